"""The copies that are kept of one answer: the last ones, a few of each older hour, and whatever could not be used."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from bimtek.answers.answer_file import AnswerFile, read_answer_file
from bimtek.answers.files import write_atomic
from bimtek.errors import BrokenAnswer

KEPT_RECENT = 10
KEPT_BUCKETS = 40
BUCKET_SECONDS = 300


class History:
    """The folder `.history/<exercise>/` beside an answers file."""

    def __init__(self, current: Path) -> None:
        self.exercise = current.stem
        self.folder = current.parent / ".history" / current.stem

    def copy(self, revision: int) -> Path:
        """Where the copy of a revision lies."""
        return self.folder / f"{revision:06d}.json"

    def copies(self) -> list[Path]:
        """The numbered copies, oldest first."""
        found = [path for path in self.folder.glob("*.json") if path.stem.isdecimal()]
        return sorted(found, key=lambda path: int(path.stem))

    def last_number(self) -> int:
        """The highest number that is taken, also by a copy that cannot be read; 0 when there is none."""
        copies = self.copies()
        return int(copies[-1].stem) if copies else 0

    def was_thinned(self, revision: int) -> bool:
        """So many later copies are there that this one may have been taken away, and its number be free again."""
        return sum(int(path.stem) > revision for path in self.copies()) >= KEPT_RECENT

    def last_good(self, *, below: int | None = None) -> AnswerFile | None:
        """The last copy that can be read; with `below`, of those with a lower number. `NewerSchema` is raised."""
        for path in reversed(self.copies()):
            if below is None or int(path.stem) < below:
                with contextlib.suppress(
                    BrokenAnswer, FileNotFoundError
                ):  # then the one before it is the last good one
                    return read_answer_file(path, self.exercise)
        return None

    def keep(self, kind: str, content: bytes) -> Path:
        """Keep something that is no copy: "bentrok-…" (typed over an old revision) or "rusak" (cannot be read)."""
        path = self.folder / f"{kind}-{hashlib.sha256(content).hexdigest()[:8]}.json"
        if not path.exists():
            write_atomic(path, content)
        return path

    def thin(self) -> None:
        """Keep the last copies, and of older ones the newest of every five minutes."""
        old = self.copies()[:-KEPT_RECENT]
        newest: dict[int, Path] = {}
        # Another writer may thin at the same moment, and Windows may hold a copy: what stays now goes next time.
        for path in old:
            with contextlib.suppress(OSError):
                newest[int(path.stat().st_mtime) // BUCKET_SECONDS] = path
        keep = set(sorted(newest.values(), key=lambda path: int(path.stem))[-KEPT_BUCKETS:])
        for path in old:
            if path not in keep:
                with contextlib.suppress(OSError):
                    path.unlink()
