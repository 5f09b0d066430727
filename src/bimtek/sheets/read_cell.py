"""One cell that came back, against what was written into it."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter

from bimtek.curriculum.fields import Field
from bimtek.sheets.contents import CUT, key, shown
from bimtek.sheets.grid import Cell
from bimtek.sheets.report import Done, Problem, short
from bimtek.sheets.source import Source
from bimtek.sheets.typed import as_text, typed


def read_cell(source: Source, cell: Cell, column: Field, table: str, raw: Any) -> tuple[bool, Any, Problem | None]:
    """Whether a cell says something new, what it says, and what was not understood of it. raw: what is stored."""
    choices = source.choices(table, column)
    expected = shown(raw, column, choices)
    if cell.matter:
        wanted = "Tulis nilainya, bukan rumusnya, atau buka dan simpan berkas ini di Excel lebih dahulu."
        return False, raw, _cell_problem(source, cell, column, Done.KEPT_BEFORE, f"Isinya {cell.matter}. {wanted}")
    if cell.text == key(expected):
        return False, raw, None
    if isinstance(expected, str) and expected.endswith(CUT):
        wanted = "Naskah aslinya lebih panjang dari yang muat di sel. Ubah naskah ini pada formulirnya."
        return False, raw, _cell_problem(source, cell, column, Done.KEPT_BEFORE, wanted)
    now = typed(cell.content, column, choices, percent=cell.percent)
    problem = _cell_problem(source, cell, column, Done.KEPT_TYPED, now.matter) if now.matter else None
    return now.value != raw, now.value, problem


def _cell_problem(source: Source, cell: Cell, column: Field, done: Done, wanted: str) -> Problem:
    found = as_text(cell.content, percent=cell.percent)
    name = f"{get_column_letter(cell.column)}{cell.row}"
    return source.problem(done, wanted, found=short(found), row=cell.row, column=column.label, cell=name)
