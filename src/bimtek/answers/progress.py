"""How far a person is: every exercise of a meeting with its seat, state, red findings and points."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.context import context_for
from bimtek.answers.handin import Receipt, receipts
from bimtek.answers.store import AnswerFile, AnswerStore
from bimtek.curriculum import Assessment, Exercise, Session, assess, exercises
from bimtek.curriculum.findings import Weight
from bimtek.errors import AnswerError

STILL_OPEN = {"ISI-01", "ISI-03"}
"""Findings that say that something is not there yet; others say that something is not right."""


class State(StrEnum):
    """From nothing to graded, which only the facilitator's desk tells. The value is its class in the stylesheet."""

    OPEN = "open"
    STARTED = "started"
    NOTED = "noted"
    COMPLETE = "complete"
    HANDED_IN = "handed-in"
    GRADED = "graded"
    BROKEN = "broken"


WORDS = {
    State.OPEN: "belum dimulai",
    State.STARTED: "sedang diisi",
    State.NOTED: "perlu diperbaiki",
    State.COMPLETE: "lengkap",
    State.HANDED_IN: "dikumpulkan",
    State.GRADED: "dinilai",
    State.BROKEN: "berkas rusak",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """One exercise as it stands for one seat."""

    exercise: Exercise
    seat: Seat
    state: State
    may_write: bool
    missing: tuple[str, ...] = ()
    """Messages of the red findings, each once."""
    red: int = 0
    points: float = 0.0
    maximum: float = 0.0
    changed: bool = False
    """Handed in before, and changed since."""

    @property
    def word(self) -> str:
        return f"{self.red} temuan merah" if self.state is State.NOTED else WORDS[self.state]


@dataclass(frozen=True, slots=True)
class SeatProgress:
    """What one seat owes in a meeting, and its last receipt."""

    seat: Seat
    may_write: bool
    exercises: tuple[Progress, ...]
    receipt: Receipt | None = None

    @property
    def points(self) -> float:
        return round(sum(entry.points for entry in self.exercises), 2)

    @property
    def maximum(self) -> float:
        return round(sum(entry.maximum for entry in self.exercises), 2)

    @property
    def red(self) -> int:
        return sum(entry.red for entry in self.exercises)

    @property
    def has_answers(self) -> bool:
        return any(entry.state is not State.OPEN for entry in self.exercises)

    @property
    def is_handed_in(self) -> bool:
        return self.receipt is not None and not any(entry.changed for entry in self.exercises)


def of_person(cohort: Cohort, person: Person, session: Session) -> tuple[SeatProgress, ...]:
    """A person's seats in a meeting. The core's stands there for everybody, to be read."""
    owed: dict[Seat, list[Exercise]] = {}
    for exercise in exercises(session.id):
        seat = cohort.seat_of(person, exercise)
        if seat is not None:
            owed.setdefault(seat, []).append(exercise)
    return tuple(
        of_seat(cohort, seat, session, entries, may_write=person in cohort.members(seat))
        for seat, entries in owed.items()
    )


def of_seat(
    cohort: Cohort, seat: Seat, session: Session, owed: list[Exercise], *, may_write: bool = False
) -> SeatProgress:
    """What a seat owes in a meeting."""
    store = AnswerStore(cohort.work)
    handed_in = receipts(cohort, seat.id, session.id)
    receipt = handed_in[-1] if handed_in else None
    progress = tuple(_progress(cohort, seat, exercise, store, receipt, may_write) for exercise in owed)
    return SeatProgress(seat, may_write, progress, receipt)


def _progress(
    cohort: Cohort, seat: Seat, exercise: Exercise, store: AnswerStore, receipt: Receipt | None, may_write: bool
) -> Progress:
    try:
        file = store.load(seat.id, exercise.id)
    except AnswerError as error:
        return Progress(exercise, seat, State.BROKEN, may_write, (str(error),), 1, 0.0, exercise.points)
    assessment = assess(exercise, file.values if file else {}, context_for(cohort, seat, exercise, store))
    kept = receipt is not None and f"{exercise.id}.json" in receipt.files
    same = receipt is not None and file is not None and _hash(store, file) == receipt.files.get(f"{exercise.id}.json")
    red = tuple(finding for finding in assessment.told if finding.weight is Weight.RED)
    return Progress(
        exercise,
        seat,
        State.HANDED_IN if same else state_of(assessment),
        may_write,
        tuple(dict.fromkeys(finding.message for finding in red)),
        len(red),
        assessment.points,
        assessment.maximum,
        changed=not same and (kept or (receipt is not None and file is not None)),
    )


def state_of(assessment: Assessment) -> State:
    """How far an answer is by itself; whether it was handed in is another matter."""
    if assessment.is_open:
        return State.OPEN
    if any(finding.code in STILL_OPEN for finding in assessment.red):
        return State.STARTED
    return State.NOTED if assessment.red else State.COMPLETE


def _hash(store: AnswerStore, file: AnswerFile) -> str:
    return hashlib.sha256(store.path(file.seat, file.exercise).read_bytes()).hexdigest()
