"""One meeting played whole in Chromium, as its facilitators see it: from the open desk to the minutes in LibreOffice.

The desk stays open and is never loaded again: whatever the tables do, what comes from outside, what is graded and
judged is seen there. Grading is what `bimtek collect` and `bimtek grade` do. Each act is a function, in their order.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from bimtek.answers.base import latest_base
from bimtek.answers.handin import receipts
from bimtek.curriculum import exercise
from bimtek.grading import collect, grade, release
from tests.browser.axe import axe_finds
from tests.browser.drawn import wait_for_forms
from tests.browser.formgrader import READY, type_into
from tests.browser.outside import ATTACK, II, WASTE, I, brought, make_meeting
from tests.browser.seats import sit_down
from tests.ports import unused_port
from tests.room.house import Room, open_room

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

SOON = 8000
"""ms: what is promised within two seconds, on a busy machine."""
VISION = exercise("vision.proposal")
JUDGED = f"#{VISION.judged_cell}"
SENTENCES = {
    "gov-1": f"2034: setiap keluarga cepat ditolong {ATTACK}",
    "liv-1": "2034: Bangli yang sehat",
    "eco-1": "2034: Bangli yang makmur",
}
CHANGED, CHOSEN = "2034: tidak ada yang menunggu", SENTENCES["liv-1"]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    cohort = make_meeting(tmp_path / "uji")
    release(cohort, I)
    with open_room(tmp_path, unused_port(), cohort) as room:
        yield room


@dataclass
class Meeting:
    """Who sits in front of which page."""

    room: Room
    desk: Page
    """Open all the time."""
    office: Page
    """A second window of the facilitators, in which they work."""
    tables: dict[str, Page]
    """The forms of those in the room, by who types."""

    def cell(self, seat: str, exercise_id: str = VISION.id) -> Locator:
        return self.desk.locator(f'a.cell[href$="/jawaban/{exercise_id}/{seat}"]')

    def sentence(self, person: str) -> Locator:
        form = self.tables[person].locator(f'[data-exercise="{VISION.id}"]')
        return form.get_by_role("textbox", name="Kalimat visi")

    def open(self, address: str) -> None:
        self.office.goto(f"{self.room.url}/bimtek/fasilitator/{address}")

    def graded(self) -> None:
        """As `bimtek collect` and `bimtek grade`."""
        assert not collect(self.room.cohort, I).problems
        assert not grade(self.room.cohort, I).failed


def test_a_meeting_from_the_open_desk_to_its_minutes(
    room: Room, open_page: Callable[..., Page], tmp_path: Path, soffice: str
) -> None:
    desk, office, *forms = (open_page() for _ in range(5))
    sit_down(desk, room, "", f"/bimtek/fasilitator?pertemuan={I}")
    sit_down(office, room, "", f"/bimtek/fasilitator?pertemuan={I}")
    meeting = Meeting(room, desk, office, dict(zip(SENTENCES, forms, strict=True)))
    desk.evaluate("window.loaded = 'once'")
    three_tables_type(meeting)
    twelve_files_come_from_outside(meeting, brought(tmp_path))
    one_answer_is_judged(meeting)
    its_answer_changes_and_asks_to_be_judged_again(meeting)
    assert desk.evaluate("[window.loaded, window.__pwned ?? null]") == ["once", None]
    hall = open_page(viewport={"width": 1920, "height": 1080})
    the_plenary_settles(meeting, hall)
    the_meeting_is_closed(meeting, hall)
    the_minutes_open_in_libreoffice(hall, tmp_path, soffice)
    a_table_opens_the_next_meeting(meeting)


def three_tables_type(meeting: Meeting) -> None:
    """The cells of all three change by themselves; then they hand in."""
    from playwright.sync_api import expect

    for person, page in meeting.tables.items():
        sit_down(page, meeting.room, person, f"/bimtek/pertemuan/{I}")
        wait_for_forms(page)
    for person, words in SENTENCES.items():
        meeting.sentence(person).fill(words)
    for person in SENTENCES:
        seat = meeting.room.cohort.person(person).table
        expect(meeting.cell(seat)).to_contain_text("baru saja", timeout=SOON)
        expect(meeting.cell(seat)).to_contain_text(f"mengisi: {meeting.room.cohort.person(person).name}")
    for person in SENTENCES:
        hand_in(meeting, person)
        expect(meeting.cell(meeting.room.cohort.person(person).table)).to_contain_text("dikumpulkan", timeout=SOON)


def hand_in(meeting: Meeting, person: str) -> None:
    """By the button at the end of the forms, and back to them."""
    page, seat = meeting.tables[person], meeting.room.cohort.seat(meeting.room.cohort.person(person).table)
    page.get_by_role("navigation").get_by_role("link", name="Kumpulkan").click()
    page.get_by_role("button", name=re.compile(f"Kumpulkan (lagi )?isian {seat.name}")).click()
    page.wait_for_url("**/tanda-terima/**")
    page.goto(f"{meeting.room.url}/bimtek/pertemuan/{I}")
    wait_for_forms(page)


def twelve_files_come_from_outside(meeting: Meeting, files: dict[str, tuple[bytes, str]]) -> None:
    """At once, by upload; three are bad and named with the reason; the desk says what came from where."""
    from playwright.sync_api import expect

    assert len(files) == 12
    meeting.office.get_by_role("link", name="Penerimaan berkas").click()
    meeting.office.get_by_label("Berkas .zip dan .xlsx").set_input_files(
        [{"name": name, "mimeType": "", "buffer": content} for name, (content, _) in files.items()]
    )
    meeting.office.get_by_role("button", name="Terima dan periksa").click()
    expect(meeting.office.get_by_role("status")).to_have_text(re.compile(r"^9\s+diterima\s+·\s+3\s+ditolak$"))
    for name, (_, said) in files.items():
        told = meeting.office.get_by_role("article").filter(has_text=name)
        expect(told).to_contain_text(said)
        expect(told.locator(".state")).to_have_text("diterima" if "penyerahan ke-1" in said else "ditolak")
    expect(meeting.cell("meja-environment", "vision.facts")).to_contain_text("dari ZIP", timeout=SOON)
    expect(meeting.cell("meja-branding", "vision.issues")).to_contain_text("dari Excel")
    expect(meeting.cell("meja-society", "vision.pretest")).to_contain_text("2 dari 2 dikumpulkan")
    assert axe_finds(meeting.office) == []


def one_answer_is_judged(meeting: Meeting) -> None:
    """Graded, the answer waits for a judge; she finds it by the desk's own link, and her points stand in the desk."""
    from playwright.sync_api import expect

    meeting.graded()
    answer, judge = meeting.cell("meja-governance"), meeting.office
    expect(answer).to_contain_text("1 menunggu dinilai", timeout=SOON)
    waiting = meeting.desk.locator("#ringkasan")
    expect(waiting).to_contain_text("3 menunggu dinilai")
    meeting.open(f"hasil/{I}")
    row = judge.get_by_role("row", name="Meja Governance")
    expect(row).to_contain_text("belum dinilai 1 menunggu dinilai")
    meeting.open(f"jawaban/{VISION.id}/meja-governance")
    judge.locator(".judging").get_by_role("link", name="Ni Made Uji").click()
    judge.wait_for_function(READY)
    shown = judge.locator(".bimtek-readonly", has_text="Usulan visi")
    assert SENTENCES["gov-1"] in shown.inner_text(), "what was typed stands there as text"
    panel = judge.locator(".nbgrader_cell", has=judge.locator(JUDGED))
    assert VISION.rubric and all(criterion.title in panel.inner_text() for criterion in VISION.rubric.criteria)
    box, above = panel.bounding_box(), shown.bounding_box()
    assert box and above and 0 < box["y"] - (above["y"] + above["height"]) < 500, "the answer stands right above"
    type_into(judge, JUDGED, "13.5", "grade")
    type_into(judge, f"{JUDGED}-comment", "Jelas untuk siapa.", "comment")
    expect(answer).to_contain_text("dinilai", timeout=SOON)
    expect(answer).not_to_contain_text("menunggu")
    expect(waiting).to_contain_text("2 menunggu dinilai")
    meeting.open(f"jawaban/{VISION.id}/meja-governance")
    expect(judge.locator(".judging")).to_contain_text("Ni Made Uji: 13,5 poin")
    meeting.open(f"hasil/{I}")
    expect(row).to_contain_text(f"13,5 dari {VISION.rubric.points:g} poin")


