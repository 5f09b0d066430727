"""Buku 1: Gambaran umum dan analisis masa depan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_facts import ChosenFact
from bimtek.curriculum.exercises.vision_issues import Issue
from bimtek.curriculum.exercises.vision_territory import TerritoryAnswer
from bimtek.formats import number_id
from bimtek.plan.absence import absent, owed
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.pillars import by_pillar
from bimtek.plan.maps import book_maps, map_figure, ranked
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import listed, small
from bimtek.plan.placed import answer_of, placed
from bimtek.plan.sections.facts import WHERE, facts_section
from bimtek.plan.sections.issues import issues_section
from bimtek.plan.sections.territory import dispute_blocks, settled_for
from bimtek.plan.sources import Citations
from bimtek.plan.territory import standings


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    cite = Citations(plan.sources)
    facts = typed(plan.facts, ChosenFact)
    return (
        Heading(2, "Wilayah dan penduduk"),
        *_districts(plan, context, cite),
        *_maps(context, cite),
        *_disputes(plan, context, cite),
        *_neighbours(plan, context, cite),
        Heading(2, "Gambaran umum setiap pilar"),
        *by_pillar(
            plan,
            facts,
            partial(facts_section, context=context, cite=cite),
            exercise="vision.facts",
            what="Indikator",
        ),
        Heading(2, "Analisis masa depan"),
        *placed(plan, context, "vision.trends", "Kecenderungan, peluang, dan ancamannya"),
        Heading(2, "Pemangku kepentingan"),
        *placed(plan, context, "vision.stakeholders", "Peta pemangku kepentingan dan kontribusinya"),
        Heading(2, "Isu strategis"),
        *issues_section(typed(plan.issues, Issue), context),
        *owed(plan, "Daftar isu strategis belum lengkap.", "vision.issues"),
    )


def _districts(plan: Plan, context: Context, cite: Citations) -> Iterator[Block]:
    districts = context.region.districts
    if not districts:
        return
    villages, kelurahan = sum(each.villages for each in districts), sum(each.kelurahan for each in districts)
    largest = max(districts, key=lambda each: each.villages + each.kelurahan)
    units = largest.villages + largest.kelurahan
    yield Paragraph(
        f"{plan.region.name} di Provinsi {plan.region.province} terbagi atas {len(districts)} kecamatan dengan "
        f"{villages + kelurahan} desa dan kelurahan. {largest.name} memuat {units} di antaranya, terbanyak dari semua "
        "kecamatan."
    )
    yield Table(
        "Kecamatan, desa, dan kelurahan",
        (
            Column("Kecamatan", width=3),
            Column("Desa", "right"),
            Column("Kelurahan", "right"),
            Column("Sumber", "center"),
        ),
        (
            *(
                (each.name, number_id(each.villages), number_id(each.kelurahan), cite(each.source))
                for each in districts
            ),
            ("Jumlah", number_id(villages), number_id(kelurahan), ""),
        ),
        WHERE,
    )


def _maps(context: Context, cite: Citations) -> Iterator[Block]:
    """Nothing where the region has no boundaries."""
    for shown in book_maps(context.region):
        (highest, most), *_, (lowest, least) = ranked(shown, context.region)
        numbers = listed(dict.fromkeys(cite(source) for source in shown.sources))
        yield Paragraph(
            f"{shown.indicator} ({shown.when}) paling besar di {highest}, {most} {shown.unit}, "
            f"dan paling kecil di {lowest}, {least} {shown.unit} {numbers}."
        )
        yield map_figure(shown, context.region)


def _disputes(plan: Plan, context: Context, cite: Citations) -> Iterator[Block]:
    """Conflicting values side by side. Which one holds is the core team's decision, never the machine's."""
    decided = cast(TerritoryAnswer, answer_of(plan, "vision.territory"))
    for dispute in plan.disputes:
        yield from dispute_blocks(dispute, decided, context, cite)
    open_ones = [small(each.indicator) for each in plan.disputes if settled_for(each, decided, context) is None]
    if open_ones:
        core = tuple(seat.name for seat in plan.seats if seat.unit == "core")
        yield absent(
            f"Angka {listed(open_ones)} yang dipakai rencana ini, beserta alasannya, belum ditetapkan.",
            "vision.territory",
            core,
        )


def _neighbours(plan: Plan, context: Context, cite: Citations) -> Iterator[Block]:
    found = standings(context.region)
    if not found:
        return
    ends = {
        "nilai tertinggi": [small(each.indicator) for each in found if each.rank == 1],
        "nilai terendah": [small(each.indicator) for each in found if each.rank == each.of],
    }
    parts = [f"{end} untuk {listed(names)}" for end, names in ends.items() if names]
    words = (
        f"mencatat {'; '.join(parts)}" if parts else f"tidak berada di ujung untuk satu pun dari {len(found)} indikator"
    )
    yield Paragraph(
        f"Pada {found[0].year}, di antara {found[0].of} kabupaten/kota Provinsi {plan.region.province}, "
        f"{plan.region.name} {words}."
    )
    sources = dict.fromkeys(cite(each.source) for each in found)
    yield Table(
        f"{plan.region.name} di antara kabupaten/kota se-{plan.region.province}, {found[0].year}",
        (
            Column("Indikator", width=3.0),
            Column("Nilai", "right", 1.4),
            Column("Terendah", "right", 1.4),
            Column("Tertinggi", "right", 1.4),
            Column("Urutan", "center", 1.0),
        ),
        tuple(
            (
                f"{each.indicator} ({each.unit})",
                number_id(each.value),
                number_id(each.lowest),
                number_id(each.highest),
                f"{each.rank} dari {each.of}",
            )
            for each in found
        ),
        f"Urutan 1 adalah nilai tertinggi, bukan yang terbaik. Sumber: {listed(sources)}, sumber kedua.",
    )
