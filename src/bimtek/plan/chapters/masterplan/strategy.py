"""Buku 2: Strategi per dimensi dan pengungkit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_gap import STATUS_WORDS, Gap
from bimtek.curriculum.programme import Programme
from bimtek.plan.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.answered import closing_and_answered, unanswered
from bimtek.plan.chapters.pillars import by_pillar
from bimtek.plan.gap_numbers import WHERE, gap_references, gap_words
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import OPEN, lines, opening, portion, sentence
from bimtek.plan.placed import placed, placed_by_pillar
from bimtek.plan.sections.programmes import name_of


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    programmes = typed(plan.programmes, Programme)
    return (
        Heading(2, "Arah kebijakan dan strategi"),
        *placed_by_pillar(plan, context, "masterplan.strategy", "Arah kebijakan dan strategi"),
        Heading(2, "Program yang menjalankannya"),
        *by_pillar(
            plan,
            programmes,
            partial(_strategies, context=context),
            exercise="masterplan.programmes",
            what="Program",
        ),
        Heading(2, "Kesenjangan tanpa program"),
        *_unanswered(plan, context),
        *_put_aside(plan, context),
        Heading(2, "Pengungkit"),
        *placed(plan, context, "masterplan.enablers", "Pengungkit"),
    )


def _strategies(rows: Sequence[Programme], context: Context) -> list[Block]:
    """Which programme carries out which strategy, in what way, and about which gap."""
    if not rows:
        return []
    subs = list(dict.fromkeys(row.sub_dimension for row in rows if row.sub_dimension))
    answered = {context.resolve(gap) for row in rows for gap in row.gaps}
    lead = f"{opening(len(rows), 'program')} pada {len(subs)} subdimensi menjawab {len(answered)} kesenjangan."
    ordered = sorted(
        rows, key=lambda row: (subs.index(row.sub_dimension) if row.sub_dimension else len(subs), row.strategies)
    )
    said = [(row.sub_dimension, row.strategies) for row in ordered]
    table = Table(
        f"Program menurut strategi {context.label('pillars', rows[0].pillar) if rows[0].pillar else 'lintas pilar'}",
        (
            Column("Subdimensi", width=1.3),
            Column("Strategi", width=2.4),
            Column("Program", width=2.2),
            Column("Caranya", width=2.4),
            Column("Terintegrasi dengan", width=1.8),
            Column("Kesenjangan", width=1.0),
        ),
        tuple(
            (
                *(("", "") if nth and said[nth] == said[nth - 1] else _carried_out(row, context)),
                name_of(row),
                sentence(row.strategy) or OPEN,
                sentence(row.integrated_with) or OPEN,
                gap_references(row.gaps, context) or "belum disebut",
            )
            for nth, row in enumerate(ordered)
        ),
        WHERE,
    )
    return [Paragraph(lead), table]


def _carried_out(row: Programme, context: Context) -> tuple[str, str]:
    """Sub-dimension and strategy; of several programmes only the first row names them."""
    return (
        context.label("sub_dimensions", row.sub_dimension) if row.sub_dimension else OPEN,
        lines([context.label("strategies", each) for each in row.strategies]) or "belum disebut",
    )


def _unanswered(plan: Plan, context: Context) -> list[Block]:
    """Gaps that a table means to close and no programme answers."""
    closing, done = closing_and_answered(plan, context)
    if not closing or not plan.programmes:
        return [Paragraph(f"Belum dapat diperiksa: ada {closing} kesenjangan dan {len(plan.programmes)} program.")]
    left = unanswered(plan, context)
    lead = f"{portion(done, closing, 'kesenjangan yang akan ditutup')} dijawab program."
    if not left:
        return [Paragraph(lead)]
    return [
        Paragraph(f"{lead} {opening(len(left), 'kesenjangan')} belum dijawab program mana pun:"),
        Bullets(tuple(sentence(gap_words(gap.id, context)) for gap in left)),
    ]


def _put_aside(plan: Plan, context: Context) -> list[Block]:
    """Sub-dimensions that no programme serves, with the reason that Buku 1 gives: none is left out in silence."""
    aside = [gap for gap in typed(plan.gaps, Gap) if gap.status in STATUS_WORDS]
    if not aside:
        return []
    reasons = tuple(
        sentence(
            f"{context.label('sub_dimensions', gap.sub_dimension) if gap.sub_dimension else OPEN} "
            f"({STATUS_WORDS[gap.status]}): {gap.reason or 'alasannya belum ditulis'}"
        )
        for gap in aside
    )
    return [
        Paragraph(f"{opening(len(aside), 'kesenjangan')} dikesampingkan dengan alasan, dan tidak punya program:"),
        Bullets(reasons),
    ]
