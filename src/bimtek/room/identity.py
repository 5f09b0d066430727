"""Jupyter's question "who is this?": participants exist only on the room's own pages, elsewhere they are nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jupyter_server.auth import IdentityProvider, User
from tornado.web import RequestHandler
from traitlets import default

from bimtek.answers.cohort import Person
from bimtek.room.door import DAYS, Door


@dataclass
class Facilitator(User):
    """Whoever has the token."""

    username: str = "fasilitator"
    name: str = "Fasilitator"
    initials: str | None = "F"


@dataclass
class Participant(User):
    """A person of the roster, on a page of the room."""

    person: Person = field(kw_only=True)


class RoomIdentityProvider(IdentityProvider):
    """Knows facilitators everywhere and participants under /bimtek."""

    @default("login_handler_class")
    def _login_handler_class(self) -> str:
        return "bimtek.room.signing.FacilitatorIn"

    @default("logout_handler_class")
    def _logout_handler_class(self) -> str:
        return "bimtek.room.signing.FacilitatorOut"

    def get_user(self, handler: RequestHandler) -> User | None:
        from bimtek.room.handler import RoomHandler

        door: Door = handler.settings["bimtek_door"]
        if isinstance(handler, RoomHandler) and handler.knows_participants and (found := handler.participant()):
            return found
        if not door.is_facilitator(handler.request):
            return None
        if door.has_token(handler.request):
            handler._token_authenticated = True  # type: ignore[attr-defined]  # Jupyter's mark for "no cookie, no XSRF"
            self.set_login_cookie(handler, Facilitator())
        return Facilitator()

    def set_login_cookie(self, handler: RequestHandler, user: User) -> None:
        """Remember the facilitator (participants get theirs in `signing`)."""
        door: Door = handler.settings["bimtek_door"]
        set_cookie(handler, door.facilitator_cookie, door.facilitator_value)

    def clear_login_cookie(self, handler: RequestHandler) -> None:
        handler.clear_cookie(handler.settings["bimtek_door"].facilitator_cookie)

    def get_cookie_name(self, handler: RequestHandler) -> str:
        name: str = handler.settings["bimtek_door"].facilitator_cookie
        return name


def set_cookie(handler: RequestHandler, name: str, value: str) -> None:
    """A signed cookie that no script can read and no other site can send along with a form."""
    secure: dict[str, Any] = {"secure": True} if handler.request.protocol == "https" else {}
    handler.set_signed_cookie(name, value, expires_days=DAYS, httponly=True, samesite="Lax", path="/", **secure)
