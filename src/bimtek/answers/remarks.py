"""Remarks of a table on its own answer: said beside a field, answered, closed. They are talk and never enter the plan.

    work/<seat>/<session>/remarks/<exercise>.json

Beside the answers, not among them: no hand-in takes them along and nothing that assembles reads them.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bimtek.answers.files import as_text, plain_name, retry, write_atomic
from bimtek.answers.stored import Damaged, TooNew, read_stored
from bimtek.curriculum import exercise as find_exercise
from bimtek.errors import AnswerError, BrokenAnswer, NewerSchema

SCHEMA_VERSION = 1
LONGEST = 2000
"""Characters of one remark: a remark that is longer wants to be a talk."""
MOST = 300
"""Remarks on one exercise."""


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Reply(Part):
    """What somebody answered to a remark."""

    author: str
    time: AwareDatetime
    text: str


class Remark(Part):
    """One remark. Without a field it is about the exercise as a whole; without a row about a whole column."""

    id: str
    author: str
    """Id of the person."""
    time: AwareDatetime
    text: str
    table: str = ""
    row: str = ""
    field: str = ""
    replies: list[Reply] = []
    closed_by: str = ""
    """Id of who said that it is done; empty while it is open."""
    closed_at: AwareDatetime | None = None


class RemarkFile(Part):
    """What stands in a file of remarks."""

    schema_version: int = SCHEMA_VERSION
    exercise: str
    seat: str
    remarks: list[Remark] = []


class Remarks:
    """Reads and writes the remarks below a work folder. One of it serves all threads of a process."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self._one_at_a_time = threading.Lock()

    def path(self, seat: str, exercise_id: str) -> Path:
        session = find_exercise(exercise_id).session
        return self.work / plain_name(seat, "Nama kursi") / session / "remarks" / f"{exercise_id}.json"

    def load(self, seat: str, exercise_id: str) -> tuple[Remark, ...]:
        """All remarks on an exercise, the oldest first. `BrokenAnswer` or `NewerSchema` when they cannot be read."""
        return tuple(self._read(seat, exercise_id).remarks)

    def add(
        self, seat: str, exercise_id: str, text: str, *, author: str, time: datetime, table: str = "", row: str = "",
        field: str = "",
    ) -> Remark:  # fmt: skip
        """Leave a remark. `AnswerError` for one that says nothing, or when there are too many."""
        id_ = secrets.token_hex(6)
        new = Remark(id=id_, author=author, time=time, text=_said(text), table=table, row=row, field=field)

        def append(file: RemarkFile) -> Remark:
            if len(file.remarks) >= MOST:
                raise AnswerError(
                    f"Latihan ini sudah mempunyai {MOST} catatan meja.",
                    next_step="Bicarakan langsung, dan tandai selesai yang sudah dikerjakan.",
                )
            file.remarks.append(new)
            return new

        return self._change(seat, exercise_id, append)

    def deliver(self, seat: str, exercise_id: str, remark: Remark) -> Remark:
        """Put a remark from outside the table under an id of its own; once more replaces its words, not the talk."""

        def put(file: RemarkFile) -> Remark:
            before = next((entry for entry in file.remarks if entry.id == remark.id), None)
            if before is None:
                file.remarks.append(remark)
                return remark
            if before.text != remark.text:  # something new was said, so it is open again
                before.closed_by, before.closed_at = "", None
            before.text, before.time = _said(remark.text), remark.time
            before.table, before.row, before.field = remark.table, remark.row, remark.field
            return before

        return self._change(seat, exercise_id, put)

    def withdraw(self, seat: str, exercise_id: str, remark_id: str) -> None:
        """Take away what was delivered here, where it has found another place and nobody has answered it."""
        if any(entry.id == remark_id and not entry.replies for entry in self.load(seat, exercise_id)):
            self._change(seat, exercise_id, lambda file: _take_away(file, remark_id))

    def reply(self, seat: str, exercise_id: str, remark_id: str, text: str, *, author: str, time: datetime) -> Remark:
        """Answer a remark."""
        said = Reply(author=author, time=time, text=_said(text))

        def answer(file: RemarkFile) -> Remark:
            remark = _find(file, remark_id)
            if len(remark.replies) >= MOST:
                raise AnswerError("Catatan ini sudah terlalu panjang.", next_step="Bicarakan langsung di meja.")
            remark.replies.append(said)
            return remark

        return self._change(seat, exercise_id, answer)

    def close(self, seat: str, exercise_id: str, remark_id: str, *, author: str, time: datetime) -> Remark:
        """Say that a remark is done. Who said so first stays."""

        def finish(file: RemarkFile) -> Remark:
            remark = _find(file, remark_id)
            if not remark.closed_by:
                remark.closed_by, remark.closed_at = author, time
            return remark

        return self._change(seat, exercise_id, finish)

    def reopen(self, seat: str, exercise_id: str, remark_id: str) -> Remark:
        """Take back that a remark is done."""

        def again(file: RemarkFile) -> Remark:
            remark = _find(file, remark_id)
            remark.closed_by, remark.closed_at = "", None
            return remark

        return self._change(seat, exercise_id, again)

    def _change(self, seat: str, exercise_id: str, action: Callable[[RemarkFile], Remark]) -> Remark:
        path = self.path(seat, exercise_id)
        with self._one_at_a_time:
            try:
                file = self._read(seat, exercise_id)
            except BrokenAnswer:
                # Kept beside, so that talk can go on; a newer schema is left alone and raises.
                path.with_name(f"rusak-{secrets.token_hex(4)}-{path.name}").write_bytes(retry(path.read_bytes))
                file = RemarkFile(exercise=exercise_id, seat=seat)
            remark = action(file)
            write_atomic(path, as_text(file.model_dump(mode="json")))
        return remark

    def _read(self, seat: str, exercise_id: str) -> RemarkFile:
        path = self.path(seat, exercise_id)
        try:
            return read_stored(path, RemarkFile, SCHEMA_VERSION)
        except FileNotFoundError:
            return RemarkFile(exercise=exercise_id, seat=seat)
        except Damaged as error:
            raise BrokenAnswer(
                "Berkas catatan meja rusak.",
                where=path.as_posix(),
                next_step="Tulis catatan baru; berkas yang rusak disimpan di sebelahnya.",
            ) from error
        except TooNew as error:
            raise NewerSchema(
                f"Berkas catatan meja memakai skema {error.version}, program ini mengenal sampai {SCHEMA_VERSION}.",
                where=path.as_posix(),
                next_step="Perbarui bimtek, lalu ulangi.",
            ) from error


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise AnswerError("Catatan ini masih kosong.", next_step="Tulis dahulu isinya, lalu kirim.")
    if len(said) > LONGEST:
        raise AnswerError(f"Catatan ini lebih panjang dari {LONGEST} huruf.", next_step="Pendekkan, lalu kirim lagi.")
    return said


def _take_away(file: RemarkFile, remark_id: str) -> Remark:
    found = _find(file, remark_id)
    file.remarks.remove(found)
    return found


def _find(file: RemarkFile, remark_id: str) -> Remark:
    for remark in file.remarks:
        if remark.id == remark_id:
            return remark
    raise AnswerError("Catatan ini tidak ada lagi.", next_step="Muat ulang halaman.")
