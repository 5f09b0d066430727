"""Tujuan, sasaran, IKU: baselines, directions and kinds; each check passes a sound row and finds its fault."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.assessment_goals import Objective, defaults
from tests.curriculum.exercises.planning import assessed, codes, only_advice, red_codes, world

EXERCISE = exercise("assessment.goals")
GAP = Item(
    "g1",
    "Laporan terlambat",
    "gaps",
    pillar="governance",
    by=("meja-governance",),
    values={"id": "g1", "status": "gap", "own_indicator": "Laporan tepat waktu", "now": 61, "wanted": 95, "unit": "%"},
)
ASIDE = Item("g2", "Energi", "gaps", pillar="governance", by=("meja-governance",), values={"status": "bukan-prioritas"})
CONTEXT = world(today=datetime.date(2024, 7, 9), items={"gaps": (GAP, ASIDE)})
SOUND: dict[str, Any] = {
    "purpose": "Warga dilayani pada waktunya",
    "objective": "Meningkatnya laporan yang selesai tepat waktu",
    "gaps": ["g1"],
    "indicator": "Laporan selesai tepat waktu",
    "unit": "%",
    "kind": "hasil",
    "direction": "naik",
    "counting": "tahunan",
    "measured": "ada",
    "baseline": 61,
    "baseline_year": 2023,
    "target_1": 70,
    "target_5": 90,
    "target_10": 95,
    "source": "Catatan layanan",
    "owner": "diskominfosan",
}
FALLING = {"direction": "turun", "unit": "hari", "baseline": 9, "target_1": 7, "target_5": 3, "target_10": 1}
PLANNED = {"measured": "belum", "baseline_plan": "Loket mencatat sebulan", "baseline_due": "2024-07-09"}


def values(**changed: Any) -> dict[str, Any]:
    """Two objectives, the first one changed."""
    return {"objectives": [{"id": "a", **SOUND, **changed}, {"id": "b", **SOUND, **FALLING}]}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"target_1": 61},  # the first year may only begin
        {"target_10": 90},
        {"target_5": 100, "target_10": 100},
        {"counting": "kumulatif"},
        {"direction": "pertahankan", "target_1": 61, "target_5": 61, "target_10": 61},
        {**FALLING, "target_10": 0},
        {"direction": "turun", "target_1": 60, "target_5": 60, "target_10": 60},
        PLANNED,
        {**PLANNED, "baseline": None, "baseline_year": None},
        {**PLANNED, "direction": "pertahankan", "target_1": 61, "target_5": 61, "target_10": 61},
        {"baseline_due": "2024-07-08"},  # left from before
        {"unit": "jam", "target_10": 101},
        {**FALLING, "unit": "%", "target_10": 0},
        {"gaps": ["g1", "lain"], "kind": "dampak"},
    ],
)
def test_sound_objectives_earn_everything_and_find_nothing(changes: dict[str, Any]) -> None:
    if "gaps" in changes:
        changes = {**changes, "gaps": ["g1"]}
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert (result.points, result.maximum, codes(result)) == (13, 13, set())


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"objective": ""}, "ISI-01"),
        ({"target_5": "banyak"}, "ISI-02"),
        ({"owner": "dinas-lain"}, "ISI-01"),
        ({**PLANNED, "baseline_plan": ""}, "ISI-01"),
        ({"kind": ""}, "ISI-01"),
        ({**PLANNED, "baseline_due": None}, "ISI-01"),
        ({**PLANNED, "target_1": None}, "ISI-01"),
        ({**PLANNED, "target_1": None, "target_5": None}, "ISI-01 TUJ-05"),
        ({"baseline": None}, "TUJ-01"),
        ({**PLANNED, "baseline_due": "2024-07-08"}, "TUJ-02"),
        ({"measured": ""}, "TUJ-03"),
        ({**FALLING, "counting": "kumulatif"}, "TUJ-04"),
        ({"target_10": None}, "TUJ-05"),
        ({"target_1": 60}, "TUJ-06"),
        ({"target_5": 69}, "TUJ-06"),
        ({"target_10": 89}, "TUJ-06"),
        ({**FALLING, "target_1": 10}, "TUJ-06"),
        ({**FALLING, "target_10": 4}, "TUJ-06"),
        ({"target_1": 61, "target_5": 61, "target_10": 61}, "TUJ-07"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())
    assert 0 < result.points < 13


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"direction": "pertahankan"}, "TUJ-08"),
        ({"direction": "pertahankan", "target_1": 61, "target_5": 61, "target_10": 62}, "TUJ-08"),
        ({"target_10": 101}, "TUJ-09"),
        ({**FALLING, "unit": "%", "target_10": -1}, "TUJ-09"),
        ({"indicator": "Jumlah aplikasi yang dibangun"}, "TUJ-10"),
        ({"kind": "keluaran"}, "TUJ-11"),
        ({"kind": "keluaran", "indicator": "Jumlah aplikasi yang dibangun"}, "TUJ-11"),
        ({"kind": "masukan"}, "TUJ-11"),
        ({"objective": "Peningkatan pelayanan"}, "TUJ-12"),
    ],
)
def test_guesses_are_amber_and_cost_nothing(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert only_advice(result) == {code}
    assert result.points == 13


def test_a_gap_that_no_objective_aims_at_is_named_but_one_put_aside_is_not() -> None:
    rows = [{**row, "gaps": []} for row in values()["objectives"]]
    stranger = replace(GAP, id="g4", label="Pilar lain", pillar="living")
    colleague = replace(GAP, id="g5", label="Meja lain", by=("meja-lain",))
    context = world(today=CONTEXT.today, items={"gaps": (GAP, ASIDE, stranger, colleague)})
    result = assessed(EXERCISE, {"objectives": rows}, context)
    assert only_advice(result) == {"TUJ-13"}
    assert [finding.message for finding in result.findings] == [
        "Belum ada sasaran untuk kesenjangan “Laporan terlambat”."
    ]


def test_one_objective_is_not_enough() -> None:
    result = assessed(EXERCISE, {"objectives": values()["objectives"][:1]}, CONTEXT)
    assert red_codes(result) == {"ISI-03"}
    assert result.points == 5.5  # half of what the rows earn


def test_what_the_gap_knows_is_not_asked_again() -> None:
    [row] = defaults(CONTEXT)["objectives"]
    assert row == {
        "id": "g1-sasaran",
        "gaps": ["g1"],
        "measured": "ada",
        "indicator": "Laporan tepat waktu",
        "unit": "%",
        "baseline": 61.0,
        "direction": "naik",
    }
    assert defaults(world(items={})) == {}
    unmeasured = Item("g3", "x", "gaps", pillar="governance", values={**GAP.values, "now": None})
    [row] = defaults(world(items={"gaps": (unmeasured,)}))["objectives"]
    assert row["measured"] == "belum"
    assert "direction" not in row


@pytest.mark.parametrize(("wanted", "direction"), [(62, "naik"), (60, "turun"), (61, None), (None, None)])
def test_the_direction_follows_from_what_is_wanted(wanted: int | None, direction: str | None) -> None:
    gap = replace(GAP, values={**GAP.values, "wanted": wanted})
    [row] = defaults(world(items={"gaps": (gap,)}))["objectives"]
    assert row.get("direction") == direction


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"target_1": 60}, "target_1"), ({"target_5": 69}, "target_5"), ({"target_10": 89}, "target_10")],
)
def test_the_target_that_turns_back_is_marked(changes: dict[str, Any], field: str) -> None:
    (finding,) = assessed(EXERCISE, values(**changes), CONTEXT).findings
    assert (finding.code, finding.place.row, finding.place.field) == ("TUJ-06", "a", field)


def test_an_objective_is_named_by_what_it_moves() -> None:
    label = Objective.read({"id": "a", **SOUND}).label_in(CONTEXT)
    assert label == "Meningkatnya laporan yang selesai tepat waktu: Laporan selesai tepat waktu 61 → 95%"
    unmeasured = Objective.read({"id": "a", **SOUND, **PLANNED, "indicator": ""})
    assert unmeasured.label_in(CONTEXT) == SOUND["objective"]
    assert Objective.read({"id": "a", **SOUND, "target_10": None}).label_in(CONTEXT) == SOUND["objective"]


def test_a_row_is_named_by_what_is_written_of_it() -> None:
    row = {"id": "a"}
    assert Objective.read(row).label == "a"
    for name in ("purpose", "indicator", "objective"):
        row[name] = SOUND[name]
        assert Objective.read(row).label == SOUND[name]
