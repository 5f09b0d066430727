"""Target dan monev: numbers in the declared direction up to the promise, and evidence for five dimensions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.evaluation import DIMENSIONS
from bimtek.curriculum.exercises.roadmap_targets import TargetsAnswer
from tests.curriculum.exercises.planning import assessed, codes, only_advice, programme, red_codes, world

EXERCISE = exercise("roadmap.targets")
PROMISE = {"result": "Aduan selesai tepat waktu", "unit": "%", "opd": "diskominfosan"}
PROGRAMMES = (
    programme("p1", "Aturan", start=2025, end=2027, baseline=61, target=80, target_year=2027, **PROMISE),
    programme("p2", "Radio", start=2026, end=2032, baseline=8, target=0, target_year=2031, **PROMISE),
)
CONTEXT = world(items={"programmes": PROGRAMMES})
MEASURED = {"measurer": "diskominfosan", "frequency": "bulan", "source": "Buku laporan"}
FIRST = {"id": "p1", "direction": "naik", "year_1": 65, "year_2": 72, "year_3": 80, **MEASURED}
SECOND = {"id": "p2", "direction": "turun", "year_2": 7, "year_3": 6, "year_4": 5, "year_5": 3, "later": 0, **MEASURED}
EVIDENCE = [
    {"id": f"b{n}", "dimension": name, "evidence": "Laporan", "ready": "2025-06-30", "keeper": "bappeda"}
    for n, name in enumerate(("baseline", "output", "outcome", "impact", "quickwin"))
]
GOOD = {"targets": [FIRST, SECOND], "evidence": EVIDENCE, "baseline": 1, "output": 0, "outcome": 4}


def values(**changed: Any) -> dict[str, Any]:
    """Both programmes; the first changed."""
    return {**GOOD, "targets": [{**FIRST, **changed}, SECOND]}


def test_sound_targets_earn_everything() -> None:
    result = assessed(EXERCISE, GOOD, CONTEXT)
    assert (result.points, result.maximum, result.findings) == (25, 25, ())


def promised(**changed: Any) -> Context:
    """Another agreement about the first programme."""
    first = replace(PROGRAMMES[0], values={**PROGRAMMES[0].values, **changed})
    return world(items={"programmes": (first, PROGRAMMES[1])})


@pytest.mark.parametrize(
    ("agreed", "row", "found"),
    [
        ({"target_year": 2026}, {"year_2": 80, "year_3": None}, ""),  # reached in year 2: nothing is owed after it
        ({"target_year": 2026}, {"year_2": None, "year_3": None}, "TGT-02"),
        ({"target_year": 2025}, {"year_1": 79, "year_2": None, "year_3": None}, "TGT-05"),
        ({"target_year": 2029}, {"year_4": 80, "year_5": 79}, "TGT-03 TGT-05"),
        ({"target_year": 2029}, {"year_4": 80, "year_5": 80}, ""),
        ({"target_year": 2030}, {"year_4": 80, "year_5": 80, "later": 80}, ""),
        ({"target_year": 2030}, {"year_4": 80, "year_5": 80}, "TGT-04"),
        ({"target_year": 2024}, {}, "TGT-04"),  # before the plan: nowhere else to write it
        ({"target_year": None}, {"year_2": None}, ""),  # meeting III says that this is missing
        ({"target": None}, {"year_3": 99}, ""),
        ({"baseline": None}, {}, ""),
        ({"start": None}, {"year_1": None}, "TGT-02"),
        ({"start": 2026}, {"year_1": None}, ""),
    ],
)
def test_numbers_are_owed_from_the_start_to_the_promise(
    agreed: dict[str, Any], row: dict[str, Any], found: str
) -> None:
    result = assessed(EXERCISE, values(**row), promised(**agreed))
    assert codes(result) == red_codes(result) == set(found.split())


@pytest.mark.parametrize(
    ("direction", "second", "is_against"), [("naik", 64, True), ("naik", 65, False), ("turun", 65, False)]
)
def test_standing_still_is_in_no_wrong_direction(direction: str, second: int, is_against: bool) -> None:
    context = promised(baseline=None, target=None)
    row = {"direction": direction, "year_1": 65, "year_2": second, "year_3": second}
    found = [f.message for f in assessed(EXERCISE, values(**row), context).findings if f.code == "TGT-03"]
    assert bool(found) is is_against
    assert all("dari 65% menjadi 64%" in message for message in found)


def test_a_row_of_a_programme_that_is_gone_is_not_judged() -> None:
    gone = {**FIRST, "id": "p9", "year_2": 60}
    assert codes(assessed(EXERCISE, {**GOOD, "targets": [FIRST, SECOND, gone]}, CONTEXT)) <= {"TGT-03"}


@pytest.mark.parametrize("empty", [{}, {"targets": [{"id": "p1"}, {"id": "p2"}]}, {"evidence": [{"id": "b1"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (values(measurer=""), "ISI-01"),
        (values(year_3=None), "TGT-02"),
        (values(frequency="", source=""), "ISI-01 TGT-01"),
        (values(frequency=""), "ISI-01"),
        (values(source=""), "ISI-01"),
        ({**GOOD, "evidence": [*EVIDENCE[:4], {**EVIDENCE[4], "evidence": ""}]}, "ISI-01 TGT-06"),
        (values(year_1="enam puluh"), "ISI-02 TGT-02"),
        ({**GOOD, "targets": [FIRST]}, "ISI-01 TGT-01"),
        ({**GOOD, "targets": [FIRST, {"id": "p2"}]}, "ISI-01 TGT-01"),
        (values(year_2=None), "TGT-02"),
        (values(year_1=60), "TGT-03"),
        (values(year_2=64), "TGT-03"),
        (values(direction="turun"), "TGT-03"),
        ({**GOOD, "targets": [FIRST, {**SECOND, "year_3": 7.5}]}, "TGT-03"),
        ({**GOOD, "targets": [FIRST, {**SECOND, "later": None}]}, "TGT-04"),
        ({**GOOD, "targets": [FIRST, {**SECOND, "later": 1}]}, "TGT-05"),
        (values(year_3=79), "TGT-05"),
        ({**GOOD, "evidence": EVIDENCE[:4]}, "TGT-06"),
        ({**GOOD, "evidence": [*EVIDENCE[:4], {**EVIDENCE[4], "keeper": ""}]}, "ISI-01"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(wrong: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, wrong, CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())
    assert 0 < result.points < 25


@pytest.mark.parametrize("changed", [{"year_1": 61}, {"direction": "tetap", "year_1": 55}, {"year_4": 80}])
def test_standing_still_and_what_is_kept_are_no_step_back(changed: dict[str, Any]) -> None:
    assert not codes(assessed(EXERCISE, values(**changed), CONTEXT))


def test_no_number_is_asked_before_the_programme_starts() -> None:
    schedule = (programme("p1", "Aturan", start=2026, end=2027),)
    context = world(items={"programmes": PROGRAMMES, "schedule": schedule})
    assert not codes(assessed(EXERCISE, values(year_1=None), context))
    assert "TGT-02" in codes(assessed(EXERCISE, values(year_1=None), CONTEXT))


def test_the_first_score_says_what_the_numbers_mean() -> None:
    hints = [TargetsAnswer.fields[each.id].hint for each in DIMENSIONS]
    assert ["belum ada apa-apa" in hint for hint in hints] == [True, False, False, False, False]


@pytest.mark.parametrize(("score", "wrong"), [(-0.5, True), (0, False), (4, False), (4.5, True)])
def test_the_simulation_has_a_scale_and_costs_nobody_points(score: float, wrong: bool) -> None:
    result = assessed(EXERCISE, {**GOOD, "impact": score}, CONTEXT)
    assert ("TGT-07" in red_codes(result)) is wrong
    assert result.points == 25


def test_an_office_that_is_not_in_the_list_is_advice() -> None:
    result = assessed(EXERCISE, values(measurer="dinas-baru"), CONTEXT)
    assert only_advice(result) == {"TGT-08"} and result.points == 25


def test_what_meeting_three_promised_is_not_asked_again() -> None:
    assert EXERCISE.defaults is not None
    shown = EXERCISE.defaults(CONTEXT)
    assert shown["targets"] == [
        {"id": "p1", "direction": "naik", "year_3": 80, "measurer": "diskominfosan"},
        {"id": "p2", "direction": "turun", "later": 0, "measurer": "diskominfosan"},
    ]
    assert [row["dimension"] for row in shown["evidence"]] == [row["dimension"] for row in EVIDENCE]
    assert EXERCISE.defaults(world(items={})) == {}


@pytest.mark.parametrize(
    ("agreed", "row"),
    [
        ({"target": 61.5}, {"direction": "naik", "year_3": 61.5}),
        ({"target": 60.5}, {"direction": "turun", "year_3": 60.5}),
        ({"target": 61}, {"direction": "tetap", "year_3": 61}),
        ({"target": None}, {}),
        ({"baseline": None}, {"year_3": 80}),
        ({"target_year": None}, {"direction": "naik"}),
        ({"target_year": 2035}, {"direction": "naik"}),
        ({"target_year": 2034}, {"direction": "naik", "later": 80}),
        ({"target_year": 2030}, {"direction": "naik", "later": 80}),
        ({"target_year": 2029}, {"direction": "naik", "year_5": 80}),
        ({"target_year": 2025}, {"direction": "naik", "year_1": 80}),
    ],
)
def test_a_promise_is_shown_where_it_belongs(agreed: dict[str, Any], row: dict[str, Any]) -> None:
    assert EXERCISE.defaults is not None
    assert EXERCISE.defaults(promised(**agreed))["targets"][0] == {"id": "p1", "measurer": "diskominfosan", **row}


def test_an_office_that_nobody_named_is_not_proposed() -> None:
    assert EXERCISE.defaults is not None
    assert "measurer" not in EXERCISE.defaults(promised(opd=""))["targets"][0]


def test_what_meeting_three_promised_earns_nothing_by_itself() -> None:
    assert EXERCISE.defaults is not None
    assert assessed(EXERCISE, EXERCISE.defaults(CONTEXT), CONTEXT).points == 0
