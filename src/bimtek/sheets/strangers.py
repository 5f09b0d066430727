"""What stands in a table and is no part of it, or is missing from it: said, so that nobody believes it was taken."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from bimtek.curriculum.fields import Field
from bimtek.sheets.find import Found
from bimtek.sheets.report import Done, Problem, short
from bimtek.sheets.source import Source


def beside(source: Source, table: Field, found: Found) -> Iterator[Problem]:
    """Columns that are missing or foreign, and cells that were joined."""
    assert table.row is not None
    for field in table.row.fields.values():
        if field.name not in found.columns:
            yield source.problem(Done.KEPT_BEFORE, f"Kolom “{field.label}” tidak ditemukan.", row=found.header)
    yield from _foreign(source, found)
    for merged in source.grid.merged:
        if set(merged.rows) & set(found.rows) and set(merged.columns) & found.known:
            wanted = "Sel-sel ini digabung; hanya sel pertamanya berisi. Pisahkan, lalu isi setiap sel."
            yield source.problem(Done.NOTED, wanted, row=merged.rows.start, cell=merged.name)


def _foreign(source: Source, found: Found) -> Iterator[Problem]:
    """Columns that are no field, or one a second time, with something in them."""
    headers = {cell.column: cell.text for cell in found.strangers}
    filled: dict[int, int] = {}
    for row in found.rows:
        for column in source.grid.rows.get(row, {}):
            if column not in found.known:
                filled[column] = filled.get(column, 0) + 1
    for column, count in filled.items():
        header = headers.get(column, "")
        yield source.problem(
            Done.LEFT_OUT,
            f"Kolom ini tidak dikenal atau ditulis dua kali; {count} sel di bawahnya tidak dibaca.",
            found=short(header),
            row=found.header,
            column=short(header) or "(tanpa judul)",
            cell=f"{get_column_letter(column)}{found.header}",
        )
