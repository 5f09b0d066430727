"""Tables as people know them: paste, copy, fill down, undo, keys, cards and grids, hundreds of rows."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.form.every_kind import a_context
from tests.form.stage import Stage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FACTS = a_context().options("facts")
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}


def table(page: "Page", label: str) -> "Locator":
    return page.locator(f".bt-table[aria-label='{label}']")


def row(page: "Page", label: str, number: int) -> "Locator":
    return table(page, label).locator(".bt-row").nth(number - 1)


def field(holder: "Locator", label: str) -> "Locator":
    return holder.locator(".bt-field").filter(has=holder.page.locator(f".bt-label:text-is('{label}')"))


def control(holder: "Locator", label: str) -> "Locator":
    return field(holder, label).locator("input, textarea, select, .bt-pick").first


def is_stored(page: "Page", stage: Stage) -> None:
    """Wait until the store has everything."""
    page.keyboard.press("Control+s")
    expect(page.locator(".bt-status.bt-is-saved")).to_be_visible()


def paste(page: "Page", text: str, html: str = "") -> None:
    """Put something into the clipboard of the system and press the keys."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """async ({ text, html }) => {
          const kinds = { "text/plain": text, ...(html ? { "text/html": html } : {}) };
          const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]);
          await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
        }""",
        {"text": text, "html": html},
    )
    page.keyboard.press("Control+v")


def proposals(page: "Page", stage: Stage, view: str = "grid") -> "Page":
    """The wide table, as grid or as cards."""
    page.evaluate(f"localStorage.setItem('bimtek-view:vision.issues/proposals', '{view}')")
    page.reload()
    page.locator(".bt-fields").wait_for()
    return page


def fact_label(index: int) -> str:
    return FACTS[index].label


BLOCK = [
    # title, who, evidence, opd, share, budget, begin
    [
        f"Usulan {n}",
        "Lansia\ndi desa",
        f"{fact_label(0)}; {fact_label(1)}",
        "Bappeda",
        "12,5%",
        f"Rp 1.250.{n:03d}.000,00",
        "31/12/2025",
    ]
    for n in range(40)
]


def html_of(lines: list[list[str]]) -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell.replace(chr(10), '<br>')}</td>" for cell in line) + "</tr>" for line in lines
    )
    return f"<html><body><table>{cells}</table></body></html>"


def text_of(lines: list[list[str]]) -> str:
    return "\r\n".join("\t".join(f'"{cell}"' if "\n" in cell else cell for cell in line) for line in lines)


@pytest.mark.parametrize("kind", ["text", "html"])
def test_forty_rows_out_of_a_spreadsheet(form: "Page", stage: Stage, kind: str) -> None:
    stage.put({"proposals": [{"id": "r1", "title": "Sudah ada"}]})
    page = proposals(form, stage)
    control(row(page, "Usulan", 1), "Usulan").focus()
    paste(page, text_of(BLOCK), html_of(BLOCK) if kind == "html" else "")
    report = table(page, "Usulan").locator(".bt-report")
    expect(report).to_contain_text("280 sel pada 40 baris ditempel, 39 baris di antaranya baru.")
    expect(table(page, "Usulan").locator(".bt-row")).to_have_count(40)
    is_stored(page, stage)
    rows: list[dict[str, Any]] = stage.values["proposals"]
    assert rows[0]["id"] == "r1"
    assert len({entry["id"] for entry in rows}) == 40
    last = {name: value for name, value in rows[-1].items() if name != "id"}
    assert last == {
        "title": "Usulan 39",
        "who": "Lansia\ndi desa",
        "evidence": [FACTS[0].value, FACTS[1].value],
        "opd": "bappeda",
        "share": 12.5,
        "budget": 1250039000,
        "begin": "2025-12-31",
    }
    expect(control(row(page, "Usulan", 2), "Pagu")).to_have_value("1.250.001.000")
    report.get_by_role("button", name="Urungkan").click()
    expect(table(page, "Usulan").locator(".bt-row")).to_have_count(1)
    expect(control(row(page, "Usulan", 1), "Usulan")).to_have_value("Sudah ada")
    is_stored(page, stage)
    assert stage.values["proposals"] == [{"id": "r1", "title": "Sudah ada"}]
    page.get_by_role("button", name="Ulangi").click()
    expect(table(page, "Usulan").locator(".bt-row")).to_have_count(40)


def test_what_was_not_understood_is_named_and_stays_as_typed(form: "Page", stage: Stage) -> None:
    stage.put({"services": [{"id": "r1", "name": "Mal"}, {"id": "r2"}]})
    form.reload()
    control(row(form, "Layanan yang ada", 1), "Jenis").focus()
    paste(form, "tatap muka\t4\tbanyak\t2024\tlebih\r\nlewat pos\tbagus\t1.000\t24\t")
    report = table(form, "Layanan yang ada").locator(".bt-report")
    expect(report).to_contain_text("5 tidak dimengerti atau tidak ada tempatnya")
    expect(report).to_contain_text("Baris 1, “Biaya setahun”: “banyak” bukan jumlah rupiah bulat.")
    expect(report).to_contain_text("Baris 2, “Jenis”: “lewat pos” tidak ada dalam daftar.")
    expect(report).to_contain_text("Baris 2, “Sejak”: “24” bukan tahun empat angka.")
    expect(report).to_contain_text("Kolom “lebih” tidak ditempel")
    expect(control(row(form, "Layanan yang ada", 1), "Biaya setahun")).to_have_value("banyak")
    expect(control(row(form, "Layanan yang ada", 2), "Jenis")).to_contain_text("lewat pos (tidak ada dalam daftar)")
    expect(field(row(form, "Layanan yang ada", 2), "Manfaat")).to_contain_text("Tertulis: bagus")
    report.get_by_role("button", name=re.compile("Baris 2, “Manfaat”")).click()
    expect(field(row(form, "Layanan yang ada", 2), "Manfaat").locator("input").first).to_be_focused()
    is_stored(form, stage)
    first, second = stage.values["services"]
    assert (first["kind"], first["use"], first["cost"]) == ("tatap-muka", 4, "banyak")
    assert (second["kind"], second["use"], second["cost"], second["since"]) == ("lewat pos", "bagus", 1000, "24")


def test_one_text_is_pasted_by_the_browser(form: "Page", stage: Stage) -> None:
    stage.put({"proposals": [{"id": "r1"}]})
    page = proposals(form, stage, "cards")
    area = control(row(page, "Usulan", 1), "Siapa yang merasakan manfaatnya")
    area.focus()
    paste(page, "satu\ndua")
    expect(area).to_have_value("satu\ndua")
    expect(table(page, "Usulan").locator(".bt-row")).to_have_count(1)
    expect(table(page, "Usulan").locator(".bt-report")).to_have_count(0)


def test_fixed_rows_are_filled_by_name_and_never_added(form: "Page", stage: Stage) -> None:
    label = "Kesiapan tiap pilar"
    control(row(form, label, 1), "Catatan").focus()
    paste(form, "\tKesiapan\tCatatan\r\nSmart Society\t5\tlengkap\r\nSmart Lainnya\t1\t\r\nSmart Economy\t3\tsebagian")
    report = table(form, label).locator(".bt-report")
    expect(report).to_contain_text("Judul kolom dikenali.")
    expect(report).to_contain_text("Baris “Smart Lainnya” tidak ditempel")
    is_stored(form, stage)
    filled = {entry["id"]: (entry.get("ready"), entry.get("note")) for entry in stage.values["pillars"]}
    assert (len(filled), filled["society"], filled["economy"]) == (6, (5, "lengkap"), (3, "sebagian"))


def test_a_table_is_copied_with_its_labels(form: "Page", stage: Stage) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    stage.put(
        {
            "services": [
                {"id": "r1", "name": "Mal\nbaru", "kind": "digital", "use": 4, "cost": 1250000, "since": 2023},
                {"id": "r2"},
            ]
        }
    )
    form.reload()
    table(form, "Layanan yang ada").get_by_role("button", name="Salin tabel").click()
    expect(table(form, "Layanan yang ada").locator(".bt-report")).to_contain_text("1 baris disalin")
    copied = form.evaluate(
        """async () => { const [item] = await navigator.clipboard.read();
        return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text())); }"""
    )
    assert copied[0].splitlines() == [
        "Layanan\tJenis\tManfaat\tBiaya setahun\tSejak",
        '"Mal',
        'baru"\tDigital\t4\t1250000\t2023',
    ]
    assert "<th>Biaya setahun</th>" in copied[1]


def test_fill_from_above_and_down(form: "Page", stage: Stage) -> None:
    stage.put({"services": [{"id": f"r{n}", "name": name} for n, name in enumerate(["Satu", "", "Tiga", ""])]})
    form.reload()
    control(row(form, "Layanan yang ada", 1), "Jenis").select_option(label="Digital")
    control(row(form, "Layanan yang ada", 2), "Jenis").focus()
    form.keyboard.press("Control+d")
    expect(control(row(form, "Layanan yang ada", 2), "Jenis")).to_have_value("digital")
    control(row(form, "Layanan yang ada", 1), "Layanan").focus()
    table(form, "Layanan yang ada").get_by_role("button", name="Isi ke bawah").click()
    names = [control(row(form, "Layanan yang ada", n), "Layanan").input_value() for n in (1, 2, 3, 4)]
    assert names == ["Satu", "Satu", "Tiga", "Satu"]
    table(form, "Layanan yang ada").get_by_role("button", name="Urungkan").click()
    assert control(row(form, "Layanan yang ada", 4), "Layanan").input_value() == ""
    is_stored(form, stage)
    assert [entry.get("kind") for entry in stage.values["services"]] == ["digital", "digital", None, None]


def test_undo_takes_back_every_kind_of_edit(form: "Page", stage: Stage) -> None:
    stage.put(
        {"name": "Awal", "partners": ["desa"], "services": [{"id": "r1", "name": "Mal"}, {"id": "r2", "name": "Lapor"}]}
    )
    form.reload()
    back, forth = form.get_by_role("button", name="Urungkan"), form.get_by_role("button", name="Ulangi")
    expect(back).to_be_disabled()
    name = form.get_by_label("Nama kegiatan")
    name.fill("Diubah")
    form.get_by_label("Kampus").check()
    form.get_by_label("Manfaat bagi warga").get_by_label("5: Dipakai semua warga").check(force=True)
    row(form, "Layanan yang ada", 1).get_by_role("button", name="Hapus").click()
    for _ in range(4):
        back.click()
    expect(back).to_be_disabled()
    expect(name).to_have_value("Awal")
    expect(form.get_by_label("Kampus")).not_to_be_checked()
    expect(form.get_by_label("5: Dipakai semua warga").first).not_to_be_checked()
    expect(control(row(form, "Layanan yang ada", 1), "Layanan")).to_have_value("Mal")
    is_stored(form, stage)
    assert (stage.values["name"], stage.values["partners"]) == ("Awal", ["desa"])
    assert [entry["id"] for entry in stage.values["services"]] == ["r1", "r2"]
    for _ in range(4):
        forth.click()
    expect(forth).to_be_disabled()
    is_stored(form, stage)
    assert (stage.values["name"], stage.values["partners"], stage.values["worth"]) == ("Diubah", ["desa", "kampus"], 5)
    assert [entry["id"] for entry in stage.values["services"]] == ["r2"]


def test_in_a_field_the_browsers_own_undo_comes_first(form: "Page", stage: Stage) -> None:
    name, reason = form.get_by_label("Nama kegiatan"), form.get_by_label("Alasan")
    name.click()
    form.keyboard.type("satu dua")
    reason.click()
    form.keyboard.type("tiga")
    for left in ("tig", "ti", "t", ""):  # the browser takes the typing back, letter by letter or all at once
        if len(reason.input_value()) > len(left):
            form.keyboard.press("Control+z")
    expect(reason).to_have_value("")
    expect(name).to_have_value("satu dua")
    form.keyboard.press("Control+z")  # nothing left here: the form takes back what was typed before
    expect(name).to_have_value("")
    expect(name).to_be_focused()
    form.keyboard.press("Control+y")
    expect(name).to_have_value("satu dua")
    is_stored(form, stage)
    assert (stage.values["name"], stage.values.get("reason", "")) == ("satu dua", "")


def test_a_grid_is_filled_with_keys_alone(form: "Page", stage: Stage) -> None:
    label = "Layanan yang ada"
    control(row(form, label, 1), "Layanan").focus()
    form.keyboard.type("Satu")
    form.keyboard.press("Enter")  # the last row has something in it: a new one
    form.keyboard.type("Dua")
    form.keyboard.press("Enter")
    form.keyboard.type("Tiga")
    form.keyboard.press("ArrowUp")
    expect(control(row(form, label, 2), "Layanan")).to_be_focused()
    form.keyboard.press("Alt+ArrowUp")
    names = [control(row(form, label, n), "Layanan").input_value() for n in (1, 2, 3)]
    assert names == ["Dua", "Satu", "Tiga"]
    expect(control(row(form, label, 1), "Layanan")).to_be_focused()
    form.keyboard.press("Control+Enter")
    expect(control(row(form, label, 2), "Layanan")).to_be_focused()
    expect(control(row(form, label, 2), "Layanan")).to_have_value("")
    form.keyboard.press("Shift+Enter")
    form.keyboard.press("Escape")
    expect(row(form, label, 1).locator(".bt-number")).to_be_focused()
    form.keyboard.press("Alt+ArrowDown")
    expect(control(row(form, label, 2), "Layanan")).to_have_value("Dua")
    form.keyboard.press("Tab")
    expect(control(row(form, label, 2), "Layanan")).to_be_focused()


def test_the_keys_are_listed(form: "Page") -> None:
    form.get_by_text("Pintasan papan ketik").click()
    expect(form.locator(".bt-keys")).to_contain_text("Alt+↑")


def test_a_wide_table_is_cards_or_a_grid_and_the_choice_is_kept(form: "Page", stage: Stage) -> None:
    stage.put({"proposals": [{"id": "r1", "title": "Satu"}, {"id": "r2", "title": "Dua"}]})
    form.reload()
    wide = table(form, "Usulan")
    expect(wide).to_have_class(re.compile("bt-cards"))
    wide.get_by_role("button", name="Tabel", exact=True).click()
    expect(wide).to_have_class(re.compile("bt-grid bt-wide"))
    cell = control(row(form, "Usulan", 2), "Usulan")
    cell.fill("Dua, diketik di tabel")
    sheet = wide.locator(".bt-sheet")
    sheet.evaluate("node => node.scrollTo(node.scrollWidth, 0)")
    first = cell.bounding_box()
    frame = sheet.bounding_box()
    assert first is not None
    assert frame is not None
    assert frame["x"] <= first["x"] < frame["x"] + 80, "the first field stays in sight"
    assert form.evaluate("document.documentElement.scrollWidth") <= 1280
    form.reload()
    expect(table(form, "Usulan")).to_have_class(re.compile("bt-grid"))
    table(form, "Usulan").get_by_role("button", name="Kartu", exact=True).click()
    expect(control(row(form, "Usulan", 2), "Usulan")).to_have_value("Dua, diketik di tabel")


def test_under_a_page_that_keeps_its_own_bar_in_sight_nothing_of_a_grid_is_covered(form: "Page", stage: Stage) -> None:
    stage.put({"proposals": [{"id": f"r{n}", "title": f"Usulan {n}"} for n in range(30)]})
    proposals(form, stage)
    form.evaluate("document.querySelector('.bimtek-form').style.setProperty('--bt-under', '75px')")
    sheet = table(form, "Usulan").locator(".bt-sheet")
    sheet.scroll_into_view_if_needed()
    boxes = [part.bounding_box() for part in (sheet, sheet.locator(".bt-head"), sheet.locator(".bt-row").first)]
    frame, head, first = (box for box in boxes if box)
    assert head["y"] - frame["y"] < 4, "its head is at the top of its own frame"
    assert first["y"] >= head["y"] + head["height"] - 1
    control(row(form, "Usulan", 6), "Usulan").focus()
    over = """selector => {
        const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
        const at = part => document.elementFromPoint(x + width * part, y + height / 2);
        return [0.1, 0.3, 0.6, 0.9].map(part => Boolean(at(part)?.closest(selector))); }"""
    for scrolled in (0, 40, 90):
        sheet.evaluate("(node, by) => { node.scrollTop = by; window.scrollBy(0, by); }", scrolled)
        assert form.evaluate(over, ".bt-bar") == [True] * 4, "the status stays above whatever passes under it"
    sheet.evaluate("node => { node.scrollIntoView({ block: 'start' }); node.scrollTop = 40; }")
    assert form.evaluate(over, ".bt-wide .bt-head")[0], "and the head above its rows"


def test_what_is_pasted_is_never_hidden_for_want_of_the_choice_before_it(form: "Page", stage: Stage) -> None:
    control(row(form, "Layanan yang ada", 1), "Layanan").focus()
    paste(form, "Layanan\tSejak\r\nMal\t2023\r\nLapor\t\r\n")
    is_stored(form, stage)
    mal, lapor = stage.values["services"]
    assert (mal["kind"], mal["since"]) == ("digital", 2023)
    assert not lapor.get("kind"), "nothing was pasted that asks for it"
    expect(control(row(form, "Layanan yang ada", 1), "Sejak")).to_have_value("2023")


def test_on_a_phone_one_card_is_open_at_a_time(open_form: "Callable[..., Page]", stage: Stage) -> None:
    stage.put(
        {
            "name": "x",
            "services": [{"id": "r1", "name": "Mal pelayanan"}, {"id": "r2", "name": "Lapor", "cost": "mahal"}],
        }
    )
    page = open_form(viewport=PHONE)
    first, second = row(page, "Layanan yang ada", 1), row(page, "Layanan yang ada", 2)
    expect(first.locator("summary")).to_contain_text("Mal pelayanan")
    expect(first.locator(".bt-count")).to_have_text("3 belum diisi")
    expect(second.locator(".bt-count")).to_have_text("1 perlu diperbaiki · 2 belum diisi")
    expect(first.locator(".bt-field")).to_have_count(0)
    first.locator("summary").click()
    control(first, "Layanan").fill("Mal baru")
    second.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(control(second, "Layanan")).to_be_visible()
    expect(first.locator("summary")).to_contain_text("Mal baru")
    expect(first.locator(".bt-field")).to_have_count(0)
    page.get_by_role("button", name=re.compile("“mahal” bukan jumlah")).click()
    expect(control(second, "Biaya setahun")).to_be_focused()


def test_a_finding_leads_into_a_folded_card(form: "Page", stage: Stage) -> None:
    many = [{"id": f"r{n}", "name": f"Layanan {n}", "kind": "digital"} for n in range(30)]
    stage.put(
        {
            "services": [*many, {"id": "z", "name": "Z", "cost": "mahal"}],
            "proposals": [{"id": f"p{n}", "title": f"U{n}"} for n in range(30)],
        }
    )
    form.reload()
    form.get_by_role("button", name=re.compile("“mahal” bukan jumlah")).click()
    expect(control(row(form, "Layanan yang ada", 31), "Biaya setahun")).to_be_focused()
    expect(row(form, "Usulan", 3).locator(".bt-field")).to_have_count(0)
    row(form, "Usulan", 3).locator("summary").click()
    expect(control(row(form, "Usulan", 3), "Usulan")).to_have_value("U2")


def test_of_hundreds_of_rows_only_those_near_the_screen_are_drawn(form: "Page", stage: Stage) -> None:
    stage.put({"proposals": [{"id": f"p{n}", "title": f"Usulan {n}", "budget": n} for n in range(300)]})
    page = proposals(form, stage)
    sheet = table(page, "Usulan")
    expect(sheet.locator(".bt-row")).to_have_count(300)
    assert sheet.locator(".bt-row.bt-drawn").count() < 60
    expect(row(page, "Usulan", 300)).to_contain_text("Usulan 299")
    row(page, "Usulan", 300).scroll_into_view_if_needed()
    last = control(row(page, "Usulan", 300), "Usulan")
    last.fill("Yang terakhir")
    last.press("ArrowUp")
    row(page, "Usulan", 1).scroll_into_view_if_needed()
    expect(control(row(page, "Usulan", 1), "Usulan")).to_have_value("Usulan 0")
    is_stored(page, stage)
    assert stage.values["proposals"][299]["title"] == "Yang terakhir"
    assert len(stage.values["proposals"]) == 300


def test_another_width_keeps_the_field_that_somebody_is_in(form: "Page", stage: Stage) -> None:
    stage.put({"services": [{"id": "r1", "name": "Mal"}]})
    form.reload()
    control(row(form, "Layanan yang ada", 1), "Layanan").fill("Mal baru")
    form.set_viewport_size(PHONE)
    expect(row(form, "Layanan yang ada", 1).locator("summary")).to_be_visible()
    expect(control(row(form, "Layanan yang ada", 1), "Layanan")).to_have_value("Mal baru")
    expect(control(row(form, "Layanan yang ada", 1), "Layanan")).to_be_focused()
