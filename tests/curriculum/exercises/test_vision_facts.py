"""Gambaran umum: each check passes a sound answer and finds the fault that it is there for."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.vision_facts import ChosenFact
from tests.curriculum.exercises.planning import assessed, codes, red_codes, world

EXERCISE = exercise("vision.facts")
CONTEXT = world(today=datetime.date(2024, 6, 11))
MEANING = "Warga menunggu lama sebelum laporannya ditangani."


def from_data(fact: str) -> dict[str, Any]:
    return {"id": fact, "kind": "data", "fact": fact, "meaning": MEANING}


OPD = {
    "id": "opd",
    "kind": "opd",
    "indicator": "Aduan selesai tepat waktu",
    "value": 60,
    "unit": "%",
    "year": 2023,
    "document": "Laporan pengaduan 2023, halaman 4",
    "custodian": "diskominfosan",
    "verified": "Walidata, 3 Juni 2024",
    "meaning": MEANING,
}
MISSING = {
    "id": "belum",
    "kind": "belum",
    "indicator": "Waktu tanggap darurat",
    "collector": "bpbd",
    "how": "Dari buku piket, setiap bulan, mulai Juli.",
    "meaning": MEANING,
}
FACTS = [
    from_data("desa-kelurahan-bangli-2025"),
    from_data("standar-darurat-bangli-2024"),
    from_data("lama-sekolah-bangli-2021"),
    OPD,
    MISSING,
]


def values(*changed: dict[str, Any]) -> dict[str, Any]:
    """The sound rows, the last of them replaced by the given ones."""
    return {"facts": [*FACTS[: len(FACTS) - len(changed)], *changed]}


def test_sound_facts_earn_everything_and_are_only_told_about_sources() -> None:
    result = assessed(EXERCISE, values(), CONTEXT)
    assert (result.points, result.maximum) == (20, 20)
    assert codes(result) == {"FAK-08"}


@pytest.mark.parametrize("empty", [{}, {"facts": []}, {"facts": [{"id": "a"}] * 5}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({**OPD, "value": None}, "ISI-01"),
        ({**OPD, "value": "enam puluh"}, "ISI-02"),
        ({**OPD, "unit": ""}, "ISI-01"),
        ({**OPD, "year": None}, "ISI-01"),
        ({**OPD, "document": ""}, "ISI-01"),
        ({**OPD, "custodian": "dinas-angkasa"}, "ISI-01"),
        ({**MISSING, "how": ""}, "ISI-01"),
        ({**MISSING, "collector": ""}, "ISI-01"),
        (from_data("tidak-ada"), "ISI-01"),
        (from_data("standar-darurat-bangli-2024"), "FAK-01"),
        ({**OPD, "id": "lain", "meaning": "Banyak."}, "FAK-02"),
        ({**OPD, "meaning": ""}, "FAK-02"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(row: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(row), CONTEXT)
    assert code in red_codes(result)
    assert 0 < result.points < 20


def test_two_names_alike_are_one_indicator() -> None:
    again = {**OPD, "id": "lagi", "indicator": "ADUAN selesai tepat waktu"}
    assert "FAK-01" in red_codes(assessed(EXERCISE, {"facts": [*FACTS[:4], again]}, CONTEXT))


def test_four_facts_are_too_few() -> None:
    result = assessed(EXERCISE, {"facts": FACTS[:4]}, CONTEXT)
    assert red_codes(result) == {"ISI-03"}
    assert result.points == 16 * 4 / 5  # the rows that are there; nothing for their number


def test_one_subject_only_is_advised_against() -> None:
    one_group = [from_data(fact) for fact in ("ipm-bangli-2023", "lama-sekolah-bangli-2021", "sanitasi-bangli-2021")]
    assert "FAK-03" in codes(assessed(EXERCISE, {"facts": one_group}, CONTEXT))
    assert "FAK-03" not in codes(assessed(EXERCISE, {"facts": [*one_group, OPD]}, CONTEXT))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (from_data("jalan-rusak-bangli-2009"), "FAK-04"),
        ({**OPD, "id": "lama", "year": 2018}, "FAK-04"),
        (from_data("kemiskinan-bangli-2022-2023"), "FAK-05"),
        ({**OPD, "id": "baru", "verified": ""}, "FAK-07"),
    ],
)
def test_advice_costs_nothing(row: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, {"facts": [*FACTS, row | {"indicator": row.get("indicator", "") + " lain"}]}, CONTEXT)
    assert code in codes(result)
    assert result.points == 20


def test_five_years_are_not_old() -> None:
    assert "FAK-04" not in codes(assessed(EXERCISE, values({**OPD, "year": 2019}), CONTEXT))


def test_a_figure_after_the_cutoff_is_marked_only_where_there_is_a_cutoff() -> None:
    cut = world(today=CONTEXT.today, data_cutoff=datetime.date(2024, 6, 11))
    assert "FAK-06" in codes(assessed(EXERCISE, values(), cut))
    assert "FAK-06" not in codes(assessed(EXERCISE, values(), CONTEXT))


def test_a_fact_of_the_data_carries_only_its_id_and_knows_the_rest() -> None:
    row = ChosenFact.read(from_data("air-minum-bangli-2021"))
    assert row.value_in(CONTEXT) == Decimal("91.16")
    assert (row.unit_in(CONTEXT), row.year_in(CONTEXT)) == ("% rumah tangga", 2021)
    assert row.source_in(CONTEXT).startswith("BPS 2021")
    assert row.label_in(CONTEXT) == CONTEXT.region.fact("air-minum-bangli-2021").label


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (OPD, "Aduan selesai tepat waktu, 2023: 60%"),
        ({**OPD, "verified": ""}, "Aduan selesai tepat waktu, 2023: 60% (belum diverifikasi walidata)"),
        (MISSING, "Waktu tanggap darurat (data belum tersedia)"),
        ({"id": "x", "kind": "data", "fact": "hilang", "meaning": "Entah."}, "Entah."),
    ],
)
def test_a_label_says_what_is_not_sure(row: dict[str, Any], label: str) -> None:
    assert ChosenFact.read(row).label_in(CONTEXT) == label


def test_a_number_that_is_not_measured_has_no_value_but_somebody_who_will_collect_it() -> None:
    row = ChosenFact.read(MISSING)
    assert row.value_in(CONTEXT) is None
    assert row.source_in(CONTEXT) == "dikumpulkan oleh BPBD"
