"""Arah kebijakan dan strategi: every gap is answered or put off, and each fault is found."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from tests.curriculum.exercises.planning import assessed, only_advice, red_codes, world

EXERCISE = exercise("masterplan.strategy")


def _gap(name: str, sub: str, status: str = "gap", pillar: str = "governance") -> Item:
    values = {"id": name, "sub_dimension": sub, "status": status}
    return Item(name, f"Kesenjangan {name}", "gaps", pillar=pillar, values=values)


GAPS = (
    _gap("g1", "governance.service"),
    _gap("g2", "governance.policy"),
    _gap("g3", "governance.bureaucracy", "bukan-prioritas"),
    _gap("g4", "living.health", pillar="living"),
)
CONTEXT = world(items={"gaps": GAPS, "tows_strategies": (Item("t1", "Bagi tugas", "tows_strategies"),)})
GOOD: dict[str, Any] = {
    "id": "s1",
    "sub_dimension": "governance.service",
    "direction": "Satu aturan sebelum satu aplikasi",
    "strategy": "Menyepakati satu penerima laporan untuk semua kanal",
    "gaps": ["g1"],
    "tows": ["t1"],
}
LATER: dict[str, Any] = {"id": "p1", "gap": "g2", "reason": "Menunggu walidata ditetapkan", "until": 2027}


def values(**changed: Any) -> dict[str, Any]:
    return {"strategies": [{**GOOD, **changed}], "postponed": [LATER]}


def test_a_sound_strategy_earns_everything_and_finds_nothing() -> None:
    result = assessed(EXERCISE, values(), CONTEXT)
    assert (result.points, result.maximum, result.findings) == (8, 8, ())


@pytest.mark.parametrize("empty", [{}, {"strategies": []}, {"strategies": [{"id": "s1"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"direction": ""}, "ISI-01"),
        ({"gaps": []}, "STR-04"),
        ({"gaps": ["g9"]}, "STR-04"),
        ({"gaps": ["g4"]}, "STR-02"),  # of another pillar: one's own is still open
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert code in red_codes(result)
    assert 0 < result.points < 8


def test_only_gaps_that_this_table_means_to_close_are_owed() -> None:
    result = assessed(EXERCISE, {"strategies": [GOOD]}, CONTEXT)
    assert [finding.message for finding in result.red] == [
        "Kesenjangan “Kesenjangan g2” belum dijawab. Pilih pada satu strategi, atau tunda dengan alasan."
    ]


@pytest.mark.parametrize(
    ("row", "code"), [({"reason": ""}, "ISI-01"), ({"until": 2024}, "STR-07"), ({"until": 2035}, "STR-07")]
)
def test_what_is_put_off_has_a_reason_and_a_year_of_the_plan(row: dict[str, Any], code: str) -> None:
    assert code in red_codes(assessed(EXERCISE, {"strategies": [GOOD], "postponed": [{**LATER, **row}]}, CONTEXT))


@pytest.mark.parametrize("until", [2025, 2034])
def test_the_first_and_the_last_year_are_of_the_plan(until: int) -> None:
    answer = {"strategies": [GOOD], "postponed": [{**LATER, "until": until}]}
    assert assessed(EXERCISE, answer, CONTEXT).red == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"gaps": ["g1", "g2"]}, "STR-03"),
        ({"tows": []}, "STR-05"),
        ({"strategy": "Mewujudkan kabupaten digital"}, "STR-06"),
    ],
)
def test_advice_costs_nothing(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert only_advice(result) == {code}
    assert result.points == 8


def test_without_agreed_gaps_nobody_loses_points() -> None:
    result = assessed(EXERCISE, {"strategies": [{**GOOD, "gaps": [], "tows": []}]}, world(items={}))
    assert only_advice(result) == {"STR-01"}
    assert result.points == 8
