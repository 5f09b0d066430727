"""The sheet “Pilihan”: every list that the dropdowns show, to be looked through and copied from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openpyxl.utils import get_column_letter

from bimtek.sheets.choices import Choices
from bimtek.sheets.contents import Content
from bimtek.sheets.layout import CHOICES
from bimtek.sheets.style import as_fixed, as_header, as_remark, as_title, fit_rows, put

TOP = 4
"""Row of the headers."""
STEP = 4
"""Columns of a list: number, label, what it means, and an empty one."""


def write_lists(sheet: Any, lists: Mapping[str, Choices], names: Mapping[str, str]) -> dict[str, str]:
    """Write the lists side by side. names: list → the field that it is for. Returns list → range for a dropdown."""
    as_title(put(sheet.cell(1, 1), "Pilihan"))
    as_remark(put(sheet.cell(2, 1), "Lembar ini untuk dilihat dan disalin. Bila beberapa dipilih: pisahkan dengan ;"))
    ranges = {}
    filled = [name for name, choices in lists.items() if choices.options]
    for nth, name in enumerate(filled):
        first = 1 + STEP * nth
        ranges[name] = _write_list(sheet, first, names[name], lists[name])
    fit_rows(sheet)
    sheet.freeze_panes = f"A{TOP + 1}"
    sheet.protection.sheet = True  # no password: it only keeps a hand from slipping
    sheet.protection.formatColumns = False
    return ranges


def _write_list(sheet: Any, first: int, name: str, choices: Choices) -> str:
    for column, (title, width) in enumerate((("No.", 6), (name, 52), ("Keterangan", 44)), first):
        as_header(put(sheet.cell(TOP, column), title))
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions[get_column_letter(first + STEP - 1)].width = 3
    for number, (label, option) in enumerate(choices.listed, 1):
        about = "; ".join(part for part in (option.group, option.hint) if part)
        contents: tuple[Content, ...] = (number, label, about)
        for column, content in enumerate(contents, first):
            as_fixed(put(sheet.cell(TOP + number, column), content))
    letter = get_column_letter(first + 1)
    return f"'{CHOICES}'!${letter}${TOP + 1}:${letter}${TOP + len(choices.options)}"
