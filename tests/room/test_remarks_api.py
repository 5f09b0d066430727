"""Remarks over HTTP: seen by the table and by nobody else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bimtek.answers.remarks import Remarks
from bimtek.room.remarks_api import LARGEST
from tests.room.house import Room, Visitor

SAID = "/bimtek/api/remarks/vision.facts"


def say(visitor: Visitor, text: str, **place: str) -> list[dict[str, Any]]:
    answer = visitor.send("POST", SAID, {"text": text, **place})
    assert answer.status == 200, answer.text
    remarks: list[dict[str, Any]] = json.loads(answer.text)["remarks"]
    return remarks


def heard(visitor: Visitor) -> list[dict[str, Any]]:
    remarks: list[dict[str, Any]] = json.loads(visitor.get(SAID).text)["remarks"]
    return remarks


def test_a_remark_at_a_field_is_seen_answered_and_closed_by_the_table(room: Room) -> None:
    made, wayan = room.participant("liv-1"), room.participant("liv-2")
    new = say(made, "Angka ini dari mana?", table="facts", row="r1", field="value")[-1]
    assert new["mine"] and (new["table"], new["row"], new["field"]) == ("facts", "r1", "value")
    seen = heard(wayan)[-1]
    assert (seen["author"], seen["text"], seen["mine"]) == ("Ni Made Contoh", "Angka ini dari mana?", False)
    address = f"{SAID}/{new['id']}"
    wayan.send("PUT", address, {"text": "Dari laporan kinerja"})
    wayan.send("PUT", address, {"closed": True})
    seen = heard(made)[-1]
    assert (seen["closed"], seen["closed_by"]) == (True, "I Wayan Contoh")
    assert [reply["text"] for reply in seen["replies"]] == ["Dari laporan kinerja"]
    made.send("PUT", address, {"closed": False})
    assert not heard(wayan)[-1]["closed"]


def test_a_remark_is_heard_at_once(room: Room) -> None:
    made, wayan = room.participant("liv-1"), room.participant("liv-2")
    ear = wayan.listen("jendela-catatan")
    try:
        before = ear.hear()["remarks"]["vision.facts"]
        say(made, "Sudah dicek?")
        assert ear.hear_until(lambda state: state["remarks"]["vision.facts"] != before)
    finally:
        ear.close()


def test_no_other_table_reads_or_writes_them(room: Room) -> None:
    new = say(room.participant("liv-1"), "Rahasia meja living")[-1]
    other = room.participant("soc-2")
    assert "Rahasia" not in other.get(SAID).text
    assert other.send("PUT", f"{SAID}/{new['id']}", {"closed": True}).status == 409  # not there for her
    assert room.participant("liv-1").get("/bimtek/api/remarks/vision.statement").status == 403  # the core's own talk
    assert room.participant("soc-1").get("/bimtek/api/remarks/vision.statement").status == 200
    assert room.facilitator().get(SAID).status == 403
    assert room.stranger().get(SAID).status == 401


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ({"text": " "}, 409),
        ({"text": "x" * 2001}, 409),
        ({"text": "x" * LARGEST}, 413),
        ([], 400),
        ({"text": ["x"]}, 400),
    ],
)
def test_what_is_no_remark_is_refused_in_words(room: Room, content: object, status: int) -> None:
    visitor = room.participant("liv-1")
    before = heard(visitor)
    answer = visitor.send("POST", SAID, content)
    assert answer.status == status and json.loads(answer.text)["message"]
    assert heard(visitor) == before


def test_nothing_is_said_without_the_xsrf_token(room: Room) -> None:
    visitor = room.participant("liv-1")
    before = heard(visitor)
    answer = visitor.ask("POST", SAID, '{"text": "x"}', **{"Content-Type": "application/json"})
    assert answer.status == 403 and heard(visitor) == before


def test_remarks_that_cannot_be_read_are_said_in_words(room: Room) -> None:
    visitor = room.participant("soc-2")
    path = Remarks(room.cohort.work).path("meja-society", "vision.proposal")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{", encoding="utf-8")
    address = "/bimtek/api/remarks/vision.proposal"
    assert "rusak" in json.loads(visitor.get(address).text)["message"]
    assert visitor.send("POST", address, {"text": "Lagi"}).status == 200
    assert json.loads(visitor.get(address).text)["remarks"][0]["text"] == "Lagi"
