"""The plenary over HTTP: what is refused, and that nobody but a facilitator of this very page decides."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.room.house import Answer, Room, Visitor

PAGE, API = "/bimtek/fasilitator/pleno/01_vision", "/bimtek/api/pleno/01_vision"
REFUSED = {"kind": "confirm", "programme": "p", "name": "Kepala Dinas"}
ATTACK = "<img src=x onerror=alert(1)>{{7*7}}"


def projector(room: Room) -> Visitor:
    visitor = room.facilitator()
    assert visitor.open(PAGE).status == 200
    return visitor


def shown(answer: Answer) -> dict[str, Any]:
    assert answer.status == 200, answer.text
    told: dict[str, Any] = json.loads(answer.text)
    return told


def test_who_led_it_is_put_down_seen_and_taken_back(room: Room) -> None:
    visitor = projector(room)
    before = shown(visitor.get(API))
    assert shown(visitor.get(f"{API}?version={before['version']}")) == {"version": before["version"]}
    held = {"kind": "held", "who": ATTACK, "venue": "Aula", "present": ["liv-1"], "guests": ""}
    names = {"chair": "Ni Putu Uji", "scribe": ""}
    after = shown(visitor.send("POST", f"{API}/putuskan", {"decisions": [{**held, **names}]}))
    assert after["held"] == {"who": ATTACK, "venue": "Aula", "present": ["liv-1"], "guests": "", **names}
    assert shown(room.facilitator().get(API))["held"] == after["held"]
    ref = after["history"][-1]["ref"]
    back = shown(visitor.send("POST", f"{API}/batalkan", {"refs": [ref], "why": "Salah ketik"}))
    assert back["held"] == before["held"] and back["history"][-1]["why"] == "Salah ketik"
    assert room.noted("putuskan", "fasilitator") and room.noted("batalkan", "fasilitator")
    assert ATTACK not in visitor.open(PAGE).text


@pytest.mark.parametrize(
    ("action", "content", "status", "said"),
    [
        ("putuskan", {}, 400, ""),
        ("putuskan", {"decisions": []}, 400, ""),
        ("putuskan", {"decisions": ["same"]}, 400, ""),
        ("putuskan", {"decisions": [{"kind": "held"}] * 61}, 400, ""),
        ("putuskan", {"decisions": [{"kind": "undo", "of": "1"}]}, 400, ""),
        ("putuskan", {"decisions": [{"kind": "held"}], "known": [1]}, 400, ""),
        ("putuskan", {"decisions": [{"kind": "open", "about": "x"}]}, 409, "periksa alasan"),
        (
            "putuskan",
            {"decisions": [{"kind": "confirm", "programme": "p", "confirmation": "setuju"}]},
            409,
            "siapa yang",
        ),
        ("putuskan", {"decisions": [{**REFUSED, "confirmation": "tolak"}]}, 409, "mengapa OPD menolak"),
        ("putuskan", {"decisions": [{**REFUSED, "confirmation": "ubah", "why": " "}]}, 409, "apa yang berubah"),
        ("putuskan", {"decisions": [{"kind": "different", "of": ["tidak", "ada"]}]}, 409, "tidak ada lagi"),
        (
            "putuskan",
            {"decisions": [{"kind": "vote", "exercise": "x", "chosen": "A", "candidates": [{"sentence": "B"}]}]},
            409,
            "salah satu calon",
        ),
        ("batalkan", {"refs": ["4711"]}, 409, "sudah tidak berlaku"),
        ("batalkan", {"refs": "1"}, 400, ""),
        ("batalkan", {"refs": [], "why": 5}, 400, ""),
        ("bubarkan", {}, 404, ""),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    room: Room, action: str, content: dict[str, Any], status: int, said: str
) -> None:
    answer = projector(room).send("POST", f"{API}/{action}", content)
    told = json.loads(answer.text)
    assert (answer.status, told["status"]) == (status, "error") and said in told["message"]


def test_too_much_is_refused(room: Room) -> None:
    much = {"decisions": [{"kind": "held", "who": "x" * 300_000}]}
    assert projector(room).send("POST", f"{API}/putuskan", much).status == 413


def test_nothing_is_decided_from_another_site_or_by_others(room: Room) -> None:
    body = json.dumps({"decisions": [{"kind": "held", "who": "Orang lain"}]})
    for action in ("putuskan", "batalkan", "tutup"):
        assert projector(room).ask("POST", f"{API}/{action}", body).status == 403, "without the token of the page"
        participant = room.participant("soc-1")  # in the core team, too
        assert participant.send("POST", f"{API}/{action}", {"decisions": [{"kind": "held"}]}).status == 403
        assert room.stranger().send("POST", f"{API}/{action}", {}).status in (401, 403)
    assert "Orang lain" not in room.facilitator().get(API).text


def test_a_meeting_whose_turn_has_not_come_says_so(room: Room) -> None:
    visitor = projector(room)
    answer = visitor.get("/bimtek/api/pleno/02_assessment")
    assert answer.status == 409 and "Pertemuan I belum ditutup" in json.loads(answer.text)["message"]
    assert "Pertemuan I belum ditutup" in visitor.open("/bimtek/fasilitator/pleno/02_assessment").text
    assert visitor.open("/bimtek/fasilitator/pleno/09_entah").status == 404
