from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from bimtek.plan.blocks import Book, Chapter, Cover, Paragraph
from bimtek.plan.characters import covered, keepable, printable, substitutions
from bimtek.plan.render import render_book

COVER = Cover("Kabupaten Bangli", "Buku 1", "", 2025, "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kintamani – “caldera” é ½ ± → ✓ Ω", "Kintamani – “caldera” é ½ ± → ✓ Ω"),
        ("ᬩᬮᬶ (Bali)", "[U+1B29 U+1B2E U+1B36] (Bali)"),
        ("kopi 🎉", "kopi [U+1F389]"),
        ("👩‍💻!", "[U+1F469 U+1F4BB]!"),
        ("e\u0301", "é"),
        ("a\ue000b", "a[U+E000]b"),
        ("a\u200bb\ufeffc", "abc"),
        ("a\x07b", "a[U+0007]b"),
        ("satu\x0bdua\r\ntiga\u2028empat", "satu\ndua\ntiga\nempat"),
        ("\u202ekanan", "[U+202E]kanan"),
    ],
)
def test_what_no_font_has_shows_its_code_in_the_pdf(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_word_and_page_keep_letters_and_lose_only_what_no_file_can_carry() -> None:
    assert keepable("ᬩᬮᬶ 🎉 👩‍💻") == "ᬩᬮᬶ 🎉 👩‍💻"
    assert keepable("a\x07\ud800b\uffff") == "a[U+0007][U+D800]b[U+FFFF]"


def test_the_report_counts_each_character() -> None:
    book = Book("b", COVER, (Chapter(1, "🎉", (Paragraph("🎉 dan ᬩ"), Paragraph("biasa"))),))
    found = substitutions(book)
    assert [(each.character, each.times, each.code) for each in found] == [("🎉", 2, "U+1F389"), ("ᬩ", 1, "U+1B29")]
    assert found[1].name == "BALINESE LETTER BA"


def test_every_character_that_we_call_printable_can_be_printed(tmp_path: Path) -> None:
    points = sorted(covered())
    assert len(points) > 5000
    lines = ["".join(chr(point) for point in points[start : start + 40]) for start in range(0, len(points), 40)]
    book = Book("huruf", COVER, (Chapter(1, "Huruf", tuple(Paragraph(line) for line in lines)),))
    [made] = render_book(book, tmp_path, ("pdf",))  # PDF/A refuses the whole file for one glyph that is missing
    assert "OPQRSTUV" in "".join(page.extract_text() for page in pypdf.PdfReader(made).pages)
