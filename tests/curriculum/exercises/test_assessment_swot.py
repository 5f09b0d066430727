"""SWOT dan TOWS: weights, position and strategies; each check on both sides of its bound, fixtures computed by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.assessment_swot import Factor, defaults, signed
from bimtek.curriculum.position import LIMIT, QUADRANTS, Position, position, score, weights
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, only_advice, red_codes, world

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
    ("changes", "found"),
    [
        ({"s1": {"title": ""}}, "ISI-01"),
        ({"s1": {"rating": 5}}, "ISI-02"),
        ({"s1": {"rating": None}}, "ISI-01"),
        ({"s1": {"weight": None}}, "ISI-01 SWT-03"),
        ({"s2": {"kind": "w"}}, "SWT-01"),
        ({"s1": {"weight": 20}}, "SWT-02 SWT-03"),
        ({"s1": {"weight": 0}, "s2": {"weight": 0.5}}, "SWT-02"),
        ({"s1": {"weight": 0.19}}, "SWT-03"),
        ({"t1": {"weight": 0.26}}, "SWT-03"),
        ({"s1": {"components": []}}, "SWT-04"),
        ({"o1": {"trends": []}}, "SWT-04"),
        ({"s1": {"components": ["struktur.cuaca"], "issues": ["hilang"], "trends": ["hilang"]}}, "ISI-01 SWT-04"),
    ],
)
def test_what_is_wrong_with_a_factor_is_red_and_costs_points(changes: dict[str, dict[str, Any]], found: str) -> None:
    result = assessed(EXERCISE, values(changes), CONTEXT)
    assert red_codes(result) == set(found.split())
    assert advice_codes(result) <= {"SWT-13"}
    assert 0 < result.points < 17


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"so": {"factors": []}}, "SWT-06"),
        ({"so": {"factors": ["s1"]}}, "SWT-06"),
        ({"so": {"factors": ["o1"]}}, "SWT-06"),
        ({"so": {"factors": ["s1", "hilang"]}}, "ISI-01 SWT-06"),
        ({"so": {"quadrant": "wt"}}, "SWT-05 SWT-06"),
    ],
)
def test_what_is_wrong_with_a_strategy_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert red_codes(result) == set(found.split())
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


@pytest.mark.parametrize(
    ("weight", "is_part"), [("0", False), ("0.001", True), ("1", True), ("1.001", False), ("-0.1", False)]
)
def test_a_weight_is_a_part_of_one(weight: str, is_part: bool) -> None:
    found = red_codes(assessed(EXERCISE, values({"s1": {"weight": weight}}), CONTEXT))
    assert ("SWT-02" not in found) is is_part


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        # the other weights of the matrix add up to 0.8
        ("0.195", "berjumlah 0,995; seharusnya 1. Masih kurang 0,005."),
        ("0.1951", ""),
        ("0.2049", ""),
        ("0.205", "berjumlah 1,005; seharusnya 1. Masih lebih 0,005."),
    ],
)
def test_weights_are_whole_up_to_rounding(weight: str, said: str) -> None:
    findings = assessed(EXERCISE, values({"s1": {"weight": weight}}), CONTEXT).findings
    assert [f.message.partition("kelemahan ")[2] for f in findings if f.code == "SWT-03"] == ([said] if said else [])
    assert ("SWT-13" in {f.code for f in findings}) is (said == ""), "the position is told once the weights are right"


@pytest.mark.parametrize(
    ("origins", "kind", "code"),
    [
        ({"components": ["struktur.sdm"]}, "o", "SWT-08"),
        ({"components": ["struktur.sdm"], "issues": ["i1"]}, "o", ""),
        ({"components": ["struktur.sdm"], "trends": ["t1"]}, "o", ""),
        ({"components": ["struktur.sdm"], "source": "Renstra 2023"}, "o", ""),
        ({"trends": ["t1"]}, "s", "SWT-09"),
        ({"trends": ["t1"], "issues": ["i1"]}, "s", ""),
        ({"trends": ["t1"], "components": ["struktur.sdm"]}, "s", ""),
        ({"trends": ["t1"], "source": "Renstra 2023"}, "s", ""),
    ],
)
def test_only_what_comes_from_one_side_alone_tells_its_kind(origins: dict[str, Any], kind: str, code: str) -> None:
    plain: dict[str, Any] = {"components": [], "issues": [], "trends": [], "source": ""}
    result = assessed(EXERCISE, values({f"{kind}1": {**plain, **origins}}), CONTEXT)
    assert only_advice(result) == {"SWT-13", *code.split()}


def test_without_all_ratings_there_is_no_position() -> None:
    assert codes(assessed(EXERCISE, values({"s1": {"rating": None}}), CONTEXT)) == {"ISI-01"}


def test_without_a_kind_nothing_is_on_the_wrong_side() -> None:
    result = assessed(EXERCISE, values({"s1": {"kind": "", "components": [], "trends": ["t1"]}}), CONTEXT)
    assert advice_codes(result) == set()


EQUAL = {"weight": 0.25, "rating": 3}


@pytest.mark.parametrize(
    ("changes", "number", "found"),
    [
        ({}, 8, True),
        ({}, 7, False),
        ({"rating": None}, 8, False),  # nothing was weighed yet
        ({"weight": None}, 8, False),
    ],
)
def test_equal_weights_are_told_when_all_are_there(changes: dict[str, Any], number: int, found: bool) -> None:
    answer = values({each[0]: {**EQUAL, **changes} for each in FACTORS})
    result = assessed(EXERCISE, {**answer, "factors": answer["factors"][:number]}, CONTEXT)
    assert ("SWT-12" in advice_codes(result)) is found


def test_a_factor_is_named_with_its_kind_where_it_has_one() -> None:
    assert Factor.read(factor("s1", "s", 1, 1)).label_in(CONTEXT) == "S: Keadaan s1"
    assert Factor.read({"id": "x", "kind": "lain", "title": "Keadaan"}).label_in(CONTEXT) == "Keadaan"


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
    assert [signed(Decimal(value)) for value in ("0.451", "-1.2", "-0.5", "0")] == ["+0,45", "−1,20", "−0,50", "0,00"]
    assert Position(Decimal(1), Decimal(1), Decimal(2), Decimal(1)).quadrant == ""
    assert Position(Decimal(2), Decimal(1), Decimal(1), Decimal(1)).quadrant == ""


def test_what_is_open_counts_nothing() -> None:
    given = rows(("s", 0.5, 4), ("w", 0.5, 2), ("o", 0.5, 2), ("t", 0.5, 4))
    open_ones = [Factor.read({"id": "x", "kind": "s", "rating": 4}), Factor.read({"id": "y", "kind": "o"})]
    assert position([*given, *open_ones]) == position(given)
    assert weights([*given, *open_ones], "internal") == 1
    assert score(open_ones[0]) is None
    unrated = Factor.read({"id": "z", "kind": "s", "weight": 1})
    found = position([*given, unrated])
    assert found is not None and found.strengths == 1  # 2 divided by weights of 2
    farthest = position(rows(("s", 1, 4), ("o", 1, 4)))
    assert farthest is not None and farthest.x == farthest.y == LIMIT


def test_chances_and_threats_of_the_own_trends_stand_there_already() -> None:
    stranger = Item("t2", "Lain", "trends", pillar="living", values={"chance": "x", "threat": "y"})
    colleague = replace(stranger, id="t3", pillar="governance", by=("meja-lain",))
    own = replace(stranger, id="t4", pillar="governance", values={"chance": "Ditulis sebelum disepakati"})
    proposed = defaults(world(items={"trends": (TREND, stranger, colleague, own)}))["factors"]
    assert [(row["kind"], row["title"], row["trends"]) for row in proposed] == [
        ("o", "Laporan dapat dihitung", ["t1"]),
        ("t", "Yang tidak bersinyal tertinggal", ["t1"]),
        ("o", "Ditulis sebelum disepakati", ["t4"]),
    ]
    assert defaults(world()) == {}
