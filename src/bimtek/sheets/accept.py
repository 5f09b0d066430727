"""Taking a workbook: what it says is saved, the file is kept, and, if wished, the seat hands in.

uploads/<session>/<seat>/<time>-<sha8>.xlsx    the file as it came
uploads/<session>/<seat>/<time>-<sha8>.json    who brought it, and which revisions came out of it
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import as_text, write_atomic
from bimtek.answers.handin import hand_in
from bimtek.answers.store import AnswerFile, AnswerStore, Conflict
from bimtek.answers.stored import Damaged, TooNew, read_stored
from bimtek.errors import BimtekError, BrokenAnswer
from bimtek.sheets.report import Accepted, ExerciseImport, Import, Outcome, State

SCHEMA_VERSION = 1
STATUS = {
    State.SAME: "same",
    State.PROPOSED: "proposed",
    State.MISSING: "missing",
    State.REFUSED: "refused",
}
CLASH = "Ada yang belum tersimpan karena bentrok; selesaikan dahulu pada formulirnya, lalu kumpulkan dari sana."


class Upload(BaseModel):
    """What is known about a file that was taken."""

    model_config = ConfigDict(extra="forbid")

    schema_version: int = SCHEMA_VERSION
    workbook: str
    sha256: str
    person: str
    time: AwareDatetime
    revisions: dict[str, int]
    """Exercise → revision that holds what the workbook said."""


def accept(cohort: Cohort, imported: Import, *, time: datetime, handing_in: bool = False) -> Accepted:
    """Save what a workbook says, keep the file, and hand in if wished. time: with time zone.

    Nobody is overwritten: where the answer was changed elsewhere since the workbook was made, both are kept and the
    outcome is a conflict; then nothing is handed in. What went wrong with handing in is told, the answers stay saved.
    """
    ticket = imported.ticket
    folder = cohort.folder / "uploads" / ticket.session / imported.seat.id
    name = f"{time.astimezone(cohort.zone):%Y%m%dT%H%M%S}-{imported.sha256[:8]}"
    before = _revisions(folder, ticket.workbook)
    write_atomic(folder / f"{name}.xlsx", imported.content)
    store = AnswerStore(cohort.work)
    outcomes = tuple(_save(cohort, store, imported, one, before, time) for one in imported.exercises)
    upload = Upload(
        workbook=ticket.workbook,
        sha256=imported.sha256,
        person=imported.person.id,
        time=time,
        revisions=before | {one.id: one.revision for one in outcomes if one.status in ("saved", "already")},
    )
    write_atomic(folder / f"{name}.json", as_text(upload.model_dump(mode="json")))
    kept = (folder / f"{name}.xlsx").relative_to(cohort.folder).as_posix()
    accepted = Accepted(kept, outcomes, time)
    return _handed_in(cohort, imported, accepted) if handing_in else accepted


def clashes(cohort: Cohort, imported: Import) -> tuple[str, ...]:
    """Whom saving now would meet: what was changed elsewhere since the workbook was made, in words."""
    folder = cohort.folder / "uploads" / imported.ticket.session / imported.seat.id
    before, store = _revisions(folder, imported.ticket.workbook), AnswerStore(cohort.work)
    found = []
    for one in imported.changes:
        standing = _standing(store, imported, one)
        if standing and standing.values != one.values and standing.revision != _over(one, standing, before):
            found.append(_changed(cohort, one, standing))
    return tuple(found)


def _standing(store: AnswerStore, imported: Import, one: ExerciseImport) -> AnswerFile | None:
    with contextlib.suppress(BrokenAnswer):  # saving goes on from the last good copy
        return store.load(imported.seat.id, one.id)
    return None


def _over(one: ExerciseImport, standing: AnswerFile | None, before: dict[str, int]) -> int:
    """The revision that the workbook was filled over.

    The same workbook may come again and again: what it brought the last time is no other hand's work.
    """
    again = standing is not None and before.get(one.id) == standing.revision
    return standing.revision if standing and again else one.revision


def _save(
    cohort: Cohort,
    store: AnswerStore,
    imported: Import,
    one: ExerciseImport,
    before: dict[str, int],
    time: datetime,
) -> Outcome:
    if one.state is not State.CHANGED:
        return Outcome(one.id, one.title, STATUS[one.state])
    standing = _standing(store, imported, one)
    if standing and standing.values == one.values:
        return Outcome(one.id, one.title, "already", standing.revision)
    outcome = store.save(
        imported.seat.id,
        one.id,
        one.values,
        revision=_over(one, standing, before),
        author=imported.person.id,
        time=time,
        base=one.base,
    )
    if isinstance(outcome, Conflict):
        return _clash(cohort, one, outcome)
    return Outcome(one.id, one.title, "saved", outcome.file.revision)


def _clash(cohort: Cohort, one: ExerciseImport, conflict: Conflict) -> Outcome:
    kept = conflict.kept_as.relative_to(cohort.folder).as_posix()
    message = (
        f"{_changed(cohort, one, conflict.theirs)} Isian itu tetap berlaku; isian dari buku kerja disimpan di {kept}. "
        "Langkah berikutnya: unduh buku kerja yang baru, salin yang masih perlu ke dalamnya, lalu unggah lagi."
    )
    return Outcome(one.id, one.title, "conflict", conflict.theirs.revision, message)


def _changed(cohort: Cohort, one: ExerciseImport, theirs: AnswerFile) -> str:
    name = next((person.name for person in cohort.people if person.id == theirs.author), theirs.author)
    when = theirs.time.astimezone(cohort.zone)
    return f"{one.title} sudah diubah {name} pada {when:%d/%m/%Y} pukul {when:%H.%M}, sesudah buku kerja ini dibuat."


def _handed_in(cohort: Cohort, imported: Import, accepted: Accepted) -> Accepted:
    receipt: dict[str, Any] | None = None
    reason = CLASH if accepted.conflicts else ""
    if not reason:
        try:
            made = hand_in(
                cohort,
                imported.seat.id,
                imported.ticket.session,
                author=imported.person.id,
                time=accepted.time,
            )
            receipt = made.model_dump(mode="json")
        except BimtekError as error:
            reason = str(error)
    return Accepted(accepted.kept, accepted.outcomes, accepted.time, receipt, reason)


def _revisions(folder: Path, workbook: str) -> dict[str, int]:
    """Exercise → revision, as the same workbook left it when it came the last time."""
    found: dict[str, int] = {}
    for path in sorted(folder.glob("*.json")):
        with contextlib.suppress(Damaged, TooNew, OSError):  # then the file says nothing, and a clash is told
            upload = read_stored(path, Upload, SCHEMA_VERSION)
            if upload.workbook == workbook:
                found |= upload.revisions
    return found
