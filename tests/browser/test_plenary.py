"""A plenary in front of the projector: a vision voted, two clashes settled, one undone, the meeting closed; then a
member of a table opens meeting II and finds the agreed vision."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from bimtek.answers.base import latest_base
from bimtek.room.codes import make_codes
from tests.browser.drawn import wait_for_forms
from tests.cohorts import LIVING, give, issue, make_cohort, save
from tests.plan.plenary.scene import SECOND, I, first_meeting
from tests.room.house import TOKEN, Room

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ATTACK = '<img src=x onerror="window.__pwned=1"> {{7*7}} <script>window.__pwned=2</script>'
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]},
    "resultTypes": ["violations"],
}


@pytest.fixture
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    home = tmp_path_factory.mktemp("pleno")
    cohort = first_meeting(make_cohort(home))
    rows = [issue("l1", "Air yang keruh di hulu"), issue("l2", f"Jalan putus {ATTACK}")]
    save(cohort, LIVING, "vision.issues", {"issues": rows})
    give(cohort, LIVING, I)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    room = Room(cohort, port, make_codes(cohort), home)
    try:
        room.start()
        yield room
    finally:
        if room.process and room.process.poll() is None:
            room.kill()


def axe_finds(page: Page) -> list[tuple[str, str]]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES).response["violations"]
    return [(each["id"], node["html"][:160]) for each in found for node in each["nodes"]]


def test_a_meeting_is_settled_closed_and_handed_on(room: Room, open_page: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    hall, desk = open_page(viewport={"width": 1920, "height": 1080}), open_page()
    for page in (hall, desk):
        page.goto(f"{room.url}/login?token={TOKEN}")
        page.goto(f"{room.url}/bimtek/fasilitator/pleno/{I}")
        expect(page.locator("#kemajuan")).to_contain_text("0 dari 3 hal selesai")
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
    expect(desk.locator("#kemajuan")).to_contain_text("1 dari 3 hal selesai", timeout=2500)

    hall.locator("#tampilan").focus()
    hall.keyboard.press("PageDown")
    expect(hall.locator("mark")).to_have_text(["yang"])
    hall.get_by_label("Alasan (wajib").fill("Sungai yang sama")
    desk.goto(f"{room.url}/bimtek/fasilitator/pleno/{I}#hal-3")
    desk.get_by_role("button", name="Pakai ini").nth(1).click()
    expect(hall.locator("#kemajuan")).to_contain_text("2 dari 3 hal selesai", timeout=2500)
    expect(hall.get_by_label("Alasan (wajib")).to_have_value("Sungai yang sama")  # typed while the other decided
    hall.get_by_role("button", name="Satu: gabungkan").click()
    expect(hall.locator("#kemajuan")).to_contain_text("3 dari 3 hal selesai")

    hall.get_by_text("Batalkan keputusan ini").click()
    hall.get_by_label("Mengapa dibatalkan").fill("Ternyata dua sungai")
    hall.get_by_role("button", name="Batalkan", exact=True).click()
    expect(hall.locator("#kemajuan")).to_contain_text("2 dari 3 hal selesai")

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
