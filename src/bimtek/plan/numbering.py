"""Numbers for chapters, headings, tables and figures: given once here, so that they are equal in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from bimtek.plan.blocks import Block, Book, Chapter, Figure, Heading, Table

HEADING = "Judul"
KINDS = {Table: "Tabel", Figure: "Gambar"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list at the front of a book, and the number of what it points to."""

    kind: str
    """Judul | Tabel | Gambar"""
    level: int
    """1 chapter, 2 and 3 headings; 0 for tables and figures."""
    number: str
    """ "Bab 1", "1.2", "Tabel 3"; empty for what has no number."""
    title: str
    anchor: str
    """Name of the link target: letters, digits and underscores, as Word wants it."""

    @property
    def label(self) -> str:
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class NumberedBlock:
    block: Block
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class NumberedChapter:
    entry: Entry
    blocks: tuple[NumberedBlock, ...]


def number_book(book: Book) -> tuple[NumberedChapter, ...]:
    """Number a book: "Bab 1", "1.1", "1.1.1", and tables and figures through the whole book.

    A heading that skips a level is raised to the next one: a screen reader counts levels, and PDF/UA forbids the hole.
    """
    captions = {kind: count(1) for kind in KINDS.values()}
    return tuple(_chapter(chapter, place, captions) for place, chapter in enumerate(book.chapters, 1))


def entries(chapters: tuple[NumberedChapter, ...], kind: str) -> tuple[Entry, ...]:
    """All entries of one kind in the order of the book."""
    return tuple(entry for entry in _all_entries(chapters) if entry.kind == kind)


def _all_entries(chapters: tuple[NumberedChapter, ...]) -> Iterator[Entry]:
    for chapter in chapters:
        yield chapter.entry
        yield from (numbered.entry for numbered in chapter.blocks if numbered.entry)


def _chapter(chapter: Chapter, place: int, captions: dict[str, count[int]]) -> NumberedChapter:
    number = f"Bab {chapter.number}" if chapter.number else ""
    entry = Entry(HEADING, 1, number, chapter.title, f"bab_{place}")
    headings = [place]
    blocks = []
    for block in chapter.blocks:
        if isinstance(block, Heading):
            level = min(max(block.level, 2), len(headings) + 1, 3)
            headings = [*headings[:level], 0][:level]
            headings[level - 1] += 1
            inside = ".".join(str(part) for part in headings[1:])
            title_number = f"{chapter.number}.{inside}" if chapter.number else ""
            anchor = "bagian_" + "_".join(str(part) for part in headings)
            blocks.append(NumberedBlock(block, Entry(HEADING, level, title_number, block.text, anchor)))
        elif isinstance(block, Table | Figure):
            kind = KINDS[type(block)]
            nth = next(captions[kind])
            caption = Entry(kind, 0, f"{kind} {nth}", block.caption, f"{kind.lower()}_{nth}")
            blocks.append(NumberedBlock(block, caption))
        else:
            blocks.append(NumberedBlock(block))
    return NumberedChapter(entry, tuple(blocks))
