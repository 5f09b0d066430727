"""The form's protocol over HTTP: open, save, heartbeat.

    GET /bimtek/api/exercise/<id>                                     what `FormService.open` gives
    PUT /bimtek/api/exercise/<id>  {"values": {...}, "revision": 3}   what `FormService.save` gives
    GET /bimtek/api/heartbeat?session=<id>                            {"time", "revisions": {exercise: revision}}

Every answer is JSON, errors too: {"status": "error", "message": Indonesian}. What the service answers comes as 200, a
conflict or an error of a file too; other codes mean that the service was not asked at all.
"""

from __future__ import annotations

import contextlib
import json
from typing import Any

from tornado.web import HTTPError

from bimtek.answers.cohort import Person, Seat
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum import exercise as find_exercise
from bimtek.errors import AnswerClosed, AnswerError, UnknownExercise
from bimtek.room.handler import SENTENCES, RoomHandler
from bimtek.room.pages import session_of

LARGEST = 2 * 1024 * 1024
"""Bytes of one save. The longest answer of a whole workshop has some 60 thousand."""


class ApiHandler(RoomHandler):
    """An address that speaks JSON."""

    async def prepare(self, *, _redirect_to_login: bool = False) -> Any:
        return await super().prepare(_redirect_to_login=_redirect_to_login)

    def reply(self, content: Any, status: int = 200) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(content, ensure_ascii=False))

    def show_error(self, status: int, message: str) -> None:
        if status == 403 and self.current_user is None:
            status, message = 401, SENTENCES[401]
        self.reply({"status": "error", "message": message}, status)

    def seat(self, exercise: Exercise) -> tuple[Person, Seat]:
        """Who asks and which seat's answer that is. There is no way to name another seat."""
        person = self.required_person()
        seat = self.classroom.cohort.seat_of(person, exercise)
        if seat is None:
            raise AnswerClosed(
                "Latihan ini dikerjakan di meja, dan Anda belum duduk di satu meja.",
                where=exercise.title,
                next_step="Minta fasilitator menambahkan meja Anda ke daftar peserta.",
            )
        return person, seat


class ExerciseApi(ApiHandler):
    """/bimtek/api/exercise/<id>"""

    async def get(self, exercise_id: str) -> None:
        exercise = find_exercise(exercise_id)
        person, seat = self.seat(exercise)
        self.reply(await self.in_thread(lambda: self.classroom.service.open(seat.id, exercise.id, person.id)))

    async def put(self, exercise_id: str) -> None:
        if len(self.request.body) > LARGEST:
            raise HTTPError(413, SENTENCES[413])
        exercise = find_exercise(exercise_id)
        person, seat = self.seat(exercise)
        if person not in self.classroom.cohort.members(seat):
            raise AnswerClosed(
                f"Latihan ini diisi oleh {seat.name}; Anda dapat membacanya.",
                where=exercise.title,
                next_step="Sampaikan usul Anda kepada anggota tim inti.",
            )
        values, revision = sent(self.request.body)
        service = self.classroom.service
        self.reply(await self.in_thread(lambda: service.save(seat.id, exercise.id, person.id, values, revision)))


class Heartbeat(ApiHandler):
    """/bimtek/api/heartbeat: the server is there, and who saved what since."""

    async def get(self) -> None:
        session = session_of(self.get_argument("session", "01_vision"))
        person = self.required_person()
        revisions = await self.in_thread(lambda: self._revisions(person, session.id))
        self.reply({"time": self.classroom.now().isoformat(timespec="seconds"), "revisions": revisions})

    def _revisions(self, person: Person, session_id: str) -> dict[str, int]:
        cohort = self.classroom.cohort
        found: dict[str, int] = {}
        for exercise in exercises(session_id):
            seat = cohort.seat_of(person, exercise)
            with contextlib.suppress(AnswerError):  # opening the form says what is the matter with the file
                if seat and (file := self.classroom.store.load(seat.id, exercise.id)):
                    found[exercise.id] = file.revision
        return found


class NoSuchApi(ApiHandler):
    """Any other address of the API."""

    async def get(self, *_: str) -> None:
        raise UnknownExercise("Alamat ini tidak ada.", next_step="Muat ulang halaman.")

    put = post = delete = get


def sent(body: bytes) -> tuple[dict[str, Any], int]:
    """(values, revision) of a save. 400 for anything else."""
    try:
        content = json.loads(body, parse_constant=_no_number)
        values, revision = content["values"], content["revision"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HTTPError(400, SENTENCES[400]) from error
    if not isinstance(values, dict) or type(revision) is not int or revision < 0:
        raise HTTPError(400, SENTENCES[400])
    return values, revision


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")
