"""Ids of items: opaque, given once, never given again (decision 4)."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator, Mapping
from typing import Any

from bimtek.curriculum import Exercise
from bimtek.curriculum.fields import Field

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def new_id() -> str:
    """An id that nobody has: "r" and twelve hexadecimal digits."""
    return "r" + secrets.token_hex(6)


def derived_id(row_id: str, seat: str) -> str:
    """The id of a seat's own copy of a row: the same whenever it is asked for."""
    return "r" + hashlib.sha256(f"{row_id}\0{seat}".encode()).hexdigest()[:12]


def with_ids(exercise: Exercise, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with an id for every row. A row without one, or with the id of a row above it, gets a new one.

    A copied row therefore is a new item. Rows of tables whose rows are fixed keep the ids that the exercise gives.
    """
    given = dict(values)
    seen: set[str] = set()
    for table in exercise.tables:
        rows = given.get(table.name)
        if isinstance(rows, list):
            fixed = bool(table.rows_from)
            given[table.name] = [_with_id(row, seen, fixed) if isinstance(row, dict) else row for row in rows]
    return given


def is_same(exercise: Exercise, typed: Mapping[str, Any], stored: Mapping[str, Any]) -> bool:
    """What was typed is what is stored, but for the ids that storing gave to new rows."""
    named = dict(typed)
    for table in exercise.tables:
        rows, before = named.get(table.name), stored.get(table.name)
        if isinstance(rows, list) and isinstance(before, list) and len(rows) == len(before):
            named[table.name] = [
                {**row, "id": old.get("id")}
                if isinstance(row, dict) and isinstance(old, dict) and not row.get("id")
                else row
                for row, old in zip(rows, before, strict=True)
            ]
    return named == dict(stored)


def stored_rows(table: Field, values: Mapping[str, Any], seat: str) -> Iterator[dict[str, Any]]:
    """The rows of a table as stored, each with an id of its own, also where somebody edited the file by hand.

    The same file always gives the same ids: those that it lacks are derived from the seat and the row's place.
    """
    rows = values.get(table.name)
    seen: set[str] = set()
    for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
        if isinstance(row, dict):
            row_id = str(row.get("id") or "")
            if row_id in seen or not (table.rows_from or ID.fullmatch(row_id)):
                row_id = derived_id(f"{table.name}#{number}#{row_id}", seat)
            seen.add(row_id)
            yield {**row, "id": row_id}


def _with_id(row: Mapping[str, Any], seen: set[str], fixed: bool) -> dict[str, Any]:
    if fixed:
        return dict(row)
    row_id = row.get("id")
    if not isinstance(row_id, str) or not ID.fullmatch(row_id) or row_id in seen:
        row_id = new_id()
    seen.add(row_id)
    return {**row, "id": row_id}
