"""A book as a list of passages: its texts and the rows of its tables, as every format prints them.

A Word document that nobody changed gives the same list (`docx/read.py`); a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bimtek.plan.ast import missing_words
from bimtek.plan.blocks import Book, Bullets, Figure, Heading, Missing, Paragraph, Table
from bimtek.plan.characters import keepable
from bimtek.plan.numbering import NumberedBlock, NumberedChapter, number_book

HEADING, TEXT, CAPTION, HEAD, ROW = "heading", "text", "caption", "head", "row"
MARK = "Belum terisi."
"""Begins the mark of a missing part."""
ORDINALS = frozenset({"No", "No."})
"""Columns that only count: a row that moved down is the same row."""
NOTHING = frozenset({"", "–"})
"""Cells that say nothing."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An exercise and the seats that answered it."""

    exercise: str
    seats: tuple[str, ...]


Origins = tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a book, or a row of one of its tables."""

    kind: str
    """heading | text | caption (without its number) | head (titles of a table's columns) | row"""
    cells: tuple[str, ...]
    """One text, or one for each column; runs of blanks are one space."""
    section: str = ""
    """The heading above it."""
    table: str = ""
    """Caption of the table that a row stands in."""
    columns: tuple[str, ...] = ()
    """Titles of the columns of a row."""
    origins: tuple[Origins, ...] = ()
    """Where each cell comes from, once it is known (`origins.py`)."""

    @property
    def text(self) -> str:
        return " | ".join(self.cells)

    @property
    def told(self) -> str:
        """A row with the titles of its columns, a line each; what is empty is left out."""
        if len(self.columns) != len(self.cells):
            return self.text
        named = zip(self.columns, self.cells, self.counted, strict=True)
        return "\n".join(f"{column}: {cell}" for column, cell, own in named if own and cell not in NOTHING)

    @property
    def counted(self) -> tuple[bool, ...]:
        """Which cells say something of their own: not those that only count rows."""
        if len(self.columns) != len(self.cells):
            return (True,) * len(self.cells)
        return tuple(column not in ORDINALS for column in self.columns)

    @property
    def key(self) -> tuple[str, ...]:
        """Two passages with one key are the same passage."""
        return tuple(cell for cell, own in zip(self.cells, self.counted, strict=True) if own)


@dataclass(frozen=True, slots=True)
class ChapterText:
    """A chapter under its printed heading."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class BookText:
    name: str
    title: str
    chapters: tuple[ChapterText, ...]


def plain(text: str) -> str:
    """A text as it is compared: what a file can carry, any run of blanks as one space."""
    return " ".join(keepable(text).split())


def text_of(book: Book) -> BookText:
    """The passages of a book by chapter; cover and lists at the front are not among them."""
    chapters = tuple(ChapterText(plain(chapter.entry.label), tuple(passages(chapter))) for chapter in number_book(book))
    return BookText(book.name, book.cover.title, chapters)


def passages(chapter: NumberedChapter) -> Iterator[Passage]:
    section = ""
    for numbered in chapter.blocks:
        if isinstance(numbered.block, Heading) and numbered.entry:
            section = plain(numbered.entry.label)
            yield Passage(HEADING, (section,), section)
        else:
            yield from _of_block(numbered, section)


def _of_block(numbered: NumberedBlock, section: str) -> Iterator[Passage]:
    match numbered.block:
        case Paragraph(text):
            yield from _texts(text.replace("\r\n", "\n").split("\n\n"), section)
        case Bullets(items):
            yield from _texts(items, section)
        case Missing() as missing:
            yield from _texts([f"{MARK} {missing_words(missing)}"], section)
        case Figure(caption):
            yield Passage(CAPTION, (plain(caption),), section)
        case Table() as table:
            yield from _of_table(table, section)


def _texts(texts: Sequence[str], section: str) -> Iterator[Passage]:
    yield from (Passage(TEXT, (words,), section) for text in texts if (words := plain(text)))


def _of_table(table: Table, section: str) -> Iterator[Passage]:
    caption, columns = plain(table.caption), tuple(plain(column.title) for column in table.columns)
    yield Passage(CAPTION, (caption,), section)
    yield Passage(HEAD, columns, section, caption)
    for row in table.rows:
        yield Passage(ROW, tuple(map(plain, row)), section, caption, columns)
    yield from _texts(table.note.replace("\r\n", "\n").split("\n\n"), section)
