"""Arah kebijakan dan strategi: every gap is answered or put off, and each fault is found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.masterplan_strategy import Direction, Postponed, own_gaps
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
    result = assessed(EXERCISE, empty, CONTEXT)
    assert result.points == 0
    assert "ISI-03" in red_codes(result)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"direction": ""}, "ISI-01"),
        ({"gaps": []}, "STR-02 STR-04"),
        ({"gaps": ["g9"]}, "ISI-01 STR-02 STR-04"),
        ({"gaps": ["g4"]}, "STR-02"),  # of another pillar: one's own is still open
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert red_codes(result) == set(found.split())
    assert 0 < result.points < 8


def test_only_gaps_that_this_table_means_to_close_are_owed() -> None:
    result = assessed(EXERCISE, {"strategies": [GOOD]}, CONTEXT)
    assert [finding.message for finding in result.red] == [
        "Kesenjangan “Kesenjangan g2” belum dijawab. Pilih pada satu strategi, atau tunda dengan alasan."
    ]


@pytest.mark.parametrize(
    ("row", "found"),
    [({"reason": ""}, "ISI-01"), ({"until": None}, "ISI-01"), ({"until": 2024}, "STR-07"), ({"until": 2035}, "STR-07")],
)
def test_what_is_put_off_has_a_reason_and_a_year_of_the_plan(row: dict[str, Any], found: str) -> None:
    assert red_codes(assessed(EXERCISE, {"strategies": [GOOD], "postponed": [{**LATER, **row}]}, CONTEXT)) == set(
        found.split()
    )


def test_a_table_of_some_sub_dimensions_owes_only_their_gaps() -> None:
    """Those without a sub-dimension are everybody's of the pillar; where a table has none named, all are its own."""
    common = _gap("g5", "")
    foreign = _gap("g6", "", pillar="living")
    items = {"gaps": (*GAPS, common, foreign, replace(common, id="g7", pillar=""))}
    names = {"g1": "governance.service", "g2": "governance.policy"}
    for subs, owed in (
        ((names["g1"],), ["g1", "g5", "g7"]),
        ((names["g2"],), ["g2", "g5", "g7"]),
        ((), ["g1", "g2", "g5", "g7"]),
    ):
        assert [item.id for item in own_gaps(world(items=items, sub_dimensions=subs))] == owed


def test_rows_are_named_by_what_is_written() -> None:
    assert Direction.read(GOOD).label == GOOD["strategy"]
    assert Direction.read({**GOOD, "strategy": ""}).label == GOOD["direction"]
    assert Direction.read({"id": "s9"}).label == "s9"
    assert Postponed.read(LATER).label_in(CONTEXT) == "Kesenjangan g2"
    assert Postponed.read({**LATER, "gap": ""}).label_in(CONTEXT) == LATER["reason"]


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
