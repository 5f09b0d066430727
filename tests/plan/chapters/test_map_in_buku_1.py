"""Buku 1 shows facts by district on a map where the cohort brought boundaries; without them nothing is missing."""

from __future__ import annotations

from pathlib import Path

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.cohort_boundaries import take_boundaries
from bimtek.plan.blocks import Block, Figure, Missing, Paragraph
from bimtek.plan.build import build_plan
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.model import Plan
from bimtek.plan.world import context_of
from tests.four_squares import write_squares


def situation(plan: Plan) -> tuple[Block, ...]:
    return CHAPTERS["situation"](plan, context_of(plan))


def test_with_boundaries_a_map_stands_behind_its_numbers_and_source(new_cohort: Cohort, tmp_path: Path) -> None:
    without = situation(build_plan(new_cohort, None))
    file = write_squares(tmp_path / "batas.geojson", new_cohort.region.districts)
    take_boundaries(file, new_cohort.folder, new_cohort.region)
    plan = build_plan(load_cohort(new_cohort.folder), None)
    blocks = situation(plan)
    [place] = [nth for nth, block in enumerate(blocks) if isinstance(block, Figure) and block.drawing == "map"]
    lead = blocks[place - 1]
    assert isinstance(lead, Paragraph)
    assert lead.text.startswith("Jumlah desa (2025) paling besar di Kintamani, 48 desa, dan paling kecil di Bangli, 5")
    assert "[" in lead.text, "the source is cited by its number"
    assert [block for nth, block in enumerate(blocks) if nth not in (place - 1, place)] == list(without)


def test_the_plan_carries_the_boundaries_and_is_read_back(new_cohort: Cohort, tmp_path: Path) -> None:
    file = write_squares(tmp_path / "batas.geojson", new_cohort.region.districts)
    take_boundaries(file, new_cohort.folder, new_cohort.region)
    cohort = load_cohort(new_cohort.folder)
    plan = build_plan(cohort, None)
    again = Plan.model_validate_json(plan.model_dump_json())
    assert context_of(again).region.boundaries == cohort.region.boundaries


def test_without_boundaries_there_is_neither_map_nor_mark(empty_plan: Plan) -> None:
    blocks = situation(empty_plan)
    assert not any(isinstance(block, Figure) and block.drawing == "map" for block in blocks)
    assert not any(isinstance(block, Missing) and "batas" in block.text.casefold() for block in blocks)
    assert empty_plan.brought.boundaries == {}
