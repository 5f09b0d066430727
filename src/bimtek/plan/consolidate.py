"""Closing a meeting: what was handed in becomes its base.

Decisions of the plenary stand in <cohort>/decisions/<session>.yml, written by hand or by the desk:

    same:
      - {into: r1…, absorbs: [r2…], who: "Pleno 10 Juli 2024", when: 2024-07-10, why: "Program yang sama"}
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from bimtek.answers.base import Base, OpenPoint, latest_base, write_base
from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.handin import latest_handin
from bimtek.answers.store import read_answer_file
from bimtek.curriculum import before, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import AnswerError, BimtekError, PlanError
from bimtek.plan.merge import Inputs, Same, SeatAnswer, merge


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
    session = find_session(session_id)
    answers, missing, problems = _handed_in(cohort, session.id)
    earlier = before(session.id)
    previous = latest_base(cohort.bases, earlier.id) if earlier else None
    if earlier and previous is None:
        raise PlanError(
            f"Pertemuan {earlier.roman} belum ditutup.",
            where=cohort.bases.as_posix(),
            next_step=f"Jalankan dahulu `bimtek consolidate {cohort.folder.name} {earlier.id}`.",
        )
    base = merge(
        Inputs(
            cohort=cohort.id,
            session=session.id,
            answers=answers,
            previous=previous,
            former=latest_base(cohort.bases, session.id),
            same=read_decisions(cohort, session.id),
            context=Context(region=cohort.region, start_year=cohort.start_year, today=cohort.today(session.id)),
            created=now(),
        )
    )
    for seat in missing:
        message = f"{seat.name} belum mengumpulkan jawaban Pertemuan {session.roman}."
        base.open.append(OpenPoint(code="BELUM", message=message, exercise="", seats=[seat.id]))
    return Consolidation(write_base(cohort.bases, base), tuple(missing), tuple(problems))


def _handed_in(cohort: Cohort, session_id: str) -> tuple[list[SeatAnswer], list[Seat], list[BimtekError]]:
    answers: list[SeatAnswer] = []
    missing: list[Seat] = []
    problems: list[BimtekError] = []
    owed = {seat.id: seat for exercise in exercises(session_id) for seat in cohort.seats_for(exercise)}
    for seat in owed.values():
        folder = latest_handin(cohort, seat.id, session_id)
        if folder is None:
            missing.append(seat)
            continue
        for exercise in exercises(session_id):
            path = folder / "answers" / f"{exercise.id}.json"
            if exercise.unit is not seat.unit or not path.exists():
                continue
            try:
                file = read_answer_file(path)
            except AnswerError as error:
                problems.append(error)
                continue
            answers.append(SeatAnswer(seat, exercise.id, file.author, file.revision, file.values))
    return answers, missing, problems


def read_decisions(cohort: Cohort, session_id: str) -> tuple[Same, ...]:
    """What the plenary decided about near-duplicates; nothing when there is no such file."""
    path: Path = cohort.folder / "decisions" / f"{session_id}.yml"
    if not path.exists():
        return ()
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return tuple(
            Same(str(entry["into"]), tuple(map(str, entry["absorbs"])), str(entry["who"]), str(entry.get("when", "")),
                 str(entry.get("why", "")))
            for entry in content.get("same", ())
        )  # fmt: skip
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise PlanError("Berkas keputusan pleno tidak dapat dibaca.", where=path.as_posix(),
                        next_step="Setiap butir `same` perlu into, absorbs dan who.") from error  # fmt: skip
