"""A table at work in two real browsers: one pen, seen live, taken over, remarks, and nothing typed is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bimtek.answers.store import AnswerStore
from tests.browser.drawn import wait_for_forms
from tests.chromium import Faults
from tests.ports import unused_port
from tests.room.house import Room, open_room

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

SECOND = 1.0
"""What a member may wait for: from the moment at which the one who types is told that it is saved."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with open_room(tmp_path_factory.mktemp("room"), unused_port()) as room:
        yield room


@dataclass
class Member:
    """Somebody at the table, with the form of one exercise before her."""

    page: Page
    exercise: str = "vision.issues"

    @property
    def section(self) -> Locator:
        return self.page.locator(f'section.exercise:has([data-exercise="{self.exercise}"])')

    @property
    def form(self) -> Locator:
        return self.page.locator(f'[data-exercise="{self.exercise}"]')

    @property
    def title(self) -> Locator:
        return self.form.get_by_label("Isu strategis").first

    @property
    def who(self) -> Locator:
        return self.form.get_by_label("Siapa yang merasakan").first

    def saved(self) -> None:
        self.form.locator(".bt-status.bt-is-saved").wait_for()

    def begin(self) -> None:
        """Hold the pen, also when a window that was closed a moment ago still does."""
        self.page.locator("#hadir:not(:empty)").wait_for()
        if self.section.get_by_role("button", name="Ambil alih pengisian").count():
            self.take_pen()
        if self.section.get_by_role("button", name="Isi di sini").count():
            self.section.get_by_role("button", name="Isi di sini").click()
            self.section.get_by_text("Anda sedang mengisi.").wait_for()

    def take_pen(self) -> None:
        self.section.get_by_role("button", name="Ambil alih pengisian").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Ambil alih").click()
        self.section.get_by_text("Anda sedang mengisi.").wait_for()


Sit = Callable[..., Member]


@pytest.fixture
def sit(room: Room, open_page: Callable[..., Page]) -> Sit:
    """Sit down with one's own browser and open meeting I."""

    def sit_down(person: str, **options: object) -> Member:
        page = open_page(**options)
        page.goto(f"{room.url}/bimtek/masuk")
        page.get_by_label("Nama pengguna").fill(person)
        page.get_by_label("Kode", exact=True).fill(room.codes[person])
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url("**/bimtek/")
        page.goto(f"{room.url}/bimtek/pertemuan/01_vision")
        wait_for_forms(page)
        return Member(page)

    return sit_down


def stored(room: Room, seat: str) -> dict[str, Any]:
    file = AnswerStore(room.cohort.work).load(seat, "vision.issues")
    assert file is not None
    first: dict[str, Any] = file.values["issues"][0]
    return first


