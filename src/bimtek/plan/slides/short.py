"""Texts cut to what a slide holds: a slide is read from the back of the hall, and the book has the whole text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import TypeVar

from bimtek.curriculum.rows import Row
from bimtek.plan.blocks import Column, Table

R = TypeVar("R", bound=Row)

TITLE = 84
"""Letters of a title: two lines of 22 points."""
BULLET = 120
"""Letters of a line of text: two lines of 18 points."""
LETTERS = 84
"""Letters of a table's text that fit side by side, at 13 points in the widest letters that a machine may take."""
PADDING = 2
"""Letters that the margins of a cell take."""
LINES = (4, 3, 2)
"""Lines of a cell: as many as leave the table on its slide."""
HEIGHT, LINE, MARGIN = 292, 15.6, 6
"""Points: between rule and footer; a line of a table's smallest letters; above and below the text of a row together."""
ROWS = 6
"""Rows of a table, without its header."""


def short(text: str, letters: int) -> str:
    """The text on one line, cut after a word with "…" where it is longer."""
    words = " ".join(text.split())
    if len(words) <= letters:
        return words
    whole = words[: letters - 1].rsplit(" ", 1)[0]
    kept = whole if len(whole) > letters // 2 else words[: letters - 1]
    return kept.rstrip(" ,;:(“") + "…"


def quote(text: str, letters: int = 60) -> str:
    """The text in quotation marks, cut inside them."""
    return f"“{short(text, letters)}”"


def first_of_each(rows: Iterable[R]) -> dict[str, R]:
    """The first row of each pillar."""
    found: dict[str, R] = {}
    for row in rows:
        found.setdefault(row.pillar, row)
    return found


def fitted(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Table:
    """A table for a slide: the first rows, each cell cut to so many lines of its column that the slide holds all."""
    whole = sum(column.width for column in columns)
    room = [max(int(LETTERS * column.width / whole) - PADDING, 3) for column in columns]
    kept: tuple[tuple[str, ...], ...] = ()
    for lines in LINES:
        kept = tuple(
            tuple(_cut(cell, letters, lines) for cell, letters in zip(row, room, strict=True)) for row in rows[:ROWS]
        )
        taken = [max(map(_lines, row, room)) for row in ([column.title for column in columns], *kept)]
        if sum(count * LINE + MARGIN for count in taken) <= HEIGHT:
            break
    return Table("", tuple(columns), kept)


def _cut(text: str, letters: int, lines: int) -> str:
    """The text as far as so many lines go; a word that is longer than a line stays whole."""
    words = short(text, letters * lines)
    whole = wrap(words, letters, break_long_words=False)
    return words if len(whole) <= lines else short(words, len(" ".join(whole[:lines])))


def _lines(text: str, letters: int) -> int:
    return len(wrap(text, letters))
