"""The desk's memory: what is read when, and what a cell says."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import latest_handin
from bimtek.answers.intake import take_zip
from bimtek.answers.parcel import write_parcel
from bimtek.answers.progress import State
from bimtek.answers.store import AnswerStore, Saved
from bimtek.room.pens import Pens, Place, Window
from bimtek.room.watch import shown
from bimtek.room.watch.board import Board
from bimtek.room.watch.shown import Life
from bimtek.room.watch.stuck import Limits
from tests.cohorts import LIVING, NOON, ROSTER, fact, give, issue, make_cohort, programme, save
from tests.sheets.filling import Filled, read

MEETING, ISSUES = "01_vision", "meja-living/vision.issues"


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path)


@pytest.fixture
def board(cohort: Cohort) -> Board:
    return Board(AnswerStore(cohort.work), Limits(), patience=60)


def cells(board: Board, cohort: Cohort, now: datetime = NOON, pens: Pens | None = None) -> dict[str, dict[str, Any]]:
    board.look(cohort, MEETING, now)
    return shown.cells(board, cohort, MEETING, Life(pens or Pens(), frozenset(), now))


def write(cohort: Cohort, values: dict[str, Any], minutes: float, exercise: str = "vision.issues") -> None:
    """Save at a moment."""
    store = AnswerStore(cohort.work)
    file = store.load(LIVING, exercise)
    time, revision = NOON + timedelta(minutes=minutes), file.revision if file else 0
    assert isinstance(store.save(LIVING, exercise, values, revision=revision, author="liv-1", time=time), Saved)


def half(title: str) -> dict[str, Any]:
    return {"issues": [{"id": "i1", "title": title, "urgency": 9}]}


def test_a_cell_goes_from_nothing_to_handed_in(board: Board, cohort: Cohort) -> None:
    assert cells(board, cohort)[ISSUES]["state"] == State.OPEN
    save(cohort, LIVING, "vision.issues", half("Air keruh"))
    begun = cells(board, cohort)[ISSUES]
    assert begun["state"] == State.STARTED and begun["red"] > 0 and begun["time"] == NOON.isoformat()
    assert 0 <= begun["points"] < begun["maximum"] == 25.0
    give(cohort, LIVING, MEETING)
    handed_in = cells(board, cohort)[ISSUES]
    assert (handed_in["state"], handed_in["changed"]) == (State.HANDED_IN, False)
    save(cohort, LIVING, "vision.issues", half("Air keruh dan asin"))
    changed = cells(board, cohort)[ISSUES]
    assert (changed["state"], changed["changed"]) == (State.STARTED, True)


def test_the_core_has_its_own_exercises_and_persons_are_counted(board: Board, cohort: Cohort) -> None:
    found = cells(board, cohort)
    assert "inti/vision.territory" in found and "inti/vision.issues" not in found
    assert "meja-living/vision.territory" not in found
    assert found["meja-governance/vision.pretest"]["of"] == 2
    save(cohort, "gov-1", "vision.pretest", {"technology": "a"})
    counted = cells(board, cohort)["meja-governance/vision.pretest"]
    assert (counted["state"], counted["begun"], counted["done"]) == (State.STARTED, 1, 0)
    give(cohort, "gov-1", MEETING)
    assert cells(board, cohort)["meja-governance/vision.pretest"]["done"] == 1
    assert [row.id for row in shown.rows_of(cohort)] == ["meja-governance", LIVING, "inti", shown.WITHOUT_TABLE]


def test_an_answer_is_assessed_once_for_each_revision(board: Board, cohort: Cohort) -> None:
    save(cohort, LIVING, "vision.issues", half("Air keruh"))
    assert board.look(cohort, MEETING, NOON)
    once = board.assessed
    assert once == 1
    for _ in range(3):
        assert not board.look(cohort, MEETING, NOON)
    assert board.assessed == once
    save(cohort, LIVING, "vision.issues", half("Air asin"))
    assert board.look(cohort, MEETING, NOON)
    assert board.assessed == once + 1


def test_after_a_start_tables_come_first_and_nobody_waits_for_all(cohort: Cohort) -> None:
    for seat in ("gov-1", "meja-governance", LIVING):
        exercise, values = (
            ("vision.pretest", {"technology": "a"}) if seat == "gov-1" else ("vision.issues", half("Air"))
        )
        save(cohort, seat, exercise, values)
    board, seen = Board(AnswerStore(cohort.work), Limits(), patience=0), []
    while board.look(cohort, MEETING, NOON):
        seen.append([place.seat for place in board.cells])
    assert seen == [["meja-governance"], ["meja-governance", LIVING], ["meja-governance", LIVING, "gov-1"]]
    assert not board.is_behind(MEETING) and board.assessed == 3


def test_what_refers_to_a_changed_answer_is_looked_at_again(board: Board, cohort: Cohort) -> None:
    save(cohort, LIVING, "vision.facts", {"facts": [fact("f1")]})
    save(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh di sumber", "f1")]})
    before = cells(board, cohort)[ISSUES]["red"]
    save(cohort, LIVING, "vision.facts", {"facts": []})
    assert cells(board, cohort)[ISSUES]["red"] > before  # its evidence is gone


def test_what_many_refer_to_is_read_once_in_a_look(
    board: Board, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reviews reads the programmes of all other pillars: a hundred readers are no hundred readings."""
    save(cohort, LIVING, "masterplan.programmes", {"programmes": [programme("p1", "Air dekat dari rumah")]})
    for reader in ("gov-1", "gov-2", "inti-1"):
        save(cohort, reader, "masterplan.review", {"programme": "p1", "felt": 2})
    read, load = Counter[tuple[str, str]](), AnswerStore.load
    monkeypatch.setattr(AnswerStore, "load", lambda store, *place: (read.update([place]), load(store, *place))[1])
    board.look(cohort, "03_masterplan", NOON)
    assert board.assessed == 4
    assert read[LIVING, "masterplan.programmes"] == 2  # for its own cell, and for everybody else's
    save(cohort, LIVING, "masterplan.programmes", {"programmes": [programme("p2", "Air")]})
    save(cohort, "gov-1", "masterplan.review", {"programme": "p1", "felt": 3})
    before = board.cells[Place("gov-1", "masterplan.review")].red
    board.look(cohort, "03_masterplan", NOON)
    assert board.cells[Place("gov-1", "masterplan.review")].red > before  # what was reviewed is gone


