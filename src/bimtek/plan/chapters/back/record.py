"""Berita acara dan lembar komitmen: the word on each chapter, and who signs for what, with places for signatures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_governance import Coordinator
from bimtek.curriculum.programme import Programme
from bimtek.datasets import pillars
from bimtek.formats import rupiah
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.back.plenaries import decisions
from bimtek.plan.chapters.offices import EMPTY_LINE, head_of_region, legal_form
from bimtek.plan.model import Given, Plan, typed
from bimtek.plan.phrases import lines, opening, quoted, sentence, years
from bimtek.plan.placed import placed

Takes = dict[str, list[str]]
"""Who signs → what for."""
STAKEHOLDERS, AGREED = "vision.stakeholders", "sanggup"
SIGN = "\n".join([EMPTY_LINE] * 3)
"""An empty place of three lines: name, signature, date are written by hand."""
COLUMNS = (
    Column("No", "center", 0.5),
    Column("Yang berkomitmen", width=2.2),
    Column("Komitmen", width=3.8),
    Column("Nama, tanda tangan, tanggal", width=2.3),
)


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    offices, partners = _signers(plan, context)
    government = [*_heads(plan), *((context.label("opd", opd), takes) for opd, takes in offices.items())]
    return (
        Heading(2, "Berita acara telaah per bab"),
        *placed(plan, context, "roadmap.chapters", "Kata untuk setiap bab"),
        *decisions(plan),
        Heading(2, "Lembar komitmen pemerintah daerah"),
        *_sheet("Lembar komitmen pemerintah daerah", government, "pihak"),
        Heading(2, "Lembar komitmen pemangku kepentingan"),
        *_partners(plan, partners),
    )


def _signers(plan: Plan, context: Context) -> tuple[Takes, Takes]:
    """OPD and stakeholders with what they sign for. What an OPD promised as stakeholder stands with its own."""
    offices = _offices(plan)
    partners: Takes = defaultdict(list)
    known = {context.label("opd", opd).casefold(): opd for opd in offices}
    for name, promise in _promises(plan):
        if name.casefold() in known:
            offices[known[name.casefold()]].append(promise)
        else:
            partners[name].append(promise)
    return offices, partners


def _sheet(caption: str, rows: Sequence[tuple[str, list[str]]], noun: str) -> Iterator[Block]:
    yield Paragraph(
        f"{opening(len(rows), noun)} menandatangani apa yang tertulis di sini, tidak lebih dan tidak kurang."
    )
    yield Table(
        caption, COLUMNS, tuple((str(nth), who, lines(takes), SIGN) for nth, (who, takes) in enumerate(rows, 1))
    )


def _heads(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    """The head of the region, and who leads the council and the team."""
    title, law = head_of_region(plan), legal_form(plan)
    yield (title, [f"Menetapkan rencana {plan.first_year}–{plan.last_year}{f' dengan {law}' if law else ''}."])
    council, team = (str(plan.governance.values.get(name) or "") for name in ("council_head", "team_head"))
    if council and council.casefold() not in title.casefold():
        yield (f"{council}, Ketua Dewan Smart City", ["Memimpin Dewan dan memutuskan program yang macet."])
    if team:
        yield (
            f"{team}, Ketua Tim Pelaksana",
            ["Memimpin pelaksanaan dan melaporkan target setiap tahun kepada Dewan."],
        )


def _offices(plan: Plan) -> Takes:
    """Each OPD once: the pillars that it coordinates, the programmes that it confirmed."""
    names = {pillar.id: pillar.name for pillar in pillars()}
    takes: Takes = defaultdict(list)
    for row in typed(plan.governance.coordinators, Coordinator):
        if row.opd:
            takes[row.opd].append(f"Mengoordinasi {names.get(row.id, row.id)}.")
    spans = {entry.id: years(entry.start, entry.end) for entry in plan.programmes}
    for programme in typed(plan.programmes, Programme):
        if programme.opd and not programme.is_proposal:
            money = rupiah(programme.pagu_sum) if programme.pagu_sum else "tanpa pagu"
            takes[programme.opd].append(f"Melaksanakan {quoted(programme.label)}, {spans[programme.id]}, {money}.")
    return takes


def _promises(plan: Plan) -> Iterator[tuple[str, str]]:
    """What stakeholders took on themselves; those who were only named sign nothing."""
    given = plan.given.get(STAKEHOLDERS, Given())
    for entry in (entry for rows in given.tables.values() for entry in rows):
        promise = sentence(str(entry.values.get("contribution") or ""))
        if promise and entry.values.get("state", AGREED) == AGREED:
            yield (str(entry.values.get("name") or entry.label).strip(), promise)


def _partners(plan: Plan, partners: Takes) -> Iterator[Block]:
    if partners:
        yield from _sheet("Lembar komitmen pemangku kepentingan", list(partners.items()), "pemangku kepentingan")
    seats = plan.owed(STAKEHOLDERS)
    if seats or not partners:
        state = "belum lengkap" if partners else "belum ada"
        yield absent(f"Kontribusi yang disanggupi pemangku kepentingan {state}.", STAKEHOLDERS, seats)
