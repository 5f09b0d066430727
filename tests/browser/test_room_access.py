"""The room's pages for everybody: axe with unique landmarks, a phone, 200 % zoom, and the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from bimtek.room.feedback_page import path
from tests.browser.drawn import wait_for_forms
from tests.ports import unused_port
from tests.room.house import TOKEN, Room, open_room

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MEETING = "pertemuan/01_vision"
PAGES = ("", MEETING, "pertemuan/01_vision/kumpulkan", "buku/01_vision", "umpan-balik/01_vision")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "rules": {"landmark-unique": {"enabled": True}, "heading-order": {"enabled": True}},
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with open_room(tmp_path_factory.mktemp("room"), unused_port()) as room:
        file = path(room.cohort, room.cohort.person("liv-1"), "01_vision")
        file.parent.mkdir(parents=True)
        file.write_text("<body><header><h1>Umpan balik</h1></header><main><p>Baik.</p></main></body>", encoding="utf-8")
        yield room


@pytest.fixture
def sit(room: Room, open_page: Callable[..., Page]) -> Callable[..., Page]:
    def sit_down(person: str, **options: object) -> Page:
        page = open_page(**options)
        page.goto(f"{room.url}/bimtek/masuk")
        page.get_by_label("Nama pengguna").fill(person)
        page.get_by_label("Kode", exact=True).fill(room.codes[person])
        page.keyboard.press("Enter")
        page.wait_for_url("**/bimtek/")
        return page

    return sit_down


def go(page: Page, room: Room, address: str) -> None:
    page.goto(f"{room.url}/bimtek/{address}")
    if address == MEETING:
        wait_for_forms(page)
        page.locator("#hadir:not(:empty)").wait_for()


def test_axe_finds_nothing_also_with_panel_and_question_open(
    room: Room, sit: Callable[..., Page], open_page: Callable[..., Page]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe, found = Axe(), {}
    desk = open_page()
    for address in ("masuk", f"../login?token={TOKEN}"):
        go(desk, room, address)
        found[desk.url] = axe.run(desk, options=RULES)
    made, wayan = sit("liv-1"), sit("liv-2")
    for address in PAGES:
        if address != MEETING:  # the largest page: looked at once, below, with all that can be open on it
            go(made, room, address)
            found[address] = axe.run(made, options=RULES)
    go(made, room, MEETING)
    made.locator(".talk summary").first.click()
    made.get_by_label("Tulis catatan").first.fill("Sudah dicek?")
    made.get_by_role("button", name="Kirim catatan").first.click()
    field = made.locator('[data-exercise="vision.issues"]').get_by_label("Isu strategis").first
    field.click()
    field.press_sequentially("Air jauh")
    made.locator('[data-exercise="vision.issues"] .bt-status', has_text="Tersimpan").wait_for()
    go(wayan, room, MEETING)
    wayan.locator(".talk summary").first.click()
    wayan.get_by_role("button", name="Ambil alih pengisian").first.wait_for()
    found["catatan"] = axe.run(wayan, options=RULES)
    wayan.get_by_role("button", name="Ambil alih pengisian").first.click()
    found["tanya"] = axe.run(wayan, context="dialog", options=RULES)
    assert [
        (name, violation["id"], node["html"][:160])
        for name, results in found.items()
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ] == []


@pytest.mark.parametrize("width", [360, 640, 768])  # a phone; a laptop of 1280 at 200 %; a tablet
def test_nothing_is_wider_than_the_screen(room: Room, sit: Callable[..., Page], width: int) -> None:
    page = sit("liv-1", viewport={"width": width, "height": 700})
    for address in PAGES:
        go(page, room, address)
        if address == MEETING:
            page.locator(".talk summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_pen_is_taken_and_a_remark_left_with_the_keyboard_alone(room: Room, sit: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    made, wayan = sit("liv-1"), sit("liv-2")
    for page in (made, wayan):
        go(page, room, MEETING)
    section = wayan.locator('section.exercise:has([data-exercise="vision.proposal"])')
    made.get_by_label("Kalimat visi").fill("Bangli melayani")
    take = section.get_by_role("button", name="Ambil alih pengisian")
    take.focus()
    wayan.keyboard.press("Enter")
    wayan.keyboard.press("Escape")  # thought better of it
    expect(wayan.get_by_role("dialog")).to_have_count(0)
    expect(take).to_be_focused()
    wayan.keyboard.press("Enter")
    expect(wayan.get_by_role("dialog").get_by_role("button", name="Ambil alih")).to_be_focused()
    wayan.keyboard.press("Enter")
    expect(section.get_by_text("Anda sedang mengisi.")).to_be_visible()
    section.locator(".talk summary").first.focus()
    wayan.keyboard.press("Enter")
    for _ in range(2):  # past where it belongs to, into the text
        wayan.keyboard.press("Tab")
    wayan.keyboard.type("Setuju")
    wayan.keyboard.press("Tab")
    wayan.keyboard.press("Enter")
    expect(
        made.locator('section.exercise:has([data-exercise="vision.proposal"])').get_by_text("(1 terbuka)")
    ).to_be_visible()
