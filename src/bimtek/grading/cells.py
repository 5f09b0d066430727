"""The cells of a meeting's notebook that grading knows, and what stands in them once a hand-in is graded."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from bimtek.answers.answer_file import AnswerFile
from bimtek.answers.cohort import Cohort, Person
from bimtek.answers.submission import CONTEXT_FILE, Submission
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.readonly import readonly_html, readonly_text
from bimtek.errors import BimtekError, UnknownExercise
from bimtek.grading.reports import Problem


class Role(StrEnum):
    """What a cell is for."""

    FORM = "form"
    POINTS = "points"
    JUDGED = "judged"


def cells(session_id: str) -> dict[str, tuple[Role, Exercise]]:
    """nbgrader's grade id → what the cell is for and its exercise."""
    found: dict[str, tuple[Role, Exercise]] = {}
    for entry in exercises(session_id):
        found[f"form_{entry.cell}"] = (Role.FORM, entry)
        if entry.points:
            found[entry.cell] = (Role.POINTS, entry)
        if entry.rubric:
            found[entry.judged_cell] = (Role.JUDGED, entry)
    return found


def maxima(session_id: str) -> dict[str, float]:
    """Grade id → the points that its exercise gives, for the cells that carry points."""
    return {
        name: entry.points if role is Role.POINTS else entry.rubric.points if entry.rubric else 0.0
        for name, (role, entry) in cells(session_id).items()
        if role is not Role.FORM
    }


def owed(cohort: Cohort, person: Person, session_id: str) -> dict[str, float]:
    """As `maxima`, for the exercises that a person owes: who sits at no table owes no table's answer."""
    most = maxima(session_id)
    return {
        name: most[name]
        for name, (_, entry) in cells(session_id).items()
        if name in most and (seat := cohort.seat_of(person, entry)) is not None and person in cohort.members(seat)
    }


@dataclass
class Outcome:
    """Points and outputs of the cells of one hand-in, and what went wrong."""

    points: dict[str, float] = field(default_factory=dict)
    outputs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def assess_handin(folder: Path, cohort: Cohort, person: Person, session_id: str) -> Outcome:
    """Points and outputs from the answers alone; nothing of the participant's is run.

    An exercise that cannot be read is worth 0 points, as under nbgrader where its cell ends in an error, and is named.
    """
    handed_in, outcome = Submission(folder), Outcome()
    for entry in exercises(session_id):
        form, graded = f"form_{entry.cell}", entry.cell if entry.points else ""
        if cohort.seat_of(person, entry) is None:
            # who sits at no table owes no table's answer, and there is nothing to read
            outcome.outputs[form] = [shown(entry, None, None)]
            if graded:
                outcome.points[graded], outcome.outputs[graded] = 0.0, [result(0.0)]
            continue
        try:
            file = handed_in.answer(entry.id)
            outcome.outputs[form] = [shown(entry, file, handed_in.context(entry.id))]
            if graded:
                outcome.points[graded] = handed_in.assess(entry.id).points
                outcome.outputs[graded] = [result(outcome.points[graded])]
        except Exception as error:
            problem = Problem(person.id, session_id, error)
            outcome.problems.append(problem)
            outcome.outputs[form] = [failure(type(error).__name__, str(problem))]
            if graded:
                outcome.points[graded] = 0.0
                outcome.outputs[graded] = [failure(type(error).__name__, str(problem))]
    outcome.problems += [Problem(person.id, session_id, error) for error in _strangers(folder, session_id)]
    return outcome


def _strangers(folder: Path, session_id: str) -> list[BimtekError]:
    """Files in answers/ that no exercise of the meeting reads."""
    known = {CONTEXT_FILE, "base.json", *(f"{entry.id}.json" for entry in exercises(session_id))}
    return [
        UnknownExercise(
            f"Latihan “{path.stem}” tidak dikenal di pertemuan ini.",
            where=path.as_posix(),
            next_step="Periksa nama berkasnya; isinya tidak dinilai.",
        )
        for path in sorted((folder / "answers").glob("*.json"))
        if path.name not in known
    ]


def shown(entry: Exercise, file: AnswerFile | None, context: Context | None) -> dict[str, Any]:
    """The output of a form's cell: the answer, to read."""
    values, reasons = (file.values, file.reasons) if file else (None, None)
    data = {
        "text/html": readonly_html(entry, values, context, reasons),
        "text/plain": readonly_text(entry, values, context, reasons),
    }
    return {"output_type": "display_data", "data": data, "metadata": {}}


def result(points: float) -> dict[str, Any]:
    """The output of a graded cell: a plain float."""
    return {
        "output_type": "execute_result",
        "data": {"text/plain": repr(points)},
        "execution_count": None,
        "metadata": {},
    }


def failure(name: str, message: str) -> dict[str, Any]:
    """The output of a cell that cannot be graded."""
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": [message]}
