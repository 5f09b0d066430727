"""The form in a real JupyterLab: fill it in, kill the kernel, type on, open it again: everything is there."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bimtek.answers.cohort import Cohort
from bimtek.answers.store import AnswerStore
from tests.browser.lab import Lab, start_lab
from tests.form.cohort import make_cohort

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.chromium import Faults

SEAT = "meja-living"


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path / "uji")


@pytest.fixture
def lab(tmp_path: Path, free_port: int, cohort: Cohort) -> Iterator[Lab]:
    with start_lab(tmp_path / "lab", free_port, BIMTEK_COHORT=str(cohort.folder), BIMTEK_PERSON="made") as lab:
        yield lab


def form(page: "Page", title: str) -> "Locator":
    return page.locator(".bimtek-form").filter(has=page.locator(f"h3:text-is('{title}')"))


def run_all(page: "Page") -> None:
    expect(page.locator("#jp-main-statusbar")).to_contain_text("Idle")  # before that JupyterLab runs nothing
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def saved(form: "Locator") -> None:
    form.page.keyboard.press("Tab")
    expect(form.locator(".bt-status.bt-is-saved")).to_be_visible()


def field(holder: "Locator", label: str) -> "Locator":
    return holder.locator(".bt-field").filter(has=holder.page.locator(f".bt-label:text-is('{label}')"))


def choose(holder: "Locator", search: str) -> None:
    holder.locator(".bt-pick").click()
    window = holder.page.locator("dialog[open]")
    if window.get_by_role("searchbox").count():
        window.get_by_role("searchbox").fill(search)
    window.locator("label.bt-option").filter(has_text=search).first.locator("input").check()
    window.get_by_role("button", name="Selesai").click()


def test_what_was_typed_outlives_the_kernel(page: "Page", lab: Lab, cohort: Cohort, faults: "Faults") -> None:
    page.set_default_timeout(60000)
    expect.set_options(timeout=30000)
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.goto(lab.address("01_vision/01_vision.ipynb"))
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    run_all(page)

    facts = form(page, "Gambaran umum")
    field(facts, "Asal angka").get_by_role("combobox").click()
    facts.get_by_role("option", name="Dari data kursus").click()
    choose(field(facts, "Indikator dari data"), "526,764")
    field(facts, "Artinya bagi warga").locator("textarea").fill(
        "Wilayahnya luas dan berbukit; layanan harus mendatangi warga."
    )
    saved(facts)

    issues = form(page, "Isu strategis")
    first = issues.locator(".bt-row").first
    field(first, "Isu strategis").locator("input").fill("Delapan desa tidak terjangkau sinyal")
    field(first, "Siapa yang merasakan, siapa yang tertinggal").locator("textarea").fill("Warga Kintamani, lansia")
    choose(field(first, "Bukti (indikator)"), "526,764")
    field(first, "Subdimensi").get_by_role("combobox").click()
    first.get_by_role("option").nth(1).click()
    field(first, "Mendesak (U)").get_by_label("5").check(force=True)
    for key in ("x", "d", "d", "ArrowLeft", "ArrowRight"):  # in JupyterLab commands that cut, delete and leave the cell
        page.keyboard.press(key)
    expect(field(first, "Mendesak (U)").get_by_label("5")).to_be_focused()
    expect(field(first, "Mendesak (U)").get_by_label("5")).to_be_checked()
    saved(issues)
    expect(issues.locator(".bt-short")).to_contain_text("poin")

    faults.expect("WebSocket connection .*/api/kernels/.* failed")
    lab.kill_kernels()
    expect(issues.locator(".bt-status")).to_contain_text("ambungan terputus")
    page.get_by_role("button", name="Ok", exact=True).click()  # JupyterLab's own word about its kernel
    field(first, "Isu strategis").locator("input").fill("Delapan desa di Kintamani tidak terjangkau sinyal")
    expect(issues.locator(".bt-status")).to_contain_text("isian disimpan di peramban ini")

    run_all(page)
    saved(issues)
    expect(field(first, "Isu strategis").locator("input")).to_have_value(
        "Delapan desa di Kintamani tidak terjangkau sinyal"
    )
    expect(field(first, "Bukti (indikator)").locator(".bt-chosen")).to_contain_text("526,764")
    expect(field(first, "Mendesak (U)").get_by_label("5")).to_be_checked()
    expect(field(facts, "Artinya bagi warga").locator("textarea")).to_have_value(
        "Wilayahnya luas dan berbukit; layanan harus mendatangi warga."
    )

    stored = AnswerStore(cohort.work).load(SEAT, "vision.issues")
    assert stored is not None
    assert stored.author == "made"
    issue = stored.values["issues"][0]
    assert (issue["title"], issue["urgency"]) == ("Delapan desa di Kintamani tidak terjangkau sinyal", 5)
    assert not (lab_folder(lab, cohort) / "01_vision" / "answers").exists(), "nothing is written beside the notebook"


def lab_folder(lab: Lab, cohort: Cohort) -> Path:
    return cohort.folder.parent / "lab" / "sessions"
