"""Points in time as people and spreadsheets write them: 01/05/2024 08.15, 2024-05-01T08:15, 1 Mei 2024, a cell."""

from __future__ import annotations

import datetime
import re

from bimtek.formats import MONTHS

_CLOCK = r"(?:[ T,]+(?:pukul |jam )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?(?: ?(?:WITA|WIB|WIT))?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_CLOCK}")
_LOCAL = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}){_CLOCK}")
_WORDS = re.compile(rf"(\d{{1,2}}) ([A-Za-z]+) (\d{{4}}){_CLOCK}")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?(?:WITA|WIB|WIT))?")
_NAMES = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_SHORT = {name[:3]: number for name, number in _NAMES.items()} | {"agt": 8, "ags": 8, "peb": 2, "nop": 11}


def moment_of(value: object) -> datetime.datetime | None:
    """The moment in a cell; None where nothing stands. The day comes before the month. ValueError when unreadable."""
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None, microsecond=0)
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    text = "" if value is None else " ".join(str(value).split())
    if text in ("", "-", "–"):
        return None
    if found := _ISO.fullmatch(text):
        year, month, day, *clock = found.groups()
    elif found := _LOCAL.fullmatch(text):
        day, month, year, *clock = found.groups()
    elif (found := _WORDS.fullmatch(text)) and (number := _month(found[2])):
        day, month, year, *clock = found[1], str(number), found[3], *found.groups()[3:]
    else:
        raise ValueError(text)
    hour, minute, second = (int(part or 0) for part in clock)
    return datetime.datetime(int(year), int(month), int(day), hour, minute, second)


def time_of(value: object) -> datetime.timedelta:
    """The time of day in a cell of its own, as what is added to the day. ValueError when unreadable."""
    if isinstance(value, datetime.datetime):
        value = value.time()
    if isinstance(value, datetime.time):
        return datetime.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    text = "" if value is None else str(value).strip()
    if text in ("", "-", "–"):
        return datetime.timedelta()
    if (found := _TIME.fullmatch(text)) is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(text)
    return datetime.timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3] or 0))


def _month(word: str) -> int | None:
    return _NAMES.get(word.casefold()) or _SHORT.get(word.casefold()[:3] if len(word) <= 4 else "")
