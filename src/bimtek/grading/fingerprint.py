"""What a grade depends on, as a hash: the answers that were collected, and the course that grades them.

A hand-in whose hash the gradebook holds was graded whole and would get the same again (`marks.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import bimtek
from bimtek.answers.cohort import Cohort, Person
from bimtek.curriculum import session
from bimtek.grading.autograded import answers_of

GRADES = ("answers", "curriculum", "datasets", "grading", "region", "tickets")
"""The packages that decide about points and about what judges see."""


@cache
def course_version(course: Path) -> str:
    """SHA-256 over the program that grades and the course's tables. Read once: a running program does not change."""
    package = Path(bimtek.__file__).parent
    parts = (path for name in GRADES for path in (package / name).rglob("*"))
    sources = [*package.glob("*.py"), *(path for path in parts if path.suffix in (".py", ".yml"))]
    tables = [path for path in (course / "datasets").rglob("*") if path.suffix in (".csv", ".json")]
    return _digest(
        [
            *((path.relative_to(package).as_posix(), path.read_bytes()) for path in sorted(sources)),
            *((path.relative_to(course).as_posix(), path.read_bytes()) for path in sorted(tables)),
        ]
    )


def fingerprint(cohort: Cohort, person: Person, session_id: str, course: str) -> str:
    """SHA-256 over all that a person's grade of a meeting comes from. course: the version and the notebook given out.

    OSError where a file cannot be read.
    """
    submitted = cohort.submitted / person.id / session_id
    return _digest(
        [
            ("course", course.encode()),
            ("person", f"{person.id}\0{person.table}\0{person.core}\0{person.coordinator}".encode()),
            *_files(submitted, session(session_id).notebook),
        ]
    )


def _files(submitted: Path, notebook: str) -> Iterator[tuple[str, bytes]]:
    yield notebook, str((submitted / notebook).is_file()).encode()  # what stands in it counts for nothing
    timestamp = submitted / "timestamp.txt"
    yield timestamp.name, timestamp.read_bytes() if timestamp.is_file() else b""
    for path in answers_of(submitted):
        yield path.name, path.read_bytes()


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256()
    for name, content in parts:
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()
