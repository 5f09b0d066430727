"""Buku 3: the six pillars, and the programmes that come first by their rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.priority import HIGH, Ranked
from bimtek.curriculum.programme import Programme
from bimtek.datasets import pillars
from bimtek.formats import number_id
from bimtek.plan.absence import absent, owed
from bimtek.plan.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.ranking import ranking
from bimtek.plan.model import Plan, ProgrammeEntry, typed
from bimtek.plan.phrases import OPEN, change, listed, millions, opening, portion, quoted, share, short_rupiah, years
from bimtek.plan.sections.priority import SHARED, places_of
from bimtek.plan.sections.programmes import name_of

TOP = 10
"""So many programmes stand in the table of those that come first."""


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    order = ranking(plan, context)
    rows = {row.id: row for row in typed(plan.programmes, Programme)}
    entries = {entry.id: entry for entry in plan.programmes}
    return (
        Heading(2, "Program yang didahulukan"),
        *_first(order, rows, entries, context),
        *owed(plan, "Penilaian prioritas belum lengkap.", "masterplan.priority"),
        Heading(2, "Enam pilar"),
        *_pillars(plan, order, rows, context),
    )


def _first(
    order: Sequence[Ranked], rows: Mapping[str, Programme], entries: Mapping[str, ProgrammeEntry], context: Context
) -> Iterator[Block]:
    shown = [each for each in order if each.id in rows][:TOP]
    if not shown:
        return
    money = sum(entries[each.id].pagu for each in shown)
    whole = sum(entry.pagu for entry in entries.values())
    places = places_of(order)
    ahead = listed(quoted(rows[each.id].label) for each in shown if each.rank == shown[0].rank)
    yield Paragraph(
        f"Dari {len(order)} program yang dinilai, {ahead} berada paling depan dengan nilai "
        f"{number_id(shown[0].score)} dari {HIGH}. {opening(len(shown), 'program teratas')} memerlukan "
        f"{short_rupiah(money)}, {share(money, whole) or '0%'} dari seluruh pagu."
    )
    yield Table(
        "Program yang didahulukan",
        (
            Column("Urutan", "center", 0.6),
            Column("Program", width=2.6),
            Column("Nilai", "right", 0.6),
            Column("Yang berubah bagi warga", width=2.8),
            Column("OPD", width=1.2),
            Column("Tahun", "center", 1.0),
            Column("Pagu (juta)", "right", 0.9),
        ),
        tuple(_row(places[each.id], each, rows[each.id], entries[each.id], context) for each in shown),
        f"Urutan menurut bobot dan nilai dalam Buku 2, Rencana Aksi. {SHARED}",
    )


def _row(place: str, each: Ranked, row: Programme, entry: ProgrammeEntry, context: Context) -> tuple[str, ...]:
    return (
        place,
        name_of(row),
        number_id(each.score),
        f"{row.result or OPEN}: {change(row.baseline, row.target, row.unit, row.target_year)}",
        context.label("opd", row.opd) if row.opd else OPEN,
        years(entry.start, entry.end),
        millions(entry.pagu),
    )


def _pillars(plan: Plan, order: Sequence[Ranked], rows: Mapping[str, Programme], context: Context) -> Iterator[Block]:
    ranks = {each.id: each for each in order}
    total = sum(entry.pagu for entry in plan.programmes)
    served = [pillar for pillar in pillars() if any(entry.pillar == pillar.id for entry in plan.programmes)]
    if served:
        yield Paragraph(f"{portion(len(served), len(pillars()), 'pilar')} mengajukan program, seluruhnya {len(rows)}.")
    else:
        yield Paragraph(f"Belum satu pun dari {len(pillars())} pilar mengajukan program.")
    about = []
    for pillar in served:
        own = [entry for entry in plan.programmes if entry.pillar == pillar.id]
        about.append(_about(pillar.name, own, rows, ranks, total))
    if about:
        yield Bullets(tuple(about))
    planned = {seat.pillar for seat in plan.seats}
    for pillar in (pillar for pillar in pillars() if pillar not in served and pillar.id in planned):
        gaps = sum(gap.pillar == pillar.id for gap in plan.gaps)
        waiting = f"; {gaps} baris kesenjangannya belum terjawab" if gaps else ""
        text = f"Program {pillar.name} belum ada{waiting}."
        yield absent(text, "masterplan.programmes", plan.owed("masterplan.programmes", pillar.id))


def _about(
    name: str,
    own: Sequence[ProgrammeEntry],
    rows: Mapping[str, Programme],
    ranks: Mapping[str, Ranked],
    total: int,
) -> str:
    money = sum(entry.pagu for entry in own)
    proposals = sum(entry.proposal for entry in own)
    first = min(own, key=lambda entry: ranks[entry.id].rank if entry.id in ranks else len(ranks) + 1)
    text = f"{opening(len(own), 'program')} {name} memerlukan {short_rupiah(money)}"
    text += f" ({share(money, total)} dari seluruh pagu)" if total else ""
    text += f"; {proposals} di antaranya masih usulan." if proposals else "; semuanya disetujui OPD penanggung jawab."
    row = rows[first.id]
    place = f" (urutan {ranks[first.id].rank} dari {len(ranks)})" if first.id in ranks else ""
    moved = change(row.baseline, row.target, row.unit, row.target_year)
    return f"{text} Yang didahulukan {quoted(row.label)}{place}: {row.result or OPEN}, {moved}."
