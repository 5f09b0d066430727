"""What the machine proposes: asked for with a button, told with its reasons, taken over and taken back."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Proposal, Proposer
from bimtek.form.proposing import proposal
from bimtek.form.service import FormService
from tests.form.cohort import make_cohort
from tests.form.every_kind import EVERY_KIND, a_context
from tests.form.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def propose(answer: Any, context: Context) -> Proposal:
    return Proposal(
        (f"Ada {len(answer.services)} layanan.",),
        {"name": "Usulan", "services": [{"id": "r1", "name": "Mal baru"}, {"id": "r9", "name": "Lapor"}]},
    )


PROPOSING = dataclasses.replace(EVERY_KIND, proposer=Proposer("Usulkan", propose))


def test_only_what_it_speaks_of_changes() -> None:
    values = {
        "name": "Lama",
        "note": "tetap",
        "services": [{"id": "r1", "name": "Mal", "owner": "dinkes"}, {"id": "r2"}],
    }
    found = proposal(PROPOSING, values, a_context())
    assert found["said"] == ["Ada 1 layanan."]
    assert found["values"] == {
        "name": "Usulan",
        "note": "tetap",
        "services": [{"id": "r1", "name": "Mal baru", "owner": "dinkes"}, {"id": "r2"}, {"id": "r9", "name": "Lapor"}],
    }
    assert values["name"] == "Lama"


@pytest.fixture
def service(tmp_path: Path) -> FormService:
    cohort = make_cohort(tmp_path)
    return FormService(cohort, AnswerStore(cohort.work))


def test_it_is_the_seats_own_and_changes_nothing(service: FormService) -> None:
    answer = service.propose("inti", "roadmap.capacity", "wayan")
    assert (answer["status"], answer["values"]) == ("proposal", None)
    assert "Belum ada program" in answer["said"][0]
    assert service.open("inti", "roadmap.capacity", "wayan")["revision"] == 0
    assert service.propose("inti", "roadmap.capacity", "putu")["status"] == "error"


def test_an_exercise_that_proposes_nothing_says_so(service: FormService) -> None:
    answer = service.propose("meja-living", "vision.issues", "made")
    assert answer["status"] == "error" and "tidak punya usulan" in answer["message"]
    assert exercise("roadmap.capacity").proposer is not None


@pytest.fixture
def stage() -> Stage:
    return Stage(PROPOSING, a_context())


def ask(form: Page) -> Any:
    form.get_by_role("button", name="Usulkan").click()
    return form.get_by_role("dialog", name="Usulkan")


def test_it_is_taken_over_saved_and_taken_back(form: Page, stage: Stage) -> None:
    form.get_by_label("Nama kegiatan").fill("Milik kami")
    window = ask(form)
    expect(window).to_contain_text("Ada 0 layanan.")
    assert stage.values["name"] == "Milik kami", "it is computed over what is saved"
    window.get_by_role("button", name="Pakai usulan ini").click()
    expect(form.get_by_label("Nama kegiatan")).to_have_value("Usulan")
    expect(form.locator(".bt-status.bt-is-saved")).to_be_visible()
    form.wait_for_function("() => !window.form?.keeper?.unsaved")
    form.get_by_role("button", name="Urungkan").click()
    expect(form.get_by_label("Nama kegiatan")).to_have_value("Milik kami")


def test_it_can_be_read_and_left(form: Page, stage: Stage) -> None:
    ask(form).get_by_role("button", name="Tutup").click()
    expect(form.get_by_role("dialog")).to_have_count(0)
    expect(form.get_by_role("button", name="Usulkan")).to_be_focused()
    assert stage.saves == []


def test_without_a_connection_it_says_so(form: Page, stage: Stage, faults: Any) -> None:
    faults.expect("503")
    stage.cut()
    expect(ask(form).get_by_role("alert")).to_contain_text("sambungan terputus")


def test_no_button_where_nothing_is_proposed(open_form: Callable[..., Page], stage: Stage) -> None:
    stage.exercise = EVERY_KIND
    expect(open_form().get_by_role("button", name="Usulkan")).to_have_count(0)
