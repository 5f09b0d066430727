"""A meeting's notebook as parts of a page: lessons, stored figures, and the places where forms stand.

No kernel runs and no code is shown. A code cell says by its one line what it stands for:

    form("vision.issues")     a form
    figure("benchmark")       the picture that is stored with it
    anything else             nothing
"""

from __future__ import annotations

import ast
import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bimtek.curriculum import Session
from bimtek.errors import CurriculumError
from bimtek.room.markdown import PICTURES, as_html, picture


@dataclass(frozen=True, slots=True)
class Lesson:
    """Escaped HTML of a Markdown cell."""

    html: str
    kind: str = "lesson"


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where the form of an exercise stands."""

    exercise: str
    kind: str = "form"


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A picture with its description for those who do not see it."""

    address: str
    alt: str
    kind: str = "figure"


Part = Lesson | FormPlace | StoredFigure

HEADING = re.compile(r"\A\s*<h2[^>]*>(.*?)</h2>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """A lesson that begins with a heading of its own, to be shown somewhere else, too."""

    session: Session
    title: str
    html: str
    """What stands below the heading."""


def parts(sessions: Path, session: Session) -> tuple[Part, ...]:
    """The parts of a meeting's page, kept until the notebook changes. `CurriculumError` when it cannot be read."""
    return _kept(sessions, session)[0]


def case(sessions: Path, session: Session) -> str:
    """Code of the region that the lessons take their examples from; empty where the notebook names none."""
    return _kept(sessions, session)[1]


def _kept(sessions: Path, session: Session) -> tuple[tuple[Part, ...], str]:
    path = sessions / session.id / session.notebook
    try:
        changed = path.stat()
    except OSError as error:
        raise CurriculumError(
            f"Lembar kerja pertemuan {session.roman} tidak ada.",
            where=path.as_posix(),
            next_step="Kembalikan berkas itu dari repositori kursus.",
        ) from error
    return _read(path, changed.st_mtime_ns, changed.st_size)


def section(sessions: Path, session: Session, title: str) -> Section | None:
    """The lesson whose heading begins with these words; None when the notebook has none or cannot be read."""
    with contextlib.suppress(CurriculumError):  # the meeting's own page says what is the matter with it
        for part in parts(sessions, session):
            if isinstance(part, Lesson) and (found := HEADING.match(part.html)) and found[1].startswith(title):
                return Section(session, found[1], part.html[found.end() :])
    return None


@lru_cache(maxsize=16)
def _read(path: Path, changed_ns: int, size: int) -> tuple[tuple[Part, ...], str]:
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = notebook["cells"]
        named = notebook.get("metadata", {}).get("bimtek", {}).get("case", "")
        return tuple(part for cell in cells for part in _of_cell(cell)), str(named)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CurriculumError(
            "Lembar kerja rusak dan tidak dapat ditampilkan.",
            where=path.as_posix(),
            next_step="Kembalikan berkas itu dari repositori kursus.",
        ) from error


def _of_cell(cell: dict[str, Any]) -> Iterator[Part]:
    source = _text(cell["source"])
    if cell["cell_type"] == "markdown":
        if not _is_rubric(cell):
            yield Lesson(as_html(source, cell.get("attachments")))
    elif cell["cell_type"] == "code":
        name, argument = call(source)
        if name == "form":
            yield FormPlace(argument)
        elif name != "points":
            yield from _figures(cell)


def call(source: str) -> tuple[str, str]:
    """(function, its first argument) of a cell that is one call with a text, else two empty strings."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return "", ""
    match body:
        case [ast.Expr(ast.Call(ast.Name(name), [ast.Constant(str(argument)), *_]))]:
            return name, argument
    return "", ""


def _figures(cell: dict[str, Any]) -> Iterator[StoredFigure]:
    for output in cell.get("outputs", []):
        data, metadata = output.get("data", {}), output.get("metadata", {})
        for media_type in PICTURES:
            if media_type in data:
                alt = metadata.get(media_type, {}).get("alt") or metadata.get("alt") or _text(data["text/plain"])
                yield StoredFigure(picture(media_type, _text(data[media_type])), str(alt))
                break


def _is_rubric(cell: dict[str, Any]) -> bool:
    """What people judge stands in the form already."""
    return bool(cell.get("metadata", {}).get("nbgrader", {}).get("task"))


def _text(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)
