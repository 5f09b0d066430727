"""Who stands at the door: a facilitator, a participant or a stranger. Decided from the request alone.

The guard (every address) and the identity provider (every handler) ask the same door, so they cannot disagree.
Both cookies are signed with the server's secret. The facilitator's ends with the token, a participant's with her code.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from tornado.httputil import HTTPServerRequest
from tornado.web import decode_signed_value

PREFIX = "/bimtek"
"""Everything that participants may ask for begins with it."""

DESK = PREFIX + "/fasilitator"
"""The facilitator's own page."""

DAYS = 1.0
"""A cookie holds for a day of work; a closed lid or a restarted server does not end it."""

BEARER = re.compile(r"(?:token|bearer)\s+(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Door:
    """secret: of the server, signs cookies. token: the facilitator's. port: cookies of one host know no ports."""

    secret: bytes
    token: str
    port: int

    @property
    def facilitator_cookie(self) -> str:
        return f"bimtek-fasilitator-{self.port}"

    @property
    def participant_cookie(self) -> str:
        return f"bimtek-peserta-{self.port}"

    @property
    def facilitator_value(self) -> str:
        """What the facilitator's cookie holds: proof of the token, not the token."""
        return hashlib.sha256(b"bimtek:" + self.token.encode()).hexdigest()

    def is_token(self, typed: str) -> bool:
        return bool(self.token) and hmac.compare_digest(typed.strip().encode(), self.token.encode())

    def has_token(self, request: HTTPServerRequest) -> bool:
        """The token stands in the address or in the Authorization header of this very request."""
        given = parse_qs(request.query).get("token", [])
        if bearer := BEARER.fullmatch(request.headers.get("Authorization", "").strip()):
            given.append(bearer[1])
        return any(self.is_token(token) for token in given)

    def is_facilitator(self, request: HTTPServerRequest) -> bool:
        value = self._signed(request, self.facilitator_cookie)
        return self.has_token(request) or hmac.compare_digest(value.encode(), self.facilitator_value.encode())

    def participant(self, request: HTTPServerRequest) -> tuple[str, str]:
        """(person id, mark of her code) as the cookie says; two empty strings without a valid cookie."""
        person_id, _, mark = self._signed(request, self.participant_cookie).rpartition(":")
        return person_id, mark

    def _signed(self, request: HTTPServerRequest, name: str) -> str:
        morsel = request.cookies.get(name)
        if morsel is None:
            return ""
        value = decode_signed_value(self.secret, name, morsel.value, max_age_days=DAYS, min_version=2)
        return value.decode("utf-8", "replace") if value else ""


def is_open(path: str) -> bool:
    """Whether the guard lets everybody through to this address; who may do what there, the pages decide."""
    return path == PREFIX or path.startswith(PREFIX + "/") or path == "/login"
