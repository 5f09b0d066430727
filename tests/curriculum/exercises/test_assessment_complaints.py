"""Layanan 24 jam: a person's numbers against her own counting rule, and the slips that wrong ones tell of."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.counting import MEDIANS, NUMBERS, SHARES, Slip, close, slip_in
from bimtek.curriculum.exercises.assessment_complaints import SLIPS, IndicatorIdea
from bimtek.plan.blocks import as_json
from bimtek.plan.preview import preview
from bimtek.tickets.rule import CHOICES, Rule, every_rule
from bimtek.tickets.training import Expected, expected
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, only_advice, red_codes, world

EXERCISE = exercise("assessment.complaints")
FULL = 15
IDEA = {
    "id": "i1",
    "proposal": "Tiket darurat yang belum diteruskan diperiksa setiap setengah jam",
    "name": "Tiket darurat selesai dalam dua jam",
    "formula": "Yang selesai dalam dua jam sejak diterima, dibagi semua tiket darurat tanpa duplikat",
    "unit": "%",
    "direction": "naik",
}


def known(rule: Rule) -> Expected:
    found = expected(rule)
    assert found is not None
    return found


def counted(rule: Rule) -> dict[str, float]:
    """What somebody who follows the rule and rounds to one decimal writes."""
    measures = {"share": SHARES, "median": MEDIANS}
    return {
        name: round(float(known(rule).numbers[f"{group}_{measure}"]), 1)
        for measure, names in measures.items()
        for name, group in names.items()
    }


def values(rule: Rule | None = None, **changed: Any) -> dict[str, Any]:
    rule = rule or Rule()
    parts = {part: getattr(rule, part) for part in CHOICES}
    slowest = {"slowest_category": "Jalan rusak", "slowest_district": "51.06.04"}
    return {**parts, **counted(rule), **slowest, "ideas": [IDEA], "baseline": 70.3, "target": 85, **changed}


@pytest.mark.parametrize("rule", list(every_rule()), ids=lambda rule: "-".join(getattr(rule, part) for part in CHOICES))
def test_whoever_follows_her_own_rule_is_right_whatever_the_rule(rule: Rule) -> None:
    result = assessed(EXERCISE, values(rule))
    assert (red_codes(result), result.points, result.maximum) == (set(), FULL, FULL)


@pytest.mark.parametrize("empty", [{}, {"ideas": []}, {"ideas": [{"id": "i1"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty).points == 0


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"start": ""}, "ADU-08 ADU-18 ADU-19"),
        ({"stop": "kapan-kapan"}, "ADU-08 ADU-18 ADU-19"),
        ({"median_emergency": None}, "ADU-09"),
        ({"median_emergency": 1.66}, "ADU-01"),
        ({"median_administration": 15.3 * 60}, "ADU-02"),
        ({"median_administration": 15.3 / 24}, "ADU-02"),
        ({"share_emergency": 0.703}, "ADU-03"),
        ({"share_emergency": 12.8}, "ADU-04"),
        ({"share_administration": 68.9}, "ADU-04"),
        ({"median_emergency": 14.4}, "ADU-04"),
        ({"share_emergency": 73.2}, "ADU-05"),
        ({"open": "left_out", "share_administration": 72.7}, "ADU-05"),
        ({"share_emergency": 92.3}, "ADU-06"),
        ({"share_emergency": 74.06}, "ADU-06"),  # counted from the moment when it was assigned
        ({"share_emergency": 74.65}, "ADU-07"),  # that, and duplicates kept: two things at once are no usual slip
        ({"median_administration": 8.1}, "ADU-06"),
        ({"share_emergency": 50}, "ADU-07"),
        ({"share_emergency": "tujuh puluh"}, "ADU-09"),
        ({"slowest_category": "Sampah"}, "ADU-10"),
        ({"slowest_category": ""}, "ADU-10"),
        ({"slowest_district": "51.06.02"}, "ADU-11"),
        ({"ideas": []}, "ADU-12"),
        ({"ideas": [{**IDEA, "formula": ""}]}, "ISI-01"),
        ({"baseline": None}, "ADU-13"),
        ({"target": None}, "ADU-13"),
        ({"target": 70.3}, "ADU-14"),
        ({"target": 70}, "ADU-14"),
        ({"ideas": [{**IDEA, "direction": "turun"}]}, "ADU-14"),
        ({"ideas": [{**IDEA, "direction": "turun"}], "target": 70.6}, "ADU-14"),
        ({"ideas": [{**IDEA, "direction": "turun"}], "target": 70.3}, "ADU-14"),
        ({"ideas": [{**IDEA, "direction": ""}]}, "ISI-01"),
        ({"ideas": [{**IDEA, "direction": ""}], "target": 60}, "ISI-01"),
        ({"ideas": [{**IDEA, "direction": ""}], "target": 70.3}, "ADU-14 ISI-01"),
    ],
)
def test_what_she_can_mend_is_red_and_costs_points(changed: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changed))
    assert red_codes(result) == set(found.split())
    assert advice_codes(result) <= ({"ADU-16"} if changed.get("open") == "left_out" else set())
    assert 0 < result.points < FULL


@pytest.mark.parametrize(("direction", "target"), [("naik", 70.6), ("naik", 85), ("turun", 70), ("turun", 60)])
def test_a_target_lies_in_its_direction(direction: str, target: float) -> None:
    result = assessed(EXERCISE, values(ideas=[{**IDEA, "direction": direction}], target=target))
    assert (result.findings, result.points) == ((), FULL)


def test_an_idea_is_named_by_what_is_written() -> None:
    assert IndicatorIdea.read({"id": "i1"}).label_in(world()) == "i1"
    assert IndicatorIdea.read({"id": "i1", "unit": "%"}).label_in(world()) == "i1"
    assert IndicatorIdea.read({**IDEA, "name": ""}).label_in(world()) == IDEA["proposal"]
    assert IndicatorIdea.read({**IDEA, "unit": ""}).label_in(world()) == IDEA["name"]
    assert IndicatorIdea.read(IDEA).label == IDEA["name"]


@pytest.mark.parametrize("off", ["0.985", "1", "1.015"])
def test_a_wrong_unit_is_seen_within_the_same_tolerance(off: str) -> None:
    right = known(Rule()).numbers["administration_median"] * Decimal(off)
    assert slip_in("median_administration", right * 60, Rule()) is Slip.MINUTES
    assert slip_in("median_administration", right / 24, Rule()) is Slip.DAYS


@pytest.mark.parametrize("off", ["-0.45", "0", "0.45"])
def test_a_fraction_is_seen_within_the_same_tolerance(off: str) -> None:
    right = known(Rule()).numbers["emergency_share"] + Decimal(off)
    assert slip_in("share_emergency", right / 100, Rule()) is Slip.FRACTION


@pytest.mark.parametrize(
    ("rule", "changed", "code"),
    [
        (Rule(start="assigned"), {}, "ADU-15"),
        (Rule(open="left_out"), {}, "ADU-16"),
        (Rule(), {"ideas": [{**IDEA, "proposal": "Belum ada aplikasi pengaduan terpadu"}]}, "ADU-17"),
    ],
)
def test_advice_costs_nothing(rule: Rule, changed: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(rule, **changed))
    assert only_advice(result) == {code}
    assert result.points == FULL


def test_without_a_rule_no_number_earns_points_and_each_says_why() -> None:
    result = assessed(EXERCISE, values(duplicates=""))
    assert red_codes(result) == {"ADU-08", "ADU-18", "ADU-19"}
    assert result.points == 4


def test_tolerance_ends_where_it_says() -> None:
    wanted = Decimal("70.29")
    assert close("share_emergency", wanted + Decimal("0.5"), wanted)
    assert not close("share_emergency", wanted + Decimal("0.51"), wanted)
    assert close("median_emergency", Decimal("1.44"), Decimal("1.39"))
    assert not close("median_emergency", Decimal("1.45"), Decimal("1.39"))
    assert close("median_administration", Decimal("15.6"), Decimal("15.3"))
    assert not close("median_administration", Decimal("15.61"), Decimal("15.3"))


@pytest.mark.parametrize("rule", list(every_rule()))
@pytest.mark.parametrize("name", list(NUMBERS))
def test_no_usual_slip_passes_as_right(name: str, rule: Rule) -> None:
    """Whatever the rule, the number of a slip lies outside the tolerance of the right one."""
    numbers, group = known(rule).numbers, NUMBERS[name]
    measure = "share" if name in SHARES else "median"
    right = numbers[f"{group}_{measure}"]
    mixed = slip_in(name, numbers[f"all_by_{group}_{measure}"], rule)
    assert mixed is Slip.MIXED or (group == "administration" and mixed is not None)
    if name in MEDIANS:
        assert slip_in(name, numbers[f"{group}_mean"], rule) is Slip.MEAN
        assert slip_in(name, right * 60, rule) is Slip.MINUTES
    else:
        assert slip_in(name, right / 100, rule) is Slip.FRACTION
        other = Rule(rule.start, rule.stop, "left_out" if rule.open == "late" else "late", rule.duplicates)
        slip = Slip.OPEN_DROPPED if rule.open == "late" else Slip.OPEN_COUNTED
        found = slip_in(name, known(other).numbers[f"{group}_{measure}"], rule)
        same = numbers["all_by_administration_share"] == known(other).numbers["administration_share"]
        assert found is slip or (found is Slip.MIXED and same)


def test_every_slip_has_its_words() -> None:
    assert set(SLIPS) == set(Slip)


def test_where_the_tickets_name_no_kecamatan_of_the_region_none_is_asked_for() -> None:
    elsewhere = world(region=dataclasses.replace(world().region, districts=()))
    result = assessed(EXERCISE, values(slowest_district=""), elsewhere)
    assert "ADU-11" not in codes(result)


def test_only_the_idea_can_be_chosen_later_and_it_carries_no_number() -> None:
    published = [field for field in EXERCISE.answer.fields.values() if field.publishes]
    assert [field.publishes for field in published] == ["indicator_ideas"]
    assert {field.kind for field in IndicatorIdea.fields.values()} <= {"text", "prose", "choice"}
    assert IndicatorIdea.read(IDEA).label_in(world()) == "Tiket darurat selesai dalam dua jam (%)"


def test_a_save_counts_nothing_and_imports_nothing_heavy() -> None:
    """Checks and preview of a whole answer, in a process of their own."""
    code = (
        "import json, sys\n"
        "from bimtek.curriculum import assess, exercise\n"
        "from bimtek.plan.preview import preview\n"
        "from tests.curriculum.exercises.planning import world\n"
        "values = json.loads(sys.argv[1])\n"
        "entry = exercise('assessment.complaints')\n"
        "assert assess(entry, values, world()).points == 15\n"
        "assert len(preview(entry, values, world())) == 2\n"
        "print([name for name in ('pandas', 'numpy', 'matplotlib', 'openpyxl') if name in sys.modules])\n"
    )
    run = [sys.executable, "-c", code, json.dumps(values())]
    done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3])
    assert done.stdout.strip() == "[]"


def test_the_preview_shows_what_goes_on_and_no_number() -> None:
    table, note = preview(EXERCISE, values(), world())
    assert table.rows[0][1] == IDEA["name"]
    assert note.text == EXERCISE.unplaced
    shown = json.dumps([as_json(table), as_json(note)])
    assert not [number for number in ("70", "1.4", "1,4", "15.3", "85") if number in shown]
