"""`form` and `points`: what the cells of an exercise call."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from bimtek.answers.context import context_for
from bimtek.answers.submission import Submission
from bimtek.curriculum import assess
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.readonly import readonly_html, readonly_text
from bimtek.errors import BimtekError, GradingError
from bimtek.form.service import FormService
from bimtek.notebook.place import here, is_graded, nobody_sits_here
from bimtek.notebook.shown import Shown


def form(exercise_id: str) -> Any:
    """The form of an exercise; where nbgrader grades, the answer as a table to read.

    What keeps it from opening is shown in its place, in words.
    """
    try:
        return _answer_to_read(exercise_id) if is_graded() else _widget(exercise_id)
    except BimtekError as error:
        return Shown(f'<p lang="id" role="alert"><b>{escape(str(error))}</b></p>', str(error))


def points(exercise_id: str) -> float:
    """The points that the saved answer has earned, between 0 and the exercise's maximum.

    0.0 where nothing was answered, or nobody sits here who could. A broken answer raises: a wrong file must not look
    like a bad answer.
    """
    if is_graded():
        submission = Submission(Path.cwd())
        return submission.assess(exercise_id).points if submission.answer(exercise_id) else 0.0
    if nobody_sits_here():
        return 0.0
    place, exercise = here(), find_exercise(exercise_id)
    seat = place.seat(exercise)
    file = place.store.load(seat.id, exercise.id)
    if file is None:
        return 0.0
    return assess(exercise, file.values, context_for(place.cohort, seat, exercise, place.store)).points


def _widget(exercise_id: str) -> Any:
    from bimtek.notebook.widget import FormWidget
    from bimtek.plan.characters import unprintable
    from bimtek.plan.preview import preview

    place, exercise = here(), find_exercise(exercise_id)
    service = FormService(place.cohort, place.store, preview, unprintable=unprintable)
    return FormWidget(service, place.seat(exercise).id, exercise.id, place.person.id)


def _answer_to_read(exercise_id: str) -> Shown:
    exercise, submission = find_exercise(exercise_id), Submission(Path.cwd())
    file = submission.answer(exercise.id)
    values = file.values if file else {}
    try:
        context = submission.context(exercise.id)
    except GradingError:
        context = None  # the graded cell says what is the matter; what was typed can be read without it
    reasons = file.reasons if file else {}
    return Shown(readonly_html(exercise, values, context, reasons), readonly_text(exercise, values, context, reasons))