def its_answer_changes_and_asks_to_be_judged_again(meeting: Meeting) -> None:
    from playwright.sync_api import expect

    answer, judge = meeting.cell("meja-governance"), meeting.office
    meeting.sentence("gov-1").fill(CHANGED)
    expect(answer).to_contain_text("berubah sejak dikumpulkan", timeout=SOON)
    hand_in(meeting, "gov-1")
    expect(answer).to_contain_text("dikumpulkan", timeout=SOON)
    expect(answer).not_to_contain_text("berubah")
    assert len(receipts(meeting.room.cohort, "meja-governance", I)) == 2
    meeting.graded()
    expect(answer).to_contain_text("1 menunggu dinilai", timeout=SOON)
    meeting.open(f"jawaban/{VISION.id}/meja-governance")
    expect(judge.locator(".judging")).to_contain_text("Ni Made Uji: menunggu dinilai")
    judge.locator(".judging").get_by_role("link", name="Ni Made Uji").click()
    judge.wait_for_function(READY)
    assert judge.locator(JUDGED).input_value() == ""
    assert "Nilai sebelumnya: 13,5 dari 15." in judge.locator(f"{JUDGED}-comment").input_value()
    assert CHANGED in judge.locator(".bimtek-readonly", has_text="Usulan visi").inner_text()


