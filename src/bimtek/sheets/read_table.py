"""The rows of a table that came back, against the rows that were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bimtek.answers.identity import derived_id
from bimtek.curriculum.fields import Field, Kind
from bimtek.sheets.choices import plain
from bimtek.sheets.contents import shown
from bimtek.sheets.find import Found, find_table
from bimtek.sheets.grid import Cell
from bimtek.sheets.layout import marked
from bimtek.sheets.match import Line, match
from bimtek.sheets.opened import rows_of
from bimtek.sheets.read_cell import read_cell
from bimtek.sheets.report import Done, Problem, short
from bimtek.sheets.source import Source
from bimtek.sheets.strangers import beside

MOST_ROWS = 500
"""Rows of a table; more were pasted by mistake, and no form could show them."""


@dataclass
class TableImport:
    """What a table says now."""

    rows: list[Any]
    understood: int = 0
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    moved: bool = False
    problems: list[Problem] = field(default_factory=list)
    refused: bool = False

    @property
    def is_changed(self) -> bool:
        return bool(self.new or self.changed or self.removed or self.moved)


def read_table(source: Source, table: Field) -> TableImport:
    """Read a table; `rows` are the stored ones as they were where nothing about them changed."""
    assert table.row is not None
    stored = source.written.values.get(table.name)
    done = TableImport(stored if isinstance(stored, list) else [])
    found = find_table(source.grid, source.exercise, table)
    if found is None:
        done.problems.append(
            source.problem(Done.KEPT_BEFORE, f"Tabel “{table.label}” tidak ditemukan; judul kolomnya hilang.")
        )
        return done
    done.problems += beside(source, table, found)
    lines = [line for line in _lines(source, table, found) if marked(line.id) is None]
    if sum(not line.is_blank for line in lines) > MOST_ROWS or source.grid.longer:
        wanted = f"Tabel “{table.label}” lebih dari {MOST_ROWS} baris. Hapus baris yang bukan isian."
        done.problems.append(source.problem(Done.LEFT_OUT, wanted))
        done.refused = True
        return done
    _Rows(source, table, found, done).read(lines)
    return done


class _Rows:
    """Puts the rows of a table together."""

    def __init__(self, source: Source, table: Field, found: Found, done: TableImport) -> None:
        assert table.row is not None
        self.source, self.table, self.found, self.done = source, table, found, done
        self.fields = {name: table.row.fields[name] for name in found.columns}
        self.stored = rows_of(source.written.values, table)
        self.by_id = {str(row.get("id", "")): row for row in self.stored}

    def read(self, lines: list[Line]) -> None:
        written = [self._written(row) for row in self.stored]
        rows = self._fixed(lines) if self.table.rows_from else self._free(lines, match(lines, written))
        if self.done.is_changed:
            kept = self.done.rows  # what is no row is no business of a table, and stays
            self.done.rows = [*rows, *(row for row in kept if not isinstance(row, dict))]

    def _written(self, row: Mapping[str, Any]) -> Line:
        cells = {
            name: Cell(0, 0, shown(row.get(name), column, self.source.choices(self.table.name, column)))
            for name, column in self.fields.items()
        }
        return Line(0, str(row.get("id", "")), cells, _label(self.fields, cells))

    def _free(self, lines: list[Line], known: Mapping[int, Line]) -> list[dict[str, Any]]:
        rows = []
        used = {line.id for line in known.values()}
        for line in lines:
            original = known.get(line.number)
            if original is None and line.is_blank:
                continue
            self.done.understood += not line.is_blank
            row = self.by_id[original.id] if original else {"id": self._new_id(line, used)}
            rows.append(self._merged(row, line, is_new=original is None))
        order = [row["id"] for row in rows if row["id"] in self.by_id]
        self.done.moved = order != [row_id for row_id in self.by_id if row_id in order]
        self.done.removed = [self._name(row) for row_id, row in self.by_id.items() if row_id not in used]
        return rows

    def _fixed(self, lines: list[Line]) -> list[dict[str, Any]]:
        """Fixed rows: found by id or by their words; none is added or removed."""
        source, names = self.source, self.source.written.fixed.get(self.table.name, {})
        by_name = {plain(name): row_id for row_id, name in names.items()}
        seen: dict[str, dict[str, Any]] = {}
        for line in lines:
            said = source.grid.cell(line.number, self.found.names).text if self.found.names else ""
            row_id = line.id if line.id in names else by_name.get(plain(said), "")
            if row_id and row_id not in seen:
                self.done.understood += not line.is_blank
                seen[row_id] = self._merged(self.by_id.get(row_id, {"id": row_id}), line, is_new=False)
            elif not line.is_blank:
                wanted = "Baris ini bukan bagian latihan, atau ditulis dua kali."
                self.done.problems.append(source.problem(Done.LEFT_OUT, wanted, found=short(said), row=line.number))
        for row_id, name in names.items():
            if row_id not in seen:
                wanted = f"Baris “{name}” tidak ditemukan dalam tabel “{self.table.label}”."
                self.done.problems.append(source.problem(Done.KEPT_BEFORE, wanted))
        filled = [row_id for row_id, row in seen.items() if len(row) > 1 and row_id not in self.by_id]
        return [seen.get(row_id) or self.by_id[row_id] for row_id in [*self.by_id, *filled]]

    def _merged(self, row: Mapping[str, Any], line: Line, *, is_new: bool) -> dict[str, Any]:
        """The row with what its cells say now; what no cell shows stays."""
        merged = dict(row)
        for name, cell in line.cells.items():
            is_changed, value, problem = read_cell(self.source, cell, self.fields[name], self.table.name, row.get(name))
            if problem:
                self.done.problems.append(problem)
            if is_changed:
                merged[name] = value
        if is_new:
            self.done.new.append(self._name(merged))
        elif merged != row:
            self.done.changed.append(self._name(merged))
        return merged

    def _new_id(self, line: Line, used: set[str]) -> str:
        """The id that was prepared for the row, else one that the same workbook gives again when it comes once more."""
        source = self.source
        row_id = line.id if line.id in source.prepared(self.table.name) else ""
        name = f"{source.ticket.workbook}#{source.exercise.id}#{self.table.name}#{line.label or line.number}"
        number = 0
        while not row_id or row_id in used:
            number += 1
            row_id = derived_id(f"{name}#{number}", source.ticket.seat)
        used.add(row_id)
        return row_id

    def _name(self, row: Mapping[str, Any]) -> str:
        assert self.table.row is not None
        return short(self.table.row.read(row, self.table.name).label_in(self.source.context))


def _lines(source: Source, table: Field, found: Found) -> Iterator[Line]:
    assert table.row is not None
    for row in found.rows:
        if row in source.grid.rows:
            cells = {name: source.grid.cell(row, column) for name, column in found.columns.items()}
            row_id = source.grid.cell(row, found.ids).text if found.ids else ""
            yield Line(row, row_id, cells, _label(table.row.fields, cells))


def _label(fields: Mapping[str, Field], cells: Mapping[str, Cell]) -> str:
    """The first free words of a row: what people know it by."""
    free = (
        cells[name].text for name, field in fields.items() if field.kind in (Kind.TEXT, Kind.PROSE) if name in cells
    )
    return next((plain(text) for text in free if text), "")
