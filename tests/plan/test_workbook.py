from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bimtek.errors import PlanError
from bimtek.plan.workbook import Sheet, SheetColumn, write_workbook
from tests.plan.render.sample import HOSTILE

COLUMNS = (
    SheetColumn("id", "Kode", "id"),
    SheetColumn("program", "Program"),
    SheetColumn("pagu", "Pagu (rupiah)", "money"),
    SheetColumn("tahun", "Tahun", "year"),
)
TEXTS = (*HOSTILE, "=1+1", "+62 366 91004", "-usulan", "@SUM(A1)", "#N/A", "bel\x07", "\t=1+1")
TITLE = "Rencana Aksi"
ROWS = tuple(
    {"id": f"prg-{nth}", "program": text, "pagu": Decimal(1_250_000_000 + nth), "tahun": 2025}
    for nth, text in enumerate(TEXTS)
)


@pytest.fixture
def sheet(tmp_path: Path) -> Any:
    return load_workbook(write_workbook([Sheet(TITLE, COLUMNS, ROWS)], tmp_path / "rencana-aksi.xlsx")).active


def test_typed_text_is_never_a_formula(sheet: Any) -> None:
    cells = [sheet.cell(row, 2) for row in range(2, sheet.max_row + 1)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == [text.replace("\x07", "[U+0007]") for text in TEXTS]
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@")


def test_money_is_a_number_in_rupiah(sheet: Any) -> None:
    cell = sheet["C2"]
    assert cell.value == 1_250_000_000
    assert cell.data_type == "n"
    assert cell.number_format == '"Rp"#,##0'


def test_ids_are_there_but_hidden_and_the_header_stays(sheet: Any) -> None:
    assert sheet["A2"].value == "prg-0"
    assert sheet.column_dimensions["A"].hidden
    assert not sheet.column_dimensions["B"].hidden
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == [column.title for column in COLUMNS]
    assert all(8 <= sheet.column_dimensions[letter].width <= 50 for letter in "BCD")


def test_what_is_no_number_stays_as_it_was_typed(tmp_path: Path) -> None:
    rows = [{"program": "x" * 40_000, "pagu": "belum ada", "tahun": None}]
    sheet = load_workbook(write_workbook([Sheet(TITLE, COLUMNS, rows)], tmp_path / "a.xlsx")).active
    assert sheet["C2"].value == "belum ada"
    assert sheet["D2"].value is None
    assert "dipotong" in sheet["B2"].value


def test_an_empty_plan_is_a_sheet_with_a_header(tmp_path: Path) -> None:
    sheet = load_workbook(write_workbook([Sheet(TITLE, COLUMNS, ())], tmp_path / "a.xlsx")).active
    assert sheet.max_row == 1


def test_same_rows_same_bytes(tmp_path: Path) -> None:
    first = write_workbook([Sheet(TITLE, COLUMNS, ROWS)], tmp_path / "a.xlsx").read_bytes()
    assert write_workbook([Sheet(TITLE, COLUMNS, ROWS)], tmp_path / "b.xlsx").read_bytes() == first


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(PlanError, match="tidak dapat ditulis"):
        write_workbook([Sheet(TITLE, COLUMNS, ROWS)], tmp_path / "a.xlsx")