def the_plenary_settles(meeting: Meeting, hall: Page) -> None:
    """A vision is voted, two clashes are settled, one from either window; what became one is undone."""
    from playwright.sync_api import expect

    sit_down(hall, meeting.room, "", f"/bimtek/fasilitator/pleno/{I}")
    meeting.open(f"pleno/{I}")
    for page in (hall, meeting.office):
        expect(page.locator("#kemajuan")).to_contain_text("0 dari 4 hal diputuskan")
    hall.get_by_label("Diputuskan oleh").fill("Pleno, dipimpin Sekda")
    hall.get_by_role("button", name="Semua hadir").click()
    hall.get_by_role("button", name="Simpan").click()
    expect(hall.locator("#kabar")).to_have_text("Tercatat.")

    hall.locator("#tampilan").focus()
    hall.keyboard.press("ArrowRight")
    expect(hall.get_by_role("heading", name="Visi mana yang dipilih (sementara)?")).to_be_visible()
    assert axe_finds(hall) == []
    for words, votes in ((CHANGED, "12"), (CHOSEN, "41"), (SENTENCES["eco-1"], "3")):
        hall.locator(".pl-candidates > li", has_text=words).get_by_label("Suara").fill(votes)
    hall.locator(".pl-candidates > li", has_text=CHOSEN).get_by_label("Dipilih").check()
    hall.get_by_label("Pendapat lain").fill(ATTACK)
    hall.get_by_role("button", name="Tetapkan visi").click()
    expect(hall.get_by_role("heading", name="Sudah diputuskan")).to_be_visible()
    expect(meeting.office.locator("#kemajuan")).to_contain_text("1 dari 4 hal diputuskan", timeout=2500)

    hall.locator("#tampilan").focus()
    hall.keyboard.press("PageDown")
    expect(hall.locator("mark")).to_have_text(["yang"])
    hall.get_by_label("Alasan (wajib").fill("Sungai yang sama")
    meeting.office.get_by_role("button", name="Aduan selesai tepat waktu").click()
    meeting.office.get_by_role("button", name="Pakai ini").nth(1).click()
    expect(hall.locator("#kemajuan")).to_contain_text("2 dari 4 hal diputuskan", timeout=2500)
    expect(hall.get_by_label("Alasan (wajib")).to_have_value("Sungai yang sama")  # typed while the other decided
    hall.get_by_role("button", name="Satu: gabungkan").click()
    expect(hall.locator("#kemajuan")).to_contain_text("3 dari 4 hal diputuskan")
    hall.get_by_role("link", name="Ikhtisar").click()
    hall.get_by_role("button", name=WASTE).click()
    hall.get_by_label("Nilai lain yang disepakati").fill("51,5")
    hall.get_by_role("button", name="Tetapkan nilai lain").click()
    expect(hall.locator("#kemajuan")).to_contain_text("4 dari 4 hal diputuskan")

    hall.get_by_role("link", name="Ikhtisar").click()
    hall.get_by_role("button", name="Sama atau berbeda?").click()
    hall.get_by_text("Batalkan keputusan ini").click()
    hall.get_by_label("Mengapa dibatalkan").fill("Ternyata dua sungai")
    hall.get_by_role("button", name="Batalkan", exact=True).click()
    expect(hall.locator("#kemajuan")).to_contain_text("3 dari 4 hal diputuskan")


