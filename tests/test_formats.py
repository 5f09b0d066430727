"""Numbers, money and dates look as Indonesian documents write them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.formats import date_id, moment_id, number_id, points_id, rupiah, with_unit


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, None, "0"),
        (258146, None, "258.146"),
        (Decimal("1250000.5"), None, "1.250.000,5"),
        (Decimal("49.30"), None, "49,30"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("-0.0"), None, "0,0"),
        (-1234, None, "-1.234"),
        (Decimal("2.345"), 2, "2,35"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("-0.004"), 2, "0,00"),
        (7, 2, "7,00"),
        (10**40, 1, "10." + "000." * 12 + "000,0"),
    ],
)
def test_number(value: Decimal | int, decimals: int | None, text: str) -> None:
    assert number_id(value, decimals) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=value):
        number_id(Decimal(value))
    with pytest.raises(ValueError, match=value):
        rupiah(Decimal(value))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15))
def test_a_number_can_be_read_back(value: Decimal) -> None:
    assert Decimal(number_id(value).replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1250000000, "Rp1.250.000.000"),
        (Decimal("1250000000.00"), "Rp1.250.000.000"),
        (Decimal("1000.5"), "Rp1.000,50"),
        (-2000, "-Rp2.000"),
        (0, "Rp0"),
    ],
)
def test_rupiah(value: Decimal | int, text: str) -> None:
    assert rupiah(value) == text


def test_date() -> None:
    assert date_id("2024-06-11") == "11 Juni 2024"
    assert date_id(date(2024, 12, 1)) == "1 Desember 2024"
    with pytest.raises(ValueError, match="11/06/2024"):
        date_id("11/06/2024")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("91.16"), "%", "91,16%"),
        (Decimal("91.16"), "% rumah tangga", "91,16% rumah tangga"),
        (8, "desa", "8 desa"),
        (1200, "", "1.200"),
    ],
)
def test_a_number_with_its_unit(value: Decimal | int, unit: str, text: str) -> None:
    assert with_unit(value, unit) == text


@pytest.mark.parametrize(
    ("hours", "text"), [(7, "WIB"), (8, "WITA"), (9, "WIT"), (5.5, ""), (None, "")], ids=lambda value: str(value)
)
def test_a_moment_names_the_zone_that_people_know(hours: float | None, text: str) -> None:
    zone = None if hours is None else timezone(timedelta(hours=hours))
    assert moment_id(datetime(2024, 6, 11, 14, 5, tzinfo=zone)) == f"11 Juni 2024 pukul 14.05 {text}".rstrip()
    assert moment_id(datetime(2024, 6, 1, 9, 0, tzinfo=UTC)) == "1 Juni 2024 pukul 09.00"


@pytest.mark.parametrize(
    ("points", "text"), [(0.0, "0"), (40.0, "40"), (12.5, "12,5"), (7.25, "7,25"), (33.333333, "33,33"), (100, "100")]
)
def test_points(points: float, text: str) -> None:
    assert points_id(points) == text
