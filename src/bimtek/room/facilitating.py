"""What the addresses of the facilitator share: participants are told that these are not theirs, strangers sign in."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError

from bimtek.room.api import ApiHandler
from bimtek.room.desk import DeskHandler
from bimtek.room.handler import ONLY_FACILITATORS, RoomHandler


class NotForParticipants(RoomHandler):
    """Answers 403 to whoever is signed in as a participant, and is no facilitator as well."""

    knows_participants = False

    async def prepare(self, **more: Any) -> Any:
        found = self.participant()
        if found is not None and not self.door.is_facilitator(self.request):
            self.current_user = self._jupyter_current_user = found  # whose name stands in the log
            raise HTTPError(403, ONLY_FACILITATORS)
        return await super().prepare(**more)


class FacilitatorPage(NotForParticipants, DeskHandler):
    """A page of the facilitator."""


class FacilitatorApi(NotForParticipants, ApiHandler):
    """An address of the facilitator that speaks JSON."""
