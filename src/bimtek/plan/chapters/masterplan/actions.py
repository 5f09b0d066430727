"""Buku 2: Rencana aksi."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_quickwins import QuickWin
from bimtek.curriculum.programme import Programme
from bimtek.datasets import pillars
from bimtek.formats import number_id, rupiah
from bimtek.plan.absence import absent, owed
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.pillars import by_pillar
from bimtek.plan.model import Plan, typed
from bimtek.plan.on_the_road import moved_words, programmes_on_the_road
from bimtek.plan.phrases import millions, share
from bimtek.plan.placed import placed
from bimtek.plan.sections.programmes import PROPOSAL, programmes_section
from bimtek.plan.sections.quickwins import quickwins_section
from bimtek.plan.sources import Citations, document


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    rows = programmes_on_the_road(plan, context)
    moved = moved_words(plan)
    cite = Citations(plan.sources)
    return (
        Heading(2, "Ringkasan"),
        *_summary(plan, rows),
        Heading(2, "Prioritas"),
        *placed(plan, context, "masterplan.weights", "Bobot prioritas"),
        *placed(plan, context, "masterplan.priority", "Urutan prioritas program"),
        Heading(2, "Program setiap pilar"),
        *([Paragraph(moved)] if moved else []),
        *by_pillar(
            plan,
            rows,
            partial(programmes_section, context=context),
            exercise="masterplan.programmes",
            what="Program",
            wide=True,
        ),
        Heading(2, "Quick win"),
        Paragraph(
            f"Quick win menajamkan layanan yang sudah ada dan terasa dalam 6 sampai 12 bulan "
            f"{cite(document('quick-win').text)}; {len(plan.quickwins)} diajukan dalam rencana ini."
        ),
        *quickwins_section(typed(plan.quickwins, QuickWin), context),
        *owed(plan, "Daftar quick win belum lengkap.", "masterplan.quickwins"),
    )


def _summary(plan: Plan, rows: Sequence[Programme]) -> Iterator[Block]:
    if not rows:
        yield absent("Belum ada program yang disepakati.", "masterplan.programmes", plan.owed("masterplan.programmes"))
        return
    agreed = sum(not row.is_proposal for row in rows)
    total = sum(row.pagu_sum for row in rows)
    without = sum(row.pagu_sum == 0 for row in rows)
    text = (
        f"Dari {len(rows)} program, {agreed} ({share(agreed, len(rows))}) sudah disetujui OPD penanggung jawab dan "
        f"{len(rows) - agreed} berstatus {PROPOSAL}. Jumlah pagu indikatif {rupiah(total)}"
    )
    yield Paragraph(f"{text}; {without} program berjalan tanpa pagu." if without else f"{text}.")
    yield Table(
        "Program menurut pilar",
        (
            Column("Pilar", width=2.4),
            Column("Program", "right", 1.2),
            Column("Disetujui", "right"),
            Column("Usulan", "right"),
            Column("Quick win", "right"),
            Column("Pagu (juta rupiah)", "right", 1.6),
            Column("Bagian", "right"),
        ),
        (*_by_pillar(plan, rows, total), _all(plan, rows, agreed, total)),
    )


def _by_pillar(plan: Plan, rows: Sequence[Programme], total: int) -> Iterator[tuple[str, ...]]:
    groups = [(pillar.id, pillar.name) for pillar in pillars()]
    groups += [("", "Lintas pilar")] if any(not row.pillar for row in rows) else []
    for pillar, name in groups:
        own = [row for row in rows if row.pillar == pillar]
        proposed = sum(row.is_proposal for row in own)
        pagu = sum(row.pagu_sum for row in own)
        yield (
            name,
            number_id(len(own)),
            number_id(len(own) - proposed),
            number_id(proposed),
            number_id(sum(win.pillar == pillar for win in plan.quickwins)),
            millions(pagu),
            share(pagu, total) or "–",
        )


def _all(plan: Plan, rows: Sequence[Programme], agreed: int, total: int) -> tuple[str, ...]:
    return (
        "Jumlah",
        number_id(len(rows)),
        number_id(agreed),
        number_id(len(rows) - agreed),
        number_id(len(plan.quickwins)),
        millions(total),
        "100%" if total else "–",
    )
