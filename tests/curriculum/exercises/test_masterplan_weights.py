"""Bobot prioritas: five weights of a hundred, none of them alone and none of them for show."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from tests.curriculum.exercises.planning import assessed, codes, only_advice, red_codes

EXERCISE = exercise("masterplan.weights")
DECIDED: dict[str, Any] = {
    **{"impact": 35, "urgency": 20, "readiness": 20, "cost": 10, "alignment": 15},
    "reason": "Yang paling jauh dari layanan didahulukan",
    "decided_by": "Sekda",
    "decided_on": "2024-08-07",
}


def test_five_weights_of_a_hundred_are_sound_and_carry_no_points() -> None:
    result = assessed(EXERCISE, DECIDED)
    assert (result.findings, result.maximum) == ((), 0)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"impact": None}, "ISI-01"),
        ({"reason": ""}, "ISI-01"),
        ({"decided_by": ""}, "ISI-01"),
        ({"impact": 36}, "BOB-02"),
        ({"impact": 34}, "BOB-02"),
        ({"impact": 56, "urgency": -1}, "BOB-01"),
        ({"impact": 55, "urgency": 0}, ""),
        ({"impact": 101, "urgency": -1, "readiness": 0, "cost": 0, "alignment": 0}, "BOB-01"),
        ({"impact": 100, "urgency": 0, "readiness": 0, "cost": 0, "alignment": 0}, ""),
    ],
)
def test_weights_are_asked_to_be_whole(changed: dict[str, Any], found: str) -> None:
    assert red_codes(assessed(EXERCISE, {**DECIDED, **changed})) == set(found.split())


@pytest.mark.parametrize("weight", [-1, 101])
def test_a_weight_outside_a_hundred_is_marked_where_it_stands(weight: int) -> None:
    changed = {"impact": weight, "urgency": 20 + 35 - weight}
    found = assessed(EXERCISE, {**DECIDED, **changed}).red
    assert "impact" in {finding.place.field for finding in found if finding.code == "BOB-01"}


@pytest.mark.parametrize(
    ("impact", "said"), [(36, "berjumlah 101. Kurangi 1 supaya 100."), (34, "berjumlah 99. Tambah 1 supaya 100.")]
)
def test_what_is_too_much_or_missing_is_said(impact: int, said: str) -> None:
    (finding,) = assessed(EXERCISE, {**DECIDED, "impact": impact}).findings
    assert finding.message.endswith(said)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"impact": 50, "urgency": 5}, set()),
        ({"impact": 51, "urgency": 4}, {"BOB-03"}),
        ({"impact": 45, "cost": 0}, {"BOB-04"}),
        ({"impact": 44, "cost": 1}, set()),
    ],
)
def test_a_criterion_that_rules_alone_or_not_at_all_is_told(changed: dict[str, Any], found: set[str]) -> None:
    assert only_advice(assessed(EXERCISE, {**DECIDED, **changed})) == found


def test_open_weights_are_only_asked_for() -> None:
    assert codes(assessed(EXERCISE, {})) == {"ISI-01"}
