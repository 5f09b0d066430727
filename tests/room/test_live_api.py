"""The table at work over HTTP: who is here, who holds the pen, what was saved; and the walls between tables."""

from __future__ import annotations

import contextlib
import json
import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from bimtek.answers.store import AnswerStore
from bimtek.room.live_api import STREAMS
from tests.room.house import Ear, Room, Visitor

ISSUES = "/bimtek/api/exercise/vision.issues"
PEN = "/bimtek/api/pen/vision.issues"
MADE, WAYAN = "jendela-made", "jendela-wayan"


@contextlib.contextmanager
def listening(visitor: Visitor, page: str) -> Iterator[Ear]:
    ear = visitor.listen(page)
    try:
        yield ear
    finally:
        ear.close()


def pen(visitor: Visitor, page: str, do: str) -> dict[str, Any]:
    answer = visitor.send("PUT", PEN, {"page": page, "do": do})
    assert answer.status == 200, answer.text
    told: dict[str, Any] = json.loads(answer.text)
    return told


@pytest.fixture
def table(room: Room) -> Iterator[tuple[Visitor, Visitor]]:
    """Two members of one table; whatever pens they hold are free again afterwards."""
    made, wayan = room.participant("liv-1"), room.participant("liv-2")
    yield made, wayan
    for visitor, page in ((made, MADE), (wayan, WAYAN)):
        pen(visitor, page, "let go")


def save(visitor: Visitor, title: str, page: str = "") -> int:
    revision = json.loads(visitor.get(ISSUES).text)["revision"]
    content = {"values": {"issues": [{"id": "r1", "title": title}]}, "revision": revision}
    answer = json.loads(visitor.send("PUT", ISSUES, content | ({"page": page} if page else {})).text)
    assert answer["status"] == "saved"
    return int(answer["revision"])


def test_a_save_is_heard_at_once(table: tuple[Visitor, Visitor]) -> None:
    made, wayan = table
    with listening(wayan, WAYAN) as ear:
        ear.hear()
        revision = save(made, "Air")
        assert ear.hear_until(lambda state: state["revisions"]["vision.issues"] >= revision)


def test_what_another_program_saves_is_heard_too(room: Room, table: tuple[Visitor, Visitor]) -> None:
    made, wayan = table
    revision = save(made, "Dari halaman")
    with listening(wayan, WAYAN) as ear:
        ear.hear()
        store = AnswerStore(room.cohort.work)  # as a notebook in JupyterLab does
        file = store.load("meja-living", "vision.issues")
        assert file is not None
        store.save("meja-living", "vision.issues", file.values, revision=revision, author="liv-1", time=file.time)
        assert ear.hear_until(lambda state: state["revisions"]["vision.issues"] == revision + 1)


def test_who_is_here_is_shown_by_name_and_oneself_first(room: Room) -> None:
    with listening(room.participant("soc-1"), "jendela-soc-1") as first:
        assert first.hear()["here"]["meja-society"] == ["I Putu Contoh"]
        with listening(room.participant("soc-2"), "jendela-soc-2") as second:
            both = ["I Putu Contoh", "Ni Nengah Contoh"]
            assert first.hear_until(lambda state: state["here"]["meja-society"] == both)
            heard = second.hear()["here"]
            assert heard["meja-society"] == ["Ni Nengah Contoh", "I Putu Contoh"]
            assert set(heard) <= {"meja-society", "soc-2"}  # neither the core's nor another person's


def test_whoever_begins_holds_the_pen_and_the_others_see_it(table: tuple[Visitor, Visitor]) -> None:
    made, wayan = table
    with listening(wayan, WAYAN) as ear:
        assert ear.hear()["pens"] == {}
        assert pen(made, MADE, "hold")["mine"]
        seen = ear.hear_until(lambda state: state["pens"])["pens"]["vision.issues"]
        assert (seen["name"], seen["mine"], seen["yours"]) == ("Ni Made Contoh", False, False)
        assert not pen(wayan, WAYAN, "hold")["mine"]
        assert pen(made, "jendela-lain", "hold")["pen"]["yours"]  # her own second window is told so
        pen(made, MADE, "let go")
        assert ear.hear_until(lambda state: not state["pens"])


def test_a_save_holds_a_free_pen_and_is_never_refused_for_one(table: tuple[Visitor, Visitor]) -> None:
    made, wayan = table
    save(made, "Mulai mengetik", MADE)
    assert not pen(wayan, WAYAN, "hold")["mine"]
    save(wayan, "Tanpa pena", WAYAN)  # the store has the last word
    assert pen(made, MADE, "hold")["mine"]


def test_taking_over_waits_for_the_last_words(table: tuple[Visitor, Visitor]) -> None:
    made, wayan = table
    pen(made, MADE, "hold")
    with listening(made, MADE) as ear:
        ear.hear()
        taken: list[dict[str, Any]] = []
        taking = threading.Thread(target=lambda: taken.append(pen(wayan, WAYAN, "take")))
        taking.start()
        asked = ear.hear_until(lambda state: state["pens"].get("vision.issues", {}).get("wanted"))
        assert asked["pens"]["vision.issues"]["wanted"] == "I Wayan Contoh"
        assert asked["pens"]["vision.issues"]["mine"]  # still hers
        revision = save(made, "Kata terakhir", MADE)
        assert not pen(made, MADE, "let go")["mine"]
        taking.join(20)
        assert taken[0]["mine"]
        assert json.loads(wayan.get(ISSUES).text)["revision"] == revision
        told = ear.hear_until(lambda state: state["pens"]["vision.issues"]["name"] == "I Wayan Contoh")
        assert not told["pens"]["vision.issues"]["mine"]


