"""What was changed between two kept copies of an answer, in words for whoever looks for an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bimtek.answers.answer_file import AnswerFile
from bimtek.answers.identity import stored_rows
from bimtek.curriculum import Exercise
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import is_open

NAMED = 4
"""Columns that are named; of more only the number is told."""


def changes(exercise: Exercise, before: AnswerFile | None, after: AnswerFile) -> list[str]:
    """Sentences; none where nothing changed. before: None for the first copy that is kept."""
    old = before.values if before else {}
    words = [
        sentence
        for field in exercise.answer.fields.values()
        for sentence in (
            _of_table(field, old, after) if field.kind is Kind.TABLE else _of_field(field, old, after.values)
        )
    ]
    if (before.reasons if before else {}) != after.reasons:
        words.append("Alasan saran diubah.")
    return words


def filled_rows(exercise: Exercise, values: Mapping[str, Any]) -> int:
    """Rows with something in them, of all tables."""
    return sum(not _is_empty(row) for table in exercise.tables for row in stored_rows(table, values, ""))


def _of_field(field: Field, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    was, now = old.get(field.name), new.get(field.name)
    if was == now or (is_open(was) and is_open(now)):
        return
    word = "diisi" if is_open(was) else "dikosongkan" if is_open(now) else "diubah"
    yield f"“{field.label}” {word}."


def _of_table(table: Field, old: Mapping[str, Any], after: AnswerFile) -> Iterator[str]:
    was = _rows(table, old, after.seat)
    now = _rows(table, after.values, after.seat)
    kept = [row_id for row_id in now if row_id in was]
    changed = [row_id for row_id in kept if was[row_id] != now[row_id]]
    counts = (
        (len(now) - len(kept), "baris ditambahkan"),
        (len(was) - len(kept), "baris dihapus"),
        (len(changed), f"baris diubah ({_columns(table, was, now, changed)})"),
    )
    parts = [f"{count} {word}" for count, word in counts if count]
    if not parts and kept != [row_id for row_id in was if row_id in now]:
        parts = ["urutan baris diubah"]
    if parts:
        yield f"{table.label}: {', '.join(parts)}."


def _rows(table: Field, values: Mapping[str, Any], seat: str) -> dict[str, dict[str, Any]]:
    """The rows by id; a row that somebody added and left empty is none."""
    return {row["id"]: _filled(row) for row in stored_rows(table, values, seat) if not _is_empty(row)}


def _filled(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id" and not is_open(value)}


def _is_empty(row: Mapping[str, Any]) -> bool:
    return not _filled(row)


def _columns(table: Field, was: Mapping[str, Any], now: Mapping[str, Any], changed: list[str]) -> str:
    """The labels of what was changed in these rows."""
    columns = table.row.fields.values() if table.row else ()
    names = [
        column.label
        for column in columns
        if any(was[row].get(column.name) != now[row].get(column.name) for row in changed)
    ]
    return ", ".join(names) if len(names) <= NAMED else f"{len(names)} kolom"
