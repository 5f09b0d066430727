"""What people type into a cell, as the value that is stored: the rules of the form, and what a spreadsheet adds.

A spreadsheet turns numbers, dates and percentages into values of its own; pasted ones stay text as people write them:
1.250.000,50; Rp 1,25 miliar; 61,5%; 31/12/2025.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import Unreadable, read
from bimtek.formats import MONTHS, number_id
from bimtek.sheets.choices import SEPARATOR, Choices
from bimtek.sheets.contents import CHOSEN, EXACT, SEVERAL, Content

SCALES = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12, "t": 12}
LARGEST = 2**53 - 1
"""The largest whole number that a browser holds; a larger one is stored by its digits."""
SMALLEST = 1e-12
"""Numbers that are nearer to nothing are shown as a computer writes them."""
LONGEST_NUMBER = 40
"""Signs; what is longer is no number that anybody means."""
FIRST_DAY = date(1899, 12, 30)
"""Day 0 of Excel's calendar."""
SERIALS = range(10_000, 80_000)
"""Days of Excel's calendar that a bare number may stand for: 1927 to 2119."""
NOT_LISTED = "Pilih dari daftar pada selnya, atau salin dari lembar “Pilihan”."

_GROUPED = re.compile(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?")
_DOTTED = re.compile(r"-?\d+\.\d+")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_MONEY = re.compile(r"(?:rp\.?)?\s*(.*?)\s*([a-z]*)", re.DOTALL)
_DAY_FIRST = re.compile(r"(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.-]+(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Typed:
    """The value as it is stored, and what is the matter with it: "" or what was expected, in Indonesian.

    What cannot be read is stored as it was typed, as the form does: nothing is lost, and the form shows it, too.
    """

    value: Any
    matter: str = ""


def typed(content: Content, field: Field, choices: Choices, *, percent: bool = False) -> Typed:
    """Read a cell. percent: its number, 61.5, is shown with a percent sign."""
    text = as_text(content, percent=percent)
    if not text:
        return Typed([] if field.kind in SEVERAL else None if field.kind in NOTHING else "")
    if field.kind in SEVERAL:
        return _several(text, field, choices)
    if field.kind in CHOSEN:
        found = choices.find(text)
        value = text if found is None else found
        return Typed(value, "" if found is not None or field.open_list else NOT_LISTED)
    value = READERS[field.kind](content, text, field) if field.kind in READERS else text
    try:
        read(value, field)
    except Unreadable as error:
        return Typed(value, str(error))
    return Typed(value)


def as_text(content: Content, *, percent: bool = False) -> str:
    """A cell as people see it: 61,5 and not 61.5, 31/12/2025 and no number of days."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return "BENAR" if content else "SALAH"
    if isinstance(content, float) and content and not SMALLEST < abs(content) < EXACT:
        return str(content)
    if isinstance(content, int | float):
        sign = "%" if percent else ""
        return number_id(_exact(content)).replace(".", "") + sign
    if isinstance(content, datetime) and content.time() != time.min:
        return content.strftime("%d/%m/%Y %H.%M")
    if isinstance(content, date):
        return f"{content.day:02d}/{content.month:02d}/{content.year:04d}"
    if isinstance(content, time):
        return content.strftime("%H.%M")
    return content.replace("\r\n", "\n").replace("\r", "\n").strip()


def _several(text: str, field: Field, choices: Choices) -> Typed:
    values: dict[str, None] = {}
    unknown = []
    for part in filter(None, (part.strip() for part in re.split(rf"[{SEPARATOR}\n]", text))):
        found = choices.find(part)
        if found is None and not field.open_list:
            unknown.append(part)
        values[part if found is None else found] = None
    matter = f"Tidak ada dalam daftar: {', '.join(f'“{part}”' for part in unknown)}. {NOT_LISTED}" if unknown else ""
    return Typed(list(values), matter)


def _number(content: Content, text: str, field: Field) -> int | float | str:
    if isinstance(content, int | float) and not isinstance(content, bool):
        return _plain(_exact(content))
    bare = text.removesuffix("%") if text.endswith("%") else text.lower().removesuffix(field.unit.lower())
    number = _decimal(bare)
    return text if number is None else _plain(number)


def _money(content: Content, text: str, field: Field) -> int | str:
    """Whole rupiah; too many digits for a browser stay digits."""
    scale = 0
    if isinstance(content, int | float) and not isinstance(content, bool):
        amount: Decimal | None = _exact(content)
    else:
        found = _MONEY.fullmatch(text.lower())
        assert found is not None  # it fits any text
        scale = SCALES.get(found.group(2), 0) if found.group(2) else 0
        amount = None if found.group(2) and not scale else _decimal(found.group(1).removesuffix(",-"))
    rupiah = None if amount is None else amount.scaleb(scale)
    if rupiah is None or rupiah != rupiah.to_integral_value() or rupiah < 0:
        return text
    return int(rupiah) if rupiah <= LARGEST else str(int(rupiah))


def _whole(content: Content, text: str, field: Field) -> int | str:
    if isinstance(content, date) and field.kind is Kind.YEAR:
        return content.year
    number = _number(content, text, field)
    return number if isinstance(number, int) else text


def _date(content: Content, text: str, field: Field) -> str:
    if isinstance(content, datetime):
        return content.date().isoformat()
    if isinstance(content, date):
        return content.isoformat()
    if isinstance(content, int) and content in SERIALS:
        return (FIRST_DAY + timedelta(days=content)).isoformat()
    if found := _DAY_FIRST.fullmatch(text.lower()):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    else:
        return text
    named = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(month)]
    try:
        return date(int(year), named[0] if named else int(month), int(day)).isoformat()
    except ValueError:
        return text


READERS: dict[Kind, Callable[[Content, str, Field], Any]] = {
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.YEAR: _whole,
    Kind.RATING: _whole,
    Kind.DATE: _date,
}
NOTHING = READERS.keys() - {Kind.DATE}
"""Kinds whose open value is null; that of the others is an empty text or list."""


def _decimal(text: str) -> Decimal | None:
    """ "1.250,5" → 1250.5; "12.5" → 12.5, because no group has two digits: the dot was meant as a comma."""
    bare = re.sub(r"\s", "", text).replace("−", "-", 1).replace("–", "-", 1)
    if len(bare) > LONGEST_NUMBER:
        return None
    if _DOTTED.fullmatch(bare) and not _THOUSANDS.fullmatch(bare):
        return Decimal(bare)
    if _GROUPED.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    return None


def _exact(number: float) -> Decimal:
    """The digits that a spreadsheet keeps: 0.1 + 0.2 is 0,3."""
    return Decimal(number) if isinstance(number, int) else Decimal(f"{number:.15g}")


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() and abs(number) <= LARGEST else float(number)
