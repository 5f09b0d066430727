"""What lessons say: figures stand in the data, and anchors are those of the exercise."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import SESSIONS, exercise, exercises
from bimtek.curriculum.exercise import Unit
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


ALL = pytest.mark.parametrize("session", [each.id for each in SESSIONS])
ROWS = {
    # exercise → words of the rows of the agenda that hold it
    "vision.pretest": ("Tes awal",),
    "vision.facts": ("Gambaran umum di meja",),
    "vision.trends": ("latihan: analisis masa depan",),
    "vision.stakeholders": ("latihan: pemangku kepentingan",),
    "vision.issues": ("Isu strategis di meja",),
    "vision.alignment": ("latihan: keselarasan",),
    "vision.proposal": ("Usulan visi di meja",),
    "vision.territory": ("angka wilayah yang dipakai",),
    "vision.statement": ("kata kunci, calon, suara",),
    "assessment.inventory": ("Inisiatif yang sudah ada",),
    "assessment.readiness": ("Kesiapan: pelajaran",),
    "assessment.complaints": ("Layanan 24 jam",),
    "assessment.swot": ("SWOT: pelajaran",),
    "assessment.gap": ("Kesenjangan: pelajaran",),
    "assessment.goals": ("Tujuan, sasaran, IKU",),
    "assessment.vision": ("visi ditetapkan",),
    "masterplan.strategy": ("Arah kebijakan dan strategi",),
    "masterplan.programmes": ("Rencana aksi, bagian pertama", "Rencana aksi, bagian kedua"),
    "masterplan.priority": ("Prioritas: meja",),
    "masterplan.weights": ("Prioritas: meja",),
    "masterplan.quickwins": ("Quick win di meja",),
    "masterplan.review": ("Telaah sejawat",),
    "roadmap.schedule": ("Meja: peta jalan",),
    "roadmap.targets": ("Meja: target dan monev",),
    "roadmap.risks": ("Meja: risiko",),
    "roadmap.thread": ("Meja: benang merah",),
    "roadmap.governance": ("Meja: benang merah",),
    "roadmap.chapters": ("telaah bab demi bab",),
    "roadmap.posttest": ("Tes akhir",),
}
ROW = re.compile(r"^\| (?P<what>.+?) \| (?P<minutes>\d+) \|$", re.MULTILINE)


def days(session: str) -> list[dict[str, int]]:
    """Row of the agenda → its minutes, for each of the two days."""
    _, *tables = re.split(r"^\| Hari \d \| Menit \|$", lessons(session)["agenda"], flags=re.MULTILINE)
    return [{row["what"]: int(row["minutes"]) for row in ROW.finditer(table)} for table in tables]


@ALL
def test_the_agenda_says_what_its_rows_add_up_to(session: str) -> None:
    first, second = (sum(day.values()) for day in days(session))
    said = f"Hari pertama {first} menit dan hari kedua {second} menit, di luar rehat dan makan siang."
    assert said in lessons(session)["agenda"]
    assert 300 <= first <= 390 and 300 <= second <= 390


@ALL
def test_the_agenda_gives_each_exercise_the_minutes_that_it_names(session: str) -> None:
    """Every exercise at a table or alone; what the core writes meanwhile is named beside, or is its homework."""
    rows = [row for day in days(session) for row in day.items()]
    for entry in exercises(session):
        if entry.id in ROWS:
            given = sum(minutes for what, minutes in rows if any(part in what for part in ROWS[entry.id]))
            assert given >= entry.minutes, entry.id
    assert {entry.id for entry in exercises(session) if entry.unit is not Unit.CORE} <= ROWS.keys()
