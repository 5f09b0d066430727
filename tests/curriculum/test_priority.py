"""Weighted scores, ranks and what a shifted weight changes, against a fixture computed by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bimtek.curriculum.priority import (
    CRITERIA,
    EQUAL,
    Move,
    ease,
    moved,
    moves,
    ranked,
    ratings_in,
    score,
    weights_in,
)

WEIGHTS = {
    "impact": Decimal(35),
    "urgency": Decimal(20),
    "readiness": Decimal(20),
    "cost": Decimal(10),
    "alignment": Decimal(15),
}
ROAD = {"impact": 5, "urgency": 4, "readiness": 2, "cost": 4, "alignment": 3}
RULE = {"impact": 3, "urgency": 4, "readiness": 5, "cost": 1, "alignment": 4}
SIGNS = {"impact": 2, "urgency": 1, "readiness": 4, "cost": 2, "alignment": 3}


def test_the_score_is_the_weighted_sum_with_cost_reversed() -> None:
    # (35*5 + 20*4 + 20*2 + 10*(6-4) + 15*3) / 100 = 360 / 100, as the lesson of meeting III counts it
    assert score(ROAD, WEIGHTS) == Decimal("3.60")
    assert score(RULE, WEIGHTS) == Decimal("3.95")  # 105 + 80 + 100 + 50 + 60
    assert score(SIGNS, WEIGHTS) == Decimal("2.55")  # 70 + 20 + 80 + 40 + 45
    assert score(ROAD, EQUAL) == Decimal("3.20")


def test_ease_is_readiness_and_what_it_does_not_cost() -> None:
    assert ease(ROAD) == Decimal(2)
    assert ease(RULE) == Decimal(5)


def test_equal_scores_share_a_rank_and_the_next_rank_is_left_out() -> None:
    order = ranked({"a": SIGNS, "b": ROAD, "c": ROAD, "d": RULE}, WEIGHTS)
    assert [(each.id, each.rank) for each in order] == [("d", 1), ("b", 2), ("c", 2), ("a", 4)]


def test_a_moved_weight_leaves_a_hundred_and_the_others_in_proportion() -> None:
    up = moved(WEIGHTS, "impact", Decimal(10))
    assert up is not None and up["impact"] == 45
    assert abs(sum(up.values()) - 100) < Decimal("1e-20")
    assert up["urgency"] == up["readiness"] == 2 * up["cost"]


@pytest.mark.parametrize(("criterion", "step"), [("cost", Decimal(-11)), ("impact", Decimal(66))])
def test_a_weight_moves_no_further_than_nothing_and_all(criterion: str, step: Decimal) -> None:
    assert moved(WEIGHTS, criterion, step) is None
    nearest = moved(WEIGHTS, criterion, step + 1 if step < 0 else step - 1)
    assert nearest is not None and nearest[criterion] == (0 if step < 0 else 100)


def test_the_only_weight_cannot_give() -> None:
    alone = {name: Decimal(100 if name == "impact" else 0) for name in CRITERIA}
    assert moved(alone, "impact", Decimal(-10)) is None
    found = [(move.criterion, move.up) for move in moves({"road": ROAD}, alone, 1)]
    assert found == [(name, True) for name in CRITERIA if name != "impact"]


@pytest.mark.parametrize(
    ("entering", "leaving", "changes"),
    [(("a",), (), True), ((), ("a",), True), (("a",), ("b",), True), ((), (), False)],
)
def test_who_comes_and_who_goes_is_a_change(entering: tuple[str, ...], leaving: tuple[str, ...], changes: bool) -> None:
    assert Move("impact", True, (), entering, leaving).changes is changes


def test_the_first_two_are_more_where_the_second_is_shared() -> None:
    found = next(moves({"a": RULE, "b": ROAD, "c": ROAD, "d": SIGNS}, WEIGHTS, 3))
    assert found.first == ("b", "c")  # with impact at 45 the two that are equal lead
    assert not found.changes


def test_who_leads_depends_on_impact_here() -> None:
    found = {
        (move.criterion, move.up): move for move in moves({"road": ROAD, "rule": RULE, "signs": SIGNS}, WEIGHTS, 1)
    }
    assert len(found) == 10
    # impact 45: road (225 + 55/65 * 185) / 100 = 3.82, rule (135 + 55/65 * 290) / 100 = 3.80
    impact = found["impact", True]
    assert (impact.first, impact.entering, impact.leaving) == (("road",), ("road",), ("rule",))
    assert [key for key, move in found.items() if move.changes] == [("impact", True)]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {**WEIGHTS, "cost": Decimal(11)},
        {**WEIGHTS, "cost": None},
        {**WEIGHTS, "cost": "10"},
        {**WEIGHTS, "cost": True, "impact": Decimal(44)},
        {**WEIGHTS, "cost": Decimal(-10), "impact": Decimal(55)},
        {**WEIGHTS, "cost": Decimal("-0.5"), "impact": Decimal("45.5")},
    ],
)
def test_weights_that_are_not_whole_are_none(values: dict[str, object]) -> None:
    assert weights_in(values) is None
    assert weights_in({name: float(weight) for name, weight in WEIGHTS.items()}) == WEIGHTS
    nothing = {**WEIGHTS, "cost": Decimal(0), "impact": Decimal(45)}
    assert weights_in(nothing) == nothing


@pytest.mark.parametrize("values", [{}, {**ROAD, "cost": 0}, {**ROAD, "cost": 6}, {**ROAD, "cost": None}])
def test_ratings_that_are_not_whole_are_none(values: dict[str, object]) -> None:
    assert ratings_in(values) is None
    assert ratings_in({**ROAD, "reason": "x"}) == ROAD
    assert ratings_in(RULE) == RULE
