"""A book made ready for every format: numbered, laid out, with the words of its header and footer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime

from bimtek.plan.blocks import Book, Cover, Figure, Table
from bimtek.plan.layout import Stretch, stretches
from bimtek.plan.numbering import Entry, NumberedBlock, entries, number_book


@dataclass(frozen=True, slots=True)
class Pages:
    book: Book
    stretches: tuple[Stretch, ...]
    headings: tuple[Entry, ...]
    tables: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    drawn: dict[int, Figure]
    """Figures by their number."""
    epoch: int
    """Seconds: the time that stands in the files."""

    @property
    def title(self) -> str:
        """Title of the document: "Buku 1: Analisis Strategis, Kabupaten Bangli"."""
        cover = self.book.cover
        title = f"{cover.title}: {cover.subtitle}" if cover.subtitle else cover.title
        return f"{title}, {cover.region}"

    @property
    def cited(self) -> dict[str, str]:
        """Citations, "[3]", and the anchor of the row that each leads to."""
        parts = (part for stretch in self.stretches for part in stretch.parts if isinstance(part, NumberedBlock))
        tables = [part.block for part in parts if isinstance(part.block, Table) and part.block.anchor]
        return {row[0]: f"{table.anchor}_{row[0].strip('[]')}" for table in tables for row in table.rows}

    @property
    def header(self) -> str:
        return self.book.cover.title

    @property
    def footer(self) -> str:
        return f"{self.book.cover.region} {self.book.cover.year}"


def lay_out(book: Book) -> Pages:
    """Number a book and cut it into stretches of pages."""
    chapters = number_book(book)
    drawn = [each.block for chapter in chapters for each in chapter.blocks if isinstance(each.block, Figure)]
    return Pages(
        book=book,
        stretches=stretches(chapters),
        headings=entries(chapters, "Judul"),
        tables=entries(chapters, "Tabel"),
        figures=entries(chapters, "Gambar"),
        drawn=dict(enumerate(drawn, 1)),
        epoch=epoch_of(book.cover),
    )


def epoch_of(cover: Cover) -> int:
    """SOURCE_DATE_EPOCH, or the first day of the cover's year: never the clock: same book, same file."""
    if given := os.environ.get("SOURCE_DATE_EPOCH", ""):
        return int(given)
    return int(datetime(cover.year, 1, 1, tzinfo=UTC).timestamp())
