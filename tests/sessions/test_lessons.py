"""What lessons say: figures stand in the data, and anchors are those of the exercise."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.assessment_swot import SwotAnswer
from bimtek.curriculum.position import position
from bimtek.datasets import benchmark, course_root, spbe
from bimtek.formats import number_id
from bimtek.region import load_region
from tests.plan.small_2 import swot

DOMAINS = {each.domain: sum(other.weight for other in spbe() if other.domain == each.domain) for each in spbe()}
SUMS = position(SwotAnswer.read(swot("contoh")).factors)
"""The example of the lesson is the one of the small workshop, computed by hand there."""
assert SUMS is not None
DERIVED = {
    number_id(Decimal("100.00") - Decimal("91.16")),
    *(number_id(Decimal(weight).normalize()) for weight in DOMAINS.values()),
    *(number_id(each.weight.normalize()) for each in spbe()),
    *(number_id(each.weight.normalize() / 100) for each in spbe()),
    *(number_id(abs(value), 2) for value in (SUMS.strengths, SUMS.weaknesses, SUMS.chances, SUMS.threats)),
    *(number_id(abs(value), 2) for value in (SUMS.x, SUMS.y)),
    *(number_id(Decimal(str(row["weight"])), 2) for row in swot("contoh")["factors"]),
}
"""Said to be computed where they stand, or typed as an example."""
FIGURE = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?![\w/])")


def lessons(session: str) -> dict[str, str]:
    """Markdown cells by id."""
    path = course_root() / "sessions" / session / f"{session}.ipynb"
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {cell["id"]: "".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"}


@pytest.mark.parametrize("session", ["01_vision", "02_assessment"])
def test_every_figure_in_a_lesson_stands_in_the_data(session: str) -> None:
    region = load_region("51.06")
    known = {number_id(fact.value) for fact in region.facts} | {number_id(row.value) for row in benchmark()} | DERIVED
    typed = {figure: name for name, text in lessons(session).items() for figure in FIGURE.findall(text)}
    assert typed, "the pattern finds figures"
    assert {figure: name for figure, name in typed.items() if figure not in known} == {}


def test_the_region_is_quoted_as_its_profile_says() -> None:
    region = load_region("51.06")
    assert f"“{region.rpjmd_vision}”" in lessons("01_vision")["lesson_vision"]
    assert f"“{region.tagline}”" in lessons("01_vision")["lesson_motto"]


@pytest.mark.parametrize(
    ("session", "lesson", "name", "fields"),
    [
        ("01_vision", "lesson_usg", "vision.issues", ("urgency", "seriousness", "growth")),
        ("02_assessment", "lesson_anchors", "assessment.readiness", ("rating",)),
        ("02_assessment", "lesson_assessment_swot", "assessment.swot", ("rating",)),
    ],
)
def test_anchors_are_those_of_the_exercise(session: str, lesson: str, name: str, fields: tuple[str, ...]) -> None:
    rows = next(exercise(name).tables)
    assert rows.row is not None
    text = lessons(session)[lesson]
    for field in fields:
        for anchor in rows.row.fields[field].anchors:
            assert anchor.label in text
