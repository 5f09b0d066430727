"""The plenary of a later meeting in front of the projector; that of the first is played in `test_one_meeting.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from bimtek.plan.plenary.log import DecisionLog
from tests.browser.axe import axe_finds
from tests.cohorts import make_cohort
from tests.plan.plenary.scene import III, first_meeting, rated_programmes, second_meeting
from tests.ports import unused_port
from tests.room.house import TOKEN, Room, open_room

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def third_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Only one test decides something in it; the other shows whatever there is."""
    home = tmp_path_factory.mktemp("pleno-iii")
    cohort = rated_programmes(second_meeting(first_meeting(make_cohort(home))))
    with open_room(home, unused_port(), cohort) as room:
        yield room


def test_programmes_become_one_and_an_opd_answers_each_with_its_own_reason(
    third_room: Room, open_page: Callable[..., Page]
) -> None:
    from playwright.sync_api import expect

    page = open_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{third_room.url}/login?token={TOKEN}")
    page.goto(f"{third_room.url}/bimtek/fasilitator/pleno/{III}#hal-2")
    heading = page.get_by_role("heading", level=2)

    # What is missing is said beside the button, which is in sight without scrolling, and the field gets the focus.
    record = page.get_by_role("button", name="Catat jawaban")
    expect(record).to_be_in_viewport()
    record.click()
    fault = page.locator(".pl-act [role=alert]")
    expect(fault).to_contain_text("Pilih dahulu jawabannya")
    expect(fault).to_be_in_viewport()
    page.get_by_label("Menolak").nth(0).click()
    record.click()
    expect(fault).to_contain_text("mengapa program ini ditolak")
    why = page.locator("#alasan-0")
    expect(why).to_be_focused()
    why.fill("Tidak ada petugas")

    # An arrow after a click changes no answer, and what was typed waits.
    page.get_by_label("Menolak").nth(0).click()
    page.keyboard.press("ArrowLeft")
    expect(heading).to_contain_text("Satu program atau dua?")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Menolak").nth(0)).to_be_checked()
    expect(why).to_have_value("Tidak ada petugas")

    page.get_by_label("Setuju", exact=True).nth(1).check()
    record.click()
    expect(fault).to_contain_text("siapa yang menjawab")
    page.get_by_label("Dijawab oleh").fill("Kepala Dinas Kesehatan")
    assert axe_finds(page) == []
    record.click()
    expect(page.get_by_role("heading", name="Sudah diputuskan")).to_be_visible()
    reasons = {entry.decision.programme: entry.decision.why for entry in DecisionLog(third_room.cohort, III).entries()}
    assert reasons == {"p1": "Tidak ada petugas", "p2": ""}

    # A reason is added to an answer that stands.
    page.get_by_text("Lihat lagi, atau putuskan lain").click()
    page.locator("#alasan-1").fill("Mulai tahun kedua")
    record.click()
    expect(page.locator(".pl-decided")).to_contain_text("Mulai tahun kedua")

    # The merge makes their ratings clash; that matter opens, under the surviving words, and is settled.
    page.goto(f"{third_room.url}/bimtek/fasilitator/pleno/{III}#hal-1")
    page.get_by_label("Pertahankan butir ini").nth(1).check()
    page.get_by_label("Bunyi butir").fill("Loket sampai ke desa")
    page.get_by_role("button", name="Satu: gabungkan").click()
    page.get_by_role("link", name="Ikhtisar").click()
    page.get_by_role("button", name="Kesiapan").click()
    expect(page.get_by_role("heading", name="Loket sampai ke desa: Kesiapan?")).to_be_visible()
    expect(page.locator(".pl-tables").filter(has_text="Meja Living")).to_have_count(1)
    page.get_by_role("button", name="Tetapkan 4").click()
    expect(page.get_by_role("heading", name="Sudah diputuskan")).to_be_visible()


def test_a_matter_that_cannot_be_drawn_says_what_to_do(third_room: Room, open_page: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = open_page()
    page.goto(f"{third_room.url}/login?token={TOKEN}")

    def without_sides(route: Route) -> None:
        answer = route.fetch()
        told = answer.json()
        for one in told.get("matters", []):
            one["sides"] = None
        route.fulfill(response=answer, json=told)

    page.route("**/api/pleno/**", without_sides)
    page.goto(f"{third_room.url}/bimtek/fasilitator/pleno/{III}#hal-2")
    expect(page.get_by_role("alert").filter(has_text="Hal 2 tidak dapat ditampilkan")).to_be_visible()
    expect(page.locator("#tampilan").get_by_role("link", name="Ke ikhtisar")).to_be_visible()
