"""The sample workshop as tests see it: its four meetings, played from the written answers without grading."""

import datetime
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from bimtek.answers.base import Base
from bimtek.answers.cohort import Cohort, Seat, load_cohort
from bimtek.answers.context import context_for
from bimtek.answers.handin import hand_in
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import SESSIONS, Exercise, exercise, exercises
from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.curriculum.exercises.vision_facts import ChosenFact
from bimtek.curriculum.rows import Answer
from bimtek.curriculum.scoring import Assessment, assess
from bimtek.plan.consolidate import consolidate

SAMPLE = Path(__file__).parents[2] / "grading/cohorts/bangli-2024"


@dataclass
class Workshop:
    """The four meetings, played without grading."""

    cohort: Cohort
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    assessed: dict[tuple[str, str], Assessment] = field(default_factory=dict)
    bases: dict[str, Base] = field(default_factory=dict)

    def codes(self, seat: str, exercise_id: str) -> set[str]:
        return {finding.code for finding in self.assessed[seat, exercise_id].findings}

    def rows(self, exercise_id: str, table: str) -> Iterator[tuple[str, Any]]:
        for (seat, written), answer in self.answers.items():
            if written == exercise_id:
                yield from ((seat, row) for row in answer.rows(table))

    def known_values(self) -> set[Decimal]:
        """The numbers of now: chosen from the data or from a document of an office, or computed for a gap."""
        context = context_for(
            self.cohort, self.cohort.seat("inti"), exercise("roadmap.governance"), AnswerStore(self.cohort.work)
        )
        facts: list[ChosenFact] = [row for _, row in self.rows("vision.facts", "facts")]
        gaps: list[Gap] = [row for _, row in self.rows("assessment.gap", "gaps")]
        values = [fact.value_in(context) for fact in facts] + [gap.now for gap in gaps]
        return {value for value in values if value is not None}


def play(folder: Path, *, assessed: bool = True) -> Workshop:
    """Play all meetings in an empty folder. Not assessed: only what was agreed, in a third of the time."""
    for name in ("cohort.yml", "roster.csv"):
        shutil.copyfile(SAMPLE / name, folder / name)
    shutil.copytree(SAMPLE / "decisions", folder / "decisions")
    played = Workshop(load_cohort(folder))
    for meeting in SESSIONS:
        _meet(played, meeting.id, assessed)
    return played


def _meet(played: Workshop, session_id: str, assessed: bool) -> None:
    cohort, store = played.cohort, AnswerStore(played.cohort.work)
    now = datetime.datetime.combine(cohort.today(session_id), datetime.time(10), tzinfo=cohort.zone)
    for seat in cohort.seats:
        pen = cohort.members(seat)[0].id
        written = [entry for entry in exercises(session_id) if answer_path(seat.id, entry).exists()]
        for entry in written:
            values = json.loads(answer_path(seat.id, entry).read_text(encoding="utf-8"))["values"]
            store.save(seat.id, entry.id, values, revision=0, author=pen, base="", time=now)
            if assessed:
                _assess(played, seat, entry, store)
        if written:
            hand_in(cohort, seat.id, session_id, author=pen, time=now)
    closed = consolidate(cohort, session_id, now=lambda: now)
    assert not closed.problems
    played.bases[session_id] = closed.base


def _assess(played: Workshop, seat: Seat, entry: Exercise, store: AnswerStore) -> None:
    file = store.load(seat.id, entry.id)
    assert file is not None
    played.answers[seat.id, entry.id] = entry.read(file.values)
    played.assessed[seat.id, entry.id] = assess(entry, file.values, context_for(played.cohort, seat, entry, store))


def answer_path(seat: str, entry: Exercise) -> Path:
    return SAMPLE / "answers" / seat / entry.session / f"{entry.id}.json"
