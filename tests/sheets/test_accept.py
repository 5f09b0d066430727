"""A workbook is taken: saved, kept, handed in; and nobody is overwritten."""

from __future__ import annotations

import datetime
import json

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import latest_handin, read_receipt
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercises
from bimtek.curriculum.exercise import Unit
from bimtek.sheets import Accepted, accept, workbook_bytes
from tests.cohorts import LIVING, NOON, issue, save
from tests.sheets.filling import Filled, read

ISSUES, ISSUE, URGENT = "Isu strategis", "Isu strategis", "Mendesak (U)"
LATER = NOON + datetime.timedelta(hours=1)


@pytest.fixture
def filled(answered: Cohort) -> Filled:
    return Filled(workbook_bytes(answered, LIVING, "01_vision"))


def take(cohort: Cohort, filled: Filled, *, time: datetime.datetime = LATER, handing_in: bool = False) -> Accepted:
    return accept(cohort, read(cohort, filled), time=time, handing_in=handing_in)


def statuses(accepted: Accepted) -> dict[str, str]:
    return {outcome.id: outcome.status for outcome in accepted.outcomes}


def same_but(others: dict[str, str]) -> dict[str, str]:
    """Exercise of the table → "same", except for these."""
    table = [exercise.id for exercise in exercises("01_vision") if exercise.unit is Unit.TABLE]
    return dict.fromkeys(table, "same") | others


def stored(cohort: Cohort, exercise: str = "vision.issues") -> dict[str, object]:
    file = AnswerStore(cohort.work).load(LIVING, exercise)
    assert file
    return file.values


def test_what_changed_is_saved_and_the_rest_is_left_alone(answered: Cohort, filled: Filled) -> None:
    filled[ISSUES].type(1, {URGENT: 2})
    accepted = take(answered, filled)
    assert statuses(accepted) == same_but({"vision.issues": "saved"})
    file = AnswerStore(answered.work).load(LIVING, "vision.issues")
    assert file
    assert (file.revision, file.author, file.time) == (2, "liv-1", LATER)
    assert file.values["issues"][0]["urgency"] == 2
    untouched = AnswerStore(answered.work).load(LIVING, "vision.facts")
    assert untouched
    assert untouched.revision == 1


def test_the_file_is_kept_as_it_came(answered: Cohort, filled: Filled) -> None:
    imported = read(answered, filled)
    accepted = accept(answered, imported, time=LATER)
    assert accepted.kept == f"uploads/01_vision/{LIVING}/20240611T130000-{imported.sha256[:8]}.xlsx"
    kept = answered.folder / accepted.kept
    assert kept.read_bytes() == imported.content
    told = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    assert (told["person"], told["sha256"], told["revisions"]) == ("liv-1", imported.sha256, {})


def test_it_is_handed_in_when_that_is_wished(answered: Cohort, filled: Filled) -> None:
    filled[ISSUES].type(1, {URGENT: 2})
    assert take(answered, filled).receipt is None
    accepted = take(answered, filled, handing_in=True)
    folder = latest_handin(answered, LIVING, "01_vision")
    assert folder
    assert accepted.receipt == read_receipt(folder).model_dump(mode="json")
    handed_in = json.loads((folder / "answers" / "vision.issues.json").read_text(encoding="utf-8"))
    assert handed_in["values"]["issues"][0]["urgency"] == 2


def test_the_form_was_changed_meanwhile_and_both_are_kept(answered: Cohort, filled: Filled) -> None:
    save(answered, LIVING, "vision.issues", {"issues": [issue("i9", "Dari formulir")]})
    filled[ISSUES].type(1, {URGENT: 2})
    filled["Gambaran umum"].type(1, {"Nilai": 70})
    accepted = take(answered, filled, handing_in=True)
    assert statuses(accepted) == same_but({"vision.facts": "saved", "vision.issues": "conflict"})
    assert stored(answered)["issues"] == [issue("i9", "Dari formulir")]
    [clash] = accepted.conflicts
    assert "sudah diubah I Ketut Uji" in clash.message
    kept = next((answered.work / LIVING / "01_vision" / "answers" / ".history").rglob("bentrok-*.json"))
    assert kept.relative_to(answered.folder).as_posix() in clash.message
    assert json.loads(kept.read_text(encoding="utf-8"))["values"]["issues"][0]["urgency"] == 2
    assert accepted.receipt is None
    assert "bentrok" in accepted.not_handed_in
    assert latest_handin(answered, LIVING, "01_vision") is None


