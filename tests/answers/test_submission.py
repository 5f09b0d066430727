"""A collected folder is graded alone and gives what the form showed: the same findings, the same points."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers import submission as submission_module
from bimtek.answers.base import Base, BaseItem, Contribution, write_base
from bimtek.answers.cohort import CORE, Cohort
from bimtek.answers.context import base_of, context_for
from bimtek.answers.handin import latest_handin
from bimtek.answers.store import AnswerStore
from bimtek.answers.submission import CONTEXT_FILE, Submission, Written, write_submission
from bimtek.curriculum import SESSIONS, Assessment, assess, exercise, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.errors import BaseError, BrokenAnswer, GradingError, HandinError, NewerSchema, UnknownExercise
from tests.cohorts import GOVERNANCE, LIVING, NOON, fact, gap, give, issue, keyword, save

SESSION = "01_vision"


@pytest.fixture(autouse=True)
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course whose notebooks are empty."""
    root = tmp_path / "kursus"
    for entry in SESSIONS:
        (root / "sessions" / entry.id).mkdir(parents=True)
        (root / "sessions" / entry.id / entry.notebook).write_text("{}", encoding="utf-8")
    monkeypatch.setattr(submission_module, "course_root", lambda: root)
    return root


@pytest.fixture
def a_person_proposes() -> Iterator[None]:
    """For once the vision is proposed by persons, not by tables."""
    entry = exercise("vision.proposal")
    object.__setattr__(entry, "unit", Unit.PERSON)
    yield
    object.__setattr__(entry, "unit", Unit.TABLE)


def collect(cohort: Cohort, person: str, session: str = SESSION) -> Submission:
    written = write_submission(cohort, cohort.person(person), session, cohort.submitted / person / session)
    assert isinstance(written, Written)
    return Submission(written.folder)


def as_the_form_shows_it(cohort: Cohort, seat: str, exercise_id: str) -> Assessment:
    entry, store = exercise(exercise_id), AnswerStore(cohort.work)
    file = store.load(seat, exercise_id)
    base = base_of(cohort, entry, file)
    return assess(entry, file.values if file else {}, context_for(cohort, cohort.seat(seat), entry, store, base=base))


def answer_meeting_one(cohort: Cohort) -> None:
    for seat, row in ((GOVERNANCE, "g"), (LIVING, "l")):
        save(cohort, seat, "vision.facts", {"facts": [fact(f"{row}f1"), {**fact(f"{row}f2"), "year": "dua ribu"}]})
        rows = [issue(f"{row}i1", "Air keruh", f"{row}f1"), issue(f"{row}i2", "Belum ada aplikasi"), {"id": "x"}]
        save(cohort, seat, "vision.issues", {"issues": rows})
    words = [keyword("k1", "cepat", "gi1"), keyword("k2", "tangguh", "tak-ada")]
    save(cohort, GOVERNANCE, "vision.proposal", {"keywords": words, "vision": "2034: warga ditolong cepat"})
    statement = {
        "candidates": [{"id": "c1", "sentence": "2034: warga ditolong cepat", "drawn_from": [GOVERNANCE], "votes": 3}],
        "chosen": "Kalimat lain",
    }
    save(cohort, CORE, "vision.statement", statement)
    for seat in (GOVERNANCE, LIVING, CORE):
        give(cohort, seat, SESSION)


