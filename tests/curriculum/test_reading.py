"""What people type is read leniently: open stays open, and what cannot be read says what is wanted."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import READERS, Unreadable, is_open, open_value, read


def field(kind: Kind) -> Field:
    return Field(kind=kind, label="Isian")


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Kind.TEXT, "  Susut ", "Susut"),
        (Kind.TEXT, 7, "7"),
        (Kind.PROSE, "dua\nbaris", "dua\nbaris"),
        (Kind.CHOICE, "a", "a"),
        (Kind.CHOICES, ["a", " ", "b", "a"], ("a", "b")),
        (Kind.CHOICES, "a", ("a",)),
        (Kind.REFERENCES, ["x"], ("x",)),
        (Kind.RATING, 1, 1),
        (Kind.RATING, 3, 3),
        (Kind.RATING, "5", 5),
        (Kind.RATING, 3.0, 3),
        (Kind.NUMBER, 0.1, Decimal("0.1")),
        (Kind.NUMBER, "-2.50", Decimal("-2.50")),
        (Kind.NUMBER, 0, Decimal(0)),
        (Kind.NUMBER, "1E+17", Decimal("1E+17")),
        (Kind.NUMBER, "1E-18", Decimal("1E-18")),
        (Kind.NUMBER, "1." + "1" * 35, Decimal("1." + "1" * 35)),
        (Kind.MONEY, 0, 0),
        (Kind.MONEY, "2.0", 2),
        (Kind.MONEY, 1_250_000_000, 1_250_000_000),
        (Kind.YEAR, 1945, 1945),
        (Kind.YEAR, 2024, 2024),
        (Kind.YEAR, 2100, 2100),
        (Kind.DATE, "2024-06-11", datetime.date(2024, 6, 11)),
    ],
)
def test_a_stored_value_becomes_a_typed_one(kind: Kind, raw: Any, value: Any) -> None:
    found = read(raw, field(kind))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("raw", [None, "", "  "])
def test_nothing_is_open_for_every_kind(kind: Kind, raw: Any) -> None:
    value = read(raw, field(kind))
    assert is_open(value)
    assert value == open_value(field(kind))


@pytest.mark.parametrize("value", [None, "", (), []])
def test_nothing_is_open_however_it_is_stored(value: Any) -> None:
    assert is_open(value)


@pytest.mark.parametrize("value", [0, Decimal(0), "0", ("a",), False])
def test_zero_is_something(value: Any) -> None:
    assert not is_open(value)


@pytest.mark.parametrize(
    ("kind", "raw", "wanted"),
    [
        (Kind.RATING, 0, "1 sampai 5"),
        (Kind.RATING, 6, "1 sampai 5"),
        (Kind.RATING, 2.5, "1 sampai 5"),
        (Kind.RATING, True, "1 sampai 5"),
        (Kind.NUMBER, "enam", "bukan angka"),
        (Kind.NUMBER, "NaN", "bukan angka"),
        (Kind.NUMBER, "Infinity", "bukan angka"),
        (Kind.NUMBER, "1E+9999999999", "bukan angka"),
        (Kind.NUMBER, "1E-9999999999", "bukan angka"),
        (Kind.NUMBER, "1E+18", "bukan angka"),
        (Kind.NUMBER, "1E-19", "bukan angka"),
        (Kind.NUMBER, "1." + "1" * 36, "bukan angka"),
        (Kind.MONEY, -1, "rupiah bulat"),
        (Kind.MONEY, "1.5", "rupiah bulat"),
        (Kind.YEAR, 24, "empat angka"),
        (Kind.YEAR, 1944, "empat angka"),
        (Kind.YEAR, 2101, "empat angka"),
        (Kind.YEAR, 2024.5, "empat angka"),
        (Kind.DATE, "11/06/2024", "bukan tanggal"),
        (Kind.DATE, "2024-02-30", "bukan tanggal"),
        (Kind.TEXT, {"a": 1}, "rusak"),
        (Kind.TEXT, ["a"], "rusak"),
        (Kind.CHOICES, {"a": 1}, "rusak"),
    ],
)
def test_what_is_not_of_its_kind_says_what_is_wanted(kind: Kind, raw: Any, wanted: str) -> None:
    with pytest.raises(Unreadable, match=wanted):
        read(raw, field(kind))


@given(st.sampled_from(list(READERS)), st.one_of(st.text(), st.integers(), st.floats(), st.lists(st.text())))
def test_reading_gives_a_value_or_says_why_not(kind: Kind, raw: Any) -> None:
    try:
        read(raw, field(kind))
    except Unreadable as error:
        assert str(error)
