"""SPBE: the index agrees with the weights, the five are those that gain most, and each check finds its fault."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.assessment_spbe import Level, Priority
from bimtek.curriculum.maturity import by_domain, gain, heaviest_and_lowest, index
from bimtek.datasets import spbe
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, only_advice, red_codes, world

EXERCISE = exercise("assessment.spbe")
CONTEXT = world(pillar="", seat="inti", today=datetime.date(2024, 7, 9))
NUMBERS = [each.number for each in spbe()]
FIVE = (42, 43, 44, 45, 46)


def five(**changed: Any) -> list[dict[str, Any]]:
    """Five rows, the first one changed."""
    rows = [
        {
            "id": f"r{number}",
            "indicator": str(number),
            "level": 2,
            "cause": "Belum dicatat",
            "action": "Mencatat",
            "owner": "diskominfosan",
            "until": 2024,
        }
        for number in FIVE
    ]
    return [{**rows[0], **changed}, *rows[1:]]


def values(first: list[dict[str, Any]] | None = None, **changed: Any) -> dict[str, Any]:
    official = {"result": "ada", "official": 2.5, "official_year": 2023, "document": "Surat hasil"}
    return {**official, "first": first or five(), **changed}


ASKED = {"result": "diminta", "asked_from": "Diskominfosan", "asked_until": "2024-07-09"}


def levels(**special: int) -> list[dict[str, Any]]:
    """All 47 at level 3, but those named n<number>."""
    return [{"id": str(number), "level": special.get(f"n{number}", 3)} for number in NUMBERS]


def test_weights_of_the_domains_are_those_of_the_rule() -> None:
    domains = by_domain(dict.fromkeys(NUMBERS, 3))
    assert [weight for weight, _ in domains.values()] == [Decimal(w) for w in ("13", "25", "16.5", "45.5")]
    assert sum(weight for weight, _ in domains.values()) == 100
    assert {value for _, value in domains.values()} == {3}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (dict.fromkeys(NUMBERS, 1), "1"),
        (dict.fromkeys(NUMBERS, 5), "5"),
        ({**dict.fromkeys(NUMBERS, 3), 42: 4}, "3.03"),  # one public service of weight 3, one level up
        ({**dict.fromkeys(NUMBERS, 3), 1: 1}, "2.974"),  # a rule of weight 1.3, two levels down
    ],
)
def test_the_index_agrees_with_the_hand(given: dict[int, int], wanted: str) -> None:
    assert index(given) == Decimal(wanted)


def test_without_all_levels_there_is_no_index() -> None:
    assert index(dict.fromkeys(NUMBERS[1:], 3)) is None
    assert by_domain({1: 3}) == {}
    assert [each.number for each in heaviest_and_lowest({1: 3, 2: 1}, 5)] == [2, 1]


def test_the_heaviest_and_lowest_come_first_and_equal_ones_by_number() -> None:
    found = heaviest_and_lowest({**dict.fromkeys(NUMBERS, 3), 11: 1, 47: 2}, 3)
    assert [each.number for each in found] == [11, 47, 42]  # gains 0.10, 0.09, 0.06
    assert [gain(each, level) for each, level in zip(found, (1, 2, 3), strict=True)] == [
        Decimal("0.10"),
        Decimal("0.09"),
        Decimal("0.06"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"official": 1, "official_year": 2024},
        {"official": 5},
        {**ASKED, "official": None, "official_year": None, "document": ""},
        {**ASKED, "official": 9, "official_year": 2030},  # left from before
        {"asked_until": "2024-07-08"},
    ],
)
def test_a_sound_answer_finds_nothing(changed: dict[str, Any]) -> None:
    assert codes(assessed(EXERCISE, values(**changed), CONTEXT)) == set()


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"official": 0.99}, "SPB-01"),
        ({"official": 5.01}, "SPB-01"),
        ({"official_year": 2025}, "SPB-02"),
        ({**ASKED, "asked_until": "2024-07-08"}, "SPB-03"),
        ({**ASKED, "asked_until": None}, "ISI-01"),
        ({"official": None}, "ISI-01"),
        ({"official_year": None}, "ISI-01"),
        ({"result": ""}, "ISI-01"),
        ({"document": ""}, "ISI-01"),
        ({"first": five()[:4]}, "ISI-03"),
        ({"first": five(indicator="43")}, "SPB-04"),
        ({"first": five(level=None)}, "SPB-05"),
        ({"first": five(until=2023)}, "SPB-07"),
        ({"first": five(indicator="48")}, "ISI-01"),
        ({"first": five(indicator="arsitektur")}, "ISI-01 SPB-05"),
        ({"first": [*five(indicator="")[:1], *five(indicator="")]}, "ISI-01"),
        ({"first": five(until=None)}, "ISI-01"),
        ({"first": five(owner="")}, "ISI-01"),
    ],
)
def test_what_the_core_team_can_mend_is_red(changed: dict[str, Any], found: str) -> None:
    assert red_codes(assessed(EXERCISE, values(**changed), CONTEXT)) == set(found.split())


def test_a_level_of_the_full_list_need_not_be_typed_again() -> None:
    listed = values(five(level=None), levels=[{"id": "42", "level": 2}])
    assert codes(assessed(EXERCISE, listed, CONTEXT)) == set()
    strange = values(levels=[{"id": "42", "level": None, "evidence": "SK"}, {"id": "lain", "level": 5}])
    assert codes(assessed(EXERCISE, strange, CONTEXT)) == set()
    assert not any(field.required for field in Level.fields.values()), "the full list may stay open"


def test_one_that_stands_highest_is_no_priority() -> None:
    assert only_advice(assessed(EXERCISE, values(five(level=5)), CONTEXT)) == {"SPB-06"}


def test_with_all_levels_the_index_is_told_and_other_choices_are_asked_about() -> None:
    low = {f"n{number}": 2 for number in FIVE}
    whole = assessed(EXERCISE, values(levels=levels(**low), official=2.9), CONTEXT)
    assert only_advice(whole) == {"SPB-10"}
    assert "2,85" in whole.findings[0].message  # 3 − 5 × 3% × 1
    others = assessed(EXERCISE, values(levels=levels(**low, n11=1), official=2.9), CONTEXT)
    assert only_advice(others) == {"SPB-08", "SPB-10"}
    assert "11. Arsitektur SPBE" in next(f.message for f in others.findings if f.code == "SPB-08")


@pytest.mark.parametrize(("official", "asks"), [(3.15, True), (3.14, False), (2.56, False), (2.55, True)])
def test_an_own_count_far_from_the_official_one_asks_why(official: float, asks: bool) -> None:
    low = {f"n{number}": 2 for number in FIVE}  # own index 2.85
    found = advice_codes(assessed(EXERCISE, values(levels=levels(**low), official=official), CONTEXT))
    assert ("SPB-11" in found) is asks


@pytest.mark.parametrize("changed", [{"official": None}, {**ASKED, "official": 1}])
def test_without_an_official_count_there_is_nothing_to_compare(changed: dict[str, Any]) -> None:
    low = {f"n{number}": 2 for number in FIVE}
    assert advice_codes(assessed(EXERCISE, values(levels=levels(**low), **changed), CONTEXT)) == {"SPB-10"}


def test_an_open_level_is_no_level() -> None:
    others = [each for each in levels() if each["id"] != "42"]
    result = assessed(EXERCISE, values(five(level=None), levels=others), CONTEXT)
    assert codes(result) == {"SPB-05", "SPB-09"}


def test_a_priority_is_named_by_its_indicator_or_else_by_what_is_written() -> None:
    assert Priority.read(five()[0]).label_in(CONTEXT) == CONTEXT.label("spbe_indicators", "42")
    assert Priority.read({"id": "r1", "cause": "Belum dicatat"}).label_in(CONTEXT) == "Belum dicatat"


def test_a_list_half_filled_says_how_far_it_is() -> None:
    some = [{"id": str(number), "level": 3} for number in NUMBERS[:3]]
    assert only_advice(assessed(EXERCISE, values(levels=some), CONTEXT)) == {"SPB-09"}
    assert codes(assessed(EXERCISE, values(levels=[{"id": "42", "level": 2}]), CONTEXT)) == set()
