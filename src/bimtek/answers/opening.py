"""What stands in an exercise when a seat opens it, on a page or in a workbook."""

from __future__ import annotations

from typing import Any

from bimtek.answers.answer_file import AnswerFile
from bimtek.answers.identity import with_ids
from bimtek.curriculum import Exercise
from bimtek.curriculum.context import Context


def opening_values(exercise: Exercise, context: Context, file: AnswerFile | None) -> dict[str, Any]:
    """The stored values with an id for every row, or what an earlier meeting agreed where nothing was answered yet.

    A fixed row that came after the last save (one more programme, say) starts from its default, too.
    """
    defaults = exercise.defaults(context) if exercise.defaults else {}
    if file is None:
        return defaults
    values = with_ids(exercise, file.values)
    for table in exercise.tables:
        if table.rows_from and isinstance(values.get(table.name), list):
            here = {row.get("id") for row in values[table.name] if isinstance(row, dict)}
            values[table.name] += [row for row in defaults.get(table.name, []) if row["id"] not in here]
    return values
