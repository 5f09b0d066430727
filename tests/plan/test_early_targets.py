"""Targets before the start of their programme: marked in their place, listed as open, told to reviewers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bimtek.curriculum.exercises.roadmap_targets import Target
from bimtek.plan.assemble import why_not_final
from bimtek.plan.blocks import Table
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.early_targets import EARLY, early_years
from bimtek.plan.model import Plan
from bimtek.plan.review.programmes import result_indicators
from bimtek.plan.world import context_of
from tests.plan.small import GOV, LIV

ROW = Target.read({"id": "p1", "year_1": 60, "year_2": 70, "year_3": 80})


@pytest.mark.parametrize(
    ("baseline", "start", "early"),
    [(50, 2025, ()), (50, 2026, (2025,)), (60, 2027, (2026,)), (50, 2034, (2025, 2026, 2027)), (50, None, ())],
)
def test_a_number_that_differs_from_the_baseline_before_the_start_is_early(
    baseline: int, start: int | None, early: tuple[int, ...]
) -> None:
    assert early_years(ROW, Decimal(baseline), start, 2025) == early


def test_a_moved_programme_is_an_open_point_that_refuses_the_final_print(full_plan: Plan) -> None:
    """Capacity moved the programme of Meja Living to 2026; its table had promised a number for 2025."""
    (point,) = [point for point in full_plan.open if point.code == EARLY]
    assert point.message == "“Satu pintu laporan darurat (living)” punya target pada 2025, sebelum mulai (2026)."
    assert (point.exercise, point.seats) == ("roadmap.targets", [LIV])
    assert point.message in why_not_final(full_plan, ())["hal yang belum diputuskan pleno atau belum diperbaiki"]


def test_it_is_marked_in_the_table_of_targets_and_listed_in_the_annex(full_plan: Plan) -> None:
    context = context_of(full_plan)
    blocks = CHAPTERS["management"](full_plan, context)
    table = next(block for block in blocks if isinstance(block, Table) and block.caption.startswith("Target indikator"))
    years = {row[0].split("\n")[0]: row[2:4] for row in table.rows}
    assert years["Satu pintu laporan darurat (living)"] == ("70*", "80")
    assert years["Satu pintu laporan darurat (governance)"] == ("70", "80")
    assert table.note == "* sebelum program mulai menurut peta jalan."
    assert "Target sebelum program mulai" in repr(CHAPTERS["differences"](full_plan, context))


def test_reviewers_read_it_and_only_where_it_is(full_plan: Plan) -> None:
    told = "program punya target sebelum mulai"
    assert told in repr(result_indicators(full_plan, context_of(full_plan)))
    early = [each.model_copy(update={"start": 2025}) for each in full_plan.programmes if each.id == f"{GOV}-p1"]
    mended = full_plan.model_copy(update={"programmes": early})
    assert told not in repr(result_indicators(mended, context_of(mended)))


def test_the_sample_workshop_keeps_the_four_that_capacity_moved(sample_plan: Plan) -> None:
    """A difficulty on purpose (grading/cohorts/bangli-2024/README.md): the tables wrote before the core team moved."""
    early = {
        entry.id
        for entry in sample_plan.programmes
        for point in sample_plan.open
        if f"“{entry.label}” punya" in point.message
    }
    assert early == {"prg-citra-4", "prg-hidup-3", "prg-hidup-7", "prg-lingkungan-3"}
