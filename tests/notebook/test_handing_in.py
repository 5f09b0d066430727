"""Handing in from a notebook: what is missing, the receipt, and a ZIP that `intake` takes."""

import base64
import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import receipts
from bimtek.answers.intake import take_zip
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import SESSIONS
from bimtek.notebook import hand_in_button
from bimtek.notebook.handing_in import HandingIn, at_hand
from bimtek.notebook.place import here, parcels
from tests.form.cohort import make_cohort
from tests.notebook.conftest import NOW

FIRST, SECOND = SESSIONS[0].id, SESSIONS[1].id
TABLE = "meja-living"


@pytest.fixture
def handing_in(answered: Cohort, tmp_path: Path) -> HandingIn:
    return HandingIn(here(), SESSIONS, tmp_path / "kumpulan", lambda: NOW.astimezone(answered.zone))


def table_in(told: dict[str, Any]) -> dict[str, Any]:
    """The table among the seats that this person writes for; beside it stands her own."""
    seats = {seat["id"]: seat for seat in told["seats"]}
    assert len(seats) == 2
    found: dict[str, Any] = seats[TABLE]
    return found


def test_what_is_missing_is_told_for_each_exercise_of_each_seat(handing_in: HandingIn) -> None:
    told = handing_in.reply({"what": "look", "session": FIRST})
    seat = table_in(told)
    assert (seat["id"], seat["has_answers"], seat["receipt"]) == (TABLE, True, None)
    facts, _, _, issues, *_ = seat["exercises"]
    assert facts["word"] == "belum dimulai" and "Baru 0 indikator" in facts["missing"][0]
    assert issues["points"].endswith("dari 25 poin") and "Baru 1 isu" in " ".join(issues["missing"])
    assert told["deadline"] == "28 Juni 2024 pukul 16.00 WITA"
    assert json.loads(json.dumps(told)) == json.loads(json.dumps(told, allow_nan=False))


def test_it_is_handed_in_all_the_same_and_gives_a_receipt_and_a_zip(
    handing_in: HandingIn, answered: Cohort, tmp_path: Path
) -> None:
    told = handing_in.reply({"what": "hand in", "session": FIRST, "seat": TABLE})
    receipt = receipts(answered, TABLE, FIRST)[-1]
    seat = table_in(told)
    assert told["handed_in"] == TABLE and seat["is_handed_in"]
    lines = dict(seat["receipt"]["lines"])
    assert lines["Untuk"] == "Meja Smart Living"
    assert lines["Dikumpulkan oleh"] == "Ni Made Contoh"
    assert lines["Waktu"] == "12 Juni 2024 pukul 11.00 WITA"
    assert lines["Sidik jari (SHA-256)"] == receipt.sha256
    assert lines["Poin otomatis"].endswith("dari 85")
    path = tmp_path / "kumpulan" / "uji-meja-living-01_vision-1.zip"
    assert (seat["receipt"]["zip"], seat["receipt"]["folder"]) == (path.name, str(path.parent))
    content = base64.b64decode(seat["receipt"]["content"])
    assert content == path.read_bytes()
    assert "answers/vision.issues.json" in zipfile.ZipFile(BytesIO(content)).namelist()
    facilitator = make_cohort(tmp_path / "fasilitator" / "uji")
    assert take_zip(facilitator, path, now=NOW) == receipt


def test_a_second_hand_in_stands_beside_the_first(handing_in: HandingIn, tmp_path: Path) -> None:
    for _ in range(2):
        told = handing_in.reply({"what": "hand in", "session": FIRST, "seat": TABLE})
    assert table_in(told)["receipt"]["number"] == 2
    assert sorted(path.name[-5] for path in (tmp_path / "kumpulan").iterdir()) == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"what": "hand in", "session": FIRST, "seat": "meja-society"}, "oleh anggotanya"),
        ({"what": "hand in", "session": FIRST, "seat": "../x"}, "tidak dapat dipakai"),
        ({"what": "hand in", "session": SECOND, "seat": TABLE}, "belum mengisi apa pun"),
        ({"what": "hand in", "session": "05", "seat": TABLE}, "Pertemuan"),
        ({"what": "look", "session": "../.."}, "Pertemuan"),
    ],
)
def test_what_cannot_be_handed_in_is_told_in_words(handing_in: HandingIn, content: dict[str, Any], said: str) -> None:
    told = handing_in.reply(content)
    assert told["status"] == "error" and said in told["message"]
    assert not handing_in.folder.exists()


def test_the_meeting_at_hand_is_the_one_last_written_for(answered: Cohort) -> None:
    assert at_hand(here(), SESSIONS) == SESSIONS[0]
    saved = AnswerStore(answered.work).save(
        TABLE, "assessment.readiness", {"nature": "Danau"}, revision=0, author="made", time=datetime.now(UTC)
    )
    assert saved
    assert at_hand(here(), SESSIONS) == SESSIONS[1]


def test_the_widget_answers_the_browser(handing_in: HandingIn, monkeypatch: pytest.MonkeyPatch) -> None:
    widget = hand_in_button(FIRST)
    told: list[Any] = []
    monkeypatch.setattr(type(widget), "send", lambda self, content, buffers=None: told.append(content))
    widget._handle_custom_msg({"id": "1", "what": "look"}, [])
    widget._handle_custom_msg({"id": "2", "what": "something else"}, [])
    assert told[0]["answer"]["session"] == FIRST
    assert told[0]["answer"]["sessions"] == [[FIRST, f"Pertemuan I: {SESSIONS[0].title}"]]
    assert told[1] == {"id": "2", "answer": {}}
    widget.close()


def test_zips_go_to_the_desk_else_home(cohort: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parcels() == tmp_path / "home" / "kumpulan"
    monkeypatch.setenv("BIMTEK_DESK", str(tmp_path / "meja"))
    assert parcels() == tmp_path / "meja" / "kumpulan"


def test_graded_alone_there_is_a_line_to_read(graded: Path) -> None:
    assert "sudah diterima" in hand_in_button(FIRST)._repr_mimebundle_()["text/plain"]


def test_why_it_does_not_open_is_said_in_its_place(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "“<b>” tidak ada" in hand_in_button("<b>").text and "<b>”" not in hand_in_button("<b>").html
    monkeypatch.delenv("BIMTEK_PERSON")
    assert "bimtek lab --person" in hand_in_button(FIRST).text
