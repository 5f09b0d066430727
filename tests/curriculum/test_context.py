"""What can be chosen: names of the region, of the table, of items, through merges and deletions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bimtek.curriculum.context import SOURCES, Context, Item
from bimtek.datasets import Nomenclature, nomenclature
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


def issue(name: str, pillar: str, sub: str = "") -> Item:
    return Item(name, f"Isu {name}", "issues", pillar=pillar, values={"sub_dimension": sub} if sub else {})


ISSUES = (
    issue("a", "governance", "governance.service"),
    issue("b", "governance", "governance.policy"),
    issue("c", "governance"),
    issue("d", "living", "living.health"),
    issue("e", "living"),
)


@pytest.mark.parametrize(
    ("pillar", "subs", "own"),
    [
        ("governance", ("governance.service",), "ac"),  # what has no sub-dimension is everybody's of the pillar
        ("governance", ("governance.policy",), "bc"),
        ("governance", (), "abc"),
        ("living", ("living.mobility",), "e"),
        ("", (), "abcde"),
    ],
)
def test_a_table_answers_for_its_pillar_and_its_sub_dimensions(pillar: str, subs: tuple[str, ...], own: str) -> None:
    context = world(pillar=pillar, sub_dimensions=subs, items={"issues": ISSUES})
    assert [option.value for option in context.options("own_issues")] == list(own)
    assert [option.value for option in context.options("own_loose_ends")] == [f"isu.{name}" for name in own]


def test_own_items_stand_under_their_sub_dimension() -> None:
    options = world(items={"issues": ISSUES}).options("own_issues")
    assert [option.group for option in options] == ["Pelayanan publik", "Kebijakan publik", ""]


def test_what_hangs_of_an_empty_sub_dimension_is_the_whole_pillar_s() -> None:
    blank = Item("x", "Isu x", "issues", pillar="governance", values={"sub_dimension": ""})
    assert world(items={"issues": (blank,)}).options("own_loose_ends")


def test_names_of_the_region_are_short_where_there_is_a_short_one() -> None:
    region = CONTEXT.region
    named = replace(region.opd[0], short="Bappeda", name="Badan Perencanaan")
    nameless, mission = replace(named, short=""), replace(region.missions[0], text="Membangun")
    for opd, label in ((named, "Bappeda"), (nameless, "Badan Perencanaan")):
        (option,) = replace(CONTEXT, region=replace(region, opd=(opd,))).options("opd")
        assert option.label == label
    for given, hint in ((mission, "Membangun"), (replace(mission, text=""), "teks diisi dari dokumen RPJMD")):
        (option,) = replace(CONTEXT, region=replace(region, missions=(given,))).options("missions")
        assert option.hint == hint


def test_what_is_counted_is_counted_from_one() -> None:
    assert CONTEXT.options("years")[0].label == "2025 (tahun ke-1)"
    names = CONTEXT.region.provincial_priorities
    first, *_, last = CONTEXT.options("provincial_priorities")
    assert (first.value, first.label, last.value) == ("1", names[0], str(len(names)))
    assert Context(region=CONTEXT.region).start_year == 2025


def test_a_code_is_named_and_offered_where_it_goes_with_a_pillar() -> None:
    code, entry = next((code, entry) for code, entry in nomenclature().items() if entry.related_pillars)
    other = replace(entry, code="9.99.99.2.99.9999", related_pillars=())
    context = world(nomenclature=Nomenclature([entry, other]))
    assert [option.value for option in context.options("sub_activities")] == [code]
    assert context.label("sub_activities", code) == f"{code} {entry.name}"
    assert context.label("sub_activities", "1.01") == "1.01"
    assert context.knows("sub_activities", other.code) and not context.knows("sub_activities", "1.01")


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
