"""What is settled and what is not: meetings and their bases, who answered, what stayed open."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bimtek.answers.base import Base, Contribution, latest_base, read_base
from bimtek.answers.cohort import Cohort
from bimtek.curriculum import SESSIONS, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.plan.entries import Entries
from bimtek.plan.model import Answered, Meeting, Open

BROKEN = "RUJUK"
"""Open points that every later merge lists anew: only those of the last base hold."""


def meetings(cohort: Cohort, base: Base | None) -> list[Meeting]:
    """The four meetings; closed are those whose base the plan rests on."""
    held = {each.session: each for each in chain(cohort, base)}
    return [
        Meeting(
            session=session.id,
            roman=session.roman,
            title=session.title,
            date=cohort.today(session.id),
            base=held[session.id].id if session.id in held else "",
            closed=held[session.id].created.astimezone(cohort.zone).date() if session.id in held else None,
            decided=held[session.id].decided if session.id in held else [],
        )
        for session in SESSIONS
    ]


def chain(cohort: Cohort, base: Base | None) -> list[Base]:
    """The bases that a base rests on, the first meeting's first."""
    found: list[Base] = []
    while base is not None:
        found.insert(0, base)
        base = read_base(cohort.bases, base.previous) if base.previous else None
    return found


def answered(entries: Entries) -> list[Answered]:
    """For each exercise of tables and core who answered it and which seats owe it; persons are not listed."""
    written = _written(entries.base) if entries.base else {}
    found = []
    for exercise in exercises():
        if exercise.unit is Unit.PERSON:
            continue
        by = {part.seat: part for part in written.get(exercise.id, ())}
        seats = entries.cohort.seats_for(exercise)
        found.append(
            Answered(
                exercise=exercise.id,
                title=exercise.title,
                session=exercise.session,
                answered=entries.writers(by[seat.id] for seat in seats if seat.id in by),
                owed=[seat.id for seat in seats if seat.id not in by],
            )
        )
    return found


def _written(base: Base) -> dict[str, list[Contribution]]:
    """Exercise → every contribution to it, oldest row first."""
    found: dict[str, list[Contribution]] = {}
    for items in base.items.values():
        for item in items:
            parts = [*item.by, *(part for other in item.absorbed for part in other.by)]
            found.setdefault(item.exercise, []).extend(parts)
    for exercise, fields in base.values.items():
        for merged in fields.values():
            found.setdefault(exercise, []).extend(voice.by for voice in merged.voices)
    return found


def open_points(cohort: Cohort, base: Base | None) -> list[Open]:
    """What the meetings left open, and bases that were made anew under a later one."""
    bases = chain(cohort, base)
    found = [
        Open(code=point.code, message=point.message, exercise=point.exercise, seats=point.seats)
        for each in bases
        for point in each.open
        if point.code != BROKEN or each is bases[-1]
    ]
    return [*found, *_outdated(cohort, bases)]


def _outdated(cohort: Cohort, bases: list[Base]) -> Iterator[Open]:
    romans = {session.id: session.roman for session in SESSIONS}
    for each, later in pairwise(bases):
        latest = latest_base(cohort.bases, each.session)
        if latest is not None and latest.id != each.id:
            message = (
                f"Pertemuan {romans[each.session]} disepakati ulang sesudah Pertemuan {romans[later.session]} ditutup. "
                f"Jalankan lagi `bimtek consolidate` untuk {later.session} dan sesudahnya."
            )
            yield Open(code="BASIS-LAMA", message=message)
