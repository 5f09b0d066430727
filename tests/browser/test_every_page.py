"""Every page that the room shows: nothing from outside, axe content, and a script in a field does nothing.

A new page joins PAGES; `test_every_page_of_the_room_is_in_the_list` fails until it does. The room is that of
`hostile.py`: each text that somebody may type is an attack. `faults` fails a test for any request that leaves this
machine, and for everything that a page's policy had to stop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from bimtek.curriculum import SESSIONS
from bimtek.room.app import ADDRESSES
from tests.browser.axe import axe_finds
from tests.browser.drawn import wait_for_forms
from tests.browser.hostile import PERSON, SCRIPT, TABLE, give_back, make_hostile
from tests.ports import unused_port
from tests.room.house import TOKEN, Room, open_room

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

STRANGER, PARTICIPANT, FACILITATOR = "stranger", "participant", "facilitator"
PAGES = [
    # who, address
    (STRANGER, "/bimtek/masuk"),
    (STRANGER, "/login"),
    (STRANGER, "/bimtek/bantuan"),
    (STRANGER, "/bimtek/istilah"),
    (STRANGER, "/bimtek/panduan-fasilitator"),
    (STRANGER, "/bimtek/panduan-penyusun"),
    (PARTICIPANT, "/bimtek/"),
    (PARTICIPANT, "/bimtek/pertemuan/01_vision"),
    (PARTICIPANT, "/bimtek/pertemuan/02_assessment"),
    (PARTICIPANT, "/bimtek/pertemuan/03_masterplan"),
    (PARTICIPANT, "/bimtek/pertemuan/04_roadmap"),
    (PARTICIPANT, "/bimtek/pertemuan/01_vision/kumpulkan"),
    (PARTICIPANT, "/bimtek/pertemuan/01_vision/excel"),
    (PARTICIPANT, "/bimtek/buku/01_vision"),
    (PARTICIPANT, "/bimtek/buku/02_assessment"),
    (PARTICIPANT, "/bimtek/buku/03_masterplan"),
    (PARTICIPANT, "/bimtek/buku/04_roadmap"),
    (PARTICIPANT, "/bimtek/umpan-balik/01_vision"),
    (PARTICIPANT, f"/bimtek/tanda-terima/01_vision/{TABLE}/1"),
    (FACILITATOR, "/bimtek/fasilitator"),
    (FACILITATOR, "/bimtek/fasilitator/lembar-dinding"),
    (FACILITATOR, f"/bimtek/fasilitator/jawaban/vision.issues/{TABLE}"),
    (FACILITATOR, f"/bimtek/fasilitator/jawaban/vision.pretest/{TABLE}"),
    (FACILITATOR, "/bimtek/fasilitator/hasil/01_vision"),
    (FACILITATOR, "/bimtek/fasilitator/penerimaan"),
    (FACILITATOR, "/bimtek/fasilitator/pesan"),
    (FACILITATOR, "/bimtek/fasilitator/petunjuk"),
    (FACILITATOR, "/bimtek/fasilitator/pleno/01_vision"),
    (FACILITATOR, "/bimtek/pertemuan/01_vision"),
    (PARTICIPANT, "/bimtek/tidak-ada"),
]
NO_PAGES = re.compile(r"/bimtek/(api|static|form|gambar)/|/keluar$|/kode$|/tarik$|\.xlsx$|/simpan$|/berita-acara\.$")
"""What a program asks for, and what only takes something."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    home = tmp_path_factory.mktemp("hostile")
    cohort = make_hostile(home / "uji-2024")
    give_back(cohort, "01_vision")
    with open_room(home, unused_port(), cohort) as room:
        yield room


@pytest.fixture(scope="module")
def cookies(room: Room) -> dict[str, dict[str, str]]:
    """What the browser of each holds; signed in once."""
    return {STRANGER: {}, PARTICIPANT: room.participant(PERSON).cookies, FACILITATOR: room.facilitator().cookies}


