"""The books of the small workshop: DOCX, PDF and HTML have the same chapters, captions, cells and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx.oxml.ns import qn
from lxml import html

from bimtek.curriculum.outline import course_outline
from bimtek.plan.blocks import Book, Table
from bimtek.plan.books import make_books
from bimtek.plan.characters import printable
from bimtek.plan.model import Plan
from bimtek.plan.render import render_book
from bimtek.plan.render.pages import Pages, lay_out
from bimtek.plan.tracing import traced
from bimtek.plan.world import context_of
from tests.plan.render.conftest import Opened, open_page, open_pdf, open_word

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = [book.name for book in course_outline().books]
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass
class Files:
    """A book in its three files, opened."""

    book: Book
    pages: Pages
    word: Any
    pdf: pypdf.PdfReader
    markup: Any
    path: Path
    """Of the HTML."""

    pdf_pages: list[str] = field(default_factory=list)
    """Text of each page: slow to extract, so once."""

    @property
    def pdf_text(self) -> str:
        return "".join(self.pdf_pages)

    @property
    def tables(self) -> list[Table]:
        parts = [part for stretch in self.pages.stretches for part in stretch.parts]
        return [part.block for part in parts if isinstance(getattr(part, "block", None), Table)]


@pytest.fixture(scope="module")
def small_books(full_plan: Plan) -> dict[str, Book]:
    books = traced(make_books(full_plan, course_outline()), full_plan, context_of(full_plan))
    return {book.name: book for book in books}


@pytest.fixture(scope="module", params=NAMES)
def files(
    request: pytest.FixtureRequest, small_books: dict[str, Book], tmp_path_factory: pytest.TempPathFactory
) -> Files:
    book = small_books[request.param]
    word, pdf, page = render_book(book, tmp_path_factory.mktemp("buku"))
    opened = (docx.Document(str(word)), pypdf.PdfReader(pdf), html.fromstring(page.read_bytes()))
    return Files(book, lay_out(book), *opened, page, [each.extract_text() for each in opened[1].pages])


def squeezed(text: str) -> str:
    """Without blanks and places where a word may break; "²" as "2", which is how pypdf reads it."""
    return unicodedata.normalize("NFKC", re.sub(r"[\s\u00ad\u200b]", "", text))


def words(text: str) -> str:
    return " ".join(text.split())


def opened(files: Files) -> Iterator[tuple[str, Opened]]:
    yield "docx", open_word(files.word)
    yield "pdf", open_pdf(files.pdf, files.pdf_pages)
    yield "html", open_page(files.markup)


def test_chapters_captions_and_lists_are_the_same(files: Files) -> None:
    headings = [(entry.level, squeezed(entry.label)) for entry in files.pages.headings]
    captions = Counter(squeezed(entry.label) for entry in (*files.pages.tables, *files.pages.figures))
    assert headings
    for name, found in opened(files):
        assert [(level, squeezed(label)) for level, label in found.headings] == headings, name
        if name == "pdf":  # long captions take several lines there
            text = squeezed(found.text)
            assert all(text.count(squeezed(printable(caption))) >= 2 for caption in captions), name
        else:
            assert Counter(map(squeezed, found.captions)) == captions, name
            contents = [entry.label for entry in (*files.pages.headings, *files.pages.tables, *files.pages.figures)]
            assert list(map(squeezed, found.contents)) == list(map(squeezed, contents)), name
        assert len(found.alts) == len(files.pages.drawn) and all(found.alts), name


def test_tables_are_the_same_cell_by_cell(files: Files) -> None:
    wanted = [
        [[words(column.title) for column in table.columns], *([words(cell) for cell in row] for row in table.rows)]
        for table in files.tables
    ]
    in_word = [[[_cell(cell) for cell in row.cells] for row in table.rows] for table in files.word.tables]
    in_page = [
        [[words(_lines(cell)) for cell in row.iter("th", "td")] for row in table.iter("tr")]
        for table in files.markup.get_element_by_id("isi").iter("table")
    ]
    assert in_word == wanted
    assert in_page == wanted
    text = squeezed(files.pdf_text)
    lost = {cell for table in wanted for row in table for cell in row if squeezed(printable(cell)) not in text}
    assert not [cell for cell in lost if not _broken_by_a_page(cell, text)]


def _cell(cell: Any) -> str:
    return words(
        " ".join("".join(part.text or " " for part in line._p.iter(qn("w:t"), qn("w:br"))) for line in cell.paragraphs)
    )


def _lines(cell: Any) -> str:
    cell = deepcopy(cell)
    for line in cell.iter("br"):
        line.tail = "\n" + (line.tail or "")
    return str(cell.text_content())


def _broken_by_a_page(cell: str, text: str) -> bool:
    """A tall cell that goes on on the next page: each of its lines is there."""
    parts = cell.split()
    return len(cell) > 60 and all(squeezed(printable(part)) in text for part in parts)


def test_numbers_are_the_same(files: Files) -> None:
    body = files.word.element.body
    chapters = list(body)[_first_chapter(body) :]
    in_word = Counter(NUMBER.findall(_joined(chapters)))
    main = deepcopy(files.markup.get_element_by_id("isi"))
    for each in [*main.find_class("footnotes"), *main.find_class("footnote-ref"), *main.find_class("linked")]:
        each.drop_tree()
    for cell in main.iter("td", "th", "p", "li", "h1", "h2", "h3", "caption", "figcaption", "br"):
        cell.tail = " " + (cell.tail or "")
    in_page = Counter(NUMBER.findall(main.text_content()))
    assert sum(in_word.values()) > 20
    assert in_word == in_page
    in_pdf = set(NUMBER.findall(" ".join(files.pdf_pages)))
    squeezed_pdf = squeezed(files.pdf_text)  # a narrow column breaks a number over two lines
    assert not [number for number in set(in_word) - in_pdf if number not in squeezed_pdf]


def _first_chapter(body: Any) -> int:
    """Where the lists at the front end: the second section's properties."""
    ends = [nth for nth, each in enumerate(body) if each.find(f".//{qn('w:sectPr')}") is not None]
    return ends[1] + 1


