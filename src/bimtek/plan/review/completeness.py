"""How complete a book is: by chapter the parts that are filled, of those that it has, and who owes the rest.

A part is what stands under a heading of the second level; a chapter without such headings is one part. A part with a
mark in it is not filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bimtek.plan.blocks import Block, Book, Chapter, Column, Heading, Missing, Paragraph, Table
from bimtek.plan.phrases import lines, opening

TITLE = "Kelengkapan Draf"
SHOWN = 4
"""So many marks of a chapter are named in the table; all stand in their places."""
COLUMNS = (
    Column("Bab", width=2.0),
    Column("Terisi", "center", 1.0),
    Column("Yang belum ada", width=3.6),
    Column("Ditunggu dari", width=1.8),
)


@dataclass(frozen=True, slots=True)
class ChapterState:
    """A chapter under its printed name. `marks`: what is missing in it, each once."""

    chapter: str
    filled: int
    expected: int
    marks: tuple[Missing, ...]

    @property
    def owing(self) -> tuple[str, ...]:
        """Names of the seats that owe something, in the order of the marks."""
        return tuple(dict.fromkeys(seat for mark in self.marks for seat in mark.seats))


def chapter_states(book: Book) -> tuple[ChapterState, ...]:
    """All chapters of a book, the complete ones too."""
    return tuple(_state(chapter) for chapter in book.chapters)


def _state(chapter: Chapter) -> ChapterState:
    parts = list(_parts(chapter.blocks))
    found = tuple(dict.fromkeys(block for part in parts for block in part if isinstance(block, Missing)))
    filled = sum(not any(isinstance(block, Missing) for block in part) for part in parts)
    name = f"Bab {chapter.number} {chapter.title}" if chapter.number else chapter.title
    return ChapterState(name, filled, len(parts), found)


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """What stands under each heading. What stands before the first one is a part only where a mark is in it."""
    places = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level <= 2]
    if not places:
        yield list(blocks)
        return
    before = list(blocks[: places[0]])
    if any(isinstance(block, Missing) for block in before):
        yield before
    for start, end in zip(places, [*places[1:], len(blocks)], strict=True):
        yield list(blocks[start:end])


def completeness_chapter(book: Book) -> Chapter | None:
    """The page at the front of a draft; None for a book that carries no mark."""
    states = chapter_states(book)
    if not any(state.marks for state in states):
        return None
    return Chapter(0, TITLE, (Paragraph(lead(states)), completeness_table(states, "Kelengkapan setiap bab")))


def lead(states: Sequence[ChapterState]) -> str:
    expected, filled = sum(state.expected for state in states), sum(state.filled for state in states)
    open_ones = sum(bool(state.marks) for state in states)
    return (
        f"Dari {expected} bagian, {filled} sudah terisi. {opening(open_ones, 'bab')} masih bertanda “Belum terisi”; "
        f"tandanya ada di tempatnya, dengan latihan yang mengisinya."
    )


def completeness_table(states: Sequence[ChapterState], caption: str) -> Table:
    """One row a chapter."""
    rows = tuple(
        (
            state.chapter,
            f"{state.filled} dari {state.expected}",
            lines(_named(state.marks)) or "–",
            lines(state.owing) or "–",
        )
        for state in states
    )
    return Table(caption, COLUMNS, rows)


def _named(marks: Sequence[Missing]) -> list[str]:
    named = [f"• {mark.text}" for mark in marks[:SHOWN]]
    more = len(marks) - SHOWN
    return [*named, f"… dan {more} lainnya"] if more > 0 else named
