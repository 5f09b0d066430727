"""Findings and points as a form shows them: of what is saved, and of what somebody is still typing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from bimtek.answers.answer_file import AnswerFile, Answers, plain_values
from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.context import context_for
from bimtek.answers.identity import with_ids
from bimtek.curriculum import Exercise, assess
from bimtek.curriculum.context import Context
from bimtek.form.characters import Unprintable, character_findings


def findings_of(
    exercise: Exercise, values: Mapping[str, Any], context: Context, unprintable: Unprintable
) -> dict[str, Any]:
    """{"findings", "points", "maximum", "lines"} of values, ready for JSON."""
    found = assess(exercise, values, context)
    strange = character_findings(exercise, values, unprintable)
    return {
        "findings": [finding.describe() for finding in (*found.told, *strange)],
        "points": found.points,
        "maximum": exercise.points,
        "lines": [asdict(line) for line in found.lines],
    }


def findings_if_saved(
    cohort: Cohort, store: Answers, seat: Seat, exercise: Exercise, values: dict[str, Any], unprintable: Unprintable
) -> dict[str, Any]:
    """`findings_of` values that a seat has typed and nobody has saved: what their save would find."""
    typed = with_ids(exercise, plain_values(values))
    file = AnswerFile(
        exercise=exercise.id, seat=seat.id, author=seat.id, revision=1, time=datetime.now(UTC), values=typed
    )
    context = context_for(cohort, seat, exercise, _WithOneMore(store, file))
    return findings_of(exercise, typed, context, unprintable)


@dataclass(frozen=True, slots=True)
class _WithOneMore:
    """Answers as they would be with one more file saved: what is typed can refer to its own rows at once."""

    answers: Answers
    file: AnswerFile

    def load(self, seat: str, exercise_id: str) -> AnswerFile | None:
        if (seat, exercise_id) == (self.file.seat, self.file.exercise):
            return self.file
        return self.answers.load(seat, exercise_id)
