"""Titles of forms stand in the middle, places for a signature at the right, in every format."""

from io import BytesIO
from pathlib import Path

import docx
import pypdf
from docx.enum.text import WD_ALIGN_PARAGRAPH

from bimtek.plan.blocks import Book, Bullets, Chapter, Cover, Paragraph
from bimtek.plan.render import render_book

TITLE, SIGNED = "KEPUTUSAN BUPATI", "Ditetapkan di ……\nBupati,\n\u00a0\n……"
TEXT = (Paragraph("Menimbang."), Paragraph("Memutuskan."))
BOOK = Book(
    "naskah",
    Cover("Kabupaten Bangli", "Naskah", "", 2025, ""),
    (Chapter(1, "Rancangan", (Paragraph(TITLE, "centred"), *TEXT, Paragraph(SIGNED, "signature"))),),
)


def test_a_form_is_signed_in_every_format(tmp_path: Path) -> None:
    files = {path.suffix: path for path in render_book(BOOK, tmp_path)}
    word = docx.Document(BytesIO(files[".docx"].read_bytes()))
    by_style = {line.style.name: line for line in word.paragraphs}
    assert by_style["Tengah"].text == TITLE
    assert by_style["Tengah"].style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert by_style["Tanda Tangan"].text == SIGNED
    assert by_style["Tanda Tangan"].style.paragraph_format.keep_together
    assert by_style["Body Text"].paragraph_format.keep_with_next, "it does not stand alone on a page"
    page = files[".html"].read_text(encoding="utf-8")
    assert '<div class="centred">' in page and '<div class="signature">' in page
    printed = pypdf.PdfReader(files[".pdf"]).pages[-1].extract_text(extraction_mode="layout").splitlines()
    bupati = next(line for line in printed if "Bupati," in line)
    assert bupati.index("Bupati,") > max(map(len, printed)) // 3, "in the right half"


def test_lists_of_a_regulation_count_in_their_own_way(tmp_path: Path) -> None:
    marks = ("1.", "a.", "(1)")
    lists = tuple(Bullets((f"butir {mark} satu", f"butir {mark} dua"), ordered=True, marks=mark) for mark in marks)
    book = Book("daftar", BOOK.cover, (Chapter(1, "Rancangan", lists),))
    files = {path.suffix: path for path in render_book(book, tmp_path)}
    printed = pypdf.PdfReader(files[".pdf"]).pages[-1].extract_text()
    assert [f"{mark} butir" in " ".join(printed.split()) for mark in marks] == [True] * 3
    page = files[".html"].read_text(encoding="utf-8")
    assert page.count("<ol>") == page.count('<ol type="a">') == page.count('<ol type="1">') == 1
    assert 'ol[type="1"] { list-style-type: clause; }' in page
