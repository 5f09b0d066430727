"""What can be chosen: names of the region, of the table, of items, through merges and deletions."""

from __future__ import annotations

import pytest

from bimtek.curriculum.context import SOURCES, Item
from tests.curriculum.exercises.planning import world

CONTEXT = world(
    items={"issues": (Item("i2", "Air", "issues", pillar="living"), Item("i4", "Jalan", "issues"))},
    aliases={"i0": "i1", "i1": "i2"},
)


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_gives_options_with_a_value_and_a_label_each_once(source: str) -> None:
    options = CONTEXT.options(source)
    assert options or source.startswith(("own_", "peer_"))  # nobody has written any yet
    assert len({option.value for option in options}) == len(options)
    assert all(option.value and option.label for option in options)
    assert all(CONTEXT.knows(source, option.value) for option in options[:3])


def test_a_table_chooses_among_its_sub_dimensions_and_the_core_among_all() -> None:
    assert len(world(sub_dimensions=("governance.service",)).options("sub_dimensions")) == 1
    assert len(world(sub_dimensions=()).options("sub_dimensions")) == 18


def test_facts_of_the_pillar_stand_first() -> None:
    first = world(pillar="environment").options("facts")[0]
    assert "environment" in CONTEXT.region.fact(first.value).related_pillars


def test_items_of_the_own_pillar_stand_first_under_its_name() -> None:
    issues = (Item("a", "Air", "issues", pillar="living"), Item("b", "Sinyal", "issues", pillar="governance"))
    options = world(pillar="governance", items={"issues": issues}).options("issues")
    assert [(option.value, option.group) for option in options] == [("b", "Smart Governance"), ("a", "Smart Living")]


def test_items_are_found_through_every_merge() -> None:
    item = CONTEXT.item("issues", "i0")
    assert item is not None
    assert item.label == "Air"
    assert CONTEXT.knows("issues", "i1")
    assert CONTEXT.label("issues", "i0") == "Air"


def test_aliases_that_lead_in_a_circle_end_somewhere() -> None:
    assert world(aliases={"a": "b", "b": "a"}).resolve("a") in {"a", "b"}


def test_a_deleted_item_keeps_its_name_and_says_that_it_is_gone() -> None:
    context = world(tombstones={"i7": "Jembatan putus"})
    assert context.label("issues", "i7") == "Jembatan putus (dihapus)"
    assert not context.knows("issues", "i7")


def test_what_nobody_knows_is_not_known_and_keeps_its_value_as_label() -> None:
    assert not CONTEXT.knows("issues", "i9")
    assert not CONTEXT.knows("opd", "dinas-angkasa")
    assert CONTEXT.item("gaps", "i2") is None
    assert CONTEXT.label("issues", "i9") == "i9"


def test_the_plan_has_ten_years() -> None:
    assert list(CONTEXT.years) == list(range(2025, 2035))
    assert [option.value for option in CONTEXT.options("years")][-1] == "2034"
