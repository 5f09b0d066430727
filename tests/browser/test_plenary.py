"""A plenary in front of the projector: a vision voted, two clashes settled, one undone, the meeting closed; then a
member of a table opens meeting II and finds the agreed vision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from bimtek.answers.base import latest_base
from bimtek.plan.plenary.log import DecisionLog
from tests.browser.axe import axe_finds
from tests.browser.drawn import wait_for_forms
from tests.cohorts import LIVING, give, issue, make_cohort, save
from tests.plan.plenary.scene import III, SECOND, I, first_meeting, rated_programmes, second_meeting
from tests.ports import unused_port
from tests.room.house import TOKEN, Room, open_room

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

ATTACK = '<img src=x onerror="window.__pwned=1"> {{7*7}} <script>window.__pwned=2</script>'


@pytest.fixture
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    home = tmp_path_factory.mktemp("pleno")
    cohort = first_meeting(make_cohort(home))
    rows = [issue("l1", "Air yang keruh di hulu"), issue("l2", f"Jalan putus {ATTACK}")]
    save(cohort, LIVING, "vision.issues", {"issues": rows})
    give(cohort, LIVING, I)
    with open_room(home, unused_port(), cohort) as room:
        yield room


@pytest.fixture
def third_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    home = tmp_path_factory.mktemp("pleno-iii")
    cohort = rated_programmes(second_meeting(first_meeting(make_cohort(home))))
    with open_room(home, unused_port(), cohort) as room:
        yield room


def test_a_meeting_is_settled_closed_and_handed_on(room: Room, open_page: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    hall, desk = open_page(viewport={"width": 1920, "height": 1080}), open_page()
    for page in (hall, desk):
        page.goto(f"{room.url}/login?token={TOKEN}")
        page.goto(f"{room.url}/bimtek/fasilitator/pleno/{I}")
        expect(page.locator("#kemajuan")).to_contain_text("0 dari 3 hal diputuskan")
    news = hall.locator("#kabar")

    hall.get_by_label("Diputuskan oleh").fill("Pleno, dipimpin Sekda")
    hall.get_by_role("button", name="Semua hadir").click()
    hall.get_by_role("button", name="Simpan").click()
    expect(news).to_have_text("Tercatat.")

    hall.locator("#tampilan").focus()
    hall.keyboard.press("ArrowRight")
    expect(hall.get_by_role("heading", level=2)).to_have_text("Visi mana yang dipilih (sementara)?")
    assert axe_finds(hall) == []
    for nth, votes in enumerate(("12", "41")):
        hall.get_by_label("Suara").nth(nth).fill(votes)
    hall.get_by_label("Dipilih").nth(1).check()
    hall.get_by_label("Pendapat lain").fill(ATTACK)
    hall.get_by_role("button", name="Tetapkan visi").click()
    expect(hall.get_by_role("heading", name="Sudah diputuskan")).to_be_visible()
    expect(desk.locator("#kemajuan")).to_contain_text("1 dari 3 hal diputuskan", timeout=2500)

    hall.locator("#tampilan").focus()
    hall.keyboard.press("PageDown")
    expect(hall.locator("mark")).to_have_text(["yang"])
    hall.get_by_label("Alasan (wajib").fill("Sungai yang sama")
    desk.goto(f"{room.url}/bimtek/fasilitator/pleno/{I}#hal-3")
    desk.get_by_role("button", name="Pakai ini").nth(1).click()
    expect(hall.locator("#kemajuan")).to_contain_text("2 dari 3 hal diputuskan", timeout=2500)
    expect(hall.get_by_label("Alasan (wajib")).to_have_value("Sungai yang sama")  # typed while the other decided
    hall.get_by_role("button", name="Satu: gabungkan").click()
    expect(hall.locator("#kemajuan")).to_contain_text("3 dari 3 hal diputuskan")

    hall.get_by_text("Batalkan keputusan ini").click()
    hall.get_by_label("Mengapa dibatalkan").fill("Ternyata dua sungai")
    hall.get_by_role("button", name="Batalkan", exact=True).click()
    expect(hall.locator("#kemajuan")).to_contain_text("2 dari 3 hal diputuskan")

    hall.locator("#tampilan").focus()
    hall.keyboard.press("d")
    expect(hall.get_by_role("heading", name="Dinding isu")).to_be_visible()
    expect(hall.locator(".pl-brick")).to_have_count(4)
    assert ATTACK in hall.locator(".pl-wall").inner_text() and hall.evaluate("window.__pwned ?? null") is None
    assert axe_finds(hall) == []

    hall.get_by_role("link", name="Tutup").click()
    expect(hall.locator("#tampilan")).to_contain_text("Sama atau berbeda?")  # what stays open is shown before closing
    hall.get_by_role("button", name="Tutup pertemuan").click()
    expect(hall.locator(".pl-decided")).to_contain_text("Pertemuan II dimulai dari hasil ini")
    assert axe_finds(hall) == []
    base = latest_base(room.cohort.bases, I)
    assert base is not None and base.aliases == {} and base.values["vision.statement"]["chosen"].value == SECOND
    assert {item.values["value"] for item in base.items["chosen_facts"]} == {72}
    minutes = hall.request.get(f"{room.url}/bimtek/fasilitator/pleno/{I}/berita-acara.docx")
    assert minutes.status == 200
    import docx

    said = "\n".join(
        cell.text for table in docx.Document(BytesIO(minutes.body())).tables for row in table.rows for cell in row.cells
    )
    assert SECOND in said and "Pleno, dipimpin Sekda" in said

    made = open_page()
    made.goto(f"{room.url}/bimtek/masuk")
    made.get_by_label("Nama pengguna").fill("gov-1")
    made.get_by_label("Kode", exact=True).fill(room.codes["gov-1"])
    made.keyboard.press("Enter")
    expect(made.locator(".agreed blockquote")).to_have_text(SECOND)
    made.goto(f"{room.url}/bimtek/pertemuan/02_assessment")
    wait_for_forms(made)
    expect(made.get_by_label("Visi yang ditetapkan")).to_have_value(SECOND)


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
