"""What lies on the disk of one seat's work on one meeting, read again only where something changed.

Every file of the course is replaced whole, so a folder's own time says whether anything in it is new. A folder that
changed a moment ago is read once more: two changes may fall into one tick of a disk's clock.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.handin import Receipt, receipts, versions
from bimtek.answers.kept import MANIFEST
from bimtek.answers.stored import Damaged, parsed
from bimtek.errors import HandinError

TICK = 3.0
"""Seconds; the coarsest clock of a disk (FAT) has two."""
CUT_OFF = 60.0
"""Seconds after which a hand-in without a receipt is no longer waited for."""


@dataclass(frozen=True, slots=True)
class Brought:
    """An answer that came from outside the room."""

    kind: str
    """"Excel" or "ZIP"."""
    time: datetime
    """When it was taken in."""


@dataclass(slots=True)
class Folder:
    """One folder and when it was read."""

    path: str
    time: int = -1
    is_settled: bool = False

    def has_news(self) -> bool:
        """Whether to read it again; then it counts as read."""
        try:
            now = Path(self.path).stat().st_mtime_ns
        except OSError:
            now = 0
        if now == self.time and self.is_settled:
            return False
        self.time, self.is_settled = now, now < time.time_ns() - TICK * 1e9
        return True


@dataclass(slots=True)
class SeatFolders:
    """A seat's answers, hand-ins and uploads of a meeting."""

    cohort: Cohort
    seat: Seat
    session: str
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Exercise → time and size of its answer."""
    receipt: Receipt | None = None
    zipped: datetime | None = None
    """When the last hand-in was taken in as a ZIP; None when it was handed in here."""
    uploads: dict[tuple[str, int], datetime] = field(default_factory=dict)
    """(exercise, revision) → when a workbook brought it."""
    _answers: Folder = field(init=False)
    _handins: Folder = field(init=False)
    _uploads: Folder = field(init=False)

    def __post_init__(self) -> None:
        root, seat = self.cohort.folder, self.seat.id
        self._answers = Folder(os.fspath(self.cohort.work / seat / self.session / "answers"))
        self._handins = Folder(os.fspath(self.cohort.handins / self.session / seat))
        self._uploads = Folder(os.fspath(root / "uploads" / self.session / seat))

    def look(self) -> tuple[set[str], bool]:
        """(exercises whose answer is another one now, whether hand-ins or uploads are)."""
        changed = self._look_at_answers() if self._answers.has_news() else set()
        came = self._look_at_handins() if self._handins.has_news() else False
        brought = self._look_at_uploads() if self._uploads.has_news() else False
        return changed, came or brought

    def brought(self, exercise_id: str, revision: int, written: datetime | None) -> Brought | None:
        """Whether this revision of an answer came from outside, and how."""
        if time := self.uploads.get((exercise_id, revision)):
            return Brought("Excel", time)
        receipt = self.receipt
        if self.zipped and receipt and written and f"{exercise_id}.json" in receipt.files and written <= receipt.time:
            return Brought("ZIP", self.zipped)
        return None

    def _look_at_answers(self) -> set[str]:
        now = {
            entry.name.removesuffix(".json"): (found.st_mtime_ns, found.st_size)
            for entry, found in _files(self._answers.path)
            if entry.name.endswith(".json") and not entry.name.startswith(".")
        }
        changed = {name for name in now.keys() | self.marks.keys() if now.get(name) != self.marks.get(name)}
        self.marks = now
        return changed

    def _look_at_handins(self) -> bool:
        before = (self.receipt and self.receipt.sha256, self.receipt and self.receipt.number, self.zipped)
        try:
            found = receipts(self.cohort, self.seat.id, self.session)
        except HandinError:
            found = ()  # collecting says what is the matter with it
        self.receipt = found[-1] if found else None
        folder = versions(self.cohort, self.seat.id, self.session)[-1] if found else None
        self.zipped = _intake(folder) if folder else None
        with contextlib.suppress(OSError):
            if any(not (path / MANIFEST).exists() and _age(path) < CUT_OFF for path in _folders(self._handins.path)):
                self._handins.is_settled = False  # its receipt is still being written
        return before != (self.receipt and self.receipt.sha256, self.receipt and self.receipt.number, self.zipped)

    def _look_at_uploads(self) -> bool:
        found: dict[tuple[str, int], datetime] = {}
        for entry, _ in sorted(_files(self._uploads.path), key=lambda one: one[0].name):
            if entry.name.endswith(".json"):
                with contextlib.suppress(Damaged, OSError, KeyError, TypeError, ValueError, AttributeError):
                    upload = parsed(Path(entry.path).read_bytes())
                    time = datetime.fromisoformat(upload["time"])
                    for exercise_id, revision in upload["revisions"].items():
                        found.setdefault((exercise_id, int(revision)), time)
        is_new = found != self.uploads
        self.uploads = found
        return is_new


def _intake(folder: Path) -> datetime | None:
    with contextlib.suppress(Damaged, OSError, KeyError, TypeError, ValueError):
        return datetime.fromisoformat(parsed((folder / "intake.json").read_bytes())["time"])
    return None


def _files(folder: str) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):
                if entry.is_file(follow_symlinks=False):
                    yield entry, Path(entry.path).stat()  # an entry of Windows may remember an older time


def _folders(folder: str) -> list[Path]:
    return [path for path in Path(folder).iterdir() if path.is_dir()]


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime
