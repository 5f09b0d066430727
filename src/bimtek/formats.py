"""Numbers, money and dates as Indonesian documents write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

ZONES: dict[float, str] = {7: "WIB", 8: "WITA", 9: "WIT"}
"""Hours ahead of UTC → the name of the zone."""

_SWAP_SEPARATORS = str.maketrans(",.", ".,")


def number_id(value: Decimal | int, decimals: int | None = None) -> str:
    """A number with dots between thousands and a comma before decimals: 1.250.000,5.

    decimals: digits after the comma, rounded half up as people do. Without it the number keeps the digits
    that it has: 49.30 stays 49,30, because they say how exactly it was measured.
    Raises ValueError for what is no finite number.
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"Bukan bilangan yang dapat ditulis: {value}")
    if decimals is not None:
        # A precision of its own: with the usual 28 digits quantize() refuses a number that somebody typed too long.
        precision = max(28, number.adjusted() + decimals + 2)
        number = number.quantize(Decimal(1).scaleb(-decimals), context=Context(precision, ROUND_HALF_UP))
    if number.is_zero():
        number = abs(number)  # Decimal knows -0; readers do not
    return f"{number:,f}".translate(_SWAP_SEPARATORS)


def with_unit(value: Decimal | int, unit: str) -> str:
    """A number with its unit: 8 desa, but 91,16%."""
    space = "" if not unit or unit.startswith("%") else " "
    return f"{number_id(value)}{space}{unit}"


def rupiah(value: Decimal | int) -> str:
    """Money: Rp1.250.000.000. Cents appear only when there are some."""
    number = Decimal(value)
    whole = number.is_finite() and number == number.to_integral_value()
    text = number_id(number, 0 if whole else 2)
    return f"-Rp{text[1:]}" if text.startswith("-") else f"Rp{text}"


def date_id(value: str | date) -> str:
    """A day: 11 Juni 2024, from 2024-06-11. Raises ValueError for a text that is no ISO date."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_id(moment: datetime) -> str:
    """A day and the time of day: 11 Juni 2024 pukul 14.05 WITA. The name of the zone only for one of Indonesia's."""
    offset = moment.utcoffset()
    zone = ZONES.get(offset.total_seconds() / 3600, "") if offset is not None else ""
    return f"{date_id(moment.date())} pukul {moment:%H.%M} {zone}".rstrip()


def points_id(points: float) -> str:
    """Points: 12,5 and 40, never 40,0 and never more than two decimals."""
    number = Decimal(str(round(points, 2)))
    return number_id(number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize())
