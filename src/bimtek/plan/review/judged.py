"""All checks over one draft."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.plan.drafts.written import tables_of
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed
from bimtek.plan.review.checks import CHECKS, Check
from bimtek.plan.review.reading import Reading, Verdict

FEW = 3
"""So many tables are named; of more the number is told."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A check with what it sees."""

    check: Check
    reading: Reading
    who: str
    """Who mends it."""

    @property
    def verdict(self) -> Verdict:
        return self.reading.verdict


def judge_all(plan: Plan, context: Context) -> tuple[Judged, ...]:
    wrote = _writers(plan)
    judged = ((check, check.judge(plan, context)) for check in CHECKS)
    return tuple(Judged(check, reading, _who(plan, check, reading, wrote)) for check, reading in judged)


def _writers(plan: Plan) -> dict[str, set[str]]:
    """A row's label → the tables that wrote such a row. Fixed rows only name what others wrote."""
    found: dict[str, set[str]] = defaultdict(set)
    labelled = [
        (entry.label, entry)
        for name, table, rows in tables_of(plan)
        if exercise(name).unit is Unit.TABLE
        and (not exercise(name).answer.fields[table].rows_from or name == "assessment.readiness")
        for entry in rows
    ]
    labelled += [(fact.figure.indicator, fact) for fact in plan.facts]
    for label, entry in labelled:
        found[label].update(writer.seat for writer in entry.by)
    return found


def _who(plan: Plan, check: Check, reading: Reading, wrote: dict[str, set[str]]) -> str:
    """The core team; or the tables that wrote what the findings are about, and those that owe the exercise."""
    if exercise(check.exercise).unit is Unit.CORE:
        return "Tim inti"
    owing = plan.owed(check.exercise)
    seats = {
        seat
        for finding in reading.lacks
        for seat in finding.seats or (each for label in finding.about for each in wrote.get(label, ()))
    }
    names = [seat.name for seat in plan.seats if seat.id in seats and seat.name not in owing]
    parts = [listed(names) if len(names) <= FEW else f"{len(names)} meja"] if names else []
    parts += [f"belum mengisi: {listed(owing)}"] if owing else []
    return "; ".join(parts) or "Meja yang menulisnya"
