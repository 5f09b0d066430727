"""Taking in hand-ins that came as ZIP files: each is looked at whole, and kept as a version like any other.

A ZIP comes from outside, so it is believed only what can be checked: points are counted anew here, and who wrote it,
for which seat and when must fit this cohort. The ZIP itself is not changed.

handins/<session>/<seat>/<0002>/intake.json    from which file it came, and when it was taken in
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bimtek.answers.answer_file import SCHEMA_VERSION, AnswerFile, read_answer_file
from bimtek.answers.base import read_base
from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.files import as_text, write_atomic
from bimtek.answers.handin import Receipt, conclude, digest, latest_handin, new_version, receipts, versions
from bimtek.answers.parcel import Parcel, read_parcel
from bimtek.answers.store import AnswerStore
from bimtek.answers.stored import Damaged, TooNew, as_model
from bimtek.curriculum import SESSIONS, exercises
from bimtek.errors import AlreadyTaken, AnswerError, BadName, BaseError, BimtekError, CohortError, HandinError
from bimtek.formats import date_id

CLOCKS_DIFFER = timedelta(hours=26)
"""A laptop may have another time zone, and be wrong by some hours; what lies further ahead was never handed in."""


@dataclass
class Intake:
    """What became of a heap of ZIP files."""

    taken: list[tuple[Path, Receipt]] = field(default_factory=list)
    problems: list[BimtekError] = field(default_factory=list)


def take_zips(cohort: Cohort, paths: Iterable[Path], *, session: str = "", now: datetime | None = None) -> Intake:
    """Take in many, the oldest hand-in first, so that of two of one seat the newer counts. One bad one stops nobody.

    session: refuse what belongs to any other meeting.
    """
    done, parcels = Intake(), []
    for path in paths:
        try:
            parcels.append(read_parcel(path))
        except BimtekError as error:
            done.problems.append(error)
    for parcel in sorted(parcels, key=lambda parcel: parcel.receipt.time):
        try:
            done.taken.append((parcel.path, take_parcel(cohort, parcel, session=session, now=now)))
        except BimtekError as error:
            done.problems.append(error)
    return done


def take_zip(cohort: Cohort, path: Path, *, now: datetime | None = None) -> Receipt:
    """Keep the hand-in in a ZIP as the seat's next version. `HandinError` when it cannot be taken, and why.

    now: when it is taken in; the time of the hand-in itself stays that of the ZIP.
    """
    return take_parcel(cohort, read_parcel(path), now=now)


def take_parcel(cohort: Cohort, parcel: Parcel, *, session: str = "", now: datetime | None = None) -> Receipt:
    """As `take_zip`, for a ZIP that was read. session: refuse what belongs to any other meeting.

    `AlreadyTaken` when it was taken before; if that was cut off before the seat could go on from it, it can now.
    """
    now = now or datetime.now(cohort.zone)
    seat = _seat(cohort, parcel)
    if session and parcel.receipt.session != session:
        raise _refusal(
            parcel,
            f"ZIP ini untuk pertemuan {parcel.receipt.session}, bukan {session}.",
            "Terima pada pertemuannya sendiri.",
        )
    for question in (_of_this_seat, _in_time, _not_taken_before):
        question(cohort, seat, parcel, now)
    receipt = parcel.receipt
    folder = new_version(cohort, seat, receipt.session)
    for name, content in parcel.answers.items():
        write_atomic(folder / "answers" / name, content)
    came = {"schema_version": 1, "zip": parcel.path.name, "sha256": parcel.sha256, "number": receipt.number}
    write_atomic(folder / "intake.json", as_text({**came, "time": now.isoformat(timespec="seconds")}))
    before = latest_handin(cohort, seat.id, receipt.session)
    kept = conclude(cohort, seat, receipt.session, folder, author=receipt.author, time=receipt.time)
    for name in parcel.answers:
        _go_on(cohort, folder / "answers" / name, before / "answers" / name if before else None)
    return kept


def _go_on(cohort: Cohort, taken: Path, before: Path | None) -> None:
    """Let the seat go on here from what it wrote elsewhere, unless somebody has typed here since the last hand-in."""
    file, store = read_answer_file(taken), AnswerStore(cohort.work)
    with contextlib.suppress(AnswerError):  # a broken file here is mended in its form; the hand-in is kept anyway
        standing = store.load(file.seat, file.exercise)
        handed_in = read_answer_file(before) if before and before.exists() else None
        if standing is None or (handed_in and standing.values == handed_in.values):
            store.adopt(file, over=standing.revision if standing else 0)


def _finish(cohort: Cohort, seat: Seat, parcel: Parcel) -> None:
    """What an intake that was cut off behind the receipt had still to do; nothing where somebody has typed since."""
    *earlier, taken = versions(cohort, seat.id, parcel.receipt.session)
    store = AnswerStore(cohort.work)
    for name in parcel.answers:
        before = earlier[-1] / "answers" / name if earlier else None
        with contextlib.suppress(AnswerError, FileNotFoundError):
            file = read_answer_file(taken / "answers" / name)
            standing = store.load(file.seat, file.exercise)
            if standing is None or (before and before.exists() and standing == read_answer_file(before)):
                store.adopt(file, over=standing.revision if standing else 0)


def _seat(cohort: Cohort, parcel: Parcel) -> Seat:
    """Whose hand-in it is: of this cohort, this course, and by somebody who sits there."""
    receipt = parcel.receipt
    if receipt.cohort != cohort.id:
        raise _refusal(
            parcel,
            f"ZIP ini dari angkatan “{receipt.cohort[:40]}”, bukan “{cohort.id}”.",
            "Berikan kepada fasilitator angkatan itu.",
        )
    if receipt.session not in [session.id for session in SESSIONS]:
        raise _refusal(parcel, f"Pertemuan “{receipt.session[:40]}” tidak ada dalam kursus ini.")
    try:
        seat = cohort.seat(receipt.seat)
    except CohortError as error:
        raise _refusal(parcel, f"Kursi “{receipt.seat[:40]}” tidak ada di angkatan ini.") from error
    if receipt.author not in [person.id for person in cohort.members(seat)]:
        raise _refusal(
            parcel,
            f"“{receipt.author[:40]}” bukan anggota {seat.name}.",
            "Periksa roster.csv: tambahkan pengganti di sana, lalu ulangi.",
        )
    return seat


def _of_this_seat(cohort: Cohort, seat: Seat, parcel: Parcel, now: datetime) -> None:
    """Every file answers an exercise that this seat owes in this meeting, against something that was agreed here."""
    owed = {entry.id for entry in exercises(parcel.receipt.session) if entry.unit is seat.unit}
    for name, content in parcel.answers.items():
        if name.removesuffix(".json") not in owed:
            raise _refusal(parcel, f"“{name[:60]}” bukan latihan {seat.name} pada pertemuan ini.")
        file = _answer(parcel, name, content)
        if (file.exercise, file.seat) != (name.removesuffix(".json"), seat.id):
            raise _refusal(parcel, f"“{name}” berisi jawaban kursi atau latihan lain.")
        try:
            if file.base:
                read_base(cohort.bases, file.base)
        except (BaseError, BadName) as error:
            raise _refusal(
                parcel,
                f"“{name}” ditulis berdasarkan hasil sepakat “{file.base[:40]}”, yang tidak ada di angkatan ini.",
                "Salin berkas itu ke folder base/ angkatan ini, lalu ulangi.",
            ) from error
    if digest(parcel.receipt.files) != parcel.receipt.sha256 or not parcel.answers:
        raise _refusal(parcel, "Nomor sidik tanda terima tidak cocok dengan isinya.")


def _answer(parcel: Parcel, name: str, content: bytes) -> AnswerFile:
    try:
        return as_model(content, AnswerFile, SCHEMA_VERSION)
    except (Damaged, TooNew) as error:
        raise _refusal(
            parcel,
            f"Jawaban “{name}” tidak dapat dibaca.",
            "Minta kursi ini membuka dan menyimpan formulirnya, lalu mengumpulkan lagi.",
        ) from error


def _in_time(cohort: Cohort, seat: Seat, parcel: Parcel, now: datetime) -> None:
    """Not from tomorrow. Whether it came late, `collect` says."""
    if parcel.receipt.time > now + CLOCKS_DIFFER:
        raise _refusal(
            parcel,
            f"Menurut ZIP ini dikumpulkan {date_id(parcel.receipt.time.date())}, padahal hari itu belum tiba.",
            "Betulkan tanggal komputer peserta itu, lalu minta ia mengumpulkan lagi.",
        )


def _not_taken_before(cohort: Cohort, seat: Seat, parcel: Parcel, now: datetime) -> None:
    """Not the same again, and nothing that would put an older answer in the place of a newer one."""
    kept = receipts(cohort, seat.id, parcel.receipt.session)
    for before in kept:
        if before.sha256 == parcel.receipt.sha256:
            if before == kept[-1]:
                _finish(cohort, seat, parcel)
            raise AlreadyTaken(
                f"ZIP ini sudah diterima sebagai penyerahan ke-{before.number} {seat.name}.",
                where=parcel.path.as_posix(),
                next_step="Tidak ada yang perlu dilakukan.",
            )
    if kept and kept[-1].time > parcel.receipt.time:
        raise _refusal(
            parcel,
            f"{seat.name} sudah mengumpulkan yang lebih baru "
            f"({date_id(kept[-1].time.astimezone(cohort.zone).date())}, penyerahan ke-{kept[-1].number}).",
            "Bila yang lama ini yang dipakai, minta kursi itu mengumpulkannya lagi.",
        )


def _refusal(parcel: Parcel, what: str, next_step: str = "") -> HandinError:
    return HandinError(
        what,
        where=parcel.path.as_posix(),
        next_step=next_step or "Minta kursi ini mengumpulkan lagi, lalu kirimkan ZIP yang baru tanpa diubah.",
    )
