"""Buku 2: Strategi per dimensi dan pengungkit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.curriculum.programme import Programme
from bimtek.plan.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.pillars import by_pillar
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import OPEN, opening, sentence
from bimtek.plan.placed import placed, placed_by_pillar
from bimtek.plan.sections.programmes import name_of


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    programmes = typed(plan.programmes, Programme)
    gaps = typed(plan.gaps, Gap)
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
        *_unanswered(gaps, programmes, context),
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
    ordered = sorted(rows, key=lambda row: subs.index(row.sub_dimension) if row.sub_dimension else len(subs))
    table = Table(
        f"Program menurut strategi {context.label('pillars', rows[0].pillar) if rows[0].pillar else 'lintas pilar'}",
        (
            Column("Subdimensi", width=1.3),
            Column("Strategi", width=2.4),
            Column("Program", width=2.2),
            Column("Caranya", width=2.4),
            Column("Kesenjangan yang dijawab", width=2.8),
        ),
        tuple(
            (
                context.label("sub_dimensions", row.sub_dimension) if row.sub_dimension else OPEN,
                "\n".join(context.label("strategies", each) for each in row.strategies) or "belum disebut",
                name_of(row),
                sentence(row.strategy) or OPEN,
                "\n".join(context.label("gaps", gap) for gap in row.gaps) or "belum disebut",
            )
            for row in ordered
        ),
    )
    return [Paragraph(lead), table]


def _unanswered(gaps: Sequence[Gap], programmes: Sequence[Programme], context: Context) -> list[Block]:
    """Gaps that a table means to close and no programme answers."""
    closing = [gap for gap in gaps if gap.closes]
    if not closing or not programmes:
        return [Paragraph(f"Belum dapat diperiksa: ada {len(closing)} kesenjangan dan {len(programmes)} program.")]
    answered = {context.resolve(gap) for row in programmes for gap in row.gaps}
    left = [gap for gap in closing if gap.id not in answered]
    lead = f"Dari {len(closing)} kesenjangan yang akan ditutup, {len(closing) - len(left)} dijawab program."
    if not left:
        return [Paragraph(lead)]
    return [
        Paragraph(f"{lead} {opening(len(left), 'kesenjangan')} belum dijawab program mana pun:"),
        Bullets(tuple(sentence(context.label("gaps", gap.id)) for gap in left)),
    ]
