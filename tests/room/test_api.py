"""The form's protocol over HTTP, and the walls between seats."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bimtek.answers.store import AnswerStore
from bimtek.room.api import LARGEST
from tests.room.house import Room, Visitor

ISSUES = "/bimtek/api/exercise/vision.issues"
STATEMENT = "/bimtek/api/exercise/vision.statement"


def opened(visitor: Visitor, path: str = ISSUES) -> dict[str, Any]:
    answer = visitor.get(path)
    assert answer.status == 200, answer.text
    found: dict[str, Any] = json.loads(answer.text)
    return found


def save(visitor: Visitor, title: str, path: str = ISSUES) -> dict[str, Any]:
    body = {"values": {"issues": [{"id": "r1", "title": title}]}, "revision": opened(visitor, path)["revision"]}
    answer = visitor.put(path, json.dumps(body))
    assert answer.status == 200, answer.text
    saved: dict[str, Any] = json.loads(answer.text)
    return saved


def test_what_one_saves_her_table_reads_and_it_is_on_disk(room: Room) -> None:
    saved = save(room.participant("liv-1"), "Air bersih jauh")
    assert saved["status"] == "saved"
    found = opened(room.participant("liv-2"))
    assert found["values"]["issues"][0]["title"] == "Air bersih jauh"
    assert found["author"] == "Ni Made Contoh"
    file = AnswerStore(room.cohort.work).load("meja-living", "vision.issues")
    assert file is not None and file.values["issues"][0]["title"] == "Air bersih jauh"


def test_reasons_are_saved_and_what_are_none_is_refused(room: Room) -> None:
    visitor = room.participant("liv-1")
    body = {"values": {}, "revision": opened(visitor)["revision"], "reasons": {"ISU-05:r1:title": "memang begitu"}}
    assert json.loads(visitor.put(ISSUES, json.dumps(body)).text)["reasons"] == body["reasons"]
    assert opened(room.participant("liv-2"))["reasons"] == body["reasons"]
    assert visitor.put(ISSUES, json.dumps({**body, "reasons": ["x"]})).status == 400


def test_the_history_is_the_seats_own(room: Room) -> None:
    revision = save(room.participant("liv-1"), "Milik meja living")["revision"]
    told = json.loads(room.participant("liv-2").get(f"{ISSUES}/history").text)
    assert told["versions"][0]["revision"] == revision
    version = json.loads(room.participant("liv-2").get(f"{ISSUES}/history/{revision}").text)["version"]
    assert version["values"]["issues"][0]["title"] == "Milik meja living"
    for path in (f"{ISSUES}/history", f"{ISSUES}/history/{revision}"):
        assert "Milik meja living" not in room.participant("soc-2").get(path).text
    assert room.participant("liv-1").get(f"{STATEMENT}/history").status == 403, "she is not of the core team"
    assert room.participant("liv-1").get(f"{ISSUES}/history/x").status == 404


def test_another_table_reads_and_writes_its_own(room: Room) -> None:
    save(room.participant("liv-1"), "Milik meja living")
    other = room.participant("soc-2")
    assert "Milik meja living" not in json.dumps(opened(other))
    save(other, "Milik meja society")
    assert "Milik meja society" not in json.dumps(opened(room.participant("liv-1")))


@pytest.mark.parametrize(
    "path",
    [
        "/bimtek/api/exercise/vision.issues?seat=meja-society",
        "/bimtek/api/exercise/meja-society/vision.issues",
        "/bimtek/api/exercise/..%2f..%2fmeja-society%2f01_vision%2fanswers%2fvision.issues",
        "/bimtek/api/exercise/../meja-society/vision.issues",
    ],
)
def test_no_address_names_another_table(room: Room, path: str) -> None:
    save(room.participant("soc-2"), "Rahasia meja society")
    assert "Rahasia meja society" not in room.participant("liv-1").get(path).text


def test_the_core_is_written_by_its_members_and_read_by_all(room: Room) -> None:
    member, other = room.participant("soc-1"), room.participant("liv-1")
    values = {field["name"]: "" for field in opened(member, STATEMENT)["definition"]["fields"]}
    text = next(f["name"] for f in opened(member, STATEMENT)["definition"]["fields"] if f["kind"] in ("text", "prose"))
    body = json.dumps({"values": values | {text: "Bangli melayani"}, "revision": 0})
    assert member.put(STATEMENT, body).status == 200
    seen = opened(other, STATEMENT)
    assert (seen["read_only"], seen["values"][text]) == (True, "Bangli melayani")
    refused = other.put(STATEMENT, json.dumps({"values": {text: "Lain"}, "revision": 1}))
    assert refused.status == 403
    assert opened(member, STATEMENT)["values"][text] == "Bangli melayani"


def test_who_sits_at_no_table_is_told_what_to_do(room: Room) -> None:
    answer = room.participant("tamu-1").get(ISSUES)
    assert answer.status == 403
    assert "Minta fasilitator" in json.loads(answer.text)["message"]


def test_an_old_revision_is_a_conflict_and_keeps_both(room: Room) -> None:
    first, second = room.participant("liv-1"), room.participant("liv-2")
    old = opened(second)["revision"]
    save(first, "Yang pertama")
    answer = second.put(
        ISSUES, json.dumps({"values": {"issues": [{"id": "r9", "title": "Yang kedua"}]}, "revision": old})
    )
    assert json.loads(answer.text)["status"] == "conflict"
    assert json.loads(answer.text)["theirs"]["values"]["issues"][0]["title"] == "Yang pertama"
    history = room.cohort.work / "meja-living" / "01_vision" / "answers" / ".history"
    assert any("Yang kedua" in path.read_text(encoding="utf-8") for path in history.rglob("bentrok-*.json"))


def test_nothing_is_saved_without_the_xsrf_token(room: Room) -> None:
    visitor = room.participant("liv-1")
    before = opened(visitor)["revision"]
    answer = visitor.put(ISSUES, json.dumps({"values": {}, "revision": before}), xsrf=False)
    assert answer.status == 403
    assert json.loads(answer.text)["status"] == "error"
    assert opened(visitor)["revision"] == before


def test_nothing_is_saved_for_another_site(room: Room) -> None:
    visitor = room.participant("liv-1")
    body = json.dumps({"values": {}, "revision": opened(visitor)["revision"]})
    headers = {"X-XSRFToken": visitor.cookies["_xsrf"], "Origin": "http://example.org"}
    assert visitor.ask("PUT", ISSUES, body, **headers).status in (403, 404)


def test_an_answer_that_is_too_large_is_refused_with_a_sentence(room: Room) -> None:
    visitor = room.participant("liv-1")
    before = opened(visitor)["revision"]
    body = json.dumps({"values": {"issues": [{"id": "r1", "title": "x" * LARGEST}]}, "revision": before})
    answer = visitor.put(ISSUES, body)
    assert answer.status == 413
    assert "terlalu besar" in json.loads(answer.text)["message"]
    assert opened(visitor)["revision"] == before


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", '{"values": {}}', '{"values": [], "revision": 0}', '{"values": {}, "revision": true}',
     '{"values": {}, "revision": -1}', '{"values": {"a": NaN}, "revision": 0}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_answer_is_refused(room: Room, body: str) -> None:
    answer = room.participant("liv-1").put(ISSUES, body)
    assert answer.status == 400
    assert json.loads(answer.text)["status"] == "error"


@pytest.mark.parametrize(("method", "path", "status"), [
    ("GET", "/bimtek/api/exercise/vision.nothing", 404),
    ("PUT", "/bimtek/api/exercise/vision.nothing", 404),
    ("GET", "/bimtek/api/nothing", 404),
    ("GET", "/bimtek/api/heartbeat?session=99_x&page=jendela-1", 404),
])  # fmt: skip
def test_unknown_addresses_answer_with_a_sentence(room: Room, method: str, path: str, status: int) -> None:
    visitor = room.participant("liv-1")
    visitor.get("/bimtek/masuk")
    answer = visitor.put(path, '{"values": {}, "revision": 0}') if method == "PUT" else visitor.get(path)
    assert answer.status == status
    assert json.loads(answer.text)["status"] == "error"


def test_a_stranger_is_told_to_sign_in(room: Room) -> None:
    for path in (ISSUES, "/bimtek/api/heartbeat", "/bimtek/api/live", "/bimtek/api/remarks/vision.issues"):
        answer = room.stranger().get(path)
        assert answer.status == 401
        assert "masuk lagi" in json.loads(answer.text)["message"]


def test_a_killed_server_has_lost_nothing_and_nobody_signs_in_again(room: Room) -> None:
    visitor = room.participant("liv-1")
    save(visitor, "Sebelum listrik padam")
    room.kill()
    room.start()
    assert opened(visitor)["values"]["issues"][0]["title"] == "Sebelum listrik padam"
    save(visitor, "Sesudah listrik menyala")


def test_what_did_not_change_is_told_in_a_few_bytes(room: Room) -> None:
    made, wayan = room.participant("liv-1"), room.participant("liv-2")
    save(made, "Pertama")
    first = wayan.get(ISSUES)
    again = wayan.get(ISSUES, **{"If-None-Match": first.headers["Etag"]})
    assert (again.status, again.text) == (304, "")
    assert made.get(ISSUES, **{"If-None-Match": first.headers["Etag"]}).status == 200  # another person's tag
    save(made, "Kedua")
    changed = wayan.get(ISSUES, **{"If-None-Match": first.headers["Etag"]})
    assert changed.status == 200 and "Kedua" in changed.text
    # Rows of another exercise can be referred to, so it changes this form, too.
    before = wayan.get(ISSUES).headers["Etag"]
    facts = "/bimtek/api/exercise/vision.facts"
    revision = opened(made, facts)["revision"]
    made.put(facts, json.dumps({"values": {"facts": [{"id": "f1", "name": "Air"}]}, "revision": revision}))
    assert wayan.get(ISSUES, **{"If-None-Match": before}).status == 200
    save(room.participant("soc-2"), "Meja lain")
    assert wayan.get(ISSUES, **{"If-None-Match": wayan.get(ISSUES).headers["Etag"]}).status == 304


def test_long_answers_are_packed_for_slow_networks(room: Room) -> None:
    answer = room.participant("liv-1").get(ISSUES, **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
