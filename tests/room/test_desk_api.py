"""The facilitator's desk over HTTP: the board that changes by itself, notes, released hints, and answers to read."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.room.house import Ear, Room, Visitor

BOARD, NOTES, HINTS = "/bimtek/api/desk", "/bimtek/fasilitator/pesan", "/bimtek/fasilitator/petunjuk"
PAGE = "jendela-meja"
CELL = "meja-living/vision.trends"
TRENDS = "/bimtek/api/exercise/vision.trends"
ATTACK = "<img src=x onerror=\"window.__pwned='img'\"> {{ 7*7 }}"


@contextlib.contextmanager
def hearing(visitor: Visitor, path: str) -> Iterator[Ear]:
    ear = visitor.events(path)
    try:
        yield ear
    finally:
        ear.close()


def desk(room: Room) -> Visitor:
    """A facilitator whose browser holds the XSRF token."""
    visitor = room.facilitator()
    assert visitor.open(NOTES).status == 200
    return visitor


def state(visitor: Visitor, page: str, session: str = "beranda") -> dict[str, Any]:
    """What a page hears; the home page's question is no sign of life, so other tests find nobody at the tables."""
    told: dict[str, Any] = json.loads(visitor.get(f"/bimtek/api/heartbeat?session={session}&page={page}").text)
    return told


def write(visitor: Visitor, words: str) -> None:
    revision = json.loads(visitor.get(TRENDS).text)["revision"]
    content = {"values": {"trends": [{"id": "t1", "title": words}]}, "revision": revision, "page": PAGE}
    assert json.loads(visitor.send("PUT", TRENDS, content).text)["status"] == "saved"


def let_go(visitor: Visitor) -> None:
    visitor.send("PUT", "/bimtek/api/pen/vision.trends", {"page": PAGE, "do": "let go"})


def test_the_first_message_is_the_whole_board_and_the_next_only_what_changed(room: Room) -> None:
    made = room.participant("liv-1")
    with hearing(room.facilitator(), f"{BOARD}/live?session=01_vision") as ear:
        whole = ear.hear()
        assert [row["id"] for row in whole["frame"]["rows"]][:2] == ["meja-living", "meja-society"]
        assert whole["summary"]["tables"] == 2 and CELL in whole["cells"]
        write(made, "Penduduk menua")
        change = ear.hear_until(lambda told: told["cells"].get(CELL, {}).get("pen"))
        assert "frame" not in change and set(change["cells"]) == {CELL}
        cell = change["cells"][CELL]
        assert (cell["state"], cell["by"], cell["pen"]) == ("started", "Ni Made Contoh", "Ni Made Contoh")
        let_go(made)
        assert ear.hear_until(lambda told: CELL in told["cells"])["cells"][CELL]["pen"] == ""
    assert json.loads(room.facilitator().get(f"{BOARD}?session=01_vision").text)["cells"][CELL]["red"] == cell["red"]


def test_the_board_of_a_meeting_that_is_none_is_not_there(room: Room) -> None:
    assert room.facilitator().get(f"{BOARD}?session=lima").status == 404


def test_an_answer_is_there_to_read_and_what_was_typed_is_text(room: Room) -> None:
    made, facilitator = room.participant("liv-1"), room.facilitator()
    write(made, ATTACK)
    let_go(made)
    made.send("POST", "/bimtek/api/remarks/vision.trends", {"text": f"Ingat {ATTACK}"})
    text = facilitator.open("/bimtek/fasilitator/jawaban/vision.trends/meja-living").text
    for part in ("Temuan", "Isian", "Catatan meja", "Riwayat", "harus diperbaiki", "Ni Made Contoh", "dari 10 poin"):
        assert part in text, part
    assert "Ingat &lt;img" in text and "<img" not in text and "{{ 7*7 }}" in text
    assert ", baris 1, " in text
    assert room.noted("lihat jawaban", "fasilitator")
    assert facilitator.open("/bimtek/fasilitator/jawaban/vision.trends/inti").status == 404
    assert facilitator.open("/bimtek/fasilitator/jawaban/vision.nothing/meja-living").status == 404


def test_what_everybody_does_alone_lists_people_and_leads_to_each(room: Room) -> None:
    facilitator = room.facilitator()
    text = facilitator.open("/bimtek/fasilitator/jawaban/vision.pretest/meja-society").text
    found = re.findall(r'href="(/bimtek/fasilitator/jawaban/vision\.pretest/soc-\d)"', text)
    assert found == [f"/bimtek/fasilitator/jawaban/vision.pretest/soc-{number}" for number in (1, 2)]
    assert facilitator.open(found[0]).status == 200
    assert "tamu-1" in facilitator.open("/bimtek/fasilitator/jawaban/vision.pretest/_tanpa-meja").text


