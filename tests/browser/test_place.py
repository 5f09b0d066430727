"""Whoever reloads a meeting's long page, or comes back to it, is where she was; an anchor leads the first time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.drawn import wait_for_forms
from tests.ports import unused_port
from tests.room.house import Room, open_room

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FORM = 'section.exercise:has([data-exercise="vision.issues"])'
LAST = 'section.exercise:has([data-exercise="vision.proposal"])'
TOP_OF_FORM = f"document.querySelector('{FORM}').getBoundingClientRect().top"
STANDS = f"top => Math.abs({TOP_OF_FORM} - top) < 3"


@pytest.fixture
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with open_room(tmp_path_factory.mktemp("room"), unused_port()) as room:
        yield room


@pytest.fixture
def page_of_meeting(room: Room, open_page: Callable[..., Page]) -> Page:
    page = open_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{room.url}/bimtek/masuk")
    page.get_by_label("Nama pengguna").fill("liv-1")
    page.get_by_label("Kode", exact=True).fill(room.codes["liv-1"])
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/bimtek/")
    return page


def wheel_into_form(page: Page) -> float:
    """Scroll by hand until the window begins 300 px inside the form; where its top is then."""
    page.mouse.move(20, 400)
    page.mouse.wheel(0, page.evaluate(TOP_OF_FORM) + 300)
    page.wait_for_function(STANDS, arg=-300)
    page.wait_for_timeout(400)
    return float(page.evaluate(TOP_OF_FORM))


def test_a_reload_and_the_way_back_end_where_she_was(room: Room, page_of_meeting: Page) -> None:
    page = page_of_meeting
    anchor = page_of_anchor(page, room)
    top = wheel_into_form(page)
    assert page.evaluate("scrollY") > 1000

    page.reload()  # the anchor of the address does not win again
    wait_for_forms(page)
    page.wait_for_function(STANDS, arg=top)
    page.wait_for_timeout(600)
    assert abs(page.evaluate(TOP_OF_FORM) - top) < 3

    page.goto(f"{room.url}/bimtek/")
    page.go_back()
    wait_for_forms(page)
    page.wait_for_function(STANDS, arg=top)
    assert page.url.endswith(anchor)


def page_of_anchor(page: Page, room: Room) -> str:
    """Open the meeting at the anchor of its last form; the anchor stands in sight when all forms are drawn."""
    page.goto(f"{room.url}/bimtek/pertemuan/01_vision")
    wait_for_forms(page)
    anchor = "#" + page.locator(LAST).get_attribute("id")  # type: ignore[operator]
    page.goto(f"{room.url}/bimtek/")
    page.goto(f"{room.url}/bimtek/pertemuan/01_vision{anchor}")
    wait_for_forms(page)
    page.wait_for_function(
        f"(({{ top }}) => top >= 0 && top < 200)(document.querySelector('{LAST}').getBoundingClientRect())"
    )
    return anchor


def test_forms_that_grow_above_do_not_move_her_until_she_scrolls(room: Room, page_of_meeting: Page) -> None:
    page = page_of_meeting
    page_of_anchor(page, room)
    top = wheel_into_form(page)
    page.context.route("**/api/exercise/vision.facts", lambda route: page.wait_for_timeout(1200) or route.continue_())
    page.reload()
    wait_for_forms(page)
    page.wait_for_function(STANDS, arg=top)
    page.mouse.wheel(0, -200)
    page.wait_for_function(STANDS, arg=top + 200)
    page.evaluate("document.querySelector('.lessons').append(document.createElement('hr'))")  # a change of height
    page.wait_for_timeout(400)
    assert abs(page.evaluate(TOP_OF_FORM) - top - 200) < 3
