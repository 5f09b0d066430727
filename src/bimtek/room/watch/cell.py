"""A seat's state in one exercise, as the facilitator's desk shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bimtek.answers import progress
from bimtek.answers.answer_file import AnswerFile
from bimtek.answers.progress import STILL_OPEN, State
from bimtek.curriculum import Assessment
from bimtek.curriculum.findings import Finding, Weight
from bimtek.curriculum.reading import is_open
from bimtek.room.watch.stuck import Fault

WORDS = progress.WORDS | {
    State.OPEN: "belum mulai",
    State.STARTED: "dikerjakan",
    State.NOTED: "ada temuan",
}
"""As facilitators speak of it: what a participant should mend is a finding to them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one saved revision is worth. Hand-in, judgement and time are looked at when it is shown."""

    state: State
    """Of the answer alone: up to COMPLETE, or BROKEN."""
    revision: int = 0
    time: datetime | None = None
    author: str = ""
    points: float = 0.0
    maximum: float = 0.0
    red: int = 0
    sha256: str = ""
    """Of the file."""
    first: str = ""
    """The message of its first red finding, or what is the matter with the file."""


def cell_of(file: AnswerFile, assessment: Assessment, sha256: str) -> Cell:
    """The cell of an answer that was read and assessed."""
    red = [finding for finding in assessment.told if finding.weight is Weight.RED]
    return Cell(
        progress.state_of(assessment),
        file.revision,
        file.time,
        file.author,
        assessment.points,
        assessment.maximum,
        len(red),
        sha256,
        red[0].message if red else "",
    )


def faults_of(values: Mapping[str, Any], assessment: Assessment) -> dict[str, Fault]:
    """The faults of an answer by key, for `Track.look`; none of an answer that holds nothing yet.

    Who has not come to a field yet does not try in vain: what is still empty has no value.
    """
    if assessment.is_open:
        return {}
    return {
        finding.key: Fault(finding.message, None if finding.code in STILL_OPEN else _value_at(values, finding))
        for finding in assessment.told
        if finding.weight is Weight.RED
    }


def _value_at(values: Mapping[str, Any], finding: Finding) -> str | None:
    place = finding.place
    if not place.table:
        value = values.get(place.field)
    else:
        rows = values.get(place.table)
        row = next((one for one in rows if isinstance(one, dict) and one.get("id") == place.row), None) \
            if isinstance(rows, list) else None  # fmt: skip
        value = row.get(place.field) if row else None
    if is_open(value) or (isinstance(value, list) and value and isinstance(value[0], dict)):
        return None  # nothing there, or a whole table: who works elsewhere in it does not try to mend this
    return repr(value)
