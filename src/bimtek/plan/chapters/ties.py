"""What the programmes are tied to in the planning documents, through the issues behind the gaps that they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.curriculum.exercises.vision_alignment import Alignment, AlignmentAnswer
from bimtek.curriculum.programme import Programme
from bimtek.plan.model import Plan, typed
from bimtek.plan.placed import answer_of


def ties_of_issues(plan: Plan, context: Context) -> Mapping[str, Alignment]:
    """Issue's id → what the tables tied it to; issues that nobody has looked at are absent."""
    answer = cast(AlignmentAnswer, answer_of(plan, "vision.alignment"))
    return {context.resolve(row.id): row for row in answer.links if not row.is_open}


def ties_of_programmes(plan: Plan, context: Context) -> Mapping[str, Sequence[Alignment]]:
    """Programme's id → what the issues behind its gaps are tied to."""
    ties = ties_of_issues(plan, context)
    gaps = {gap.id: [context.resolve(issue) for issue in gap.issues] for gap in typed(plan.gaps, Gap)}
    found = {}
    for row in typed(plan.programmes, Programme):
        named = dict.fromkeys(issue for gap in row.gaps for issue in gaps.get(context.resolve(gap), ()))
        found[row.id] = [ties[issue] for issue in named if issue in ties]
    return found
