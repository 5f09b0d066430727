"""A table goes from facts to vision in meeting I with the keyboard alone, up to the points in the gradebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from bimtek.answers.handin import receipts
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.grading import collect, grade, release
from tests.browser import excel
from tests.browser.drawn import wait_for_forms
from tests.browser.keys import Keyboard
from tests.ports import unused_port
from tests.room.house import Room, open_room

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

FACTS, ISSUES, PROPOSAL, STATEMENT = "vision.facts", "vision.issues", "vision.proposal", "vision.statement"
SEAT = "meja-society"
SCREEN = {"width": 1366, "height": 768}

TITLES = [
    "Asal angka",
    "Nama indikator",
    "Nilai",
    "Satuan",
    "Tahun",
    "Dokumen",
    "OPD pemegang data",
    "Artinya bagi warga",
]
ROWS = [
    ["Indikator OPD", f"Desa belajar {n:02d}", f"1.{n:03d},50", "rumah", "2023", f"(contoh latihan) Laporan {n}",
     "Bappeda", f"Keluarga di desa {n} belum dapat belajar\npada malam hari."]
    for n in range(1, 41)
]  # fmt: skip
ROWS[6][2] = "empat puluh"  # no number
ROWS[11][1] = ROWS[10][1]  # the same indicator twice
ROWS[17][7] = "Sulit."  # says nothing of people


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with open_room(tmp_path_factory.mktemp("room"), unused_port()) as room:
        yield room


def form(page: Page, exercise: str) -> Locator:
    return page.locator(f'[data-exercise="{exercise}"]')


def saved(page: Page, exercise: str) -> None:
    page.keyboard.press("Control+s")
    form(page, exercise).locator(".bt-status.bt-is-saved").wait_for()


def stored(room: Room, exercise: str) -> dict[str, Any]:
    file = AnswerStore(room.cohort.work).load(SEAT, exercise)
    assert file is not None
    return file.values


def come_in(page: Page, room: Room, person: str) -> Keyboard:
    """From the address to the forms of meeting I."""
    keys = Keyboard(page)
    page.goto(f"{room.url}/bimtek/")
    page.get_by_label("Nama pengguna").wait_for()
    keys.type(person)  # the first field has the focus
    keys.press("Tab")
    keys.type(room.codes[person])
    keys.press("Enter")
    page.wait_for_url("**/bimtek/")
    keys.press("Tab", "Enter")  # past the head of the page
    keys.reach("^Buka pertemuan I$")
    keys.press("Enter")
    wait_for_forms(page)
    page.locator("#hadir:not(:empty)").wait_for()
    return keys


def go_to(keys: Keyboard, title: str) -> None:
    """To an exercise by the list at the top of the page."""
    keys.press("Control+Home")
    keys.page.reload()
    wait_for_forms(keys.page)
    keys.page.locator("#hadir:not(:empty)").wait_for()
    keys.reach(f"^{title}", tag="a")
    keys.press("Enter")


def mend(keys: Keyboard, exercise: str, message: str, field: str, row: int) -> None:
    """From a finding of the list to its field."""
    keys.reach(message, exercise=exercise, found=True)
    keys.press("Enter")
    here = keys.here()
    assert here is not None and (here["field"], here["row"]) == (field, row)


def paste_facts(keys: Keyboard) -> None:
    from playwright.sync_api import expect

    page = keys.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    keys.reach("Asal angka", exercise=FACTS, row=1)
    block = [TITLES, *ROWS]
    assert page.evaluate(excel.PUT, {"text": excel.as_text(block), "html": excel.as_html(block)})
    keys.press("Control+v")
    report = form(page, FACTS).locator(".bt-report")
    expect(report).to_contain_text("320 sel pada 40 baris ditempel")
    expect(report).to_contain_text("“empat puluh” bukan angka")
    saved(page, FACTS)


def mend_facts(keys: Keyboard) -> None:
    from playwright.sync_api import expect

    page = keys.page
    red = form(page, FACTS).locator(".bt-result .bt-red")
    expect(red).to_have_count(3)
    mend(keys, FACTS, "sudah ada di atas", "Nama indikator", 12)
    keys.press("Control+a")
    keys.type("Desa belajar 12")
    saved(page, FACTS)
    expect(red).to_have_count(2)
    mend(keys, FACTS, "siapa yang mengalami apa", "Artinya bagi warga", 18)
    keys.press("Control+a")
    keys.type("Anak di desa ini belajar dengan lampu minyak.")
    saved(page, FACTS)
    expect(red).to_have_count(1)
    mend(keys, FACTS, "", "Nilai", 7)
    keys.press("Control+a")
    keys.type("1.040,25")
    saved(page, FACTS)
    expect(red).to_have_count(0)


ISSUE = [
    # title, who, evidence, U, S, G
    ("Anak di dusun tinggi berhenti sekolah", "Anak perempuan; terutama penyandang disabilitas", "01", 5, 5, 4),
    ("Warga tidak dapat belajar sepanjang hayat", "Orang tua di desa tanpa perpustakaan", "02", 4, 4, 3),
    ("Lansia tidak memahami layanan daring", "Lansia di dusun jauh yang tinggal tanpa anaknya", "03", 2, 3, 3),
]  # fmt: skip


def fill_issue(keys: Keyboard, number: int, *, with_evidence: bool = True) -> None:
    title, who, evidence, *ratings = ISSUE[number - 1]
    own = {"exercise": ISSUES, "row": number}
    if number == 1:
        keys.reach("Isu strategis", **own)
    keys.type(title)
    keys.write("Siapa yang merasakan", who, **own)
    if with_evidence:
        keys.pick(r"Bukti \(indikator\)", f"Desa belajar {evidence}", **own)
    keys.reach("Subdimensi", tag="button", **own)
    keys.press("Enter", "Enter")  # the first of the list that opens
    for name, value in zip((r"\(U\)", r"\(S\)", r"\(G\)"), ratings, strict=True):
        keys.rate(name, value, **own)


def fill_proposal(keys: Keyboard) -> None:
    for row, word in enumerate(("terang", "terjangkau", "setara"), 1):
        own = {"exercise": PROPOSAL, "row": row}
        if row == 1:
            keys.reach("^Kata kunci$", **own)
        keys.type(word)
        keys.pick("Lahir dari isu", ISSUE[row - 1][0], **own)
        keys.write("Artinya di daerah ini", f"Warga melihat setiap hari bahwa belajar itu {word}.", **own)
        if row < 3:
            keys.press("Control+Enter")
    saved(keys.page, PROPOSAL)
    vision = "Pada 2034 belajar di Bangli terang, terjangkau dan setara bagi semua keluarga."
    keys.write("^Kalimat visi$", vision, exercise=PROPOSAL)
    keys.write("Tercapai pada tahun", "2034", exercise=PROPOSAL)
    keys.write("Semboyan daerah", "Jengah: tidak tenang selama seorang anak belum bersekolah.", exercise=PROPOSAL)
    keys.write("^Misi$", "Membuka tempat belajar di setiap dusun.", exercise=PROPOSAL)
    saved(keys.page, PROPOSAL)


def fill_statement(keys: Keyboard) -> None:
    keys.write("Calon kalimat visi", "Bangli terang untuk belajar pada 2034", exercise=STATEMENT)
    keys.write("^Suara", "12", exercise=STATEMENT)
    keys.write("Diputuskan oleh", "Pleno", exercise=STATEMENT)
    keys.write("Tanggal keputusan", "12 Juni 2024", exercise=STATEMENT)
    saved(keys.page, STATEMENT)


def take_pen(keys: Keyboard, exercise: str) -> None:
    keys.reach("^Ambil alih pengisian$", exercise=exercise)
    keys.press("Enter")
    dialog = keys.page.get_by_role("dialog")
    dialog.wait_for()
    keys.press("Enter")  # the focus stands on the answer
    dialog.wait_for(state="detached")
    keys.page.locator(f"section.exercise:has([data-exercise='{exercise}'])").get_by_text(
        "Anda sedang mengisi."
    ).wait_for()


def shown_points(page: Page) -> float:
    """The sum of what the forms of the table show."""
    told = [form(page, exercise).locator(".bt-short").inner_text() for exercise in (FACTS, ISSUES, PROPOSAL)]
    return sum(float(re.match(r"[\d,]+", text)[0].replace(",", ".")) for text in told)  # type: ignore[index]


def test_from_facts_to_vision_with_the_keyboard_alone(room: Room, open_page: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    first = come_in(open_page(viewport=SCREEN), room, "soc-1")
    page = first.page
    go_to(first, "Gambaran umum")
    paste_facts(first)
    mend_facts(first)
    facts = stored(room, FACTS)["facts"]
    assert len(facts) == len({row["id"] for row in facts}) == 40
    assert (facts[6]["value"], facts[39]["value"], facts[39]["year"]) == (1040.25, 1040.5, 2023)
    assert facts[0]["meaning"] == "Keluarga di desa 1 belum dapat belajar\npada malam hari."
    assert {row["custodian"] for row in facts} == {"bappeda"}

    # The page of the book follows what is typed.
    go_to(first, "Isu strategis")
    fill_issue(first, 1, with_evidence=False)
    saved(page, ISSUES)
    first.reach("Begini bagian ini akan tampil di buku", exercise=ISSUES)
    first.press("Enter")
    preview = form(page, ISSUES).locator(".bt-page")
    expect(preview).to_contain_text(ISSUE[0][0])
    go_to(first, "Isu strategis")
    first.reach("Begini bagian ini akan tampil di buku", exercise=ISSUES)
    first.press("Enter")
    first.reach("Isu strategis", step="Shift+Tab", exercise=ISSUES, row=1)
    first.press("End")
    first.type(" di Kintamani")
    expect(preview).to_contain_text("berhenti sekolah di Kintamani")
    first.reach("^Yang belum diisi", exercise=ISSUES)
    first.press("Enter")
    mend(first, ISSUES, "belum punya bukti", "Bukti (indikator)", 1)
    first.press("Shift+Tab")
    first.pick(r"Bukti \(indikator\)", "Desa belajar 01", exercise=ISSUES, row=1)
    saved(page, ISSUES)

    # Another member of the table takes the pen and goes on.
    second = come_in(open_page(viewport=SCREEN), room, "soc-2")
    go_to(second, "Isu strategis")
    take_pen(second, ISSUES)
    second.reach(r"\(G\)", exercise=ISSUES, row=1, type="radio")
    second.press("Control+Enter")
    fill_issue(second, 2)
    second.press("Control+Enter")
    fill_issue(second, 3)
    saved(second.page, ISSUES)
    expect(form(page, ISSUES).locator(".bt-row")).to_have_count(3)
    go_to(second, "Usulan visi")
    fill_proposal(second)

    # The core team's part, and handing in, are the first one's again.
    go_to(first, "Visi dan misi")
    fill_statement(first)
    go_to(first, "Kumpulkan")
    page.wait_for_url("**/kumpulkan")
    expect(page.locator("main")).to_contain_text("Isu strategis")
    expect(page.locator(".missing li").first).to_be_visible()
    first.reach("^Kumpulkan isian Meja Smart Society")
    first.press("Enter")
    page.wait_for_url("**/tanda-terima/**")
    receipt = receipts(room.cohort, SEAT, "01_vision")[-1]
    assert receipt.sha256 in "".join(page.locator("main").inner_text().split())

    release(room.cohort, "01_vision")
    collect(room.cohort, "01_vision")
    points = {entry.person: entry.points for entry in grade(room.cohort, "01_vision").graded}
    second.page.reload()
    wait_for_forms(second.page)
    expect(form(second.page, PROPOSAL).locator(".bt-short")).to_contain_text("dari")
    assert points["soc-1"] == points["soc-2"] == receipt.points == shown_points(second.page)
    assert receipt.points > 0.9 * sum(exercise(name).points for name in (FACTS, ISSUES, PROPOSAL))
