"""Personel, anggaran, sarana: limits, what is over them, and the schedule that the machine proposes."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.workload import scheduled, works_of
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, only_advice, programme, red_codes, world

EXERCISE = exercise("roadmap.capacity")
MILLION = 1_000_000
PROGRAMMES = (
    programme("p1", "Aturan hitung", opd="diskominfosan", start=2025, end=2025, pagu_1=200 * MILLION),
    programme(
        "p2", "Papan waktu", opd="diskominfosan", start=2025, end=2026, pagu_1=300 * MILLION, pagu_2=100 * MILLION
    ),
    programme("p3", "Loket keliling", opd="disdukcapil", start=2026, end=2034, pagu_2=50 * MILLION, pagu_later=9),
)
CONTEXT = world(seat="inti", pillar="", sub_dimensions=(), items={"programmes": PROGRAMMES})


def answer(**changes: Any) -> dict[str, Any]:
    budget = {f"budget_{nth}": 500 * MILLION for nth in range(1, 6)}
    needs = [
        {"id": "p1", "months": 6, "movable": "ya", "start": 2025},
        {"id": "p2", "months": 12, "movable": "ya", "start": 2025},
        {"id": "p3", "months": 2, "movable": "ya", "start": 2026},
    ]
    staff = [
        {"id": "s1", "opd": "diskominfosan", "months_1": 24, "basis": "asumsi"},
        {"id": "s2", "opd": "disdukcapil", "months_1": 6, "basis": "dokumen", "document": "Anjab 2024"},
    ]
    facilities = [{"id": "f1", "name": "Jaringan", "status": "tersedia", "programmes": ["p2"]}]
    return {**budget, "budget_basis": "asumsi", "staff": staff, "facilities": facilities, "needs": needs, **changes}


def with_need(name: str, **changes: Any) -> list[dict[str, Any]]:
    rows = copy.deepcopy(answer()["needs"])
    next(row for row in rows if row["id"] == name).update(changes)
    return list(rows)


def network(status: str, available: int = 2026) -> dict[str, Any]:
    """A facility that p2, which starts in 2025, uses."""
    return {
        "id": "f1",
        "name": "Jaringan",
        "status": status,
        "available": available,
        "action": "Diskominfosan",
        "programmes": ["p2"],
    }


def test_what_fits_has_no_finding() -> None:
    assert assessed(EXERCISE, answer(), CONTEXT).findings == ()


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        (answer(budget_1=400 * MILLION), "KAP-01", "budget_1"),
        (answer(staff=[{"id": "s1", "opd": "diskominfosan", "months_1": 12, "basis": "asumsi"}]), "KAP-02", "months_1"),
        (answer(facilities=[network("tidak-ada")]), "KAP-03", "start"),
        (answer(budget_1=600 * MILLION, needs=with_need("p3", start=2024)), "KAP-07", "start"),
        (answer(needs=with_need("p3", start=2035, reason="Menunggu")), "KAP-07", "start"),
        (answer(needs=with_need("p3", start=None)), "ISI-01", "start"),
        (answer(budget_2=50 * MILLION), "KAP-01", "budget_2"),
        (answer(staff=[{**row, "basis": ""} for row in answer()["staff"]]), "ISI-01", "basis"),
        (answer(facilities=[network("kurang", 2025) | {"action": ""}]), "ISI-01", "action"),
        (answer(budget_1=None), "ISI-01", "budget_1"),
        (answer(needs=with_need("p3", months=None)), "ISI-01", "months"),
    ],
)
def test_what_the_core_must_mend(values: dict[str, Any], code: str, field: str) -> None:
    result = assessed(EXERCISE, values, CONTEXT)
    assert red_codes(result) == {code}
    assert advice_codes(result) <= {"KAP-05"}
    assert field in {finding.place.field for finding in result.red if finding.code == code}
    assert result.maximum == 0, "the core earns no points"


def test_scarce_means_are_advice_and_a_way_until_then_settles_it() -> None:
    scarce = assessed(EXERCISE, answer(facilities=[network("kurang")]), CONTEXT)
    assert codes(scarce) == {"KAP-03"} and scarce.red == ()
    for means in (network("kurang", 2025), network("tidak-ada", 2025)):
        assert assessed(EXERCISE, answer(facilities=[means]), CONTEXT).findings == ()
    meanwhile = with_need("p2", reason="Sementara memakai jaringan kantor camat")
    assert assessed(EXERCISE, answer(facilities=[network("tidak-ada")], needs=meanwhile), CONTEXT).findings == ()


@pytest.mark.parametrize(
    ("facility", "needs"),
    [
        ({"status": "tersedia"}, {}),  # there now: the year that was left in the row says nothing
        ({"available": None}, {}),
        ({"programmes": ["p9"]}, {}),  # of another plan
        ({}, {"start": None}),
    ],
)
def test_means_without_a_year_or_a_programme_say_nothing(facility: dict[str, Any], needs: dict[str, Any]) -> None:
    values = answer(facilities=[network("tidak-ada") | facility], needs=with_need("p2", **needs))
    assert "KAP-03" not in codes(assessed(EXERCISE, values, CONTEXT))


def test_the_message_says_how_much_and_when() -> None:
    (finding,) = assessed(EXERCISE, answer(budget_1=400 * MILLION), CONTEXT).red
    assert "anggaran 2025 perlu Rp500.000.000, batasnya Rp400.000.000" in finding.message
    people = [{"id": "s1", "opd": "diskominfosan", "months_1": 12, "months_2": 20, "basis": "asumsi"}]
    (finding,) = assessed(EXERCISE, answer(staff=people), CONTEXT).red
    assert "2025 perlu 18 orang-bulan, batasnya 12" in finding.message


def test_a_year_that_was_left_open_is_like_the_one_before() -> None:
    staff = EXERCISE.read(answer()).rows("staff")[0]
    assert [int(amount) for amount in staff.by_year] == [24] * 5  # type: ignore[attr-defined]


def test_the_schedule_of_the_tables_comes_before_that_of_meeting_three() -> None:
    step = Item("p2", "Papan waktu", "schedule", values={"id": "p2", "start": 2027, "end": 2028, "needs": ["p1"]})
    context = world(items={"programmes": PROGRAMMES, "schedule": (step,)})
    assert scheduled(PROGRAMMES[1], context) == (2027, 2028, ("p1",))
    assert scheduled(PROGRAMMES[0], context) == (2025, 2025, ())
    assert EXERCISE.defaults is not None
    assert [row["start"] for row in EXERCISE.defaults(context)["needs"]] == [2025, 2027, 2026]
    work = works_of(EXERCISE.read(answer()), context)[1]  # type: ignore[arg-type]
    assert (work.wanted, work.length, work.cost[:2], work.needs) == (2, 2, (300 * MILLION, 100 * MILLION), ("p1",))


def test_whoever_starts_before_what_it_needs_is_told() -> None:
    step = Item("p2", "Papan waktu", "schedule", values={"id": "p2", "start": 2025, "end": 2026, "needs": ["p1"]})
    context = world(items={"programmes": PROGRAMMES, "schedule": (step,)})
    assert "KAP-04" in red_codes(assessed(EXERCISE, answer(needs=with_need("p1", start=2026)), context))


@pytest.mark.parametrize("start", [2025, 2034])
def test_the_first_and_the_last_year_are_of_the_plan(start: int) -> None:
    needs = with_need("p1", start=start, reason="Disepakati")
    assert codes(assessed(EXERCISE, answer(budget_1=600 * MILLION, needs=needs), CONTEXT)) == set()


def test_who_starts_later_than_the_plan_has_years_for_is_asked_about_the_target() -> None:
    late = assessed(EXERCISE, answer(needs=with_need("p3", start=2027, reason="Disepakati")), CONTEXT)
    assert only_advice(late) == {"KAP-08"}
    assert "dari 9 tahun tersisa 8" in late.findings[0].message
    early = assessed(EXERCISE, answer(budget_1=600 * MILLION, needs=with_need("p3", start=2025)), CONTEXT)
    assert codes(early) == set()


@pytest.mark.parametrize("start", [2034, 2035])
def test_the_last_year_is_still_a_year_to_begin_in(start: int) -> None:
    found = assessed(EXERCISE, answer(needs=with_need("p3", start=start, reason="Disepakati")), CONTEXT)
    assert ("KAP-08" in codes(found)) == (start == 2034)


@pytest.mark.parametrize("known", [{"start": 2026}, {"end": 2034}, {}])
def test_of_a_programme_without_years_nothing_is_asked(known: dict[str, int]) -> None:
    undated = (*PROGRAMMES[:2], programme("p3", "Loket keliling", opd="disdukcapil", **known))
    context = world(seat="inti", pillar="", sub_dimensions=(), items={"programmes": undated})
    found = assessed(EXERCISE, answer(needs=with_need("p3", start=2028, reason="Disepakati")), context)
    assert "KAP-08" not in codes(found)


def test_a_facility_that_no_programme_names_is_complete() -> None:
    unused = [{**answer()["facilities"][0], "programmes": []}]
    assert codes(assessed(EXERCISE, answer(facilities=unused), CONTEXT)) == set()


def test_only_offices_that_give_people_need_a_limit() -> None:
    staff = answer()["staff"][:1]
    resting = assessed(EXERCISE, answer(staff=staff, needs=with_need("p3", months=0)), CONTEXT)
    assert only_advice(resting) == set()
    nobody = (*PROGRAMMES[:2], programme("p3", "Loket keliling", start=2026, end=2034, pagu_2=50 * MILLION))
    unnamed = assessed(EXERCISE, answer(staff=staff), world(pillar="", items={"programmes": nobody}))
    assert "KAP-05" not in codes(unnamed)


def test_only_who_waits_longer_is_asked_why() -> None:
    later = (*PROGRAMMES[:2], programme("p3", "Loket", opd="disdukcapil", start=2027, end=2034, pagu_3=50 * MILLION))
    context = world(seat="inti", pillar="", sub_dimensions=(), items={"programmes": later})
    assert codes(assessed(EXERCISE, answer(needs=with_need("p3", start=2026)), context)) == set()
    gone = [*answer()["needs"], {"id": "p9", "months": 1, "movable": "ya", "start": 2030}]
    assert "KAP-06" not in codes(assessed(EXERCISE, answer(needs=gone), CONTEXT))


def test_a_programme_without_a_year_begins_with_an_open_one() -> None:
    assert EXERCISE.defaults is not None
    undated = world(items={"programmes": (programme("p1", "Aturan hitung"),)})
    assert EXERCISE.defaults(undated) == {"needs": [{"id": "p1", "movable": "ya"}]}
    assert EXERCISE.defaults(world(items={})) == {}


def test_advice() -> None:
    assert only_advice(assessed(EXERCISE, answer(staff=answer()["staff"][:1]), CONTEXT)) == {"KAP-05"}
    moved = assessed(EXERCISE, answer(needs=with_need("p1", start=2026)), CONTEXT)
    assert "KAP-06" in advice_codes(moved) and not moved.red
    reasoned = answer(needs=with_need("p1", start=2026, reason="Menunggu Perbup"))
    assert assessed(EXERCISE, reasoned, CONTEXT).findings == ()


def proposal(values: dict[str, Any], context: Context = CONTEXT) -> tuple[list[str], dict[str, Any]]:
    assert EXERCISE.proposer is not None
    found = EXERCISE.proposer.run(EXERCISE.read(values), context)
    return list(found.said), {row["id"]: row for row in found.values.get("needs", ())}


def test_it_says_that_everything_fits() -> None:
    said, rows = proposal(answer())
    assert said == ["Semua 3 program muat tanpa bergeser."]
    assert {name: row["start"] for name, row in rows.items()} == {"p1": 2025, "p2": 2025, "p3": 2026}


def test_it_moves_what_costs_the_least_waiting_and_says_why() -> None:
    rated = {"urgency": 3, "readiness": 3, "cost": 3, "alignment": 3}
    scores = tuple(
        Item(name, name, "priorities", values={"id": name, "impact": impact, **rated})
        for name, impact in (("p1", 5), ("p2", 1))
    )
    context = world(items={"programmes": PROGRAMMES, "priorities": scores})
    said, rows = proposal(answer(budget_1=400 * MILLION), context)
    assert said[0] == "Dari 3 program, 1 perlu bergeser supaya semuanya muat:"
    why = "anggaran 2025 perlu Rp500.000.000, batasnya Rp400.000.000"
    assert said[1] == f"“Papan waktu”: 2025 → 2026, karena {why}."
    assert rows["p2"] == {"id": "p2", "start": 2026, "reason": why}
    # What it proposes has nothing to mend.
    taken = answer(budget_1=400 * MILLION, needs=[{**row, **rows[row["id"]]} for row in answer()["needs"]])
    assert assessed(EXERCISE, taken, context).findings == ()


def test_it_names_the_limit_that_makes_it_impossible() -> None:
    fixed = [{**row, "movable": "tidak"} for row in answer()["needs"]]
    said, rows = proposal(answer(budget_1=400 * MILLION, needs=fixed))
    assert rows == {}
    assert "anggaran 2025 perlu Rp500.000.000, batasnya Rp400.000.000" in said[1]


def test_without_programmes_it_says_so() -> None:
    said, rows = proposal({}, world(items={}))
    assert rows == {} and "Belum ada program" in said[0]
