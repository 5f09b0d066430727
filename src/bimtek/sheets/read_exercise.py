"""The sheet of an exercise that came back, as the answer that it stands for now."""

from __future__ import annotations

from typing import Any

from bimtek.curriculum.fields import Kind
from bimtek.sheets import layout
from bimtek.sheets.choices import plain
from bimtek.sheets.find import find_mark, find_single
from bimtek.sheets.grid import Grid
from bimtek.sheets.read_cell import read_cell
from bimtek.sheets.read_table import TableImport, read_table
from bimtek.sheets.report import Done, ExerciseImport, Problem, State
from bimtek.sheets.source import Source

AGREED = "isian dari pertemuan sebelumnya disetujui"


def read_exercise(source: Source) -> ExerciseImport:
    """Read a sheet; never fails, whatever it holds."""
    values = dict(source.written.values)
    changed: list[str] = []
    problems: list[Problem] = []
    tables: list[TableImport] = []
    for field in source.exercise.answer.fields.values():
        if field.kind is Kind.TABLE:
            table = read_table(source, field)
            tables.append(table)
            problems += table.problems
            if table.is_changed:
                values[field.name] = table.rows
            continue
        cell, *beside = find_single(source.grid, field) or (None,)
        if cell is None:
            problems.append(source.problem(Done.KEPT_BEFORE, f"Baris “{field.label}” tidak ditemukan."))
            continue
        is_changed, value, problem = read_cell(source, cell, field, "", values.get(field.name))
        problems += [problem] if problem else []
        problems += [
            source.problem(Done.LEFT_OUT, "Di sini cukup satu isian.", found=other.text, row=other.row)
            for other in beside
            if other is not None
        ]
        if is_changed:
            values[field.name] = value
            changed.append(field.label)
    return _summary(source, values, changed, tables, problems)


def left_alone(source_title: str, exercise_id: str, state: State, **more: Any) -> ExerciseImport:
    """An exercise whose sheet is not there, or that this program does not know."""
    return ExerciseImport(exercise_id, source_title, state, {}, 0, "", **more)


def _summary(
    source: Source, values: dict[str, Any], changed: list[str], tables: list[TableImport], problems: list[Problem]
) -> ExerciseImport:
    written = source.written
    state = State.CHANGED if changed or any(table.is_changed for table in tables) else State.SAME
    if state is State.SAME and written.proposed:
        state = State.CHANGED if _agreed(source.grid) else State.PROPOSED
        changed = [AGREED] if state is State.CHANGED else []
    if any(table.refused for table in tables):
        state = State.REFUSED
    return ExerciseImport(
        source.exercise.id,
        source.exercise.title,
        state,
        values,
        written.revision,
        written.base,
        rows=sum(table.understood for table in tables),
        new=tuple(label for table in tables for label in table.new),
        changed=(*(label for table in tables for label in table.changed), *changed),
        removed=tuple(label for table in tables for label in table.removed),
        moved=any(table.moved for table in tables),
        problems=tuple(problems),
    )


def _agreed(grid: Grid) -> bool:
    mark = find_mark(grid, layout.AGREE)
    if mark is None:
        return False
    return any(plain(cell.text) == plain(layout.YES) for cell in grid.rows[mark.row].values())