def test_a_table_and_the_core_are_assessed_as_in_the_form(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    for person, seat in (("gov-1", GOVERNANCE), ("liv-1", LIVING)):
        handed_in = collect(cohort, person)
        for name in ("vision.facts", "vision.issues", "vision.proposal"):
            assert handed_in.assess(name) == as_the_form_shows_it(cohort, seat, name), name
    core = collect(cohort, "inti-1").assess("vision.statement")
    assert core == as_the_form_shows_it(cohort, CORE, "vision.statement")
    assert {"VIS-01", "VIS-05"} <= {finding.code for finding in core.findings}


def test_every_exercise_of_every_meeting_can_be_assessed_from_the_folder(cohort: Cohort) -> None:
    for entry in exercises():
        for seat in cohort.seats_for(entry):
            save(
                cohort,
                seat.id,
                entry.id,
                {"chosen": "x", "need": "x", "forum_agenda": "x", "vision": "x", "nature": "x", "swot": "c", "felt": 2},
            )
            for table in entry.tables:
                rows = [{"id": "r1", **dict.fromkeys(table.row.fields, "x")}] if table.row else []
                save(cohort, seat.id, entry.id, {table.name: rows})
    for meeting in SESSIONS:
        for seat_id in (GOVERNANCE, CORE, "gov-1"):
            if any(entry.unit is cohort.seat(seat_id).unit for entry in exercises(meeting.id)):
                give(cohort, seat_id, meeting.id)
        handed_in = collect(cohort, "gov-1", meeting.id)
        for entry in exercises(meeting.id):
            seat = {Unit.TABLE: GOVERNANCE, Unit.CORE: CORE, Unit.PERSON: "gov-1"}[entry.unit]
            assert handed_in.assess(entry.id) == as_the_form_shows_it(cohort, seat, entry.id), entry.id


def test_it_holds_the_items_that_an_answer_asks_for_and_no_others(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    handed_in = collect(cohort, "gov-1")
    assert set(handed_in.context("vision.proposal").items) == {"issues"}
    assert set(handed_in.context("vision.stakeholders").items) == set()
    assert [item.id for item in handed_in.context("vision.issues").items["chosen_facts"]] == ["gf1", "gf2"]


@pytest.mark.usefixtures("a_person_proposes")
def test_a_persons_own_answer_stands_beside_her_tables(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    for person, issue_id in (("gov-1", "gi1"), ("gov-2", "gi2")):
        values = {"keywords": [keyword("k1", "cepat", issue_id)], "vision": f"cepat, {person}"}
        save(cohort, person, "vision.proposal", values)
        give(cohort, person, SESSION)
    for person in ("gov-1", "gov-2"):
        handed_in = collect(cohort, person)
        file = handed_in.answer("vision.proposal")
        assert file is not None and file.values["vision"] == f"cepat, {person}"
        for name, seat in (("vision.proposal", person), ("vision.issues", GOVERNANCE)):
            assert handed_in.assess(name) == as_the_form_shows_it(cohort, seat, name)
        assert handed_in.context("vision.proposal").label("issues", "gi1") == "Air keruh"


def test_the_folder_needs_nothing_else(cohort: Cohort, tmp_path: Path) -> None:
    answer_meeting_one(cohort)
    before = collect(cohort, "gov-1")
    expected = [before.assess(entry.id) for entry in exercises(SESSION)]
    moved = Path(shutil.copytree(before.folder, tmp_path / "di-komputer-lain"))
    shutil.rmtree(cohort.folder)
    assert [Submission(moved).assess(entry.id) for entry in exercises(SESSION)] == expected


def test_what_was_typed_after_handing_in_changes_nothing(cohort: Cohort) -> None:
    """The facts that the handed-in issues rest on are those that were handed in with them."""
    answer_meeting_one(cohort)
    before = collect(cohort, "gov-1").assess("vision.issues")
    save(cohort, GOVERNANCE, "vision.facts", {"facts": []})
    save(cohort, GOVERNANCE, "vision.issues", {"issues": []})
    assert collect(cohort, "gov-1").assess("vision.issues") == before
    give(cohort, GOVERNANCE, SESSION)
    assert collect(cohort, "gov-1").assess("vision.issues") != before


def agreed(cohort: Cohort, *issues: str, **changes: Any) -> Base:
    """A base of meeting I with these issues."""
    by = [Contribution(seat=GOVERNANCE, author="gov-1", revision=1)]
    items = [
        BaseItem(id=name, exercise="vision.issues", table="issues", label=name, by=by, values={}) for name in issues
    ]
    base = Base(cohort="uji", session=SESSION, created=NOON, items={"issues": items}, **changes)
    return write_base(cohort.bases, base)


def test_it_is_graded_against_the_base_that_it_names(cohort: Cohort) -> None:
    first = agreed(cohort, "i1", "i2")
    answer = {"gaps": [gap("g1", "Jadwal layanan", "i1")]}
    save(cohort, GOVERNANCE, "assessment.gap", answer, base=first.id)
    give(cohort, GOVERNANCE, "02_assessment")
    before = collect(cohort, "gov-1", "02_assessment").assess("assessment.gap")
    second = agreed(cohort, "i2", previous="", tombstones={"i1": "Air keruh"})
    after = collect(cohort, "gov-1", "02_assessment")
    assert after.context("assessment.gap").base == first.id
    assert after.assess("assessment.gap") == before
    save(cohort, GOVERNANCE, "assessment.gap", answer, base=second.id)
    give(cohort, GOVERNANCE, "02_assessment")
    now = collect(cohort, "gov-1", "02_assessment")
    assert now.context("assessment.gap").base == second.id
    assert now.assess("assessment.gap").points < before.points


def test_an_alias_of_the_base_is_followed(cohort: Cohort) -> None:
    base = agreed(cohort, "i1", aliases={"i9": "i1"})
    save(cohort, GOVERNANCE, "assessment.gap", {"gaps": [gap("g1", "Jadwal", "i9")]}, base=base.id)
    give(cohort, GOVERNANCE, "02_assessment")
    found = collect(cohort, "gov-1", "02_assessment").assess("assessment.gap")
    assert "GAP-10" not in {finding.code for finding in found.findings}


def test_a_base_that_is_gone_keeps_nobody_from_handing_in_and_is_named(cohort: Cohort) -> None:
    save(cohort, GOVERNANCE, "assessment.gap", {"gaps": [gap("g1", "Jadwal", "i1")]}, base="01_vision-hilang")
    give(cohort, GOVERNANCE, "02_assessment")
    with pytest.raises(BaseError, match="01_vision-hilang"):
        collect(cohort, "gov-1", "02_assessment")


def test_nobody_handed_in(cohort: Cohort) -> None:
    dest = cohort.submitted / "gov-1" / SESSION
    assert write_submission(cohort, cohort.person("gov-1"), SESSION, dest) is None
    assert not dest.exists()


def test_it_holds_what_nbgrader_expects(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    late = NOON + datetime.timedelta(days=40)
    give(cohort, CORE, SESSION, time=late)
    folder = collect(cohort, "gov-1").folder
    assert (folder / "01_vision.ipynb").read_text(encoding="utf-8") == "{}"
    assert (folder / "timestamp.txt").read_text(encoding="utf-8") == "2024-07-21 04:00:00.000000 UTC\n"
    assert sorted(path.name for path in (folder / "answers").iterdir()) == [
        "context.json",
        "vision.facts.json",
        "vision.issues.json",
        "vision.proposal.json",
        "vision.statement.json",
    ]


def test_the_cores_answers_belong_to_its_members_only(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    assert collect(cohort, "gov-2").answer("vision.statement") is None
    assert collect(cohort, "gov-1").answer("vision.statement") is not None


def test_who_sits_at_no_table_has_no_tables_answer(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    handed_in = collect(cohort, "inti-1")
    assert handed_in.answer("vision.issues") is None
    with pytest.raises(GradingError, match=r"Konteks latihan vision\.issues"):
        handed_in.context("vision.issues")


def test_what_another_seat_owes_is_not_taken_from_this_one(cohort: Cohort) -> None:
    """A table's folder with the core's exercise in it, put there by hand."""
    answer_meeting_one(cohort)
    smuggled = AnswerStore(cohort.work).path(LIVING, "vision.statement")
    smuggled.write_bytes(AnswerStore(cohort.work).path(CORE, "vision.statement").read_bytes())
    (smuggled.parent / CONTEXT_FILE).write_text("{}", encoding="utf-8")
    give(cohort, LIVING, SESSION)
    handed_in = collect(cohort, "liv-1")
    assert handed_in.answer("vision.statement") is None
    assert handed_in.context("vision.issues").pillar == "living"


def test_a_stranger_among_the_files_is_carried_along_for_grading_to_name(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    (AnswerStore(cohort.work).path(LIVING, "vision.facts").parent / "vision.baru.json").write_text(
        "{}", encoding="utf-8"
    )
    give(cohort, LIVING, SESSION)
    handed_in = collect(cohort, "liv-1")
    assert (handed_in.folder / "answers" / "vision.baru.json").exists()
    with pytest.raises(UnknownExercise, match=r"vision\.baru"):
        handed_in.answer("vision.baru")


def test_collecting_again_replaces_what_was_there(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    folder = collect(cohort, "gov-1").folder
    (folder / "answers" / "sisa.json").write_text("{}", encoding="utf-8")
    assert not (collect(cohort, "gov-1").folder / "answers" / "sisa.json").exists()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("{", BrokenAnswer),
        ('{"schema_version": 7, "baru": 1}', NewerSchema),
    ],
)
def test_one_bad_file_leaves_the_rest_to_be_graded(cohort: Cohort, content: str, error: type[Exception]) -> None:
    answer_meeting_one(cohort)
    AnswerStore(cohort.work).path(GOVERNANCE, "vision.facts").write_text(content, encoding="utf-8")
    give(cohort, GOVERNANCE, SESSION)
    handed_in = collect(cohort, "gov-1")
    with pytest.raises(error, match="Berkas jawaban") as caught:
        handed_in.assess("vision.facts")
    assert "submitted/gov-1/01_vision/answers/vision.facts.json" in str(caught.value)
    assert handed_in.assess("vision.proposal").points > 0


def test_a_hand_in_that_was_tampered_with_leaves_what_was_collected_before(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    before = collect(cohort, "gov-1").assess("vision.issues")
    version = latest_handin(cohort, GOVERNANCE, SESSION)
    assert version is not None
    (version / "answers" / "vision.issues.json").write_text("{}", encoding="utf-8")
    with pytest.raises(HandinError, match="tidak sama"):
        collect(cohort, "gov-1")
    assert Submission(cohort.submitted / "gov-1" / SESSION).assess("vision.issues") == before


def test_a_missing_notebook_is_named(cohort: Cohort, course: Path) -> None:
    answer_meeting_one(cohort)
    (course / "sessions" / SESSION / "01_vision.ipynb").unlink()
    with pytest.raises(GradingError, match="Buku kerja Pertemuan I tidak ada") as caught:
        collect(cohort, "gov-1")
    assert caught.value.where.endswith("01_vision.ipynb") and caught.value.next_step


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"exercises": {}}', '{"exercises": {"vision.issues": {"seat": 1}}}']
)
def test_a_broken_context_is_named(cohort: Cohort, content: str) -> None:
    answer_meeting_one(cohort)
    handed_in = collect(cohort, "gov-1")
    (handed_in.folder / "answers" / CONTEXT_FILE).write_text(content, encoding="utf-8")
    with pytest.raises(GradingError, match=r"Konteks latihan vision\.issues") as caught:
        handed_in.assess("vision.issues")
    assert "bimtek collect" in caught.value.next_step


def test_an_exercise_that_was_not_answered_is_worth_nothing(cohort: Cohort) -> None:
    answer_meeting_one(cohort)
    found = collect(cohort, "liv-1").assess("vision.proposal")
    assert (found.points, found.is_open) == (0, True)


@pytest.mark.parametrize(
    "values", [{"facts": None}, {"facts": 5}, {"facts": [None, "x", [], {}]}, {"facts": {"id": 1}}]
)
def test_a_file_that_was_edited_by_hand_stops_nobody_else(cohort: Cohort, values: dict[str, Any]) -> None:
    """The issues of the table refer to its facts, whatever became of that file."""
    answer_meeting_one(cohort)
    path = AnswerStore(cohort.work).path(GOVERNANCE, "vision.facts")
    content = {**json.loads(path.read_text(encoding="utf-8")), "values": values}
    path.write_text(json.dumps(content), encoding="utf-8")
    give(cohort, GOVERNANCE, SESSION)
    handed_in = collect(cohort, "gov-1")
    assert handed_in.assess("vision.facts").points == 0
    assert "ISU-01" in {finding.code for finding in handed_in.assess("vision.issues").findings}
