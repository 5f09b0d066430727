"""What comes out of a spreadsheet's clipboard, and what goes into it."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.form.modules import run

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.chromium import Faults

OPD = [
    {"value": "diskominfosan", "label": "Diskominfosan", "hint": "Dinas Komunikasi, Informatika, dan Persandian"},
    {"value": "bappeda", "label": "Bappeda", "hint": "Badan Perencanaan Pembangunan Daerah"},
    {"value": "dinkes", "label": "Dinas Kesehatan, Pengendalian Penduduk", "hint": ""},
    {"value": "dinsos", "label": "Dinas Sosial", "hint": ""},
]
RATING = {
    "low": 1,
    "high": 5,
    "anchors": [{"value": "1", "label": "Tidak ada"}, {"value": "5", "label": "Semua warga"}],
}


def read(page: "Page", kind: str, texts: list[str], english: bool = False, **more: Any) -> dict[str, Any]:
    """Text → value, or (value, what is the matter)."""
    field = {"kind": kind, "label": "Ruas", "unit": "", "open_list": False, "anchors": [], "options": [], **more}
    cells = run(
        page,
        "return a.texts.map((text) => m.readCell(text, a.field, a.options, a.english))",
        {"texts": texts, "field": field, "options": more.get("options", OPD), "english": english},
    )
    values = [(cell["value"], cell["matter"]) if cell["matter"] else cell["value"] for cell in cells]
    return dict(zip(texts, values, strict=True))


def check(page: "Page", kind: str, wanted: dict[str, Any], **more: Any) -> None:
    assert read(page, kind, list(wanted), **more) == wanted


def test_numbers_as_spreadsheets_show_them(module: "Page") -> None:
    wanted = {
        "1.250.000,50": 1250000.5,
        " 12,5 % ": 12.5,
        "(1.250)": -1250,
        "Rp 1.250": 1250,
        "-": None,
        "": None,
        "belum tahu": ("belum tahu", "bukan angka"),
        "12 desa": ("12 desa", "bukan angka"),
    }
    check(module, "number", wanted)
    check(module, "number", {"12 desa": 12, "12 Desa": 12, "12%": ("12%", "bukan angka")}, unit="desa")
    check(module, "number", {"61,5%": 61.5, "61,5": 61.5}, unit="%")


def test_numbers_of_a_spreadsheet_that_is_set_to_english(module: "Page") -> None:
    assert run(module, "return [m.isEnglish(a), m.isEnglish(['1,250'])]", ["1,250,000.50", "1,250", ""]) == [
        True,
        False,
    ]
    assert not run(module, "return m.isEnglish(a)", ["1,250,000", "1.250.000,50"]), "two ways at once are no way"
    check(module, "number", {"1,250": 1250, "1,250,000.50": 1250000.5, "12.5": 12.5}, english=True)
    check(module, "money", {"Rp 1,250,000.00": 1250000, "Rp. 1,250,000": 1250000}, english=True)


def test_money_years_and_days(module: "Page") -> None:
    not_whole = ("1.250,50", "bukan jumlah rupiah bulat")
    money = {"Rp1.250.000.000,00": 1250000000, "1,25 miliar": 1250000000, "Rp -": 0, "-": None, "1.250,50": not_whole}
    check(module, "money", money | {"99999999999999999": "99999999999999999"})
    check(module, "year", {"2025": 2025, "": None, "25": ("25", "bukan tahun empat angka")})
    days = {
        "31/12/2025": "2025-12-31",
        "31/12/25": "2025-12-31",
        "5-Aug-24": "2024-08-05",
        "17 Agustus 2025": "2025-08-17",
    }
    check(module, "date", days | {"2025-01-02": "2025-01-02", "31/12/2025 00:00": "2025-12-31", "": ""})
    check(module, "date", {"12/31/2025": ("12/31/2025", "bukan tanggal"), "besok": ("besok", "bukan tanggal")})


def test_ratings_by_number_or_by_their_words(module: "Page") -> None:
    matter = "bukan nilai yang dapat dipilih"
    check(
        module,
        "rating",
        {"4": 4, "5 – Semua warga": 5, "semua warga": 5, "": None, "6": ("6", matter), "baik": ("baik", matter)},
        **RATING,
    )


def test_choices_by_label_by_full_name_and_by_their_beginning(module: "Page") -> None:
    unknown = "tidak ada dalam daftar"
    wanted = {
        "bappeda": "bappeda",
        "BAPPEDA ": "bappeda",
        "Badan Perencanaan  Pembangunan Daerah": "bappeda",
        "Dinas Kesehatan": "dinkes",
        "Dinas": ("Dinas", unknown),  # of two
        "Dinas Perhubungan": ("Dinas Perhubungan", unknown),
        "": "",
    }
    check(module, "reference", wanted)
    check(module, "reference", {"Dinas Perhubungan": "Dinas Perhubungan"}, open_list=True)


def test_several_are_parted_by_semicolons_lines_or_commas(module: "Page") -> None:
    wanted = {
        "Bappeda; Dinas Sosial": ["bappeda", "dinsos"],
        "Bappeda, Dinas Sosial": ["bappeda", "dinsos"],
        "- Bappeda\n- Bappeda": ["bappeda"],
        "Dinas Kesehatan, Pengendalian Penduduk": ["dinkes"],  # a label that has a comma itself
        "Bappeda; Dishub": (["bappeda", "Dishub"], "tidak ada dalam daftar: “Dishub”"),
        "": [],
    }
    check(module, "references", wanted)


def test_text_in_one_line_stays_in_one_line(module: "Page") -> None:
    check(module, "text", {"Sampah\n di pasar": "Sampah di pasar", "'=1+1": "=1+1", "-": "-"})
    check(module, "prose", {"satu\ndua": "satu\ndua"})


def parse(page: "Page", text: str = "", html: str = "") -> Any:
    body = "return m.readClipboard({ getData: (type) => (type === 'text/html' ? a.html : a.text) })"
    return run(page, body, {"text": text, "html": html})


def test_text_with_tabs_and_quoted_cells(module: "Page") -> None:
    text = 'Isu\tUang\r\n"baris satu\nbaris ""dua"""\t1.250\r\n"Tangguh" kita\t\r\n\r\n'
    assert parse(module, text) == {
        "lines": [["Isu", "Uang"], ['baris satu\nbaris "dua"', "1.250"], ['"Tangguh" kita', ""]],
        "isTable": True,
    }
    assert parse(module, "satu\ndua") == {"lines": [["satu"], ["dua"]], "isTable": False}
    assert parse(module, "satu sel") is None
    assert parse(module, "") is None


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{color:red}</style></head><body>
<table border=0><!--StartFragment--> <col width=64> <tr height=20>
  <td class=xl65 width=64>Sinyal lemah<br style='mso-data-placement:same-cell;'>
    di delapan desa</td>
  <td align=right x:num="1250000.5">1.250.000,50</td></tr>
 <tr><td rowspan=2>Kintamani</td><td>5</td></tr>
 <tr><td>6</td></tr>
 <tr><td colspan=2>Jumlah</td></tr>
