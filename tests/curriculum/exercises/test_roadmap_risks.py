"""Risiko: what a table must answer, and what it may bear."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.risk import counted, level
from tests.curriculum.exercises.planning import (
    advice_codes,
    assessed,
    at_least,
    codes,
    only_advice,
    programme,
    red_codes,
    some_words,
    world,
)

EXERCISE = exercise("roadmap.risks")
CONTEXT = world(items={"programmes": (programme("p1", "Aturan hitung"),)})
HIGH = {
    "id": "r1",
    "risk": "Operator pindah dan tidak diganti",
    "cause": "Hanya satu orang dilatih",
    "programmes": ["p1"],
    "likelihood": 4,
    "impact": 5,
    "mitigation": "BPSDM melatih dua orang setiap tahun",
    "owner": "bpsdm",
}
BORNE = {"id": "r2", "risk": "Anggaran digeser", "cause": "Target pendapatan meleset", "likelihood": 2, "impact": 3}
LOW = {**BORNE, "id": "r3", "risk": "Alat datang terlambat", "likelihood": 1}


def values(**changed: Any) -> dict[str, Any]:
    """Three risks; the high one changed."""
    return {"risks": [{**HIGH, **changed}, BORNE, LOW]}


def test_an_answered_register_earns_everything_and_lower_risks_may_be_borne() -> None:
    result = assessed(EXERCISE, values(), CONTEXT)
    assert (result.points, result.maximum, result.findings) == (20, 20, ())


@pytest.mark.parametrize("empty", [{}, {"risks": []}, {"risks": [{"id": "r1"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"cause": ""}, "ISI-01"),
        ({"likelihood": None}, "ISI-01"),
        ({"impact": None}, "ISI-01"),
        ({"impact": 6}, "ISI-02"),
        ({"programmes": ["p9"]}, "ISI-01"),
        ({"mitigation": ""}, "RSK-01"),
        ({"owner": ""}, "RSK-02"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changed: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changed), CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())
    assert result.points < 20


def test_two_risks_are_too_few() -> None:
    result = assessed(EXERCISE, {"risks": [HIGH, BORNE]}, CONTEXT)
    assert red_codes(result) == {"ISI-03"} and result.points < 15


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"risk": "Peningkatan kapasitas operator"}, "RSK-03"),
        ({"mitigation": "Meningkatkan koordinasi rutin"}, "RSK-04"),
        ({"likelihood": 2, "impact": 3, "mitigation": ""}, ""),
        ({"owner": "dinas-baru"}, "RSK-06"),
    ],
)
def test_guesses_are_advice(changed: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changed), CONTEXT)
    assert only_advice(result) - {"RSK-05"} == ({code} if code else set())
    assert result.points == 20


@pytest.mark.parametrize(("number", "can_be_done"), at_least(4))
def test_a_mitigation_of_four_words_is_enough(number: int, can_be_done: bool) -> None:
    result = assessed(EXERCISE, values(mitigation=some_words(number)), CONTEXT)
    assert only_advice(result) == (set() if can_be_done else {"RSK-04"})


@pytest.mark.parametrize(
    ("likelihoods", "found"),
    [
        ([2, 2, 2], True),
        ([2, 3, 2], False),
        ([2, 2], False),  # two equal ones are no wonder
        ([2, 2, 2, None], False),
        ([None, None, None], False),  # nothing was rated yet
    ],
)
def test_ratings_that_are_all_the_same_are_asked_about(likelihoods: list[int | None], found: bool) -> None:
    rows = [{**BORNE, "id": f"r{n}", "likelihood": each} for n, each in enumerate(likelihoods)]
    assert ("RSK-05" in advice_codes(assessed(EXERCISE, {"risks": rows}, CONTEXT))) is found


@pytest.mark.parametrize(
    ("score", "name"),
    [(None, ""), (1, "rendah"), (4, "rendah"), (5, "sedang"), (14, "sedang"), (15, "tinggi"), (25, "tinggi")],
)
def test_the_levels_begin_where_the_convention_says(score: int | None, name: str) -> None:
    assert level(score) == name


def test_the_first_high_score_needs_an_answer() -> None:
    bare = {"mitigation": "", "owner": ""}
    assert {"RSK-01", "RSK-02"} <= red_codes(assessed(EXERCISE, values(likelihood=3, impact=5, **bare), CONTEXT))
    assert not red_codes(assessed(EXERCISE, values(likelihood=3, impact=4, **bare), CONTEXT))


def test_levels_are_counted_from_the_highest() -> None:
    assert counted([20, 15, 9, None, 2]) == {"tinggi": 2, "sedang": 1, "rendah": 1}
