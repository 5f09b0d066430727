"""Whoever tries to get in: every address also as a websocket, fifty codes, forged and old cookies, foreign origins."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from tornado.web import create_signed_value

from bimtek.room.codes import mark
from bimtek.room.throttle import PER_PERSON
from tests.ports import unused_port
from tests.room.house import Room, Visitor, open_room
from tests.room.test_default_deny import CLIMBING, CLOSED, OWN

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}
SOCKETS = ["/api/kernels/0/channels", "/terminals/websocket/1", "/api/events/subscribe", "/lsp/ws/pylsp"]
EVIL = "http://jahat.example"
DAY = 24 * 3600


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room of its own: who types fifty wrong codes locks out everybody at this address for a while."""
    with open_room(tmp_path_factory.mktemp("room"), unused_port()) as room:
        yield room


pytestmark = pytest.mark.xdist_group("intruders")


def logged(room: Room, what: str, least: int = 1, person: str | None = None) -> list[dict[str, Any]]:
    """What was refused, as soon as the log holds that many; lines are written beside the requests."""
    for _ in range(200):
        files = sorted((room.cohort.folder / "room").glob("log-*.jsonl"))
        entries = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
        found = [e for e in entries if (e["action"], e.get("what"), e.get("person")) == ("tolak", what, person)]
        if len(found) >= least:
            return found
        threading.Event().wait(0.05)
    raise AssertionError(f"{what} of {person} is not in {entries[-5:]}")


def test_no_address_becomes_a_websocket_to_anybody_but_the_facilitator(besieged: Room) -> None:
    live = {"/bimtek/api/live?page=jendela-1"}  # a stream that does not end: see below
    paths = {*(path for _, path in CLOSED), *CLIMBING, *OWN, *SOCKETS} - live
    for visitor in (besieged.stranger(), besieged.participant("liv-1")):
        opened = {path: visitor.ask("GET", path, **UPGRADE).status for path in paths}
        assert {path: status for path, status in opened.items() if status == 101} == {}
        outside = {path: status for path, status in opened.items() if not path.startswith("/bimtek/")}
        allowed = {"/login/../lab", "/login/"}
        assert {path: status for path, status in outside.items() if status != 403 and path not in allowed} == {}
    assert besieged.stranger().ask("GET", *live, **UPGRADE).status == 401
    assert logged(besieged, "GET /api/kernels/0/channels", person="liv-1")


def test_a_foreign_page_opens_no_websocket_with_the_facilitators_cookie(besieged: Room) -> None:
    facilitator = besieged.facilitator()
    assert facilitator.ask("GET", "/api/events/subscribe", Origin=EVIL, **UPGRADE).status in (403, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_foreign_page_changes_nothing_with_anybodys_cookie(besieged: Room, method: str) -> None:
    body = json.dumps({"values": {}, "revision": 0, "page": "jendela-1", "do": "hold", "text": "x"})
    for visitor in (besieged.participant("liv-2"), besieged.facilitator()):
        for path in (*OWN, "/api/contents", "/api/kernels", "/api/terminals", "/login"):
            answer = visitor.ask(method, path, body, Origin=EVIL, Referer=f"{EVIL}/x")
            assert answer.status in (401, 403, 404, 405), (path, answer.status)
            assert "Access-Control-Allow-Origin" not in answer.headers
    assert logged(besieged, f"{method} /api/contents", person="liv-2")


def test_an_old_cookie_opens_nothing_and_is_noted(besieged: Room) -> None:
    (file,) = besieged.home.rglob("jupyter_cookie_secret")
    keyed = hmac.new(file.read_bytes(), digestmod=hashlib.sha256)
    keyed.update(b"")  # no password: as the server makes its secret
    name, value = f"bimtek-peserta-{besieged.port}", f"soc-1:{mark(besieged.cohort, 'soc-1')}"

    def bearer(age: float, text: str = value) -> Visitor:
        made = create_signed_value(keyed.digest(), name, text, clock=lambda: time.time() - age)
        return Visitor(besieged.port, cookies={name: made.decode()})

    api = "/bimtek/api/exercise/vision.issues"
    assert bearer(60).get(api).status == 200, "the cookie is made as the room makes it"
    assert bearer(2 * DAY).get(api).status == 401
    assert bearer(60, "soc-1:tanda-kode-lama").get(api).status == 401  # her code was changed since
    assert bearer(60, "bukan-orang:x").get(api).status == 401
    forged = Visitor(besieged.port, cookies={name: "2|1:0|10:1700000000|21:palsu|4:YWJj|00"})
    assert forged.get(api).status == 401
    assert logged(besieged, f"GET {api}", 4)


def test_fifty_wrong_codes_are_refused_and_noted(besieged: Room) -> None:
    stranger = besieged.stranger()
    stranger.get("/bimtek/masuk")
    codes = [f"aaaa-{number:04d}" for number in range(50)]
    statuses = [stranger.post("/bimtek/masuk", peserta="soc-2", kode=code).status for code in codes]
    assert statuses == [401] * PER_PERSON + [429] * (50 - PER_PERSON)
    refused = stranger.post("/bimtek/masuk", peserta="soc-2", kode=besieged.codes["soc-2"])
    assert (refused.status, int(refused.headers["Retry-After"]) > 0) == (429, True)
    assert stranger.get("/bimtek/api/exercise/vision.issues").status == 401
    entries = logged(besieged, "kode masuk", 51, "soc-2")
    assert len(entries) == 51
    assert not [code for code in (*codes, besieged.codes["soc-2"]) if code in json.dumps(entries)]
