"""SWOT dan TOWS: weights, position and strategies; each check on both sides of its bound, fixtures computed by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.assessment_swot import Factor, defaults, signed
from bimtek.curriculum.position import QUADRANTS, Position, position, score, weights
from tests.curriculum.exercises.planning import assessed, codes, only_advice, red_codes, world

EXERCISE = exercise("assessment.swot")
ISSUE = Item("i1", "Laporan terlambat ditangani", "issues", pillar="governance")
TREND = Item(
    "t1",
    "Warga melapor lewat telepon",
    "trends",
    pillar="governance",
    by=("meja-governance",),
    values={"chance": "Laporan dapat dihitung", "threat": "Yang tidak bersinyal tertinggal"},
)
FACTORS = [
    # id, kind, weight, rating; by hand: S 0,2·4 + 0,3·3 = 1,7; W 0,4·3 + 0,1·2 = 1,4; O 0,5·2 + 0,1·4 = 1,4;
    # T 0,25·4 + 0,15·1 = 1,15; x = 0,3; y = 0,25
    ("s1", "s", 0.2, 4),
    ("s2", "s", 0.3, 3),
    ("w1", "w", 0.4, 3),
    ("w2", "w", 0.1, 2),
    ("o1", "o", 0.5, 2),
    ("o2", "o", 0.1, 4),
    ("t1", "t", 0.25, 4),
    ("t2", "t", 0.15, 1),
]


OWN = tuple(Item(name, name, "swot_factors", pillar="governance") for name, *_ in FACTORS)
"""As the store knows them after a save."""
CONTEXT = world(items={"issues": (ISSUE,), "trends": (TREND,), "swot_factors": OWN})


def factor(name: str, kind: str, weight: float, rating: int) -> dict[str, Any]:
    row = {"id": name, "kind": kind, "title": f"Keadaan {name}", "weight": weight, "rating": rating}
    return {**row, **({"components": ["struktur.sdm"]} if kind in "sw" else {"trends": ["t1"]})}


def strategy(quadrant: str, *factors: str) -> dict[str, Any]:
    words = f"Petugas desa meneruskan laporan lisan ({quadrant})"
    return {"id": f"x-{quadrant}", "quadrant": quadrant, "strategy": words, "factors": list(factors)}


def values(factors: dict[str, dict[str, Any]] | None = None, **strategies: dict[str, Any]) -> dict[str, Any]:
    """A sound answer. factors: id → changes of that factor; strategies: quadrant → changes of that strategy."""
    rows = [{**factor(*each), **(factors or {}).get(each[0], {})} for each in FACTORS]
    plans = [
        {**strategy(key, f"{inside}1", f"{outside}1"), **strategies.get(key, {})}
        for key, (inside, outside, _) in QUADRANTS.items()
    ]
    return {"factors": rows, "strategies": plans}


def test_a_sound_answer_earns_everything_and_is_told_its_position() -> None:
    result = assessed(EXERCISE, values(), CONTEXT)
    assert (result.points, result.maximum) == (17, 17)
    [told] = result.findings
    assert (told.code, told.weight) == ("SWT-13", "info")
    assert "x = 1,70 − 1,40 = +0,30; y = 1,40 − 1,15 = +0,25. Kuadran SO" in told.message


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"s1": {"title": ""}}, "ISI-01"),
        ({"s1": {"rating": 5}}, "ISI-02"),
        ({"s2": {"kind": "w"}}, "SWT-01"),
        ({"s1": {"weight": 20}}, "SWT-02"),
        ({"s1": {"weight": 0}, "s2": {"weight": 0.5}}, "SWT-02"),
        ({"s1": {"weight": 0.19}}, "SWT-03"),
        ({"t1": {"weight": 0.26}}, "SWT-03"),
        ({"s1": {"components": []}}, "SWT-04"),
        ({"s1": {"components": ["struktur.cuaca"], "issues": ["hilang"], "trends": ["hilang"]}}, "SWT-04"),
    ],
)
def test_what_is_wrong_with_a_factor_is_red_and_costs_points(changes: dict[str, dict[str, Any]], code: str) -> None:
    result = assessed(EXERCISE, values(changes), CONTEXT)
    assert code in red_codes(result)
    assert 0 < result.points < 17


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"so": {"factors": []}}, "SWT-06"),
        ({"so": {"factors": ["s1"]}}, "SWT-06"),
        ({"so": {"factors": ["o1"]}}, "SWT-06"),
        ({"so": {"factors": ["s1", "hilang"]}}, "SWT-06"),
        ({"so": {"quadrant": "wt"}}, "SWT-05"),
    ],
)
def test_what_is_wrong_with_a_strategy_is_red_and_costs_points(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert code in red_codes(result)
    assert 0 < result.points < 17


@pytest.mark.parametrize(
    ("factors", "strategies", "code"),
    [
        ({}, {"so": {"factors": ["s1", "o1", "t1"]}}, "SWT-07"),
        ({"o1": {"trends": [], "components": ["struktur.sdm"]}}, {}, "SWT-08"),
        ({"s1": {"components": [], "trends": ["t1"]}}, {}, "SWT-09"),
        ({"w1": {"title": "Belum ada aplikasi pelaporan"}}, {}, "SWT-10"),
        ({}, {"so": {"strategy": "Membangun command center"}}, "SWT-11"),
        ({each[0]: {"weight": 0.25, "rating": 3} for each in FACTORS}, {}, "SWT-12"),
    ],
)
def test_guesses_are_amber_and_cost_nothing(factors: dict[str, Any], strategies: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(factors, **strategies), CONTEXT)
    assert only_advice(result) == {code, "SWT-13"}
    assert result.points == 17


def test_an_own_source_or_an_issue_is_an_origin_too() -> None:
    for origin in ({"source": "(contoh) Laporan kinerja"}, {"issues": ["i1"]}):
        assert assessed(EXERCISE, values({"s1": {"components": [], **origin}}), CONTEXT).points == 17


def test_thirds_are_a_whole() -> None:
    thirds = {"s1": {"weight": 0.333}, "s2": {"weight": 0.333}, "w1": {"weight": 0.233}, "w2": {"weight": 0.1}}
    assert "SWT-03" not in codes(assessed(EXERCISE, values(thirds), CONTEXT))  # 0,999


def test_one_factor_more_in_each_kind_than_needed_changes_nothing_and_one_less_does() -> None:
    whole = values()
    fewer = {**whole, "factors": whole["factors"][1:]}
    assert "SWT-01" in red_codes(assessed(EXERCISE, fewer, CONTEXT))


def test_an_empty_answer_earns_nothing() -> None:
    assert assessed(EXERCISE, {"factors": [], "strategies": []}, CONTEXT).points == 0


def rows(*given: tuple[str, float, int]) -> list[Factor]:
    return [Factor.read({"id": str(n), "kind": k, "weight": w, "rating": r}) for n, (k, w, r) in enumerate(given)]


@pytest.mark.parametrize(
    ("given", "x", "y", "quadrant"),
    [
        ([("s", 0.6, 4), ("w", 0.4, 3), ("o", 0.5, 2), ("t", 0.5, 3)], "1.2", "-0.5", "st"),
        ([("s", 0.2, 1), ("w", 0.8, 4), ("o", 0.9, 4), ("t", 0.1, 1)], "-3.0", "3.5", "wo"),
        ([("s", 0.5, 1), ("w", 0.5, 2), ("o", 0.5, 1), ("t", 0.5, 2)], "-0.5", "-0.5", "wt"),
        ([("s", 1, 4), ("w", 0, 1), ("o", 1, 4), ("t", 0, 1)], "4", "4", "so"),
        ([("s", 0.5, 2), ("w", 0.5, 2), ("o", 1, 4), ("t", 0, 1)], "0", "4", ""),
    ],
)
def test_the_position_agrees_with_the_hand(given: Any, x: str, y: str, quadrant: str) -> None:
    point = position(rows(*given))
    assert point is not None
    assert (point.x, point.y, point.quadrant) == (Decimal(x), Decimal(y), quadrant)


def test_two_tables_of_one_pillar_stand_at_the_mean_of_their_points() -> None:
    one = [("s", 1.0, 4), ("w", 0.0, 1), ("o", 1.0, 2), ("t", 0.0, 1)]  # (4, 2)
    other = [("s", 0.0, 1), ("w", 1.0, 2), ("o", 0.0, 1), ("t", 1.0, 4)]  # (−2, −4)
    both = position(rows(*one, *other))
    assert both is not None
    assert (both.x, both.y) == (1, -1)


def test_without_weights_there_is_no_position() -> None:
    assert position(()) is None
    assert position(rows(("s", 1, 4))) is None
    assert score(Factor.read({"id": "a", "kind": "s", "weight": 0.5})) is None
    assert weights(rows(("s", 0.5, 4), ("o", 0.25, 1)), "eksternal") == Decimal("0.25")


def test_numbers_are_written_with_their_sign() -> None:
    assert [signed(Decimal(value)) for value in ("0.451", "-1.2", "0")] == ["+0,45", "−1,20", "0,00"]
    assert Position(Decimal(1), Decimal(1), Decimal(2), Decimal(1)).quadrant == ""


def test_chances_and_threats_of_the_own_trends_stand_there_already() -> None:
    stranger = Item("t2", "Lain", "trends", pillar="living", values={"chance": "x", "threat": "y"})
    proposed = defaults(world(items={"trends": (TREND, stranger)}))["factors"]
    assert [(row["kind"], row["title"], row["trends"]) for row in proposed] == [
        ("o", "Laporan dapat dihitung", ["t1"]),
        ("t", "Yang tidak bersinyal tertinggal", ["t1"]),
    ]
    assert defaults(world()) == {}
