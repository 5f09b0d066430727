"""From the plan to its books: the chapters of the outline, a cover, and everything that is still missing in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bimtek.curriculum.context import Context
from bimtek.curriculum.outline import BookOutline, ChapterPlace, Outline
from bimtek.errors import PlanError
from bimtek.formats import date_id
from bimtek.plan.blocks import Book, Chapter, Cover, Missing, Paragraph
from bimtek.plan.chapters import CHAPTERS, SERIES, WORD_LISTS
from bimtek.plan.model import Plan
from bimtek.plan.world import context_of
from bimtek.region import load_region


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A mark in a book, with where it stands."""

    book: str
    chapter: str
    text: str
    exercise: str
    seats: tuple[str, ...]


def make_books(plan: Plan, outline: Outline, *, final: bool = False) -> tuple[Book, ...]:
    """All books of the outline. PlanError for a chapter that nobody knows."""
    context = replace(context_of(plan), outline=outline)
    return tuple(_book(book, plan, context, outline, final) for book in outline.books)


def missing_parts(books: tuple[Book, ...]) -> Iterator[MissingPart]:
    """Every mark of something missing, in the order of the books; the same mark in two books counts once."""
    seen: set[Missing] = set()
    for book in books:
        for chapter in book.chapters:
            for block in chapter.blocks:
                if isinstance(block, Missing) and block not in seen:
                    seen.add(block)
                    where = f"Bab {chapter.number} {chapter.title}" if chapter.number else chapter.title
                    yield MissingPart(book.cover.title, where, block.text, block.exercise, block.seats)


def _book(book: BookOutline, plan: Plan, context: Context, outline: Outline, final: bool) -> Book:
    numbered = [place for place in book.chapters if place.numbered]
    last = next(reversed(numbered or book.chapters), None)
    made: dict[ChapterPlace, list[Chapter]] = {}
    for place in sorted(book.chapters, key=lambda place: place.chapter in WORD_LISTS):  # they list what the others say
        chapters = [each for several in made.values() for each in several]
        made[place] = list(_chapters(place, book, plan, context, chapters))
        if place is last and made[place]:
            closing = made[place][-1]
            made[place][-1] = replace(closing, blocks=(*closing.blocks, Paragraph(outline.label, "note")))
    whole = [chapter for place in book.chapters for chapter in made[place]]
    return Book(book.name, _cover(book, plan, final), tuple(whole))


def _chapters(
    place: ChapterPlace, book: BookOutline, plan: Plan, context: Context, before: Sequence[Chapter]
) -> Iterator[Chapter]:
    """The chapter at a place of the outline; of a series one for each thing, numbered behind the place's title."""
    title = place.title_in(plan.region.head_title)
    if place.chapter in SERIES:
        for nth, (name, blocks) in enumerate(SERIES[place.chapter](plan, context), 1):
            yield Chapter(0, f"{title} {nth}. {name}", blocks)
    elif place.chapter in WORD_LISTS:
        yield Chapter(book.number(place), title, WORD_LISTS[place.chapter](before, context))
    elif place.chapter in CHAPTERS:
        yield Chapter(book.number(place), title, CHAPTERS[place.chapter](plan, context))
    else:
        raise PlanError(
            f"Bab “{place.chapter}” dalam susunan buku tidak dikenal.",
            where=f"buku {book.name}",
            next_step=f"Pakai salah satu dari: {', '.join((*CHAPTERS, *SERIES, *WORD_LISTS))}.",
        )


def _cover(book: BookOutline, plan: Plan, final: bool) -> Cover:
    """The date is that of the last base, not of today: the same agreement gives the same book."""
    day = plan.agreed_on
    status = f"DRAF, hasil sepakat {date_id(day)}" if day else "DRAF, belum ada pertemuan yang ditutup"
    return Cover(
        region=plan.region.name,
        title=book.title,
        subtitle=f"{book.subtitle}. Rencana {plan.first_year}–{plan.last_year}",
        year=(day or plan.meetings[-1].date).year,
        status="" if final else status,
        notice=(plan.cohort.notice or TRAINING) if plan.cohort.training else plan.cohort.notice,
        emblem=load_region(plan.region.code).emblem,
    )


TRAINING = "Dokumen latihan. Nama dan isian dibuat untuk latihan dan bukan dokumen resmi."
"""For a training cohort that says nothing itself."""
