"""What belongs together on paper: a sentence and the table below it, the end of a table and its note."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import html

from bimtek.plan.blocks import Book, Chapter, Column, Cover, Heading, Paragraph, Table
from bimtek.plan.render import render_book

FILLERS = range(24, 44)
"""So many lines stand above: in some chapters the page ends between the sentence and the table."""


def chapter(lines: int) -> Chapter:
    name = f"n{lines}"
    rows = tuple((f"sel {name} {nth}",) for nth in range(6))
    return Chapter(
        lines,
        f"Bab {name}",
        (
            *(Paragraph(f"Baris {nth}.") for nth in range(lines)),
            Heading(2, f"Judul {name}"),
            Paragraph(f"Kalimat {name}."),
            Table(f"Tabel {name}", (Column("Isi"),), rows, note=f"Catatan {name}."),
        ),
    )


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bersama")
    book = Book("b", Cover("Kabupaten Uji", "Buku", "", 2025, ""), tuple(map(chapter, FILLERS)))
    render_book(book, folder)
    return folder


def test_no_page_ends_between_a_sentence_and_its_table(out: Path) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(out / "b.pdf").pages]
    alone = []
    for lines in FILLERS:
        (sentence,) = (nth for nth, text in enumerate(pages) if f"Kalimat n{lines}." in text)
        heading = [nth for nth, text in enumerate(pages) if f"Judul n{lines}" in text][-1]
        (row,) = (nth for nth, text in enumerate(pages) if f"sel n{lines} 0" in text)
        if len({sentence, heading, row}) > 1:
            alone.append(lines)
    assert alone == []


def test_word_keeps_them_too(out: Path) -> None:
    word = docx.Document(str(out / "b.docx"))
    kept = {
        line.text
        for line in word.paragraphs
        if line._p.pPr is not None and line._p.pPr.find(qn("w:keepNext")) is not None
    }
    assert {f"Kalimat n{lines}." for lines in FILLERS} <= kept
    assert "Baris 3." not in kept


def test_word_leaves_no_note_alone_behind_a_long_table(tmp_path: Path) -> None:
    rows = tuple((f"sel {nth}",) for nth in range(200))
    table = Table("Panjang", (Column("Isi"),), rows, note="Catatan.")
    book = Book("b", Cover("Kabupaten Uji", "Buku", "", 2025, ""), (Chapter(1, "Bab", (table,)),))
    render_book(book, tmp_path, ("docx",))
    made = docx.Document(str(tmp_path / "b.docx")).tables[-1]
    kept = [row._tr.find(f".//{qn('w:keepNext')}") is not None for row in made.rows]
    assert kept[-1] and not any(kept[1:-1])


def test_a_browser_is_told_what_leads(out: Path) -> None:
    page = html.fromstring((out / "b.html").read_bytes())
    assert [div.text_content().strip() for div in page.find_class("lead")] == [f"Kalimat n{n}." for n in FILLERS]


def noted(lines: int, rows: int) -> Chapter:
    name = f"{rows}-{lines}"
    cells = tuple((f"sel {name} {nth}",) for nth in range(rows))
    return Chapter(
        lines,
        f"Bab {name}",
        (
            *(Paragraph(f"Baris {nth}.") for nth in range(lines)),
            Heading(2, f"Judul {name}"),
            Paragraph(f"Kalimat {name}.", origin=f"Asal {name}."),
            Table(f"Tabel {name}", (Column("Isi"),), cells),
        ),
    )


def test_a_note_stands_on_the_page_of_its_sentence(tmp_path: Path) -> None:
    """Above short tables and above those that go over pages."""
    chapters = [noted(lines, rows) for rows in (6, 60) for lines in FILLERS]
    book = Book("b", Cover("Kabupaten Uji", "Buku", "", 2025, ""), tuple(chapters))
    render_book(book, tmp_path, ("pdf",))
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "b.pdf").pages]
    torn = []
    for name in (f"{rows}-{lines}" for rows in (6, 60) for lines in FILLERS):
        wanted = (f"Kalimat {name}.", f"Asal {name}.", f"sel {name} 0")
        found = {words: next(nth for nth, text in enumerate(pages) if words in text) for words in wanted}
        if len(set(found.values())) > 1:
            torn.append(found)
    assert torn == []
