"""Where things stand in a sheet that came back: by the marks in the hidden column, else by what the cells say.

Columns may have been moved, rows inserted, the hidden column deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bimtek.curriculum import Exercise, prompts
from bimtek.curriculum.fields import Field, Kind
from bimtek.sheets import layout
from bimtek.sheets.choices import plain
from bimtek.sheets.grid import Cell, Grid
from bimtek.sheets.layout import is_header, marked


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a sheet: where its columns are, and its rows."""

    header: int
    columns: Mapping[str, int]
    """Field → column, of those that are there."""
    ids: int | None
    """Column of the ids; None where it was deleted."""
    names: int | None
    """Column of the words that name fixed rows."""
    strangers: tuple[Cell, ...]
    """Headers that are no field, and headers that came a second time."""
    rows: range

    @property
    def known(self) -> frozenset[int]:
        return frozenset([*self.columns.values(), *(column for column in (self.ids, self.names) if column)])


def find_sheet(grids: Mapping[str, Grid], exercise_id: str, title: str) -> Grid | None:
    """The sheet of an exercise: the one with its mark, of several the one with its title; without a mark, by title."""
    wanted = (layout.EXERCISE, exercise_id)
    with_mark = [grid for grid in grids.values() if any(marked(cell.text) == wanted for cell in _first_cells(grid))]
    if len(with_mark) == 1:
        return with_mark[0]
    by_title = next((grid for name, grid in grids.items() if plain(name) == plain(title)), None)
    return by_title or (with_mark[0] if with_mark else None)


def find_mark(grid: Grid, kind: str, name: str = "") -> Cell | None:
    """The cell with a mark."""
    for cells in grid.rows.values():
        for cell in cells.values():
            if marked(cell.text) == (kind, name):
                return cell
    return None


def find_single(grid: Grid, field: Field) -> tuple[Cell, ...]:
    """The cell with the value of a single field, perhaps empty, and what else stands beside it.

    Nothing where its row is not there any more.
    """
    mark = find_mark(grid, layout.FIELD, field.name)
    label = None if mark else _with_text(grid, field)
    if mark is None and label is None:
        return ()
    before = mark.column + 1 if mark else label.column if label else 0
    row = (mark or label).row  # type: ignore[union-attr]
    beside = tuple(cell for cell in grid.rows[row].values() if cell.column > before)
    return beside or (Cell(row, before + 1, None),)


def find_table(grid: Grid, exercise: Exercise, table: Field) -> Found | None:
    """A table; None where its header is not there any more."""
    mark = find_mark(grid, layout.TABLE, table.name)
    row = mark.row if mark else _header_row(grid, table)
    if row is None or table.row is None:
        return None
    columns: dict[str, int] = {}
    strangers = []
    names = None
    for cell in grid.rows[row].values():
        name = next((field.name for field in table.row.fields.values() if is_header(cell.text, field)), "")
        if mark and cell.column == mark.column:
            continue
        if table.rows_from and names is None and plain(cell.text) == plain(prompts.row_name(table)):
            names = cell.column
        elif name and name not in columns:
            columns[name] = cell.column
        else:
            strangers.append(cell)
    if not columns:
        return None
    end = min((start for start in _starts(grid, exercise) if start > row), default=grid.last + 1)
    ids = mark.column if mark else None
    return Found(row, columns, ids, names, tuple(strangers), range(row + 1, end))


def _first_cells(grid: Grid) -> Iterable[Cell]:
    return next(iter(grid.rows.values()), {}).values()


def _with_text(grid: Grid, field: Field) -> Cell | None:
    """The first cell of a row that holds the label of a field."""
    for cells in grid.rows.values():
        first = next(iter(cells.values()))
        if is_header(first.text, field):
            return first
    return None


def _header_row(grid: Grid, table: Field) -> int | None:
    """The row that names most columns of a table: two at least, or all of a table that has but one."""
    assert table.row is not None
    fields = table.row.fields.values()
    best, row = min(2, len(fields)) - 1, None
    for number, cells in grid.rows.items():
        named = sum(any(is_header(cell.text, field) for cell in cells.values()) for field in fields)
        if named > best:
            best, row = named, number
    return row


def _starts(grid: Grid, exercise: Exercise) -> Iterator[int]:
    """Rows in which something else begins: single values, headings, headers."""
    for field in exercise.answer.fields.values():
        if field.kind is not Kind.TABLE:
            cell = find_mark(grid, layout.FIELD, field.name) or _with_text(grid, field)
            if cell:
                yield cell.row
            continue
        heading = find_mark(grid, layout.HEADING, field.name)
        header = find_mark(grid, layout.TABLE, field.name)
        row = header.row if header else _header_row(grid, field)
        if heading:
            yield heading.row
        elif row is not None:
            above = grid.rows.get(row - 1, {})
            yield row - 1 if any(plain(cell.text) == plain(field.label) for cell in above.values()) else row
