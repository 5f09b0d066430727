"""The cells of a meeting's notebook that run: the setup, those of its exercises, the hand-in; as nbformat JSON.

The notebooks hold them as they are made here; `curriculum.structure` compares. Text of the rubric included: what people
judge by is written once, in the exercise.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bimtek.curriculum.exercise import Exercise, Rubric
from bimtek.curriculum.sessions import Session
from bimtek.formats import number_id

SETUP = "from bimtek.notebook import form, points, figure, hand_in_button"
LOCKED = {"grade": False, "solution": False, "locked": True, "task": False}
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def code_cell(name: str, line: str, *, nbgrader: dict[str, Any] | None = None) -> dict[str, Any]:
    """A folded cell of one line; `name` is its id."""
    metadata: dict[str, Any] = {"jupyter": {"source_hidden": True}}
    if nbgrader is not None:
        metadata["nbgrader"] = {"schema_version": 3, "grade_id": name, **nbgrader}
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": metadata,
        "outputs": [],
        "source": line,
    }


def setup_cell() -> dict[str, Any]:
    """The first code cell of every notebook."""
    return code_cell("setup", SETUP, nbgrader=LOCKED)


def hand_in_cell(session: Session) -> dict[str, Any]:
    """The button below the heading “Kumpulkan”, after the last exercise."""
    return code_cell("hand_in", f'hand_in_button("{session.id}")', nbgrader=LOCKED)


def exercise_cells(exercise: Exercise) -> list[dict[str, Any]]:
    """The cells of an exercise, in their order: the form, what the checks give, what people judge."""
    cells = [code_cell(f"form_{exercise.cell}", f'form("{exercise.id}")', nbgrader=LOCKED)]
    if exercise.points:
        graded = {**LOCKED, "grade": True, "points": exercise.points, "cell_type": "code"}
        cells.append(code_cell(exercise.cell, f'points("{exercise.id}")', nbgrader=graded))
    if exercise.rubric:
        name = exercise.judged_cell
        task = {**LOCKED, "task": True, "points": exercise.rubric.points}
        metadata = {"nbgrader": {"schema_version": 3, "grade_id": name, **task}}
        source = rubric_text(exercise.rubric)
        cells.append({"cell_type": "markdown", "id": name, "metadata": metadata, "source": source})
    return cells


def rubric_text(rubric: Rubric) -> str:
    """A rubric as Markdown: for whoever judges, and for the table that wants to know by what."""
    lines = [
        f"### Dinilai oleh penilai: {rubric.title} ({_points(rubric.points)} poin)",
        "",
        "Tidak ada yang perlu ditulis di sini. Penilai membaca jawaban meja dan memberi nilai menurut ukuran berikut.",
        "",
        "| Ukuran | Poin | Keterangan |",
        "|---|---|---|",
    ]
    for criterion in rubric.criteria:
        lines += [f"| {criterion.title} | {_points(points)} | {words} |" for points, words in criterion.levels]
    return "\n".join(lines)


def _points(points: float) -> str:
    """As people write them: 1,5."""
    return number_id(Decimal(f"{points:g}"))
