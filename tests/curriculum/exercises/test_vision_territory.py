"""Angka wilayah: people choose one value in circulation, with a reason; nothing costs points."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from bimtek.curriculum import Assessment, exercise
from tests.curriculum.exercises.planning import assessed, only_advice, red_codes, world

EXERCISE = exercise("vision.territory")
CONTEXT = world(pillar="", sub_dimensions=(), data_cutoff=datetime.date(2024, 12, 31))
REASON = "Layanan kita dihitung menurut warga yang tercatat"
AREA = {"id": "luas-wilayah", "fact": "luas-bangli-2009-rpijm", "reason": "Satu-satunya angka yang bertahun saat ini"}
PEOPLE = {"id": "jumlah-penduduk", "fact": "penduduk-bangli-2023-dukcapil", "reason": REASON}


def decided(*figures: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"figures": list(figures), "decided_by": "Pleno, dipimpin Sekda", "decided_on": "2024-06-12", **changes}


def test_the_values_in_circulation_are_offered_by_indicator() -> None:
    assert [option.label for option in CONTEXT.options("contested")] == ["Luas wilayah", "Jumlah penduduk"]
    offered = CONTEXT.options("contested_facts")
    assert [option.group for option in offered].count("Luas wilayah") == 3
    assert all(option.hint for option in offered)
    assert not [option for option in offered if "Kec." in option.label]


def test_a_decision_with_reasons_has_nothing_red_and_no_points() -> None:
    result = assessed(EXERCISE, decided(AREA, PEOPLE), CONTEXT)
    assert (result.red, result.points, result.maximum) == ((), 0, 0)
    assert only_advice(result) == {"WIL-03"}, "both values are quoted from a copy"


@pytest.mark.parametrize(
    ("figures", "changes", "code"),
    [
        ((AREA, {**PEOPLE, "fact": "luas-bangli-2025-big"}), {}, "WIL-01"),
        ((AREA, {**PEOPLE, "fact": ""}), {}, "ISI-01"),
        ((AREA, {**PEOPLE, "fact": "tidak-ada"}), {}, "ISI-01"),
        ((AREA, {**PEOPLE, "reason": ""}), {}, "ISI-01"),
        ((AREA, PEOPLE), {"decided_by": ""}, "ISI-01"),
        ((AREA, PEOPLE), {"decided_on": "besok"}, "ISI-02"),
    ],
)
def test_what_is_missing_or_wrong_is_red(figures: tuple[dict[str, Any], ...], changes: Any, code: str) -> None:
    assert red_codes(assessed(EXERCISE, decided(*figures, **changes), CONTEXT)) == {code}


@pytest.mark.parametrize(
    ("changes", "code", "found"),
    [
        ({"reason": "Angka ini yang paling baru"}, "WIL-02", True),
        ({"reason": "Angka ini yang paling baru terbit"}, "WIL-02", False),
        ({"fact": "luas-bangli-lama-wikipedia"}, "WIL-04", True),
        ({}, "WIL-04", False),
        ({"fact": "luas-bangli-2025-big"}, "WIL-05", True),
        ({"fact": "luas-bangli-2025-big"}, "WIL-03", False),
    ],
)
def test_doubts_are_advice(changes: dict[str, Any], code: str, found: bool) -> None:
    result = assessed(EXERCISE, decided({**AREA, **changes}, PEOPLE), CONTEXT)
    assert (code in about_area(result)) is found
    assert result.red == ()


def about_area(result: Assessment) -> set[str]:
    return {finding.code for finding in result.findings if finding.place.row == AREA["id"]}


def test_a_reason_that_is_missing_is_not_called_short() -> None:
    assert about_area(assessed(EXERCISE, decided({**AREA, "reason": ""}, PEOPLE), CONTEXT)) == {"ISI-01", "WIL-03"}


def test_a_value_of_another_indicator_is_not_doubted_besides() -> None:
    wrong = {**AREA, "fact": "penduduk-bangli-2023-dukcapil"}
    assert about_area(assessed(EXERCISE, decided(wrong, PEOPLE), CONTEXT)) == {"WIL-01"}


@pytest.mark.parametrize(("year", "found"), [(2024, True), (2025, False), (None, False)])
def test_a_value_is_new_only_after_the_cutoff(year: int | None, found: bool) -> None:
    cutoff = None if year is None else datetime.date(year, 12, 31)
    context = world(pillar="", sub_dimensions=(), data_cutoff=cutoff)
    newest = {**AREA, "fact": "luas-bangli-2025-big"}
    assert ("WIL-05" in about_area(assessed(EXERCISE, decided(newest, PEOPLE), context))) is found
