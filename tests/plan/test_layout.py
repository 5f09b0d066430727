from __future__ import annotations

from bimtek.plan.blocks import Block, Book, Chapter, Column, Cover, Heading, Missing, Paragraph, Table
from bimtek.plan.layout import stretches
from bimtek.plan.numbering import Entry, number_book

WIDE = Table("lebar", (Column("A"),), (("1",),), landscape=True)
LONG = Paragraph("kata " * 400)
SHORT = Paragraph("Pengantar.")


def shape(*chapters: tuple[Block, ...]) -> list[tuple[bool, list[str]]]:
    book = Book(
        "b", Cover("r", "t", "", 2025, ""), tuple(Chapter(n, "Bab", each) for n, each in enumerate(chapters, 1))
    )
    return [
        (each.landscape, ["Chapter" if isinstance(part, Entry) else type(part.block).__name__ for part in each.parts])
        for each in stretches(number_book(book))
    ]


def test_a_book_without_wide_tables_is_one_stretch() -> None:
    assert shape((SHORT,), (LONG,)) == [(False, ["Chapter", "Paragraph", "Chapter", "Paragraph"])]


def test_heading_and_short_text_go_with_their_table() -> None:
    assert shape((LONG, Heading(2, "a"), SHORT, WIDE, LONG)) == [
        (False, ["Chapter", "Paragraph"]),
        (True, ["Heading", "Paragraph", "Table"]),
        (False, ["Paragraph"]),
    ]


def test_a_heading_above_takes_its_own_short_text_along() -> None:
    assert shape((LONG, Heading(2, "a"), SHORT, Heading(3, "b"), SHORT, WIDE)) == [
        (False, ["Chapter", "Paragraph"]),
        (True, ["Heading", "Paragraph", "Heading", "Paragraph", "Table"]),
    ]


def test_a_part_of_its_own_stays_on_its_portrait_page() -> None:
    assert shape((LONG, Heading(2, "a"), SHORT, Heading(2, "b"), SHORT, WIDE)) == [
        (False, ["Chapter", "Paragraph", "Heading", "Paragraph"]),
        (True, ["Heading", "Paragraph", "Table"]),
    ]


def test_a_long_text_stays_on_its_portrait_page() -> None:
    assert shape((Heading(2, "a"), LONG, WIDE)) == [(False, ["Chapter", "Heading", "Paragraph"]), (True, ["Table"])]


def test_a_chapter_that_begins_wide_takes_its_title_along() -> None:
    assert shape((LONG,), (Heading(2, "a"), WIDE)) == [
        (False, ["Chapter", "Paragraph"]),
        (True, ["Chapter", "Heading", "Table"]),
    ]


def test_wide_tables_with_only_headings_between_share_a_stretch() -> None:
    assert shape((LONG, WIDE, Heading(2, "b"), WIDE)) == [
        (False, ["Chapter", "Paragraph"]),
        (True, ["Table", "Heading", "Table"]),
    ]


def test_a_part_that_has_only_a_mark_needs_no_page_between_wide_tables() -> None:
    assert shape((WIDE, Heading(3, "b"), Missing("Belum ada."), Heading(3, "c"), SHORT, WIDE)) == [
        (True, ["Chapter", "Table", "Heading", "Missing", "Heading", "Paragraph", "Table"]),
    ]
    assert shape((WIDE, Heading(3, "b"), LONG, Heading(3, "c"), WIDE))[1] == (False, ["Heading", "Paragraph"])


def test_a_part_of_its_own_at_the_end_turns_the_page_back() -> None:
    assert [landscape for landscape, _ in shape((WIDE, Heading(2, "b"), SHORT))] == [True, False]


def test_nothing_is_lost_or_moved_past_another() -> None:
    blocks = (SHORT, WIDE, SHORT, Heading(2, "a"), SHORT, WIDE, WIDE, LONG, Heading(2, "b"), Heading(3, "c"), WIDE)
    names = [name for _, parts in shape(blocks) for name in parts]
    assert names == ["Chapter", *(type(block).__name__ for block in blocks)]


def test_a_short_text_at_the_end_stays_with_the_wide_table() -> None:
    assert shape((LONG, WIDE, SHORT, Missing("Belum ada.")), (LONG,)) == [
        (False, ["Chapter", "Paragraph"]),
        (True, ["Table", "Paragraph", "Missing"]),
        (False, ["Chapter", "Paragraph"]),
    ]