def test_an_exercise_that_the_workbook_left_alone_never_clashes(answered: Cohort, filled: Filled) -> None:
    save(answered, LIVING, "vision.issues", {"issues": [issue("i9", "Dari formulir")]})
    filled["Gambaran umum"].type(1, {"Nilai": 70})
    assert "conflict" not in statuses(take(answered, filled)).values()
    assert stored(answered)["issues"] == [issue("i9", "Dari formulir")]


def test_the_same_workbook_may_come_twice(answered: Cohort, filled: Filled) -> None:
    filled[ISSUES].add({ISSUE: "Jalan putus"})
    take(answered, filled)
    before = stored(answered)
    accepted = take(answered, filled)
    assert statuses(accepted)["vision.issues"] == "already"
    assert stored(answered) == before


def test_a_workbook_that_is_filled_further_may_come_again(answered: Cohort, filled: Filled) -> None:
    """What it brought the last time is nobody else's work."""
    filled[ISSUES].add({ISSUE: "Jalan putus"})
    take(answered, filled)
    filled[ISSUES].add({ISSUE: "Sampah di danau"})
    accepted = take(answered, filled, time=LATER + datetime.timedelta(days=1))
    assert statuses(accepted)["vision.issues"] == "saved"
    rows = stored(answered)["issues"]
    assert isinstance(rows, list)
    assert [row["title"] for row in rows][3:] == ["Jalan putus", "Sampah di danau"]
    save(answered, LIVING, "vision.issues", {"issues": rows[:1]})
    filled[ISSUES].type(1, {URGENT: 1})
    again = take(answered, filled, time=LATER + datetime.timedelta(days=2))
    assert statuses(again)["vision.issues"] == "conflict"


def test_the_answer_names_the_base_that_it_was_written_against(answered: Cohort) -> None:
    from bimtek.plan.consolidate import consolidate

    done = consolidate(answered, "01_vision", now=lambda: NOON)
    filled = Filled(workbook_bytes(answered, LIVING, "02_assessment"))
    filled["Kesenjangan"].type(1, {"Yang dibutuhkan": "Satu nomor"})
    take(answered, filled)
    file = AnswerStore(answered.work).load(LIVING, "assessment.gap")
    assert file
    assert file.base == done.base.id


def test_nothing_is_handed_in_where_nothing_was_written(cohort: Cohort) -> None:
    filled = Filled(workbook_bytes(cohort, LIVING, "01_vision"))
    accepted = take(cohort, filled, handing_in=True)
    assert set(statuses(accepted).values()) == {"same"}
    assert "belum mengisi apa pun" in accepted.not_handed_in


def test_a_broken_answer_is_offered_as_on_a_page_and_kept(answered: Cohort) -> None:
    path = AnswerStore(answered.work).path(LIVING, "vision.issues")
    save(answered, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh")]})
    path.write_text('{"half', encoding="utf-8")
    filled = Filled(workbook_bytes(answered, LIVING, "01_vision"))
    filled[ISSUES].type(1, {URGENT: 1})
    assert statuses(take(answered, filled))["vision.issues"] == "saved"
    rows = stored(answered)["issues"]
    assert isinstance(rows, list)
    assert rows[0]["urgency"] == 1


def test_report_and_outcome_go_to_a_page_as_json(answered: Cohort, filled: Filled) -> None:
    filled[ISSUES].type(1, {URGENT: "lima"})
    imported = read(answered, filled)
    told = json.loads(json.dumps(imported.describe()))
    [issues] = [one for one in told["exercises"] if one["id"] == "vision.issues"]
    assert issues["changed"] == ["Air keruh"]
    assert issues["problems"][0]["cell"] == "F7"
    assert "lembar “Isu strategis”, baris 7, kolom “Mendesak (U)” (F7)" in issues["problems"][0]["place"]
    assert json.loads(json.dumps(accept(answered, imported, time=LATER).describe()))["outcomes"]
    assert any("lima" in line for line in imported.lines())


def test_the_kept_files_stay_inside_the_cohort(answered: Cohort, filled: Filled) -> None:
    take(answered, filled)
    found = list(answered.folder.rglob("*.xlsx"))
    assert [path.parent for path in found] == [answered.folder / "uploads" / "01_vision" / LIVING]
