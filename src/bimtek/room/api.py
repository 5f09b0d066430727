"""The form's protocol over HTTP: open, save, look back.

    GET /bimtek/api/exercise/<id>                                     what `FormService.open` gives; 304 when the
                                                                      page has it already (If-None-Match)
    PUT /bimtek/api/exercise/<id>  {"values": {...}, "revision": 3}   what `FormService.save` gives
    POST /bimtek/api/exercise/<id>/check  {"values": {...}}           what `FormService.check` gives: nothing is saved
    GET /bimtek/api/exercise/<id>/history                             what `FormService.history` gives
    GET /bimtek/api/exercise/<id>/search/<source>?words=…             what `FormService.search` gives
    GET /bimtek/api/exercise/<id>/proposal                            what `FormService.propose` gives
    GET /bimtek/api/exercise/<id>/history/<revision>                  what `FormService.version` gives

A save may say from which window it comes ("page"): then it keeps the pen, too (live_api.py).

Every answer is JSON, errors too: {"status": "error", "message": Indonesian}. What the service answers comes as 200, a
conflict or an error of a file too; other codes mean that the service was not asked at all.
"""

from __future__ import annotations

import json
import re
from typing import Any

from tornado.web import HTTPError

from bimtek.answers.cohort import Person, Seat
from bimtek.curriculum import Exercise
from bimtek.curriculum import exercise as find_exercise
from bimtek.errors import AnswerClosed, UnknownExercise
from bimtek.room.handler import SENTENCES, RoomHandler
from bimtek.room.pens import Place, Window
from bimtek.room.tags import tag

LARGEST = 2 * 1024 * 1024
"""Bytes of one save. The longest answer of a whole workshop has some 60 thousand."""

PAGE = re.compile(r"[A-Za-z0-9-]{8,40}")
"""What a window calls itself, at random."""


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

    def own_seat(self, exercise: Exercise) -> tuple[Person, Seat]:
        """Who asks and her own seat: she is a member of it."""
        person, seat = self.seat(exercise)
        if person not in self.classroom.cohort.members(seat):
            raise AnswerClosed(
                f"Latihan ini diisi oleh {seat.name}; Anda dapat membacanya.",
                where=exercise.title,
                next_step="Sampaikan usul Anda kepada anggota tim inti.",
            )
        return person, seat


class ExerciseApi(ApiHandler):
    """/bimtek/api/exercise/<id>"""

    async def get(self, exercise_id: str) -> None:
        exercise = find_exercise(exercise_id)
        person, seat = self.seat(exercise)
        classroom = self.classroom
        # Before opening: what is saved in between is looked at once more.
        now = await self.in_thread(lambda: tag(classroom.cohort, seat, person, classroom.seen))
        self.set_header("Etag", now)
        if self.request.headers.get("If-None-Match") == now:
            self.set_status(304)
            self.finish()
            return
        self.reply(await self.in_thread(lambda: classroom.service.open(seat.id, exercise.id, person.id)))

    def compute_etag(self) -> str | None:
        """The one that was set."""
        return self._headers.get("Etag")

    async def put(self, exercise_id: str) -> None:
        exercise = find_exercise(exercise_id)
        person, seat = self.own_seat(exercise)
        values, revision, reasons, page = sent(self.request.body)
        service, live, place = self.classroom.service, self.classroom.live, Place(seat.id, exercise.id)

        def save() -> dict[str, Any]:
            answer = service.save(seat.id, exercise.id, person.id, values, revision, reasons)
            live.files.look([place])
            return answer

        answer = await self.in_thread(save)
        if page:
            live.pens.hold(place, Window(person.id, page))
        live.ring([seat.id])
        self.record("simpan", f"{seat.id}/{exercise.id}", f"{answer['status']} {answer.get('revision', '')}".strip())
        self.reply(answer)


class CheckApi(ApiHandler):
    """/bimtek/api/exercise/<id>/check: asked several times a second while somebody types, so nothing is noted."""

    async def post(self, exercise_id: str) -> None:
        exercise = find_exercise(exercise_id)
        person, seat = self.own_seat(exercise)
        values = body_of(self.request.body).get("values")
        if not isinstance(values, dict):
            raise HTTPError(400, SENTENCES[400])
        service = self.classroom.service
        self.reply(await self.in_thread(lambda: service.check(seat.id, exercise.id, person.id, values)))


class HistoryApi(ApiHandler):
    """/bimtek/api/exercise/<id>/history and /bimtek/api/exercise/<id>/history/<revision>"""

    async def get(self, exercise_id: str, revision: str = "") -> None:
        exercise = find_exercise(exercise_id)
        person, seat = self.own_seat(exercise)
        service, place = self.classroom.service, (seat.id, exercise.id, person.id)
        look = (lambda: service.version(*place, int(revision))) if revision else (lambda: service.history(*place))
        self.reply(await self.in_thread(look))


class ProposalApi(ApiHandler):
    """/bimtek/api/exercise/<id>/proposal"""

    async def get(self, exercise_id: str) -> None:
        exercise = find_exercise(exercise_id)
        person, seat = self.own_seat(exercise)
        service = self.classroom.service
        self.reply(await self.in_thread(lambda: service.propose(seat.id, exercise.id, person.id)))


class SearchApi(ApiHandler):
    """/bimtek/api/exercise/<id>/search/<source>: asked while somebody types, so nothing is noted."""

    async def get(self, exercise_id: str, source: str) -> None:
        exercise = find_exercise(exercise_id)
        person, seat = self.own_seat(exercise)
        service, words = self.classroom.service, self.get_query_argument("words", "")
        self.reply(await self.in_thread(lambda: service.search(seat.id, exercise.id, person.id, source, words)))


class NoSuchApi(ApiHandler):
    """Any other address of the API."""

    async def get(self, *_: str) -> None:
        raise UnknownExercise("Alamat ini tidak ada.", next_step="Muat ulang halaman.")

    put = post = delete = get


def sent(body: bytes) -> tuple[dict[str, Any], int, dict[str, Any] | None, str]:
    """(values, revision, reasons, page) of a save; what it does not say is None or "". 400 for anything else."""
    content = body_of(body)
    values, revision, page = content.get("values"), content.get("revision"), content.get("page", "")
    if not isinstance(values, dict) or type(revision) is not int or revision < 0:
        raise HTTPError(400, SENTENCES[400])
    reasons = content.get("reasons")
    if reasons is not None and not isinstance(reasons, dict):
        raise HTTPError(400, SENTENCES[400])
    return values, revision, reasons, page_of(page) if page else ""


def body_of(body: bytes) -> dict[str, Any]:
    """The JSON object that was sent. 413 for one that is too long, 400 for anything else."""
    if len(body) > LARGEST:
        raise HTTPError(413, SENTENCES[413])
    try:
        content = json.loads(body, parse_constant=_no_number)
    except (ValueError, TypeError, RecursionError) as error:
        raise HTTPError(400, SENTENCES[400]) from error
    if not isinstance(content, dict):
        raise HTTPError(400, SENTENCES[400])
    return content


def page_of(page: Any) -> str:
    """The name of a window. 400 for anything else."""
    if not isinstance(page, str) or not PAGE.fullmatch(page):
        raise HTTPError(400, SENTENCES[400])
    return page


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")
