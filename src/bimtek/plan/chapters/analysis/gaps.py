"""Buku 1: SWOT dan kesenjangan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.curriculum.exercises.assessment_swot import SwotAnswer
from bimtek.plan.blocks import Block, Heading, Paragraph
from bimtek.plan.chapters.pillars import by_pillar
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import opening
from bimtek.plan.placed import answer_of, placed_by_pillar
from bimtek.plan.sections.gaps import gaps_section
from bimtek.plan.sections.swot import overview


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    rows = typed(plan.gaps, Gap)
    return (
        Heading(2, "Analisis SWOT"),
        *_positions(plan, context),
        *placed_by_pillar(plan, context, "assessment.swot", "Analisis SWOT"),
        Heading(2, "Kesenjangan"),
        *_lead(rows, plan, context),
        *by_pillar(
            plan,
            rows,
            partial(gaps_section, context=context),
            exercise="assessment.gap",
            what="Kesenjangan",
            wide=True,
        ),
    )


def _positions(plan: Plan, context: Context) -> list[Block]:
    """All pillars on one sheet."""
    answer = answer_of(plan, "assessment.swot")
    return overview(answer.factors, context) if isinstance(answer, SwotAnswer) else []


def _lead(rows: tuple[Gap, ...], plan: Plan, context: Context) -> Iterator[Block]:
    """All pillars together: how many gaps, how many measured, which issues no gap answers."""
    if not rows:
        return
    closing = [gap for gap in rows if gap.closes]
    measured = sum(gap.distance_in(context) is not None for gap in closing)
    answered = {context.resolve(issue) for gap in closing for issue in gap.issues}
    open_issues = [issue for issue in plan.issues if issue.id not in answered]
    whose = opening(len({gap.pillar for gap in rows}), "pilar")
    yield Paragraph(
        f"{whose} mencatat {len(rows)} baris: {len(closing)} kesenjangan yang akan ditutup dan "
        f"{len(rows) - len(closing)} yang dikesampingkan atau belum diputuskan. "
        f"Jarak {measured} kesenjangan sudah terukur."
    )
    if plan.issues:
        yield Paragraph(
            f"Dari {len(plan.issues)} isu strategis, {len(plan.issues) - len(open_issues)} dijawab sedikitnya oleh "
            f"satu kesenjangan dan {len(open_issues)} belum."
        )
