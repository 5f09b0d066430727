"""Remarks are talk of a table: kept whole, closed by saying so, and never part of a hand-in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bimtek.answers.handin import hand_in
from bimtek.answers.remarks import LONGEST, MOST, Remarks
from bimtek.answers.store import AnswerStore
from bimtek.errors import AnswerError, BadName, BrokenAnswer, NewerSchema, UnknownExercise
from tests.cohorts import make_cohort

NOON = datetime(2024, 6, 11, 12, 0, tzinfo=UTC)
TABLE, ISSUES = "meja-living", "vision.issues"


def say(remarks: Remarks, text: str = "Angka ini dari mana?", **place: str) -> str:
    return remarks.add(TABLE, ISSUES, text, author="liv-1", time=NOON, **place).id


def test_a_remark_is_kept_with_who_when_and_where(tmp_path: Path) -> None:
    say(Remarks(tmp_path), table="issues", row="r1", field="title")
    (kept,) = Remarks(tmp_path).load(TABLE, ISSUES)  # read anew, as after a restart
    assert (kept.author, kept.time, kept.text) == ("liv-1", NOON, "Angka ini dari mana?")
    assert (kept.table, kept.row, kept.field) == ("issues", "r1", "title")
    assert Remarks(tmp_path).path(TABLE, ISSUES) == tmp_path / TABLE / "01_vision" / "remarks" / f"{ISSUES}.json"


def test_it_is_answered_closed_and_opened_again(tmp_path: Path) -> None:
    remarks = Remarks(tmp_path)
    first = say(remarks)
    remarks.reply(TABLE, ISSUES, first, "Dari BPS", author="liv-2", time=NOON)
    remarks.close(TABLE, ISSUES, first, author="liv-2", time=NOON)
    remarks.close(TABLE, ISSUES, first, author="liv-1", time=NOON)  # who said so first stays
    (kept,) = remarks.load(TABLE, ISSUES)
    assert ([reply.text for reply in kept.replies], kept.closed_by, kept.closed_at) == (["Dari BPS"], "liv-2", NOON)
    remarks.reopen(TABLE, ISSUES, first)
    assert remarks.load(TABLE, ISSUES)[0].closed_by == ""


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST + 1)])
def test_what_says_nothing_or_too_much_is_refused_in_words(tmp_path: Path, text: str) -> None:
    with pytest.raises(AnswerError, match="Catatan ini"):
        say(Remarks(tmp_path), text)
    assert not Remarks(tmp_path).path(TABLE, ISSUES).exists()


def test_an_unknown_remark_seat_or_exercise_is_refused(tmp_path: Path) -> None:
    remarks = Remarks(tmp_path)
    with pytest.raises(AnswerError, match="tidak ada lagi"):
        remarks.close(TABLE, ISSUES, "nothing", author="liv-1", time=NOON)
    with pytest.raises(BadName):
        remarks.load("../meja-society", ISSUES)
    with pytest.raises(UnknownExercise):
        remarks.load(TABLE, "../x")


def test_many_at_once_lose_none(tmp_path: Path) -> None:
    remarks = Remarks(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: say(remarks, f"Catatan {number}"), range(40)))
    assert {remark.text for remark in remarks.load(TABLE, ISSUES)} == {f"Catatan {number}" for number in range(40)}


def test_there_is_an_end_to_talking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bimtek.answers.remarks.MOST", 2)
    remarks = Remarks(tmp_path)
    say(remarks)
    say(remarks)
    with pytest.raises(AnswerError, match="sudah mempunyai 2 catatan"):
        say(remarks)
    assert MOST > 100


def test_a_broken_file_is_kept_and_talk_goes_on(tmp_path: Path) -> None:
    remarks = Remarks(tmp_path)
    say(remarks)
    path = remarks.path(TABLE, ISSUES)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(BrokenAnswer, match="catatan meja rusak"):
        remarks.load(TABLE, ISSUES)
    say(remarks, "Lagi")
    assert [remark.text for remark in remarks.load(TABLE, ISSUES)] == ["Lagi"]
    assert [kept.read_text(encoding="utf-8") for kept in path.parent.glob("rusak-*")] == ["{"]


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    remarks = Remarks(tmp_path)
    path = remarks.path(TABLE, ISSUES)
    path.parent.mkdir(parents=True)
    path.write_text('{"schema_version": 99}', encoding="utf-8")
    with pytest.raises(NewerSchema):
        say(remarks)
    assert path.read_text(encoding="utf-8") == '{"schema_version": 99}'


def test_half_of_a_character_and_markup_are_text(tmp_path: Path) -> None:
    remarks = Remarks(tmp_path)
    say(remarks, "<script>alert(1)</script> \ud83d")
    assert remarks.load(TABLE, ISSUES)[0].text == "<script>alert(1)</script> \ufffd"


def test_no_hand_in_takes_remarks_along(tmp_path: Path) -> None:
    cohort = make_cohort(tmp_path)
    seat = cohort.tables[0].id
    AnswerStore(cohort.work).save(seat, ISSUES, {"issues": [{"title": "Air"}]}, revision=0, author="x", time=NOON)
    Remarks(cohort.work).add(seat, ISSUES, "Rahasia meja", author="x", time=NOON)
    hand_in(cohort, seat, "01_vision", author="x", time=NOON)
    kept = [path for path in cohort.handins.rglob("*") if path.is_file()]
    assert kept and not any("Rahasia meja" in path.read_text(encoding="utf-8") for path in kept)
