"""The text of books as JSON. Sections, captions and columns are not written: they follow from the passages above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from bimtek.plan.drafts.passages import CAPTION, HEAD, HEADING, ROW, BookText, ChapterText, Origin, Passage


class Packed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PackedOrigin(Packed):
    exercise: str
    seats: tuple[str, ...]


class PackedPassage(Packed):
    kind: str
    cells: tuple[str, ...]
    origins: tuple[tuple[int, ...], ...]
    """For each cell places in the list of origins."""


class PackedChapter(Packed):
    title: str
    passages: tuple[PackedPassage, ...]


class PackedBook(Packed):
    name: str
    title: str
    chapters: tuple[PackedChapter, ...]


class PackedBooks(Packed):
    """books.json."""

    origins: tuple[PackedOrigin, ...]
    """Each exercise with its seats once."""
    books: tuple[PackedBook, ...]


def pack(books: Sequence[BookText]) -> PackedBooks:
    places: dict[Origin, int] = {}

    def packed(passage: Passage) -> PackedPassage:
        origins = tuple(tuple(places.setdefault(each, len(places)) for each in cell) for cell in passage.origins)
        return PackedPassage(kind=passage.kind, cells=passage.cells, origins=origins)

    made = tuple(
        PackedBook(
            name=book.name,
            title=book.title,
            chapters=tuple(
                PackedChapter(title=chapter.title, passages=tuple(map(packed, chapter.passages)))
                for chapter in book.chapters
            ),
        )
        for book in books
    )
    return PackedBooks(
        origins=tuple(PackedOrigin(exercise=each.exercise, seats=each.seats) for each in places), books=made
    )


def unpack(packed: PackedBooks) -> tuple[BookText, ...]:
    known = [Origin(each.exercise, each.seats) for each in packed.origins]
    return tuple(
        BookText(
            book.name,
            book.title,
            tuple(ChapterText(each.title, tuple(_placed(each.passages, known))) for each in book.chapters),
        )
        for book in packed.books
    )


def _placed(passages: Sequence[PackedPassage], known: Sequence[Origin]) -> Iterator[Passage]:
    """The passages with what follows from those above them."""
    section, caption = "", ""
    columns: tuple[str, ...] = ()
    for each in passages:
        section = each.cells[0] if each.kind == HEADING else section
        caption = each.cells[0] if each.kind == CAPTION else caption
        columns = each.cells if each.kind == HEAD else columns
        yield Passage(
            each.kind,
            each.cells,
            section,
            caption if each.kind in (HEAD, ROW) else "",
            columns if each.kind == ROW else (),
            tuple(tuple(known[place] for place in cell) for cell in each.origins),
        )
