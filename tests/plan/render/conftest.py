"""The sample book, rendered once, and its three files opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import html

from bimtek.plan.render import render_book
from tests.plan.render.sample import BOOK

FRONT = ("Daftar Isi", "Daftar Tabel", "Daftar Gambar")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sample book stands as DOCX, PDF and HTML."""
    out = tmp_path_factory.mktemp("buku")
    render_book(BOOK, out)
    return out


@dataclass
class Opened:
    """What a reader finds in a file."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    text: str = ""


@pytest.fixture(scope="session")
def word(folder: Path) -> Any:
    return docx.Document(str(folder / "buku-contoh.docx"))


@pytest.fixture(scope="session")
def pdf(folder: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(folder / "buku-contoh.pdf")


@pytest.fixture(scope="session")
def markup(folder: Path) -> Any:
    return html.fromstring((folder / "buku-contoh.html").read_bytes())


def open_word(word: Any) -> Opened:
    """A DOCX as python-docx reads it."""
    found = Opened(text="\n".join(text.text or "" for text in word.element.body.iter(qn("w:t"))))
    for line in word.paragraphs:
        name, text = line.style.name, "".join(part.text or "" for part in line._p.iter(qn("w:t")))
        if re.fullmatch(r"Heading \d", name):
            found.headings.append((int(name[-1]), text))
        elif name in ("Table Caption", "Image Caption"):
            found.captions.append(text)
        elif name.startswith("toc ") or name == "table of figures":
            found.contents.append(text)
    found.alts = [picture._inline.docPr.get("descr") for picture in word.inline_shapes]
    return found


def open_pdf(pdf: pypdf.PdfReader, pages: list[str] | None = None) -> Opened:
    """A PDF as pypdf reads it. pages: their texts, where they are known already."""
    found = Opened(text="\n".join(pages or (page.extract_text() for page in pdf.pages)))
    found.headings = [each for each in _outline(pdf.outline) if each[1] not in FRONT]
    for element in _structure(pdf.trailer["/Root"]["/StructTreeRoot"]):
        if element["/S"] == "/Figure":
            found.alts.append(element["/Alt"])
    lines = found.text.split("\n")
    found.contents = [
        re.sub(r"[ .]*\. ?\d+$", "", line).strip() for line in lines if re.search(r"\. ?\. ?\. ?\d+$", line)
    ]
    found.captions = [line for line in lines if re.match(r"(Tabel|Gambar) \d+ ", line) and ". ." not in line]
    return found


def open_page(markup: Any) -> Opened:
    """A page as lxml reads it."""
    main = markup.get_element_by_id("isi")
    found = Opened(text=markup.text_content())
    found.headings = [(int(each.tag[1]), each.text_content()) for each in main.iter("h1", "h2", "h3")]
    found.captions = [each.text_content().strip() for each in main.iter("caption", "figcaption")]
    found.alts = [each.get("alt") for each in main.iter("img")]
    found.contents = [each.text_content() for each in markup.find(".//nav").iter("a")]
    return found


@pytest.fixture(scope="session")
def opened_word(word: Any) -> Opened:
    return open_word(word)


@pytest.fixture(scope="session")
def opened_pdf(pdf: pypdf.PdfReader) -> Opened:
    return open_pdf(pdf)


@pytest.fixture(scope="session")
def opened_page(markup: Any) -> Opened:
    return open_page(markup)


def _outline(outline: list[Any], level: int = 1) -> Iterator[tuple[int, str]]:
    for each in outline:
        if isinstance(each, list):
            yield from _outline(each, level + 1)
        else:
            yield level, each.title


def _structure(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from _structure(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _structure(node["/K"])
