"""When a programme's money falls due, as it was written and after its start has moved; by hand."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum.context import Item
from bimtek.curriculum.programme import Programme
from bimtek.curriculum.spending import agreed_start, cost_from_start, first_paid, spending
from tests.curriculum.exercises.planning import world

PAGU = {"pagu_2": 300, "pagu_3": 100, "pagu_later": 50}


def programme(**values: Any) -> Programme:
    return Programme.read({"id": "p1", "start": 2026, **PAGU, **values})


@pytest.mark.parametrize(
    ("start", "by_year"),
    [
        (None, (0, 300, 100, 0, 0, 50)),
        (2026, (0, 300, 100, 0, 0, 50)),
        (2027, (0, 0, 300, 100, 0, 50)),
        (2028, (0, 0, 0, 300, 100, 50)),
        (2029, (0, 0, 0, 0, 300, 150)),
        (2030, (0, 0, 0, 0, 0, 450)),
        (2025, (300, 100, 0, 0, 0, 50)),
        (2020, (400, 0, 0, 0, 0, 50)),  # nothing is paid before the plan
    ],
)
def test_money_moves_with_the_start(start: int | None, by_year: tuple[int, ...]) -> None:
    assert spending(programme(), 2025, start) == by_year


def test_without_a_start_nothing_can_move() -> None:
    assert spending(programme(start=None), 2025, 2028) == (0, 300, 100, 0, 0, 50)
    assert spending(programme(pagu_later=None), 2025) == (0, 300, 100, 0, 0, 0)
    assert spending(programme(pagu_later=None), 2025, 2029) == (0, 0, 0, 0, 300, 100)


@pytest.mark.parametrize(
    ("changed", "first", "cost"),
    [
        ({}, 1, (300, 100, 0, 0)),
        ({"start": 2028}, 1, (300, 100, 0, 0)),  # paid before it starts
        ({"start": 2025}, 0, (0, 300, 100, 0, 0)),
        ({"start": 2024}, 0, (0, 300, 100, 0, 0)),
        ({"start": None}, 1, (300, 100, 0, 0)),
        ({"start": None, "pagu_2": None, "pagu_3": None}, 5, ()),
        ({"start": 2029, "pagu_2": 0, "pagu_3": 0}, 4, (0,)),  # zero is no money
    ],
)
def test_its_money_begins_with_the_start_or_with_the_first_pagu(
    changed: dict[str, Any], first: int, cost: tuple[int, ...]
) -> None:
    assert first_paid(programme(**changed), 2025) == first
    assert cost_from_start(programme(**changed), 2025) == cost


@pytest.mark.parametrize(
    ("starts", "holds"),
    [
        ({"capacity": 2029, "schedule": 2028, "programmes": 2027}, 2029),
        ({"schedule": 2028, "programmes": 2027}, 2028),
        ({"programmes": 2027}, 2027),
        ({"capacity": None, "programmes": 2027}, 2027),
        ({"capacity": "besok", "programmes": 2027}, 2027),
        ({"capacity": True, "programmes": 2027}, 2027),
        ({}, None),
    ],
)
def test_the_latest_decision_about_the_start_holds(starts: dict[str, Any], holds: int | None) -> None:
    items = {source: (Item("p1", "Radio", source, values={"start": start}),) for source, start in starts.items()}
    assert agreed_start("p1", world(items=items)) == holds
