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
from bimtek.room.watch.rounds import Shown


class BoardApi(FacilitatorApi):
    """/bimtek/api/desk"""

    async def get(self) -> None:
        session = session_of(self.get_argument("session", "01_vision"))
        self.reply(self.told(await self.classroom.rounds.look(session.id)))

    def told(self, board: Shown) -> dict[str, Any]:
        return {"now": self.classroom.now().isoformat(timespec="milliseconds"), **board}


class BoardStream(BoardApi, EventStream):
    """/bimtek/api/desk/live"""

    async def get(self) -> None:
        session, rounds = session_of(self.get_argument("session", "01_vision")), self.classroom.rounds
        if rounds.is_full:
            raise HTTPError(429, SENTENCES[429])
        await rounds.look(session.id)
        known: Shown = {}

        def news() -> dict[str, Any] | None:
            nonlocal known
            before, known = known, rounds.shown[session.id]
            if before is known or before == known:
                return None
            return self.told(changes(before, known))

        with rounds.watching(session.id) as desk:
            await self.tell(desk.bell, news, lambda: self.door.is_facilitator(self.request))


def changes(before: Shown, now: Shown) -> Shown:
    """What a page must hear that knows the board as it was before; nothing known: all of it."""
    known = before.get("cells", {})
    changed = {key: cell for key, cell in now["cells"].items() if known.get(key) != cell}
    told = {"cells": changed | dict.fromkeys(known.keys() - now["cells"].keys()), "summary": now["summary"]}
    return told if before.get("frame") == now["frame"] else told | {"frame": now["frame"]}
