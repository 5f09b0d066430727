"""Buku 2: Peta jalan, kapasitas, pembiayaan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.programme import FUNDING, YEARS_WITH_PAGU, Programme
from bimtek.curriculum.spending import spending
from bimtek.formats import number_id, rupiah
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import millions, portion, share
from bimtek.plan.placed import placed
from bimtek.plan.sections.schedule import Bar, schedule_section


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    programmes = typed(plan.programmes, Programme)
    return (
        Heading(2, "Peta jalan"),
        *schedule_section(bars(plan), context),
        *owed(
            plan,
            "Jadwal program belum lengkap; program tanpa jadwal memakai tahun dari Pertemuan III.",
            "roadmap.schedule",
        ),
        Heading(2, "Kapasitas: personel, anggaran, sarana"),
        *placed(plan, context, "roadmap.capacity", "Batas personel, anggaran, dan sarana"),
        Heading(2, "Pembiayaan"),
        *_by_year(plan, programmes, context),
        *_by_source(plan, programmes),
        *placed(plan, context, "roadmap.financing", "Pembagian sumber dana setiap program"),
    )


def bars(plan: Plan) -> list[Bar]:
    """The programmes as the road map shows them."""
    return [
        Bar(
            each.id,
            f"{each.label} (usulan)" if each.proposal else each.label,
            each.pillar,
            each.start,
            each.end,
            tuple(each.needs),
        )
        for each in plan.programmes
    ]


def _by_year(plan: Plan, programmes: Sequence[Programme], context: Context) -> Iterator[Block]:
    """What the programmes ask for, year by year; the money moves with the start."""
    if not any(row.pagu_sum for row in programmes):
        return
    first = context.start_year
    columns = [str(first + nth) for nth in range(YEARS_WITH_PAGU)] + [f"{first + YEARS_WITH_PAGU}–{context.years[-1]}"]
    starts = {each.id: each.start for each in plan.programmes}
    paid = [spending(row, first, starts[row.id]) for row in programmes]
    sums = [sum(amounts[nth] for amounts in paid) for nth in range(len(columns))]
    total, most = sum(sums), max(sums[:YEARS_WITH_PAGU])
    early = share(sum(sums[:YEARS_WITH_PAGU]), total)
    lead = f"Pagu indikatif seluruh program {rupiah(total)}; {early} jatuh pada lima tahun pertama"
    if most:
        lead += f", terbesar pada {first + sums.index(most)} ({rupiah(most)})"
    yield Paragraph(f"{lead}.")
    yield Table(
        "Pagu indikatif menurut tahun (juta rupiah)",
        (
            Column("Tahun", width=1.4),
            Column("Pagu", "right", 1.4),
            Column("Bagian", "right"),
            Column("Program yang dibiayai", "right", 1.4),
        ),
        (
            *(
                (name, millions(amount), share(amount, total), number_id(sum(bool(amounts[nth]) for amounts in paid)))
                for nth, (name, amount) in enumerate(zip(columns, sums, strict=True))
            ),
            ("Jumlah", millions(total), "100%", number_id(sum(row.pagu_sum > 0 for row in programmes))),
        ),
    )


def _by_source(plan: Plan, programmes: Sequence[Programme]) -> Iterator[Block]:
    """Which sources are named, by how many programmes: candidates, until the core team has divided the money."""
    named = Counter(source for row in programmes for source in row.funding)
    financing = plan.given.get("roadmap.financing")
    if not named or (financing and financing.tables.get("shares")):
        return
    only = sum(row.only_apbd for row in programmes)
    words = dict(FUNDING)
    yield Paragraph(
        f"{portion(only, len(programmes), 'program')} hanya mengandalkan APBD; {len(named)} jenis sumber dana disebut "
        "sebagai calon."
    )
    rows = tuple((words.get(source, source), number_id(count)) for source, count in named.most_common())
    columns = (Column("Calon sumber dana", width=3), Column("Program", "right"))
    yield Table("Calon sumber dana", columns, rows, "Satu program dapat menyebut lebih dari satu calon.")
