"""A cohort that swaps two chapters and renames one: book, Telaah per bab, preview, base and plan agree on it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bimtek.answers.cohort import CORE, Cohort, load_cohort
from bimtek.answers.context import context_for
from bimtek.answers.store import AnswerStore
from bimtek.answers.submission import Submission, write_submission
from bimtek.curriculum import exercise, exercises
from bimtek.curriculum.exercise import PlanPlace
from bimtek.curriculum.outline import PACKAGED, course_outline
from bimtek.plan.blocks import Heading, Missing, Paragraph, Table
from bimtek.plan.books import make_books
from bimtek.plan.build import agreed_base, build_plan
from bimtek.plan.chapters import CHAPTERS, SERIES
from bimtek.plan.model import Plan
from bimtek.plan.preview import preview
from bimtek.plan.world import context_of
from tests.plan.small import ANSWERS

STRATEGY = "      - {chapter: strategy, title: Strategi per Dimensi dan Pengungkit}\n"
ACTIONS = "      - {chapter: actions, title: Rencana Aksi}\n"
SWAPPED = "      - {chapter: actions, title: Program Kita}\n" + STRATEGY
OURS = "Buku 2 Bab 3 Program Kita"
WORDS = exercise("roadmap.chapters")


@pytest.fixture
def own(full_cohort: Cohort, tmp_path: Path) -> Cohort:
    """The cohort whose four meetings are closed, with an outline of its own."""
    folder = tmp_path / "sendiri"
    shutil.copytree(full_cohort.folder, folder)
    course = PACKAGED.read_text(encoding="utf-8")
    assert STRATEGY + ACTIONS in course
    (folder / "outline.yml").write_text(course.replace(STRATEGY + ACTIONS, SWAPPED), encoding="utf-8")
    return load_cohort(folder)


def plan_of(cohort: Cohort) -> Plan:
    return build_plan(cohort, agreed_base(cohort), now=lambda: datetime(2030, 1, 1, tzinfo=UTC))


def test_book_and_telaah_per_bab_agree(own: Cohort) -> None:
    plan = plan_of(own)
    books = make_books(plan, context_of(plan).outline)
    title = next((each.number, each.title) for each in books[1].chapters if each.number == 3)
    assert title == (3, "Program Kita")
    tables = [block for book in books for each in book.chapters for block in each.blocks if isinstance(block, Table)]
    said = next(table for table in tables if table.caption == "Kata untuk setiap bab")
    labels = [row[0] for row in said.rows]
    assert labels[7:10] == [
        "Buku 2 Bab 2 Arah Pembangunan: Visi, Misi, Tujuan, dan Sasaran",
        OURS,
        "Buku 2 Bab 4 Strategi per Dimensi dan Pengungkit",
    ]
    again = Plan.model_validate_json(plan.model_dump_json())
    assert context_of(again).outline == own.outline, "plan.json carries it"


def test_the_form_and_its_preview_name_the_chapter_as_the_book_does(own: Cohort) -> None:
    store = AnswerStore(own.work)
    words = context_for(own, own.seat(CORE), WORDS, store)
    assert OURS in [option.label for option in words.options("book_chapters")]
    table = own.tables[0].id
    entry = exercise("masterplan.programmes")
    context = context_for(own, own.seat(table), entry, store)
    assert preview(entry, ANSWERS[entry.id](table), context)[1] == Paragraph(f"Tempatnya: {OURS}.", "note")


def test_a_chapter_that_is_left_out_is_told_beside_the_form(own: Cohort) -> None:
    path = own.folder / "outline.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(SWAPPED, STRATEGY), encoding="utf-8")
    cohort = load_cohort(own.folder)
    entry = exercise("masterplan.programmes")
    table = cohort.tables[0].id
    told = preview(entry, {}, context_for(cohort, cohort.seat(table), entry, AnswerStore(cohort.work)))[1]
    assert isinstance(told, Paragraph) and "tidak memuat babnya" in told.text


def test_a_word_on_a_chapter_that_is_left_out_since_counts_no_more(own: Cohort) -> None:
    path = own.folder / "outline.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(SWAPPED, STRATEGY), encoding="utf-8")
    plan = plan_of(load_cohort(own.folder))
    record = CHAPTERS["record"](plan, context_of(plan))
    words = " ".join(block.text for block in record if isinstance(block, Paragraph))
    assert "Semua 12 bab mendapat kata: 12 sepakat." in words


def test_what_is_graded_remembers_it(own: Cohort, tmp_path: Path) -> None:
    person = next(each for each in own.people if each.core)
    assert write_submission(own, person, WORDS.session, tmp_path / "kiriman") is not None
    folder = Submission(tmp_path / "kiriman")
    assert OURS in [option.label for option in folder.context(WORDS.id).options("book_chapters")]
    assert folder.context("roadmap.financing").outline == course_outline(), "where nothing names a chapter"


PLACES = [(entry.id, place) for entry in exercises() for place in entry.places]


@pytest.mark.parametrize(("exercise_id", "place"), PLACES, ids=[f"{name} in {place.chapter}" for name, place in PLACES])
def test_an_exercise_stands_in_the_chapter_that_it_names(
    exercise_id: str, place: PlanPlace, empty_plan: Plan, full_plan: Plan
) -> None:
    """The chapter has its heading, or marks its place while nobody has answered; a series has chapters only then."""
    if place.chapter in SERIES:
        assert SERIES[place.chapter](full_plan, context_of(full_plan))
        assert not SERIES[place.chapter](empty_plan, context_of(empty_plan))
        return
    full, empty = (CHAPTERS[place.chapter](plan, context_of(plan)) for plan in (full_plan, empty_plan))
    headings = [block.text for block in full if isinstance(block, Heading)]
    marks = [block.exercise for block in empty if isinstance(block, Missing)]
    assert place.heading in headings or any(exercise(exercise_id).title in mark for mark in marks)