def test_a_note_reaches_its_table_alone_and_is_read(room: Room) -> None:
    facilitator, made, other = desk(room), room.participant("liv-1"), room.participant("soc-2")
    with hearing(made, "/bimtek/api/live?session=beranda&page=jendela-beranda") as ear:
        assert ear.hear()["notes"] == []
        assert facilitator.post(NOTES, kepada="meja-living", pesan=f"Lihat angka BPS {ATTACK}").status == 302
        note = ear.hear_until(lambda told: told["notes"])["notes"][0]
        assert note["text"] == f"Lihat angka BPS {ATTACK}" and not note["to_all"]
        assert state(other, "jendela-lain")["notes"] == []
        at_the_forms = state(made, PAGE, "01_vision")["notes"]
        assert [one["id"] for one in at_the_forms] == [note["id"]]
        path = f"/bimtek/api/notes/{note['id']}"
        assert other.send("PUT", path, {"read": True}).status == 409
        assert made.send("PUT", path, {"read": False}).status == 400
        assert made.put(path, json.dumps({"read": True}), xsrf=False).status == 403
        assert json.loads(made.send("PUT", path, {"read": True}).text) == {"notes": []}
        assert ear.hear_until(lambda told: not told["notes"])
    text = facilitator.open(NOTES).text
    assert "Dibaca 1 dari 2 orang: Ni Made Contoh." in text and "&lt;img" in text and "<img" not in text
    assert room.noted("kirim pesan", "fasilitator") and room.noted("baca pesan", "liv-1")


def test_a_note_to_all_reaches_everybody_until_it_is_withdrawn(room: Room) -> None:
    facilitator, people = desk(room), [room.participant(name) for name in ("soc-2", "tamu-1")]
    assert facilitator.post(NOTES, kepada="", pesan="Istirahat 15 menit").status == 302
    told = [state(person, "jendela-semua")["notes"][-1] for person in people]
    assert {note["text"] for note in told} == {"Istirahat 15 menit"} and told[0]["to_all"]
    assert facilitator.post(f"{NOTES}/tarik", pesan=told[0]["id"]).status == 302
    assert all(state(person, "jendela-semua")["notes"] == [] for person in people)
    assert room.noted("tarik pesan", "fasilitator")


@pytest.mark.parametrize(
    ("to", "text", "said"),
    [("", "  ", "masih kosong"), ("", "x" * 601, "600 huruf"), ("meja-x", "Halo", "bukan peserta")],
)
def test_a_note_that_says_nothing_or_goes_nowhere_is_refused(room: Room, to: str, text: str, said: str) -> None:
    answer = desk(room).post(NOTES, kepada=to, pesan=text)
    assert answer.status == 409 and said in answer.text


def test_a_hint_opens_in_the_forms_of_one_table(room: Room) -> None:
    facilitator, made, guest = desk(room), room.participant("liv-2"), room.participant("tamu-1")
    with hearing(made, "/bimtek/api/live?session=01_vision&page=jendela-petunjuk") as ear:
        assert "vision.pretest" not in ear.hear()["released"]
        assert facilitator.post(HINTS, kepada="meja-living", buka="vision.pretest/2").status == 302
        told = ear.hear_until(lambda now: "vision.pretest" in now["released"])["released"]["vision.pretest"]
    assert (told["hints"], told["examples"]) == (2, False)
    assert state(guest, "jendela-tamu", "01_vision")["released"] == {}
    for _ in range(2):  # open already: not noted twice
        facilitator.post(HINTS, kepada="", buka="vision.pretest/0")
    opened = state(guest, "jendela-tamu", "01_vision")["released"]["vision.pretest"]
    assert (opened["hints"], opened["examples"]) == (0, True)
    text = facilitator.open(f"{HINTS}?pertemuan=01_vision").text
    assert text.count("<td>contoh yang baik dan yang lemah</td>") == 1 and "<td>petunjuk 2</td>" in text
    assert room.noted("buka petunjuk", "fasilitator")


@pytest.mark.parametrize("what", ["vision.issues/9", "vision.issues/-1", "vision.nothing/1", "vision.issues", ""])
def test_a_hint_that_there_is_not_is_refused(room: Room, what: str) -> None:
    assert desk(room).post(HINTS, kepada="", buka=what).status in (404, 409)


def test_participants_change_nothing_here_and_nobody_does_without_xsrf(room: Room) -> None:
    participant = room.participant("soc-1")  # in the core team, too
    for path in (NOTES, f"{NOTES}/tarik", HINTS):
        assert participant.post(path, kepada="", pesan="Halo", buka="vision.issues/1").status == 403
        assert desk(room).post(path, xsrf=False, kepada="", pesan="Halo", buka="vision.issues/1").status == 403
    assert all(note["text"] != "Halo" for note in state(participant, "jendela-inti")["notes"])
    assert any(
        entry["action"] == "tolak" and "/fasilitator/pesan" in entry["what"] for entry in room.noted("tolak", "soc-1")
    )


def test_the_results_of_the_groups_stand_in_the_order_of_the_cohort(room: Room) -> None:
    text = room.facilitator().open("/bimtek/fasilitator/hasil/01_vision").text
    assert text.index("Meja Smart Living") < text.index("Meja Smart Society") < text.index("Tim inti")
    assert "Kelengkapan" in text and "Mutu" in text and "belum dinilai" in text
    assert "I Wayan Contoh" not in text  # of groups, never of people
