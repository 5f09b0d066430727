"""The facilitator's board over HTTP.

GET /bimtek/api/desk?session=<id>         the whole board once: the way without a stream
GET /bimtek/api/desk/live?session=<id>    server-sent events; the first is the whole board, the others what changed

board  = {"now": ISO, "frame": {"columns", "rows"}, "cells": {"<row>/<exercise>": cell}, "summary"}   (watch/shown.py)
change = {"now": ISO, "cells": only those that changed (null: gone), "summary"}; with "frame" where that changed, too
"""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError

from bimtek.room.event_stream import EventStream
from bimtek.room.facilitating import FacilitatorApi
from bimtek.room.handler import SENTENCES
from bimtek.room.sessions import session_of
from bimtek.room.watch import shown
from bimtek.room.watch.rounds import Cells


class BoardApi(FacilitatorApi):
    """/bimtek/api/desk"""

    async def get(self) -> None:
        session = session_of(self.get_argument("session", "01_vision"))
        self.reply(self.told(session.id, await self.classroom.rounds.look(session.id)))

    def told(self, session_id: str, cells: Cells, before: dict[str, Any] | None = None) -> dict[str, Any]:
        """The board; where a page knows it as it was `before`, what is new."""
        classroom = self.classroom
        life = classroom.life()
        summary = shown.summary(cells, classroom.cohort, life)
        board = {"frame": shown.frame(classroom.cohort, session_id), "cells": cells, "summary": summary}
        if before is not None:
            known = before["cells"]
            changed = {key: cell for key, cell in cells.items() if known.get(key) != cell}
            board["cells"] = changed | dict.fromkeys(known.keys() - cells.keys())
            if before["frame"] == board["frame"]:
                del board["frame"]
        return {"now": life.now.isoformat(timespec="milliseconds"), **board}


class BoardStream(BoardApi, EventStream):
    """/bimtek/api/desk/live"""

    async def get(self) -> None:
        session, rounds = session_of(self.get_argument("session", "01_vision")), self.classroom.rounds
        if rounds.is_full:
            raise HTTPError(429, SENTENCES[429])
        await rounds.look(session.id)
        known: dict[str, Any] | None = None

        def news() -> dict[str, Any] | None:
            nonlocal known
            cells = rounds.shown[session.id]
            told, before = self.told(session.id, cells, known), known
            known = {"frame": told.get("frame") or (before or {}).get("frame"), "cells": cells}
            is_old = before is not None and not told["cells"] and "frame" not in told
            return None if is_old else told

        with rounds.watching(session.id) as desk:
            await self.tell(desk.bell, news, lambda: self.door.is_facilitator(self.request))
