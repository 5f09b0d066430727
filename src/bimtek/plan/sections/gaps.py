"""Kesenjangan: now and wanted per sub-dimension, the root cause and what is needed."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_gap import STATUS_WORDS, Gap
from bimtek.plan.blocks import Block, Bullets, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, amount, difference, lines, sentence


def gaps_section(rows: Sequence[Gap], context: Context) -> list[Block]:
    """The gaps of one pillar."""
    if not rows:
        return []
    pillar = context.label("pillars", rows[0].pillar or context.pillar)
    closing = [gap for gap in rows if gap.closes or not gap.status]
    blocks: list[Block] = [Paragraph(_lead(pillar, rows, context))]
    if closing:
        blocks.append(
            Table(
                caption=f"Kesenjangan {pillar}",
                columns=(
                    Column("Subdimensi", width=1.5),
                    Column("Indikator", width=2.0),
                    Column("Sekarang", "right", 1.0),
                    Column("Diinginkan", "right", 1.0),
                    Column("Jarak", "right", 1.0),
                    Column("Akar masalah", width=2.6),
                    Column("Yang dibutuhkan", width=2.6),
                    Column("Isu yang dijawab", width=2.4),
                ),
                rows=tuple(_row(gap, context) for gap in closing),
                landscape=True,
            )
        )
    aside = [gap for gap in rows if gap.status in STATUS_WORDS]
    if aside:
        blocks.append(Paragraph(f"{len(aside)} subdimensi dikesampingkan dengan alasan:"))
        blocks.append(Bullets(tuple(_aside(gap, context) for gap in aside)))
    return blocks


def _lead(pillar: str, rows: Sequence[Gap], context: Context) -> str:
    closing = [gap for gap in rows if gap.closes]
    measured = [gap for gap in closing if gap.distance_in(context) is not None]
    subs = {gap.sub_dimension for gap in closing}
    if not closing:
        return f"{pillar} mencatat {len(rows)} baris dan belum menetapkan kesenjangan yang akan ditutup."
    lead = f"{pillar} akan menutup {len(closing)} kesenjangan pada {len(subs)} subdimensi."
    if len(measured) == len(closing):
        return f"{lead} Jarak semuanya sudah terukur."
    return f"{lead} Jarak {len(measured)} di antaranya sudah terukur; {len(closing) - len(measured)} belum."


def _row(gap: Gap, context: Context) -> tuple[str, ...]:
    unit, distance = gap.unit_in(context), gap.distance_in(context)
    return (
        context.label("sub_dimensions", gap.sub_dimension) if gap.sub_dimension else OPEN,
        gap.indicator_in(context) or OPEN,
        amount(gap.now_in(context), unit),
        amount(gap.wanted, unit) if gap.wanted is not None else OPEN,
        difference(distance, unit) if distance is not None else "–",
        sentence(gap.root_cause) or OPEN,
        sentence(gap.need) or OPEN,
        lines([context.label("issues", issue) for issue in gap.issues]) or "belum disebut",
    )


def _aside(gap: Gap, context: Context) -> str:
    name = context.label("sub_dimensions", gap.sub_dimension) if gap.sub_dimension else "Subdimensi belum disebut"
    reason = sentence(gap.reason) or "alasannya belum ditulis."
    return f"{name} ({STATUS_WORDS[gap.status]}): {reason}"
