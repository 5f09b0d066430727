"""What the machine proposes for an answer, as whole values that a person may take over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bimtek.curriculum import Exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Kind
from bimtek.errors import AnswerError


def proposal(exercise: Exercise, values: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """{"said": reasons, "values": what the answer would be; None when there is nothing to take over}."""
    if exercise.proposer is None:
        raise AnswerError(
            "Latihan ini tidak punya usulan otomatis.", where=exercise.title, next_step="Muat ulang halaman."
        )
    found = exercise.proposer.run(exercise.read(dict(values)), context)
    return {"said": list(found.said), "values": _with(exercise, values, found.values) if found.values else None}


def _with(exercise: Exercise, values: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the changes in them; everything that the proposal does not speak of stays."""
    merged = dict(values)
    for name, change in changed.items():
        if exercise.answer.fields[name].kind is Kind.TABLE:
            merged[name] = _rows_with(values.get(name), change)
        else:
            merged[name] = change
    return merged


def _rows_with(rows: Any, changes: list[dict[str, Any]]) -> list[Any]:
    stored = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    known = {row.get("id") for row in stored}
    by_id = {change["id"]: change for change in changes}
    return [
        *({**row, **by_id.get(row.get("id"), {})} for row in stored),
        *(change for change in changes if change["id"] not in known),
    ]
