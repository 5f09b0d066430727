"""What people type into a cell, and what is stored: the pairs of the form, and what a spreadsheet adds."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum.fields import Field, Kind, Option
from bimtek.sheets.choices import Choices
from bimtek.sheets.typed import as_text, typed

DAY = datetime.datetime(2025, 12, 31)
NUMBERS = {
    "1.250,5": 1250.5,
    "1.250": 1250,
    "1250": 1250,
    "0,125": 0.125,
    "0.125": 0.125,
    "12.5": 12.5,
    "-3,2": -3.2,
    "−3,2": -3.2,
    " 1 250 000 ": 1250000,
    "1.250.000,50": 1250000.5,
    "0": 0,
    "61,5%": 61.5,
    "61,5 %": 61.5,
    "12 desa": 12,
    61.5: 61.5,
    61.0: 61,
    0.1 + 0.2: 0.3,
}
NO_NUMBERS = ["dua belas", "1.25.000", "1,250,000", "12 ekor", "9" * 50, True, DAY]
MONEY = {
    "1.250.000.000": 1250000000,
    "Rp 1.250.000.000": 1250000000,
    "rp1250000000": 1250000000,
    "Rp. 1.250.000,00": 1250000,
    "1.250.000,-": 1250000,
    "1,25 miliar": 1250000000,
    "1,5 M": 1500000000,
    "750 juta": 750000000,
    "50jt": 50000000,
    "2 triliun": 2000000000000,
    "0": 0,
    1250000.0: 1250000,
    10**16: str(10**16),
}
NO_MONEY = ["1.250,50", "-5", "sekitar 5 juta", "5 ekor", "tanpa\nbiaya", 1250.5, -1]
DATES = {
    "31/12/2025": "2025-12-31",
    "31-12-2025": "2025-12-31",
    "31.12.2025": "2025-12-31",
    "1 Desember 2025": "2025-12-01",
    "1 des 2025": "2025-12-01",
    "2025-12-31": "2025-12-31",
    DAY: "2025-12-31",
    DAY.date(): "2025-12-31",
    46022: "2025-12-31",
}
NO_DATES = ["31/02/2025", "12/31/2025", "besok", "31/12/25", 7, 46022.5]
YEARS = {"2026": 2026, 2026.0: 2026, DAY: 2025, " 2026 ": 2026}
NO_YEARS = ["dua ribu", 26, 2026.5, "2026/2027"]
RATINGS = {"5": 5, 3: 3, 1.0: 1, "3,0": 3}
NO_RATINGS = ["enam", 6, 0, 2.5, "1-5"]


def a_field(kind: Kind, **more: Any) -> Field:
    return Field(kind=kind, label="Ruas", name="ruas", **more)


PAIRS = [
    *((Kind.NUMBER, *pair) for pair in NUMBERS.items()),
    *((Kind.MONEY, *pair) for pair in MONEY.items()),
    *((Kind.DATE, *pair) for pair in DATES.items()),
    *((Kind.YEAR, *pair) for pair in YEARS.items()),
    *((Kind.RATING, *pair) for pair in RATINGS.items()),
]
UNREADABLE = [
    *((Kind.NUMBER, content) for content in NO_NUMBERS),
    *((Kind.MONEY, content) for content in NO_MONEY),
    *((Kind.DATE, content) for content in NO_DATES),
    *((Kind.YEAR, content) for content in NO_YEARS),
    *((Kind.RATING, content) for content in NO_RATINGS),
]


@pytest.mark.parametrize(("kind", "content", "stored"), PAIRS)
def test_it_is_read_as_it_was_meant(kind: Kind, content: Any, stored: Any) -> None:
    found = typed(content, a_field(kind, unit="desa"), Choices())
    assert (found.value, found.matter) == (stored, "")
    assert type(found.value) is type(stored)


@pytest.mark.parametrize(("kind", "content"), UNREADABLE)
def test_what_cannot_be_read_is_kept_as_it_stands_and_said(kind: Kind, content: Any) -> None:
    found = typed(content, a_field(kind, unit="desa"), Choices())
    assert found.matter
    assert found.value == content or found.value == as_text(content)


def test_a_percentage_of_the_spreadsheet_is_what_people_see() -> None:
    assert typed(61.5, a_field(Kind.NUMBER, unit="%"), Choices(), percent=True).value == 61.5
    assert typed(61.5, a_field(Kind.TEXT), Choices(), percent=True).value == "61,5%"


TEXTS = [
    (12, "12"),
    (1250000, "1250000"),
    (61.5, "61,5"),
    (True, "BENAR"),
    (DAY, "31/12/2025"),
    (datetime.time(8, 30), "08.30"),
    ("  dua\r\nbaris ", "dua\nbaris"),
    (1e-30, "1e-30"),
    (None, ""),
]
NOTHING = [(Kind.NUMBER, None), (Kind.DATE, ""), (Kind.PROSE, ""), (Kind.CHOICES, [])]


@pytest.mark.parametrize(("content", "text"), TEXTS)
def test_any_content_becomes_text_in_a_field_of_text(content: Any, text: str) -> None:
    assert typed(content, a_field(Kind.PROSE), Choices()).value == text


@pytest.mark.parametrize(("kind", "nothing"), NOTHING)
def test_an_empty_cell_is_the_open_value_of_its_kind(kind: Kind, nothing: Any) -> None:
    assert typed("  ", a_field(kind), Choices()).value == nothing


FUNDS = (
    Option("apbd", "APBD"),
    Option("apbd-dak", "APBD-DAK"),
    Option("csr", "TJSL; CSR", "Tanggung jawab sosial"),
    Option("2.16.01", "2.16.01 Aplikasi informatika"),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("APBD", "apbd"),
        ("  apbd ", "apbd"),
        ("apbd-dak", "apbd-dak"),
        ("TJSL, CSR", "csr"),
        ("TJSL; CSR", "csr"),
        ("tanggung jawab SOSIAL", "csr"),
        ("2.16.01", "2.16.01"),
        ("2.16.01 aplikasi", "2.16.01"),
        (3, "csr"),
    ],
)
def test_a_choice_is_named_by_label_id_number_or_beginning(text: Any, value: str) -> None:
    found = typed(text, a_field(Kind.CHOICE), Choices(FUNDS))
    assert (found.value, found.matter) == (value, "")


def test_several_choices_are_separated_by_semicolons_or_lines() -> None:
    found = typed("APBD; 3\nAPBD-DAK;; apbd", a_field(Kind.CHOICES), Choices(FUNDS))
    assert (found.value, found.matter) == (["apbd", "csr", "apbd-dak"], "")


def test_what_is_in_no_list_is_named_and_kept() -> None:
    one = typed("Hibah", a_field(Kind.CHOICE), Choices(FUNDS))
    several = typed("APBD; Hibah; 9", a_field(Kind.CHOICES), Choices(FUNDS))
    assert one.value == "Hibah"
    assert "Pilih dari daftar" in one.matter
    assert several.value == ["apbd", "Hibah", "9"]
    assert "“Hibah”, “9”" in several.matter


def test_an_open_list_takes_what_it_does_not_have() -> None:
    assert typed("OPD baru", a_field(Kind.REFERENCE, open_list=True), Choices(FUNDS)).matter == ""


def test_two_options_with_one_label_can_be_told_apart() -> None:
    choices = Choices((Option("a", "Air keruh"), Option("b", "Air keruh")))
    assert [label for label, _ in choices.listed] == ["Air keruh", "Air keruh (2)"]
    assert (choices.find("air keruh"), choices.find("Air keruh (2)")) == ("a", "b")


def test_a_label_of_an_earlier_workbook_still_names_its_option() -> None:
    choices = Choices((Option("a", "Air minum keruh"),), {"Air keruh": "a"})
    assert (choices.find("Air keruh"), choices.find("Air minum keruh")) == ("a", "a")


def test_decimals_are_never_read_through_binary() -> None:
    assert Decimal(str(typed("0,1", a_field(Kind.NUMBER), Choices()).value)) == Decimal("0.1")
