"""Closing a meeting: what was handed in and what the plenary decided become its base."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bimtek.answers.base import Base, OpenPoint, latest_base, write_base
from bimtek.answers.cohort import Cohort, Seat
from bimtek.curriculum import before
from bimtek.curriculum.context import Context
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import BimtekError, PlanError
from bimtek.plan.handed_in import HandedInAnswers, read_handins
from bimtek.plan.merge import Inputs, merge
from bimtek.plan.plenary.decisions import Recorded
from bimtek.plan.plenary.register import read_register


@dataclass(frozen=True, slots=True)
class Consolidation:
    """What closing a meeting gave."""

    base: Base
    missing: tuple[Seat, ...]
    """Seats that owe an exercise of this meeting and handed in nothing."""
    problems: tuple[BimtekError, ...]
    """Files that could not be used; everything else was."""


def consolidate(
    cohort: Cohort,
    session_id: str,
    *,
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
) -> Consolidation:
    """Merge the latest hand-ins of a meeting into a new base that holds from now on."""
    handed_in = read_handins(cohort, find_session(session_id).id)
    base = draft(cohort, session_id, handed_in, read_register(cohort, session_id).standing, created=now())
    return Consolidation(write_base(cohort.bases, base), tuple(handed_in.missing), tuple(handed_in.problems))


def draft(
    cohort: Cohort,
    session_id: str,
    handed_in: HandedInAnswers,
    decisions: Sequence[Recorded],
    *,
    created: datetime.datetime,
) -> Base:
    """The base that closing would make now; nothing is written. `PlanError` while the meeting before is open."""
    session = find_session(session_id)
    earlier = before(session.id)
    previous = latest_base(cohort.bases, earlier.id) if earlier else None
    if earlier and previous is None:
        raise PlanError(
            f"Pertemuan {earlier.roman} belum ditutup.",
            where=cohort.bases.as_posix(),
            next_step=f"Jalankan dahulu `bimtek consolidate {cohort.argument} {earlier.id}`.",
        )
    base = merge(
        Inputs(
            cohort=cohort.id,
            session=session.id,
            answers=handed_in.answers,
            previous=previous,
            former=latest_base(cohort.bases, session.id),
            same=(),
            context=Context(
                region=cohort.region,
                start_year=cohort.start_year,
                today=cohort.today(session.id),
                outline=cohort.outline,
            ),
            created=created,
            decisions=decisions,
        )
    )
    base.open.extend(handed_in.notes)
    for seat in handed_in.missing:
        message = f"{seat.name} belum mengumpulkan jawaban Pertemuan {session.roman}."
        base.open.append(OpenPoint(code="BELUM", message=message, exercise="", seats=[seat.id]))
    return base
