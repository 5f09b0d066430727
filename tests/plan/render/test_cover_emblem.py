"""The place for the region's emblem on the cover: the picture, what belongs there, or an empty frame."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from bimtek.plan.blocks import Book, Chapter, Cover, Paragraph
from bimtek.plan.render import render_book
from bimtek.region.emblem import read_emblem

COVER = Cover("Kabupaten Bangli", "Buku 2", "", 2025, "DRAF 1")
LABEL, ALT = "lambang daerah", "Lambang Kabupaten Bangli"


@pytest.fixture(scope="module")
def emblem(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("daerah")
    shield = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 13"><path d="M0 0h10v8L5 13 0 8z"/></svg>'
    (folder / "emblem.svg").write_text(shield, encoding="utf-8")
    picture = read_emblem(folder)
    assert picture is not None
    return picture


def made(out: Path, cover: Cover) -> tuple[str, pypdf.PageObject, docx.document.Document]:
    """HTML, first page of the PDF, and the Word document."""
    render_book(Book("buku", cover, (Chapter(1, "Bab", (Paragraph("Isi."),)),)), out)
    page = pypdf.PdfReader(out / "buku.pdf").pages[0]
    return (out / "buku.html").read_text(encoding="utf-8"), page, docx.Document(str(out / "buku.docx"))


@pytest.mark.parametrize(("status", "label"), [("DRAF 1", LABEL), ("", "")])
def test_without_an_emblem_its_place_is_kept(tmp_path: Path, status: str, label: str) -> None:
    html, page, word = made(tmp_path, replace(COVER, status=status))
    assert f'<div class="emblem empty">{label}</div>' in html
    assert (LABEL in page.extract_text()) is bool(label)
    assert "/XObject" not in page["/Resources"].get_object()
    first = word.paragraphs[0]
    assert (first.text, first.style.name if first.style else "") == (label, "Sampul Lambang Kosong")
    frame = word.styles["Sampul Lambang Kosong"].element.find(f".//{qn('w:pBdr')}")
    assert {side.tag for side in frame} == {qn(f"w:{side}") for side in ("top", "left", "bottom", "right")}


@pytest.mark.parametrize("status", ["DRAF 1", ""])
def test_an_emblem_is_printed_in_its_place_with_words_for_those_who_do_not_see(
    tmp_path: Path, emblem: bytes, status: str
) -> None:
    html, page, word = made(tmp_path, replace(COVER, status=status, emblem=emblem))
    shown = re.search(r'<img class="emblem" src="data:image/png;base64,([^"]+)" alt="([^"]+)">', html)
    assert shown is not None
    assert base64.b64decode(shown[1]) == emblem
    assert shown[2] == ALT
    assert "/XObject" in page["/Resources"].get_object()
    assert LABEL not in page.extract_text()
    assert alternative_texts(tmp_path / "buku.pdf") == {ALT}
    (picture,) = word.inline_shapes
    assert picture._inline.docPr.get("descr") == ALT
    (part,) = [part for part in word.part.package.iter_parts() if part.content_type == "image/png"]
    assert part.blob == emblem
    assert LABEL not in word.paragraphs[0].text


def alternative_texts(path: Path) -> set[str]:
    """Of the structure that screen readers follow."""
    reader = pypdf.PdfReader(path)
    things = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return {str(thing["/Alt"]) for thing in things if isinstance(thing, dict) and "/Alt" in thing}
