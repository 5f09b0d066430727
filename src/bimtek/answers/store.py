"""The answers of a cohort on disk: one small file per seat and exercise, saved means saved (decision 2).

    work/<seat>/<session>/answers/<exercise>.json
    work/<seat>/<session>/answers/.history/<exercise>/<revision>.json       the last copies
    work/<seat>/<session>/answers/.history/<exercise>/bentrok-<...>.json    a save on an old revision, kept
    work/<seat>/<session>/answers/.history/<exercise>/rusak-<...>.json      a broken file, kept

A revision is claimed by giving a complete copy its name in the history, which only one can do; then the current file
is replaced. So two writers, even in two processes, can never both believe that they were first.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from bimtek.answers.files import as_text, claim, plain_name, retry, write_atomic, write_temporary
from bimtek.answers.identity import with_ids
from bimtek.curriculum import exercise as find_exercise
from bimtek.errors import BrokenAnswer, NewerSchema

SCHEMA_VERSION = 1
KEPT_RECENT = 10
KEPT_BUCKETS = 40
BUCKET_SECONDS = 300


class AnswerFile(BaseModel):
    """What stands in an answers file."""

    model_config = ConfigDict(extra="forbid")

    schema_version: int = SCHEMA_VERSION
    exercise: str
    seat: str
    author: str
    """Id of the person who typed."""
    base: str = ""
    """The base that the answer was written against."""
    revision: int
    time: AwareDatetime
    values: dict[str, Any]

    def text(self) -> str:
        return as_text(self.model_dump(mode="json"))


@dataclass(frozen=True, slots=True)
class Saved:
    """The file as it stands now."""

    file: AnswerFile


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved before; what was sent is kept beside it."""

    theirs: AnswerFile
    kept_as: Path


def read_answer_file(path: Path) -> AnswerFile:
    """An answers file, wherever it lies. `BrokenAnswer` or `NewerSchema` says which file and what to do."""
    try:
        content = path.read_bytes()
        file = AnswerFile.model_validate_json(content)
    except (ValidationError, UnicodeDecodeError) as error:
        raise BrokenAnswer(
            "Berkas jawaban rusak atau tertulis separuh.",
            where=path.as_posix(),
            next_step="Berkas ini disimpan apa adanya; pakai salinan baik terakhir di folder .history.",
        ) from error
    if file.schema_version > SCHEMA_VERSION:
        raise NewerSchema(
            f"Berkas jawaban memakai skema {file.schema_version}, program ini mengenal sampai {SCHEMA_VERSION}.",
            where=path.as_posix(),
            next_step="Perbarui bimtek, lalu ulangi.",
        )
    return file


class AnswerStore:
    """Loads and saves the answers below a work folder."""

    def __init__(self, work: Path) -> None:
        self.work = work

    def path(self, seat: str, exercise_id: str) -> Path:
        """The answers file of a seat; `BadName` for a seat that is no plain name, `UnknownExercise` likewise."""
        session = find_exercise(exercise_id).session
        return self.work / plain_name(seat, "Nama kursi") / session / "answers" / f"{exercise_id}.json"

    def load(self, seat: str, exercise_id: str) -> AnswerFile | None:
        """The current answer; None when nothing was saved yet. A broken file raises and is left where it is."""
        path = self.path(seat, exercise_id)
        return read_answer_file(path) if path.exists() else None

    def recover(self, seat: str, exercise_id: str) -> AnswerFile | None:
        """The last good copy from the history."""
        history = self.history(seat, exercise_id)
        return history[-1] if history else None

    def history(self, seat: str, exercise_id: str) -> tuple[AnswerFile, ...]:
        """The copies that are kept and readable, oldest first."""
        found = []
        for path in self._copies(self.path(seat, exercise_id)):
            with contextlib.suppress(BrokenAnswer, NewerSchema):
                found.append(read_answer_file(path))
        return tuple(found)

    def save(
        self,
        seat: str,
        exercise_id: str,
        values: dict[str, Any],
        *,
        revision: int,
        author: str,
        time: datetime,
        base: str = "",
    ) -> Saved | Conflict:
        """Save values that were typed over `revision` (0: over nothing).

        On an old revision nothing is overwritten: what was sent is kept in the history and a `Conflict` is returned.
        A broken current file is moved into the history first.
        """
        path = self.path(seat, exercise_id)
        current = self._current(path, seat, exercise_id)
        file = AnswerFile(
            exercise=exercise_id,
            seat=seat,
            author=author,
            base=base,
            revision=revision + 1,
            time=time,
            values=with_ids(find_exercise(exercise_id), values),
        )
        if current is not None and current.revision != revision:
            return self._keep_beside(path, file, current)
        if current is None:
            # Nothing is there, or nothing that can be read: go on after the last copy, whatever the form believes.
            file = file.model_copy(update={"revision": self._last_revision(path) + 1})
        temporary = write_temporary(path, file.text())
        try:
            claimed = self._copy(path, file.revision)
            claimed.parent.mkdir(parents=True, exist_ok=True)
            if not claim(temporary, claimed):
                return self._finish_other(path, claimed, file)
            retry(lambda: temporary.replace(path))
        finally:
            temporary.unlink(missing_ok=True)
        self._thin(path)
        return Saved(file)

    def _current(self, path: Path, seat: str, exercise_id: str) -> AnswerFile | None:
        try:
            return self.load(seat, exercise_id)
        except BrokenAnswer:
            mark = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            kept = self._history(path) / f"rusak-{mark}.json"
            kept.parent.mkdir(parents=True, exist_ok=True)
            retry(lambda: path.replace(kept))
            return None

    def _keep_beside(self, path: Path, file: AnswerFile, theirs: AnswerFile) -> Conflict:
        text = file.text()
        mark = hashlib.sha256(text.encode()).hexdigest()[:8]
        kept = self._history(path) / f"bentrok-{file.revision:06d}-{mark}.json"
        write_atomic(kept, text)
        return Conflict(theirs, kept)

    def _finish_other(self, path: Path, claimed: Path, file: AnswerFile) -> Conflict:
        """Somebody claimed this revision first and may have been cut off before replacing the file: finish for them."""
        theirs = read_answer_file(claimed)
        current = read_answer_file(path) if path.exists() else None
        if current is None or current.revision < theirs.revision:
            write_atomic(path, theirs.text())
        return self._keep_beside(path, file, theirs)

    @staticmethod
    def _history(path: Path) -> Path:
        return path.parent / ".history" / path.stem

    def _copy(self, path: Path, revision: int) -> Path:
        return self._history(path) / f"{revision:06d}.json"

    def _copies(self, path: Path) -> list[Path]:
        return sorted(self._history(path).glob("[0-9]*.json"))

    def _last_revision(self, path: Path) -> int:
        copies = self._copies(path)
        return int(copies[-1].stem) if copies else 0

    def _thin(self, path: Path) -> None:
        """Keep the last copies, and of older ones the newest of every five minutes."""
        old = self._copies(path)[:-KEPT_RECENT]
        newest = {int(copy.stat().st_mtime) // BUCKET_SECONDS: copy for copy in old}
        keep = set(sorted(newest.values())[-KEPT_BUCKETS:])
        for copy in old:
            if copy not in keep:
                copy.unlink(missing_ok=True)


def copy_answers(source: Path, target: Path) -> list[Path]:
    """Copy answers files (and nothing else) from one folder into another; returns the copies."""
    target.mkdir(parents=True, exist_ok=True)
    copies = []
    for path in sorted(source.glob("*.json")):
        if path.is_file() and not path.is_symlink():
            shutil.copyfile(path, target / path.name)
            copies.append(target / path.name)
    return copies
