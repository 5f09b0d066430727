"""Inisiatif yang sudah ada: owner and decision for each, and a question where two do the same."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from bimtek.curriculum import exercise
from tests.curriculum.exercises.planning import assessed, codes, only_advice, red_codes, world

EXERCISE = exercise("assessment.inventory")
CONTEXT = world(today=datetime.date(2024, 7, 9))
SOUND: dict[str, Any] = {
    "name": "Layanan Cepat",
    "kind": "program",
    "purpose": "Warga melapor keadaan darurat lewat telepon",
    "owner": "diskominfosan",
    "users": "Warga yang punya sinyal",
    "since": 2021,
    "linked": "belum",
    "care": "dipakai",
    "decision": "lanjut",
    "reason": "Satu-satunya pintu yang dikenal warga",
}
OTHER = {**SOUND, "name": "Kelas malam", "purpose": "Orang dewasa kembali belajar di banjar"}


def values(*more: dict[str, Any], **changed: Any) -> dict[str, Any]:
    rows = [{**SOUND, **changed}, OTHER, *more]
    return {"initiatives": [{"id": f"r{n}", **row} for n, row in enumerate(rows)]}


@pytest.mark.parametrize(
    "changes",
    [{}, {"linked": ""}, {"since": 2024}, {"decision": "gabung", "merged_with": "SP4N"}, {"care": "terpelihara"}],
)
def test_sound_initiatives_earn_everything_and_find_nothing(changes: dict[str, Any]) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert (result.points, result.maximum, codes(result)) == (9, 9, set())


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"owner": ""}, "ISI-01"),
        ({"decision": ""}, "ISI-01"),
        ({"reason": ""}, "ISI-01"),
        ({"decision": "gabung"}, "ISI-01"),
        ({"since": "lama"}, "ISI-02"),
        ({"since": None}, "ISI-01"),
        ({"purpose": ""}, "ISI-01"),
        ({"purpose": "di sini"}, ""),  # too little to compare it with another
        ({"name": " kelas  MALAM"}, "INV-01"),
        ({"since": 2024}, ""),
        ({"since": 2025}, "INV-02"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())
    assert (result.points < 9) is bool(found)
    assert result.points > 0


def test_initiatives_without_a_name_are_not_one() -> None:
    nameless = values({**SOUND, "name": "", "purpose": "Relawan antarpos saling mengabari"}, name="")
    assert red_codes(assessed(EXERCISE, nameless, CONTEXT)) == {"ISI-01"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        # three of the five telling words are the same; two of four; words of four and of three letters
        ("warga melapor bahaya lewat telepon", "warga melapor bahaya kepada relawan", True),
        ("warga melapor lewat telepon", "warga melapor kepada relawan", False),
        ("guru juru", "juru guru", True),
        ("ibu api", "api ibu", False),
    ],
)
def test_two_purposes_are_alike_from_three_fifths_of_their_telling_words(one: str, other: str, alike: bool) -> None:
    pair = {"initiatives": [{**SOUND, "id": "a", "purpose": one}, {**OTHER, "id": "b", "purpose": other}]}
    assert only_advice(assessed(EXERCISE, pair, CONTEXT)) == ({"INV-03"} if alike else set())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"purpose": "Warga dewasa kembali belajar di banjar"}, "INV-03"),
        ({"care": "tidak-dipakai"}, "INV-04"),
        ({"care": "tidak-dipakai", "decision": "henti"}, ""),
        ({"care": "dipakai", "decision": "henti"}, ""),
        ({"care": "terpelihara", "decision": "henti"}, "INV-05"),
    ],
)
def test_guesses_are_amber_and_cost_nothing(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert only_advice(result) == set(code.split())
    assert result.points == 9


def test_merging_one_of_two_that_do_the_same_answers_the_question() -> None:
    changes = {"purpose": OTHER["purpose"], "decision": "gabung", "merged_with": "Kelas malam"}
    assert codes(assessed(EXERCISE, values(**changes), CONTEXT)) == set()


def test_four_that_all_go_on_are_asked_about_and_three_are_not() -> None:
    third = {**SOUND, "name": "Radio", "purpose": "Relawan antarpos saling mengabari"}
    fourth = {**SOUND, "name": "Bank sampah", "purpose": "Keluarga menukar pilahan dengan tabungan"}
    assert codes(assessed(EXERCISE, values(third), CONTEXT)) == set()
    assert only_advice(assessed(EXERCISE, values(third, fourth), CONTEXT)) == {"INV-06"}
    assert codes(assessed(EXERCISE, values(third, {**fourth, "decision": "henti"}), CONTEXT)) == set()


def test_one_initiative_is_half_and_none_is_nothing() -> None:
    one = {"initiatives": [{"id": "a", **SOUND}]}
    assert assessed(EXERCISE, one, CONTEXT).points == 3.5
    assert red_codes(assessed(EXERCISE, one, CONTEXT)) == {"ISI-03"}
    assert assessed(EXERCISE, {}, CONTEXT).points == 0
