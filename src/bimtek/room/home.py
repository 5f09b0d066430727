"""/bimtek/: what to do next, what is agreed so far, and the four meetings."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from bimtek.answers import progress
from bimtek.answers.base import Base, latest_base
from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.progress import Progress, SeatProgress, State
from bimtek.curriculum import SESSIONS, Session
from bimtek.errors import BimtekError
from bimtek.room import feedback_page, lessons
from bimtek.room.classroom import Classroom
from bimtek.room.door import DESK
from bimtek.room.handler import RoomHandler

Meetings = list[tuple[Session, tuple[SeatProgress, ...]]]

UNFINISHED = {State.OPEN, State.STARTED, State.NOTED, State.BROKEN}
BRING, DO = "Bekal", "Tugas"
"""Sections of a meeting's notebook: what to bring to it, what to do after it."""


@dataclass(frozen=True, slots=True)
class Next:
    """The meeting that a person works on now, and what is left to do in it."""

    session: Session
    open: tuple[Progress, ...]
    """Her exercises that are not finished, in the order of the meeting."""
    to_hand_in: tuple[SeatProgress, ...]
    """Her seats whose answers are not handed in as they stand."""
    bring: lessons.Section | None = None
    do: lessons.Section | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the plenaries agreed so far, as far as it has come."""

    session: Session
    vision: str
    counts: tuple[tuple[str, int, int], ...]
    """(what, in all, of the own pillar)"""


class Home(RoomHandler):
    """/bimtek/"""

    async def get(self) -> None:
        if self.person is None:
            self.redirect(DESK)
            return
        person, classroom = self.person, self.classroom
        self.page("home.html", **await self.in_thread(lambda: told(classroom, person)))


def told(classroom: Classroom, person: Person) -> dict[str, Any]:
    """What the page shows."""
    cohort = classroom.cohort
    meetings = [(session, progress.of_person(cohort, person, session)) for session in SESSIONS]
    table = cohort.seat(person.table) if person.table else None
    return {
        "meetings": meetings,
        "table": table,
        "members": cohort.members(table) if table else (),
        "next": what_is_next(classroom, meetings),
        "agreed": agreed(cohort, table),
        "feedback": {session.id for session in SESSIONS if feedback_page.path(cohort, person, session.id).is_file()},
    }


def what_is_next(classroom: Classroom, meetings: Meetings) -> Next | None:
    """The meeting that runs now; where the dates say nothing, the first that is not finished, or else the last.

    None for somebody who owes nothing.
    """
    cohort, today = classroom.cohort, classroom.now().date()
    every = ((session, [seat for seat in seats if seat.may_write]) for session, seats in meetings)
    mine = [(session, seats) for session, seats in every if seats]
    unfinished = [(session, seats) for session, seats in mine if any(not seat.is_handed_in for seat in seats)]
    running = [(session, seats) for session, seats in mine if _runs(cohort, session, today)]
    if not mine:
        return None
    session, seats = (running or unfinished[:1] or mine)[-1]
    began = any(seat.has_answers for seat in seats)
    following = SESSIONS[session.number : session.number + 1]
    before = SESSIONS[session.number - 2 : session.number - 1] if session.number > 1 else ()
    # Before the first word: what to bring to this one, and what the last one left to do.
    brings, does = (following, (session,)) if began else ((session,), before)
    return Next(
        session,
        tuple(entry for seat in seats for entry in seat.exercises if entry.state in UNFINISHED),
        tuple(seat for seat in seats if seat.has_answers and not seat.is_handed_in),
        next((_section(classroom, entry, BRING) for entry in brings), None),
        next((_section(classroom, entry, DO) for entry in does), None),
    )


def agreed(cohort: Cohort, table: Seat | None) -> Agreed | None:
    """The last base in figures; None before the first plenary, or when its file cannot be read."""
    for session in reversed(SESSIONS):
        try:
            base = latest_base(cohort.bases, session.id)
        except BimtekError:
            return None  # the facilitator's commands say what is the matter with it
        if base is not None:
            return Agreed(session, _vision(base), tuple(_counted(base, table)))
    return None


SOURCES = (("issues", "isu strategis"), ("gaps", "kesenjangan"), ("programmes", "program"), ("quickwins", "quick win"))


def _counted(base: Base, table: Seat | None) -> list[tuple[str, int, int]]:
    pillar = table.pillar if table else ""
    found = [(label, base.items.get(source, [])) for source, label in SOURCES]
    return [
        (label, len(items), sum(bool(pillar) and item.pillar == pillar for item in items))
        for label, items in found
        if items
    ]


def _vision(base: Base) -> str:
    chosen = base.values.get("vision.statement", {}).get("chosen")
    return str(chosen.value or "") if chosen else ""


def _runs(cohort: Cohort, session: Session, today: datetime.date) -> bool:
    return cohort.today(session.id) <= today <= cohort.deadlines[session.id].date()


def _section(classroom: Classroom, session: Session, title: str) -> lessons.Section | None:
    return lessons.section(classroom.sessions, session, title)
