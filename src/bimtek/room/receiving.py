"""Receiving hand-ins that come as files, from a folder, a USB stick or an upload: ZIPs and workbooks, one by one.

Each file is looked at whole and told what became of it; one that cannot be taken stops nobody. A workbook is saved and
handed in. Used by the desk and by `bimtek collect --from`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import Receipt, digest, receipts, sha256_of
from bimtek.answers.intake import take_parcel
from bimtek.answers.parcel import Parcel, read_parcel
from bimtek.errors import AlreadyTaken, BimtekError, HandinError, SheetError
from bimtek.room.deliveries import Delivery, shown_name

if TYPE_CHECKING:
    from bimtek.sheets import Accepted, Import

ZIP, WORKBOOK = (".zip",), (".xlsx", ".xlsm", ".xls", ".ods")
AGAIN = "Tidak ada yang perlu dilakukan."


class Fate(StrEnum):
    """What became of a file."""

    TAKEN = "diterima"
    QUESTIONS = "diterima dengan pertanyaan"
    ALREADY = "sudah diterima sebelumnya"
    REFUSED = "ditolak"


@dataclass(frozen=True, slots=True)
class Received:
    """A file and what became of it. All texts are Indonesian."""

    name: str
    """As people know the file; harmless to show."""
    fate: Fate
    what: str
    """Whose it is, or why it was refused."""
    next_step: str = ""
    questions: tuple[str, ...] = ()
    """What of it was not understood, or could not be saved."""
    receipt: Receipt | None = None
    seat: str = ""

    def lines(self) -> Iterator[str]:
        """For a terminal or a file."""
        yield f"{self.fate}: {self.name}"
        yield f"  {self.what}"
        yield from (f"  ? {question}" for question in self.questions)
        if self.next_step:
            yield f"  Langkah berikutnya: {self.next_step}"
        if self.receipt:
            yield f"  SHA-256 {self.receipt.sha256}"


def receive(
    cohort: Cohort, deliveries: Iterable[Delivery], *, session: str = "", now: datetime | None = None
) -> tuple[Received, ...]:
    """Take in many files, in the order of their names but ZIPs of one seat the oldest first.

    session: refuse what belongs to any other meeting. now: when they are taken in; a workbook is handed in then.
    """
    now = now or datetime.now(cohort.zone)
    told: list[Received] = []
    parcels: list[tuple[Delivery, Parcel]] = []
    workbooks: list[Delivery] = []
    for delivery in deliveries:
        try:
            if delivery.refusal is not None:
                raise delivery.refusal
            if delivery.suffix in ZIP:
                parcels.append((delivery, read_parcel(delivery.path, delivery.read())))
            elif delivery.suffix in WORKBOOK:
                workbooks.append(delivery)
            else:
                raise HandinError(
                    "Berkas ini bukan ZIP penyerahan dan bukan buku kerja Excel.",
                    next_step="Bila di dalamnya ada isian, minta kursi itu mengumpulkan lewat tombol Kumpulkan.",
                )
        except Exception as error:
            told.append(_refused(delivery, error))
    for delivery, parcel in sorted(parcels, key=lambda pair: pair[1].receipt.time):
        try:
            told.append(_taken(cohort, delivery, take_parcel(cohort, parcel, session=session, now=now)))
        except Exception as error:
            told.append(_refused(delivery, error))
    for delivery in workbooks:
        try:
            told.append(_workbook(cohort, delivery, session, now))
        except Exception as error:  # whatever is in a file that somebody brought: the others go on
            told.append(_refused(delivery, error))
    return tuple(sorted(told, key=lambda one: one.name))


def _taken(cohort: Cohort, delivery: Delivery, receipt: Receipt, questions: tuple[str, ...] = ()) -> Received:
    return Received(
        shown_name(delivery.name),
        Fate.QUESTIONS if questions else Fate.TAKEN,
        f"{cohort.seat(receipt.seat).name}, {receipt.session}, penyerahan ke-{receipt.number}",
        "Bicarakan pertanyaannya dengan kursi itu; yang lain sudah tersimpan dan dikumpulkan." if questions else "",
        questions,
        receipt,
        receipt.seat,
    )


def _workbook(cohort: Cohort, delivery: Delivery, session: str, now: datetime) -> Received:
    """Save a workbook and hand it in, unless it says what the seat has handed in already."""
    from bimtek.sheets import accept, read_workbook

    imported = read_workbook(cohort, delivery.read(), session=session)
    before = _same_as(cohort, imported)
    if before is not None:
        raise AlreadyTaken(
            f"Isi buku kerja ini sama dengan penyerahan ke-{before.number} {imported.seat.name}.", next_step=AGAIN
        )
    accepted = accept(cohort, imported, time=now, handing_in=True)
    questions = _questions(imported, accepted)
    if accepted.receipt:
        return _taken(cohort, delivery, Receipt.model_validate(accepted.receipt), questions)
    return Received(
        shown_name(delivery.name),
        Fate.QUESTIONS,
        f"{imported.seat.name}, {imported.ticket.session}: disimpan, tetapi belum dikumpulkan",
        "Selesaikan bersama kursi itu, lalu kumpulkan dari halamannya.",
        questions,
        seat=imported.seat.id,
    )


def _questions(imported: Import, accepted: Accepted) -> tuple[str, ...]:
    told = [str(problem) for problem in imported.all_problems]
    told += [outcome.message for outcome in accepted.conflicts]
    if accepted.not_handed_in and not accepted.conflicts:
        told.append(accepted.not_handed_in)
    return tuple(told)


def _same_as(cohort: Cohort, imported: Import) -> Receipt | None:
    """The seat's last hand-in, where the workbook brings nothing new to it and nobody has typed since."""
    if any(_brings_something(cohort, imported, one.id, one.values) for one in imported.changes):
        return None
    kept = receipts(cohort, imported.seat.id, imported.ticket.session)
    folder = cohort.work / imported.seat.id / imported.ticket.session / "answers"
    now = digest({path.name: sha256_of(path) for path in folder.glob("*.json")})
    return kept[-1] if kept and kept[-1].sha256 == now else None


def _brings_something(cohort: Cohort, imported: Import, exercise_id: str, values: object) -> bool:
    from bimtek.answers.store import AnswerStore

    try:
        standing = AnswerStore(cohort.work).load(imported.seat.id, exercise_id)
    except BimtekError:
        return True
    return standing is None or standing.values != values


def _refused(delivery: Delivery, error: Exception) -> Received:
    name = shown_name(delivery.name)
    if isinstance(error, AlreadyTaken):
        return Received(name, Fate.ALREADY, error.what, error.next_step)
    if isinstance(error, SheetError) and error.where:
        return Received(name, Fate.REFUSED, f"{error.what} Di: {error.where}.", error.next_step)
    if isinstance(error, BimtekError):
        return Received(name, Fate.REFUSED, error.what, error.next_step)
    return Received(
        name,
        Fate.REFUSED,
        f"Berkas ini tidak dapat dibaca ({type(error).__name__}).",
        "Simpan ulang berkasnya atau minta kursi itu mengumpulkan lagi; bila terulang, laporkan kepada pengelola.",
    )
