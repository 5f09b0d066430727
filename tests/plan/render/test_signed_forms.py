"""Titles of forms stand in the middle, places for a signature at the right, in every format."""

from io import BytesIO
from pathlib import Path

import docx
import pypdf
from docx.enum.text import WD_ALIGN_PARAGRAPH

from bimtek.plan.blocks import Book, Chapter, Cover, Paragraph
from bimtek.plan.render import render_book

TITLE, SIGNED = "KEPUTUSAN BUPATI", "Ditetapkan di ……\nBupati,\n\u00a0\n……"
BOOK = Book(
    "naskah",
    Cover("Kabupaten Bangli", "Naskah", "", 2025, ""),
    (Chapter(1, "Rancangan", (Paragraph(TITLE, "centred"), Paragraph(SIGNED, "signature"))),),
)


def test_a_form_is_signed_in_every_format(tmp_path: Path) -> None:
    files = {path.suffix: path for path in render_book(BOOK, tmp_path)}
    word = docx.Document(BytesIO(files[".docx"].read_bytes()))
    by_style = {line.style.name: line for line in word.paragraphs}
    assert by_style["Tengah"].text == TITLE
    assert by_style["Tengah"].style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert by_style["Tanda Tangan"].text == SIGNED
    assert by_style["Tanda Tangan"].style.paragraph_format.keep_together
    page = files[".html"].read_text(encoding="utf-8")
    assert '<div class="centred">' in page and '<div class="signature">' in page
    printed = pypdf.PdfReader(files[".pdf"]).pages[-1].extract_text(extraction_mode="layout").splitlines()
    bupati = next(line for line in printed if "Bupati," in line)
    assert bupati.index("Bupati,") > max(map(len, printed)) // 3, "in the right half"
