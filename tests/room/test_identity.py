"""The second wall: even without the guard a participant is nobody outside the room's own pages."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest
from jupyter_server.base.handlers import JupyterHandler
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application, create_signed_value

from bimtek.answers.cohort import Cohort
from bimtek.room.codes import make_codes, mark
from bimtek.room.desk import Desk
from bimtek.room.door import Door, is_open
from bimtek.room.guard import FacilitatorOnly
from bimtek.room.handler import RoomHandler
from bimtek.room.identity import Facilitator, Participant, RoomIdentityProvider

DOOR = Door(secret=b"secret", token="token", port=8888)


def asked(address: str, cookie: str = "") -> HTTPServerRequest:
    line = RequestStartLine("GET", address, "HTTP/1.1")
    headers = HTTPHeaders({"Host": "127.0.0.1:8888", "Cookie": cookie})
    return HTTPServerRequest(headers=headers, connection=Mock(), start_line=line)


def handler(kind: type[Any], cohort: Cohort, **cookies: str) -> Any:
    signed = {name: create_signed_value(DOOR.secret, name, value).decode() for name, value in cookies.items()}
    request = asked("/", "; ".join(f"{name}={value}" for name, value in signed.items()))
    classroom = Mock(cohort=cohort)
    application = Application(bimtek_door=DOOR, bimtek_classroom=classroom, base_url="/", headers={})
    return kind(application, request)


def participant_cookie(cohort: Cohort, person_id: str) -> dict[str, str]:
    return {DOOR.participant_cookie: f"{person_id}:{mark(cohort, person_id)}"}


def test_a_participant_is_known_in_the_room_only(cohort: Cohort) -> None:
    make_codes(cohort)
    cookie = participant_cookie(cohort, "liv-1")
    provider = RoomIdentityProvider(token="token")
    user = provider.get_user(handler(RoomHandler, cohort, **cookie))
    assert isinstance(user, Participant) and user.person.id == "liv-1"
    assert provider.get_user(handler(JupyterHandler, cohort, **cookie)) is None
    assert provider.get_user(handler(Desk, cohort, **cookie)) is None


def test_the_facilitator_is_known_everywhere(cohort: Cohort) -> None:
    provider = RoomIdentityProvider(token="token")
    cookie = {DOOR.facilitator_cookie: DOOR.facilitator_value}
    for kind in (RoomHandler, JupyterHandler, Desk):
        assert isinstance(provider.get_user(handler(kind, cohort, **cookie)), Facilitator)


def test_a_cookie_of_another_token_person_or_code_is_nobodys(cohort: Cohort) -> None:
    make_codes(cohort)
    provider = RoomIdentityProvider(token="token")
    other = Door(DOOR.secret, "another", DOOR.port)
    old = participant_cookie(cohort, "liv-1")
    gone = {DOOR.participant_cookie: f"gone:{mark(cohort, 'gone')}"}
    make_codes(cohort, ["liv-1"])
    for cookie in ({DOOR.facilitator_cookie: other.facilitator_value}, old, gone, {DOOR.participant_cookie: "liv-1:"}):
        assert provider.get_user(handler(RoomHandler, cohort, **cookie)) is None


def test_jupyter_asks_again_and_lets_only_the_facilitator(cohort: Cohort) -> None:
    authorizer = FacilitatorOnly()
    person = cohort.people[0]
    assert authorizer.is_authorized(Mock(), Facilitator(), "write", "contents")
    assert not authorizer.is_authorized(Mock(), Participant(username="x", person=person), "read", "contents")


@pytest.mark.parametrize("token", ["", "x", "tokentoken", "TOKEN"])
def test_only_the_token_is_the_token(token: str) -> None:
    request = asked(f"/lab?token={token}")
    assert not DOOR.has_token(request)
    assert not Door(b"secret", "", 1).has_token(request)  # no token is no open door
    assert DOOR.has_token(asked("/lab?token=token"))


@pytest.mark.parametrize("path", ["/", "/lab", "/bimtekx", "//bimtek/", "/BIMTEK/", "/login/x", "/api/contents", ""])
def test_only_the_room_and_the_way_in_are_open(path: str) -> None:
    assert not is_open(path)
    assert is_open("/bimtek") and is_open("/bimtek/masuk") and is_open("/login")
