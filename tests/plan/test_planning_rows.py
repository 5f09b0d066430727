"""Rows that planners paste into Renstra and RKPD: sorted by OPD, with the plan's money once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bimtek.curriculum.context import Context
from bimtek.curriculum.programme import Programme
from bimtek.curriculum.spending import spending
from bimtek.plan.model import Plan, typed
from bimtek.plan.planning_rows import ABOVE, renstra_columns, renstra_rows, rkpd_columns, rkpd_rows
from bimtek.plan.workbook import Sheet, write_workbook
from bimtek.plan.world import context_of

CODES = ["2.16.03.2.02.0038", "2.16.02.2.01.0004"]


@pytest.fixture(scope="module")
def context(full_plan: Plan) -> Context:
    return context_of(full_plan)


def with_values(plan: Plan, nth: int, **values: Any) -> Plan:
    """The plan with other values of a programme."""
    programmes = list(plan.programmes)
    programmes[nth] = programmes[nth].model_copy(update={"values": {**programmes[nth].values, **values}})
    return plan.model_copy(update={"programmes": programmes})


def test_a_row_follows_from_its_code(full_plan: Plan, context: Context) -> None:
    row = next(row for row in renstra_rows(full_plan, context) if row["code"] == CODES[0])
    assert row["opd"] == "Diskominfosan"
    assert row["program"] and row["activity"] and row["bidang"]
    assert row["sub_activity"].startswith("Koordinasi dan Fasilitasi") and row["output_unit"] == "Dokumen"
    assert row["name"] == "Satu pintu laporan darurat (governance)"
    assert (row["unit"], row["target"], row["target_year"]) == ("%", 95, 2027)


def test_the_sheet_is_sorted_by_office(full_plan: Plan, context: Context) -> None:
    offices = [row["opd"] for row in renstra_rows(full_plan, context)]
    assert offices == sorted(offices) and len(offices) == 4


def test_money_is_that_of_the_plan_in_the_year_of_the_schedule(full_plan: Plan, context: Context) -> None:
    rows = {row["id"]: row for row in renstra_rows(full_plan, context)}
    for entry, programme in zip(full_plan.programmes, typed(full_plan.programmes, Programme), strict=True):
        wanted = spending(programme, full_plan.first_year, entry.start)[:5]
        assert tuple(rows[entry.id][f"pagu_{nth}"] for nth in range(1, 6)) == tuple(amount or None for amount in wanted)
        assert rows[entry.id]["pagu_five"] == sum(wanted)


def test_a_pagu_for_several_codes_stands_once(full_plan: Plan) -> None:
    plan = with_values(full_plan, 0, sub_activities=CODES)
    context = context_of(plan)
    one, two = (row for row in renstra_rows(plan, context) if row["id"] == plan.programmes[0].id)
    assert (one["code"], two["code"]) == tuple(CODES)
    assert one["pagu_five"] and "pagu_five" not in two
    assert one["note"] == "Pagu program untuk 2 sub-kegiatan; OPD membaginya." and two["note"] == ABOVE
    assert sum(row.get("pagu_five", 0) for row in renstra_rows(plan, context)) == sum(
        row.get("pagu_five", 0) for row in renstra_rows(full_plan, context_of(full_plan))
    )


def test_without_a_code_the_reason_stands_there(full_plan: Plan, context: Context) -> None:
    row = next(row for row in renstra_rows(full_plan, context) if "Loket keliling" in row["name"])
    assert row["code"] == "" and "Dikelola desa adat" in row["note"]


def test_an_unconfirmed_programme_is_a_proposal(full_plan: Plan, context: Context) -> None:
    row = next(row for row in renstra_rows(full_plan, context) if row["name"].endswith("darurat (living)"))
    assert row["note"].startswith("usulan")


def test_rkpd_has_what_begins_in_the_first_year_and_the_forward_estimate(full_plan: Plan, context: Context) -> None:
    first = {each.id for each in full_plan.programmes if each.start == full_plan.first_year}
    rows = rkpd_rows(full_plan, context)
    assert {row["id"] for row in rows} == first and first
    titles = [column.title for column in rkpd_columns(context)]
    assert titles[-2:] == ["Prakiraan maju: target 2026", "Prakiraan maju: pagu 2026"]


def test_both_sheets_open_in_excel_with_formats_and_print_set_up(
    full_plan: Plan, context: Context, tmp_path: Path
) -> None:
    plan = with_values(full_plan, 0, name="=1+1", without_code="@SUM(A1)", result="-usulan")
    sheets = [
        Sheet("Renstra", renstra_columns(context), renstra_rows(plan, context_of(plan))),
        Sheet("RKPD 2025", rkpd_columns(context), rkpd_rows(plan, context_of(plan))),
    ]
    book = load_workbook(write_workbook(sheets, tmp_path / "a.xlsx"))
    assert book.sheetnames == ["Renstra", "RKPD 2025"]
    for sheet in book:
        assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.auto_filter.ref.startswith("A1:")
        columns = {cell.column for cell in sheet[1] if cell.value.startswith("Pagu ")}
        money = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.column in columns and cell.value]
        assert money and {cell.number_format for cell in money} == {'"Rp"#,##0'}
        typed_texts = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value in ("=1+1", "-usulan")]
        assert len(typed_texts) == 2 and all(cell.data_type == "s" and cell.quotePrefix for cell in typed_texts)


def test_an_empty_plan_gives_headers(empty_plan: Plan) -> None:
    assert renstra_rows(empty_plan, context_of(empty_plan)) == []