def test_two_members_one_pen_seen_live_and_taken_over(room: Room, sit: Sit) -> None:
    from playwright.sync_api import expect

    made = sit("liv-1", viewport={"width": 1366, "height": 768})
    wayan = sit("liv-2", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    expect(made.page.locator("#hadir")).to_contain_text("I Wayan Contoh")
    expect(wayan.section.locator(".here")).to_contain_text("Di sini: Anda, Ni Made Contoh")

    made.begin()
    # Whoever begins to type holds the pen; the other sees who, and what, and can write nothing.
    made.title.fill("Air bersih jauh dari rumah")
    expect(made.section.get_by_text("Anda sedang mengisi.")).to_be_visible()
    made.saved()
    told = time.monotonic()
    expect(wayan.title).to_have_value("Air bersih jauh dari rumah", timeout=5000)
    assert time.monotonic() - told < SECOND
    expect(wayan.section.get_by_text("Sedang diisi oleh Ni Made Contoh")).to_be_visible()
    expect(wayan.title).to_be_disabled()

    # Taken over in the middle of a word: the word arrives first, then the pen moves, and both are told.
    made.who.press_sequentially("Ibu dan anak")
    wayan.take_pen()
    expect(wayan.who).to_have_value("Ibu dan anak")
    expect(made.section.get_by_role("alert")).to_contain_text("I Wayan Contoh mengambil alih pengisian")
    expect(made.section.get_by_role("alert")).to_contain_text("tersimpan")
    expect(made.title).to_be_disabled()
    wayan.who.fill("Ibu dan anak di delapan desa")
    wayan.saved()
    expect(made.who).to_have_value("Ibu dan anak di delapan desa")
    assert stored(room, "meja-living")["affected"] == "Ibu dan anak di delapan desa"

    # Put down, and free for whoever begins.
    wayan.section.get_by_role("button", name="Persilakan yang lain").click()
    expect(made.section.get_by_text("Tidak ada yang sedang mengisi")).to_be_visible()
    made.title.fill("Air bersih jauh dari rumah warga")
    expect(wayan.section.get_by_text("Sedang diisi oleh Ni Made Contoh")).to_be_visible()
    made.saved()


def test_a_remark_at_a_field_is_seen_and_closed(room: Room, sit: Sit) -> None:
    from playwright.sync_api import expect

    made, wayan = sit("liv-1"), sit("liv-2")
    made.begin()
    made.section.get_by_text("Catatan meja").click()
    made.title.fill("Air bersih jauh dari rumah warga")
    made.saved()
    made.section.get_by_label("Tentang").select_option(
        label="Daftar isu, yang terpen… · Siapa yang merasakan, siapa yang tertinggal"
    )
    made.section.get_by_label("Baris", exact=True).select_option(label="Baris 1: Air bersih jauh dari rumah warga")
    made.section.get_by_label("Tulis catatan").fill("Lansia <b>belum</b> disebut.")
    made.section.get_by_role("button", name="Kirim catatan").click()
    expect(wayan.section.get_by_text("(1 terbuka)")).to_be_visible(timeout=2000)
    wayan.section.get_by_text("Catatan meja").click()
    expect(wayan.section.locator(".remark-text")).to_have_text("Lansia <b>belum</b> disebut.")
    expect(wayan.section.locator(".remark-place")).to_contain_text("Baris 1")
    wayan.section.get_by_role("button", name="Jawab").click()
    wayan.section.get_by_label("Jawaban Anda").fill("Sudah saya tambahkan.")
    wayan.section.get_by_role("button", name="Kirim jawaban").click()
    expect(made.section.get_by_text("Sudah saya tambahkan.")).to_be_visible(timeout=2000)
    made.section.get_by_role("button", name="Selesai").click()
    expect(wayan.section.get_by_text("(semua selesai)")).to_be_visible(timeout=2000)


def test_a_remark_is_left_from_the_field_itself_and_led_to(room: Room, sit: Sit) -> None:
    from playwright.sync_api import expect

    made = sit("soc-1", viewport={"width": 1366, "height": 768})
    made.begin()
    made.title.focus()
    expect(made.section.locator(".say-here")).to_have_count(0)  # nobody else has this row yet
    made.title.fill("Sekolah jauh dari rumah")
    made.saved()
    made.who.focus()
    expect(made.section.get_by_role("link", name="Beri catatan untuk “Siapa yang merasakan")).to_be_visible()
    made.page.keyboard.press("Alt+c")
    expect(made.section.get_by_label("Tulis catatan")).to_be_focused()
    made.section.get_by_label("Tulis catatan").fill("Sebut desanya.")
    made.section.get_by_role("button", name="Kirim catatan").click()
    mark = made.form.get_by_role("link", name="1 catatan untuk “Siapa yang merasakan")
    expect(mark).to_be_visible()

    nengah = sit("soc-2", viewport={"width": 390, "height": 844})
    mark = nengah.form.locator(".said-here")
    expect(mark).to_have_text("1 catatan")
    mark.click()
    expect(nengah.section.locator(".remarks > li:focus")).to_contain_text("Sebut desanya.")
    nengah.section.get_by_role("button", name="Selesai: Sebut desanya.").click()
    expect(mark).to_have_count(0)
    expect(made.form.locator(".said-here")).to_have_count(0)


def test_the_sum_of_the_ratings_is_shown_while_they_are_given(room: Room, sit: Sit) -> None:
    from playwright.sync_api import expect

    made = sit("soc-1", viewport={"width": 390, "height": 844})
    made.begin()
    total = made.form.locator(".bt-total").first
    expect(total).to_be_hidden()
    row = made.form.locator(".bt-row").first
    for name, value in (("Mendesak (U)", "5"), ("Serius (S)", "4"), ("Berkembang (G)", "3")):
        row.get_by_role("radiogroup", name=name).locator(f'input[value="{value}"]').press(" ")
    expect(total).to_have_text("Jumlah U + S + G: 12")


def test_what_was_typed_without_a_connection_is_offered_again(room: Room, sit: Sit, faults: Faults) -> None:
    """The holder's laptop loses the network, another goes on; when she is back, both versions are there to choose."""
    from playwright.sync_api import expect

    faults.expect("ERR_INTERNET_DISCONNECTED")
    putu, nengah = sit("soc-1"), sit("soc-2")
    putu.begin()
    putu.title.fill("Sampah menumpuk")
    putu.saved()
    putu.page.context.set_offline(True)
    putu.title.fill("Sampah menumpuk di pasar, ditulis tanpa sambungan")
    putu.form.locator(".bt-status.bt-is-lost").wait_for()
    nengah.take_pen()
    nengah.title.fill("Sampah menumpuk di sungai")
    nengah.saved()
    putu.page.context.set_offline(False)
    expect(putu.section.get_by_text("Sedang diisi oleh Ni Nengah Contoh")).to_be_visible(timeout=20_000)
    expect(putu.form.get_by_role("alert")).to_contain_text("ditulis tanpa sambungan", timeout=40_000)
    putu.take_pen()
    putu.form.get_by_role("button", name="Pakai versi Anda").click()
    expect(nengah.title).to_have_value("Sampah menumpuk di pasar, ditulis tanpa sambungan", timeout=20_000)
    history = room.cohort.work / "meja-society" / "01_vision" / "answers" / ".history"
    assert any("di sungai" in path.read_text(encoding="utf-8") for path in history.rglob("*.json"))


def test_a_killed_server_comes_back_to_open_pages(room: Room, sit: Sit, faults: Faults) -> None:
    """Pages that listened hear again by themselves, and the pen of whoever goes on typing is hers again."""
    from playwright.sync_api import expect

    faults.expect("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING")
    putu, nengah = sit("soc-1"), sit("soc-2")
    putu.begin()
    putu.title.fill("Sebelum listrik padam")
    putu.saved()
    room.kill()
    expect(nengah.page.locator("#sambungan")).to_contain_text("terputus", timeout=20_000)
    putu.title.fill("Ditulis dalam gelap")
    room.start()
    putu.saved()
    expect(nengah.title).to_have_value("Ditulis dalam gelap", timeout=30_000)
    expect(nengah.section.get_by_text("Sedang diisi oleh I Putu Contoh")).to_be_visible()
    expect(nengah.page.locator("#sambungan")).to_be_hidden()


def test_a_table_without_a_stream_goes_on_by_asking(room: Room, sit: Sit, faults: Faults) -> None:
    """A network that lets no stream through (some phones, some proxies): slower, but everything works."""
    from playwright.sync_api import expect

    faults.expect("ERR_FAILED")
    made, wayan = sit("liv-1"), sit("liv-2")
    wayan.page.context.route("**/api/live?*", lambda route: route.abort())
    wayan.page.reload()
    wait_for_forms(wayan.page)
    made.begin()
    made.title.fill("Dilihat tanpa aliran")
    made.saved()
    expect(wayan.title).to_have_value("Dilihat tanpa aliran", timeout=10_000)
    expect(wayan.section.get_by_text("Sedang diisi oleh Ni Made Contoh")).to_be_visible(timeout=10_000)


def test_whoever_types_before_her_page_has_heard_of_the_pen_loses_nothing(room: Room, sit: Sit, faults: Faults) -> None:
    """A slow network: the form stands there, and nobody has told the page yet that another is writing."""
    from playwright.sync_api import expect

    faults.expect("ERR_FAILED")
    made = sit("liv-1")
    made.begin()
    made.title.fill("Ditulis Made")
    made.saved()
    wayan = sit("liv-2")
    wayan.page.context.route("**/api/live?*", lambda route: route.abort())
    waiting: list[Any] = []
    for news in ("**/api/heartbeat?*", "**/api/pen/*"):
        wayan.page.context.route(news, lambda route: waiting.append(route))
    wayan.page.reload()
    wait_for_forms(wayan.page)
    wayan.title.fill("Ditulis Wayan tanpa kabar")
    made.who.fill("Ibu dan anak")
    wayan.form.locator(".bt-status.bt-is-saved").or_(wayan.form.locator(".bt-conflict")).first.wait_for()
    for route in waiting:
        route.continue_()
    wayan.page.context.unroute("**/api/heartbeat?*")
    wayan.page.context.unroute("**/api/pen/*")
    expect(wayan.section.get_by_text("Sedang diisi oleh Ni Made Contoh")).to_be_visible()
    expect(wayan.title).to_be_disabled()
    made.form.locator(".bt-status.bt-is-saved").or_(made.form.locator(".bt-conflict")).first.wait_for()
    kept = [path.read_text(encoding="utf-8") for path in (room.cohort.work / "meja-living").rglob("*.json")]
    shown = made.form.inner_text() + wayan.form.inner_text() + wayan.title.input_value()
    for words in ("Ditulis Wayan tanpa kabar", "Ibu dan anak"):
        assert any(words in text for text in (*kept, shown)), words


def test_a_pen_that_was_taken_writes_when_the_others_last_words_stand_there(room: Room, sit: Sit) -> None:
    """The stream may tell that the pen is here before the answer to taking it: keys are not swallowed meanwhile."""
    from playwright.sync_api import expect

    made, wayan = sit("liv-1"), sit("liv-2")
    made.begin()
    made.title.fill("Ditulis Made")
    made.saved()
    expect(wayan.title).to_be_disabled()
    waiting: list[Any] = []
    wayan.page.context.route("**/api/pen/*", lambda route: waiting.append((route, route.fetch())))
    wayan.section.get_by_role("button", name="Ambil alih pengisian").click()
    wayan.page.get_by_role("dialog").get_by_role("button", name="Ambil alih").click()
    expect(wayan.section.get_by_text("Sedang dialihkan kepada Anda")).to_be_visible()
    expect(wayan.title).to_be_disabled()
    for route, answer in waiting:
        route.fulfill(response=answer)
    expect(wayan.section.get_by_text("Anda sedang mengisi.")).to_be_visible()
    expect(wayan.title).to_be_enabled()
    wayan.title.fill("Ditulis Wayan")
    wayan.saved()
    expect(made.title).to_have_value("Ditulis Wayan")
