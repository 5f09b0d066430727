"""Analisis masa depan: what comes from outside, its two sides, who feels it, and how we know."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_trends import SCOPES, Trend, TrendsAnswer
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, lines, listed, opening, quoted, sentence

EXERCISE = "vision.trends"
ORDER = [value for value, _ in SCOPES]
FROM = {"global": "dari dunia", "nasional": "dari tingkat nasional", "lokal": "dari daerah ini dan sekitarnya"}


def _lead(trends: Sequence[Trend], context: Context) -> str:
    counts = {words: sum(trend.scope == scope for trend in trends) for scope, words in FROM.items()}
    parts = [f"{count} {words}" for words, count in counts.items() if count]
    lead = f"{opening(len(trends), 'kecenderungan')} diperhitungkan untuk sepuluh tahun ke depan"
    lead += f": {listed(parts)}." if parts else "."
    groups = list(dict.fromkeys(trend.felt_by for trend in trends if trend.felt_by))
    if groups:
        lead += f" Yang paling merasakan terbagi atas {len(groups)} kelompok, antara lain {quoted(groups[0])}."
    measured = sum(bool(trend.facts) for trend in trends)
    return f"{lead} {opening(measured, 'di antaranya')} terikat pada indikator yang dipilih meja."


def section(answer: TrendsAnswer, context: Context) -> list[Block]:
    """All scopes in one table, the widest first."""
    if not answer.trends:
        return []
    trends = sorted(answer.trends, key=lambda trend: ORDER.index(trend.scope) if trend.scope in ORDER else len(ORDER))
    return [
        Paragraph(_lead(trends, context)),
        Table(
            caption="Kecenderungan, peluang, dan ancamannya",
            columns=(
                Column("Kecenderungan", width=2.2),
                Column("Asal", width=1.1),
                Column("Peluang", width=2.4),
                Column("Ancaman", width=2.4),
                Column("Yang paling merasakan", width=1.8),
                Column("Dasarnya", width=2.4),
            ),
            rows=tuple(_row(trend, context) for trend in trends),
            landscape=True,
        ),
    ]


def _row(trend: Trend, context: Context) -> tuple[str, ...]:
    known = [context.label("chosen_facts", fact) for fact in trend.facts]
    return (
        trend.title or OPEN,
        dict(SCOPES).get(trend.scope, OPEN),
        sentence(trend.chance) or OPEN,
        sentence(trend.threat) or OPEN,
        trend.felt_by or OPEN,
        lines([*known, trend.document]) or "belum ada dasarnya",
    )
