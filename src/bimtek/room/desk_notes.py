"""The facilitator tells a table something, or everybody; and participants mark it as read.

/bimtek/fasilitator/pesan           GET: what was told, and who has read it. POST: tell something
/bimtek/fasilitator/pesan/tarik     POST: take a note away from all pages
/bimtek/api/notes/<id>              PUT {"read": true} by whoever it is for → {"notes": those that are left}
"""

from __future__ import annotations

from tornado.web import HTTPError

from bimtek.answers.cohort import Person
from bimtek.errors import AnswerError, BimtekError
from bimtek.room.api import ApiHandler, body_of
from bimtek.room.classroom import Classroom
from bimtek.room.door import DESK
from bimtek.room.facilitating import FacilitatorPage
from bimtek.room.handler import SENTENCES
from bimtek.room.notes import Note, is_for
from bimtek.room.watch.shown import rows_of


def wake(classroom: Classroom, note: Note) -> None:
    """Ring at every page of whoever a note is for."""
    for person in people_of(classroom, note):
        classroom.live.wake(person.id)


def people_of(classroom: Classroom, note: Note) -> list[Person]:
    """Whoever a note is for."""
    return [person for person in classroom.cohort.people if is_for(classroom.cohort, note, person)]


class NotesPage(FacilitatorPage):
    """/bimtek/fasilitator/pesan"""

    async def get(self) -> None:
        self.show(self.get_query_argument("kepada", ""))

    async def post(self) -> None:
        to, text, classroom = self.get_body_argument("kepada", ""), self.get_body_argument("pesan", ""), self.classroom
        time = classroom.now()
        try:
            note = await self.in_thread(lambda: classroom.notes.send(classroom.cohort, to, text, time))
        except BimtekError as error:
            self.set_status(409)
            self.show(to, text, str(error))
            return
        wake(classroom, note)
        self.record("kirim pesan", note.to or "semua", note.id)
        self.redirect(f"{DESK}/pesan")

    def show(self, to: str, text: str = "", problem: str = "") -> None:
        classroom, cohort = self.classroom, self.classroom.cohort
        names = {row.id: row.name for row in rows_of(cohort) if row.seat}
        told = [
            (note, names.get(note.to, note.to) if note.to else "Semua", people_of(classroom, note))
            for note in classroom.notes.all
        ]
        people = {person.id: person.name for person in cohort.people}
        self.page("desk_notes.html", told=told, seats=names, to=to, text=text, problem=problem, people=people)


class WithdrawNote(FacilitatorPage):
    """/bimtek/fasilitator/pesan/tarik"""

    async def post(self) -> None:
        name, time, classroom = self.get_body_argument("pesan", ""), self.classroom.now(), self.classroom
        note = await self.in_thread(lambda: classroom.notes.withdraw(name, time))
        wake(classroom, note)
        self.record("tarik pesan", note.to or "semua", note.id)
        self.redirect(f"{DESK}/pesan")


class NoteApi(ApiHandler):
    """/bimtek/api/notes/<id>"""

    async def put(self, note_id: str) -> None:
        person, classroom = self.required_person(), self.classroom
        if body_of(self.request.body) != {"read": True}:
            raise HTTPError(400, SENTENCES[400])
        time = classroom.now()
        try:
            note = await self.in_thread(lambda: classroom.notes.mark_as_read(classroom.cohort, note_id, person, time))
        except AnswerError as error:
            self.reply({"status": "error", "message": str(error)}, 409)
            return
        classroom.live.wake(person.id)
        self.record("baca pesan", note.id)
        self.reply({"notes": classroom.notes.shown(classroom.cohort, person)})
