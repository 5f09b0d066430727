"""Arah kebijakan dan strategi: per sub-dimension the direction, the strategy, and the gaps that it answers."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_strategy import Direction, Postponed, StrategyAnswer
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.gap_numbers import gap_words
from bimtek.plan.phrases import OPEN, lines, listed, opening, sentence

EXERCISE = "masterplan.strategy"


def section(answer: StrategyAnswer, context: Context) -> list[Block]:
    """The strategies of one pillar, and what was put off."""
    rows: Sequence[Direction | Postponed] = (*answer.strategies, *answer.postponed)
    if not rows:
        return []
    pillar = context.label("pillars", rows[0].pillar or context.pillar)
    blocks: list[Block] = []
    if answer.strategies:
        blocks += [Paragraph(_lead(pillar, answer.strategies, context)), _table(pillar, answer.strategies, context)]
    if answer.postponed:
        blocks += [Paragraph(_put_off(pillar, answer.postponed)), _postponed(pillar, answer.postponed, context)]
    return blocks


def _lead(pillar: str, rows: Sequence[Direction], context: Context) -> str:
    answered = {context.resolve(gap) for row in rows for gap in row.gaps}
    subs = list(dict.fromkeys(row.sub_dimension for row in rows if row.sub_dimension))
    named = listed(context.label("sub_dimensions", sub).lower() for sub in subs)
    text = f"{opening(len(rows), 'strategi')} {pillar} menjawab {len(answered)} kesenjangan"
    drawn = sum(bool(row.tows) for row in rows)
    parts = [f"{text} pada {named}." if named else f"{text}."]
    if drawn:
        how_many = "Semuanya" if drawn == len(rows) else f"{opening(drawn, 'strategi')} di antaranya"
        parts.append(f"{how_many} diturunkan dari strategi TOWS.")
    return " ".join(parts)


def _table(pillar: str, rows: Sequence[Direction], context: Context) -> Table:
    return Table(
        f"Arah kebijakan dan strategi {pillar}",
        (
            Column("Subdimensi", width=1.3),
            Column("Arah kebijakan", width=2.2),
            Column("Strategi", width=2.8),
            Column("Kesenjangan yang dijawab", width=2.6),
            Column("Strategi TOWS", width=2.2),
        ),
        tuple(
            (
                context.label("sub_dimensions", row.sub_dimension) if row.sub_dimension else OPEN,
                sentence(row.direction) or OPEN,
                sentence(row.strategy) or OPEN,
                lines([gap_words(gap, context) for gap in row.gaps]) or "belum disebut",
                lines([context.label("tows_strategies", each) for each in row.tows]) or "–",
            )
            for row in rows
        ),
        landscape=True,
    )


def _put_off(pillar: str, rows: Sequence[Postponed]) -> str:
    years = [row.until for row in rows if row.until is not None]
    when = f"; yang pertama ditinjau lagi pada {min(years)}" if years else ""
    return f"{opening(len(rows), 'kesenjangan')} {pillar} ditunda dengan alasan{when}."


def _postponed(pillar: str, rows: Sequence[Postponed], context: Context) -> Table:
    return Table(
        f"Kesenjangan {pillar} yang ditunda",
        (Column("Kesenjangan", width=3), Column("Alasan", width=3), Column("Ditinjau lagi", "center", 1)),
        tuple(
            (gap_words(row.gap, context) or OPEN, sentence(row.reason) or OPEN, str(row.until) if row.until else OPEN)
            for row in rows
        ),
    )
