"""A tag for what a form would be opened with: the same as long as no file changed that it is made from.

A page looks at its forms whenever somebody at the table saved; most of them did not change, and with the tag that it
has already, it is told so in a few bytes and without reading an answer.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.curriculum.exercise import Unit


def tag(cohort: Cohort, seat: Seat, person: Person, seen: tuple[int, ...]) -> str:
    """The tag of a seat's forms for a person. seen: times of the cohort's own files.

    Made from the times and sizes of all answers that the forms of this seat may refer to, and of what was agreed.
    """
    marks = hashlib.sha256(repr((person.id, seen)).encode())
    for folder in [cohort.bases, *(cohort.work / name for name in _writers(cohort, seat))]:
        for mark in sorted(_marks(folder)):
            marks.update(repr(mark).encode())
    return f'"{marks.hexdigest()[:24]}"'


def _writers(cohort: Cohort, seat: Seat) -> list[str]:
    """The seats whose rows a form of this seat may refer to (bimtek.answers.context)."""
    if seat.unit is Unit.CORE:
        return [other.id for other in cohort.seats if other.unit is not Unit.PERSON]
    table = cohort.person(seat.id).table if seat.unit is Unit.PERSON else ""
    return [seat.id, *([table] if table else [])]


def _marks(folder: Path) -> Iterator[tuple[str, int, int]]:
    """(path, time, size) of every answer below a seat's folder, or of every file of a flat one."""
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir():
            yield from _marks(Path(entry.path) / "answers")
        elif not entry.name.startswith("."):
            found = entry.stat()
            yield entry.path, found.st_mtime_ns, found.st_size
