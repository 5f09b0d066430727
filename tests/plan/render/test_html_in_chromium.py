"""The page as Chromium shows it: from a file, on a phone, to a screen reader, and on paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page


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
