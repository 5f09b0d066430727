"""Buku 4: all quick wins in one table, beside the measures by which the ministry's mentors look at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_quickwins import QuickWin
from bimtek.datasets import pillars
from bimtek.formats import number_id
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.quickwins.measures import MEASURES
from bimtek.plan.chapters.quickwins.words import budget_words, lead
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import OPEN, amount, change, listed, portion
from bimtek.plan.sources import document

QUICK_WINS = "masterplan.quickwins"


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    rows = typed(plan.quickwins, QuickWin)
    return (
        Heading(2, "Ikhtisar"),
        *_owed(plan, rows),
        *_overview(plan, rows, context),
        Heading(2, "Ukuran quick win"),
        *_measures(plan, rows, context),
    )


def _overview(plan: Plan, rows: Sequence[QuickWin], context: Context) -> Iterator[Block]:
    if not rows:
        return
    yield Paragraph(lead(rows))
    counts = Counter(row.pillar for row in rows)
    named = [f"{pillar.name} ({counts[pillar.id]})" for pillar in pillars() if counts[pillar.id]]
    yield Paragraph(f"{portion(len(named), len(pillars()), 'pilar')} mengajukannya: {listed(named)}.")
    yield Table(
        "Quick win tahun pertama",
        (
            Column("No", "right", 0.5),
            Column("Quick win", width=2.4),
            Column("Layanan yang dipertajam", width=2.0),
            Column("Dampak", width=2.2),
            Column("Sebelum → sesudah", "right", 1.4),
            Column("Lama", "right", 0.9),
            Column("Status", "right", 0.7),
            Column("Jalur anggaran", width=1.4),
            Column("OPD pemilik", width=1.4),
        ),
        tuple(
            (
                str(nth),
                row.name or OPEN,
                row.service or "–",
                row.impact or OPEN,
                change(row.before, row.after, row.unit),
                amount(row.months, "bulan") if row.months is not None else OPEN,
                amount(row.status, "%") if row.status is not None else OPEN,
                budget_words(row) or OPEN,
                context.label("opd", row.owner) if row.owner else OPEN,
            )
            for nth, row in enumerate(rows, 1)
        ),
        "Nomor ialah nomor profil. Status: bagian yang sudah dikerjakan pada hari pengisian.",
        landscape=True,
    )


def _owed(plan: Plan, rows: Sequence[QuickWin]) -> Iterator[Block]:
    """Pillars without one, with the seats that owe it."""
    planned = {seat.pillar for seat in plan.seats}
    has = {row.pillar for row in rows}
    for pillar in pillars():
        if pillar.id in planned and pillar.id not in has:
            yield absent(f"Quick win {pillar.name} belum ada.", QUICK_WINS, plan.owed(QUICK_WINS, pillar.id))


def _measures(plan: Plan, rows: Sequence[QuickWin], context: Context) -> Iterator[Block]:
    heard = document("quick-win").source
    passed = {row.id: sum(measure.holds(row, context) for measure in MEASURES) for row in rows}
    whole = sum(count == len(MEASURES) for count in passed.values())
    if not rows:
        yield Paragraph(
            f"Quick win ditimbang menurut {len(MEASURES)} ukuran (sumber: {heard}); belum ada yang ditulis."
        )
        return
    yield Paragraph(
        f"{portion(whole, len(rows), 'quick win')} memenuhi semua dari {len(MEASURES)} ukuran. Lama, layanan yang ada, "
        f"dan dampak terukur disampaikan pembimbing Bimtek pada 2019 (sumber: {heard})."
    )
    yield Table(
        "Quick win menurut ukurannya",
        (
            Column("No", "right", 0.5),
            Column("Quick win", width=2.8),
            *(Column(measure.short, "center", 1.0) for measure in MEASURES),
            Column("Terpenuhi", "right", 0.9),
        ),
        tuple(
            (
                str(nth),
                row.name or OPEN,
                *("ya" if measure.holds(row, context) else "belum" for measure in MEASURES),
                f"{passed[row.id]} dari {number_id(len(MEASURES))}",
            )
            for nth, row in enumerate(rows, 1)
        ),
        landscape=True,
    )
