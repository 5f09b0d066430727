"""Whatever people type stands as text."""

from __future__ import annotations

import base64
import hashlib
import random
import re
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import html

from bimtek.plan.blocks import Book, Bullets, Chapter, Column, Cover, Figure, Heading, Missing, Paragraph, Table
from bimtek.plan.characters import printable
from bimtek.plan.render import render_book
from bimtek.plan.render.html import TEMPLATES
from tests.plan.render.conftest import Opened
from tests.plan.render.sample import BALINESE, HOSTILE

PLACES = 3  # a paragraph, a list item and a cell at least

MARKUP = [
    *"#$*_`<>@[](){}\\/~-=+.'\":;!?&^%|,012 ax  \n\u00a0",
    *(
        "//",
        "/*",
        "*/",
        "https://a.b",
        "--",
        "...",
        "#let",
        "{=typst}",
        "www.x.id",
        "a@b.id",
        "1.",
        "- ",
        "= ",
        "/ t: ",
    ),
]
"""What markup languages are made of."""


def squeezed(text: str) -> str:
    """The text without what a layout may add or take: blanks and places where a word may break."""
    return re.sub(r"[\s\u00ad\u200b]", "", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_word_and_page_keep_it(text: str, opened_word: Opened, opened_page: Opened) -> None:
    for opened in (opened_word, opened_page):
        assert squeezed(opened.text).count(squeezed(text)) >= PLACES


@pytest.mark.parametrize("text", HOSTILE)
def test_pdf_shows_it_or_its_code(text: str, opened_pdf: Opened) -> None:
    assert squeezed(opened_pdf.text).count(squeezed(printable(text))) >= PLACES


def test_pdf_explains_the_codes(opened_pdf: Opened) -> None:
    assert BALINESE not in opened_pdf.text
    assert "[U+1B29 U+1B17 U+1B44 U+1B2E U+1B36]" in opened_pdf.text
    assert "[U+1F389]" in opened_pdf.text
    assert "Catatan cetak:" in opened_pdf.text


def test_page_runs_our_script_alone_and_loads_nothing(markup: Any, folder: Path) -> None:
    [script] = markup.iter("script")
    assert script.text == (TEMPLATES / "page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.text.encode("utf-8")).digest()).decode("ascii")
    policy = markup.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:"
    assert not list(markup.iter("iframe", "object", "link"))
    addresses = [each.get(name) for each in markup.iter() for name in ("src", "href", "srcset") if each.get(name)]
    assert addresses
    assert all(address.startswith(("#", "data:image/svg+xml;base64,")) for address in addresses)
    assert "url(" not in markup.findtext(".//style")
    assert not [each for each in markup.iter() for name in each.keys() if name.startswith("on")]  # noqa: SIM118


def test_no_file_of_the_machine_is_read(folder: Path) -> None:
    first_line = Path("/etc/passwd")
    if first_line.exists():
        secret = first_line.read_text(encoding="utf-8").split("\n")[0].encode()
        assert all(secret not in path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize("seed", range(3))
def test_any_mixture_of_markup_stands_in_all_places(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    texts = ["".join(chance.choices(MARKUP, k=chance.randint(1, 14))).strip() or "x" for _ in range(120)]
    blocks = (
        *(Paragraph(text) for text in texts),
        Bullets(tuple(texts)),
        Bullets(tuple(texts), ordered=True),
        *(Heading(2, text) for text in texts[:40]),
        Table(
            texts[0], tuple(Column(text) for text in texts[1:4]), tuple((text,) * 3 for text in texts), note=texts[4]
        ),
        *(Missing(text, text, (text,)) for text in texts[:20]),
        Figure(texts[11], texts[12], "radar", {"axes": texts[:5], "series": {texts[6]: [1, 2, None, 4, 5]}}),
    )
    book = Book("acak", Cover(*texts[5:8], 2025, *texts[8:10]), (Chapter(1, texts[10], blocks),))
    word, pdf, page = render_book(book, tmp_path)
    shown = {
        "docx": "".join(part.text or "" for part in docx.Document(str(word)).element.body.iter(qn("w:t"))),
        "pdf": "".join(each.extract_text() for each in pypdf.PdfReader(pdf).pages),
        "html": html.fromstring(page.read_bytes()).text_content(),
    }
    for name, text in shown.items():
        lost = [each for each in texts if squeezed(text).count(squeezed(each)) < PLACES]
        assert not lost, name
