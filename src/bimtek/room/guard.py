"""Default deny: everything outside /bimtek is for the facilitator alone, whatever a handler there thinks of it.

Jupyter's own checks ask every handler; extensions also bring plain handlers and static files that ask nobody. The guard
therefore stands before all of them, as the first rule of the router.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from jupyter_server.auth import Authorizer, User
from jupyter_server.base.handlers import JupyterHandler
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher, Rule
from tornado.web import Application, RequestHandler

from bimtek.room.door import PREFIX, Door, is_open
from bimtek.room.identity import Facilitator

REFUSAL = "Alamat ini hanya untuk fasilitator. Halaman peserta ada di " + PREFIX + "/."


class Closed(Matcher):
    """Matches every request that must not go further."""

    def __init__(self, door: Door) -> None:
        self.door = door

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        if is_open(request.path) or self.door.is_facilitator(request):
            return None
        return {}


class Refuse(RequestHandler):
    """Shows strangers the way in and refuses everything else, with no more than one sentence."""

    def initialize(self, door: Door) -> None:
        self.door = door

    def prepare(self) -> None:
        if self.request.path == "/":
            self.redirect(PREFIX + "/")
        elif self._comes_to_read():
            self.redirect("/login?next=" + quote(self.request.path))
        else:
            self._note()
            self.set_status(403)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish(REFUSAL)

    def _note(self) -> None:
        """Into the log: who tried what. The path alone, for an address may carry a token."""
        request = self.request
        person = self.door.participant(request)[0]
        classroom = self.settings["bimtek_classroom"]
        classroom.logbook.note("tolak", person, f"{request.method} {request.path}", "403", str(request.remote_ip))

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        self.set_header("X-Content-Type-Options", "nosniff")

    def check_xsrf_cookie(self) -> None:
        """Nothing is done here that could be forged; `prepare` refuses."""

    def _comes_to_read(self) -> bool:
        """A stranger's browser that opens a page; a participant who is signed in has no business here."""
        request = self.request
        wants_page = request.method in ("GET", "HEAD") and "text/html" in request.headers.get("Accept", "")
        return wants_page and not request.path.startswith("/api/") and not self.door.participant(request)[0]


class FacilitatorOnly(Authorizer):
    """Jupyter's own question, asked once more behind the guard: may this user do this?"""

    def is_authorized(self, handler: JupyterHandler, user: User, action: str, resource: str) -> bool:
        return isinstance(user, Facilitator)


def stand_guard(application: Application, door: Door) -> None:
    """Put the guard before every handler, also those that are added later."""
    application.default_router.rules.insert(0, Rule(Closed(door), Refuse, {"door": door}))
