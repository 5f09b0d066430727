"""Buku 2: Arah pembangunan."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_proposal import ProposedMission
from bimtek.datasets import pillars
from bimtek.formats import date_id
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import portion, sentence
from bimtek.plan.placed import placed_by_pillar
from bimtek.plan.sections.statement import vision_section


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Visi dan misi"),
        *vision_section(plan.vision.text, plan.vision.missions, context, provisional=plan.vision.provisional),
        *decided(plan),
        *owed(plan, "Visi dan misi belum dipilih pleno.", "vision.statement"),
        Heading(2, "Enam pilar"),
        *_pillars(plan),
        Heading(2, "Tujuan, sasaran, dan indikator kinerja"),
        *placed_by_pillar(plan, context, "assessment.goals", "Tujuan, sasaran, dan indikator kinerja"),
    )


def decided(plan: Plan) -> Iterator[Block]:
    """By whom and when; Buku 1 tells the rest."""
    decision = plan.vision.decision
    if decision:
        when = f" pada {date_id(decision.when)}" if decision.when else ""
        yield Paragraph(
            sentence(f"Visi dan misi ini diputuskan{when} oleh {decision.who}; catatannya ada dalam Buku 1")
        )


def _pillars(plan: Plan) -> Iterator[Block]:
    """The goal of each pillar as the movement words it, beside the missions that its tables propose."""
    missions = typed(plan.proposed_missions, ProposedMission)
    chosen = set(plan.vision.missions)
    rows = []
    for pillar in pillars():
        own = [row for row in missions if row.pillar == pillar.id]
        words = "\n".join(f"{sentence(row.statement)}{' (dipilih)' if row.id in chosen else ''}" for row in own)
        rows.append((pillar.name, pillar.goal, words or "belum diusulkan"))
    proposing = sum(any(row.pillar == pillar.id for row in missions) for pillar in pillars())
    yield Paragraph(
        f"{portion(proposing, len(rows), 'pilar')} sudah mengusulkan misi, seluruhnya {len(missions)}; "
        f"pleno memilih {len(chosen)}."
    )
    columns = (Column("Pilar", width=1.2), Column("Tujuan pilar", width=2.4), Column("Misi yang diusulkan", width=3.4))
    note = "Tujuan pilar menurut kerangka Gerakan Menuju Smart City, diringkas."
    yield Table("Pilar, tujuan, dan misi", columns, tuple(rows), note)