def open_as(page: Page, room: Room, held: dict[str, str], address: str) -> None:
    page.context.add_cookies([{"name": name, "value": value, "url": room.url} for name, value in held.items()])
    page.add_init_script("addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective))")
    page.goto(room.url + address)
    if page.locator("fieldset[data-exercise]").count():
        wait_for_forms(page)


def open_everything(page: Page) -> None:
    """Unfold what is folded, so that what stands in it is drawn, too."""
    page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach((one) => one.click())")


def test_every_page_of_the_room_is_in_the_list() -> None:
    listed = [address for _, address in PAGES]
    patterns = [pattern for pattern, *_ in ADDRESSES if not NO_PAGES.search(re.sub(r"\(.*?\)|\\|\?$", "", pattern))]
    assert [p for p in patterns if not any(re.fullmatch(p, address) for address in listed)] == []


@pytest.mark.parametrize(("who", "address"), PAGES, ids=[f"{who}:{address}" for who, address in PAGES])
def test_a_page(
    room: Room,
    cookies: dict[str, dict[str, str]],
    open_page: Callable[..., Page],
    faults: object,
    who: str,
    address: str,
) -> None:
    page = open_page()
    if address.endswith("tidak-ada"):
        faults.expect("404")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_as(page, room, cookies[who], address)
    assert page.url == room.url + address, "the page itself, not the way in"
    open_everything(page)
    if page.locator("footer").count():  # the sheet for the wall has none
        assert SCRIPT in page.locator("footer").inner_text(), "the attack is there to be read"
    assert (page.evaluate("window.__pwned ?? null"), dialogs) == (None, [])
    assert page.locator("a[href^='javascript:'], main script, [onerror], [onfocus], img[src='x']").count() == 0
    assert axe_finds(page, ("serious", "critical")) == []


def test_in_every_form_the_attack_stands_as_text(
    room: Room, cookies: dict[str, dict[str, str]], open_page: Callable[..., Page]
) -> None:
    page = open_page()
    open_as(page, room, cookies[PARTICIPANT], "/bimtek/pertemuan/01_vision")
    typed = page.evaluate("[...document.querySelectorAll('input, textarea')].map((one) => one.value)")
    assert sum(SCRIPT in value for value in typed) > 10
    page.goto(f"{room.url}/bimtek/buku/01_vision")
    assert SCRIPT in page.locator("main").inner_text()


def test_the_books_and_feedback_run_nothing_either(room: Room, open_page: Callable[..., Page], tmp_path: Path) -> None:
    """Opened from a folder, without any policy of a server: what was typed is text."""
    from bimtek.plan.assemble import assemble
    from bimtek.plan.consolidate import consolidate

    for session in SESSIONS:
        consolidate(room.cohort, session.id)
    assemble(room.cohort, tmp_path, formats=("html",))
    books = sorted(tmp_path.glob("*.html"))
    assert [file.stem for file in books] == sorted(
        [*(book.name for book in room.cohort.outline.books), "laporan-telaah"]
    )
    page = open_page()
    for file in (*books, *sorted(room.cohort.feedback.rglob("*.html"))):
        page.goto(file.as_uri())
        assert SCRIPT in page.locator("body").inner_text(), file.name
        assert page.evaluate("window.__pwned ?? null") is None, file.name
        assert page.locator("a[href^='javascript:'], [onerror], [onfocus], img[src='x']").count() == 0, file.name


def test_the_desk_is_reached_with_its_token(room: Room, page: Page) -> None:
    page.goto(f"{room.url}/login?token={TOKEN}")
    assert page.url == f"{room.url}/bimtek/fasilitator"


def test_from_an_answer_on_the_desk_to_its_page_in_formgrader(room: Room) -> None:
    facilitator = room.facilitator()
    text = facilitator.open(f"/bimtek/fasilitator/jawaban/vision.proposal/{TABLE}").text
    pages = re.findall(r'href="(/formgrader/submissions/\w+/)"', text)
    assert len(pages) == len(room.cohort.members(room.cohort.seat(TABLE))) and "menunggu dinilai" in text
    assert "vision_proposal_judged" in facilitator.open(pages[0]).text
