"""The facilitator's desk in a browser, open while tables write: who is stuck is told, notes and hints arrive.

How its cells follow a whole meeting is played in `test_one_meeting.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.axe import axe_finds
from tests.browser.drawn import wait_for_forms
from tests.browser.seats import sit_down
from tests.chromium import Faults
from tests.ports import unused_port
from tests.room.house import TOKEN, Room, Visitor, open_room

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

STUCK_AFTER = 4 / 60
"""Minutes: so long must a table write without a finding mended in this room."""
SOON = 2000
"""ms within which a change stands on every page; a busy machine gets some more."""
PATIENCE = 4 * SOON


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    home: Path = tmp_path_factory.mktemp("room")
    (home / "config").mkdir()
    settings = json.dumps({"RoomApp": {"stuck_after": STUCK_AFTER}})
    (home / "config" / "jupyter_server_config.json").write_text(settings, encoding="utf-8")
    with open_room(home, unused_port()) as room:
        yield room


@pytest.fixture
def sit(room: Room, open_page: Callable[..., Page]) -> Callable[[str, str], Page]:
    """Open a page as somebody who has signed in."""

    def in_front(person: str, address: str, **options: Any) -> Page:
        page = open_page(**options)
        sit_down(page, room, person, address)
        return page

    return in_front


def write(visitor: Visitor, exercise: str, values: dict[str, Any]) -> None:
    path = f"/bimtek/api/exercise/{exercise}"
    revision = json.loads(visitor.get(path).text)["revision"]
    answer = visitor.send("PUT", path, {"values": values, "revision": revision, "page": "jendela-uji"})
    assert json.loads(answer.text)["status"] == "saved"


def cell(desk: Page, seat: str, exercise: str) -> Locator:
    return desk.locator(f'a.cell[href$="/jawaban/{exercise}/{seat}"]')


def test_who_is_stuck_is_told_and_helped(room: Room, sit: Callable[..., Page], faults: Faults) -> None:
    from playwright.sync_api import expect

    desk, home = sit("", "/bimtek/fasilitator?pertemuan=01_vision"), sit("soc-2", "/bimtek/")
    forms = sit("liv-1", "/bimtek/pertemuan/01_vision")
    wait_for_forms(forms)
    living, society = room.participant("liv-2"), room.participant("soc-1")
    issues = cell(desk, "meja-society", "vision.issues")
    expect(issues).to_have_text("belum mulai")
    desk.evaluate("window.loaded = 'once'")
    field = forms.locator('[data-exercise="vision.proposal"]').get_by_role("textbox", name="Kalimat visi")
    field.fill("Bangli melayani")

    # A table goes on without anything mended, and is stuck. The page was never loaded again.
    write(society, "vision.issues", {"issues": [{"id": "i1", "title": "Air jauh", "urgency": 9}]})
    expect(issues).to_contain_text("dikerjakan", timeout=PATIENCE)
    write(society, "vision.issues", {"issues": [{"id": "i1", "title": "Air jauh sekali", "urgency": 9}]})
    expect(issues).to_contain_text("macet", timeout=PATIENCE)
    expect(desk.locator(".stuck-list")).to_contain_text("Meja Smart Society, Isu strategis: belum ada temuan")
    expect(desk.locator("#ringkasan")).to_contain_text(re.compile(r"2 meja · [12] macet"))
    expect(desk.locator("#kabar")).to_contain_text("macet")

    # Its note stands on the home page, and a hint in the form, without anybody doing anything there.
    helper = sit("", "/bimtek/fasilitator/pesan?kepada=meja-society")
    helper.get_by_label("Pesan", exact=True).fill("Mulai dari angka yang paling jauh. <b>Ya?</b>")
    helper.get_by_role("button", name="Kirim", exact=True).click()
    note = home.get_by_role("region", name="Pesan fasilitator")
    expect(note).to_contain_text("Mulai dari angka yang paling jauh. <b>Ya?</b>", timeout=PATIENCE)
    assert axe_finds(home) == []
    note.get_by_role("button", name="Sudah dibaca").click()
    expect(note).to_be_hidden()
    helper.reload()
    expect(helper.get_by_text("Dibaca 1 dari 2 orang: Ni Nengah Contoh.")).to_be_visible()
    assert axe_finds(helper) == []
    field.scroll_into_view_if_needed()  # far below, where somebody writes, the note is in sight, too
    helper.get_by_label("Kepada").select_option(label="Semua")
    helper.get_by_label("Pesan", exact=True).fill("Istirahat")
    helper.get_by_role("button", name="Kirim", exact=True).click()
    expect(forms.get_by_text("Istirahat", exact=True)).to_be_in_viewport(timeout=PATIENCE)
    assert "Fasilitator kepada semua" in forms.get_by_role("region", name="Pesan fasilitator").inner_text()

    helper.goto(f"{room.url}/bimtek/fasilitator/petunjuk?pertemuan=01_vision&kepada=meja-living")
    hints = forms.locator('[data-exercise="vision.issues"] .bt-hints')
    expect(hints.locator("li")).to_have_count(0)
    helper.locator("#latihan-vision_issues").get_by_role("button", name="Buka petunjuk 2").click()
    expect(hints.locator("li").nth(1)).to_be_visible(timeout=PATIENCE)
    expect(hints).to_contain_text("dibuka fasilitator")
    helper.locator("#latihan-vision_issues").get_by_role("button", name="Buka contoh").click()
    examples = forms.locator('[data-exercise="vision.issues"] details', has_text="Contoh yang baik").first
    expect(examples.get_by_text("Contoh yang lemah", exact=True)).to_be_visible(timeout=PATIENCE)
    assert axe_finds(helper) == []
    expect(field).to_have_value("Bangli melayani")
    assert desk.evaluate("window.loaded") == "once"

    # A broken line is told, and mends by itself; what happened meanwhile is there.
    faults.expect("ERR_INTERNET_DISCONNECTED")
    desk.context.set_offline(True)
    expect(desk.get_by_text("Sambungan ke ruang kelas terputus")).to_be_visible(timeout=2 * PATIENCE)
    write(living, "vision.trends", {"trends": [{"id": "t1", "title": "Penduduk menua"}]})
    desk.context.set_offline(False)
    expect(cell(desk, "meja-living", "vision.trends")).to_contain_text("dikerjakan", timeout=PATIENCE)
    expect(desk.get_by_text("Sambungan ke ruang kelas terputus")).to_be_hidden()
    assert axe_finds(desk) == []


def test_the_board_is_walked_filtered_and_read_with_the_keyboard(room: Room, sit: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    desk = sit("", "/bimtek/fasilitator?pertemuan=01_vision")
    first = cell(desk, "meja-living", "vision.pretest")
    expect(first).to_be_visible()
    desk.get_by_role("button", name="Tampilkan semua").focus()
    for _ in range(6):  # past the list of who is stuck, if there is one
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.matches('a.cell')"):
            break
    expect(first).to_be_focused()
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("ArrowDown")
    expect(cell(desk, "meja-society", "vision.facts")).to_be_focused()
    desk.keyboard.press("End")
    expect(cell(desk, "meja-society", "vision.proposal")).to_be_focused()
    assert desk.locator('a.cell[tabindex="0"]').count() == desk.get_by_role("grid").count()

    desk.get_by_label("Pilar").select_option(label="Smart Society")
    expect(desk.get_by_role("row", name="Meja Smart Living")).to_be_hidden()
    expect(desk.get_by_role("row", name="Meja Smart Society")).to_be_visible()
    desk.get_by_role("button", name="Tampilkan semua").click()
    desk.get_by_label("OPD").select_option(label="Dinkes")
    expect(desk.get_by_role("row", name="Meja Smart Society")).to_be_hidden()
    desk.get_by_label("Keadaan").select_option(label="dinilai")
    expect(desk.get_by_text("Tidak ada meja yang cocok")).to_be_visible()
    desk.get_by_role("button", name="Tampilkan semua").click()
    expect(cell(desk, "meja-society", "vision.facts")).to_be_visible()
    cell(desk, "meja-society", "vision.facts").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Gambaran umum Meja Smart Society")).to_be_visible()
    assert axe_finds(desk) == []


def test_on_a_phone_nothing_is_wider_than_the_screen(room: Room, sit: Callable[..., Page]) -> None:
    desk = sit("", "/bimtek/fasilitator?pertemuan=01_vision", viewport={"width": 390, "height": 800})
    desk.locator(".board").first.wait_for()
    for address in ("", "/pesan", "/petunjuk", "/hasil/01_vision", "/jawaban/vision.issues/meja-society"):
        if address:
            desk.goto(f"{room.url}/bimtek/fasilitator{address}")
        assert desk.evaluate("document.documentElement.scrollWidth") <= 390, address
    desk.goto(f"{room.url}/bimtek/fasilitator?token={TOKEN}&pertemuan=01_vision")
    desk.locator("a.cell").first.wait_for()
    assert axe_finds(desk) == []
