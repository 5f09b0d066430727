"""Kerjakan di Excel: a seat's workbook of a meeting out and in.

/bimtek/pertemuan/<session>/excel                   GET: the workbooks of one's seats. POST a file: what it says;
                                                    nothing is saved yet
/bimtek/pertemuan/<session>/excel/<seat>.xlsx       the workbook as the answers stand now
/bimtek/pertemuan/<session>/excel/simpan            POST: save what was shown, and hand in if wished

A workbook is read beside the loop, one at a time: reading is work for the processor, and whoever types must not wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.answers.cohort import Person, Seat
from bimtek.curriculum import Session, exercises
from bimtek.errors import AnswerClosed, BimtekError, SheetError
from bimtek.room.handler import RoomHandler
from bimtek.room.pens import Place
from bimtek.room.sessions import session_of

if TYPE_CHECKING:
    from bimtek.sheets import Accepted, Import

GONE = (
    "Berkas itu tidak menunggu lagi: sudah disimpan, atau ruang kelas dinyalakan ulang. "
    "Unggah lagi bila perlu; yang sudah tersimpan tidak tersimpan dua kali."
)


class Workbooks(RoomHandler):
    """What the addresses share."""

    def own_seats(self, session: Session, person: Person) -> list[Seat]:
        """The seats of a person that answer something in this meeting."""
        cohort = self.classroom.cohort
        found = {seat.id: seat for entry in exercises(session.id) if (seat := cohort.seat_of(person, entry))}
        return [seat for seat in found.values() if person in cohort.members(seat)]

    def own_seat(self, session: Session, seat_id: str) -> Seat:
        """The seat of an address; `AnswerClosed` when it is another's."""
        seat = next((seat for seat in self.own_seats(session, self.required_person()) if seat.id == seat_id), None)
        if seat is None:
            raise AnswerClosed(
                "Buku kerja ini bukan milik tempat duduk Anda.",
                next_step="Buka “Kerjakan di Excel” pada halaman pertemuan Anda.",
            )
        return seat

    def start(self, session: Session, problem: str = "", status: int = 200) -> None:
        self.set_status(status)
        seats = self.own_seats(session, self.required_person())
        self.page("workbook.html", session=session, seats=seats, problem=problem)

    def report(self, session: Session, imported: Import, name: str, clashes: object, problem: str = "") -> None:
        self.page(
            "workbook_report.html",
            session=session, imported=imported, name=name, clashes=clashes, pens=self.pens(imported), problem=problem,
        )  # fmt: skip

    def pens(self, imported: Import) -> list[tuple[str, str]]:
        """(exercise, name) of the pens that others hold where this workbook would write."""
        names = {other.id: other.name for other in self.classroom.cohort.people}
        pens = ((one, self.classroom.live.pens.at(Place(imported.seat.id, one.id))) for one in imported.changes)
        return [
            (one.title, names.get(pen.holder.person, pen.holder.person))
            for one, pen in pens
            if pen and pen.holder.person != imported.person.id
        ]


class WorkbookPage(Workbooks):
    """/bimtek/pertemuan/<session>/excel"""

    async def get(self, session_id: str) -> None:
        self.start(session_of(session_id))

    async def post(self, session_id: str) -> None:
        from bimtek.sheets import clashes, read_workbook

        session, person, classroom = session_of(session_id), self.required_person(), self.classroom
        files = self.request.files.get("berkas", [])
        seat_id = self.get_body_argument("kursi", "")

        def look() -> tuple[Import, object]:
            imported = read_workbook(
                classroom.cohort, files[0].body, person=person.id, seat=seat_id, session=session.id
            )
            return imported, clashes(classroom.cohort, imported)

        try:
            self.own_seat(session, seat_id)
            if not files or not files[0].body:
                raise SheetError("Belum ada berkas yang dipilih.", next_step="Pilih berkas .xlsx Anda, lalu unggah.")
            async with classroom.one_workbook:
                imported, clash = await self.in_thread(look)
        except BimtekError as error:
            self.record("unggah buku kerja", f"{seat_id}/{session.id}", "tidak dapat diambil")
            self.start(session, str(error), 403 if isinstance(error, AnswerClosed) else 409)
            return
        name = classroom.waiting.put(person.id, imported)
        self.record("unggah buku kerja", f"{seat_id}/{session.id}", imported.sha256[:12])
        self.report(session, imported, name, clash)


class WorkbookFile(Workbooks):
    """/bimtek/pertemuan/<session>/excel/<seat>.xlsx"""

    async def get(self, session_id: str, seat_id: str) -> None:
        from bimtek.sheets import file_name, workbook_bytes

        session, cohort = session_of(session_id), self.classroom.cohort
        seat = self.own_seat(session, seat_id)
        async with self.classroom.one_workbook:
            content = await self.in_thread(lambda: workbook_bytes(cohort, seat.id, session.id))
        self.record("unduh buku kerja", f"{seat.id}/{session.id}")
        self.set_header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        self.set_header("Content-Disposition", f'attachment; filename="{file_name(seat.id, session.id)}"')
        self.finish(content)


class SaveWorkbook(Workbooks):
    """/bimtek/pertemuan/<session>/excel/simpan"""

    async def post(self, session_id: str) -> None:
        from bimtek.sheets import accept, clashes

        session, person, classroom = session_of(session_id), self.required_person(), self.classroom
        name, handing_in = self.get_body_argument("berkas", ""), self.get_body_argument("lalu", "") == "kumpulkan"
        imported = classroom.waiting.get(person.id, name)
        if imported is None or imported.ticket.session != session.id:
            self.start(session, GONE, 409)
            return
        self.own_seat(session, imported.seat.id)  # the roster may have changed meanwhile
        if pens := self.pens(imported):
            self.set_status(409)
            who = "; ".join(f"{title}: {holder}" for title, holder in pens)
            problem = f"Belum disimpan, karena anggota lain sedang mengisi ({who}). Berkas Anda tetap menunggu di sini."
            clash = await self.in_thread(lambda: clashes(classroom.cohort, imported))
            self.report(session, imported, name, clash, problem)
            return
        time = classroom.now()

        def save() -> Accepted:
            done = accept(classroom.cohort, imported, time=time, handing_in=handing_in)
            classroom.live.files.look([Place(imported.seat.id, one.id) for one in imported.changes])
            return done

        accepted = await self.in_thread(save)
        classroom.waiting.drop(person.id)
        classroom.live.ring([imported.seat.id])
        self.note(session, imported, accepted)
        self.page("workbook_done.html", session=session, imported=imported, accepted=accepted)

    def note(self, session: Session, imported: Import, accepted: Accepted) -> None:
        """Into the log, as a save and a hand-in from the pages."""
        for outcome in accepted.outcomes:
            if outcome.status in ("saved", "conflict"):
                self.record("simpan", f"{imported.seat.id}/{outcome.id}", f"{outcome.status} {outcome.revision} Excel")
        if receipt := accepted.receipt:
            self.record(
                "kumpulkan", f"{imported.seat.id}/{session.id}", f"ke-{receipt['number']} {receipt['sha256'][:12]}"
            )
