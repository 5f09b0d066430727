"""Benang merah: what hangs for this table, and what it may do about it."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.roadmap_thread import End
from bimtek.curriculum.thread import Mend
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, only_advice, programme, red_codes, world

EXERCISE = exercise("roadmap.thread")
PROMISE = {"result": "Aduan tepat waktu", "baseline": 61, "target": 80, "target_year": 2027, "start": 2025, "end": 2027}
ITEMS = {
    "issues": (Item("i1", "Warga menunggu", "issues", "governance"), Item("i2", "Jalan macet", "issues", "living")),
    "gaps": (Item("g1", "Aduan 61 → 80%", "gaps", "governance", values={"status": "gap", "issues": ["i1"]}),),
    "programmes": (
        programme("p1", "Satu pintu", **PROMISE, gaps=[], funding=["apbd"]),
        programme("p2", "Ditolak", "economy", **PROMISE, gaps=["g9"], funding=["apbd"], confirmation="tolak"),
        programme("p3", "Radio", **PROMISE, gaps=[], funding=[]),
    ),
}
CONTEXT = world(items=ITEMS)
OWN = ["kesenjangan.g1", "program.p1", "program.p3", "dana.p3"]
STORY = "Warga menunggu; satu pintu menjawabnya mulai 2025, dibayar APBD."
LEFT = {"action": "terbuka", "reason": "menunggu desa", "owner": "dispmd", "until": "2025-03-31"}
ENDS: dict[str, dict[str, Any]] = {
    "kesenjangan.g1": {"action": "sambung", "link": "p1"},
    "program.p1": {"action": "sambung", "link": "g1"},
    "program.p3": LEFT,
    "dana.p3": {"action": "lengkapi", "words": "APBDes delapan desa"},
}


def values(end: str = "", **changed: Any) -> dict[str, Any]:
    """A word on every loose end; one of them changed."""
    rows = [{"id": name, **given, **(changed if name == end else {})} for name, given in ENDS.items()]
    return {"story": STORY, "ends": rows}


def test_a_table_sees_what_hangs_in_its_own_pillar() -> None:
    assert [option.value for option in CONTEXT.options("own_loose_ends")] == OWN
    living = world(items=ITEMS, pillar="living", sub_dimensions=("living.mobility",))
    assert [option.value for option in living.options("own_loose_ends")] == ["isu.i2"]
    core = world(items=ITEMS, pillar="", sub_dimensions=())
    assert len(core.options("own_loose_ends")) > len(OWN)


def test_of_two_tables_of_a_pillar_each_has_its_sub_dimensions() -> None:
    gap = Item("g1", "Aduan", "gaps", "governance", values={"issues": [], "sub_dimension": "governance.policy"})
    for sub, count in (("governance.policy", 2), ("governance.service", 0)):
        context = world(items={"gaps": (gap,)}, sub_dimensions=(sub,))
        assert len(context.options("own_loose_ends")) == count


def test_a_word_on_everything_earns_everything() -> None:
    result = assessed(EXERCISE, values(), CONTEXT)
    assert (result.points, result.maximum, result.findings) == (15, 15, ())


def test_where_nothing_hangs_the_story_earns_everything() -> None:
    result = assessed(EXERCISE, {"story": STORY}, world(items={}))
    assert (result.points, result.findings) == (15, ())


@pytest.mark.parametrize("context", [CONTEXT, world(items={})])
@pytest.mark.parametrize("empty", [{}, {"ends": []}, {"ends": [{"id": "dana.p3"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any], context: Any) -> None:
    assert assessed(EXERCISE, empty, context).points == 0


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ({**values(), "story": ""}, "ISI-01"),
        ({**values(), "ends": []}, "BNG-01"),
        (values("dana.p3", action=""), "BNG-01"),
        (values("program.p3", reason=""), "ISI-01"),
        (values("program.p3", owner=""), "ISI-01"),
        (values("dana.p3", action="", words="APBDes"), "BNG-01"),
        (values("program.p3", until=""), "ISI-01"),
        (values("dana.p3", words=""), "ISI-01"),
        (values("program.p3", action="lengkapi", words="nanti"), "BNG-02"),
        (values("dana.p3", action="sambung", link="g1"), "BNG-03"),
        (values("kesenjangan.g1", link=""), "BNG-04"),
        (values("kesenjangan.g1", link="i1"), "BNG-05"),
        (values("kesenjangan.g1", link="p9"), "ISI-01"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(wrong: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, wrong, CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())
    assert 0 < result.points < 15


def test_an_untouched_end_is_named_in_its_row() -> None:
    (finding,) = (f for f in assessed(EXERCISE, values("dana.p3", action=""), CONTEXT).red if f.code == "BNG-01")
    assert finding.place.row == "dana.p3" and "“Radio” belum punya sumber dana" in finding.message


@pytest.mark.parametrize(
    ("left", "decided", "asked"),
    [(2, 4, False), (3, 4, True), (1, 3, False), (2, 3, True), (2, 2, False), (3, 3, True), (0, 0, False)],
)
def test_more_than_half_left_open_is_asked_about(left: int, decided: int, asked: bool) -> None:
    mended = {"action": "sambung", "link": "p1"}
    rows = [{"id": name, **(LEFT if nth < left else mended)} for nth, name in enumerate(list(ENDS)[:decided])]
    untouched = [{"id": name, "link": "p1"} for name in list(ENDS)[decided:]]
    result = assessed(EXERCISE, {"story": STORY, "ends": rows + untouched}, CONTEXT)
    assert ("BNG-06" in advice_codes(result)) is asked


def test_what_was_chosen_before_the_decision_changed_says_nothing() -> None:
    for link in ("p2", "i1"):  # refused, elsewhere; left open now
        assert codes(assessed(EXERCISE, values("program.p3", link=link), CONTEXT)) == set()
    end = End.read({"id": "isu.i1", "action": "terbuka", "link": "g1", "words": "nanti"})
    assert end.mend() == Mend("isu.i1")
    assert End.read({"id": "isu.i1", "action": "sambung", "link": "g1", "words": "x"}).mend() == Mend("isu.i1", "g1")
    assert End.read({"id": "dana.p1", "action": "lengkapi", "link": "g1", "words": "x"}).mend() == Mend(
        "dana.p1", words="x"
    )


@pytest.mark.parametrize("action", ["sambung", "lengkapi", "terbuka"])
def test_a_row_of_no_known_kind_is_left_alone(action: str) -> None:
    strange = {"id": "cuaca.g1", "action": action, **LEFT, "link": "g1", "words": "x"} | {"action": action}
    rows = values()
    result = assessed(EXERCISE, {**rows, "ends": [*rows["ends"], strange]}, CONTEXT)
    assert codes(result) == set()


def test_an_end_is_named_in_words() -> None:
    assert End.read({"id": "dana.p3"}).label_in(CONTEXT) == "“Radio” belum punya sumber dana"
    assert End.read({"id": "cuaca.p3"}).label_in(CONTEXT) == "cuaca.p3"


def test_a_refused_programme_holds_nothing_yet() -> None:
    result = assessed(EXERCISE, values("kesenjangan.g1", link="p2"), CONTEXT)
    assert only_advice(result) == {"BNG-07"} and result.points == 15


def test_the_loose_ends_stand_there_undecided() -> None:
    assert EXERCISE.defaults is not None
    assert EXERCISE.defaults(CONTEXT) == {"ends": [{"id": name} for name in OWN]}
    assert EXERCISE.defaults(world(items={})) == {}


def test_links_are_offered_by_stage() -> None:
    groups = [option.group for option in CONTEXT.options("thread_items")]
    assert groups[0] == "Isu strategis Smart Governance"
    assert {group.split(" Smart")[0] for group in groups} == {"Isu strategis", "Kesenjangan", "Program"}
