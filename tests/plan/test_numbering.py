from __future__ import annotations

from bimtek.plan.blocks import Book, Chapter, Column, Cover, Figure, Heading, Table
from bimtek.plan.numbering import entries, number_book

COVER = Cover("Kabupaten Bangli", "Buku 1", "", 2025, "")


def table(caption: str) -> Table:
    return Table(caption, (Column("A"),), (("1",),))


def labels(*chapters: Chapter) -> list[str]:
    return [entry.label for entry in entries(number_book(Book("b", COVER, chapters)), "Judul")]


def test_headings_count_inside_their_chapter() -> None:
    blocks = (Heading(2, "a"), Heading(3, "b"), Heading(3, "c"), Heading(2, "d"), Heading(3, "e"))
    assert labels(Chapter(1, "Satu", blocks), Chapter(2, "Dua", (Heading(2, "f"),))) == [
        *("Bab 1 Satu", "1.1 a", "1.1.1 b", "1.1.2 c", "1.2 d", "1.2.1 e"),
        *("Bab 2 Dua", "2.1 f"),
    ]


def test_a_skipped_level_is_raised() -> None:
    chapters = number_book(Book("b", COVER, (Chapter(1, "Satu", (Heading(3, "a"), Heading(3, "b"))),)))
    assert [(entry.level, entry.number) for entry in entries(chapters, "Judul")] == [
        (1, "Bab 1"),
        (2, "1.1"),
        (3, "1.1.1"),
    ]


def test_a_chapter_without_number_has_no_numbers_inside() -> None:
    assert labels(Chapter(0, "Sumber", (Heading(2, "Penyumbang"),))) == ["Sumber", "Penyumbang"]


def test_tables_and_figures_count_through_the_book() -> None:
    figure = Figure("g", "alt", "radar")
    chapters = number_book(
        Book("b", COVER, (Chapter(1, "Satu", (table("x"), figure)), Chapter(0, "Dua", (table("y"), figure))))
    )
    assert [entry.label for entry in entries(chapters, "Tabel")] == ["Tabel 1 x", "Tabel 2 y"]
    assert [entry.label for entry in entries(chapters, "Gambar")] == ["Gambar 1 g", "Gambar 2 g"]


def test_anchors_are_unique_and_fit_for_word() -> None:
    chapter = Chapter(0, "Judul", (Heading(2, "a"), Heading(2, "a"), table("x")))
    chapters = number_book(Book("b", COVER, (chapter, chapter)))
    anchors = [entry.anchor for kind in ("Judul", "Tabel") for entry in entries(chapters, kind)]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor.isidentifier() and len(anchor) <= 40 for anchor in anchors)
