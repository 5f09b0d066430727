"""The log says who did what, a line each, and never holds anybody up."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from bimtek.room.logbook import ACTIONS, LONGEST, Logbook
from tests.room.house import TOKEN, Room

ZONE = datetime.timezone(datetime.timedelta(hours=8))


class Clock:
    now = datetime.datetime(2024, 6, 11, 23, 59, tzinfo=ZONE)

    def __call__(self) -> datetime.datetime:
        return self.now


def lines(folder: Path, day: str = "2024-06-11") -> list[dict[str, Any]]:
    text = (folder / f"log-{day}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_says_when_who_and_what(tmp_path: Path) -> None:
    book = Logbook(tmp_path / "room", Clock())
    book.note("simpan", "liv-1", "meja-living/vision.issues", "saved 3", "192.168.1.20")
    book.note("tolak", what="GET /lab")
    book.close()
    assert lines(tmp_path / "room") == [
        {"time": "2024-06-11T23:59:00.000+08:00", "person": "liv-1", "action": "simpan",
         "what": "meja-living/vision.issues", "note": "saved 3", "from": "192.168.1.20"},
        {"time": "2024-06-11T23:59:00.000+08:00", "action": "tolak", "what": "GET /lab"},
    ]  # fmt: skip


def test_a_new_day_is_a_new_file(tmp_path: Path) -> None:
    clock = Clock()
    book = Logbook(tmp_path, clock)
    book.note("masuk", "liv-1")
    clock.now += datetime.timedelta(minutes=2)
    book.note("keluar", "liv-1")
    book.close()
    assert [entry["action"] for entry in lines(tmp_path)] == ["masuk"]
    assert [entry["action"] for entry in lines(tmp_path, "2024-06-12")] == ["keluar"]


def test_after_closing_it_goes_on_and_a_torn_line_spoils_no_other(tmp_path: Path) -> None:
    (tmp_path / "log-2024-06-11.jsonl").write_text('{"time": "2024', encoding="utf-8")  # a power cut
    for _ in range(2):
        book = Logbook(tmp_path, Clock())
        book.note("masuk", "liv-1")
        book.close()
    text = (tmp_path / "log-2024-06-11.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["person"] for line in text[1:]] == ["liv-1", "liv-1"]


def test_what_strangers_send_stays_one_short_line(tmp_path: Path) -> None:
    book = Logbook(tmp_path, Clock())
    book.note("tolak", "", "GET /" + "x" * 9000, "\n{}\u2028")
    book.close()
    (entry,) = lines(tmp_path)
    assert len(entry["what"]) == LONGEST


def test_a_folder_that_takes_nothing_costs_lines_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "room").write_text("a file where the folder should be", encoding="utf-8")
    book = Logbook(tmp_path / "room", Clock())
    book.note("masuk", "liv-1")
    book.close()
    assert (tmp_path / "room").read_text(encoding="utf-8").startswith("a file")


def test_the_room_notes_who_did_what_and_no_secret(room: Room) -> None:
    visitor = room.participant("liv-1")
    visitor.open("/bimtek/pertemuan/01_vision")
    revision = json.loads(visitor.get("/bimtek/api/exercise/vision.issues").text)["revision"]
    body = {"values": {"issues": [{"id": "r1", "title": "Kata rahasia"}]}, "revision": revision}
    visitor.put("/bimtek/api/exercise/vision.issues", json.dumps(body))
    visitor.post("/bimtek/pertemuan/01_vision/kumpulkan", kursi="meja-living")
    assert visitor.get("/api/contents").status == 403
    assert room.stranger().get(f"/lab?token={TOKEN}x").status == 403
    visitor.post("/bimtek/keluar")
    stranger = room.stranger()
    stranger.get("/bimtek/masuk")
    stranger.post("/bimtek/masuk", peserta=room.codes["liv-1"], kode="aaaa-bbbb")  # a code in the wrong field

    noted = room.noted("keluar", "liv-1")
    done = [(entry["action"], entry.get("what", "")) for entry in noted if entry.get("person") == "liv-1"]
    for action in (("masuk", ""), ("buka", "01_vision"), ("simpan", "meja-living/vision.issues"),
                   ("kumpulkan", "meja-living/01_vision"), ("tolak", "GET /api/contents"), ("keluar", "")):  # fmt: skip
        assert action in done
    assert [entry for entry in noted if entry["action"] == "tolak" and entry.get("what") == "GET /lab"]
    assert {entry["action"] for entry in noted} <= set(ACTIONS)
    written = json.dumps(noted)
    assert TOKEN not in written and "Kata rahasia" not in written
    assert not [code for code in room.codes.values() if code in written]