def test_a_new_board_knows_what_an_old_one_knew(board: Board, cohort: Cohort) -> None:
    """The room was started anew: the kept copies tell when a finding was mended."""
    now = NOON
    for minutes in range(0, 17, 4):
        write(cohort, half(f"Air keruh {minutes}"), minutes)
        now = NOON + timedelta(minutes=minutes)
        cells(board, cohort, now)
    fresh = Board(AnswerStore(cohort.work), Limits(), patience=60)
    assert cells(fresh, cohort, now) == cells(board, cohort, now)
    assert "belum ada temuan yang selesai sejak 12.00" in cells(fresh, cohort, now)[ISSUES]["stuck"]
    late = NOON + timedelta(hours=3)
    assert cells(Board(AnswerStore(cohort.work), Limits(), patience=60), cohort, late)[ISSUES]["stuck"] == ""


def test_revisions_that_came_between_two_looks_count_each(board: Board, cohort: Cohort) -> None:
    wrong, right = half("Air"), {"issues": [{"id": "i1", "title": "Air", "urgency": 5}]}
    write(cohort, wrong, 0)
    cells(board, cohort)
    for minutes in range(1, 7):
        write(cohort, right if minutes % 2 else wrong, minutes)
    found = cells(board, cohort, NOON + timedelta(minutes=6))[ISSUES]
    assert found["stuck"].startswith("temuan yang sama kembali 3 kali")


