"""Buku 3: the ten years in one picture, and who pays for them."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.curriculum.programme import YEARS_WITH_PAGU
from bimtek.datasets import pillars
from bimtek.formats import number_id
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Column, Figure, Heading, Paragraph, Table
from bimtek.plan.chapters.masterplan.roadmap import bars
from bimtek.plan.chapters.money import WITHIN, Costs, added, costs
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed, millions, opening, quoted, share, short_rupiah
from bimtek.plan.sections.schedule import schedule_section


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    cost = costs(plan, context)
    lead, picture = _in_one_picture(plan, context)
    return (
        Heading(2, "Peta jalan dalam satu gambar"),
        *lead,
        *picture,
        *owed(plan, "Jadwal program belum lengkap.", "roadmap.schedule"),
        Heading(2, "Pembiayaan"),
        *_money(plan, cost),
        *owed(plan, "Pembagian sumber dana belum lengkap.", "roadmap.financing"),
    )


def _in_one_picture(plan: Plan, context: Context) -> tuple[list[Block], list[Block]]:
    """What Buku 2 says before its chart, and the chart; what waits for what stays there."""
    blocks = schedule_section(bars(plan), context)
    place = next((nth for nth, block in enumerate(blocks) if isinstance(block, Figure)), 0)
    return blocks[:place], blocks[place : place + 1]


def _money(plan: Plan, cost: Costs) -> Iterator[Block]:
    if not cost.total:
        return
    yield Paragraph(_sources(cost))
    if cost.by_certainty:
        whole = sum(cost.by_certainty.values())
        parts = listed(
            f"{short_rupiah(rupiah)} {words} ({share(rupiah, whole)})" for words, rupiah in cost.by_certainty.items()
        )
        yield Paragraph(f"Menurut kepastiannya, {parts}.")
    if cost.unpaid:
        names = {entry.id: entry.label for entry in plan.programmes}
        named = listed(quoted(names[each]) for each in cost.unpaid)
        lead = f"{opening(len(cost.unpaid), 'program')} belum dapat dibiayai"
        yield Paragraph(f"{lead}, {short_rupiah(sum(cost.unpaid.values()))}: {named}.")
    yield _by_pillar(plan, cost)
    if cost.by_source:
        yield _by_source(cost)


def _sources(cost: Costs) -> str:
    when, most = cost.peak
    text = (
        f"Kebutuhan lima tahun pertama {short_rupiah(cost.early)}, sesudahnya {short_rupiah(cost.total - cost.early)}"
    )
    text += f"; puncaknya {when} dengan {short_rupiah(most)}."
    if not cost.by_source:
        return text
    paid = max(map(sum, cost.by_source.values()))
    largest = listed(name for name, amounts in cost.by_source.items() if sum(amounts) == paid)
    whole = sum(map(sum, cost.by_source.values()))
    outside = sum(sum(paid) for name, paid in cost.by_source.items() if name not in WITHIN)
    return (
        f"{text} Sumber terbesar {largest}, {short_rupiah(paid)} ({share(paid, whole)}); "
        f"di luar APBD tersedia {short_rupiah(outside)} ({share(outside, whole)})."
    )


def _by_pillar(plan: Plan, cost: Costs) -> Table:
    groups = [(pillar.id, pillar.name) for pillar in pillars()] + [("", "Lintas pilar")]
    own = {name: [cost.by_programme[each.id] for each in plan.programmes if each.pillar == key] for key, name in groups}
    rows = [_tiers(name, added(needs), cost.total) for name, needs in own.items() if needs]
    rows.append(_tiers("Jumlah", cost.by_year, cost.total))
    return Table("Pagu indikatif menurut pilar dan jangka (juta rupiah)", _columns("Pilar", cost), tuple(rows))


def _by_source(cost: Costs) -> Table:
    whole = added(tuple(cost.by_source.values()))
    rows = [_tiers(name, paid, sum(whole)) for name, paid in cost.by_source.items()]
    rows.append(_tiers("Jumlah", whole, sum(whole)))
    return Table("Sumber dana menurut jangka (juta rupiah)", _columns("Sumber dana", cost), tuple(rows))


def _columns(first: str, cost: Costs) -> tuple[Column, ...]:
    """Years 1, 2–5 and 6–10: the three tiers of the plan."""
    return (
        Column(first, width=2.0),
        Column(cost.titles[0], "right", 1.0),
        Column(f"{cost.titles[1]}–{cost.titles[YEARS_WITH_PAGU - 1]}", "right", 1.1),
        Column(cost.titles[-1], "right", 1.1),
        Column("Jumlah", "right", 1.1),
        Column("Bagian", "right", 0.8),
    )


def _tiers(name: str, amounts: tuple[int, ...], total: int) -> tuple[str, ...]:
    tiers = (amounts[0], sum(amounts[1:YEARS_WITH_PAGU]), amounts[YEARS_WITH_PAGU])
    part = "100%" if sum(tiers) == total else share(sum(tiers), total) or number_id(0)
    return (name, *map(millions, tiers), millions(sum(tiers)), part)
