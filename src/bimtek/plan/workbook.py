"""The action plan as a spreadsheet, to be sorted, filtered and filled further in Excel: a sheet for each use.

What people typed is text for ever: a text that begins with =, +, - or @ never becomes a formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from bimtek.plan.characters import keepable
from bimtek.plan.files import replace_file
from bimtek.plan.steady import steady_zip

FORMATS = {
    # kind    number format of Excel, shown with the separators of the reader's own language
    "money": '"Rp"#,##0',
    "number": "#,##0.##",
    "year": "0",
}

LONGEST_TEXT = 32_000
"""Excel holds 32767 characters in a cell."""

NARROWEST, WIDEST = 8, 48
"""Width of a column in letters."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: the key of its values in the rows, its title, and what stands in it."""

    key: str
    title: str
    kind: Literal["text", "money", "number", "year", "id"] = "text"
    """money and number: int, float or Decimal; id: hidden, so that a row is known again when it comes back."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns, its rows by the keys of the columns."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Mapping[str, Any]]


def write_workbook(sheets: Sequence[Sheet], path: Path) -> Path:
    """Write the sheets as `path` (.xlsx) and return it. A value that is missing leaves its cell empty.

    A money or number column shows what is no number as text. Raises PlanError when the file cannot be written.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for each in sheets:
        sheet = book.create_sheet(each.title[:31])
        for place, column in enumerate(each.columns, 1):
            _write_title(sheet.cell(1, place), column.title)
            for nth, row in enumerate(each.rows, 2):
                _write_value(sheet.cell(nth, place), row.get(column.key), column.kind)
        _lay_out(sheet, each)
    _save(book, path, sheets[0].title)
    return path


def _write_title(cell: Any, title: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    _write_text(cell, title)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1B4965")
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _write_value(cell: Any, value: Any, kind: str) -> None:
    from openpyxl.styles import Alignment

    number = kind in FORMATS and value is not None and _is_number(value)
    if number:
        cell.value = value
        cell.number_format = FORMATS[kind]
    elif value is not None and value != "":
        _write_text(cell, str(value))
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="right" if number else None)


def _write_text(cell: Any, text: str) -> None:
    shown = keepable(text)
    if len(shown) > LONGEST_TEXT:
        shown = shown[:LONGEST_TEXT] + " … (dipotong; naskah lengkap ada pada dokumen rencana)"
    cell.value = shown
    cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
    if shown[:1] in set("=+-@"):
        cell.quotePrefix = True  # text also after somebody has edited the cell


def _is_number(value: Any) -> bool:
    from decimal import Decimal

    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _lay_out(sheet: Any, content: Sheet) -> None:
    """Header that stays, filter, widths, and a print on landscape A4 with the header on each page."""
    from openpyxl.utils import get_column_letter

    rows, columns = content.rows, content.columns
    for place, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = _width(rows, column)
        dimension.hidden = column.kind == "id"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(columns), 1))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text = content.title.replace("&", "&&")
    sheet.oddFooter.right.text = "Halaman &P dari &N"


def _width(rows: Sequence[Mapping[str, Any]], column: SheetColumn) -> float:
    extra = 8 if column.kind == "money" else 0  # "Rp" and the separators
    lengths = [len(str(row.get(column.key, "") or "")) + extra for row in rows] or [0]
    mean = sum(lengths) / len(lengths)
    wanted = max(lengths) if max(lengths) <= 18 else mean * 0.6 + 14
    longest_word = max((len(word) for word in column.title.split()), default=0) + 3
    return float(min(max(wanted + 2, longest_word, NARROWEST), WIDEST))


def _save(book: Any, path: Path, title: str) -> None:
    from openpyxl.xml.functions import tostring

    target = BytesIO()
    book.save(target)
    # Only now: saving writes the clock's time into the properties.
    book.properties.title, book.properties.creator = title, "bimtek"
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    made = steady_zip(target.getvalue(), {"docProps/core.xml": tostring(book.properties.to_tree())})
    replace_file(path, made)
