"""The Word document: what pandoc leaves out is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from bimtek.plan.fitting import TEXT_WIDTH
from bimtek.plan.render import render_book
from tests.plan.render.sample import BOOK, GENTLE


def body_text(part: Any) -> str:
    return "".join(each.text or "" for each in part._element.iter(qn("w:t")))


def test_wide_tables_lie_on_landscape_pages(word: Any) -> None:
    turned = [section.orientation for section in word.sections]
    assert turned == [
        WD_ORIENT.PORTRAIT,  # cover
        WD_ORIENT.PORTRAIT,  # lists
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert all((section.page_width > section.page_height) == bool(section.orientation) for section in word.sections)


def test_every_section_but_the_cover_has_header_and_footer(word: Any) -> None:
    cover, *others = word.sections
    assert body_text(cover.header) == body_text(cover.footer) == ""
    for section in others:
        assert not section.header.is_linked_to_previous
        assert body_text(section.header) == f"{BOOK.cover.title}{BOOK.cover.status}"
        assert "Halaman" in body_text(section.footer)
        assert "PAGE" in "".join(each.text for each in section.footer._element.iter(qn("w:instrText")))


def test_lists_are_word_fields_that_are_filled(word: Any) -> None:
    code = " ".join(each.text for each in word.element.body.iter(qn("w:instrText")))
    assert 'TOC \\o "1-3"' in code
    assert 'TOC \\h \\z \\c "Tabel"' in code
    assert 'TOC \\h \\z \\c "Gambar"' in code
    marks = [each.get(qn("w:fldCharType")) for each in word.element.body.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("separate") == marks.count("end")


def test_each_entry_leads_somewhere(word: Any) -> None:
    targets = [each.get(qn("w:name")) for each in word.element.body.iter(qn("w:bookmarkStart"))]
    anchors = [each.get(qn("w:anchor")) for each in word.element.body.iter(qn("w:hyperlink"))]
    assert anchors
    assert set(anchors) <= set(targets)
    assert len(targets) == len(set(targets))


def test_word_opens_it_as_a_document_of_today(word: Any) -> None:
    [mode] = word.settings.element.iter(qn("w:compatSetting"))
    assert mode.get(qn("w:val")) == "15"


def test_word_asks_nothing_when_it_opens_the_file(folder: Path) -> None:
    with ZipFile(folder / "buku-contoh.docx") as packed:
        assert b"updateFields" not in packed.read("word/settings.xml")
        assert b"w:dirty" not in packed.read("word/document.xml")


def test_tables_repeat_their_header_and_fit_between_the_margins(word: Any) -> None:
    for table in word.tables:
        rows = table._tbl.tr_lst
        assert [row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None for row in rows].count(True) == 1
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows[:1])
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.findall(qn("w:gridCol"))]
        landscape = len(widths) == 14
        assert sum(widths) == pytest.approx(TEXT_WIDTH[landscape] * 20, abs=len(widths))


def test_numbers_stand_at_the_right(word: Any) -> None:
    programmes = next(table for table in word.tables if len(table.columns) == 14)
    row = programmes.rows[3]
    sides = [re.search(r'w:jc [^>]*w:val="(\w+)"', cell._tc.xml) for cell in row.cells]
    assert [side.group(1) for side in sides if side] == [
        *("right", "left", "left", "left", "left", "left", "left"),
        *("right", "right", "right", "right", "right", "left", "left"),
    ]


def test_language_is_indonesian(word: Any) -> None:
    languages = {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"id-ID"}
    assert word.core_properties.language == "id-ID"
    assert word.core_properties.title.startswith(BOOK.cover.title)


def test_same_book_same_bytes(folder: Path, tmp_path: Path) -> None:
    for made in render_book(BOOK, tmp_path):
        assert made.read_bytes() == (folder / made.name).read_bytes(), made.name


def test_a_book_of_bare_chapters_works(tmp_path: Path) -> None:
    from bimtek.plan.blocks import Book, Chapter, Cover

    book = Book("kosong", Cover("Kabupaten Bangli", "Buku 2", "", 2025, ""), (Chapter(1, "Pendahuluan", ()),))
    for made in render_book(book, tmp_path):
        assert made.stat().st_size > 1000
    assert GENTLE.chapters
