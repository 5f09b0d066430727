"""What is asked: the exercises, one module each in `curriculum/exercises/`, and how an answer is assessed.

The language of an exercise:
    exercise, fields, rows, reading     its parts; kinds of fields; rows and answers, leniently read from JSON
    checks, findings, scoring           checks that all share, what they find, points
    context, searching                  what a check or form may know besides the answer; lists to choose from
    sessions, outline, outline.yml      the four meetings; the books and chapters
    structure, cells                    whether the course is whole; the cells of its notebooks

An exercise for others to show:
    describe, prompts, readonly         as JSON for a form, in words for paper and Excel, to read for a judge

What exercises compute, by subject:
    wording, wording_terms, guesses     guesses about wording: advice, never points
    questions, question_bank, testing   tests before and after the course
    components, maturity, position      readiness, SPBE, SWOT
    counting                            numbers that a person counted, and the slip that a wrong one tells of
    programme, links, link_targets      the action plan; what a programme may be linked to
    priority, risk, evaluation          weighted scores, levels of a risk, the ministry's evaluation
    means, capacity, workload, spending what a year can bear, and when money falls due
    fitting_schedule                    a schedule that fits
    thread, strands                     benang merah: a graph, and as rows that people can read
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

# Loaded first, so that the function `exercises` below keeps its name: a subpackage's first import takes it.
from bimtek.curriculum import exercises as _package
from bimtek.curriculum.exercise import Exercise
from bimtek.curriculum.fields import Field
from bimtek.curriculum.scoring import Assessment, assess
from bimtek.curriculum.sessions import SESSIONS, Session, before, session
from bimtek.errors import UnknownExercise

__all__ = [
    "SESSIONS",
    "Assessment",
    "Exercise",
    "Session",
    "assess",
    "before",
    "exercise",
    "exercises",
    "publishers",
    "session",
]


@cache
def exercises(session_id: str = "") -> tuple[Exercise, ...]:
    """All exercises, or those of one meeting, in the order of the course. A new module is found by itself."""
    names = sorted(module.name for module in pkgutil.iter_modules(_package.__path__))
    modules = [importlib.import_module(f"{_package.__name__}.{name}") for name in names]
    found = sorted((module.EXERCISE for module in modules), key=lambda entry: (entry.session, entry.order))
    return tuple(entry for entry in found if not session_id or entry.session == session_id)


def exercise(exercise_id: str) -> Exercise:
    """The exercise with this id."""
    for entry in exercises():
        if entry.id == exercise_id:
            return entry
    known = ", ".join(entry.id for entry in exercises())
    raise UnknownExercise(f"Latihan “{exercise_id}” tidak dikenal.", next_step=f"Periksa namanya. Yang ada: {known}.")


@cache
def publishers() -> dict[str, tuple[Exercise, Field]]:
    """Source name → the exercise and the field (a table's rows, or one text) that can be referred to by that name."""
    return {
        field.publishes: (entry, field)
        for entry in exercises()
        for field in entry.answer.fields.values()
        if field.publishes
    }
