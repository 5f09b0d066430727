"""What the gradebook holds of every person, read again only when it changed.

Never written: formgrader may be at work.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bimtek.errors import GradingError
from bimtek.grading.marks import watch_cells

log = logging.getLogger(__name__)


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
            self.of = _read(self._path)
        except (GradingError, ValueError):  # held for a moment, or no gradebook: asked again in the next round
            log.warning("the gradebook could not be read", exc_info=True)
            return False
        self._seen = now
        return True


def _read(path: Path) -> dict[tuple[str, str], Marked]:
    found: dict[tuple[str, str], Marked] = {}
    for meeting, person, time, notebook, cell, automatic, judged, _, waits in watch_cells(path):
        moment = datetime.fromisoformat(time) if time else None
        marked = found.setdefault((meeting, person), Marked(notebook, moment))
        marked.cells[cell] = Mark(automatic, judged, bool(waits))
    return found


def _time(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
