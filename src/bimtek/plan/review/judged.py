"""All checks over one draft."""

from __future__ import annotations

from dataclasses import dataclass

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed
from bimtek.plan.review.checks import CHECKS, Check
from bimtek.plan.review.reading import Reading, Verdict


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
    return tuple(Judged(check, check.judge(plan, context), _who(plan, check)) for check in CHECKS)


def _who(plan: Plan, check: Check) -> str:
    """The core team, or the tables; those that owe the exercise are named."""
    if exercise(check.exercise).unit is Unit.CORE:
        return "Tim inti"
    owing = plan.owed(check.exercise)
    return f"Meja yang menulisnya; belum mengisi: {listed(owing)}" if owing else "Meja yang menulisnya"