<!--EndFragment--></table></body></html>"""


def test_a_table_of_excel_keeps_the_lines_of_a_cell(module: "Page") -> None:
    assert parse(module, "sesuatu yang lain", EXCEL) == {
        "lines": [
            ["Sinyal lemah\ndi delapan desa", "1.250.000,50"],
            ["Kintamani", "5"],
            ["Kintamani", "6"],
            ["Jumlah", ""],
        ],
        "isTable": True,
    }


def test_nothing_in_html_is_run_or_asked_for(module: "Page", faults: "Faults") -> None:
    faults.expect("inline event handler violates")  # the browser says that it did not run it
    evil = "document.title='jahat'"
    table = f'<table><tr><td><img src=/x onerror="{evil}"><script>{evil}</script>a<td>b</table>'
    assert parse(module, "", table)["lines"] == [["a", "b"]]
    assert module.title() != "jahat"


def test_one_cell_or_a_picture_is_no_block(module: "Page") -> None:
    assert parse(module, "satu", "<table><tr><td>satu</td></tr></table>") is None
    assert parse(module, "satu", "<p>satu</p>") is None


COLUMNS = [
    {"name": "title", "label": "Isu strategis", "kind": "text"},
    {"name": "cost", "label": "Biaya", "kind": "money"},
    {"name": "opd", "label": "OPD", "kind": "reference", "source": "opd", "open_list": False},
]


def lay(page: "Page", lines: list[list[str]], **table: Any) -> Any:
    shape = {"columns": COLUMNS, "count": 2, "names": None} | table
    laid = run(
        page,
        "return m.layBlock(a.lines, a.table, a.start, () => a.opd)",
        {
            "lines": lines,
            "table": shape,
            "start": {"row": table.get("row", 1), "column": table.get("column", 0)},
            "opd": OPD,
        },
    )
    rows = [(row["at"], {cell["column"]["name"]: cell["value"] for cell in row["cells"]}) for row in laid["rows"]]
    return rows, laid["header"], laid["surplus"]


def test_a_block_begins_at_its_cell_and_goes_right_and_down(module: "Page") -> None:
    rows, header, surplus = lay(module, [["5000", "Bappeda", "lebih"], ["6000", ""]], column=1)
    assert rows == [(1, {"cost": 5000, "opd": "bappeda"}), (2, {"cost": 6000, "opd": ""})]
    assert not header
    assert surplus == {"rows": [], "columns": ["lebih"]}


def test_a_header_says_which_column_is_which(module: "Page") -> None:
    lines = [["No.", "OPD", "ISU STRATEGIS *", "Catatan"], ["1", "Bappeda", "Sinyal", "abc"], ["2", "", "Sampah", ""]]
    rows, header, surplus = lay(module, lines, column=2)
    assert rows == [(1, {"title": "Sinyal", "opd": "bappeda"}), (2, {"title": "Sampah", "opd": ""})]
    assert header
    assert surplus == {"rows": [], "columns": ["Catatan"]}


def test_fixed_rows_are_found_by_their_names(module: "Page") -> None:
    names = ["Anggaran", "Infrastruktur"]
    lines = [["Infrastruktur", "Kurang"], ["Lainnya", "x"], ["anggaran", "Cukup"]]
    rows, _, surplus = lay(module, lines, names=names)
    assert rows == [(1, {"title": "Kurang"}), (0, {"title": "Cukup"})]
    assert surplus["rows"] == ["Lainnya"]
    rows, _, surplus = lay(module, [["Butir", "Biaya"], ["Anggaran", "7"]], names=names)
    assert rows == [(0, {"cost": 7})]
    rows, _, surplus = lay(module, [["a"], ["b"]], names=names, row=1)
    assert rows == [(1, {"title": "a"})], "fixed rows are not added to"
    assert surplus["rows"] == ["b"]


def test_no_more_rows_than_a_page_can_hold(module: "Page") -> None:
    rows, _, surplus = lay(module, [[str(n)] for n in range(5000)], row=0)
    assert (len(rows), len(surplus["rows"])) == (1000, 4000)


@pytest.mark.parametrize("form", ["text", "html"])
def test_what_is_copied_out_comes_back_the_same(module: "Page", form: str) -> None:
    rows = [
        {"id": "r1", "title": '=HYPERLINK("x")\tdan "kutip" <b>', "cost": 1250000, "opd": "bappeda"},
        {"id": "r2", "title": "-5 desa", "cost": 0, "opd": "tidak ada"},
        {"id": "r3", "title": "", "cost": None, "opd": ""},
    ]
    back = run(
        module,
        """const texts = m.tableTexts({ columns: a.columns }, a.rows, { names: null, optionsOf: () => a.opd });
        const kinds = { "text/plain": m.asText(texts), "text/html": m.asHtml(texts) };
        const data = { getData: (type) => (a.form === "html" || type === "text/plain" ? kinds[type] : "") };
        const { lines } = m.readClipboard(data);
        const shape = { columns: a.columns, count: 0, names: null };
        const { rows } = m.layBlock(lines, shape, { row: 0, column: 0 }, () => a.opd);
        const values = ({ cells }) => Object.fromEntries(cells.map((cell) => [cell.column.name, cell.value]));
        return { text: kinds["text/plain"], html: kinds["text/html"], rows: rows.map(values) };""",
        {"columns": COLUMNS, "rows": rows, "opd": OPD, "form": form},
    )
    wanted = [{name: value for name, value in row.items() if name != "id"} for row in rows[:2]]
    if form == "html":
        wanted[0]["title"] = '=HYPERLINK("x") dan "kutip" <b>'  # HTML has no tabs
    assert back["rows"] == [
        {**row, "title": row["title"].replace("\t", "\t" if form == "text" else " ")} for row in wanted
    ]
    assert back["text"].splitlines()[0] == "Isu strategis\tBiaya\tOPD"
    assert "\t1250000\t" in back["text"]
    assert "<b>" not in back["html"]
