"""How a table fits the paper: size of its letters, widths of its columns, and where a word may break."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from bimtek.plan.blocks import Column, Table

SIZES = (9.5, 8.5, 7.5, 7.0)
"""Points, the largest that fits is taken. Below 7 nobody reads a printed table."""

MOST_COLUMNS = {9.5: 6, 8.5: 9, 7.5: 12}
"""A size is not used for more columns than this, however short their words are."""

TEXT_WIDTH = {False: 439.0, True: 728.0}
"""Points between the margins, portrait and landscape A4 (15.5 and 25.7 cm)."""

PADDING = 9.0
"""Points left and right in a cell, together."""

LETTER = 0.56
"""Mean width of a letter in parts of the size, with room for bold and for a wider font than ours."""

LONGEST_WORD = 16
"""Letters: a column need not be wider than this for the sake of one word."""

BOLD = 1.12
"""How much wider bold letters are."""

WHOLE_ROW = 200.0
"""Points: a row that is not higher is kept on one page."""

SHORT_TABLE = 230.0
"""Points: a table that is not higher stands whole on one page."""

_SYLLABLE = re.compile(
    r"([aiueo](?:ng|n(?![gy])|[bcdfghjklmpqrstvwxyz])?)(?=(?:ng|ny|sy|kh|[bcdfgjkpst][rl]|[bcdfghjklmnpqrstvwxyz])[aiueo])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fit:
    """The layout of one table."""

    size: float
    """Points."""
    shares: tuple[float, ...]
    """Width of each column in parts of the text width; they add to 1."""
    letters: tuple[int, ...]
    """How many letters a line of each column holds."""
    whole_rows: bool
    """No row goes over the end of a page."""
    together: bool
    """The whole table stands on one page."""
    opening: float = 0.0
    """Points, about, of header and first row."""


def fit(table: Table) -> Fit:
    """Choose size and widths so that words stay whole where the paper allows it."""
    width = TEXT_WIDTH[table.landscape]
    words = [_longest_word(table, place) for place in range(len(table.columns))]
    size = next((size for size in SIZES if _fits(size, words, width)), SIZES[-1])
    least = [word * size * LETTER + PADDING for word in words]
    shares = _shares(_wishes(table), [part / width for part in least])
    letters = tuple(max(int((share * width - PADDING) / (size * LETTER)), 1) for share in shares)
    heights = _heights(table, letters, size)
    return Fit(size, tuple(shares), letters, max(heights) <= WHOLE_ROW, sum(heights) <= SHORT_TABLE, sum(heights[:2]))


def breakable(text: str, limit: int) -> str:
    """The text with soft hyphens between Indonesian syllables, or invisible breaks, in words longer than `limit`."""
    return re.sub(rf"\S{{{limit + 1},}}", lambda match: _broken(match.group(), limit), text)


def _broken(word: str, limit: int) -> str:
    if word.isalpha() and len(word) <= 40:
        return _SYLLABLE.sub("\\1\u00ad", word)
    step = max(min(limit - 1, 12), 1)
    return "\u200b".join(word[start : start + step] for start in range(0, len(word), step))


def _longest_word(table: Table, place: int) -> float:
    title = max((_letters(word) * BOLD for word in table.columns[place].title.split()), default=1)
    # A number and its unit stay on one line, as far as they are no longer than a word may be.
    whole = table.columns[place].align == "right"
    texts = [row[place] for row in table.rows]
    words = [part for text in texts for part in ([text] if whole and len(text) <= LONGEST_WORD else text.split())]
    cells = max(map(_letters, words), default=1)
    return min(max(title, cells), LONGEST_WORD)


def _letters(word: str) -> float:
    """Its length in mean letters: capitals are wide."""
    return sum(1.3 if letter.isupper() else 1 for letter in word)


def _fits(size: float, words: list[float], width: float) -> bool:
    if len(words) > MOST_COLUMNS.get(size, len(words)):
        return False
    return sum(word * size * LETTER + PADDING for word in words) <= width * 0.97


def _heights(table: Table, letters: tuple[int, ...], size: float) -> list[float]:
    """Points, about, of the header and each row: the lines of its highest cell."""

    def lines(row: tuple[str, ...]) -> int:
        cells = zip(row, letters, strict=True)
        return max(sum(1 + len(line) // wide for line in cell.split("\n")) for cell, wide in cells)

    rows = [tuple(column.title for column in table.columns), *table.rows]
    return [lines(row) * size * 1.25 + PADDING for row in rows]


def _wishes(table: Table) -> list[float]:
    """Half what the author gave, half how much text a column carries: nobody saw every answer before."""
    wishes = [sqrt(column.width * _amount(table, place, column)) for place, column in enumerate(table.columns)]
    return [wish / sum(wishes) for wish in wishes]


def _amount(table: Table, place: int, column: Column) -> float:
    lengths = [min(len(row[place]), 300) for row in table.rows] or [1]
    amount: float = (fmean(lengths) * max(lengths)) ** 0.35 * 2
    return max(len(column.title) * 0.5, amount, 4.0)


def _shares(wishes: list[float], least: list[float]) -> list[float]:
    """Give every column its least, and share the rest as wished. Where even the least is too much, shrink all."""
    if sum(least) >= 1:
        return [part / sum(least) for part in least]
    raised: set[int] = set()
    while True:
        free = 1 - sum(least[place] for place in raised)
        asked = sum(wish for place, wish in enumerate(wishes) if place not in raised)
        shares = [
            least[place] if place in raised else wish * free / asked if asked else 0.0
            for place, wish in enumerate(wishes)
        ]
        low = {place for place, share in enumerate(shares) if share < least[place] - 1e-9}
        if not low:
            return shares
        raised |= low
