"""Buku 3: the vision, and where the regency stands: readiness, position, the widest gap of each pillar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.curriculum.exercises.assessment_readiness import PROVEN
from bimtek.curriculum.exercises.assessment_spbe import SpbeAnswer
from bimtek.curriculum.exercises.assessment_swot import SwotAnswer
from bimtek.curriculum.programme import Programme
from bimtek.datasets import pillars
from bimtek.formats import number_id
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Column, Figure, Heading, Paragraph, Table
from bimtek.plan.chapters.answered import unanswered
from bimtek.plan.chapters.masterplan.direction import decided
from bimtek.plan.chapters.masterplan.documents import documents_lead
from bimtek.plan.model import Plan, ReadinessEntry, typed
from bimtek.plan.phrases import amount, listed, portion, rating, small
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.spbe import section as spbe_section
from bimtek.plan.sections.statement import vision_section
from bimtek.plan.sections.swot import overview

NOTE = "Lebar: jarak dibagi yang lebih besar dari kedua angkanya, supaya kesenjangan bersatuan lain dapat dibandingkan."


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Visi"),
        *_vision(plan, context),
        *owed(plan, "Visi dan misi belum dipilih pleno.", "vision.statement"),
        Heading(2, "Kedudukan di antara dokumen perencanaan"),
        *documents_lead(plan, context),
        Heading(2, "Kesiapan"),
        *_readiness(plan),
        *owed(plan, "Penilaian kesiapan belum lengkap.", "assessment.readiness"),
        *_spbe(plan, context),
        Heading(2, "Kesenjangan terlebar"),
        *_gaps(plan, context),
        *owed(plan, "Kesenjangan belum lengkap.", "assessment.gap"),
        Heading(2, "Posisi SWOT"),
        *_positions(plan, context),
        *owed(plan, "Analisis SWOT belum lengkap.", "assessment.swot"),
    )


def _vision(plan: Plan, context: Context) -> Iterator[Block]:
    """In one paragraph with who decided it, so that the page has one note for it; then the missions."""
    vision = vision_section(plan.vision.text, plan.vision.missions, context, provisional=plan.vision.provisional)
    said = [block.text for block in (*vision[:1], *decided(plan), *vision[1:]) if isinstance(block, Paragraph)]
    if said:
        yield Paragraph(" ".join(said))
    yield from (block for block in vision if not isinstance(block, Paragraph))


def _readiness(plan: Plan) -> Iterator[Block]:
    rated = [(entry.median, entry.label) for entry in plan.readiness if entry.median is not None]
    if not rated:
        return
    lowest, highest = min(rated)[0], max(rated)[0]
    weak = sum(value < PROVEN for value, _ in rated)
    strongest = listed(small(label) for value, label in rated if value == highest)
    text = f"Dari {len(rated)} komponen yang dinilai 1 sampai 5, {weak} masih di bawah {PROVEN}."
    text += f" Yang tertinggi {strongest} ({rating(highest)}); nilai terendah {rating(lowest)}, pada "
    text += f"{sum(value == lowest for value, _ in rated)} komponen."
    yield Paragraph(text)
    groups: dict[str, list[ReadinessEntry]] = {}
    for entry in plan.readiness:
        if entry.median is not None:
            groups.setdefault(entry.group, []).append(entry)
    yield Table(
        "Kesiapan daerah menurut kelompok",
        (
            Column("Kelompok", width=1.4),
            Column("Komponen dan nilai tengahnya", width=4.4),
            Column("Rata-rata", "right"),
        ),
        tuple(
            (
                group,
                listed(f"{small(each.label)} {rating(each.median)}" for each in several),
                number_id(Decimal(sum(each.median or 0 for each in several)) / len(several), 1),
            )
            for group, several in groups.items()
        ),
    )


def _positions(plan: Plan, context: Context) -> Iterator[Block]:
    """As in Buku 1, the figure smaller."""
    for block in overview(cast(SwotAnswer, answer_of(plan, "assessment.swot")).factors, context):
        yield replace(block, data={**block.data, "compact": True}) if isinstance(block, Figure) else block


def _spbe(plan: Plan, context: Context) -> Iterator[Block]:
    """What Buku 1 says about SPBE, without its tables."""
    answer = cast(SpbeAnswer, answer_of(plan, "assessment.spbe"))
    said = [block.text for block in spbe_section(answer, context) if isinstance(block, Paragraph)][:2]
    if said:
        yield Paragraph(" ".join(said))


def _gaps(plan: Plan, context: Context) -> Iterator[Block]:
    closing = [gap for gap in typed(plan.gaps, Gap) if gap.closes]
    measured = [(width, gap) for gap in closing if (width := _width(gap, context)) is not None]
    if not measured:
        return
    programmes = typed(plan.programmes, Programme)
    left = len(unanswered(plan, context))
    yield Paragraph(
        f"{portion(len(measured), len(closing), 'kesenjangan')} sudah terukur jaraknya. Program menjawab "
        f"{len(closing) - left} kesenjangan; {left} belum dijawab."
    )
    columns = (
        Column("Pilar", width=1.0),
        Column("Yang diukur", width=2.8),
        Column("Sekarang → diinginkan", width=1.4),
        Column("Lebar", "right", 0.6),
        Column("Program yang menjawab", width=2.8),
    )
    rows = []
    for pillar in pillars():
        own = [(width, gap) for width, gap in measured if gap.pillar == pillar.id]
        if own:
            width, gap = max(own, key=lambda each: each[0])
            rows.append((pillar.name, *_row(gap, width, programmes, context)))
    yield Table("Kesenjangan terlebar setiap pilar", columns, tuple(rows), NOTE)


def _width(gap: Gap, context: Context) -> Decimal | None:
    """The distance in parts of the larger number, 0–1 for numbers of one sign; None where it cannot be measured."""
    now, wanted = gap.now_in(context), gap.wanted
    if now is None or wanted is None or now == wanted:
        return None
    return abs(wanted - now) / max(abs(now), abs(wanted))


def _row(gap: Gap, width: Decimal, programmes: Sequence[Programme], context: Context) -> tuple[str, ...]:
    named = [row.label for row in programmes if gap.id in {context.resolve(each) for each in row.gaps}]
    more = f" dan {len(named) - 1} lainnya" if len(named) > 1 else ""
    return (
        gap.indicator_in(context),
        f"{amount(gap.now_in(context))} → {amount(gap.wanted, gap.unit_in(context))}",
        f"{number_id(100 * width, 0)}%",
        f"{named[0]}{more}" if named else "belum ada",
    )
