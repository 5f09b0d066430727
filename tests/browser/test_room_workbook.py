"""A workbook goes out of a page and comes back through it, on a phone's width, and a member sees it live."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ports import unused_port
from tests.room.house import Room, open_room
from tests.sheets.filling import Filled

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ISSUES, ISSUE, URGENT = "Isu strategis", "Isu strategis", "Mendesak (U)"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with open_room(tmp_path_factory.mktemp("room"), unused_port()) as room:
        yield room


def sign_in(page: Page, room: Room, person: str) -> None:
    page.goto(f"{room.url}/bimtek/masuk")
    page.get_by_label("Nama pengguna").fill(person)
    page.get_by_label("Kode", exact=True).fill(room.codes[person])
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/bimtek/")


def is_sound(page: Page) -> None:
    """Nothing serious for a screen reader, and nothing beside the screen."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_workbook_goes_out_and_comes_back(room: Room, open_page: Callable[..., Page], tmp_path: Path) -> None:
    from playwright.sync_api import expect

    made = open_page(viewport={"width": 390, "height": 844}, accept_downloads=True)
    sign_in(made, room, "liv-1")
    wayan = open_page(viewport={"width": 1280, "height": 800})
    sign_in(wayan, room, "liv-2")
    wayan.goto(f"{room.url}/bimtek/pertemuan/01_vision")
    title = wayan.locator('[data-exercise="vision.issues"]').get_by_label("Isu strategis").first
    title.wait_for()

    made.locator("a[href*='01_vision']", has_text="Kerjakan di Excel").first.click()
    is_sound(made)
    table = made.get_by_role("region", name="Meja Smart Living")
    with made.expect_download() as downloading:
        table.get_by_role("link", name="Unduh buku kerja").click()
    filled = Filled(Path(downloading.value.path()).read_bytes())
    filled[ISSUES].add({ISSUE: "Air bersih jauh dari rumah", URGENT: "lima"})
    brought = tmp_path / "isi.xlsx"
    brought.write_bytes(filled.saved())

    table.get_by_label("Buku kerja yang sudah diisi").set_input_files(brought)
    table.get_by_role("button", name="Unggah dan periksa").click()
    expect(made.get_by_text("Belum ada yang disimpan.")).to_be_visible()
    expect(made.get_by_text("tertulis “lima”")).to_be_visible()
    is_sound(made)
    expect(title).to_have_value("")

    made.get_by_role("button", name="Simpan perubahan").click()
    expect(made.get_by_role("heading", name="Buku kerja sudah disimpan")).to_be_visible()
    is_sound(made)
    expect(title).to_have_value("Air bersih jauh dari rumah")
