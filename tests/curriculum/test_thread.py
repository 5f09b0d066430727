"""The graph of the benang merah: every way in which it can break, what mends it, and its strands."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum.context import Item
from bimtek.curriculum.strands import Strand, strands
from bimtek.curriculum.thread import KINDS, Mend, end_words, loose_ends, split, thread

PROMISE = {"result": "Aduan tepat waktu", "baseline": 61, "target": 80, "target_year": 2027}
WHOLE = {**PROMISE, "gaps": ["g1"], "strategies": ["s1"], "funding": ["apbd"], "start": 2025, "end": 2027}


def item(source: str, item_id: str, pillar: str = "governance", **values: Any) -> Item:
    return Item(item_id, item_id.upper(), source, pillar, ("meja-governance",), values)


SOURCES = {"i": "issues", "g": "gaps", "s": "strategies", "p": "programmes"}
"""By the first letter of an id."""


def world(**changed: dict[str, Any]) -> dict[str, tuple[Item, ...]]:
    """One whole thread i1 ← g1 ← s1, p1, with values of an item changed, and further items."""
    values: dict[str, dict[str, Any]] = {
        "i1": {},
        "g1": {"status": "gap", "issues": ["i1"]},
        "s1": {"gaps": ["g1"]},
        "p1": WHOLE,
    }
    values |= {name: {**values.get(name, {}), **change} for name, change in changed.items()}
    return {
        source: tuple(item(source, name, **given) for name, given in values.items() if name.startswith(letter))
        for letter, source in SOURCES.items()
    }


def ids(items: dict[str, tuple[Item, ...]], *mends: Mend) -> list[str]:
    return [end.id for end in loose_ends(thread(items, mends=mends))]


def test_a_whole_thread_hangs_nowhere() -> None:
    assert ids(world()) == []


@pytest.mark.parametrize(
    ("changed", "hanging"),
    [
        ({"g1": {"issues": []}}, ["isu.i1", "kesenjangan-isu.g1"]),
        ({"p1": {"gaps": []}}, ["kesenjangan.g1", "program.p1"]),
        ({"s1": {"gaps": []}}, ["strategi-kesenjangan.s1"]),
        ({"p1": {"strategies": []}}, ["strategi.s1", "program-strategi.p1"]),
        ({"p1": {"baseline": None}}, ["indikator.p1"]),
        ({"p1": {"result": ""}}, ["indikator.p1"]),
        ({"p1": {"baseline": 0}}, []),
        ({"p1": {"funding": []}}, ["dana.p1"]),
        ({"p1": {"funding": [], "pagu_total": 0}}, []),
        ({"p1": {"end": None}}, ["tahun.p1"]),
        ({"p1": {"start": None}}, ["tahun.p1"]),
        ({"p1": {"target": None}}, ["indikator.p1"]),
        ({"p1": {"target_year": ""}}, ["indikator.p1"]),
        ({"p1": {"funding": [], "pagu_total": 1}}, ["dana.p1"]),
        ({"g1": {"issues": ["i9"]}}, ["isu.i1", "kesenjangan-isu.g1"]),
        ({"g2": {"status": "bukan-kewenangan"}}, []),
        ({"g2": {"status": "bukan-prioritas"}}, []),
        ({"g2": {"status": "gap", "issues": ["i1"]}}, ["kesenjangan.g2"]),
    ],
)
def test_every_broken_link_is_named_once(changed: dict[str, Any], hanging: list[str]) -> None:
    assert ids(world(**changed)) == hanging


def test_strategies_are_asked_for_once_there_are_some() -> None:
    items = {**world(p1={"strategies": []}), "strategies": ()}
    assert ids(items) == []
    assert ids({}) == []


def test_a_gap_that_was_put_off_owes_no_programme() -> None:
    items = world(g2={"status": "gap", "issues": ["i1"]})
    assert ids({**items, "postponed": (item("postponed", "t1", gap="g2"),)}) == []
    assert ids({**items, "postponed": (item("postponed", "t1", gap="g1"),)}) == ["kesenjangan.g2"]


def test_a_reference_follows_a_merged_item() -> None:
    items = world(g1={"issues": ["old"]})
    graph = thread(items, lambda entry: {"old": "i1"}.get(entry, entry))
    assert list(loose_ends(graph)) == []


@pytest.mark.parametrize(
    ("changed", "mend", "left"),
    [
        ({"g1": {"issues": []}}, Mend("isu.i1", "g1"), []),
        ({"g1": {"issues": []}}, Mend("kesenjangan-isu.g1", "i1"), []),
        ({"p1": {"gaps": []}}, Mend("kesenjangan.g1", "p1"), []),
        ({"p1": {"gaps": []}}, Mend("program.p1", "g1"), []),
        ({"s1": {"gaps": []}}, Mend("strategi-kesenjangan.s1", "g1"), []),
        ({"p1": {"strategies": []}}, Mend("strategi.s1", "p1"), []),
        ({"p1": {"funding": []}}, Mend("dana.p1", words="CSR bank daerah"), []),
        ({"p1": {"funding": []}}, Mend("dana.p1"), ["dana.p1"]),
        ({"p1": {"funding": []}}, Mend("dana.p1", "g1"), ["dana.p1"]),
        ({"p1": {"baseline": None}}, Mend("dana.p1", words="x"), ["indikator.p1"]),
        ({"p1": {"gaps": []}}, Mend("kesenjangan.g1", "i1"), ["kesenjangan.g1", "program.p1"]),
        ({"p1": {"gaps": []}}, Mend("kesenjangan.g1", "gone"), ["kesenjangan.g1", "program.p1"]),
        ({"p1": {"gaps": []}}, Mend("apa.g1", "p1", "x"), ["kesenjangan.g1", "program.p1"]),
        ({"p1": {"gaps": []}}, Mend("kesenjangan.g1"), ["kesenjangan.g1", "program.p1"]),
    ],
)
def test_a_table_mends_with_the_right_link_or_the_missing_words(
    changed: dict[str, Any], mend: Mend, left: list[str]
) -> None:
    assert ids(world(**changed), mend) == left


@pytest.mark.parametrize("mend", [Mend("kesenjangan.g1", "i1"), Mend("program.p9", "g1"), Mend("isu.i9", "g1")])
def test_only_what_is_agreed_is_linked(mend: Mend) -> None:
    graph = thread(world(g1={"issues": ["i9"]}, p1={"gaps": ["g9"]}), mends=[mend])
    assert graph.links["gaps", "issues"] == graph.links["programmes", "gaps"] == frozenset()


def test_strands_show_every_way_once_and_where_it_ends() -> None:
    items = world(
        g1={"issues": ["i1", "i2"]},
        i2={},
        i3={},
        g2={"status": "gap", "issues": ["i1"]},
        g3={"status": "bukan-prioritas"},
    )
    found = [
        tuple(node.id if node else "" for node in (each.issue, each.gap, each.strategy, each.programme))
        for each in strands(thread(items))
    ]
    assert found == [
        ("i1", "g1", "s1", "p1"),
        ("i2", "g1", "s1", "p1"),
        ("i1", "g2", "", ""),
        ("i3", "", "", ""),
    ]
    whole = [each.is_whole for each in strands(thread(items))]
    assert whole == [True, True, False, False]


def ways(items: dict[str, tuple[Item, ...]]) -> list[str]:
    """Issue, gap, strategy and programme of each strand: "i1 g1 s1 p1", "-" where it hangs in the air."""
    found = strands(thread(items))
    return [" ".join(n.id if n else "-" for n in (w.issue, w.gap, w.strategy, w.programme)) for w in found]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, ["i1 g1 s1 p1"]),
        # each gap goes through the strategy that answers it
        (
            {
                "g2": {"status": "gap", "issues": ["i1"]},
                "s2": {"gaps": ["g2"]},
                "p1": {"gaps": ["g1", "g2"], "strategies": ["s1", "s2"]},
            },
            ["i1 g1 s1 p1", "i1 g2 s2 p1"],
        ),
        ({"s1": {"gaps": []}}, ["i1 g1 s1 p1"]),  # it names the gap that its programme answers: none of its own
        ({"p1": {"gaps": []}}, ["- - s1 p1", "i1 g1 s1 -"]),
        ({"p1": {"strategies": []}}, ["i1 g1 - p1"]),
        ({"p1": {"gaps": [], "strategies": []}}, ["- - - p1", "i1 g1 s1 -"]),
        ({"s2": {}}, ["i1 g1 s1 p1", "- - s2 -"]),
        ({"g1": {"issues": []}}, ["- g1 s1 p1", "i1 - - -"]),
        ({"g2": {"status": "gap"}}, ["i1 g1 s1 p1", "- g2 - -"]),
        ({"g2": {"status": "bukan-kewenangan"}}, ["i1 g1 s1 p1"]),
    ],
)
def test_a_strand_goes_as_far_as_its_links(changed: dict[str, Any], found: list[str]) -> None:
    assert ways(world(**changed)) == found


def test_a_strand_is_of_what_is_done_about_it_or_else_of_what_it_is_about() -> None:
    issue, gap, strategy, programme = (item(source, source[0], source) for source in SOURCES.values())
    assert Strand(issue, gap, strategy, programme).pillar == "programmes"
    assert Strand(issue, gap, strategy).pillar == "strategies"
    assert Strand(issue, gap).pillar == "gaps"
    assert Strand(issue).pillar == "issues"
    assert Strand().pillar == ""
    assert Strand(issue, gap, None, programme).is_whole
    assert not any(part.is_whole for part in (Strand(issue, gap), Strand(issue, None, None, programme), Strand(None, gap, None, programme)))  # fmt: skip  # noqa: E501


def test_one_reference_may_stand_alone() -> None:
    assert ids(world(g1={"issues": "i1"})) == []


def test_a_strand_belongs_to_the_pillar_that_acts() -> None:
    items = world()
    items["issues"] = (item("issues", "i1", "society"),)
    assert [each.pillar for each in strands(thread(items))] == ["governance"]


def test_an_end_says_what_is_the_matter_and_is_taken_apart_again() -> None:
    for kind in KINDS:
        assert split(f"{kind}.a.b-1") == (kind, "a.b-1")
    assert end_words("dana", "Radio") == "“Radio” belum punya sumber dana"
    assert end_words("apa", "Radio") == "Radio"


@pytest.mark.parametrize("broken", [None, 7, "x", ["y", None], {"a": 1}])
def test_whatever_stands_in_a_field_the_graph_is_built(broken: Any) -> None:
    assert "isu.i1" in ids(world(g1={"issues": broken}))
