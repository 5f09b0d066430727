"""Buku 2: Peta jalan, kapasitas, pembiayaan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.programme import FUNDING, Programme
from bimtek.formats import number_id, rupiah
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.money import costs
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
        *_by_year(programmes, plan, context),
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


def _by_year(programmes: Sequence[Programme], plan: Plan, context: Context) -> Iterator[Block]:
    """What the programmes ask for, year by year; the money moves with the start."""
    cost = costs(plan, context)
    if not cost.total:
        return
    when, most = cost.peak
    lead = f"Pagu indikatif seluruh program {rupiah(cost.total)}; {share(cost.early, cost.total)} jatuh pada lima "
    lead += f"tahun pertama, terbesar pada {when} ({rupiah(most)})" if most else "tahun pertama"
    yield Paragraph(f"{lead}.")
    years = zip(cost.titles, cost.by_year, zip(*cost.by_programme.values(), strict=True), strict=True)
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
                (name, millions(amount), share(amount, cost.total), number_id(sum(map(bool, each))))
                for name, amount, each in years
            ),
            ("Jumlah", millions(cost.total), "100%", number_id(sum(row.pagu_sum > 0 for row in programmes))),
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
