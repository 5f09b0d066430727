"""Once the road map has moved a programme, its money stands in the same years everywhere."""

from __future__ import annotations

import pytest

from bimtek.plan.action_rows import action_rows
from bimtek.plan.blocks import Paragraph, Table
from bimtek.plan.chapters.masterplan.actions import chapter
from bimtek.plan.chapters.money import costs
from bimtek.plan.model import Plan
from bimtek.plan.on_the_road import moved_words, programmes_on_the_road
from bimtek.plan.phrases import millions
from bimtek.plan.world import context_of


@pytest.fixture
def moved(full_plan: Plan) -> Plan:
    """Every programme starts a year later than its table wrote."""
    later = [each.model_copy(update={"start": int(str(each.values["start"])) + 1}) for each in full_plan.programmes]
    return full_plan.model_copy(update={"programmes": later})


def test_the_action_plan_adds_up_to_the_chapter_on_financing(moved: Plan) -> None:
    context = context_of(moved)
    cost = costs(moved, context)
    for row in programmes_on_the_road(moved, context):
        assert (*(amount or 0 for amount in row.yearly_pagu), row.pagu_later or 0) == cost.by_programme[row.id]
    tables = [
        block for block in chapter(moved, context) if isinstance(block, Table) and "sub-kegiatan" in block.caption
    ]
    assert tables
    printed = {row[1].removesuffix(" (usulan)"): row[4:-1] for table in tables for row in table.rows[:-1]}
    for entry in moved.programmes:
        amounts = cost.by_programme[entry.id]
        assert printed[entry.label] == (*map(millions, amounts), millions(sum(amounts)))


def test_the_sheet_says_the_same(moved: Plan) -> None:
    context = context_of(moved)
    by_programme = costs(moved, context).by_programme
    starts = {entry.id: entry.start for entry in moved.programmes}
    for row in action_rows(moved, context):
        assert tuple(row[f"pagu_{nth}"] or 0 for nth in range(1, 6)) == by_programme[row["id"]][:5]
        assert row["start"] == starts[row["id"]]


def test_the_reader_is_told_that_years_moved_and_only_then(full_plan: Plan, moved: Plan) -> None:
    stay = [each.model_copy(update={"start": each.values["start"]}) for each in full_plan.programmes]
    assert moved_words(full_plan.model_copy(update={"programmes": stay})) == ""
    told = moved_words(moved)
    assert f"{len(moved.programmes)} dari {len(moved.programmes)} program" in told
    assert told in [block.text for block in chapter(moved, context_of(moved)) if isinstance(block, Paragraph)]