def test_a_page_that_does_not_answer_loses_the_pen_all_the_same(table: tuple[Visitor, Visitor]) -> None:
    made, wayan = table
    made.get(f"/bimtek/api/heartbeat?page={MADE}")
    pen(made, MADE, "hold")
    assert pen(wayan, WAYAN, "take")["mine"]
    save(made, "Datang terlambat", MADE)  # what was typed before still arrives


def test_a_sign_of_life_gives_the_same_state_without_a_stream(table: tuple[Visitor, Visitor]) -> None:
    made, wayan = table
    revision = save(made, "Denyut", MADE)
    state = json.loads(wayan.get(f"/bimtek/api/heartbeat?session=01_vision&page={WAYAN}").text)
    assert state["revisions"]["vision.issues"] == revision
    assert state["pens"]["vision.issues"]["name"] == "Ni Made Contoh"
    assert state["here"]["meja-living"][0] == "I Wayan Contoh"


def test_nothing_is_heard_of_another_table(room: Room) -> None:
    living, other = room.participant("liv-1"), room.participant("soc-2")
    save(living, "Milik meja living", MADE)
    state = json.loads(other.get("/bimtek/api/heartbeat?page=jendela-soc-2").text)
    assert state["pens"] == {} and "Contoh" not in json.dumps(state["here"].get("meja-living", ""))
    assert set(state["here"]) <= {"meja-society", "soc-2"} and "vision.statement" not in state["remarks"]
    pen(living, MADE, "let go")


def test_only_members_hold_the_pen_of_a_seat(room: Room) -> None:
    statement = "/bimtek/api/pen/vision.statement"
    content = {"page": MADE, "do": "hold"}
    assert room.participant("liv-1").send("PUT", statement, content).status == 403
    member = room.participant("soc-1")
    assert member.send("PUT", statement, content | {"page": "jendela-inti"}).status == 200
    seen = json.loads(room.participant("liv-1").get(f"/bimtek/api/heartbeat?page={MADE}").text)["pens"]
    assert seen["vision.statement"]["name"] == "I Putu Contoh"  # whoever reads it sees who writes
    assert "inti" not in json.loads(room.participant("liv-1").get(f"/bimtek/api/heartbeat?page={MADE}").text)["here"]
    member.send("PUT", statement, {"page": "jendela-inti", "do": "let go"})
    assert room.participant("tamu-1").send("PUT", PEN, content).status == 403  # sits at no table
    assert room.facilitator().ask("PUT", PEN, json.dumps(content)).status == 403


@pytest.mark.parametrize("content", [{}, {"page": "x"}, {"page": MADE}, {"page": MADE, "do": "steal"}, [], {"page": 3}])
def test_what_is_no_wish_is_refused(room: Room, content: object) -> None:
    assert room.participant("liv-1").send("PUT", PEN, content).status == 400


@pytest.mark.parametrize("page", ["", "short", "../../etc/passwd", "x" * 41])
def test_a_window_has_a_plain_name(room: Room, page: str) -> None:
    for path in ("heartbeat", "live"):
        assert room.participant("liv-1").get(f"/bimtek/api/{path}?page={page}").status == 400


def test_a_new_code_ends_the_stream(room: Room) -> None:
    facilitator, visitor = room.facilitator(), room.participant("tamu-2")
    facilitator.open("/bimtek/fasilitator")
    with listening(visitor, "jendela-tamu") as ear:
        ear.hear()
        page = facilitator.post("/bimtek/fasilitator/kode", peserta="tamu-2").text
        found = re.search(r"<dt>Kode</dt><dd>([a-z0-9-]{9})</dd>", page)
        assert found
        room.codes["tamu-2"] = found[1]
        with pytest.raises(AssertionError, match="ended"):
            ear.hear_until(lambda state: False)


def test_one_person_does_not_use_up_the_room(room: Room) -> None:
    visitor = room.participant("liv-2")
    ears = [visitor.listen(f"jendela-{number:02}") for number in range(STREAMS)]
    try:
        answer = visitor.get("/bimtek/api/live?page=satu-lagi-saja")
        assert answer.status == 429 and "Terlalu banyak" in json.loads(answer.text)["message"]
    finally:
        for ear in ears:
            ear.close()


def test_a_power_cut_frees_pens_and_loses_no_word(room: Room) -> None:
    made, wayan = room.participant("liv-1"), room.participant("liv-2")
    with listening(made, MADE) as ear:
        ear.hear()
        pen(made, MADE, "hold")
        revision = save(made, "Sebelum listrik padam", MADE)
        made.send("POST", "/bimtek/api/remarks/vision.issues", {"text": "Ingat ini"})
        room.kill()
    room.start()
    with listening(made, MADE) as ear:  # the same page hears again, and nobody signed in anew
        assert ear.hear()["revisions"]["vision.issues"] == revision
    assert pen(wayan, WAYAN, "hold")["mine"]
    said = json.loads(wayan.get("/bimtek/api/remarks/vision.issues").text)["remarks"]
    assert said[-1]["text"] == "Ingat ini" and said[-1]["author"] == "Ni Made Contoh"
    pen(wayan, WAYAN, "let go")