def test_handing_in_ends_being_stuck(board: Board, cohort: Cohort) -> None:
    for minutes in (0, 10):
        write(cohort, half(f"Air {minutes}"), minutes)
    assert cells(board, cohort, NOON + timedelta(minutes=16))[ISSUES]["stuck"]
    give(cohort, LIVING, MEETING)
    assert cells(board, cohort, NOON + timedelta(minutes=16))[ISSUES]["stuck"] == ""


def test_a_broken_answer_is_named_and_blinds_nobody(board: Board, cohort: Cohort) -> None:
    save(cohort, LIVING, "vision.issues", half("Air keruh"))
    AnswerStore(cohort.work).path(LIVING, "vision.issues").write_text("{", encoding="utf-8")
    save(cohort, "meja-governance", "vision.issues", half("Layanan lambat"))
    found = cells(board, cohort)
    assert found[ISSUES]["state"] == State.BROKEN
    assert found["meja-governance/vision.issues"]["state"] == State.STARTED


def test_what_is_deleted_is_gone(board: Board, cohort: Cohort) -> None:
    save(cohort, LIVING, "vision.issues", half("Air keruh"))
    cells(board, cohort)
    shutil.rmtree(cohort.work / LIVING)
    assert cells(board, cohort)[ISSUES]["state"] == State.OPEN


def test_a_changed_roster_makes_new_rows(board: Board, cohort: Cohort) -> None:
    save(cohort, LIVING, "vision.issues", half("Air keruh"))
    cells(board, cohort)
    (cohort.folder / "roster.csv").write_text(ROSTER + "liv-2,Ni Luh Uji,dinkes,meja-living,,,\n", encoding="utf-8")
    again = load_cohort(cohort.folder)
    found = cells(board, again)
    assert found["meja-living/vision.pretest"]["of"] == 2 and found[ISSUES]["state"] == State.STARTED


def test_who_holds_the_pen_stands_in_the_cell(board: Board, cohort: Cohort) -> None:
    pens = Pens()
    pens.hold(Place(LIVING, "vision.issues"), Window("liv-1", "jendela-1"))
    assert cells(board, cohort, pens=pens)[ISSUES]["pen"] == "I Ketut Uji"


def test_a_workbook_says_where_it_came_from_until_somebody_types(board: Board, cohort: Cohort) -> None:
    from bimtek.sheets import accept, workbook_bytes

    filled = Filled(workbook_bytes(cohort, LIVING, MEETING))
    filled["Isu strategis"].add({"Isu strategis": "Air keruh"})
    accept(cohort, read(cohort, filled), time=NOON + timedelta(minutes=42))
    assert cells(board, cohort)[ISSUES]["from"] == "dari Excel, 12.42"
    assert cells(board, cohort, NOON + timedelta(days=1))[ISSUES]["from"] == "dari Excel, 11/06 12.42"
    save(cohort, LIVING, "vision.issues", half("Diketik di ruang"))
    assert cells(board, cohort)[ISSUES]["from"] == ""


def test_a_zip_says_so_and_shows_as_handed_in(board: Board, cohort: Cohort, tmp_path: Path) -> None:
    away = make_cohort(tmp_path / "laptop")
    save(away, LIVING, "vision.issues", half("Air keruh"))
    give(away, LIVING, MEETING)
    folder = latest_handin(away, LIVING, MEETING)
    assert folder is not None
    take_zip(cohort, write_parcel(folder, tmp_path), now=NOON + timedelta(minutes=50))
    found = cells(board, cohort)[ISSUES]
    assert (found["state"], found["from"]) == (State.HANDED_IN, "dari ZIP, 12.50")


def test_the_summary_counts_tables_and_nobody_is_ranked(board: Board, cohort: Cohort) -> None:
    for minutes in (0, 10):
        write(cohort, half(f"Air {minutes}"), minutes)
    now = NOON + timedelta(minutes=16)
    found = cells(board, cohort, now)
    told = shown.summary(found, cohort, Life(Pens(), frozenset({"liv-1"}), now))
    assert (told["tables"], told["stuck"], told["handed_in"], told["here"], told["people"]) == (2, 1, 0, 1, 4)
