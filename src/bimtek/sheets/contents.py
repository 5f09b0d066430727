"""What stands in a cell: how a stored value is shown there, and when two contents are the same.

A cell that nobody touched is never read: it is recognised by what was written into it, and the stored value stays as it
is, whatever a spreadsheet could not hold of it.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time
from typing import Any

from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import is_open
from bimtek.sheets.choices import Choices

Content = str | int | float | bool | date | time | None

LONGEST = 32_000
"""Excel holds 32767 characters in a cell."""
CUT = " … (dipotong; naskah utuh ada pada formulir)"
EXACT = 10**15
"""From here on a spreadsheet loses digits; such a number stands there as text."""
SEVERAL = frozenset({Kind.CHOICES, Kind.REFERENCES})
CHOSEN = frozenset({Kind.CHOICE, Kind.REFERENCE}) | SEVERAL
NUMBERS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.YEAR, Kind.RATING})

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ENDS = re.compile("\r\n?|\x0b|\x0c|\u2028|\u2029")


def shown(raw: Any, field: Field, choices: Choices) -> Content:
    """The content of a cell for a stored value; None where nothing is stored."""
    if is_open(raw):
        return None
    if field.kind in SEVERAL:
        return cut(choices.joined(raw if isinstance(raw, list) else [raw]))
    if isinstance(raw, bool | list | dict):
        return cut(json.dumps(raw, ensure_ascii=False))
    if field.kind in NUMBERS and isinstance(raw, int | float) and abs(raw) < EXACT:
        return raw if isinstance(raw, int) else float(f"{raw:.15g}")  # the digits that Excel keeps
    if field.kind is Kind.DATE and (day := _day(raw)):
        return day
    text = str(raw)
    return cut(choices.shown(text) if field.kind in CHOSEN else text)


def cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + CUT


def key(content: Content) -> str:
    """The same for the same content, however a spreadsheet keeps it."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return "BENAR" if content else "SALAH"
    if isinstance(content, int | float):
        return f"{content or 0:.15g}"  # no -0
    if isinstance(content, datetime):
        return (content if content.time() != time.min else content.date()).isoformat()
    if isinstance(content, date | time):
        return content.isoformat()
    return _ENDS.sub("\n", content).strip()


def escaped(text: str) -> str:
    """What XML cannot carry, written as Excel writes it: _x0007_."""
    marked = _ESCAPED.sub(lambda found: f"_x005F{found.group()}", text)
    return _IMPOSSIBLE.sub(lambda found: f"_x{ord(found.group()):04X}_", marked)


def unescaped(text: str) -> str:
    return _ESCAPED.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return found.group() if 0xD800 <= code < 0xE000 else chr(code)


def _day(raw: Any) -> date | None:
    """A day that a spreadsheet knows: its calendar begins in 1900."""
    try:
        day = date.fromisoformat(str(raw).strip())
    except ValueError:
        return None
    return day if day.year > 1900 and day.isoformat() == raw else None
