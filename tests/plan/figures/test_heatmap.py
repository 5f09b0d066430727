"""The risk map: numbers in their cells, never more than a cell holds, the same bytes on every run."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from bimtek.plan.blocks import Figure
from bimtek.plan.figures import draw
from bimtek.plan.figures.heatmap import SHADES, _inside, _level

LEVELS = [{"name": "Rendah", "from": 1}, {"name": "Sedang", "from": 5}, {"name": "Tinggi", "from": 15}]


def risk_map(points: list[dict[str, Any]]) -> Figure:
    data = {"x": "Kemungkinan", "y": "Dampak", "size": 5, "levels": LEVELS, "points": points}
    return Figure("Peta risiko", "Peta", "heatmap", data)


@pytest.mark.parametrize(
    "points",
    [
        [],
        [{"number": "1", "x": 5, "y": 5}],
        [{"number": str(nth), "x": 1 + nth % 5, "y": 1 + nth % 3} for nth in range(90)],
        [{"number": "$x^🎉", "x": 1, "y": 1}],
    ],
)
def test_any_number_of_risks_is_drawn_without_a_warning(points: list[dict[str, Any]]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first = draw(risk_map(points), "svg")
    assert first == draw(risk_map(points), "svg")
    assert first.width <= 15.5


@pytest.mark.parametrize(("product", "place"), [(1, 0), (4, 0), (5, 1), (12, 1), (15, 2), (25, 2)])
def test_a_cell_has_the_shade_of_its_level(product: int, place: int) -> None:
    assert _level(product, LEVELS) == place < len(SHADES)


@pytest.mark.parametrize(
    ("count", "inside"), [(1, "1"), (5, "1 · 2 · 3 · 4\n5"), (12, "1 · 2 · 3 · 4\n5 · 6 · 7 · 8\n9 · 10 · 11 · 12")]
)
def test_the_numbers_stand_in_lines(count: int, inside: str) -> None:
    assert _inside([str(nth) for nth in range(1, count + 1)]) == inside


def test_more_than_a_cell_holds_are_counted() -> None:
    assert _inside(["7"] * 13) == "13 risiko"
