"""The pages: what they load, what they show, and handing in."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from bimtek.answers.handin import receipts
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercises
from tests.room.house import Room, Visitor

PAGES = ["/bimtek/", "/bimtek/pertemuan/01_vision", "/bimtek/pertemuan/01_vision/kumpulkan", "/bimtek/nothing"]
HAND_IN = "/bimtek/pertemuan/01_vision/kumpulkan"


def write(room: Room, person: str, exercise: str, title: str) -> Visitor:
    visitor = room.participant(person)
    path = f"/bimtek/api/exercise/{exercise}"
    revision = json.loads(visitor.get(path).text)["revision"]
    values = {"issues": [{"id": "r1", "title": title}]}
    assert visitor.put(path, json.dumps({"values": values, "revision": revision})).status == 200
    return visitor


@pytest.mark.parametrize("path", [*PAGES, "/bimtek/masuk", "/login", "/bimtek/fasilitator"])
def test_pages_run_no_inline_script_and_load_nothing_foreign(room: Room, path: str) -> None:
    visitor = room.facilitator() if path == "/bimtek/fasilitator" else room.participant("liv-1")
    answer = room.stranger().open(path) if path in ("/bimtek/masuk", "/login") else visitor.open(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not re.findall(r"""(?:src|href|action)=["'](?:https?:)?//""", answer.text)
    assert not re.findall(r"<script(?![^>]*\bsrc=)|<[^>]*\son\w+=|<style|<[^>]*\sstyle=", answer.text)


def test_a_page_that_does_not_exist_says_so_in_indonesian(room: Room) -> None:
    for path in ("/bimtek/nothing", "/bimtek/pertemuan/99_x", "/bimtek/tanda-terima/01_vision/meja-living/77"):
        answer = room.participant("liv-1").open(path)
        assert answer.status == 404
        assert "Halaman ini tidak ada" in answer.text
    assert room.participant("liv-1").open("/bimtek/tanda-terima/01_vision/siapa/1").status == 404


def test_home_shows_the_table_the_meetings_and_how_far_they_are(room: Room) -> None:
    write(room, "liv-2", "vision.issues", "Warga jauh dari air")
    text = room.participant("liv-1").open("/bimtek/").text
    assert "Meja Smart Living" in text and "I Wayan Contoh" in text
    assert "Pertemuan IV" in text and "Isu strategis" in text
    assert "belum dimulai" in text and "sedang diisi" in text
    assert "Batas waktu 28 Juni 2099 pukul 16.00 WITA" in text


def test_a_meetings_page_holds_its_forms_and_no_code(room: Room) -> None:
    text = room.participant("liv-1").open("/bimtek/pertemuan/01_vision").text
    assert re.findall(r'data-exercise="([\w.]+)"', text) == [exercise.id for exercise in exercises("01_vision")]
    assert "bimtek.notebook" not in text and "points(" not in text and "form(&" not in text


def test_the_facilitator_reads_a_meeting_without_answering(room: Room) -> None:
    answer = room.facilitator().open("/bimtek/pertemuan/01_vision")
    assert answer.status == 200
    assert "data-exercise" not in answer.text
    assert room.facilitator().open(HAND_IN).status == 403


def test_handing_in_says_what_is_missing_and_gives_a_receipt(room: Room) -> None:
    visitor = write(room, "liv-1", "vision.issues", "Warga jauh dari air")
    before = visitor.open(HAND_IN).text
    assert "perlu diperbaiki" in before and "Boleh dikumpulkan sekarang" in before
    sent = visitor.post(HAND_IN, kursi="meja-living")
    assert sent.status == 302
    page = visitor.open(sent.headers["Location"]).text
    receipt = receipts(room.cohort, "meja-living", "01_vision")[-1]
    assert receipt.author == "liv-1"
    for shown in ("Meja Smart Living", "Ni Made Contoh", "Poin otomatis", f"</span>{receipt.number}</p>"):
        assert shown in page
    groups = re.findall(r"<span>([0-9a-f]{8})</span>", page)  # in groups, to be compared by eye
    assert "".join(groups) == receipt.sha256
    later = visitor.open(HAND_IN).text
    assert f"Tanda terima ke-{receipt.number}" in later and "tidak ada perubahan" in later
    assert re.search(r'<li><a href="/bimtek/pertemuan/01_vision#latihan-\w+">', later)  # what is missing leads there
    stored = AnswerStore(room.cohort.work).path("meja-living", "vision.issues").read_bytes()
    assert receipt.files["vision.issues.json"] == hashlib.sha256(stored).hexdigest()
    assert "dikumpulkan" in visitor.open("/bimtek/").text


def test_a_change_after_handing_in_is_seen_and_a_second_hand_in_stands_beside_the_first(room: Room) -> None:
    visitor = write(room, "liv-1", "vision.issues", "Versi yang dikumpulkan")
    visitor.post(HAND_IN, kursi="meja-living")
    write(room, "liv-2", "vision.issues", "Versi sesudahnya")
    assert "berubah sejak dikumpulkan" in visitor.open("/bimtek/").text
    visitor.post(HAND_IN, kursi="meja-living")
    numbers = [receipt.number for receipt in receipts(room.cohort, "meja-living", "01_vision")]
    assert numbers[-1] == numbers[-2] + 1


def test_nobody_hands_in_for_others_or_reads_their_receipts(room: Room) -> None:
    owner = write(room, "soc-2", "vision.issues", "Milik meja society")
    other = room.participant("liv-1")
    assert other.post(HAND_IN, kursi="inti").status == 403
    before = receipts(room.cohort, "meja-society", "01_vision")
    assert other.post(HAND_IN, kursi="meja-society").status == 403
    assert receipts(room.cohort, "meja-society", "01_vision") == before
    page = owner.post(HAND_IN, kursi="meja-society").headers["Location"]
    assert owner.open(page).status == 200
    assert other.open(page).status == 404


def test_an_empty_hand_in_is_refused_with_a_sentence(room: Room) -> None:
    visitor = room.participant("soc-1")
    answer = visitor.post("/bimtek/pertemuan/04_roadmap/kumpulkan", kursi="meja-society")
    assert answer.status == 409
    assert "belum mengisi apa pun" in answer.text


def test_a_seat_that_is_no_name_is_refused(room: Room) -> None:
    for seat in ("../meja-living", "", "siapa"):
        assert room.participant("liv-1").post(HAND_IN, kursi=seat).status == 404
