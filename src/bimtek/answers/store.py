"""The answers of a cohort on disk: one small file per seat and exercise, saved means saved (decision 2).

    work/<seat>/<session>/answers/<exercise>.json
    work/<seat>/<session>/answers/.history/<exercise>/<revision>.json       the last copies
    work/<seat>/<session>/answers/.history/<exercise>/bentrok-<...>.json    a save on an old revision, kept
    work/<seat>/<session>/answers/.history/<exercise>/rusak-<...>.json      a broken file, kept

A revision is claimed by giving a complete copy its name in the history, which only one can do; then the current file
is replaced. So two writers, even in two processes, can never both believe that they were first, and whoever is cut off
in between is finished by the next.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bimtek.answers.answer_file import SCHEMA_VERSION, AnswerFile, Answers, plain_values, read_answer_file
from bimtek.answers.files import ATTEMPTS, claim, plain_name, retry, wait, write_atomic, write_temporary
from bimtek.answers.history import History
from bimtek.answers.identity import is_same, with_ids
from bimtek.curriculum import exercise as find_exercise
from bimtek.errors import AnswerError, BrokenAnswer, NewerSchema

__all__ = [
    "SCHEMA_VERSION",
    "AnswerFile",
    "AnswerStore",
    "Answers",
    "Conflict",
    "Saved",
    "copy_answers",
    "read_answer_file",
]


PATIENCE = ATTEMPTS // 2
"""Times that a save waits for somebody who has taken a number and not yet written."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The file as it stands now."""

    file: AnswerFile


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved before; what was sent is kept beside it."""

    theirs: AnswerFile
    kept_as: Path


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
        try:
            return read_answer_file(self.path(seat, exercise_id), exercise_id)
        except FileNotFoundError:
            return None

    def recover(self, seat: str, exercise_id: str) -> AnswerFile | None:
        """The last good copy from the history."""
        history = self.history(seat, exercise_id)
        return history[-1] if history else None

    def history(self, seat: str, exercise_id: str) -> tuple[AnswerFile, ...]:
        """The copies that are kept and readable, oldest first."""
        found = []
        for path in History(self.path(seat, exercise_id)).copies():
            with contextlib.suppress(BrokenAnswer, NewerSchema, FileNotFoundError):
                found.append(read_answer_file(path, exercise_id))
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
        reasons: Mapping[str, str] | None = None,
    ) -> Saved | Conflict:
        """Save values that were typed over `revision` (0: over nothing). reasons: None keeps those that stand.

        On an old revision nothing is overwritten: what was sent is kept in the history and a `Conflict` is returned,
        unless it is what stands there already: a form whose acknowledgement was lost on the way sends it again.
        A broken current file is kept in the history, and saving goes on from the last good copy.
        """
        path, exercise = self.path(seat, exercise_id), find_exercise(exercise_id)
        typed = plain_values(values)
        file = AnswerFile(
            exercise=exercise_id,
            seat=seat,
            author=author,
            base=base,
            revision=1,
            time=time,
            values=with_ids(exercise, typed),
            reasons=dict(reasons or {}),
        )
        for attempt in range(ATTEMPTS):
            last = History(path).last_number()
            standing = _standing(path)
            typed_over = standing.revision if standing else 0
            if standing and reasons is None:
                file = file.model_copy(update={"reasons": standing.reasons})
            if standing and typed_over != revision:
                if is_same(exercise, typed, standing.values) and file.reasons == standing.reasons:
                    return Saved(standing)
                return _keep_beside(path, file.numbered(min(max(revision, 0), typed_over) + 1), standing)
            if last > typed_over and attempt < PATIENCE:
                wait()  # a number that holds nothing yet (a disk without links): its writer is at it, or was cut off
                continue
            numbered = file.numbered(max(typed_over, last) + 1)
            if _claim(path, numbered, typed_over):
                History(path).thin()
                return Saved(numbered)
        raise AnswerError(
            "Terlalu banyak yang menyimpan isian ini pada saat yang sama.",
            where=path.as_posix(),
            next_step="Tunggu sebentar, lalu simpan lagi.",
        )

    def adopt(self, file: AnswerFile, *, over: int) -> bool:
        """Go on from a file that was written on another computer, in the place of revision `over` (0: of nothing).

        It keeps its number where that is free. False when somebody here saved meanwhile; then nothing is changed.
        """
        path = self.path(file.seat, file.exercise)
        standing = _standing(path)
        if (standing.revision if standing else 0) != over:
            return False
        return _claim(path, file.numbered(max(file.revision, History(path).last_number() + 1)), over)


def _standing(path: Path) -> AnswerFile | None:
    """The answer that holds: the current file, or a later copy whose writer was cut off before replacing it."""
    current = None
    try:
        current = read_answer_file(path, path.stem)
    except BrokenAnswer:
        # A copy of it, as it is; the file itself stays until something better takes its place.
        with contextlib.suppress(FileNotFoundError):
            History(path).keep("rusak", retry(path.read_bytes))
    except FileNotFoundError:
        pass
    copy = History(path).last_good()
    if copy is None or (current is not None and copy.revision <= current.revision):
        return current
    _finish(path, current.revision if current else 0)
    return copy


def _claim(path: Path, file: AnswerFile, typed_over: int) -> bool:
    """Take the file's number in the history and make it the current one; False when somebody else was faster."""
    history = History(path)
    claimed = history.copy(file.revision)
    temporary = write_temporary(claimed, file.text())
    try:
        if not claim(temporary, claimed):
            return False
    finally:
        temporary.unlink(missing_ok=True)
    before = history.last_good(below=file.revision)
    if history.was_thinned(file.revision) or (before is not None and before.revision > typed_over):
        claimed.unlink(missing_ok=True)  # a very slow writer: others went on meanwhile, and the number was free again
        return False
    # A file of its own, so that whoever edits the current one by hand does not spoil the copy with it.
    write_atomic(path, file.text())
    _finish(path, file.revision)
    return True


def _finish(path: Path, written: int) -> None:
    """Bring the current file up to the last copy: its writer was cut off, or was overtaken by a slower one."""
    while (last := History(path).last_good()) is not None and last.revision > written:
        write_atomic(path, last.text())
        written = last.revision


def _keep_beside(path: Path, file: AnswerFile, theirs: AnswerFile) -> Conflict:
    return Conflict(theirs, History(path).keep(f"bentrok-{file.revision:06d}", file.text().encode()))


def copy_answers(source: Path, target: Path) -> list[Path]:
    """Copy answers files (and nothing else) from one folder into another, onto the disk; returns the copies."""
    target.mkdir(parents=True, exist_ok=True)
    copies = []
    for path in sorted(source.glob("*.json")):
        if path.is_file() and not path.is_symlink():
            write_atomic(target / path.name, retry(path.read_bytes))
            copies.append(target / path.name)
    return copies
