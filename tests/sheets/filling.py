"""A workbook in the hands of a person: opened, typed in, saved; as Excel would, with openpyxl.

filled = Filled(workbook_bytes(cohort, LIVING, "01_vision"))
filled["Isu strategis"].add({"Isu strategis": "Air keruh", "Mendesak (U)": "5"})
read(cohort, filled)
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from bimtek.answers.cohort import Cohort
from bimtek.sheets import Import, read_workbook
from tests.cohorts import LIVING, PENS


class Table:
    """A table of a sheet, by the words that people see. Rows count from 1."""

    def __init__(self, sheet: Any, name: str = "") -> None:
        self.sheet = sheet
        marks = (str(sheet.cell(row, 1).value or "") for row in range(1, sheet.max_row + 1))
        self.header = next(row for row, mark in enumerate(marks, 1) if mark.startswith(f"#tabel {name}"))

    def column(self, header: str) -> int:
        for cell in self.sheet[self.header]:
            if cell.value == header or str(cell.value).startswith(f"{header} ("):
                return int(cell.column)
        raise KeyError(header)

    def cell(self, row: int, header: str) -> Any:
        return self.sheet.cell(self.header + row, self.column(header))

    def id(self, row: int) -> Any:
        return self.sheet.cell(self.header + row, 1)

    def row_of(self, row_id: str) -> int:
        return next(row for row in range(1, 600) if self.id(row).value == row_id)

    def type(self, row: int, contents: Mapping[str, Any]) -> None:
        for header, content in contents.items():
            cell = self.cell(row, header)
            cell.value = content

    def add(self, contents: Mapping[str, Any]) -> int:
        """Type into the first row with nothing in it."""
        columns = range(2, self.sheet.max_column + 1)
        row = next(
            row for row in range(1, 600) if all(self.sheet.cell(self.header + row, at).value is None for at in columns)
        )
        self.type(row, contents)
        return row

    def delete(self, row: int) -> None:
        self.sheet.delete_rows(self.header + row)

    def copy(self, source: int, target: int, *, with_id: bool = True) -> None:
        for column in range(1 if with_id else 2, self.sheet.max_column + 1):
            self.sheet.cell(self.header + target, column).value = self.sheet.cell(self.header + source, column).value


class Filled:
    """The whole workbook."""

    def __init__(self, content: bytes) -> None:
        self.book = load_workbook(BytesIO(content))

    def __getitem__(self, title: str) -> Table:
        return Table(self.book[title])

    def table(self, title: str, name: str) -> Table:
        return Table(self.book[title], name)

    def single(self, title: str, label: str) -> Any:
        """The cell beside a label."""
        sheet = self.book[title]
        return next(sheet.cell(row, 3) for row in range(1, sheet.max_row + 1) if sheet.cell(row, 2).value == label)

    def saved(self) -> bytes:
        target = BytesIO()
        self.book.save(target)
        return target.getvalue()


def read(cohort: Cohort, filled: Filled | bytes, seat: str = LIVING) -> Import:
    """Read it back as the one who holds the pen of the seat."""
    content = filled if isinstance(filled, bytes) else filled.saved()
    return read_workbook(cohort, content, person=PENS[seat])
