"""What the gradebook holds of every person, read again only when it changed.

Read as the SQLite file that it is, and never written: nbgrader takes seconds to load, and formgrader may be at work.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

log = logging.getLogger(__name__)

QUESTION = """
SELECT assignment.name, submitted_assignment.student_id, submitted_assignment.timestamp, submitted_notebook.id,
       base_cell.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade
FROM grade
JOIN base_cell ON base_cell.id = grade.cell_id
JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN assignment ON assignment.id = submitted_assignment.assignment_id
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cell of a person's notebook got."""

    automatic: float | None
    judged: float | None
    waits: bool
    """For a judge."""


@dataclass(slots=True)
class Marked:
    """A person's notebook of a meeting in the gradebook."""

    notebook: str
    """formgrader shows it at /formgrader/submissions/<notebook>/."""
    time: datetime | None
    """Of the hand-in that was graded: UTC, without a zone, as nbgrader keeps it."""
    cells: dict[str, Mark] = field(default_factory=dict)

    @property
    def is_graded(self) -> bool:
        return any(mark.automatic is not None for mark in self.cells.values())


class Marks:
    """The gradebook of a cohort. `look` may run in any thread, one at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, ...] = ()
        self.of: dict[tuple[str, str], Marked] = {}
        """(meeting, person) → what she got."""

    def look(self) -> bool:
        """Read the gradebook when it changed; whether it did."""
        now = tuple(_time(self._path.with_name(self._path.name + end)) for end in ("", "-wal"))
        if now == self._seen:
            return False
        try:
            self.of = _read(self._path) if self._path.is_file() else {}
        except (sqlite3.Error, ValueError):  # held for a moment, or no gradebook: asked again in the next round
            log.warning("the gradebook could not be read", exc_info=True)
            return False
        self._seen = now
        return True


def _read(path: Path) -> dict[tuple[str, str], Marked]:
    found: dict[tuple[str, str], Marked] = {}
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=2)) as database:
        for meeting, person, time, notebook, cell, automatic, judged, waits in database.execute(QUESTION):
            moment = datetime.fromisoformat(time) if time else None
            marked = found.setdefault((meeting, person), Marked(notebook, moment))
            marked.cells[cell] = Mark(automatic, judged, bool(waits))
    return found


def _time(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
