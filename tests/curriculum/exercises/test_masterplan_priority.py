"""Bobot dan nilai prioritas: what is decided once, what each table rates, and each fault."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.masterplan_priority import cost_of
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, only_advice, programme, red_codes, world

WEIGHTS, PRIORITY = exercise("masterplan.weights"), exercise("masterplan.priority")
DECIDED: dict[str, Any] = {
    **{"impact": 35, "urgency": 20, "readiness": 20, "cost": 10, "alignment": 15},
    "reason": "Yang paling jauh dari layanan didahulukan",
    "decided_by": "Sekda",
    "decided_on": "2024-08-07",
}
MINE = (
    programme("p1", "Satu aturan hitung", confirmation="setuju", pagu_total=180_000_000),
    programme("p2", "Radio desa", confirmation="belum", pagu_total=1_030_000_000),
    programme("p3", "Kantor desa tersambung", confirmation="setuju", pagu_total=3_000_000_000),
)
CONTEXT = world(items={"programmes": (*MINE, programme("p9", "Air minum", pillar="living"))})


def test_five_weights_of_a_hundred_are_sound() -> None:
    assert assessed(WEIGHTS, DECIDED).findings == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"impact": None}, "ISI-01"),
        ({"reason": ""}, "ISI-01"),
        ({"decided_by": ""}, "ISI-01"),
        ({"impact": 36}, "BOB-02"),
        ({"impact": 34}, "BOB-02"),
        ({"impact": 145, "urgency": -90}, "BOB-01"),
    ],
)
def test_weights_are_asked_to_be_whole(changed: dict[str, Any], code: str) -> None:
    assert code in red_codes(assessed(WEIGHTS, {**DECIDED, **changed}))


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"impact": 50, "urgency": 5}, set()),
        ({"impact": 51, "urgency": 4}, {"BOB-03"}),
        ({"impact": 45, "cost": 0}, {"BOB-04"}),
    ],
)
def test_a_criterion_that_rules_alone_or_not_at_all_is_told(changed: dict[str, Any], found: set[str]) -> None:
    assert codes(assessed(WEIGHTS, {**DECIDED, **changed})) == found


def rated(**changed: Any) -> dict[str, Any]:
    """All three programmes; the first changed."""
    first = {"impact": 4, "urgency": 5, "readiness": 5, "cost": 1, "alignment": 4, "reason": "Semua pelapor"}
    second = {"impact": 4, "urgency": 4, "readiness": 3, "cost": 3, "alignment": 4, "reason": "Delapan desa"}
    third = {"impact": 3, "urgency": 4, "readiness": 3, "cost": 3, "alignment": 5, "reason": "Satu sambungan"}
    return {"scores": [{"id": "p1", **first, **changed}, {"id": "p2", **second}, {"id": "p3", **third}]}


def test_rated_programmes_earn_everything_and_find_nothing() -> None:
    result = assessed(PRIORITY, rated(), CONTEXT)
    assert (result.points, result.maximum, result.findings) == (8, 8, ())


def test_an_empty_answer_earns_nothing() -> None:
    assert assessed(PRIORITY, {}, CONTEXT).points == 0


@pytest.mark.parametrize("changed", [{"impact": None}, {"cost": 6}, {"reason": ""}])
def test_an_open_rating_costs_its_row(changed: dict[str, Any]) -> None:
    assert assessed(PRIORITY, rated(**changed), CONTEXT).points == 6


def test_a_programme_that_nobody_rated_is_named() -> None:
    result = assessed(PRIORITY, {"scores": rated()["scores"][:2]}, CONTEXT)
    assert [finding.place.row for finding in result.red if finding.code == "PRI-01"] == ["p3"]
    assert result.points == 4


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"urgency": 4}, "PRI-02"), ({"cost": 2}, "PRI-04")],
)
def test_advice_costs_nothing(changed: dict[str, Any], code: str) -> None:
    result = assessed(PRIORITY, rated(**changed), CONTEXT)
    assert only_advice(result) == {code}
    assert result.points == 8


@pytest.mark.parametrize(
    ("confirmation", "readiness", "told"),
    [("belum", 4, True), ("tolak", 5, True), ("belum", 3, False), ("ubah", 5, False)],
)
def test_who_was_not_asked_is_not_ready(confirmation: str, readiness: int, told: bool) -> None:
    asked = programme("p1", "Satu aturan", confirmation=confirmation, pagu_total=180_000_000)
    context = world(items={"programmes": (asked, *MINE[1:])})
    assert ("PRI-03" in advice_codes(assessed(PRIORITY, rated(readiness=readiness), context))) is told


@pytest.mark.parametrize(
    ("pagu", "mark"),
    [
        (0, 1),
        (499_999_999, 1),
        (500_000_000, 2),
        (999_999_999, 2),
        (1_000_000_000, 3),
        (4_999_999_999, 3),
        (5_000_000_000, 4),
        (9_999_999_999, 4),
        (10_000_000_000, 5),
        (None, None),
        ("banyak", None),
    ],
)
def test_cost_follows_from_the_pagu(pagu: object, mark: int | None) -> None:
    assert cost_of(pagu) == mark


def test_cost_is_not_asked_twice_and_others_programmes_not_at_all() -> None:
    assert PRIORITY.defaults is not None
    assert PRIORITY.defaults(CONTEXT) == {
        "scores": [{"id": "p1", "cost": 1}, {"id": "p2", "cost": 3}, {"id": "p3", "cost": 3}]
    }
    assert PRIORITY.defaults(world(items={})) == {}
