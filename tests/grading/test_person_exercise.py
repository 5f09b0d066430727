"""An exercise that each person answers alone, with points: collected, graded, fed back and consolidated as hers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.grading import collect, feedback, grade, release
from bimtek.grading.gradebook import grades, open_gradebook
from bimtek.plan.build import build_plan
from bimtek.plan.consolidate import consolidate
from tests.grading.course import Course
from tests.grading.test_two_ways import nbgrader

EXERCISE, MEETING = "assessment.complaints", "02_assessment"
CELL = exercise(EXERCISE).cell
PROPOSAL = "Tiket darurat yang belum diteruskan diperiksa setiap setengah jam"
VALUES: dict[str, Any] = {
    "start": "received",
    "stop": "closed",
    "open": "late",
    "duplicates": "dropped",
    "share_emergency": 70.29,
    "median_emergency": 1.39,
    "share_administration": 72.71,
    "median_administration": 15.3,
    "slowest_category": "Jalan rusak",
    "slowest_district": "51.06.04",
    "ideas": [
        {
            "id": "ide-1",
            "proposal": PROPOSAL,
            "name": "Tiket darurat selesai tepat waktu",
            "formula": "Yang selesai sesuai standar dibagi semua tiket darurat",
            "unit": "%",
            "direction": "naik",
        }
    ],
    "baseline": 70.29,
    "target": 85,
}


@pytest.fixture
def handed_in(course: Course) -> Course:
    """Two people of two tables and one of the core team answered; one of them took the mean for the median."""
    release(course.cohort, MEETING)
    for person, more in (("gov-1", {}), ("liv-1", {"median_emergency": 1.66}), ("inti-1", {})):
        ideas = [{**VALUES["ideas"][0], "id": f"ide-{person}"}]
        course.answer(person, EXERCISE, {**VALUES, "ideas": ideas, **more})
        course.hand_in(person, MEETING)
    report = collect(course.cohort, MEETING)
    assert report.problems == ()
    return course


def given(course: Course) -> dict[str, float]:
    with open_gradebook(course.cohort.gradebook) as gradebook:
        submissions = gradebook.assignment_submissions(MEETING)
        return {each.student.id: grades(each)[CELL].score for each in submissions}


def test_each_person_has_her_own_points(handed_in: Course) -> None:
    assert grade(handed_in.cohort, MEETING).problems == ()
    assert given(handed_in) == {"gov-1": 15, "liv-1": 12, "inti-1": 15}


@pytest.mark.notebooks
def test_stock_nbgrader_gives_the_same(handed_in: Course) -> None:
    done = nbgrader(handed_in, "autograde", MEETING, "--student", "liv-1")
    assert done.returncode == 0, done.stderr
    assert given(handed_in)["liv-1"] == 12


def test_her_feedback_names_the_slip(handed_in: Course) -> None:
    grade(handed_in.cohort, MEETING)
    feedback(handed_in.cohort, MEETING)
    page = next((handed_in.cohort.feedback / "liv-1" / MEETING).glob("*.html")).read_text(encoding="utf-8")
    assert "Itu rata-rata." in page
    assert "12" in page


def test_only_proposal_and_indicator_go_on(handed_in: Course) -> None:
    """No number that was counted on training tickets stands in the base or in the plan, and nobody is called late."""
    consolidate(handed_in.cohort, "01_vision")
    closed = consolidate(handed_in.cohort, MEETING)
    assert {item.id for item in closed.base.items["indicator_ideas"]} == {"ide-gov-1", "ide-liv-1", "ide-inti-1"}
    assert EXERCISE not in closed.base.values
    assert not {"gov-1", "eco-1", "liv-1", "inti-1"} & {seat.id for seat in closed.missing}
    base = closed.base.model_dump_json()
    plan = build_plan(handed_in.cohort, closed.base).model_dump_json()
    assert PROPOSAL in base
    for text in (base, plan):
        assert not [number for number in ("70.29", "72.71", "15.3", "1.39", "1.66") if number in text]
    assert json.loads(plan)["brought"]["complaints"] is None
