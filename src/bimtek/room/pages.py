"""The participants' pages: a meeting, handing in, the receipt."""

from __future__ import annotations

from tornado.web import HTTPError

from bimtek.answers import progress
from bimtek.answers.handin import Receipt, hand_in, receipts
from bimtek.curriculum import exercises
from bimtek.errors import AnswerClosed
from bimtek.room import lessons
from bimtek.room.cases import case_for
from bimtek.room.door import PREFIX
from bimtek.room.handler import RoomHandler
from bimtek.room.sessions import session_of


class Meeting(RoomHandler):
    """/bimtek/pertemuan/<session>: the lessons with their forms in place."""

    async def get(self, session_id: str) -> None:
        session = session_of(session_id)
        person, cohort = self.person, self.classroom.cohort
        parts = await self.in_thread(lambda: lessons.parts(self.classroom.sessions, session))
        code = await self.in_thread(lambda: lessons.case(self.classroom.sessions, session))
        known = {entry.id: entry for entry in exercises(session.id)}
        seats = {name: seat for name, entry in known.items() if person and (seat := cohort.seat_of(person, entry))}
        own = {seat.id for seat in seats.values() if person in cohort.members(seat)}
        self.record("buka", session.id)
        table = person.table if person else ""
        self.page(
            "meeting.html",
            session=session,
            parts=parts,
            case=case_for(code, cohort.region),
            exercises=known,
            seats=seats,
            own=own,
            table=table,
        )


class HandIn(RoomHandler):
    """/bimtek/pertemuan/<session>/kumpulkan: first what is missing, then handing in all the same."""

    async def get(self, session_id: str) -> None:
        session, person = session_of(session_id), self.required_person()
        cohort = self.classroom.cohort
        seats = await self.in_thread(lambda: progress.of_person(cohort, person, session))
        is_late = self.classroom.now() > cohort.deadlines[session.id]
        mine = sorted((seat for seat in seats if seat.may_write), key=lambda seat: not seat.has_answers)
        earlier = {seat.seat.id: receipts(cohort, seat.seat.id, session.id) for seat in mine}
        people = {other.id: other.name for other in cohort.people}
        self.page("hand_in.html", session=session, seats=mine, is_late=is_late, earlier=earlier, people=people)

    async def post(self, session_id: str) -> None:
        session, person, cohort = session_of(session_id), self.required_person(), self.classroom.cohort
        seat = cohort.seat(self.get_body_argument("kursi"))
        if person not in cohort.members(seat):
            raise AnswerClosed(
                f"{seat.name} hanya dapat mengumpulkan jawabannya sendiri.", next_step="Kembali ke beranda."
            )
        time = self.classroom.now()
        receipt = await self.in_thread(lambda: hand_in(cohort, seat.id, session.id, author=person.id, time=time))
        self.record("kumpulkan", f"{seat.id}/{session.id}", f"ke-{receipt.number} {receipt.sha256[:12]}")
        self.redirect(f"{PREFIX}/tanda-terima/{session.id}/{seat.id}/{receipt.number}")


class ReceiptPage(RoomHandler):
    """/bimtek/tanda-terima/<session>/<seat>/<number>"""

    async def get(self, session_id: str, seat_id: str, number: str) -> None:
        session, cohort = session_of(session_id), self.classroom.cohort
        seat = cohort.seat(seat_id)
        if not self.is_facilitator and self.person not in cohort.members(seat):
            raise HTTPError(404)
        found = await self.in_thread(lambda: receipts(cohort, seat.id, session.id))
        receipt = next((entry for entry in found if entry.number == int(number)), None)
        if receipt is None:
            raise HTTPError(404)
        titles = [entry.title for entry in exercises(session.id) if f"{entry.id}.json" in receipt.files]
        self.page(
            "receipt.html", session=session, seat=seat, receipt=receipt, titles=titles, author=self._name(receipt)
        )

    def _name(self, receipt: Receipt) -> str:
        people = {person.id: person.name for person in self.classroom.cohort.people}
        return people.get(receipt.author, receipt.author)


class Nowhere(RoomHandler):
    """Any other address of the room."""

    async def get(self, *_: str) -> None:
        raise HTTPError(404)
