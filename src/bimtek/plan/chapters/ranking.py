"""The programmes in the order of their priority, wherever a chapter names the first ones."""

from __future__ import annotations

from typing import cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_priority import PriorityAnswer
from bimtek.curriculum.priority import Ranked
from bimtek.plan.model import Plan
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.priority import ordered


def ranking(plan: Plan, context: Context) -> tuple[Ranked, ...]:
    """The rated programmes, the first on top; nothing while no table has rated."""
    answer = cast(PriorityAnswer, answer_of(plan, "masterplan.priority"))
    return ordered(answer.scores, context)
