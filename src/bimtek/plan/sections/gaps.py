"""Kesenjangan: now and wanted per sub-dimension, the root cause and what is needed."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_gap import STATUS_WORDS, Gap, GapAnswer
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.gap_numbers import gap_number
from bimtek.plan.phrases import OPEN, amount, capital, difference, lines, listed, sentence

EXERCISE = "assessment.gap"


def gaps_section(rows: Sequence[Gap], context: Context) -> list[Block]:
    """The gaps of one pillar; what is put aside stands in the same table with its reason."""
    if not rows:
        return []
    pillar = context.label("pillars", rows[0].pillar or context.pillar)
    named = tuple(gap_number(gap.id, context) for gap in rows)
    numbers = named if all(named) and not context.seat else ()
    table = Table(
        caption=f"Kesenjangan {pillar}",
        columns=(
            *(Column("No", width=0.5) for _ in numbers[:1]),
            Column("Subdimensi", width=1.5),
            Column("Indikator", width=2.0),
            Column("Sekarang", "right", 1.0),
            Column("Diinginkan", "right", 1.0),
            Column("Jarak", "right", 1.0),
            Column("Akar masalah, atau alasan dikesampingkan", width=2.6),
            Column("Yang dibutuhkan", width=2.6),
            Column("Isu yang dijawab", width=2.4),
        ),
        rows=tuple(
            (*numbers[nth : nth + 1], *(_aside if gap.status in STATUS_WORDS else _row)(gap, context))
            for nth, gap in enumerate(rows)
        ),
        landscape=True,
    )
    return [Paragraph(_lead(pillar, rows, context)), table]


def _lead(pillar: str, rows: Sequence[Gap], context: Context) -> str:
    closing = [gap for gap in rows if gap.closes]
    if not closing:
        return f"{pillar} mencatat {len(rows)} baris dan belum menetapkan kesenjangan yang akan ditutup."
    measured = sum(gap.distance_in(context) is not None for gap in closing)
    subs = {gap.sub_dimension for gap in closing}
    parts = [f"{pillar} akan menutup {len(closing)} kesenjangan pada {len(subs)} subdimensi."]
    if measured == len(closing):
        parts.append("Jarak semuanya sudah terukur.")
    else:
        parts.append(f"Jarak {measured} di antaranya sudah terukur; {len(closing) - measured} belum.")
    aside = [_name(gap, context) for gap in rows if gap.status in STATUS_WORDS]
    if aside:
        parts.append(f"Yang dikesampingkan dengan alasan: {listed(aside)}.")
    return " ".join(parts)


def _row(gap: Gap, context: Context) -> tuple[str, ...]:
    unit, now, distance = gap.unit_in(context), gap.now_in(context), gap.distance_in(context)
    unmeasured = f"belum diukur: {gap.measured_by}" if now is None and gap.measured_by else ""
    return (
        _name(gap, context),
        gap.indicator_in(context) or OPEN,
        unmeasured or amount(now, unit),
        amount(gap.wanted, unit) if gap.wanted is not None else OPEN,
        difference(distance, unit) if distance is not None else "–",
        sentence(gap.root_cause) or OPEN,
        sentence(gap.need) or OPEN,
        _issues(gap, context) or "belum disebut",
    )


def _aside(gap: Gap, context: Context) -> tuple[str, ...]:
    """A row that has no numbers, on purpose."""
    reason = sentence(gap.reason) or "Alasannya belum ditulis."
    return (
        _name(gap, context),
        capital(STATUS_WORDS[gap.status]),
        "–",
        "–",
        "–",
        reason,
        "–",
        _issues(gap, context) or "–",
    )


def _issues(gap: Gap, context: Context) -> str:
    return lines([context.label("issues", issue) for issue in gap.issues])


def _name(gap: Gap, context: Context) -> str:
    return context.label("sub_dimensions", gap.sub_dimension) if gap.sub_dimension else "Subdimensi belum disebut"


def section(answer: GapAnswer, context: Context) -> list[Block]:
    return gaps_section(answer.gaps, context)
