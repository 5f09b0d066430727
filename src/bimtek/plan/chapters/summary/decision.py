"""Buku 3, first page: what the plan costs, what the head of the region is asked to decide, and where he signs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bimtek.curriculum.context import Context
from bimtek.curriculum.programme import YEARS_WITH_PAGU, Programme
from bimtek.formats import date_id, number_id
from bimtek.plan.absence import absent, owed
from bimtek.plan.blocks import Block, Bullets, Column, Paragraph, Table
from bimtek.plan.chapters.money import WITHIN, Costs, added, costs
from bimtek.plan.chapters.offices import head_of_region, legal_form, signature
from bimtek.plan.model import Given, Plan, typed
from bimtek.plan.phrases import BLANK, listed, millions, quoted, sentence, share, short_rupiah

FINANCING = "roadmap.financing"
NO_SOURCE = "Belum ada sumber"


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    cost = costs(plan, context)
    return (
        *_price(plan, cost),
        *owed(plan, "Pembagian sumber dana belum lengkap.", FINANCING),
        Paragraph(f"{head_of_region(plan)} memutuskan:".upper(), "centred"),
        _decisions(plan, context, cost),
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


def _decisions(plan: Plan, context: Context, cost: Costs) -> Bullets:
    """Only what this plan leaves to decide; a law it always needs."""
    asked = (
        _vision(plan),
        _law(plan),
        _proposals(plan),
        _first_budget(cost),
        _money_to_find(cost),
        _quickwins(plan, context),
        _people(plan),
    )
    return Bullets(tuple(text for text in asked if text), ordered=True)


def _vision(plan: Plan) -> str:
    if not plan.vision.text:
        return ""
    decided = plan.given.get("assessment.vision", Given()).values
    when = f", yang diterima pada {date_id(str(decided['confirmed_on']))}" if decided.get("confirmed_on") else ""
    return f"Menetapkan visi {quoted(plan.vision.text)} dengan {len(plan.vision.missions)} misi{when}."


def _law(plan: Plan) -> str:
    values = plan.governance.values
    law = legal_form(plan)
    if values.get("legal_status") == "ditetapkan":
        return f"Melaksanakan {law} {values.get('legal_number', BLANK)}, yang menetapkan rencana ini."
    named = f"dengan {law}" if law else "dengan peraturan yang bentuknya belum dipilih"
    following = str(values.get("legal_next") or "")
    return sentence(f"Menetapkan rencana ini {named}{f': {following}' if following else ''}")


def _proposals(plan: Plan) -> str:
    open_ones = [each for each in plan.programmes if each.proposal]
    if not open_ones:
        return ""
    refused = [row.label for row in typed(plan.programmes, Programme) if row.confirmation == "tolak"]
    money = short_rupiah(sum(each.pagu for each in open_ones))
    text = f"Memutuskan {len(open_ones)} program yang belum disetujui OPD ({money}): diterima, diubah, atau dilepas."
    return f"{text} Yang ditolak OPD yang ditunjuk: {listed(map(quoted, refused))}." if refused else text


def _first_budget(cost: Costs) -> str:
    year, need, own = cost.titles[0], cost.by_year[0], cost.own[0]
    if not need:
        return ""
    part = f", {short_rupiah(own)} di antaranya dari PAD, DAU, dan DBH" if own else ""
    return f"Menganggarkan tahun pertama: {short_rupiah(need)} pada {year}{part}."


def _money_to_find(cost: Costs) -> str:
    unsure = {words: rupiah for words, rupiah in cost.by_certainty.items() if words != "pasti"}
    if cost.unpaid:
        unsure["belum punya sumber"] = sum(cost.unpaid.values())
    if not unsure:
        return ""
    parts = listed(f"{short_rupiah(rupiah)} {words}" for words, rupiah in unsure.items())
    return f"Memastikan dana yang belum pasti: {parts}."


def _quickwins(plan: Plan, context: Context) -> str:
    wins = plan.quickwins
    if not wins:
        return ""
    free = sum(each.values.get("budget") == "tanpa-biaya" for each in wins)
    owners = listed(dict.fromkeys(context.label("opd", str(each.values.get("owner", BLANK))) for each in wins))
    text = f"Menugaskan {len(wins)} quick win kepada {owners}"
    return f"{text}; {free} di antaranya tanpa biaya." if free else f"{text}."


def _people(plan: Plan) -> str:
    governance = plan.governance
    if not governance.council and not governance.team:
        return ""
    named = sum(bool(each.values.get("opd")) for each in governance.coordinators)
    return (
        f"Menandatangani SK Dewan Smart City ({len(governance.council)} anggota) dan SK Tim Pelaksana "
        f"({len(governance.team)} anggota), dengan {named} OPD koordinator pilar."
    )