def the_meeting_is_closed(meeting: Meeting, hall: Page) -> None:
    """What stays open is shown before closing; what was decided is what the base holds."""
    from playwright.sync_api import expect

    hall.get_by_role("link", name="Ikhtisar").press("d")
    expect(hall.locator(".pl-brick")).to_have_count(5)
    assert ATTACK in hall.locator(".pl-wall").inner_text() and hall.evaluate("window.__pwned ?? null") is None
    assert axe_finds(hall) == []
    hall.get_by_role("link", name="Tutup").click()
    expect(hall.locator("#tampilan")).to_contain_text("Sama atau berbeda?")
    hall.get_by_role("button", name="Tutup pertemuan").click()
    expect(hall.locator(".pl-decided")).to_contain_text("Pertemuan II dimulai dari hasil ini")
    assert axe_finds(hall) == []
    base = latest_base(meeting.room.cohort.bases, I)
    assert base is not None and base.aliases == {} and base.values["vision.statement"]["chosen"].value == CHOSEN
    assert sorted(item.values["value"] for item in base.items["chosen_facts"]) == [51.5, 51.5, 72, 72]


def the_minutes_open_in_libreoffice(hall: Page, folder: Path, soffice: str) -> None:
    with hall.expect_download() as downloading:
        hall.get_by_role("link", name="Berita acara (Word)").click()
    downloading.value.save_as(folder / "berita-acara.docx")
    command = [soffice, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "berita-acara.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = pypdf.PdfReader(folder / "berita-acara.pdf").pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in (
        "Berita Acara Pleno Pertemuan I", "Pleno, dipimpin Sekda", "Sembilan orang hadir", CHOSEN, "41", "dipilih",
        "Dibatalkan Pleno, dipimpin Sekda", "Ternyata dua sungai", "onerror=", "Pertemuan I ditutup pada",
    ):  # fmt: skip
        assert words in said, words


def a_table_opens_the_next_meeting(meeting: Meeting) -> None:
    """At home the agreed vision stands, and meeting II begins with it."""
    from playwright.sync_api import expect

    page = meeting.tables["gov-1"]
    page.goto(f"{meeting.room.url}/bimtek/")
    expect(page.locator(".agreed blockquote")).to_have_text(CHOSEN)
    page.goto(f"{meeting.room.url}/bimtek/pertemuan/{II}")
    wait_for_forms(page)
    expect(page.get_by_label("Visi yang ditetapkan")).to_have_value(CHOSEN)
