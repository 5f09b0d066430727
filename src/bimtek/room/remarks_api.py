"""A table's remarks over HTTP. Only members of the seat read and write them.

GET  /bimtek/api/remarks/<exercise>        {"remarks": [remark]}, the oldest first
POST /bimtek/api/remarks/<exercise>        {"text", "table", "row", "field"}: leave one
PUT  /bimtek/api/remarks/<exercise>/<id>   {"text"}: answer it; {"closed": true or false}: it is done, or not yet

remark = {"id", "author", "mine", "time", "text", "table", "row", "field", "closed", "closed_by", "replies":
          [{"author", "time", "text"}]}, authors by name. Every answer holds all remarks as they are now.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tornado.web import HTTPError

from bimtek.answers.cohort import Person
from bimtek.answers.remarks import Remark
from bimtek.curriculum import exercise as find_exercise
from bimtek.errors import AnswerError
from bimtek.room.api import ApiHandler, body_of
from bimtek.room.handler import SENTENCES
from bimtek.room.pens import Place

LARGEST = 16 * 1024
"""Bytes of what is sent here."""


class RemarksHandler(ApiHandler):
    """What the two addresses share."""

    def sent(self) -> dict[str, Any]:
        if len(self.request.body) > LARGEST:
            raise HTTPError(413, SENTENCES[413])
        content = body_of(self.request.body)
        if not all(isinstance(value, str | bool) for value in content.values()):
            raise HTTPError(400, SENTENCES[400])
        return content

    async def change(self, exercise_id: str, action: Callable[[str, Person], object] | None) -> None:
        """Do it, tell the table, and answer with all remarks. Words for what cannot be done."""
        exercise = find_exercise(exercise_id)
        person, seat = self.own_seat(exercise)
        remarks, live = self.classroom.remarks, self.classroom.live
        try:
            if action:
                await self.in_thread(lambda: action(seat.id, person))
            found = await self.in_thread(lambda: remarks.load(seat.id, exercise.id))
        except AnswerError as error:
            self.reply({"status": "error", "message": str(error)}, 409)
            return
        if action:
            self.record("catatan", f"{seat.id}/{exercise.id}")
            await self.in_thread(lambda: live.files.look([Place(seat.id, exercise.id)]))
            live.ring([seat.id])
        self.reply({"remarks": [self._shown(remark, person) for remark in found]})

    def _shown(self, remark: Remark, person: Person) -> dict[str, Any]:
        names = {other.id: other.name for other in self.classroom.cohort.people}
        return {
            "id": remark.id,
            "author": names.get(remark.author, remark.author),
            "mine": remark.author == person.id,
            "time": remark.time.isoformat(),
            "text": remark.text,
            "table": remark.table,
            "row": remark.row,
            "field": remark.field,
            "closed": bool(remark.closed_by),
            "closed_by": names.get(remark.closed_by, remark.closed_by),
            "replies": [
                {"author": names.get(reply.author, reply.author), "time": reply.time.isoformat(), "text": reply.text}
                for reply in remark.replies
            ],
        }


class RemarksApi(RemarksHandler):
    """/bimtek/api/remarks/<exercise>"""

    async def get(self, exercise_id: str) -> None:
        await self.change(exercise_id, None)

    async def post(self, exercise_id: str) -> None:
        content, remarks, time = self.sent(), self.classroom.remarks, self.classroom.now()
        place = {name: str(content.get(name, ""))[:64] for name in ("table", "row", "field")}
        text = str(content.get("text", ""))
        await self.change(
            exercise_id,
            lambda seat, person: remarks.add(seat, exercise_id, text, author=person.id, time=time, **place),
        )


class RemarkApi(RemarksHandler):
    """/bimtek/api/remarks/<exercise>/<id>"""

    async def put(self, exercise_id: str, remark_id: str) -> None:
        content, remarks, time = self.sent(), self.classroom.remarks, self.classroom.now()

        def action(seat: str, person: Person) -> object:
            if "text" in content:
                said = str(content["text"])
                return remarks.reply(seat, exercise_id, remark_id, said, author=person.id, time=time)
            if content.get("closed"):
                return remarks.close(seat, exercise_id, remark_id, author=person.id, time=time)
            return remarks.reopen(seat, exercise_id, remark_id)

        await self.change(exercise_id, action)
