"""Gambaran umum: each check passes a sound answer and finds the fault that it is there for."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_facts import ChosenFact
from bimtek.curriculum.findings import Weight
from tests.curriculum.exercises.planning import (
    advice_codes,
    assessed,
    at_least,
    at_most,
    only_advice,
    red_codes,
    some_words,
    world,
)

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
    """The sound rows, replaced by the given ones of the same id, or else from the last."""
    rows = [row for row in FACTS if row["id"] not in {new["id"] for new in changed}]
    return {"facts": [*rows[: len(FACTS) - len(changed)], *changed]}


def test_sound_facts_earn_everything_and_are_only_told_about_sources() -> None:
    result = assessed(EXERCISE, values(), CONTEXT)
    assert (result.points, result.maximum) == (20, 20)
    assert only_advice(result) == {"FAK-08"}


@pytest.mark.parametrize("empty", [{}, {"facts": []}, {"facts": [{"id": "a"}] * 5}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("row", "found"),
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
        ({**from_data("standar-darurat-bangli-2024"), "id": "lagi"}, "FAK-01"),
        ({**OPD, "meaning": "Banyak."}, "FAK-02"),
        ({**OPD, "meaning": ""}, "ISI-01 FAK-02"),
        ({**OPD, "indicator": ""}, "ISI-01"),
        ({**MISSING, "indicator": ""}, "ISI-01"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(row: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(row), CONTEXT)
    assert red_codes(result) == set(found.split())
    assert 0 < result.points < 20


@pytest.mark.parametrize(("number", "is_sentence"), at_least(4))
def test_what_a_figure_means_is_a_sentence(number: int, is_sentence: bool) -> None:
    result = assessed(EXERCISE, values({**MISSING, "meaning": some_words(number)}), CONTEXT)
    assert ("FAK-02" not in red_codes(result)) is is_sentence


def test_rows_without_a_name_are_not_one_indicator() -> None:
    nameless = [{**MISSING, "id": name, "indicator": ""} for name in "ab"]
    assert red_codes(assessed(EXERCISE, values(*nameless), CONTEXT)) == {"ISI-01"}


@pytest.mark.parametrize(
    ("again", "field"),
    [(from_data("standar-darurat-bangli-2024"), "fact"), ({**OPD, "id": "lagi"}, "indicator")],
)
def test_what_stands_twice_is_marked_where_it_was_chosen(again: dict[str, Any], field: str) -> None:
    [finding] = [f for f in assessed(EXERCISE, {"facts": [*FACTS, again]}, CONTEXT).findings if f.code == "FAK-01"]
    assert finding.place.field == field


def test_two_names_alike_are_one_indicator() -> None:
    again = {**OPD, "id": "lagi", "indicator": "ADUAN selesai tepat waktu"}
    assert "FAK-01" in red_codes(assessed(EXERCISE, {"facts": [*FACTS[:4], again]}, CONTEXT))


def test_four_facts_are_too_few() -> None:
    result = assessed(EXERCISE, {"facts": FACTS[:4]}, CONTEXT)
    assert red_codes(result) == {"ISI-03"}
    assert result.points == 16 * 4 / 5  # the rows that are there; nothing for their number


def test_one_subject_only_is_advised_against() -> None:
    one_group = [from_data(fact) for fact in ("ipm-bangli-2023", "lama-sekolah-bangli-2021", "sanitasi-bangli-2021")]
    for facts, found in (
        (one_group, True),
        (one_group[:2], True),
        (one_group[:1], False),  # one figure is always about one thing
        ([*one_group, OPD], False),
        (FACTS[:3], False),
    ):
        assert ("FAK-03" in advice_codes(assessed(EXERCISE, {"facts": facts}, CONTEXT))) is found


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
    assert code in advice_codes(result)
    assert result.points == 20


def about(values: dict[str, Any], code: str, context: Context = CONTEXT) -> list[tuple[str, str]]:
    """Row and field of each piece of advice with this code."""
    result = assessed(EXERCISE, values, context)
    return [(f.place.row, f.place.field) for f in result.findings if f.code == code and f.weight is not Weight.RED]


@pytest.mark.parametrize(("age", "is_fresh"), at_most(5))
def test_a_figure_is_old_after_five_years(age: int, is_fresh: bool) -> None:
    old = about(values({**OPD, "year": CONTEXT.today.year - age}), "FAK-04")
    assert old == ([] if is_fresh else [("opd", "year")])


def test_an_old_figure_of_the_data_is_marked_where_it_was_chosen() -> None:
    old = from_data("jalan-rusak-bangli-2009")
    assert about(values(old), "FAK-04") == [(old["id"], "fact")]


@pytest.mark.parametrize(("year", "is_known"), at_most(2022))
def test_a_figure_after_the_cutoff_is_marked_only_where_there_is_a_cutoff(year: int, is_known: bool) -> None:
    cut = world(today=CONTEXT.today, data_cutoff=datetime.date(2022, 6, 11))
    facts = {"facts": [from_data("lama-sekolah-bangli-2021"), {**OPD, "year": year}, MISSING]}
    assert about(facts, "FAK-06", cut) == ([] if is_known else [("opd", "year")])
    assert about(facts, "FAK-06") == []


def test_a_figure_of_the_data_after_the_cutoff_is_marked_where_it_was_chosen() -> None:
    cut = world(today=CONTEXT.today, data_cutoff=datetime.date(2022, 6, 11))
    late = from_data("desa-kelurahan-bangli-2025")
    assert about({"facts": [late]}, "FAK-06", cut) == [(late["id"], "fact")]


def test_figures_from_second_sources_are_counted() -> None:
    kinds = {fact.id: fact.source_kind for fact in CONTEXT.region.facts}
    primary = next(name for name, kind in kinds.items() if kind == "primary")
    secondary = [name for name, kind in kinds.items() if kind == "secondary"][:2]
    facts = {"facts": [from_data(name) for name in (primary, *secondary)] + [OPD]}
    (finding,) = [f for f in assessed(EXERCISE, facts, CONTEXT).findings if f.code == "FAK-08"]
    assert finding.message.startswith("2 dari 3 angka")
    assert about({"facts": [from_data(primary), OPD]}, "FAK-08") == []


def test_a_fact_of_the_data_carries_only_its_id_and_knows_the_rest() -> None:
    row = ChosenFact.read(from_data("air-minum-bangli-2021"))
    assert row.value_in(CONTEXT) == Decimal("91.16")
    assert (row.unit_in(CONTEXT), row.year_in(CONTEXT)) == ("% rumah tangga", 2021)
    assert row.source_in(CONTEXT).startswith("BPS 2021")
    assert row.label_in(CONTEXT) == CONTEXT.region.fact("air-minum-bangli-2021").label
    assert row.name_in(CONTEXT) == "Rumah tangga dengan air minum layak, Kabupaten Bangli"


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


@pytest.mark.parametrize(
    ("row", "value", "unit", "year", "source"),
    [
        (OPD, Decimal(60), "%", 2023, "Laporan pengaduan 2023, halaman 4, Diskominfosan"),
        ({**OPD, "custodian": ""}, Decimal(60), "%", 2023, "Laporan pengaduan 2023, halaman 4"),
        ({**OPD, "document": ""}, Decimal(60), "%", 2023, "Diskominfosan"),
        (MISSING, None, "", None, "dikumpulkan oleh BPBD"),
        ({**MISSING, "collector": ""}, None, "", None, ""),
        # what was typed before the kind was changed is no value of a number that nobody measures
        ({**OPD, "kind": "belum", "collector": "bpbd"}, None, "", None, "dikumpulkan oleh BPBD"),
    ],
)
def test_a_number_of_the_office_stands_in_its_row(
    row: dict[str, Any], value: Decimal | None, unit: str, year: int | None, source: str
) -> None:
    fact = ChosenFact.read(row)
    assert (fact.value_in(CONTEXT), fact.unit_in(CONTEXT), fact.year_in(CONTEXT)) == (value, unit, year)
    assert fact.source_in(CONTEXT) == source


@pytest.mark.parametrize(
    ("row", "name"),
    [(OPD, "Aduan selesai tepat waktu"), ({**OPD, "indicator": ""}, "%"), (MISSING, "Waktu tanggap darurat")],
)
def test_a_name_is_what_is_counted(row: dict[str, Any], name: str) -> None:
    assert ChosenFact.read(row).name_in(CONTEXT) == name
