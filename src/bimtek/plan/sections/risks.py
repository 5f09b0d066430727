"""Risiko: the map of likelihood and impact, and the register with mitigation and owner, the highest first."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_risks import Risk, RisksAnswer
from bimtek.curriculum.risk import CONVENTION, HIGH, LEVELS, counted
from bimtek.plan.blocks import Block, Column, Figure, Paragraph, Table
from bimtek.plan.phrases import OPEN, capital, lines, listed, opening, quoted, sentence

EXERCISE = "roadmap.risks"
BORNE = "Ditanggung: tanpa mitigasi khusus."
"""What a risk below the high ones says that has no mitigation, on purpose."""


def risks_section(rows: Sequence[Risk], context: Context) -> list[Block]:
    if not rows:
        return []
    ordered = sorted(rows, key=lambda row: -(row.score or 0))
    numbered = [(str(nth), row) for nth, row in enumerate(ordered, 1)]
    blocks: list[Block] = [Paragraph(_lead(ordered))]
    blocks += [_map(numbered)] if any(row.score is not None for row in rows) else []
    return [*blocks, _register(numbered, context)]


def _lead(rows: Sequence[Risk]) -> str:
    counts = [f"{count} {name}" for name, count in counted(row.score for row in rows).items() if count]
    parts = [f"{opening(len(rows), 'risiko')} dicatat{': ' + listed(counts) if counts else ''}."]
    high = [row for row in rows if row.level == HIGH]
    if high:
        parts.append(f"Yang paling tinggi: {listed(quoted(row.label) for row in high[:3])}.")
    unanswered = sum(not (row.mitigation and row.owner) for row in high)
    if unanswered:
        parts.append(f"{opening(unanswered, 'risiko tinggi')} belum punya mitigasi atau pemilik.")
    return " ".join(parts)


def _map(numbered: Sequence[tuple[str, Risk]]) -> Figure:
    points = [
        {"number": number, "x": row.likelihood, "y": row.impact} for number, row in numbered if row.score is not None
    ]
    said = [
        f"nomor {number} kemungkinan {row.likelihood} dampak {row.impact}"
        for number, row in numbered
        if row.score is not None
    ]
    return Figure(
        caption="Peta risiko",
        alt=f"Peta {len(points)} risiko menurut kemungkinan dan dampak, masing-masing 1 sampai 5: {'; '.join(said)}.",
        drawing="heatmap",
        data={
            "x": "Kemungkinan",
            "y": "Dampak",
            "size": 5,
            "levels": [{"name": capital(name), "from": least} for name, least in reversed(LEVELS)],
            "points": points,
        },
    )


def _register(numbered: Sequence[tuple[str, Risk]], context: Context) -> Table:
    return Table(
        caption="Daftar risiko, mitigasi, dan pemiliknya",
        columns=(
            Column("No", "center", 0.5),
            Column("Risiko dan penyebab", width=3.2),
            Column("Program yang terancam", width=2.2),
            Column("Nilai", "center", 1.0),
            Column("Mitigasi", width=3.2),
            Column("Pemilik", width=1.3),
        ),
        rows=tuple(
            (
                number,
                lines([sentence(row.risk), f"Penyebab: {sentence(row.cause)}" if row.cause else ""]) or OPEN,
                lines([context.label("programmes", each) for each in row.programmes]) or _all_of(row, context),
                OPEN if row.score is None else f"{row.likelihood} × {row.impact} = {row.score}\n{row.level}",
                sentence(row.mitigation) or (OPEN if row.level in (HIGH, "") else BORNE),
                context.label("opd", row.owner) if row.owner else OPEN if row.level in (HIGH, "") else "–",
            )
            for number, row in numbered
        ),
        note=CONVENTION,
        landscape=True,
    )


def _all_of(row: Risk, context: Context) -> str:
    """A risk that names no programme threatens all of its pillar."""
    pillar = row.pillar or context.pillar
    return f"Semua program {context.label('pillars', pillar)}" if pillar else "Semua program"


def section(answer: RisksAnswer, context: Context) -> list[Block]:
    return risks_section(answer.risks, context)
