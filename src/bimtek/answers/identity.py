"""Ids of items: opaque, given once, never given again (decision 4)."""

from __future__ import annotations

import copy
import re
import secrets
from collections.abc import Mapping
from typing import Any

from bimtek.curriculum import Exercise

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def new_id() -> str:
    """An id that nobody has: "r" and twelve hexadecimal digits."""
    return "r" + secrets.token_hex(6)


def with_ids(exercise: Exercise, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with an id for every row. A row without one, or with the id of a row above it, gets a new one.

    A copied row therefore is a new item. Rows of tables whose rows are fixed keep the ids that the exercise gives.
    """
    given = copy.deepcopy(dict(values))
    seen: set[str] = set()
    for table in exercise.tables:
        rows = given.get(table.name)
        if not isinstance(rows, list) or table.rows_from:
            continue
        for row in rows:
            if not isinstance(row, dict):
                continue
            row_id = row.get("id")
            if not isinstance(row_id, str) or not ID.fullmatch(row_id) or row_id in seen:
                row["id"] = new_id()
            seen.add(row["id"])
    return given
