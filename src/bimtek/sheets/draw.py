"""The sheet of an exercise: single values as label and value, tables with a header row, empty rows ready for typing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from bimtek.curriculum import prompts
from bimtek.curriculum.fields import Field, Kind
from bimtek.sheets import layout
from bimtek.sheets.choices import Choices, list_key
from bimtek.sheets.contents import shown
from bimtek.sheets.layout import mark
from bimtek.sheets.opened import Opened, fixed_rows, rows_of
from bimtek.sheets.rules import Rules
from bimtek.sheets.style import (
    FIRST,
    VALUE,
    as_fixed,
    as_header,
    as_input,
    as_remark,
    as_title,
    fit_rows,
    note,
    put,
    width,
)
from bimtek.sheets.ticket import Ticket

LINE = 130
"""Letters of a line of explanation."""
PRINTABLE = 400
"""Letters of a sheet that are fitted to the width of a page; a wider one would become too small to read."""
PROPOSED = "Isian di bawah berasal dari pertemuan sebelumnya. Setuju memakainya?"
NO_ROWS = "Belum ada butir. Daftarnya tersedia setelah pertemuan sebelumnya ditutup."


@dataclass
class Sheet:
    """A sheet that is being drawn. Cells are written from top to bottom; `row` is the next free one."""

    cells: Any
    opened: Opened
    lists: Mapping[str, Choices]
    rules: Rules
    ticket: Ticket
    row: int = 1

    def choices(self, table: str, field: Field) -> Choices:
        return self.lists.get(list_key(self.opened.exercise, table, field)) or Choices()

    def marked(self, kind: str, name: str = "") -> None:
        put(self.cells.cell(self.row, 1), mark(kind, name))


def draw(sheet: Sheet) -> None:
    """Draw an exercise."""
    exercise = sheet.opened.exercise
    fields = exercise.answer.fields
    _head(sheet)
    tables = [field for field in fields.values() if field.kind is Kind.TABLE]
    sheet.row += 1
    for before, field in zip([None, *fields.values()], fields.values(), strict=False):
        if field.kind is Kind.TABLE:
            sheet.row += before is not None and before.kind is not Kind.TABLE  # an empty row above, and one below
            _table(sheet, field, last=field is tables[-1])
        else:
            _single(sheet, field, fields)
    cells = sheet.cells
    fit_rows(cells)
    cells.column_dimensions["A"].hidden = True
    cells.freeze_panes = "C1"
    cells.sheet_view.zoomScale = 90
    cells.page_setup.orientation, cells.page_setup.paperSize = "landscape", 8  # A3
    if sum(dimension.width for dimension in cells.column_dimensions.values()) <= PRINTABLE:
        cells.page_setup.fitToWidth, cells.page_setup.fitToHeight = 1, 0
        cells.sheet_properties.pageSetUpPr.fitToPage = True


def _head(sheet: Sheet) -> None:
    exercise = sheet.opened.exercise
    sheet.marked(layout.EXERCISE, exercise.id)
    title = put(sheet.cells.cell(1, 2), exercise.title)
    as_title(title)
    note(title, "\n".join(f"{nth}. {step}" for nth, step in enumerate(exercise.how, 1)))
    for sheet.row, line in enumerate(wrap(exercise.why, LINE), 2):
        as_remark(put(sheet.cells.cell(sheet.row, 2), line))
    sheet.row += 1
    if sheet.opened.proposed:
        sheet.marked(layout.AGREE)
        as_fixed(put(sheet.cells.cell(sheet.row, 2), PROPOSED))
        answer = put(sheet.cells.cell(sheet.row, 3), layout.NO)
        as_input(answer, Field(kind=Kind.CHOICE, label=""))
        sheet.rules.words(answer.coordinate, (layout.YES, layout.NO))
        sheet.row += 1


def _single(sheet: Sheet, field: Field, beside: Mapping[str, Field]) -> None:
    """A field of the answer itself: its label and, beside it, its value."""
    sheet.marked(layout.FIELD, field.name)
    choices = sheet.choices("", field)
    label, value = (sheet.cells.cell(sheet.row, column) for column in (2, 3))
    as_fixed(put(label, layout.header(field)))
    note(label, sheet.rules.note(field, beside, choices))
    as_input(put(value, shown(sheet.opened.values.get(field.name), field, choices)), field)
    value.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    sheet.rules.field(field, list_key(sheet.opened.exercise, "", field), value.coordinate)
    _widen(sheet, 2, FIRST)
    _widen(sheet, 3, VALUE)
    sheet.row += 1


def _table(sheet: Sheet, table: Field, *, last: bool) -> None:
    assert table.row is not None
    columns = tuple(table.row.fields.values())
    first = 3 if table.rows_from else 2
    sheet.marked(layout.HEADING, table.name)
    as_title(put(sheet.cells.cell(sheet.row, 2), table.label), size=12)
    sheet.row += 1
    sheet.marked(layout.TABLE, table.name)
    _header(sheet, table, columns, first)
    top = sheet.row
    rows = _rows(sheet, table, last=last)
    for row in rows:
        sheet.row += 1
        _row(sheet, table, columns, first, row)
    if rows:
        letters = [get_column_letter(first + nth) for nth in range(len(columns))]
        _dress(sheet, table, columns, dict(zip(table.row.fields, letters, strict=True)), top, last=last)
    else:
        sheet.row += 1
        sheet.marked(layout.NOTE)
        as_remark(put(sheet.cells.cell(sheet.row, 2), NO_ROWS))
    sheet.row += 2


def _header(sheet: Sheet, table: Field, columns: tuple[Field, ...], first: int) -> None:
    assert table.row is not None
    if table.rows_from:
        as_header(put(sheet.cells.cell(sheet.row, 2), prompts.row_name(table)))
        _widen(sheet, 2, FIRST)
    for place, field in enumerate(columns, first):
        cell = put(sheet.cells.cell(sheet.row, place), layout.header(field))
        as_header(cell)
        note(cell, sheet.rules.note(field, table.row.fields, sheet.choices(table.name, field)))
        _widen(sheet, place, width(field))


def _rows(sheet: Sheet, table: Field, *, last: bool) -> list[dict[str, Any]]:
    """The rows that stand there: the stored ones, and the fixed or prepared ones that are still empty."""
    stored = rows_of(sheet.opened.values, table)
    if not table.rows_from:
        exercise_id = sheet.opened.exercise.id
        prepared = layout.prepared_rows(table, len(stored), last)
        ids = (sheet.ticket.prepared_id(exercise_id, table.name, number) for number in range(prepared))
        return [*stored, *({"id": row_id} for row_id in ids)]
    by_id = {str(row.get("id", "")): row for row in stored}
    return [by_id.get(row_id, {"id": row_id}) for row_id in fixed_rows(sheet.opened, table)]


def _row(sheet: Sheet, table: Field, columns: tuple[Field, ...], first: int, row: Mapping[str, Any]) -> None:
    row_id = str(row.get("id", ""))
    put(sheet.cells.cell(sheet.row, 1), row_id)
    if table.rows_from:
        as_fixed(put(sheet.cells.cell(sheet.row, 2), sheet.opened.context.label(table.rows_from, row_id)))
    for place, field in enumerate(columns, first):
        content = shown(row.get(field.name), field, sheet.choices(table.name, field))
        as_input(put(sheet.cells.cell(sheet.row, place), content), field)


def _dress(
    sheet: Sheet, table: Field, columns: tuple[Field, ...], letters: Mapping[str, str], top: int, *, last: bool
) -> None:
    """Dropdowns and grey cells over the rows, and Excel's own table around them: it sorts ids along with their rows."""
    end = sheet.row if table.rows_from or not last else max(sheet.row, top + 500)
    exercise = sheet.opened.exercise
    for field in columns:
        letter = letters[field.name]
        sheet.rules.field(field, list_key(exercise, table.name, field), f"{letter}{top + 1}:{letter}{end}")
        if field.only_if and field.only_if[0] in letters:
            other = next(column for column in columns if column.name == field.only_if[0])
            labels = [sheet.choices(table.name, other).shown(value) for value in field.only_if[1]]
            sheet.rules.grey(f"{letter}{top + 1}:{letter}{end}", f"${letters[other.name]}{top + 1}", labels)
    name = f"tabel_{exercise.cell}_{table.name}"
    made = Table(displayName=name, name=name, ref=f"A{top}:{letters[columns[-1].name]}{sheet.row}")
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.cells.add_table(made)


def _widen(sheet: Sheet, column: int, letters: int) -> None:
    dimension = sheet.cells.column_dimensions[get_column_letter(column)]
    dimension.width = max(letters, dimension.width if dimension.customWidth else 0)
