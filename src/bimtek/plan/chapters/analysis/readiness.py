"""Buku 1: Kesiapan daerah dan inisiatif yang sudah ada."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_readiness import Readiness
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.analysis.tickets import counted_tickets
from bimtek.plan.model import Plan, ReadinessEntry, typed
from bimtek.plan.phrases import listed, opening, rating, sentence
from bimtek.plan.placed import placed
from bimtek.plan.sections.readiness import Line, readiness_section


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Kesiapan daerah"),
        *readiness_section([_line(plan, entry) for entry in plan.readiness], context),
        *_differences(plan),
        *owed(plan, "Penilaian kesiapan belum lengkap.", "assessment.readiness"),
        *_remarks(plan, "Alam", plan.nature),
        *_remarks(plan, "Budaya", plan.culture),
        Heading(2, "Inisiatif yang sudah ada"),
        *_complaint_service(context),
        *counted_tickets(plan.brought.complaints),
        *placed(plan, context, "assessment.inventory", "Daftar inisiatif beserta keputusannya"),
        Heading(2, "SPBE"),
        *placed(plan, context, "assessment.spbe", "Hasil SPBE dan indikator yang didahulukan"),
    )


def _line(plan: Plan, entry: ReadinessEntry) -> Line:
    names = {seat.id: seat.name for seat in plan.seats}
    if len(set(names.values())) < len(names):  # two tables of one name stay two voices
        names = {seat.id: f"{seat.name} ({seat.id})" for seat in plan.seats}
    return Line(
        name=entry.label,
        group=entry.group,
        median=entry.median,
        spread=entry.spread,
        voices={
            names[each.by[0].seat]: row
            for each, row in zip(entry.evidence, typed(entry.evidence, Readiness), strict=True)
        },
    )


def _differences(plan: Plan) -> Iterator[Block]:
    """Who differs: two or more away from the median, named so that the plenary can ask why."""
    apart = [entry for entry in plan.readiness if entry.differs]
    if not apart:
        return
    yield Paragraph(f"Pada {len(apart)} komponen ada meja yang menilai dua tingkat atau lebih dari nilai tengah:")
    items = []
    for entry in apart:
        given = {each.seat: each.value for each in entry.ratings}
        named = listed(f"{plan.seat_name(seat)} ({given[seat]})" for seat in entry.differs if seat in given)
        items.append(f"{entry.label}, nilai tengah {rating(entry.median)}: {named}.")
    yield Bullets(tuple(items))


def _remarks(plan: Plan, title: str, said: Mapping[str, str]) -> Iterator[Block]:
    if said:
        yield Heading(3, title)
        yield Bullets(tuple(f"{plan.seat_name(seat)}: {sentence(text)}" for seat, text in said.items()))


def _complaint_service(context: Context) -> Iterator[Block]:
    """The service that the region's profile knows, with every version of its standard."""
    service = context.region.complaint_service
    if service is None:
        return
    yield Paragraph(
        f"{service.name} menerima laporan lewat {listed(service.channels)} sejak {service.since} "
        f"({service.legal_basis}). {opening(len(service.standards), 'rumusan')} standar waktunya beredar:"
    )
    yield Table(
        f"Standar waktu {service.name}",
        (
            Column("Jenis laporan", width=2.2),
            Column("Standar waktu", width=1.6),
            Column("Versi", width=1.4),
            Column("Sumber", width=2.4),
        ),
        tuple((each.kind, each.time, each.version, each.source) for each in service.standards),
    )
