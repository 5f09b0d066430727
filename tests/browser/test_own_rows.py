"""A row that was just written can be chosen in the same form: a strategy names factors that stand above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.ports import unused_port
from tests.room.house import Room, open_room

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with open_room(tmp_path_factory.mktemp("room"), unused_port()) as room:
        yield room


def test_a_factor_can_be_named_without_opening_the_page_anew(room: Room, open_page: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = open_page(viewport={"width": 1366, "height": 900})
    page.goto(f"{room.url}/bimtek/masuk")
    page.get_by_label("Nama pengguna").fill("liv-1")
    page.get_by_label("Kode", exact=True).fill(room.codes["liv-1"])
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/bimtek/")
    page.goto(f"{room.url}/bimtek/pertemuan/02_assessment")
    page.locator("#hadir:not(:empty)").wait_for()
    form = page.locator('[data-exercise="assessment.swot"]')
    form.get_by_role("textbox", name="Faktor", exact=True).first.fill("Kader dikenal setiap keluarga")
    form.locator(".bt-status.bt-is-saved").wait_for()

    form.get_by_role("group", name="Faktor yang dipakai").first.get_by_role("button").last.click()
    expect(page.get_by_role("dialog")).to_contain_text("Kader dikenal setiap keluarga")
