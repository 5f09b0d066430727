"""Telaah sejawat: a strength, something to mend, its place; about another pillar."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.masterplan_review import PEERS, PLACES
from bimtek.curriculum.programme import Programme
from tests.curriculum.exercises.planning import (
    advice_codes,
    assessed,
    at_least,
    codes,
    only_advice,
    red_codes,
    some_words,
    world,
)

EXERCISE = exercise("masterplan.review")
DRAFTS = (Item("p1", "Air minum", PEERS, pillar="living"), Item("p2", "Kelas malam", PEERS, pillar="society"))
CONTEXT = world(items={PEERS: DRAFTS})
GOOD: dict[str, Any] = {
    **{"programme": "p1", "felt": 3, "closes": 3, "feasible": 2, "inclusive": 3},
    "strength": "Dusun tinggi disambung lebih dahulu daripada kota",
    "mend": "Pagu tahun pertama terlalu besar untuk satu tim",
    "place": "pagu_total",
}


def test_a_sound_review_earns_everything_and_finds_nothing() -> None:
    result = assessed(EXERCISE, GOOD, CONTEXT)
    assert (result.points, result.maximum, result.findings) == (8, 8, ())


def test_an_empty_review_earns_nothing() -> None:
    assert assessed(EXERCISE, {}, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("changed", "code", "points"),
    [
        ({"programme": ""}, "ISI-01", 3),
        ({"programme": "p7"}, "ISI-01", 3),
        ({"felt": None}, "ISI-01", 3),
        ({"felt": 4}, "ISI-02", 3),
        ({"closes": 4}, "ISI-02", 3),
        ({"feasible": 4}, "ISI-02", 3),
        ({"inclusive": 4}, "ISI-02", 3),
        ({"mend": ""}, "ISI-01", 3),
        ({"place": ""}, "ISI-01", 3),
        ({"mend": "Sudah bagus, tinggal ditingkatkan lagi"}, "TEL-03", 5),
        ({"strength": "Bagus"}, "TEL-03", 5),
    ],
)
def test_what_the_reader_can_mend_is_red(changed: dict[str, Any], code: str, points: float) -> None:
    result = assessed(EXERCISE, {**GOOD, **changed}, CONTEXT)
    assert codes(result) == red_codes(result) == {code}
    assert result.points == points


@pytest.mark.parametrize(("number", "says_something"), at_least(6))
def test_a_remark_has_six_words(number: int, says_something: bool) -> None:
    result = assessed(EXERCISE, {**GOOD, "strength": some_words(number)}, CONTEXT)
    assert ("TEL-03" not in red_codes(result)) is says_something


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"programme": "p2"}, "TEL-02"),
        ({"feasible": 3}, "TEL-04"),
        ({"felt": 1, "closes": 1, "feasible": 1, "inclusive": 1}, "TEL-04"),
        ({"felt": 2, "closes": 2, "feasible": 2, "inclusive": 2}, ""),
    ],
)
def test_advice_costs_nothing(changed: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, {**GOOD, **changed}, CONTEXT)
    assert only_advice(result) == set(code.split())
    assert result.points == 8


def test_open_ratings_are_not_called_equal() -> None:
    opened = dict.fromkeys(("felt", "closes", "feasible", "inclusive"))
    assert codes(assessed(EXERCISE, {**GOOD, **opened}, CONTEXT)) == {"ISI-01"}


def test_before_any_draft_is_there_the_reader_is_told_to_wait() -> None:
    assert "TEL-01" in advice_codes(assessed(EXERCISE, {}, world(items={})))


def test_every_place_is_a_field_of_a_programme() -> None:
    assert {name for name, _ in PLACES} <= Programme.fields.keys()
