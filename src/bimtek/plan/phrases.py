"""Small pieces of Indonesian prose: lists, amounts, years, money in tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bimtek.formats import number_id
from bimtek.region.model import QUALIFIERS

OPEN = "belum diisi"
BLANK = "……"
"""An empty place in a form, for a pen."""
MILLION, BILLION, TRILLION = 10**6, 10**9, 10**12
MINUS = "−"
POINTS = "poin persen"
WORDS = (
    *("Tidak satu pun", "Satu", "Dua", "Tiga", "Empat", "Lima"),
    *("Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh", "Sebelas"),
)
"""Counts from none to eleven as words."""


def listed(words: Iterable[str], joint: str = "dan") -> str:
    """ "A", "A dan B", "A, B, dan C"."""
    several = list(words)
    if len(several) < 3:
        return f" {joint} ".join(several)
    return f"{', '.join(several[:-1])}, {joint} {several[-1]}"


def opening(count: int, noun: str) -> str:
    """A count at the beginning of a sentence, where Indonesian writes no digits: "Dua program", "Sebanyak 18 isu"."""
    if 0 <= count < len(WORDS):
        return f"{WORDS[count]} {noun}"
    return f"Sebanyak {number_id(count)} {noun}"


def portion(part: int, whole: int, noun: str) -> str:
    """The beginning of a sentence about a part: "Dari 17 program, 12", "Semua 17 program"."""
    return f"Semua {number_id(whole)} {noun}" if part == whole else f"Dari {number_id(whole)} {noun}, {number_id(part)}"


def lowest(values: Sequence[tuple[str, Decimal]], noun: str) -> str:
    """ "Yang paling rendah A (1)"; of equal ones all: "Empat dimensi sama rendah, masing-masing 1: A, B, C, dan D"."""
    least = min(value for _, value in values)
    names = [name for name, value in values if value == least]
    if len(names) == 1:
        return f"Yang paling rendah {names[0]} ({number_id(least)})"
    if len(names) == len(values):
        return f"Semua {noun} bernilai sama, {number_id(least)}"
    return f"{opening(len(names), noun)} sama rendah, masing-masing {number_id(least)}: {listed(names)}"


def small(text: str) -> str:
    """Small letters inside a sentence; abbreviations stay: "infrastruktur TIK"."""
    return " ".join(word if sum(map(str.isupper, word)) > 1 else word.lower() for word in text.split(" "))


def quoted(text: str) -> str:
    """Inside a sentence: a full stop of the text's own goes, dots that leave something open stay."""
    stripped = text.rstrip()
    alone = stripped.endswith(".") and not stripped.endswith("..")
    return f"“{stripped[:-1] if alone else stripped}”"


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a mark of its own."""
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?…" else f"{stripped}."


def inside(text: str) -> str:
    """A clause inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def amount(value: Decimal | int | float | None, unit: str = "", qualifier: str = "") -> str:
    """ "sekitar 941.000 orang", "5,09%"; "belum diukur" when there is no value."""
    if value is None:
        return "belum diukur"
    space = "" if unit.startswith("%") or not unit else " "
    return f"{QUALIFIERS.get(qualifier, '')}{number_id(_decimal(value))}{space}{unit}"


def difference(value: Decimal, unit: str = "") -> str:
    """ "+35 poin persen", "−3 hari": between two percentages lie points, not percent."""
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{amount(abs(value), POINTS if unit.startswith('%') else unit)}"


def change(before: Decimal | None, after: Decimal | None, unit: str, year: int | None = None) -> str:
    """ "60 → 95% (2029)"."""
    begin = "belum diukur" if before is None else number_id(before)
    end = f"{begin} → {amount(after, unit) if after is not None else OPEN}"
    return f"{end} ({year})" if year is not None else end


def years(start: int | None, end: int | None) -> str:
    """ "2025", "2025–2027"; "belum dijadwalkan" while one of them is open."""
    if start is None or end is None:
        return "belum dijadwalkan"
    return str(start) if start == end else f"{start}–{end}"


def millions(rupiah: int | None) -> str:
    """Rupiah in millions for a table, up to three decimals: 1.250 or 0,5; an en dash for nothing."""
    if not rupiah:
        return "–"
    return number_id(round(Decimal(rupiah) / MILLION, 3).normalize())


def short_rupiah(rupiah: int) -> str:
    """Money for people who read quickly: Rp1,1 triliun, Rp1,25 miliar, Rp180 juta; less than a million as it is."""
    for unit, name in ((TRILLION, "triliun"), (BILLION, "miliar"), (MILLION, "juta")):
        if abs(rupiah) >= unit:
            return f"Rp{_rounded(Decimal(rupiah) / unit)} {name}"
    return f"Rp{number_id(rupiah)}"


def rating(value: float | None) -> str:
    """A median of ratings: 3 or 2,5."""
    return "–" if value is None else number_id(_decimal(value))


def share(part: int, whole: int) -> str:
    """A share in whole percent: 44%; <1% of what is little but there; "" of nothing."""
    if not whole:
        return ""
    percent = Decimal(100 * part) / whole
    return "<1%" if 0 < percent < Decimal("0.5") else f"{number_id(percent, 0)}%"


def numbered(count: int, noun: str) -> str:
    """ "4 program", "tidak ada program" for none. Indonesian nouns have no plural."""
    return f"{number_id(count)} {noun}" if count else f"tidak ada {noun}"


def lines(parts: Sequence[str]) -> str:
    """The parts that say something, one a line: for a cell of a table."""
    return "\n".join(part for part in parts if part)


def _rounded(value: Decimal) -> str:
    """Two decimals at most, none where they are zeros."""
    return number_id(value, 2).rstrip("0").rstrip(",")


def _decimal(value: Decimal | int | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value)).normalize()
