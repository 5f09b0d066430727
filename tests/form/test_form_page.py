"""The form as a person meets it: filling in, findings, rows, lost connections, two people, reading only."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.form.every_kind import a_context
from tests.form.stage import SAVED_BY_OTHERS, Stage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.chromium import Faults

FACTS = [fact.id for fact in a_context().region.facts[:2]]


def field(page: "Page", label: str, within: str = ".bt-fields > .bt-field") -> "Locator":
    """A field by the words of its label."""
    return page.locator(within).filter(has=page.locator(f".bt-label:text-is('{label}')"))


def row(page: "Page", table: str, number: int) -> "Locator":
    return page.locator(f".bt-table[aria-label='{table}'] .bt-row").nth(number - 1)


def saved(page: "Page") -> None:
    expect(page.locator(".bt-status")).to_contain_text("Tersimpan")
    expect(page.locator(".bt-status.bt-is-saved")).to_be_visible()


def saves_after(page: "Page", stage: Stage, action: Callable[[], object]) -> None:
    """Do something and wait until the store has it."""
    before = stage.revision
    action()
    page.keyboard.press("Tab")
    expect(page.locator(".bt-status.bt-is-saved")).to_be_visible()
    assert stage.revision > before


def choose(page: "Page", holder: "Locator", *labels: str, search: str = "") -> None:
    """Choose from the window of a long list."""
    holder.locator(".bt-pick").click()
    window = page.locator("dialog[open]")
    if search:
        window.get_by_role("searchbox").fill(search)
    for label in labels:
        window.locator("label.bt-option").filter(has_text=label).first.locator("input").check()
    window.get_by_role("button", name="Selesai").click()
    expect(window).to_have_count(0)


def test_every_kind_of_field_reaches_the_store_as_its_kind(form: "Page", stage: Stage) -> None:
    field(form, "Nama kegiatan").locator("input").fill("Layanan 24 jam")
    field(form, "Alasan").locator("textarea").fill("satu dua\ntiga")
    field(form, "Jalur").get_by_label("TJSL/CSR").check()
    field(form, "Mitra").get_by_label("Desa adat").check()
    field(form, "Mitra").get_by_label("Kampus").check()
    field(form, "Manfaat bagi warga").get_by_label("4").check(force=True)
    field(form, "Jangkauan").locator("input").fill("12,5")
    field(form, "Pagu").locator("input").press_sequentially("1250000000")
    field(form, "Tahun target").locator("input").fill("2027")
    field(form, "Tanggal sepakat").locator("input").fill("11/6/2024")
    choose(form, field(form, "OPD penanggung jawab"), "Diskominfosan", search="komunikasi")
    field(form, "Pilar").get_by_role("combobox").click()
    form.get_by_role("option").filter(has_text="Smart Living").click()
    choose(form, field(form, "Bukti"), "526,764", "520,81")
    first = row(form, "Layanan yang ada", 1)
    first.get_by_label("Layanan").fill("Mal pelayanan")
    first.get_by_label("Jenis").select_option(label="Digital")
    first.get_by_label("Sejak").fill("2023")
    row(form, "Kesiapan tiap pilar", 4).get_by_label("5: Dipakai semua warga").check(force=True)
    saves_after(form, stage, lambda: field(form, "Nama kegiatan").locator("input").fill("Layanan 24 jam di desa"))
    expect(form.locator(".bt-status.bt-is-saved")).to_be_visible()
    values = stage.values
    single = {
        name: value for name, value in values.items() if not isinstance(value, list) or name in ("partners", "facts")
    }
    assert single == {
        "name": "Layanan 24 jam di desa",
        "reason": "satu dua\ntiga",
        "path": "csr",
        "partners": ["desa", "kampus"],
        "worth": 4,
        "reach": 12.5,
        "budget": 1250000000,
        "target": 2027,
        "agreed": "2024-06-11",
        "opd": "diskominfosan",
        "pillar": "living",
        "facts": FACTS,
    }
    service = values["services"][0]
    assert {key: service[key] for key in ("name", "kind", "since")} == {
        "name": "Mal pelayanan",
        "kind": "digital",
        "since": 2023,
    }
    assert [(entry["id"], entry.get("ready")) for entry in values["pillars"]][3] == ("living", 5)


def test_what_was_saved_stands_there_after_a_reload(form: "Page", stage: Stage) -> None:
    stage.put(
        {"budget": 1250000, "reach": 1250.5, "agreed": "2024-06-11", "worth": 3, "opd": "bappeda", "facts": FACTS}
    )
    form.reload()
    expect(field(form, "Pagu").locator("input")).to_have_value("1.250.000")
    expect(field(form, "Jangkauan").locator("input")).to_have_value("1.250,5")
    expect(field(form, "Tanggal sepakat").locator("input")).to_have_value("11 Juni 2024")
    expect(field(form, "Manfaat bagi warga").get_by_label("3: Dipakai sebagian warga")).to_be_checked()
    expect(field(form, "OPD penanggung jawab").locator(".bt-chosen")).to_contain_text("Bappeda")
    expect(field(form, "Bukti").locator(".bt-chosen li")).to_have_count(2)


def test_money_gets_its_dots_while_typing_and_the_caret_stays(form: "Page") -> None:
    money = field(form, "Pagu").locator("input")
    money.press_sequentially("1250000")
    expect(money).to_have_value("1.250.000")
    for _ in range(5):
        money.press("ArrowLeft")
    money.press_sequentially("99")
    expect(money).to_have_value("125.990.000")
    assert money.evaluate("input => input.selectionStart") == len("125.99")
    expect(field(form, "Pagu").locator(".bt-words")).to_have_text("125,99 juta rupiah")


def test_what_cannot_be_read_stays_as_typed_and_the_finding_says_what_is_wanted(form: "Page", stage: Stage) -> None:
    number = field(form, "Jangkauan").locator("input")
    saves_after(form, stage, lambda: number.fill("dua belas"))
    expect(number).to_have_value("dua belas")
    assert stage.values["reach"] == "dua belas"
    expect(field(form, "Jangkauan").locator(".bt-finding")).to_contain_text("Perbaiki: “dua belas” bukan angka.")
    expect(number).to_have_attribute("aria-invalid", "true")
    told = number.evaluate(
        "input => input.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id).textContent)"
    )
    assert any("bukan angka" in text for text in told)
    saves_after(form, stage, lambda: number.fill("12"))
    expect(number).not_to_have_attribute("aria-invalid", "true")


def test_advice_is_told_apart_by_a_word_and_the_list_leads_to_its_field(form: "Page", stage: Stage) -> None:
    name = field(form, "Nama kegiatan").locator("input")
    saves_after(form, stage, lambda: name.fill("Membuat aplikasi"))
    expect(field(form, "Nama kegiatan").locator(".bt-finding")).to_contain_text("Saran: Nama ini menyebut alatnya.")
    form.get_by_role("button", name="Nama ini menyebut alatnya").click()
    expect(name).to_be_focused()


def test_points_so_far_and_what_people_judge(form: "Page", stage: Stage) -> None:
    saves_after(form, stage, lambda: field(form, "Nama kegiatan").locator("input").fill("Layanan"))
    expect(form.locator(".bt-points")).to_have_text("0 dari 35 poin + 20 poin dinilai fasilitator")
    form.get_by_text("Rincian poin").click()
    expect(form.get_by_role("cell", name="Semua ruas terisi")).to_be_visible()


def test_a_field_is_asked_only_when_its_question_is(form: "Page") -> None:
    expect(field(form, "Jalur lain")).to_be_hidden()
    field(form, "Jalur").get_by_label("Lainnya").check()
    expect(field(form, "Jalur lain")).to_be_visible()
    field(form, "Jalur").get_by_label("APBD").check()
    expect(field(form, "Jalur lain")).to_be_hidden()


def test_words_are_counted_while_typing(form: "Page") -> None:
    area = field(form, "Alasan")
    area.locator("textarea").fill("satu dua tiga")
    expect(area.locator(".bt-words")).to_have_text("3 dari 12 kata")
    area.locator("textarea").fill("kata " * 14)
    expect(area.locator(".bt-words")).to_have_text("14 dari 12 kata, kelebihan 2")


def test_hints_come_one_after_the_other(form: "Page") -> None:
    form.get_by_role("button", name="Minta petunjuk").click()
    expect(form.locator(".bt-hints li")).to_have_count(1)
    expect(form.locator(".bt-hints")).to_contain_text("Petunjuk 1 dari 3")
    form.get_by_role("button", name="Petunjuk berikutnya").click()
    form.get_by_role("button", name="Petunjuk berikutnya").click()
    expect(form.locator(".bt-hints li")).to_have_count(3)
    expect(form.get_by_role("button", name="Petunjuk berikutnya")).to_be_hidden()


def test_rows_are_added_copied_moved_removed_and_brought_back(form: "Page", stage: Stage) -> None:
    table = form.locator(".bt-table[aria-label='Layanan yang ada']")
    names = table.get_by_label("Layanan")
    names.first.fill("Satu")
    table.get_by_role("button", name="Tambah baris").click()
    expect(names.nth(1)).to_be_focused()
    form.keyboard.type("Dua")
    row(form, "Layanan yang ada", 1).get_by_role("button", name="Salin").click()
    expect(names).to_have_count(3)
    expect(names.nth(1)).to_have_value("Satu")
    names.nth(1).fill("Salinan")
    row(form, "Layanan yang ada", 3).get_by_role("button", name="Naik").click()
    assert [names.nth(n).input_value() for n in range(3)] == ["Satu", "Dua", "Salinan"]
    expect(row(form, "Layanan yang ada", 2).get_by_role("button", name="Naik")).to_be_focused()
    row(form, "Layanan yang ada", 1).get_by_role("button", name="Hapus").click()
    expect(form.get_by_role("button", name="Batalkan")).to_be_focused()
    expect(names).to_have_count(2)
    form.keyboard.press("Enter")
    expect(names).to_have_count(3)
    saves_after(form, stage, lambda: names.nth(2).fill("Tiga"))
    rows = stage.values["services"]
    assert [entry["name"] for entry in rows] == ["Satu", "Dua", "Tiga"]
    assert len({entry["id"] for entry in rows}) == 3


def test_what_is_found_moves_nothing_away_from_under_the_pointer(form: "Page", stage: Stage) -> None:
    table = form.locator(".bt-table[aria-label='Layanan yang ada']")
    table.get_by_label("Layanan").first.fill("Satu")
    copy = row(form, "Layanan yang ada", 1).get_by_role("button", name="Salin")
    name = field(form, "Nama kegiatan")
    name.locator("input").fill("Aplikasi lagi")
    copy.scroll_into_view_if_needed()
    before = copy.bounding_box()
    assert before is not None
    form.mouse.move(before["x"] + before["width"] / 2, before["y"] + before["height"] / 2)
    form.mouse.down()
    saved(form)
    assert stage.values["name"] == "Aplikasi lagi"
    assert copy.bounding_box() == before
    form.mouse.up()
    expect(name.locator(".bt-finding")).to_be_visible()
    expect(table.get_by_label("Layanan")).to_have_count(2)


def test_an_answer_of_the_store_never_touches_what_is_being_typed(form: "Page", stage: Stage) -> None:
    name = field(form, "Nama kegiatan").locator("input")
    name.fill("Layanan")
    with stage.hold():
        form.keyboard.press("Tab")
        expect(form.locator(".bt-status")).to_have_text("Menyimpan …")
        name.focus()
        form.keyboard.press("End")
        form.keyboard.type(" 24 jam")
        form.keyboard.press("ArrowLeft")
    saved(form)
    expect(name).to_have_value("Layanan 24 jam")
    expect(name).to_be_focused()
    assert name.evaluate("input => input.selectionStart") == len("Layanan 24 ja")
    assert stage.values["name"] == "Layanan 24 jam"


def test_without_a_connection_nothing_is_lost(form: "Page", stage: Stage, faults: "Faults") -> None:
    faults.expect("503")
    stage.cut()
    field(form, "Nama kegiatan").locator("input").fill("Ditulis tanpa sambungan")
    form.keyboard.press("Tab")
    expect(form.locator(".bt-status")).to_have_text(
        "Belum tersimpan — sambungan terputus, isian disimpan di peramban ini"
    )
    form.on("dialog", lambda dialog: dialog.accept())
    stage.mend()
    form.reload()
    expect(field(form, "Nama kegiatan").locator("input")).to_have_value("Ditulis tanpa sambungan")
    saved(form)
    assert stage.values["name"] == "Ditulis tanpa sambungan"
    assert form.evaluate("Object.keys(localStorage).length") == 0, "acknowledged: the journal is empty"


def test_it_tries_again_by_itself_and_an_answer_lost_on_the_way_is_no_conflict(
    form: "Page", stage: Stage, faults: "Faults"
) -> None:
    faults.expect("503")
    stage.lose_answer()
    field(form, "Nama kegiatan").locator("input").fill("Sekali saja")
    form.keyboard.press("Tab")
    expect(form.locator(".bt-status.bt-is-lost")).to_be_visible()
    stage.mend()
    saved(form)
    expect(form.locator(".bt-conflict")).to_have_count(0)
    assert stage.values["name"] == "Sekali saja"


def test_leaving_with_something_unsaved_is_warned_of(form: "Page", stage: Stage, faults: "Faults") -> None:
    faults.expect("503")
    warned: list[str] = []
    form.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    form.reload()
    form.locator(".bt-fields").wait_for()
    assert warned == []
    stage.cut()
    field(form, "Nama kegiatan").locator("input").press_sequentially("Belum")
    expect(form.locator(".bt-status.bt-is-lost")).to_be_visible()
    form.close(run_before_unload=True)
    form.wait_for_event("close")
    assert warned == ["beforeunload"]


def test_a_refusal_is_told_in_the_words_of_the_store(form: "Page", stage: Stage) -> None:
    stage.refusal = "Berkas ini ditulis program yang lebih baru."
    field(form, "Nama kegiatan").locator("input").fill("Layanan")
    form.keyboard.press("Tab")
    expect(form.locator(".bt-status")).to_contain_text("Belum tersimpan — Berkas ini ditulis program yang lebih baru.")


@pytest.mark.parametrize(
    ("choice", "kept"), [("Pakai versi Anda", "Tulisan saya"), ("Pakai versi yang tersimpan", "Tulisan Made")]
)
def test_of_two_versions_the_person_chooses(form: "Page", stage: Stage, choice: str, kept: str) -> None:
    name = field(form, "Nama kegiatan").locator("input")
    stage.put({"name": "Tulisan Made", "reason": "sama"}, "Ni Made")
    name.fill("Tulisan saya")
    form.keyboard.press("Tab")
    conflict = form.locator(".bt-conflict")
    expect(conflict).to_contain_text("Versi yang tersimpan, oleh Ni Made, 11 Juni, 10.42")
    expect(conflict).to_contain_text("Tulisan saya")
    expect(conflict).to_contain_text("Tulisan Made")
    form.get_by_role("button", name=choice).click()
    expect(conflict).to_have_count(0)
    saved(form)
    expect(field(form, "Nama kegiatan").locator("input")).to_have_value(kept)
    assert stage.values["name"] == kept
    assert any(save["values"].get("name") == "Tulisan saya" for save in stage.saves), "the store has seen both"


def test_what_others_saved_is_shown_where_nobody_types(form: "Page", stage: Stage) -> None:
    stage.put({"name": "Dari meja sebelah"}, "Ni Made")
    form.evaluate(SAVED_BY_OTHERS, stage.exercise.id)
    expect(field(form, "Nama kegiatan").locator("input")).to_have_value("Dari meja sebelah")


def test_a_form_looks_only_when_something_was_saved_that_it_is_made_from(form: "Page", stage: Stage) -> None:
    name = field(form, "Nama kegiatan").locator("input")
    stage.put({"name": "Pertama"}, "Ni Made")
    form.evaluate(SAVED_BY_OTHERS, "vision.trends")
    stage.made_from = ("vision.issues",)
    form.evaluate(SAVED_BY_OTHERS, stage.exercise.id)
    expect(name).to_have_value("Pertama")
    assert stage.opened == 2, "the first time and for its own sake; what it is not made from was no reason"
    stage.put({"name": "Kedua"}, "Ni Made")
    form.evaluate(SAVED_BY_OTHERS, "vision.issues")
    expect(name).to_have_value("Kedua")
    stage.made_from = ("vision.facts",)
    name.fill("Ketiga")
    form.keyboard.press("Tab")
    saved(form)
    form.evaluate("document.dispatchEvent(new CustomEvent('bimtek-saved', { detail: { mine: 'vision.issues' } }))")
    stage.put({"name": "Keempat"}, "Ni Made")
    form.evaluate("document.dispatchEvent(new CustomEvent('bimtek-saved', { detail: { mine: 'vision.facts' } }))")
    expect(name).to_have_value("Keempat")
    assert stage.opened == 4, "each save says anew what the form is made from"


def test_what_others_saved_moves_nothing_that_somebody_looks_at(form: "Page", stage: Stage) -> None:
    services = [{"id": "r1", "name": "Mal"}, {"id": "r2", "name": "Lapor", "kind": "digital"}]
    stage.put({"name": "Satu", "reason": "Sebab", "services": services})
    form.reload()
    first = row(form, "Layanan yang ada", 1)
    first.evaluate("node => (node.dataset.mark = 'sama')")
    reason = field(form, "Alasan").locator("textarea")
    reason.focus()
    form.keyboard.press("Home")
    changed = [
        {"id": "r3", "name": "Baru"},
        {**services[1], "name": "Lapor lewat desa", "kind": "tatap-muka"},
        services[0],
    ]
    stage.put({"name": "Dua", "reason": "Sebab", "services": changed, "partners": ["desa"], "budget": 5000}, "Ni Made")
    form.evaluate(SAVED_BY_OTHERS, stage.exercise.id)
    expect(field(form, "Nama kegiatan").locator("input")).to_have_value("Dua")
    names = form.locator(".bt-table[aria-label='Layanan yang ada']").get_by_label("Layanan")
    assert [names.nth(n).input_value() for n in range(3)] == ["Baru", "Lapor lewat desa", "Mal"]
    expect(row(form, "Layanan yang ada", 2).get_by_label("Jenis")).to_have_value("tatap-muka")
    expect(row(form, "Layanan yang ada", 3)).to_have_attribute("data-mark", "sama")
    expect(field(form, "Mitra").get_by_label("Desa adat")).to_be_checked()
    expect(field(form, "Pagu").locator("input")).to_have_value("5.000")
    expect(reason).to_be_focused()
    saves_after(form, stage, lambda: form.keyboard.type("Inilah "))
    assert (stage.values["reason"], stage.values["name"]) == ("Inilah Sebab", "Dua"), "no conflict"


def test_the_field_that_somebody_is_in_is_left_alone(form: "Page", stage: Stage) -> None:
    stage.put({"name": "Satu", "services": [{"id": "r1", "name": "Mal"}]})
    form.reload()
    name = row(form, "Layanan yang ada", 1).get_by_label("Layanan")
    name.focus()
    stage.put({"name": "Dua", "services": [{"id": "r1", "name": "Mal pelayanan"}]}, "Ni Made")
    with form.expect_response("**/open"):
        form.evaluate(SAVED_BY_OTHERS, stage.exercise.id)
    form.keyboard.press("End")
    form.keyboard.type(" baru")
    form.keyboard.press("Tab")
    expect(form.locator(".bt-conflict")).to_contain_text("Mal baru")


def test_what_is_typed_is_never_markup(form: "Page", stage: Stage) -> None:
    evil = "<img src=x onerror=\"document.title='jahat'\"><script>document.title='jahat'</script>"
    stage.put({"name": evil, "opd": evil, "services": [{"id": "r1", "name": evil, "kind": evil}]}, evil)
    stage.notice = evil
    form.reload()
    expect(field(form, "Nama kegiatan").locator("input")).to_have_value(evil)
    field(form, "Nama kegiatan").locator("input").fill(evil + "!")
    stage.put({"name": evil}, evil)
    form.keyboard.press("Tab")
    expect(form.locator(".bt-conflict")).to_contain_text(evil)
    expect(form.locator(".bimtek-form img, .bimtek-form script")).to_have_count(0)
    assert form.title() == "Formulir"


def test_who_may_only_read_sees_a_plain_table(form: "Page", stage: Stage) -> None:
    stage.put({"name": "Layanan", "budget": 5000000, "services": [{"id": "r1", "name": "Mal", "kind": "digital"}]})
    stage.read_only = True
    form.reload()
    expect(form.locator(".bt-status")).to_have_text("Hanya dapat dibaca")
    expect(form.get_by_role("cell", name="Digital")).to_be_visible()
    expect(form.locator(".bt-reading")).to_contain_text("Rp5.000.000")
    expect(form.locator(".bimtek-form").locator("input, textarea, select")).to_have_count(0)


def test_a_long_table_is_unfolded_by_who_wants_to_read_it(form: "Page", stage: Stage) -> None:
    stage.put({"services": [{"id": f"r{n}", "name": f"Layanan {n}", "kind": "digital"} for n in range(1, 10)]})
    stage.read_only = True
    form.reload()
    last = form.get_by_role("cell", name="Layanan 9")
    expect(last).to_be_hidden()
    form.get_by_text("Lihat 9 baris").click()
    expect(last).to_be_visible()


def test_an_empty_form_says_what_to_do_first(form: "Page", stage: Stage) -> None:
    expect(form.locator(".bt-welcome")).to_contain_text("Mulai di sini. Isi ruas pertama.")
    expect(form.locator(".bt-finding")).to_have_text(["Catatan: Enam pilar ikut serta."])  # a fact, no reproach
    saves_after(form, stage, lambda: field(form, "Nama kegiatan").locator("input").fill("Layanan"))
    expect(form.locator(".bt-welcome")).to_be_hidden()
    expect(field(form, "Alasan").locator(".bt-finding")).to_have_text("“Alasan” belum diisi.")
    begun = form.locator(".bt-table[aria-label='Usulan'] > .bt-found .bt-open")
    expect(begun).to_have_text("Tulis sedikitnya 1 usulan.")  # not begun is not wrong
    form.locator(".bt-table[aria-label='Layanan yang ada']").get_by_label("Layanan").first.fill("Mal")
    few = form.locator(".bt-table[aria-label='Layanan yang ada'] > .bt-found .bt-finding")
    expect(few).to_have_text("Baru 1 layanan; tulis sedikitnya 2.")
    expect(few).to_have_class(re.compile("bt-open"))  # who writes the first of two makes no mistake


def test_the_section_of_the_book_is_drawn_from_blocks(form: "Page") -> None:
    form.get_by_text("Begini bagian ini akan tampil di buku").click()
    page = form.locator(".bt-page")
    expect(page.get_by_role("heading", name="Isu strategis")).to_be_visible()
    expect(page.get_by_role("cell", name="Sinyal <b>lemah</b>")).to_be_visible()
    expect(page.locator("figure")).to_have_text("Jaring enam pilarGambar: Kesiapan")
    expect(page.locator(".bt-missing")).to_contain_text("kesenjangan")


@pytest.mark.parametrize("width", [320, 390, 640, 1280])
def test_nothing_stands_beside_the_screen(open_form: "Callable[..., Page]", stage: Stage, width: int) -> None:
    """320 is also a screen of 640 at 200 percent."""
    stage.put({"facts": FACTS, "services": [{"id": "r1", "name": "Mal", "kind": "digital", "use": 3, "cost": 5000000}]})
    page = open_form(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_small_table_is_a_grid_on_a_wide_screen_and_cards_on_a_phone(
    open_form: "Callable[..., Page]", stage: Stage
) -> None:
    stage.put({"services": [{"id": "r1", "name": "Mal"}, {"id": "r2", "name": "Lapor"}]})
    wide, phone = open_form(viewport={"width": 1280, "height": 900}), open_form(viewport={"width": 390, "height": 800})
    row(phone, "Layanan yang ada", 1).locator("summary").click()  # on a phone rows are folded
    for page, in_one_line in ((wide, True), (phone, False)):
        fields = row(page, "Layanan yang ada", 1).locator(".bt-field")
        tops = [fields.nth(n).evaluate("node => Math.round(node.getBoundingClientRect().top)") for n in range(4)]
        assert (len(set(tops)) == 1) is in_one_line


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_bars_the_way_for_people_with_a_screen_reader(
    open_form: "Callable[..., Page]", stage: Stage, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    proposals = [{"id": f"p{n}", "title": f"Usulan {n}", "share": "dua"} for n in range(20)]
    stage.put({"name": "Membuat aplikasi", "reach": "dua", "facts": FACTS, "services": [{"id": "r1", "name": "Mal"}]})
    stage.values["proposals"] = proposals
    stage.reasons = {"UJI-01::name": "memang begitu"}
    page = open_form(viewport={"width": width, "height": 900})
    expect(page.locator(".bt-finding").first).to_be_visible()
    page.get_by_text("Begini bagian ini akan tampil di buku").click()
    page.get_by_text("Pintasan papan ketik").click()
    if width > 1000:
        page.get_by_role("button", name="Tabel", exact=True).click()
        page.get_by_role("button", name="Isi ke bawah").first.click()
    else:
        row(page, "Usulan", 2).locator("summary").click()
    found = Axe().run(page).response["violations"]
    ours = [
        one
        for one in found
        if one["id"] not in ("page-has-heading-one", "landmark-one-main", "region", "heading-order")
    ]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in ours] == []


ENGLISH = (
    "add ",
    "save",
    "delete",
    "search",
    "choose",
    "select",
    "loading",
    "error",
    "cancel",
    "copy",
    "close",
    "required",
)


def test_no_english_is_shown_or_read_out(form: "Page", stage: Stage) -> None:
    stage.put({"name": "Layanan", "services": [{"id": "r1", "name": "Mal"}]})
    form.reload()
    field(form, "Bukti").locator(".bt-pick").click()
    words: str = form.locator(".bimtek-form").evaluate(
        """root => [root.textContent, ...[...root.querySelectorAll('*')].flatMap((node) =>
           ['aria-label', 'title', 'placeholder', 'alt'].map((name) => node.getAttribute(name) ?? ''))]
           .join(' ').toLowerCase()"""
    )
    assert [word for word in ENGLISH if word in words] == []
