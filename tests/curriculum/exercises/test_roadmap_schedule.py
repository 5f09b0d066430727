"""Peta jalan: order in time, and programmes that wait for each other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.exercises.roadmap_schedule import find_cycle
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, only_advice, programme, red_codes, world

EXERCISE = exercise("roadmap.schedule")
PROGRAMMES = (
    programme("p1", "Aturan hitung", start=2025, end=2025, sub_dimension="governance.policy"),
    programme("p2", "Papan waktu", start=2026, end=2027, sub_dimension="governance.service"),
    programme("e1", "Pasar digital", pillar="economy", start=2027, end=2028),
)
CONTEXT = world(items={"programmes": PROGRAMMES})


def step(item_id: str, start: object, end: object, *needs: str) -> dict[str, Any]:
    return {"id": item_id, "start": start, "end": end, "needs": list(needs)}


def schedule(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"steps": list(steps)}


GOOD = schedule(step("p1", 2025, 2025), step("p2", 2026, 2027, "p1"))


def test_a_schedule_in_order_earns_everything() -> None:
    result = assessed(EXERCISE, GOOD, CONTEXT)
    assert (result.points, result.maximum, result.findings) == (40, 40, ())


@pytest.mark.parametrize("empty", [{}, {"steps": []}, schedule({"id": "p1"}, {"id": "p2"})])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    result = assessed(EXERCISE, empty, CONTEXT)
    assert result.points == 0
    assert [finding.place.row for finding in result.red if finding.code == "JDW-01"] == ["p1", "p2"]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (schedule(step("p1", None, 2025), step("p2", 2026, 2027)), "ISI-01"),
        (schedule(step("p1", 2025, None), step("p2", 2026, 2027)), "ISI-01"),
        (schedule(step("p1", 2025, 2025), step("p2", None, 2027, "p1")), "ISI-01"),
        (schedule(step("p1", "besok", 2025), step("p2", 2026, 2027)), "ISI-02"),
        (schedule(step("p1", 2025, 2025), step("p2", 2026, 2027, "p7")), "ISI-01"),
        (schedule(step("p1", 2025, 2025)), "ISI-01 JDW-01"),
        (schedule(step("p1", 2025, 2025), step("p2", None, None)), "ISI-01 JDW-01"),
        (schedule(step("p1", 2025, 2025), step("p2", 2026, 2035)), "JDW-02"),
        (schedule(step("p1", 2024, 2025), step("p2", 2026, 2027)), "JDW-02"),
        (schedule(step("p1", 2025, 2025), step("p2", 2027, 2026)), "JDW-03"),
        (schedule(step("p1", 2027, 2027), step("p2", 2026, 2027, "p1")), "JDW-04"),
        (schedule(step("p1", 2025, 2025), step("p2", 2026, 2027, "e1")), "JDW-04"),
        (schedule(step("p1", 2025, 2025, "p2"), step("p2", 2025, 2025, "p1")), "JDW-06"),
        (schedule(step("p1", 2025, 2025, "p1"), step("p2", 2026, 2027)), "JDW-06"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(values: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values, CONTEXT)
    assert red_codes(result) == set(found.split())
    assert 0 < result.points < 40


def test_starting_in_the_year_of_the_needed_one_is_advice() -> None:
    result = assessed(EXERCISE, schedule(step("p1", 2026, 2027), step("p2", 2026, 2027, "p1")), CONTEXT)
    assert only_advice(result) == {"JDW-05"} and result.points == 40


@pytest.mark.parametrize(("confirmation", "advice"), [("tolak", {"JDW-08"}), ("setuju", set()), ("belum", set())])
def test_a_programme_that_its_opd_refused_is_not_scheduled_in_silence(confirmation: str, advice: set[str]) -> None:
    refused = programme("p1", "Aturan hitung", sub_dimension="governance.policy", confirmation=confirmation)
    result = assessed(EXERCISE, GOOD, world(items={"programmes": (refused, *PROGRAMMES[1:])}))
    assert only_advice(result) == advice and result.points == 40
    assert [finding.place.row for finding in result.findings] == ["p1"] * len(advice)


def test_a_year_after_the_needed_one_began_is_late_enough() -> None:
    result = assessed(EXERCISE, schedule(step("p1", 2025, 2034), step("p2", 2026, 2027, "p1")), CONTEXT)
    assert result.findings == ()


def test_a_cycle_names_its_programmes_also_those_of_other_tables() -> None:
    others = (*PROGRAMMES[:2], programme("e1", "Pasar digital", pillar="economy", needs=["p2"]))
    values = schedule(step("p1", 2025, 2025), step("p2", 2026, 2027, "e1"))
    (finding,) = (f for f in assessed(EXERCISE, values, world(items={"programmes": others})).red if f.code == "JDW-06")
    assert "“Papan waktu”" in finding.message and "“Pasar digital”" in finding.message
    assert finding.place.row == "p2"


def test_a_cycle_that_begins_elsewhere_is_marked_at_the_own_programme() -> None:
    others = (programme("e1", "Pasar digital", pillar="economy", needs=["p2"]), *PROGRAMMES[:2])
    values = schedule(step("p2", 2026, 2027, "e1"), step("p1", 2025, 2025))
    context = world(items={"programmes": others})
    assert find_cycle({"e1": ["p2"], "p2": ["e1"]}, must_touch=["p2"])[0] == "e1", "that is why this is asked"
    (finding,) = (f for f in assessed(EXERCISE, values, context).red if f.code == "JDW-06")
    assert finding.place.row == "p2"


def test_a_programme_that_needs_itself_is_told_once() -> None:
    values = schedule(step("p1", 2025, 2025, "p1"), step("p2", 2026, 2027))
    assert codes(assessed(EXERCISE, values, CONTEXT)) == {"JDW-06"}


def test_somebody_elses_cycle_is_not_ours_to_mend() -> None:
    others = (
        *PROGRAMMES[:2],
        programme("e1", "A", pillar="economy", needs=["e2"]),
        programme("e2", "B", pillar="economy", needs=["e1"]),
    )
    assert "JDW-06" not in codes(assessed(EXERCISE, GOOD, world(items={"programmes": others})))


def test_a_merged_programme_is_found_by_its_old_id() -> None:
    values = schedule(step("p1", 2025, 2025), step("p2", 2026, 2027, "old"))
    context = world(items={"programmes": PROGRAMMES}, aliases={"old": "p1"})
    assert assessed(EXERCISE, values, context).points == 40


def test_a_deleted_programme_is_named() -> None:
    values = schedule(step("p1", 2025, 2025), step("p2", 2026, 2027, "gone"))
    result = assessed(EXERCISE, values, world(items={"programmes": PROGRAMMES}, tombstones={"gone": "Radio desa"}))
    assert any("Radio desa" in finding.message for finding in result.red)


@pytest.mark.parametrize(("start", "found"), [(2025, False), (2026, True), (None, False)])
def test_the_programme_of_a_quick_win_starts_in_year_one(start: int | None, found: bool) -> None:
    quick = Item("q1", "Papan di kantor desa", "quickwins", values={"programme": "p1"})
    context = world(items={"programmes": PROGRAMMES, "quickwins": (quick,)})
    result = assessed(EXERCISE, schedule(step("p1", start, 2027), step("p2", 2028, 2029)), context)
    assert ("JDW-07" in advice_codes(result)) is found
    assert (result.points == 40) is (start is not None)


@pytest.mark.parametrize(
    ("context", "own"),
    [
        (CONTEXT, ["p1", "p2"]),
        (world(items={"programmes": PROGRAMMES}, sub_dimensions=("governance.policy",)), ["p1"]),
        (world(items={"programmes": PROGRAMMES}, pillar="economy", sub_dimensions=()), ["e1"]),
        (world(items={"programmes": PROGRAMMES}, pillar="", sub_dimensions=()), ["p1", "p2", "e1"]),
        (world(items={}), []),
    ],
)
def test_a_table_schedules_the_programmes_of_its_own_pillar(context: Context, own: list[str]) -> None:
    assert [option.value for option in context.options("own_programmes")] == own


def test_the_years_of_meeting_three_are_shown_as_defaults() -> None:
    assert EXERCISE.defaults is not None
    assert EXERCISE.defaults(CONTEXT) == schedule(step("p1", 2025, 2025), step("p2", 2026, 2027))
    assert EXERCISE.defaults(world(items={})) == {}, "nothing to agree to"


def test_a_default_that_is_no_year_stays_open() -> None:
    assert EXERCISE.defaults is not None
    for typed in ("segera", True):
        context = world(items={"programmes": (programme("p1", "Aturan hitung", start=typed, end=None),)})
        assert EXERCISE.defaults(context) == schedule(step("p1", None, None))


NODES = st.sampled_from("abcdef")


@given(needs=st.dictionaries(NODES, st.lists(NODES, max_size=3), max_size=6), own=st.sets(NODES, max_size=6))
def test_a_found_cycle_is_a_real_one_and_a_missed_one_does_not_exist(
    needs: dict[str, list[str]], own: set[str]
) -> None:
    cycle = find_cycle(needs, must_touch=own)
    if cycle:
        assert cycle[0] == cycle[-1] and own.intersection(cycle)
        assert all(later in needs[earlier] for earlier, later in pairwise(cycle))
    else:
        assert not any(node in reach(needs, node) for node in own)


def reach(needs: dict[str, list[str]], node: str) -> set[str]:
    """Everything that a node waits for, directly or through others."""
    seen: set[str] = set()
    waiting = list(needs.get(node, ()))
    while waiting:
        other = waiting.pop()
        if other not in seen:
            seen.add(other)
            waiting.extend(needs.get(other, ()))
    return seen
