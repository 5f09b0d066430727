"""Advice closed with a reason, and what others must mend."""

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.form.stage import SAVED_BY_OTHERS, Stage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

KEY = "UJI-01::name"
REASON = "aplikasi itu sudah dipakai warga sejak 2021"


def advised(form: "Page", stage: Stage, **reasons: str) -> "Locator":
    """The field that gets advice."""
    stage.put({"name": "Membuat aplikasi"})
    stage.reasons = reasons
    form.reload()
    form.locator(".bt-list-of-findings, .bt-reading").first.wait_for()
    return form.locator(".bt-fields > .bt-field").first


def is_stored(form: "Page") -> None:
    form.keyboard.press("Control+s")
    expect(form.locator(".bt-status.bt-is-saved")).to_be_visible()


def close(name: "Locator", reason: str) -> None:
    name.get_by_role("button", name="Memang demikian, karena …").click()
    name.get_by_label("Memang demikian, karena").fill(reason)
    name.get_by_role("button", name="Tutup saran ini").click()


def test_advice_is_closed_with_a_reason_and_opened_again(form: "Page", stage: Stage) -> None:
    name = advised(form, stage)
    name.get_by_role("button", name="Memang demikian, karena …").click()
    name.get_by_role("button", name="Tutup saran ini").click()
    expect(name).to_contain_text("Tulis alasannya dahulu.")
    name.get_by_role("button", name="Batal").click()
    close(name, f" {REASON} ")
    expect(name.locator(".bt-finding.bt-closed")).to_contain_text(
        f"Saran, ditutup: Nama ini menyebut alatnya. Sebutkan manfaatnya bagi warga. Alasan: {REASON}"
    )
    expect(name.locator("input")).to_be_focused()
    is_stored(form)
    assert stage.reasons == {KEY: REASON}
    assert stage.values["name"] == "Membuat aplikasi"
    folded = form.locator(".bt-list-of-findings .bt-fold").filter(has_text="Saran yang ditutup dengan alasan (1)")
    folded.locator("summary").click()
    expect(folded).to_contain_text(REASON)
    expect(form.get_by_role("heading", name="Saran (")).to_have_count(0)
    name.get_by_role("button", name="Buka lagi").click()
    expect(name.locator(".bt-amber")).to_be_visible()
    is_stored(form)
    assert stage.reasons == {}


def test_a_reason_can_be_taken_back_like_every_edit(form: "Page", stage: Stage) -> None:
    name = advised(form, stage)
    close(name, REASON)
    form.get_by_role("button", name="Urungkan").click()
    expect(name.locator(".bt-amber")).to_be_visible()
    form.get_by_role("button", name="Ulangi").click()
    expect(name.locator(".bt-closed")).to_contain_text(REASON)


def test_a_reason_outlives_the_finding_that_it_spoke_of(form: "Page", stage: Stage) -> None:
    name = advised(form, stage, **{KEY: REASON})
    expect(name.locator(".bt-closed")).to_contain_text(REASON)
    name.locator("input").fill("Layanan 24 jam")
    is_stored(form)
    expect(name.locator(".bt-finding")).to_have_count(0)
    assert stage.reasons == {KEY: REASON}
    name.locator("input").fill("Aplikasi lagi")
    is_stored(form)
    expect(name.locator(".bt-closed")).to_contain_text(REASON)


def test_nobody_is_interrupted_who_writes_a_reason(form: "Page", stage: Stage) -> None:
    name = advised(form, stage)
    name.get_by_role("button", name="Memang demikian, karena …").click()
    name.get_by_label("Memang demikian, karena").fill("setengah")
    with stage.hold():
        form.evaluate(SAVED_BY_OTHERS, stage.exercise.id)
    form.get_by_label("Alasan", exact=True).fill("satu")
    is_stored(form)
    expect(name.get_by_label("Memang demikian, karena")).to_have_value("setengah")


def test_what_others_must_mend_is_listed_apart(form: "Page", stage: Stage) -> None:
    advised(form, stage)
    found = form.locator(".bt-list-of-findings")
    expect(found).to_contain_text("Untuk koordinator pilar (1)")
    expect(found).to_contain_text("Untuk tim inti (1)")
    services = form.locator(".bt-table[aria-label='Layanan yang ada'] > .bt-found")
    expect(services).to_contain_text("Untuk koordinator pilar: Pilar ini belum punya layanan tatap muka.")
    expect(services.get_by_role("button")).to_have_count(0)


def test_whoever_only_reads_sees_the_reasons(form: "Page", stage: Stage) -> None:
    stage.read_only = True
    advised(form, stage, **{KEY: REASON})
    form.get_by_text("Saran yang ditutup dengan alasan (1)").click()
    expect(form.locator(".bt-result")).to_contain_text(REASON)
    expect(form.get_by_role("button", name="Buka lagi")).to_have_count(0)


def test_two_versions_differ_in_their_reasons_too(form: "Page", stage: Stage) -> None:
    name = advised(form, stage)
    stage.put({"name": "Membuat aplikasi"}, "Ni Made")
    stage.reasons = {KEY: "alasan Made"}
    close(name, REASON)
    conflict = form.locator(".bt-conflict")
    expect(conflict).to_contain_text(REASON)
    expect(conflict).to_contain_text("alasan Made")
    form.get_by_role("button", name="Pakai versi yang tersimpan").click()
    expect(form.locator(".bt-closed").first).to_contain_text("alasan Made")


def test_what_is_typed_after_tab_goes_to_the_next_field_whatever_was_found(form: "Page", stage: Stage) -> None:
    name = advised(form, stage)
    opener = name.get_by_role("button", name="Memang demikian, karena …")
    name.locator("input").focus()
    form.keyboard.press("Tab")
    expect(opener).not_to_be_focused()
    assert name.evaluate("(field) => !field.contains(document.activeElement)")


def test_from_the_list_of_findings_the_reason_is_reached_with_the_keyboard(form: "Page", stage: Stage) -> None:
    name = advised(form, stage)
    form.locator(".bt-list-of-findings .bt-amber").get_by_role("button").focus()
    form.keyboard.press("Enter")
    expect(name.locator("input")).to_be_focused()
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    expect(name.get_by_label("Memang demikian, karena")).to_be_focused()
    form.keyboard.press("Escape")
    form.locator(".bt-list-of-findings .bt-amber").get_by_role("button").focus()
    name.locator("input").focus()
    form.keyboard.press("Tab")
    expect(name.get_by_role("button", name="Memang demikian, karena …")).not_to_be_focused()
