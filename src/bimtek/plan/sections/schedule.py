"""Peta jalan: the Gantt chart of the ten years, the tiers, and what waits for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_schedule import ScheduleAnswer
from bimtek.curriculum.programme import horizon
from bimtek.plan.blocks import Block, Column, Figure, Paragraph, Table
from bimtek.plan.phrases import listed, opening, portion, quoted, years

EXERCISE = "roadmap.schedule"

TIERS = {1: "jangka pendek (1 tahun)", 5: "jangka menengah (5 tahun)", 10: "jangka panjang (10 tahun)"}
"""purbalinggakab.go.id/?p=29497: Bimtek III, August 2024."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A programme on the road map. `needs`: ids of programmes that must begin before."""

    id: str
    label: str
    pillar: str
    start: int | None
    end: int | None
    needs: tuple[str, ...] = ()


def schedule_section(bars: Sequence[Bar], context: Context) -> list[Block]:
    placed = [bar for bar in bars if bar.start is not None and bar.end is not None]
    if not placed:
        return []
    return [Paragraph(_lead(bars, placed, context)), _gantt(placed, context), *needs_section(bars, context)]


def _lead(bars: Sequence[Bar], placed: Sequence[Bar], context: Context) -> str:
    tiers = Counter(horizon(bar.end, context.start_year) for bar in placed if bar.end is not None)
    ends = [f"{tiers[tier]} selesai dalam {words}" for tier, words in TIERS.items() if tiers[tier]]
    parts = [f"{portion(len(placed), len(bars), 'program')} sudah dijadwalkan: {listed(ends)}."]
    first = sum(bar.start == context.start_year for bar in placed)
    parts.append(f"{opening(first, 'program')} mulai pada tahun pertama, {context.start_year}.")
    absent = [words for tier, words in TIERS.items() if not tiers[tier]]
    if absent:
        parts.append(f"Belum ada program {listed(absent)}.")
    open_ones = [quoted(bar.label) for bar in bars if bar not in placed]
    if open_ones:
        parts.append(f"Belum dijadwalkan: {listed(open_ones)}.")
    return " ".join(parts)


def _gantt(placed: Sequence[Bar], context: Context) -> Figure:
    ordered = sorted(placed, key=lambda bar: (_pillar_place(bar, context), bar.start or 0, bar.end or 0))
    return Figure(
        caption=f"Peta jalan {context.years[0]}–{context.years[-1]}",
        alt="Bagan waktu program: " + "; ".join(f"{bar.label} {years(bar.start, bar.end)}" for bar in ordered) + ".",
        drawing="gantt",
        data={
            "years": list(context.years),
            "bars": [
                {
                    "label": bar.label,
                    "group": context.label("pillars", bar.pillar) if bar.pillar else "Tim inti",
                    "start": bar.start,
                    "end": bar.end,
                }
                for bar in ordered
            ],
        },
        landscape=True,
    )


def needs_section(bars: Sequence[Bar], context: Context) -> list[Block]:
    """Which programme waits for which."""
    waiting = [bar for bar in bars if bar.needs]
    if not waiting:
        return []
    known = {bar.id: bar for bar in bars}
    rows = []
    for bar in waiting:
        for need in bar.needs:
            other = known.get(context.resolve(need))
            rows.append(
                (
                    bar.label,
                    years(bar.start, bar.end),
                    other.label if other else context.label("programmes", need),
                    years(other.start, other.end) if other else "–",
                    _judged(bar, other),
                )
            )
    late = sum(row[-1] == TOO_EARLY for row in rows)
    lead = f"{opening(len(waiting), 'program')} menunggu program lain, seluruhnya {len(rows)} hubungan."
    lead += f" {opening(late, 'hubungan')} belum cocok: yang menunggu mulai lebih dahulu." if late else ""
    columns = (
        Column("Program", width=2.6),
        Column("Tahun", "center", 1.0),
        Column("Perlu lebih dahulu", width=2.6),
        Column("Tahun", "center", 1.0),
        Column("Urutan", width=1.2),
    )
    return [Paragraph(lead), Table("Ketergantungan antarprogram", columns, tuple(rows), note=ORDER)]


TOO_EARLY = "perlu digeser"
ORDER = "Urutan sesuai bila yang diperlukan mulai tidak lebih lambat; selesainya diperiksa setiap tahun."


def _judged(bar: Bar, other: Bar | None) -> str:
    if other is None or bar.start is None or other.start is None:
        return "belum dapat dinilai"
    return TOO_EARLY if bar.start < other.start else "sesuai"


def _pillar_place(bar: Bar, context: Context) -> int:
    pillars = [option.value for option in context.options("pillars")]
    return pillars.index(bar.pillar) if bar.pillar in pillars else len(pillars)


def section(answer: ScheduleAnswer, context: Context) -> list[Block]:
    bars = [
        Bar(step.id, context.label("programmes", step.id), context.pillar, step.start, step.end, step.needs)
        for step in answer.steps
        if not step.is_open
    ]
    return schedule_section(bars, context)
