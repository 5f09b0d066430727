"""Two people of one table fill in meeting I in the room, the server is killed, everything is there, they hand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bimtek.answers.handin import receipts
from bimtek.answers.store import AnswerStore
from tests.browser.drawn import wait_for_forms
from tests.chromium import Faults
from tests.ports import unused_port
from tests.room.house import Room, open_room

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with open_room(tmp_path_factory.mktemp("room"), unused_port()) as room:
        yield room


def come_in(page: Page, room: Room, person_id: str) -> None:
    page.goto(f"{room.url}/bimtek/")
    page.get_by_label("Nama pengguna").fill(person_id)
    page.get_by_label("Kode", exact=True).fill(room.codes[person_id].upper())
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/bimtek/")


def open_meeting(page: Page, number: str = "I") -> None:
    page.get_by_role("link", name=f"Buka pertemuan {number}", exact=True).click()
    wait_for_forms(page)


def reopen(page: Page) -> None:
    page.reload()
    wait_for_forms(page)


@dataclass
class Form:
    """The form of one exercise as a person uses it."""

    page: Page
    exercise: str

    @property
    def whole(self) -> Locator:
        return self.page.locator(f'[data-exercise="{self.exercise}"]')

    def row(self, number: int, table: str) -> Locator:
        """A row of a table, added when it is not there yet."""
        section = self.whole.get_by_role("region", name=table, exact=True)
        if section.get_by_role("group", name=f"Baris {number}", exact=True).count() == 0:
            section.get_by_role("button", name="Tambah baris").click()
        return section.get_by_role("group", name=f"Baris {number}", exact=True)

    def choose(self, holder: Locator, label: str, option: str | re.Pattern[str]) -> None:
        """One option from a short list, from one that opens with explanations, or from the window of a long one."""
        select = holder.get_by_label(label, exact=True).and_(holder.locator("select"))
        if select.count():
            wanted = select.locator("option").filter(has_text=option).first.get_attribute("value")
            select.select_option(wanted)
            return
        opening = holder.get_by_role("combobox", name=label, exact=True)
        if opening.count():
            opening.click()
            holder.get_by_role("option").filter(has_text=option).first.click()
            return
        holder.get_by_role("group", name=label, exact=True).get_by_role("button", name="Pilih dari daftar").click()
        window = self.page.get_by_role("dialog")
        window.locator("label").filter(has_text=option).first.click()
        window.get_by_role("button", name="Selesai").click()

    def saved(self) -> None:
        """Wait until the store has acknowledged everything."""
        self.whole.locator(".bt-status.bt-is-saved").wait_for()
        assert re.search(r"Tersimpan \d\d\.\d\d", self.whole.locator(".bt-status").inner_text())


def follow_an_empty_list(page: Page) -> None:
    """A list that another exercise fills leads to that exercise while it is empty."""
    from playwright.sync_api import expect

    row = Form(page, "vision.issues").row(1, "Daftar isu, yang terpenting di atas")
    evidence = row.get_by_role("group", name="Bukti (indikator)", exact=True)
    evidence.get_by_role("button", name="Pilih dari daftar").click()
    page.get_by_role("dialog").get_by_role("button", name="Buka latihan “Gambaran umum”").click()
    heading = Form(page, "vision.facts").whole.get_by_role("heading", name="Gambaran umum", exact=True)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def fill_facts(page: Page) -> None:
    form, table = Form(page, "vision.facts"), "Indikator pilar ini"
    row = form.row(1, table)
    form.choose(row, "Asal angka", "Dari data kursus")
    form.choose(row, "Indikator dari data", re.compile("."))
    row.get_by_label("Artinya bagi warga").fill("Warga di delapan desa menunggu air dua hari sekali.")
    row = form.row(2, table)
    form.choose(row, "Asal angka", "Indikator OPD")
    row.get_by_label("Nama indikator").fill("Desa dengan air perpipaan")
    row.get_by_label("Nilai").fill("1.250,5")
    row.get_by_label("Satuan").fill("rumah")
    row.get_by_label("Tahun").fill("2023")
    row.get_by_label("Dokumen").fill("Laporan kinerja 2023, hlm. 12")
    form.choose(row, "OPD pemegang data", re.compile("Dinas"))
    form.saved()


def fill_issues(page: Page) -> None:
    form = Form(page, "vision.issues")
    row = form.row(1, "Daftar isu, yang terpenting di atas")
    row.get_by_label("Isu strategis").fill("Air bersih jauh dari rumah warga <b>Kintamani</b>")
    row.get_by_label("Siapa yang merasakan").fill("Ibu dan anak di delapan desa")
    form.choose(row, "Bukti (indikator)", "Desa dengan air perpipaan")  # written in the form above
    form.choose(row, "Subdimensi", re.compile(r"\w"))
    for label, value in (("Mendesak (U)", "5"), ("Serius (S)", "4"), ("Berkembang (G)", "3")):
        row.get_by_role("radiogroup", name=label).locator(f'input[value="{value}"]').check()
    form.saved()


def fill_proposal(page: Page) -> None:
    form = Form(page, "vision.proposal")
    row = form.row(1, "Kata kunci")
    row.get_by_label("Kata kunci").fill("tangguh")
    form.choose(row, "Lahir dari isu", "Air bersih jauh")
    form.whole.get_by_label("Kalimat visi").fill("Bangli tangguh air pada 2030")
    form.whole.get_by_label("Tercapai pada tahun").fill("2030")
    form.saved()


def fill_statement(page: Page) -> None:
    form = Form(page, "vision.statement")
    row = form.row(1, "Calon, paling banyak tiga")
    row.get_by_label("Calon kalimat visi").fill("Bangli tangguh air pada 2030")
    row.get_by_label("Suara").fill("12")
    form.whole.get_by_label("Tanggal keputusan").fill("12 Juni 2024")
    form.saved()


def take_pen(page: Page, exercise: str) -> None:
    """Take the pen from whoever holds it."""
    section = page.locator(f'section.exercise:has([data-exercise="{exercise}"])')
    section.get_by_role("button", name="Ambil alih pengisian").click()
    page.get_by_role("dialog").get_by_role("button", name="Ambil alih").click()
    section.get_by_text("Anda sedang mengisi.").wait_for()


def stored(room: Room, seat: str, exercise: str) -> dict[str, Any]:
    file = AnswerStore(room.cohort.work).load(seat, exercise)
    assert file is not None
    return file.values


def without_ids(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != "id" and value not in ("", None)} for row in rows]


def points_of_meeting(room: Room, person: str) -> float:
    """What the gradebook says after collecting and grading."""
    from bimtek.grading import collect, grade, release

    release(room.cohort, "01_vision")
    collect(room.cohort, "01_vision")
    (graded,) = (entry for entry in grade(room.cohort, "01_vision").graded if entry.person == person)
    return graded.points


def words_of_book(room: Room) -> str:
    """Every word of Buku 1 as Word has it, after the plenary."""
    from docx import Document

    from bimtek.plan.assemble import assemble
    from bimtek.plan.consolidate import consolidate

    consolidate(room.cohort, "01_vision")
    assemble(room.cohort, room.cohort.folder / "buku", formats=("docx",))
    document = Document(str(room.cohort.folder / "buku" / "buku1.docx"))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_two_people_one_table_a_killed_server_and_a_receipt(
    room: Room, open_page: Callable[..., Page], faults: Faults
) -> None:
    from playwright.sync_api import expect

    first, second = open_page(viewport={"width": 1366, "height": 768}), open_page(**PHONE)
    come_in(first, room, "soc-1")
    open_meeting(first)
    follow_an_empty_list(first)
    for fill in (fill_facts, fill_issues, fill_proposal, fill_statement):
        fill(first)
        reopen(first)  # the next form offers what was written in this one

    facts = without_ids(stored(room, "meja-society", "vision.facts")["facts"])
    assert (facts[1]["value"], facts[1]["year"], facts[1]["unit"]) == (1250.5, 2023, "rumah")
    issue = stored(room, "meja-society", "vision.issues")["issues"][0]
    assert (issue["urgency"], issue["seriousness"], issue["growth"]) == (5, 4, 3)
    assert issue["evidence"] == [stored(room, "meja-society", "vision.facts")["facts"][1]["id"]]
    assert stored(room, "inti", "vision.statement")["decided_on"] == "2024-06-12"

    # The other member of the table sees it and goes on.
    come_in(second, room, "soc-2")
    open_meeting(second)
    theirs = Form(second, "vision.issues").row(1, "Daftar isu, yang terpenting di atas")
    assert theirs.get_by_label("Isu strategis").input_value() == "Air bersih jauh dari rumah warga <b>Kintamani</b>"
    take_pen(second, "vision.issues")
    theirs.get_by_label("Siapa yang merasakan").fill("Ibu, anak dan lansia di delapan desa")
    Form(second, "vision.issues").saved()
    assert second.locator('[data-exercise="vision.statement"] input').count() == 0  # only the core team writes there

    # The first sees that without doing anything: her page asks the server from time to time.
    mine = Form(first, "vision.issues").row(1, "Daftar isu, yang terpenting di atas")
    expect(mine.get_by_label("Siapa yang merasakan")).to_have_value(
        "Ibu, anak dan lansia di delapan desa", timeout=30_000
    )

    # The power goes; what was not acknowledged stays in the browser and arrives when the server is back.
    faults.expect("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING")
    room.kill()
    theirs.get_by_label("Isu strategis").fill("Air bersih jauh, ditulis saat server mati")
    second.locator('[data-exercise="vision.issues"] .bt-status.bt-is-lost').wait_for()
    room.start()
    Form(second, "vision.issues").saved()

    # Reopened, everything is there, and nobody had to sign in again.
    reopen(first)
    row = Form(first, "vision.issues").row(1, "Daftar isu, yang terpenting di atas")
    assert row.get_by_label("Isu strategis").input_value() == "Air bersih jauh, ditulis saat server mati"
    assert row.get_by_label("Siapa yang merasakan").input_value() == "Ibu, anak dan lansia di delapan desa"
    fact = Form(first, "vision.facts").row(2, "Indikator pilar ini")
    assert fact.get_by_label("Nilai").input_value() == "1.250,5"
    assert Form(first, "vision.statement").whole.get_by_label("Tanggal keputusan").input_value() == "12 Juni 2024"

    # Hand in: first what is missing, then the receipt.
    first.get_by_role("navigation").get_by_role("link", name="Kumpulkan").click()
    assert first.get_by_text("perlu diperbaiki").first.is_visible()
    first.get_by_role("button", name=re.compile("Kumpulkan isian Meja Smart Society")).click()
    first.wait_for_url("**/tanda-terima/**")
    receipt = receipts(room.cohort, "meja-society", "01_vision")[-1]
    page = first.locator("main").inner_text()
    for shown in ("Meja Smart Society", "I Putu Contoh"):
        assert shown in page
    assert receipt.sha256 in "".join(page.split())

    # Graded with the points of the receipt; agreed; printed.
    assert points_of_meeting(room, "soc-1") == receipt.points
    text = words_of_book(room)
    assert "Air bersih jauh, ditulis saat server mati" in text
    assert "Ibu, anak dan lansia di delapan desa" in text


def test_a_wrong_code_is_told_in_words(room: Room, page: Page, faults: Faults) -> None:
    faults.expect("401")
    page.goto(f"{room.url}/bimtek/")
    page.get_by_label("Nama pengguna").fill("soc-1")
    page.get_by_label("Kode", exact=True).fill("aaaa-bbbb")
    page.get_by_role("button", name="Masuk").click()
    assert "tidak cocok" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Nama pengguna").input_value() == "soc-1"
