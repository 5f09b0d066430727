"""What comes next for a person: the meeting that runs, the exercise that her table is at, what else is open for her."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from bimtek.answers.cohort import Cohort, Person
from bimtek.answers.progress import Progress, SeatProgress, State
from bimtek.curriculum import SESSIONS, Session
from bimtek.curriculum.exercise import Unit
from bimtek.errors import AnswerError
from bimtek.room import lessons
from bimtek.room.classroom import Classroom

Meetings = list[tuple[Session, tuple[SeatProgress, ...]]]

UNFINISHED = {State.OPEN, State.STARTED, State.NOTED, State.BROKEN}
BRING, DO = "Bekal", "Tugas"
"""Sections of a meeting's notebook: what to bring to it, what to do after it."""
FIRST = (Unit.TABLE, Unit.CORE, Unit.PERSON)
"""In a room people work together first; what each does alone is named beside it."""


@dataclass(frozen=True, slots=True)
class Next:
    """The meeting that a person works on now, and what is left to do in it."""

    session: Session
    seats: tuple[SeatProgress, ...]
    """All her seats in it: first where people write together, last those whose answers she only reads."""
    now: Progress | None
    """Where her table is; None when it has only to hand in, or nothing is open."""
    writer: str
    """Who is filling that in at this moment."""
    open: tuple[Progress, ...]
    """Her exercises that are not finished, in the order of the meeting."""
    to_hand_in: tuple[SeatProgress, ...]
    """Her seats whose answers are not handed in as they stand."""
    bring: lessons.Section | None = None
    do: lessons.Section | None = None

    @property
    def beside(self) -> tuple[Progress, ...]:
        """What is open for her at another seat than the one that comes first."""
        return tuple(entry for entry in self.open if self.now is None or entry.seat != self.now.seat)


Writers = Mapping[tuple[str, str], str]
"""(seat, exercise) → the name of who fills it in now, whoever began last at the end."""


def writers(classroom: Classroom, person: Person) -> dict[tuple[str, str], str]:
    """Who fills in what now, besides this person. To be called in the server's loop, where pens live."""
    pens = classroom.live.pens
    names = {other.id: other.name for other in classroom.cohort.people}
    held = [(place, pen) for place in pens.held if (pen := pens.at(place))]
    return {
        (place.seat, place.exercise): names.get(pen.holder.person, pen.holder.person)
        for place, pen in sorted(held, key=lambda one: one[1].since)
        if pen.holder.person != person.id
    }


def what_is_next(classroom: Classroom, meetings: Meetings, at_work: Writers | None = None) -> Next | None:
    """The meeting that runs now; where the dates say nothing, the first that is not finished, or else the last.

    None for somebody who owes nothing.
    """
    cohort, today = classroom.cohort, classroom.now().date()
    mine = [(session, seats) for session, seats in meetings if any(seat.may_write for seat in seats)]
    if not mine:
        return None
    unfinished = [(session, seats) for session, seats in mine if any(not seat.is_handed_in for seat in _own(seats))]
    running = [(session, seats) for session, seats in mine if _runs(cohort, session, today)]
    session, seats = (running or unfinished[:1] or mine)[-1]
    own = _own(seats)
    began = any(seat.has_answers for seat in own)
    following = SESSIONS[session.number : session.number + 1]
    before = SESSIONS[session.number - 2 : session.number - 1] if session.number > 1 else ()
    # Before the first word: what to bring to this one, and what the last one left to do.
    brings, does = (following, (session,)) if began else ((session,), before)
    now = _at(classroom, own, at_work or {})
    return Next(
        session,
        (*own, *(seat for seat in seats if not seat.may_write)),
        now,
        (at_work or {}).get((now.seat.id, now.exercise.id), "") if now else "",
        tuple(entry for seat in own for entry in seat.exercises if entry.state in UNFINISHED),
        tuple(seat for seat in own if seat.has_answers and not seat.is_handed_in),
        next((_section(classroom, entry, BRING) for entry in brings), None),
        next((_section(classroom, entry, DO) for entry in does), None),
    )


def _own(seats: tuple[SeatProgress, ...]) -> list[SeatProgress]:
    """Where she may write: together first."""
    return sorted((seat for seat in seats if seat.may_write), key=lambda seat: FIRST.index(seat.seat.unit))


def _at(classroom: Classroom, seats: list[SeatProgress], at_work: Writers) -> Progress | None:
    """Where the first of these seats with something open is.

    At what somebody fills in now; else at what was saved last, or the next open one after it when that is finished.
    None where people who write together have finished, and what they wrote is to be handed in first.
    """
    for seat in seats:
        unfinished = [entry for entry in seat.exercises if entry.state in UNFINISHED]
        if not unfinished and not seat.is_handed_in and seat.seat.unit is not Unit.PERSON:
            return None
        if not unfinished:
            continue
        busy = [exercise for name, exercise in at_work if name == seat.seat.id]
        for exercise in reversed(busy):
            if found := next((entry for entry in seat.exercises if entry.exercise.id == exercise), None):
                return found
        last = max(seat.exercises, key=lambda entry: _saved(classroom, entry))
        if _saved(classroom, last) > NEVER:
            following = seat.exercises[seat.exercises.index(last) :]
            unfinished = [entry for entry in following if entry.state in UNFINISHED] or unfinished
        return unfinished[0]
    return None


NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


def _saved(classroom: Classroom, entry: Progress) -> datetime.datetime:
    with contextlib.suppress(AnswerError):  # a broken file is told by its state
        if entry.state is not State.OPEN and (file := classroom.store.load(entry.seat.id, entry.exercise.id)):
            return file.time
    return NEVER


def _runs(cohort: Cohort, session: Session, today: datetime.date) -> bool:
    return cohort.today(session.id) <= today <= cohort.deadlines[session.id].date()


def _section(classroom: Classroom, session: Session, title: str) -> lessons.Section | None:
    return lessons.section(classroom.sessions, session, title)
