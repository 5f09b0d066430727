"""Nilai prioritas: what each table rates, what follows from the pagu, and each fault."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.masterplan_priority import cost_of
from tests.curriculum.exercises.planning import advice_codes, assessed, at_least, codes, only_advice, programme, world

PRIORITY = exercise("masterplan.priority")
MINE = (
    programme("p1", "Satu aturan hitung", confirmation="setuju", pagu_total=180_000_000),
    programme("p2", "Radio desa", confirmation="belum", pagu_total=1_030_000_000),
    programme("p3", "Kantor desa tersambung", confirmation="setuju", pagu_total=3_000_000_000),
)
CONTEXT = world(items={"programmes": (*MINE, programme("p9", "Air minum", pillar="living"))})


def rated(**changed: Any) -> dict[str, Any]:
    """All three programmes; the first changed."""
    first = {"impact": 4, "urgency": 5, "readiness": 5, "cost": 1, "alignment": 4, "reason": "Semua pelapor"}
    second = {"impact": 4, "urgency": 4, "readiness": 3, "cost": 3, "alignment": 4, "reason": "Delapan desa"}
    third = {"impact": 3, "urgency": 4, "readiness": 3, "cost": 3, "alignment": 5, "reason": "Satu sambungan"}
    return {"scores": [{"id": "p1", **first, **changed}, {"id": "p2", **second}, {"id": "p3", **third}]}


def test_rated_programmes_earn_everything_and_find_nothing() -> None:
    result = assessed(PRIORITY, rated(), CONTEXT)
    assert (result.points, result.maximum, result.findings) == (8, 8, ())


def test_an_empty_answer_earns_nothing() -> None:
    assert assessed(PRIORITY, {}, CONTEXT).points == 0


@pytest.mark.parametrize("changed", [{"impact": None}, {"readiness": None}, {"cost": None}, {"reason": ""}])
def test_an_open_rating_costs_its_row(changed: dict[str, Any]) -> None:
    result = assessed(PRIORITY, rated(**changed), CONTEXT)
    assert (codes(result), result.points) == ({"ISI-01"}, 6)


def test_a_rating_that_is_none_costs_its_row() -> None:
    assert assessed(PRIORITY, rated(cost=6), CONTEXT).points == 6


@pytest.mark.parametrize("untouched", [[], [{"id": "p3"}]])
def test_a_programme_that_nobody_rated_is_named(untouched: list[dict[str, Any]]) -> None:
    result = assessed(PRIORITY, {"scores": [*rated()["scores"][:2], *untouched]}, CONTEXT)
    assert [finding.place.row for finding in result.red if finding.code == "PRI-01"] == ["p3"]
    assert result.points == 4


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"urgency": 4}, "PRI-02"), ({"cost": 2}, "PRI-04"), ({}, "")],
)
def test_advice_costs_nothing(changed: dict[str, Any], code: str) -> None:
    result = assessed(PRIORITY, rated(**changed), CONTEXT)
    assert only_advice(result) == set(code.split())
    assert result.points == 8


@pytest.mark.parametrize(("number", "enough"), at_least(3))
def test_equal_ratings_of_few_programmes_say_nothing(number: int, enough: bool) -> None:
    rows = [{**row, "impact": 4} for row in rated()["scores"][:number]]
    told = [f.message for f in assessed(PRIORITY, {"scores": rows}, CONTEXT).findings if f.code == "PRI-02"]
    assert any("Dampak bagi warga" in message for message in told) is enough


def test_open_ratings_are_not_called_equal() -> None:
    rows = [{**row, "impact": None} for row in rated()["scores"]]
    assert codes(assessed(PRIORITY, {"scores": rows}, CONTEXT)) == {"ISI-01"}


def test_without_a_pagu_any_cost_holds() -> None:
    free = programme("p1", "Satu aturan", confirmation="setuju")
    context = world(items={"programmes": (free, *MINE[1:])})
    assert assessed(PRIORITY, rated(cost=5), context).findings == ()


@pytest.mark.parametrize(
    ("confirmation", "readiness", "said"),
    [
        ("belum", 4, "OPD-nya belum ditanya"),
        ("tolak", 4, "OPD-nya menolak"),
        ("belum", 3, ""),
        ("belum", None, ""),
        ("ubah", 5, ""),
    ],
)
def test_who_was_not_asked_is_not_ready(confirmation: str, readiness: int | None, said: str) -> None:
    asked = programme("p1", "Satu aturan", confirmation=confirmation, pagu_total=180_000_000)
    context = world(items={"programmes": (asked, *MINE[1:])})
    result = assessed(PRIORITY, rated(readiness=readiness), context)
    messages = [finding.message for finding in result.findings if finding.code == "PRI-03"]
    assert ("PRI-03" in advice_codes(result)) is bool(said)
    assert all(said in message for message in messages)


@pytest.mark.parametrize(
    ("pagu", "mark"),
    [
        (0, 1),
        (499_999_999, 1),
        (500_000_000, 2),
        (999_999_999, 2),
        (1_000_000_000, 3),
        (4_999_999_999, 3),
        (5_000_000_000, 4),
        (9_999_999_999, 4),
        (10_000_000_000, 5),
        (None, None),
        ("banyak", None),
        (True, None),
    ],
)
def test_cost_follows_from_the_pagu(pagu: object, mark: int | None) -> None:
    assert cost_of(pagu) == mark


def test_cost_is_not_asked_twice_and_others_programmes_not_at_all() -> None:
    assert PRIORITY.defaults is not None
    assert PRIORITY.defaults(CONTEXT) == {
        "scores": [{"id": "p1", "cost": 1}, {"id": "p2", "cost": 3}, {"id": "p3", "cost": 3}]
    }
    assert PRIORITY.defaults(world(items={})) == {}
