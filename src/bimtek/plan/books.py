"""From the plan to its books: the chapters of the outline, a cover, and everything that is still missing in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bimtek.curriculum.context import Context
from bimtek.errors import PlanError
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Book, Chapter, Cover, Missing, Paragraph
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.model import Plan
from bimtek.plan.outline import BookOutline, Outline
from bimtek.plan.world import context_of


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
    context = context_of(plan)
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
    chapters = []
    for place in book.chapters:
        if place.chapter not in CHAPTERS:
            raise PlanError(
                f"Bab “{place.chapter}” dalam susunan buku tidak dikenal.",
                where=f"buku {book.name}",
                next_step=f"Pakai salah satu dari: {', '.join(CHAPTERS)}.",
            )
        blocks: tuple[Block, ...] = CHAPTERS[place.chapter](plan, context)
        if place is book.chapters[0]:
            blocks = (*blocks, Paragraph(outline.label, "note"))
        chapters.append(Chapter(book.number(place), place.title, blocks))
    return Book(book.name, _cover(book, plan, final), tuple(chapters))


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
    )


TRAINING = "Dokumen latihan. Nama dan isian dibuat untuk latihan dan bukan dokumen resmi."
"""For a training cohort that says nothing itself."""
