"""Buku 3: what people feel within a year, and what may stop it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_quickwins import QuickWin
from bimtek.curriculum.exercises.roadmap_risks import Risk, RisksAnswer
from bimtek.curriculum.risk import CONVENTION, HIGH, counted
from bimtek.plan.absence import absent, owed
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.quickwins.words import budget_words, lead
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import OPEN, amount, change, listed, opening, sentence
from bimtek.plan.placed import answer_of

RISKS = "roadmap.risks"
TOP = 6
"""So many risks are shown, the highest first."""


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    risks = cast(RisksAnswer, answer_of(plan, RISKS)).risks
    return (
        Heading(2, "Quick win"),
        *_quickwins(plan, context),
        *owed(plan, "Daftar quick win belum lengkap.", "masterplan.quickwins"),
        Heading(2, "Risiko"),
        *_risks(risks, context),
        *owed(plan, "Daftar risiko belum lengkap.", RISKS),
    )


def _quickwins(plan: Plan, context: Context) -> Iterator[Block]:
    rows = typed(plan.quickwins, QuickWin)
    if not rows:
        if not plan.owed("masterplan.quickwins"):
            yield absent("Belum ada quick win.", "masterplan.quickwins")
        return
    yield Paragraph(lead(rows))
    yield Table(
        "Quick win tahun pertama",
        (
            Column("Quick win", width=2.4),
            Column("Dampak: sebelum → sesudah", width=2.6),
            Column("Lama", "right", 0.8),
            Column("Jalur anggaran", width=1.3),
            Column("OPD pemilik", width=1.2),
        ),
        tuple(
            (
                row.name or OPEN,
                f"{row.impact or OPEN}: {change(row.before, row.after, row.unit)}",
                amount(row.months, "bulan") if row.months is not None else OPEN,
                budget_words(row) or OPEN,
                context.label("opd", row.owner) if row.owner else OPEN,
            )
            for row in rows
        ),
    )


def _risks(rows: Sequence[Risk], context: Context) -> Iterator[Block]:
    if not rows:
        return
    ordered = sorted(rows, key=lambda row: -(row.score or 0))
    counts = [f"{count} {name}" for name, count in counted(row.score for row in rows).items() if count]
    high = [row for row in rows if row.level == HIGH]
    answered = sum(bool(row.mitigation and row.owner) for row in high)
    text = f"{opening(len(rows), 'risiko')} dicatat{': ' + listed(counts) if counts else ''}."
    text += f" Dari {len(high)} risiko tinggi, {answered} sudah punya mitigasi dan pemilik." if high else ""
    yield Paragraph(text)
    yield Table(
        "Risiko tertinggi",
        (
            Column("Risiko", width=2.8),
            Column("Nilai", "center", 0.9),
            Column("Mitigasi", width=3.2),
            Column("Pemilik", width=1.2),
        ),
        tuple(
            (
                sentence(row.risk) or OPEN,
                OPEN if row.score is None else f"{row.score} ({row.level})",
                sentence(row.mitigation) or OPEN,
                context.label("opd", row.owner) if row.owner else OPEN,
            )
            for row in ordered[:TOP]
        ),
        CONVENTION,
    )
