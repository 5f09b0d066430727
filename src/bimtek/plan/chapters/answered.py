"""Which gaps the programmes answer, of those that the tables mean to close."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.curriculum.programme import Programme
from bimtek.plan.model import Plan, typed


def unanswered(plan: Plan, context: Context) -> list[Gap]:
    """The gaps that a table means to close and no programme answers."""
    answered = {context.resolve(gap) for row in typed(plan.programmes, Programme) for gap in row.gaps}
    return [gap for gap in typed(plan.gaps, Gap) if gap.closes and gap.id not in answered]


def closing_and_answered(plan: Plan, context: Context) -> tuple[int, int]:
    """How many gaps are to be closed, and how many of them a programme answers."""
    closing = sum(gap.closes for gap in typed(plan.gaps, Gap))
    return closing, closing - len(unanswered(plan, context))
