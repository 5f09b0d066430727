"""Three good answers of different style to every exercise: full automatic points, and nothing red.

Advice may be given: it is what a fair reader would say, too (a figure that is still to be measured, a share that is
only being sought). Where a check calls one of these answers wrong, look at the check first.
"""

from __future__ import annotations

import pytest

from bimtek.curriculum import assess, exercise, exercises
from bimtek.curriculum.fields import Kind
from tests.curriculum.voices import FOLDER, VOICES, Voice, answer_of, context_of

EXERCISES = [entry.id for entry in exercises()]
every_voice = pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.id)
every_exercise = pytest.mark.parametrize("exercise_id", EXERCISES)


def test_every_exercise_is_answered_in_every_voice() -> None:
    wanted = {f"{name}/{voice.id}.yml" for name in EXERCISES for voice in VOICES}
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*") if path.is_file()} == wanted


@every_voice
@every_exercise
def test_a_good_answer_earns_everything_and_is_not_called_wrong(exercise_id: str, voice: Voice) -> None:
    result = assess(exercise(exercise_id), answer_of(exercise_id, voice), context_of(exercise_id, voice))
    assert [f"{finding.code}: {finding.message}" for finding in result.red] == []
    assert not result.is_open
    assert result.points == result.maximum


@every_voice
@every_exercise
def test_an_answer_names_only_fields_of_its_form(exercise_id: str, voice: Voice) -> None:
    fields = exercise(exercise_id).answer.fields
    answer = answer_of(exercise_id, voice)
    assert set(answer) <= set(fields)
    for name, rows in answer.items():
        row = fields[name].row
        if fields[name].kind is Kind.TABLE and row is not None:
            assert {column for given in rows for column in given} <= {"id", *row.fields}


@every_voice
def test_a_voice_publishes_what_its_later_answers_refer_to(voice: Voice) -> None:
    """The context is not hollow: issues, gaps, strategies and programmes are there, with their own ids."""
    items = context_of("roadmap.thread", voice).items
    for source in ("issues", "gaps", "strategies", "programmes"):
        assert len(items[source]) >= 2, source
        assert {item.pillar for item in items[source]} == {voice.pillar}
