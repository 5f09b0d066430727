"""What a person's seats have handed in, told at the top of home: when, what was in it, and what changed since."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import Receipt
from bimtek.answers.progress import SeatProgress
from bimtek.curriculum import Session
from bimtek.curriculum.exercise import Unit


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The last hand-in of a seat. Titles are those of exercises."""

    progress: SeatProgress
    receipt: Receipt
    author: str
    titles: tuple[str, ...]
    left_out: tuple[str, ...]
    """Owed, and not in it."""
    changed: tuple[str, ...]
    """Not as it was handed in, or begun since."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A meeting to which something was handed in."""

    session: Session
    handed_in: tuple[HandedIn, ...]
    """What people wrote together first, then what each wrote alone."""
    waiting: tuple[SeatProgress, ...]
    """Has answers and was never handed in."""


def confirmations(
    cohort: Cohort,
    meetings: Iterable[tuple[Session, tuple[SeatProgress, ...]]],
    current: Session | None,
    now: datetime.datetime,
) -> tuple[Confirmation, ...]:
    """For the meeting that somebody works on, and for any other that was handed in today, the latest first."""
    found = []
    for session, seats in meetings:
        own = sorted((seat for seat in seats if seat.may_write), key=lambda seat: seat.seat.unit is Unit.PERSON)
        handed_in = tuple(_told(cohort, seat, seat.receipt) for seat in own if seat.receipt)
        is_today = any(_day(one.receipt.time, now) == now.date() for one in handed_in)
        if handed_in and (session is current or is_today):
            waiting = tuple(seat for seat in own if seat.has_answers and not seat.receipt)
            found.append(Confirmation(session, handed_in, waiting))
    return tuple(sorted(found, key=lambda one: max(each.receipt.time for each in one.handed_in), reverse=True))


def _day(time: datetime.datetime, now: datetime.datetime) -> datetime.date:
    return time.astimezone(now.tzinfo).date()


def _told(cohort: Cohort, seat: SeatProgress, receipt: Receipt) -> HandedIn:
    names = {person.id: person.name for person in cohort.people}
    inside = {entry.exercise.id for entry in seat.exercises if f"{entry.exercise.id}.json" in receipt.files}
    return HandedIn(
        seat,
        receipt,
        names.get(receipt.author, receipt.author),
        tuple(entry.exercise.title for entry in seat.exercises if entry.exercise.id in inside),
        tuple(entry.exercise.title for entry in seat.exercises if entry.exercise.id not in inside),
        tuple(entry.exercise.title for entry in seat.exercises if entry.changed),
    )
