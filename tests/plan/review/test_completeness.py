"""Parts filled of parts expected, by chapter."""

from __future__ import annotations

import pytest

from bimtek.curriculum.outline import course_outline
from bimtek.plan.blocks import Block, Book, Chapter, Cover, Heading, Missing, Paragraph, Table
from bimtek.plan.books import make_books
from bimtek.plan.model import Plan
from bimtek.plan.review.completeness import chapter_states, completeness_chapter

OPEN = Missing("Daftar risiko belum diisi.", "“Risiko” (Pertemuan IV)", ("Meja Living",))
OTHER = Missing("Target belum diisi.", "“Target dan monev” (Pertemuan IV)", ("Meja Living", "Tim inti"))
A, B, SUB, TEXT = Heading(2, "A"), Heading(2, "B"), Heading(3, "B.1"), Paragraph("Tiga program.")


def book(*chapters: tuple[Block, ...]) -> Book:
    made = tuple(Chapter(nth, f"Bab ke-{nth}", blocks) for nth, blocks in enumerate(chapters, 1))
    return Book("buku", Cover("Uji", "Buku", "", 2025, "DRAF"), made)


@pytest.mark.parametrize(
    ("blocks", "filled", "expected"),
    [
        ((TEXT,), 1, 1),
        ((OPEN,), 0, 1),
        ((A, TEXT, B, TEXT), 2, 2),
        ((A, TEXT, B, TEXT, SUB, OPEN), 1, 2),
        ((TEXT, A, TEXT), 1, 1),
        ((OPEN, A, TEXT), 1, 2),
        ((A, OPEN, OPEN, B, OTHER), 0, 2),
        ((), 1, 1),
    ],
)
def test_a_part_with_a_mark_is_not_filled(blocks: tuple[Block, ...], filled: int, expected: int) -> None:
    (state,) = chapter_states(book(blocks))
    assert (state.filled, state.expected) == (filled, expected)


def test_the_page_names_what_is_missing_and_who_owes_it() -> None:
    front = completeness_chapter(book((A, TEXT), (A, OPEN, B, OTHER)))
    assert front is not None
    said, table = front.blocks
    assert said == Paragraph(
        "Dari 3 bagian, 1 sudah terisi. Satu bab masih bertanda “Belum terisi”; tandanya ada di tempatnya, dengan "
        "latihan yang mengisinya."
    )
    assert isinstance(table, Table)
    assert table.rows == (
        ("Bab 1 Bab ke-1", "1 dari 1", "–", "–"),
        ("Bab 2 Bab ke-2", "0 dari 2", "• Daftar risiko belum diisi.\n• Target belum diisi.", "Meja Living\nTim inti"),
    )


def test_many_marks_are_counted() -> None:
    marks = tuple(Missing(f"Bagian {nth} belum diisi.") for nth in range(6))
    front = completeness_chapter(book(marks))
    assert front is not None and isinstance(front.blocks[1], Table)
    assert front.blocks[1].rows[0][2].endswith("• Bagian 3 belum diisi.\n… dan 2 lainnya")


def test_a_complete_book_carries_no_page() -> None:
    assert completeness_chapter(book((A, TEXT), (TEXT,))) is None


def test_what_a_silent_table_owes_stands_at_the_front(half_plan: Plan) -> None:
    for made in make_books(half_plan, course_outline()):
        front = completeness_chapter(made)
        if front is not None:
            table = front.blocks[1]
            assert isinstance(table, Table) and len(table.rows) == len(made.chapters)
    states = [state for made in make_books(half_plan, course_outline()) for state in chapter_states(made)]
    assert any("Meja Living" in state.owing for state in states)
