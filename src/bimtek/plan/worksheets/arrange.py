"""How a worksheet is spread over A3: narrow tables as tables, wide ones as cards, all of it on one page or two.

Lengths in millimetres. They are what handwriting needs; what is left of a page is shared out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from bimtek.curriculum.fields import Kind
from bimtek.plan.worksheets.content import Box, Rows, Section, Singles

WIDTH = 396
"""Of the page without its margins."""
HEIGHT = 212
"""Of a page for the boxes, below title and reason and above hints."""
# kind: (width of a column, width of a box in 24ths of the page, height)
SIZES = {
    Kind.TEXT: (44, 6, 12),
    Kind.PROSE: (62, 8, 16),
    Kind.CHOICE: (36, 6, 12),
    Kind.CHOICES: (52, 8, 12),
    Kind.REFERENCE: (44, 6, 12),
    Kind.REFERENCES: (50, 6, 14),
    Kind.RATING: (28, 3, 12),
    Kind.NUMBER: (26, 3, 12),
    Kind.MONEY: (36, 4, 12),
    Kind.YEAR: (20, 3, 12),
    Kind.DATE: (28, 3, 12),
}
UNITS = 24
LABELLED = 8
"""Height that label and hint take in a box of a card."""
HEADED = 22
"""Height of a section's title and of a table's header."""
NAMED = 44
"""Width of the column that names fixed rows."""
LETTERS = 20
"""Of a name that surely fit on a line of that column."""
MOST_ROWS, SOME_ROWS, FEW_ROWS = 8, 5, 4
"""Lines of an exercise's only table, of one that shares the page, and of one with tall lines that shares it."""
TALL = 14
MOST_TICKED = 40
"""A box with more options than that is no box to tick; the printing says so."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write in. naming, names: header and cells of the first column, where rows are named."""

    label: str
    columns: tuple[Box, ...]
    widths: tuple[int, ...]
    naming: str
    names: tuple[str, ...] | None
    lines: int
    height: int


@dataclass(frozen=True, slots=True)
class Card:
    """Boxes in rows; `heights` of the rows, `widths` of the boxes."""

    label: str
    rows: tuple[tuple[Box, ...], ...]
    widths: tuple[tuple[int, ...], ...]
    heights: tuple[int, ...]

    @property
    def height(self) -> int:
        return sum(self.heights) + (6 if self.label else 0)


Part = Table | Card


def pages(sections: Sequence[Section]) -> tuple[tuple[Part, ...], ...]:
    """The parts of each page."""
    only = len(sections) == 1
    parts = [part for section in sections for part in _parts(section, only=only)]
    spread: list[list[Part]] = [[]]
    for part in parts:
        if spread[-1] and sum(other.height for other in spread[-1]) + part.height > HEIGHT:
            spread.append([])
        spread[-1].append(part)
    return tuple(tuple(page) for page in spread)


def _parts(section: Section, *, only: bool) -> Iterator[Part]:
    if isinstance(section, Singles):
        yield _card("", section.boxes)
    elif sum(SIZES[box.kind][0] for box in section.columns) > WIDTH:
        card = _card(section.label, section.columns)
        fitting = max(1, HEIGHT // card.height)
        wanted = fitting if fitting >= max(section.least, 2) else 2 * fitting
        for number in range(1, wanted + 1):
            yield _card(f"{section.label}: {number}", section.columns)
    else:
        yield from _tables(section, only=only)


def _tables(section: Rows, *, only: bool) -> Iterator[Table]:
    tall = max([*(_height(box, SIZES[box.kind][0]) for box in section.columns), *map(_height_of_name, section.names)])
    fitting = (HEIGHT - HEADED) // tall
    shared = FEW_ROWS if tall >= TALL else SOME_ROWS
    lines = min(fitting, MOST_ROWS) if only else max(section.least, shared)
    names = section.names or (("",) * lines if section.naming else None)
    widths = tuple(SIZES[box.kind][0] for box in section.columns)
    if names is None:
        yield Table(section.label, section.columns, widths, "", None, lines, HEADED + lines * tall)
        return
    for start in range(0, len(names), fitting):
        some = names[start : start + fitting]
        height = HEADED + len(some) * tall
        yield Table(section.label, section.columns, (NAMED, *widths), section.naming, some, len(some), height)


def _height(box: Box, width: int) -> int:
    """What a box takes: room to write, or all its options to tick, side by side as far as they go."""
    least = SIZES[box.kind][2]
    if box.kind is Kind.RATING or not box.ticks:
        return least
    lines = ceil(sum(1.7 * len(words) + 7 for words in box.ticks) / (width - 4))
    return max(least, min(ceil(3 + 4.3 * lines), MOST_TICKED))


def _height_of_name(name: str) -> int:
    """What a name takes in the column that names fixed rows: a loose end of the benang merah is a whole sentence."""
    return 4 + ceil(4.6 * ceil(len(name) / LETTERS))


def _card(label: str, boxes: tuple[Box, ...]) -> Card:
    """Boxes side by side, in rows that are about equally full."""
    total = sum(SIZES[box.kind][1] for box in boxes)
    full = total / max(1, round(total / UNITS))
    rows: list[list[Box]] = []
    taken = 0
    for box in boxes:
        units = SIZES[box.kind][1]
        if not rows or taken + units / 2 > full * len(rows):
            rows.append([])
        rows[-1].append(box)
        taken += units
    return Card(
        label,
        tuple(tuple(row) for row in rows),
        tuple(tuple(SIZES[box.kind][1] for box in row) for row in rows),
        tuple(LABELLED + max(_height(box, SIZES[box.kind][1] * WIDTH // UNITS) for box in row) for row in rows),
    )
