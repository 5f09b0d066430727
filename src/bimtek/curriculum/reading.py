"""Reading stored JSON values leniently: what cannot be read is reported, kept as typed, and counts as open."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from bimtek.curriculum.fields import Field, Kind


class Unreadable(ValueError):
    """The typed value is not of the field's kind; the message is Indonesian and says what is wanted.

    No error of the program: a person typed something else.
    """


def _text(raw: Any, field: Field) -> str:
    return str(raw).strip()


def _decimal(raw: Any, wanted: str) -> Decimal:
    if isinstance(raw, bool):
        raise Unreadable(wanted)
    try:
        value = Decimal(str(raw).strip())
    except InvalidOperation:
        raise Unreadable(wanted) from None
    # Looked at by its digits: arithmetic with 1E+9999999 raises, and writing 1E-9999999 out fills the memory.
    if not value.is_finite() or value.adjusted() >= 18 or value.adjusted() < -18 or len(value.as_tuple().digits) > 36:
        raise Unreadable(wanted)
    return value


def _number(raw: Any, field: Field) -> Decimal:
    return _decimal(raw, f"“{raw}” bukan angka. Tulis angka saja, misalnya 1.250,5.")


def _money(raw: Any, field: Field) -> int:
    message = f"“{raw}” bukan jumlah rupiah bulat. Tulis misalnya 1.250.000.000."
    value = _decimal(raw, message)
    if value != value.to_integral_value() or value < 0:
        raise Unreadable(message)
    return int(value)


def _whole(raw: Any, low: int, high: int, message: str) -> int:
    value = _decimal(raw, message)
    if value != value.to_integral_value() or not low <= value <= high:
        raise Unreadable(message)
    return int(value)


def _rating(raw: Any, field: Field) -> int:
    return _whole(raw, field.low, field.high, f"Nilai harus bilangan bulat {field.low} sampai {field.high}.")


def _year(raw: Any, field: Field) -> int:
    return _whole(raw, 1945, 2100, f"“{raw}” bukan tahun. Tulis empat angka, misalnya 2024.")


def _date(raw: Any, field: Field) -> datetime.date:
    try:
        return datetime.date.fromisoformat(str(raw).strip())
    except ValueError:
        raise Unreadable(f"“{raw}” bukan tanggal. Tulis misalnya 31/12/2025.") from None


def _several(raw: Any, field: Field) -> tuple[str, ...]:
    values = raw if isinstance(raw, list | tuple) else [raw]
    return tuple(dict.fromkeys(str(value).strip() for value in values if str(value).strip()))


# kind: (how it is read, the value when open)
READERS: dict[Kind, tuple[Callable[[Any, Field], Any], Any]] = {
    Kind.TEXT: (_text, ""),
    Kind.PROSE: (_text, ""),
    Kind.CHOICE: (_text, ""),
    Kind.REFERENCE: (_text, ""),
    Kind.CHOICES: (_several, ()),
    Kind.REFERENCES: (_several, ()),
    Kind.RATING: (_rating, None),
    Kind.NUMBER: (_number, None),
    Kind.MONEY: (_money, None),
    Kind.YEAR: (_year, None),
    Kind.DATE: (_date, None),
}


def is_open(value: Any) -> bool:
    """Whether nothing stands in a field. Zero is something."""
    return value is None or value == "" or value == () or value == []


def read(raw: Any, field: Field) -> Any:
    """The typed value of a stored one; `Unreadable` when it is not of the field's kind."""
    reader, when_open = READERS[field.kind]
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return when_open
    if isinstance(raw, dict) or (isinstance(raw, list) and field.kind not in (Kind.CHOICES, Kind.REFERENCES)):
        raise Unreadable("Isi ruas ini rusak. Tulis ulang.")
    return reader(raw, field)


def open_value(field: Field) -> Any:
    return READERS[field.kind][1]
