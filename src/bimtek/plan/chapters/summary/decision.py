"""Buku 3, first page: what the plan costs, what the head of the region is asked to decide, and where he signs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bimtek.curriculum.context import Context
from bimtek.curriculum.programme import YEARS_WITH_PAGU
from bimtek.formats import number_id
from bimtek.plan.absence import absent, owed
from bimtek.plan.blocks import Block, Bullets, Column, Paragraph, Table
from bimtek.plan.chapters.decisions import decisions
from bimtek.plan.chapters.money import WITHIN, Costs, added, costs
from bimtek.plan.chapters.offices import head_of_region, signature
from bimtek.plan.model import Plan
from bimtek.plan.phrases import BLANK, millions, share, short_rupiah

FINANCING = "roadmap.financing"
NO_SOURCE = "Belum ada sumber"


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    cost = costs(plan, context)
    return (
        *_price(plan, cost),
        *owed(plan, "Pembagian sumber dana belum lengkap.", FINANCING),
        Paragraph(f"{head_of_region(plan)} memutuskan:".upper(), "centred"),
        Bullets(tuple(each.text for each in decisions(plan, context, cost)), ordered=True),
        signature(head_of_region(plan), f"{BLANK}, {BLANK} {(plan.agreed_on or plan.meetings[-1].date).year}", room=2),
    )


def _price(plan: Plan, cost: Costs) -> Iterator[Block]:
    if not cost.total:
        yield absent("Belum ada program yang berbiaya.", "masterplan.programmes", plan.owed("masterplan.programmes"))
        return
    when, most = cost.peak
    text = (
        f"Rencana {plan.first_year}–{plan.last_year} memerlukan {short_rupiah(cost.total)} untuk "
        f"{len(plan.programmes)} program; {short_rupiah(cost.early)} ({share(cost.early, cost.total)}) jatuh pada lima "
        f"tahun pertama, terbesar pada {when} ({short_rupiah(most)})."
    )
    yield Paragraph(f"{text}{_part_of_budget(cost)}")
    yield _table(cost)


def _part_of_budget(cost: Costs) -> str:
    years = cost.own[:YEARS_WITH_PAGU]
    if not cost.apbd or not any(years):
        return ""
    most = max(years)
    percent = number_id(Decimal(100 * most) / cost.apbd, 2)
    year = cost.titles[years.index(most)]
    source = f" ({cost.apbd_document})" if cost.apbd_document else ""
    return f" Bagian APBD sendiri paling berat pada {year}: {percent}% dari APBD {short_rupiah(cost.apbd)}{source}."


def _table(cost: Costs) -> Table:
    """The budget's own sources one by one, the others in one row: all of them stand in the chapter on financing."""
    inside = {name: paid for name, paid in cost.by_source.items() if name in WITHIN}
    others = [paid for name, paid in cost.by_source.items() if name not in inside]
    lines = [*inside.items(), *([(f"Di luar APBD ({len(others)} sumber)", added(others))] if others else [])]
    if cost.unpaid:
        lines.append((NO_SOURCE, added([cost.by_programme[name] for name in cost.unpaid])))
    lines.append(("Kebutuhan program", cost.by_year))
    return Table(
        "Biaya menurut tahun dan sumber dana (juta rupiah)",
        (
            Column("Sumber dana", width=1.8),
            *(Column(title, "right", 1.0) for title in cost.titles),
            Column("Jumlah", "right", 1.1),
        ),
        tuple((name, *map(millions, amounts), millions(sum(amounts))) for name, amounts in lines),
    )