def _joined(parts: list[Any]) -> str:
    lines = (line for part in parts for line in part.iter(qn("w:p")))
    return " ".join(
        "".join(text.text or " " for text in line.iter(qn("w:t"), qn("w:br"), qn("w:tab"))) for line in lines
    )


def test_notes_are_the_same(files: Files) -> None:
    """Where figures come from: footnotes of Word, notes of the page, the foot of the PDF's pages."""
    origins = [
        squeezed(block.origin)
        for chapter in files.book.chapters
        for block in chapter.blocks
        if getattr(block, "origin", "")
    ]
    [part] = [each for each in files.word.part.package.iter_parts() if str(each.partname) == "/word/footnotes.xml"]
    footnotes = re.sub(rb"<[^>]+>", b"", part.blob).decode("utf-8")
    notes = files.markup.find_class("footnotes")
    page = squeezed(notes[0].text_content()) if notes else ""
    pdf = squeezed(files.pdf_text)
    for origin in origins:
        assert origin in squeezed(html.fromstring(f"<p>{footnotes}</p>").text_content())
        assert origin in page
        assert origin in pdf
    assert len(files.markup.find_class("footnote-ref")) == len(origins)


def test_every_section_of_the_document_is_headed_footed_and_laid_right(files: Files) -> None:
    cover, _, *chapters = files.word.sections
    assert not _words_of(cover.header) and not _words_of(cover.footer)
    assert len(chapters) == len(files.pages.stretches)
    for section, stretch in zip(chapters, files.pages.stretches, strict=True):
        assert (section.page_width > section.page_height) == stretch.landscape == bool(section.orientation)
    for section in files.word.sections[1:]:
        assert _words_of(section.header) == f"{files.book.cover.title}{files.book.cover.status}"
        assert _words_of(section.footer).startswith(f"{files.book.cover.region} {files.book.cover.year}Halaman")


def _words_of(part: Any) -> str:
    return "".join(each.text or "" for each in part._element.iter(qn("w:t")))


def test_pdf_is_accepted_for_archive_and_screen_reader_and_no_page_is_empty(files: Files) -> None:
    metadata = files.pdf.trailer["/Root"]["/Metadata"].get_data().decode("utf-8")
    assert re.search(r"pdfaid:part[>\"=]+2", metadata) and re.search(r"pdfuaid:part[>\"=]+1", metadata)
    assert [nth for nth, text in enumerate(files.pdf_pages, 1) if len(text.split()) < 15] == []


def test_page_is_sound(files: Files) -> None:
    names = [each.get("id") for each in files.markup.iter() if each.get("id")]
    assert len(names) == len(set(names))
    assert {each.get("href")[1:] for each in files.markup.iter("a")} <= set(names)
    assert all(each.get("alt", "").strip() for each in files.markup.iter("img"))
    levels = [int(each.tag[1]) for each in files.markup.get_element_by_id("isi").iter("h1", "h2", "h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for word in ("None", "nan", "NaN", "Table of", "Figure "):
        assert not re.search(rf"\b{word}\b", files.markup.text_content()), word


def test_axe_finds_nothing_in_a_whole_book(small_books: dict[str, Book], tmp_path: Path, page: Page) -> None:
    [file] = render_book(small_books["buku2"], tmp_path, ("html",))
    page.goto(file.as_uri())
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_the_thread_can_be_followed_both_ways(small_books: dict[str, Book], tmp_path: Path) -> None:
    name = next(
        name for name, book in small_books.items() if any("Benang Merah" in each.title for each in book.chapters)
    )
    [file] = render_book(small_books[name], tmp_path, ("html",))
    entries = html.fromstring(file.read_bytes()).find_class("entry")
    kinds = {entry.get("id"): entry.find(".//strong").text_content() for entry in entries}
    assert set(kinds.values()) == {"Isu:", "Kesenjangan:", "Strategi:", "Program:", "Indikator:", "Dana:"}
    leads = {(entry.get("id"), link.get("href")[1:]) for entry in entries for link in entry.iter("a")}
    assert leads and leads == {(there, here) for here, there in leads}
    steps = {(kinds[here], kinds[there]) for here, there in leads}
    for step in (
        ("Isu:", "Kesenjangan:"),
        ("Kesenjangan:", "Program:"),
        ("Strategi:", "Program:"),
        ("Program:", "Dana:"),
    ):
        assert step in steps


def test_a_citation_beside_a_figure_leads_to_its_source(small_books: dict[str, Book], tmp_path: Path) -> None:
    [file] = render_book(small_books["buku1"], tmp_path, ("html",))
    markup = html.fromstring(file.read_bytes())
    links = [each for each in markup.iterfind(".//td/a") if each.get("href").startswith("#sumber_")]
    assert len(links) >= 5
    for link in links:
        row = markup.get_element_by_id(link.get("href")[1:])
        assert row.tag == "tr" and row.find("td").text_content() == link.text_content()
        assert len(row.findall("td")[1].text_content()) > 5
