"""The ministry's evaluation: the calculator against published scores."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bimtek.curriculum.evaluation import DIMENSIONS, HIGHEST, LEVELS, LOWEST, WEIGHTS, WEIGHTS_OF_ONE_PAGE, simulated


def scores(*values: str) -> dict[str, Decimal]:
    return {dimension.id: Decimal(value) for dimension, value in zip(DIMENSIONS, values, strict=True)}


@pytest.mark.parametrize(
    ("given", "wanted", "published"),
    [
        (("3.60", "3.21", "3.23", "3.07", "3.65"), "3.315", "3.31"),  # Kediri 2022
        (("3.84", "3.18", "3.53", "3.63", "3.35"), "3.475", "3.48"),  # Jambi 2024
    ],
)
def test_the_published_scores_come_out_of_their_dimensions(given: tuple[str, ...], wanted: str, published: str) -> None:
    total = simulated(scores(*given))
    assert total == Decimal(wanted)
    assert abs(total - Decimal(published)) <= Decimal("0.005")


def test_the_weights_of_one_regency_s_page_do_not_give_them() -> None:
    assert simulated(scores("3.60", "3.21", "3.23", "3.07", "3.65"), WEIGHTS_OF_ONE_PAGE) == Decimal("3.257")
    assert simulated(scores("3.84", "3.18", "3.53", "3.63", "3.35"), WEIGHTS_OF_ONE_PAGE) == Decimal("3.503")


def test_weights_add_up_and_a_missing_score_gives_no_total() -> None:
    assert list(WEIGHTS.values()) == [10, 20, 30, 20, 20]
    assert sum(WEIGHTS_OF_ONE_PAGE.values()) == 100
    assert simulated({"baseline": Decimal(3)}) is None


def test_every_whole_score_has_its_words() -> None:
    assert [value for value, _ in LEVELS] == [str(score) for score in range(LOWEST, HIGHEST + 1)]
    assert simulated(dict.fromkeys(WEIGHTS, Decimal(HIGHEST))) == 4
