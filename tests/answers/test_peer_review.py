"""Telaah sejawat: dealt out in turn, and with the hand-in beside the programme at the table that wrote it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.context import context_for
from bimtek.answers.handin import hand_in
from bimtek.answers.peers import tables_in_turn
from bimtek.answers.remarks import Remark, Remarks
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.masterplan_review import PEERS
from tests.cohorts import GOVERNANCE, LIVING, NOON, ROSTER, SETTINGS, save, write_cohort

SOCIETY, SESSION, PROGRAMMES = "meja-society", "03_masterplan", "masterplan.programmes"
REVIEW: dict[str, Any] = {
    "programme": "p-liv",
    "strength": "Dusun tinggi didahulukan daripada kota",
    "mend": "Pagu tahun pertama terlalu besar untuk satu tim",
    "place": "pagu_total",
}


def review(cohort: Cohort, **changed: Any) -> None:
    store = AnswerStore(cohort.work)
    now = store.load("gov-1", "masterplan.review")
    revision = now.revision if now else 0
    store.save("gov-1", "masterplan.review", {**REVIEW, **changed}, revision=revision, author="gov-1", time=NOON)
    hand_in(cohort, "gov-1", SESSION, author="gov-1", time=NOON + timedelta(days=60))


def remarks(cohort: Cohort, seat: str = LIVING) -> tuple[Remark, ...]:
    return Remarks(cohort.work).load(seat, PROGRAMMES)


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    """Three tables; two of them have a programme."""
    folder = write_cohort(
        tmp_path / "uji",
        SETTINGS + "  - {id: meja-society, name: Meja Society, pillar: society}\n",
        ROSTER + "soc-1,Ni Ketut Uji,disdikpora,meja-society,,,\n",
    )
    made = load_cohort(folder)
    save(made, GOVERNANCE, PROGRAMMES, {"programmes": [{"id": "p-gov", "name": "Satu aturan hitung"}]})
    save(made, LIVING, PROGRAMMES, {"programmes": [{"id": "p-liv", "name": "Air minum"}]})
    return made


def test_the_people_of_a_table_read_different_pillars_and_never_their_own(cohort: Cohort) -> None:
    turns = {
        person.id: [seat.id for seat in tables_in_turn(cohort, cohort.seat(person.id))] for person in cohort.people
    }
    assert turns == {
        "gov-1": [LIVING, SOCIETY],
        "gov-2": [SOCIETY, LIVING],
        "liv-1": [SOCIETY, GOVERNANCE],
        "inti-1": [GOVERNANCE, LIVING, SOCIETY],
        "soc-1": [GOVERNANCE, LIVING],
    }


def test_a_reader_sees_drafts_of_other_pillars_only_and_nobody_else_sees_any(cohort: Cohort) -> None:
    store = AnswerStore(cohort.work)
    seen = context_for(cohort, cohort.seat("gov-2"), exercise("masterplan.review"), store)
    assert [(option.value, option.group) for option in seen.options(PEERS)] == [("p-liv", "Smart Living")]
    assert PEERS not in context_for(cohort, cohort.seat(GOVERNANCE), exercise(PROGRAMMES), store).items


def test_a_review_lies_beside_the_programme_of_the_table_that_wrote_it(cohort: Cohort) -> None:
    review(cohort)
    (remark,) = remarks(cohort)
    assert (remark.author, remark.table, remark.row, remark.field) == ("gov-1", "programmes", "p-liv", "pagu_total")
    assert remark.text.splitlines() == [
        "Telaah sejawat.",
        "Kekuatan: Dusun tinggi didahulukan daripada kota",
        "Perlu diperbaiki: Pagu tahun pertama terlalu besar untuk satu tim",
    ]
    assert remarks(cohort, GOVERNANCE) == ()


def test_handing_in_again_replaces_the_words_and_keeps_the_talk(cohort: Cohort) -> None:
    review(cohort)
    kept = Remarks(cohort.work)
    kept.reply(LIVING, PROGRAMMES, "telaah-gov-1", "Sudah dibagi dua tahun", author="liv-1", time=NOON)
    kept.close(LIVING, PROGRAMMES, "telaah-gov-1", author="liv-1", time=NOON)
    review(cohort)
    (same,) = remarks(cohort)
    assert (len(same.replies), same.closed_by) == (1, "liv-1")
    review(cohort, mend="Sumber dananya belum dihubungi sama sekali", place="funding")
    (changed,) = remarks(cohort)
    assert (len(changed.replies), changed.closed_by, changed.field) == (1, "", "funding")


def test_another_programme_takes_the_review_along(cohort: Cohort) -> None:
    save(cohort, SOCIETY, PROGRAMMES, {"programmes": [{"id": "p-soc", "name": "Kelas malam"}]})
    review(cohort)
    review(cohort, programme="p-soc")
    assert remarks(cohort) == ()
    assert [remark.row for remark in remarks(cohort, SOCIETY)] == ["p-soc"]


@pytest.mark.parametrize("changed", [{"programme": "p-none"}, {"strength": "", "mend": ""}])
def test_what_says_nothing_or_names_nothing_goes_nowhere_and_is_handed_in_all_the_same(
    cohort: Cohort, changed: dict[str, Any]
) -> None:
    review(cohort, **changed)
    assert remarks(cohort) == ()


def test_damaged_remarks_of_a_table_cost_the_reader_no_receipt(cohort: Cohort) -> None:
    path = Remarks(cohort.work).path(LIVING, PROGRAMMES)
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")
    review(cohort)
    assert (cohort.handins / SESSION / "gov-1" / "0001" / "manifest.json").is_file()
