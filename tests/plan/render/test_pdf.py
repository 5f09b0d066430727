"""The PDF: for the archive, for screen readers, and the same on every machine."""

from __future__ import annotations

import re
from typing import Any

import pypdf
import pytest

from bimtek.errors import PlanError
from bimtek.plan.blocks import Book, Chapter, Cover, Figure
from bimtek.plan.render import render_book


def test_it_says_that_it_is_pdf_a_2a_and_pdf_ua_1(pdf: pypdf.PdfReader) -> None:
    metadata = pdf.trailer["/Root"]["/Metadata"].get_data().decode("utf-8")
    assert re.search(r"pdfaid:part[>\"=]+2", metadata)
    assert re.search(r"pdfaid:conformance[>\"=]+A", metadata)
    assert re.search(r"pdfuaid:part[>\"=]+1", metadata)
    assert pdf.trailer["/Root"]["/Lang"] == "id"
    assert pdf.metadata is not None
    assert pdf.metadata.title


def test_wide_pages_are_turned_and_carry_header_and_page_number(pdf: pypdf.PdfReader) -> None:
    wide = [page for page in pdf.pages if page.mediabox.width > page.mediabox.height]
    assert len(wide) >= 3
    for page in wide:
        text = page.extract_text()
        assert "Buku 1 Analisis Strategis Smart City" in text
        assert re.search(r"Halaman \d+", text)


def test_no_page_is_empty(pdf: pypdf.PdfReader) -> None:
    for number, page in enumerate(pdf.pages, 1):
        words = page.extract_text().split()
        assert len(words) > 20, number


def test_header_row_comes_again_on_each_page_of_a_table(pdf: pypdf.PdfReader) -> None:
    pages = [page.extract_text() for page in pdf.pages]
    with_rows = [text for text in pages if text.count("Pendampingan,") >= 3]
    assert len(with_rows) >= 2
    assert all("Sumber" in text and "Status" in text for text in with_rows)


def test_captions_of_figures_and_tables_begin_at_the_margin(pdf: pypdf.PdfReader) -> None:
    places: dict[str, set[int]] = {"Tabel": set(), "Gambar": set()}

    def look(text: str, page: list[float], line: list[float], font: Any, size: float) -> None:
        kind = text.strip().split(" ")[0]
        if kind in places and "Bold" in str((font or {}).get("/BaseFont")):
            places[kind].add(round(page[4] + line[4] * page[0]))

    for page in pdf.pages:
        if page.mediabox.width < page.mediabox.height:
            page.extract_text(visitor_text=look)
    margin = round(30 / 25.4 * 72)
    assert places == {"Tabel": {margin}, "Gambar": {margin}}


def test_only_our_fonts_are_inside(pdf: pypdf.PdfReader) -> None:
    fonts = set()
    for page in pdf.pages:
        resources: Any = page["/Resources"]
        fonts |= {font.get_object()["/BaseFont"].split("+")[-1] for font in resources.get("/Font", {}).values()}
    assert fonts
    assert all(name.startswith(("LibertinusSerif", "DejaVuSans")) for name in fonts)


def test_an_unknown_drawing_or_format_is_named(tmp_path: Any) -> None:
    cover = Cover("Kabupaten Bangli", "Buku 2", "", 2025, "")
    book = Book("salah", cover, (Chapter(1, "Bab", (Figure("Peta", "Peta", "globe"),)),))
    with pytest.raises(PlanError, match="jenis “globe” tidak dikenal"):
        render_book(book, tmp_path)
    with pytest.raises(PlanError, match="“odt” tidak dikenal"):
        render_book(book, tmp_path, ("odt",))
