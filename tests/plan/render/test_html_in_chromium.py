"""The page as Chromium shows it: from a file, on a phone, to a screen reader, and on paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe

from bimtek.plan.blocks import Book, Chapter, Column, Cover, Paragraph, Table
from bimtek.plan.render import render_book
from tests.plan.render.sample import ORIGINS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def shown(page: Page, folder: Path) -> Page:
    page.goto((folder / "buku-contoh.html").as_uri())
    return page


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_only_wide_tables_move_sideways_never_the_page(shown: Page, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 800})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_pictures_are_shown(shown: Page) -> None:
    widths = shown.evaluate("[...document.images].map(image => image.complete && image.naturalWidth)")
    assert len(widths) == 3
    assert all(widths)


def test_axe_finds_nothing(shown: Page) -> None:
    results = Axe().run(shown)
    assert results.violations_count == 0, results.generate_report()


def test_it_prints_with_turned_pages_and_all_lists(shown: Page) -> None:
    printed = pypdf.PdfReader(BytesIO(shown.pdf(prefer_css_page_size=True)))
    wide = [page for page in printed.pages if page.mediabox.width > page.mediabox.height]
    assert len(wide) >= 3
    assert all(page.extract_text().strip() for page in printed.pages)
    front = "".join(page.extract_text() for page in printed.pages[:3])
    assert "Tabel 3 Program dan pagu indikatif" in front  # the list is folded on the screen


def test_search_names_the_places_and_leads_there_by_keyboard(shown: Page) -> None:
    box = shown.get_by_role("searchbox", name="Cari dalam buku ini")
    box.fill("kaldera")
    places = shown.get_by_role("list", name="Hasil pencarian").get_by_role("link")
    assert places.count() >= 3
    assert "tempat" in shown.locator("#hasil").inner_text()
    box.press("Tab")
    shown.keyboard.press("Enter")
    assert "kaldera" in shown.evaluate("document.activeElement.textContent")
    assert shown.evaluate("document.activeElement.classList.contains('found')")
    box.fill("tidakadakataini")
    assert shown.locator("#hasil").inner_text() == "Tidak ditemukan."
    assert places.count() == 0


def test_a_note_is_read_where_its_figure_stands(shown: Page) -> None:
    mark = shown.locator("a.footnote-ref").first
    mark.focus()
    told = mark.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert told == f'"{ORIGINS[0]}"'


def test_on_a_phone_a_note_stays_on_the_screen(shown: Page) -> None:
    shown.set_viewport_size({"width": 390, "height": 800})
    for nth in range(shown.locator("a.footnote-ref").count()):
        shown.locator("a.footnote-ref").nth(nth).focus()
        assert shown.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_page_is_whole_and_has_no_box(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "buku-contoh.html").as_uri())
    assert not page.locator("#cari").is_visible()
    assert page.locator("a.footnote-ref").count() == len(ORIGINS)
    context.close()


def test_on_paper_no_head_of_a_table_stands_alone(page: Page, tmp_path: Path) -> None:
    """Wherever the page ends: the head of a table stands above its first row."""
    fillers = range(20, 50)
    rows = tuple((f"sel {nth} " + "panjang " * 20,) for nth in range(30))
    chapters = tuple(
        Chapter(
            lines,
            "Bab",
            (
                *(Paragraph(f"Baris {nth}.") for nth in range(lines)),
                Table(f"Isi {lines}", (Column(f"K{lines}"),), rows),
            ),
        )
        for lines in fillers
    )
    render_book(Book("b", Cover("Kabupaten Uji", "Buku", "", 2025, ""), chapters), tmp_path, ("html",))
    page.goto((tmp_path / "b.html").as_uri())
    printed = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    texts = [" ".join(sheet.extract_text().split()) for sheet in printed.pages]
    for lines in fillers:
        heads = [text.partition(f"Isi {lines} K{lines}")[2] for text in texts if f"Isi {lines} K{lines}" in text]
        assert len(heads) == 1
        assert heads[0].strip().startswith("sel 0"), lines
