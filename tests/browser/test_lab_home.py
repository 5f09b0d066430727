"""`bimtek lab` in a real browser: the first page in Indonesian, a notebook that runs by itself, a hand-in, its ZIP."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from bimtek.answers.handin import receipts
from bimtek.answers.intake import take_zip
from bimtek.answers.store import AnswerStore
from tests.browser.lab import start_own_lab
from tests.form.cohort import make_cohort

if TYPE_CHECKING:
    from playwright.sync_api import Page

SESSION, TABLE = "01_vision", "meja-living"


def test_from_the_first_page_to_a_zip_that_is_taken_in(page: Page, tmp_path: Path, free_port: int) -> None:
    page.set_default_timeout(60000)
    expect.set_options(timeout=60000)
    page.set_viewport_size({"width": 1366, "height": 768})
    cohort = make_cohort(tmp_path / "uji")
    home = tmp_path / "rumah"
    home.mkdir()
    with start_own_lab(home, free_port, cohort.folder, "made") as address:
        page.goto(address)

        # The first page shows itself, in Indonesian, and nothing asks anything.
        expect(page.get_by_role("heading", name="Selamat datang, Ni Made Contoh")).to_be_visible()
        expect(page.get_by_role("menubar").first).to_contain_text("Berkas")
        assert page.evaluate("document.documentElement.lang") == "id-ID"
        assert page.locator(".jp-Dialog, .Toastify__toast").count() == 0
        assert page.locator("#jp-left-stack").is_hidden(), "the sidebar is folded"

        # One click opens a notebook; its forms are there without another.
        page.get_by_role("link", name="Buka pertemuan I", exact=True).click()
        statement = page.locator(".bimtek-form").filter(has=page.locator("h3:text-is('Usulan visi')"))
        statement.get_by_label("Kalimat visi").fill("Bangli tangguh air pada 2030")
        page.keyboard.press("Tab")
        expect(statement.locator(".bt-status.bt-is-saved")).to_be_visible()
        assert page.locator(".jp-CodeCell .cm-editor:visible").count() == 0, "code is folded"

        # What is missing is told; it is handed in all the same; the receipt names who, when and what.
        notebook = page.locator(".jp-NotebookPanel:visible")
        button = notebook.locator(".bimtek-hand-in")
        button.scroll_into_view_if_needed()
        expect(button).to_contain_text("Baru 0 indikator")
        button.get_by_role("button", name="Kumpulkan Meja Smart Living apa adanya").click()
        expect(button.get_by_role("status")).to_contain_text("sudah dikumpulkan")
        receipt = receipts(cohort, TABLE, SESSION)[-1]
        for said in ("Ni Made Contoh", receipt.sha256, f"uji-{TABLE}-{SESSION}-1.zip"):
            expect(button.get_by_role("group", name="Tanda terima ke-1")).to_contain_text(said)
        with page.expect_download() as saved:
            button.get_by_role("button", name="Unduh ZIP").click()
        downloaded = tmp_path / saved.value.suggested_filename
        saved.value.save_as(downloaded)

        # Home again, by one button, it knows that something was handed in.
        notebook.get_by_role("button", name="Beranda").click()
        expect(page.locator(".bimtek-home:visible")).to_contain_text(re.compile(r"Dikumpulkan .* \(penyerahan ke-1\)"))
        page.close()

    # The ZIP lies at the desk, too, and another computer takes it.
    (written,) = home.rglob("kumpulan/*.zip")
    assert written.read_bytes() == downloaded.read_bytes()
    facilitator = make_cohort(tmp_path / "fasilitator" / "uji")
    assert take_zip(facilitator, written, now=datetime.now(UTC)) == receipt
    taken = AnswerStore(facilitator.work).load(TABLE, "vision.proposal")
    assert taken is not None and taken.values["vision"] == "Bangli tangguh air pada 2030"
