"""A code of the nomenclature is looked up while typing; what follows from it stands beside it, saved or not."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.datasets import nomenclature
from bimtek.form.service import FormService
from bimtek.region import load_region
from tests.form.cohort import make_cohort
from tests.form.stage import Stage
from tests.sheets.nomenclature_book import HEADERS, ROWS, write_book

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PROGRAMMES = "masterplan.programmes"
SMART = "2.16.03.2.02.0038"


@pytest.fixture
def service(tmp_path: Path) -> FormService:
    cohort = make_cohort(tmp_path)
    return FormService(cohort, AnswerStore(cohort.work))


def found(service: FormService, words: Any, person: str = "made") -> dict[str, Any]:
    return service.search("meja-living", PROGRAMMES, person, "sub_activities", words)


def test_the_service_searches_for_members_of_the_seat(service: FormService) -> None:
    answer = found(service, "cerdas")
    assert answer["status"] == "found" and SMART in [option["value"] for option in answer["options"]]
    assert found(service, "cerdas", "putu")["status"] == "error"
    assert found(service, ["x"])["status"] == "found"  # whatever is sent is words
    assert service.search("meja-living", PROGRAMMES, "made", "opd", "dinas")["status"] == "error"


def test_what_the_cohort_took_whole_is_searched_from_then_on(service: FormService, tmp_path: Path) -> None:
    from bimtek.sheets.nomenclature_take import take_nomenclature

    book = write_book(tmp_path / "berkas.xlsx", (HEADERS, *ROWS))
    assert "pilihan kode dalam kursus ini" in found(service, "contoh")["about"]
    take_nomenclature(book, service.cohort.folder, "contoh 2031")
    answer = found(service, "pengaduan contoh")
    assert [option["value"] for option in answer["options"]] == ["9.16.03.2.02.0002"]
    assert "versi contoh 2031" in answer["about"]
    values = {"programmes": [{"id": "p1", "sub_activities": ["9.16.03.2.02.0002"]}]}
    assert service.save("meja-living", PROGRAMMES, "made", values, 0)["status"] == "saved"
    options = service.open("meja-living", PROGRAMMES, "made")["definition"]["options"]["sub_activities"]
    assert [option["value"] for option in options] == ["9.16.03.2.02.0002"]


@pytest.fixture
def stage() -> Stage:
    """The action plan with one column, so that the search is all there is on the page."""
    whole = exercise(PROGRAMMES)
    row = whole.answer.fields["programmes"].row
    assert row is not None
    few = {name: field for name, field in row.fields.items() if name in ("name", "sub_activities")}
    few["sub_activities"] = dataclasses.replace(few["sub_activities"], only_if=None, group="")
    small_row = type("SmallRow", (row,), {"fields": few})
    table = dataclasses.replace(whole.answer.fields["programmes"], row=small_row)
    answer = type("SmallAnswer", (whole.answer,), {"fields": {"programmes": table}})
    small = dataclasses.replace(whole, answer=answer, checks=(), proposer=None)
    context = Context(region=load_region("51.06"), pillar="governance", sub_dimensions=("governance.1",))
    return Stage(small, context, values={"programmes": [{"id": "p1", "name": "Kota cerdas"}]})


def test_lookup_while_typing_shows_what_follows_from_the_code(stage: Stage, open_form: Callable[..., Page]) -> None:
    page = open_form()
    page.get_by_role("button", name="Pilih dari daftar").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_contain_text("Nomenklatur versi pemutakhiran 2027")
    dialog.get_by_role("searchbox").fill("kota cerdas")
    entry = nomenclature()[SMART]
    box = dialog.get_by_role("checkbox", name=re.compile(re.escape(SMART)))
    box.check()
    dialog.get_by_role("textbox", name="Tidak ada dalam daftar? Tulis sendiri").fill("2.16.03.2.02.0040")
    dialog.get_by_role("button", name="Tambahkan").click()
    other = nomenclature()["2.16.03.2.02.0040"]
    chosen = page.locator(".bt-chosen")
    expect(chosen).to_contain_text(other.name)
    dialog.get_by_role("button", name="Selesai").click()
    for words in (entry.name, entry.program, entry.kegiatan, entry.indicator, other.kegiatan):
        expect(chosen).to_contain_text(words)
    assert "kota cerdas" in stage.searches
    expect(page.locator(".bt-status")).to_contain_text("Tersimpan")
    assert stage.values["programmes"][0]["sub_activities"] == [SMART, other.code]
    page.reload()
    expect(page.locator(".bt-chosen")).to_contain_text(entry.kegiatan)
