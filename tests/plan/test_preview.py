"""The section as it will stand in the book, while it is being typed."""

import subprocess
import sys
from typing import Any

import pytest

from bimtek.answers.base import latest_base
from bimtek.answers.cohort import CORE, Cohort
from bimtek.answers.context import context_for
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.plan.blocks import Block, Heading, Missing, Table, as_json
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.model import Plan
from bimtek.plan.preview import preview
from bimtek.plan.sections.registry import sections
from bimtek.plan.world import context_of
from tests.plan.small import ANSWERS, GOV

HEAVY = ("pandas", "numpy", "matplotlib", "panflute", "pypandoc", "typst", "openpyxl", "docx", "nbformat", "papermill")


def context(cohort: Cohort, exercise_id: str) -> Context:
    entry = exercise(exercise_id)
    seat = cohort.seat(CORE if entry.unit is Unit.CORE else GOV)
    return context_for(cohort, seat, entry, AnswerStore(cohort.work))


def shown(cohort: Cohort, exercise_id: str, values: dict[str, Any] | None = None) -> list[Block]:
    entry = exercise(exercise_id)
    typed = ANSWERS[exercise_id](GOV) if values is None else values
    return preview(entry, typed, context(cohort, exercise_id))


def rows_of(blocks: Any, caption: str) -> tuple[tuple[str, ...], ...]:
    return next(block.rows for block in blocks if isinstance(block, Table) and block.caption == caption)


def test_every_exercise_of_the_course_has_a_section() -> None:
    assert {entry.id for entry in exercises() if entry.places} <= sections().keys()


@pytest.mark.parametrize("exercise_id", ANSWERS)
def test_an_answer_shows_its_section_under_its_heading(exercise_id: str, full_cohort: Cohort) -> None:
    blocks = shown(full_cohort, exercise_id)
    assert blocks[0] == Heading(2, exercise(exercise_id).places[0].heading)
    assert len(blocks) > 1 and not any(isinstance(block, Missing) for block in blocks)
    assert all(as_json(block)["type"] for block in blocks)


@pytest.mark.parametrize("exercise_id", ANSWERS)
def test_nothing_typed_gives_one_mark(exercise_id: str, full_cohort: Cohort) -> None:
    blocks = shown(full_cohort, exercise_id, {})
    marks = [block for block in blocks if isinstance(block, Missing)]
    assert len(marks) == 1 and exercise(exercise_id).title in marks[0].exercise


@pytest.mark.parametrize("exercise_id", ANSWERS)
def test_half_a_row_and_nonsense_do_not_stop_it(exercise_id: str, full_cohort: Cohort) -> None:
    entry = exercise(exercise_id)
    for table in entry.tables:
        assert table.row is not None
        for name in table.row.fields:
            for nonsense in ("tidak ada", {"a": 1}, [["x"]], "9" * 40, -1, True):
                assert shown(full_cohort, exercise_id, {table.name: [{"id": "r1", name: nonsense}]})
    for name in entry.answer.fields:
        for nonsense in ("tidak ada", {"a": 1}, ["x"], None):
            assert shown(full_cohort, exercise_id, {name: nonsense})


def test_the_preview_is_the_section_of_the_book(full_cohort: Cohort, full_plan: Plan) -> None:
    """But for the numbers of gaps, which the plan gives: a seat reads their words."""
    book = context_of(full_plan)
    caption = "Kesenjangan Smart Governance"
    own = rows_of(shown(full_cohort, "assessment.gap"), caption)
    assert own == tuple(row[1:] for row in rows_of(CHAPTERS["gaps"](full_plan, book), caption))
    caption = "Program Smart Governance: hasil dan penanggung jawab"
    own = rows_of(shown(full_cohort, "masterplan.programmes"), caption)
    whole = rows_of(CHAPTERS["actions"](full_plan, book), caption)
    assert [(*row[:3], *row[4:]) for row in own] == [(*row[:3], *row[4:]) for row in whole]
    assert (own[0][3], whole[0][3]) == (full_plan.gaps[0].label, "K1")
    own = rows_of(shown(full_cohort, "vision.issues"), "Isu strategis menurut jumlah USG")
    whole = rows_of(CHAPTERS["situation"](full_plan, book), "Isu strategis menurut jumlah USG")
    assert {row[1:] for row in own} <= {row[1:] for row in whole}


def test_sources_are_listed_below_a_section_that_stands_alone(full_cohort: Cohort) -> None:
    table = next(block for block in shown(full_cohort, "vision.facts") if isinstance(block, Table))
    assert table.rows[0][4].startswith("[1]")
    assert table.note.startswith("[1] patrolipost.com")


def test_hostile_text_is_text(full_cohort: Cohort) -> None:
    hostile = '<script>alert(1)</script>`#read("/etc/passwd")`{=typst}'
    blocks = shown(full_cohort, "vision.issues", {"issues": [{"id": "r1", "title": hostile}]})
    assert rows_of(blocks, "Isu strategis menurut jumlah USG")[0][1] == hostile


def test_the_context_of_the_form_is_not_changed(full_cohort: Cohort) -> None:
    values = ANSWERS["masterplan.programmes"](GOV)
    kept = repr(values)
    shown(full_cohort, "masterplan.programmes", values)
    assert repr(values) == kept
    assert latest_base(full_cohort.bases, "03_masterplan") is not None


def test_nothing_heavy_is_imported_for_a_preview() -> None:
    code = f"import sys, bimtek.plan.preview; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
