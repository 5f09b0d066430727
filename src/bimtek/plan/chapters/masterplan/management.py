"""Buku 2: Tata kelola, monitoring dan evaluasi, risiko."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_governance import Coordinator, CouncilMember, TeamMember
from bimtek.curriculum.programme import Programme
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.model import Given, Plan, typed
from bimtek.plan.phrases import OPEN, amount, opening
from bimtek.plan.placed import placed
from bimtek.plan.sections.governance import coordinators_section, people_section, rules_section

TARGETS = "roadmap.targets"


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    governance = plan.governance
    return (
        Heading(2, "Tata kelola"),
        *people_section(
            governance.values, typed(governance.council, CouncilMember), typed(governance.team, TeamMember)
        ),
        *coordinators_section(typed(governance.coordinators, Coordinator), context),
        *rules_section(governance.values),
        *owed(plan, "Kelembagaan belum ditetapkan tim inti.", "roadmap.governance"),
        Heading(2, "Monitoring dan evaluasi"),
        *_results(plan, context),
        *placed(plan, context, TARGETS, "Target setiap tahun dan pengukurnya"),
        Heading(2, "Risiko"),
        *placed(plan, context, "roadmap.risks", "Daftar risiko"),
    )


def _results(plan: Plan, context: Context) -> Iterator[Block]:
    """The result indicators that the programmes promise, until the tables gave them a number for every year."""
    rows = [row for row in typed(plan.programmes, Programme) if row.result]
    if not rows or plan.given.get(TARGETS, Given()).tables.get("targets"):
        return
    measurable = sum(None not in (row.baseline, row.target, row.target_year) for row in rows)
    yield Paragraph(
        f"{opening(len(rows), 'indikator hasil')} dijanjikan program; {measurable} sudah punya nilai awal, "
        "target, dan tahun. Pengukurnya adalah OPD penanggung jawab program."
    )
    yield Table(
        "Indikator hasil program",
        (
            Column("Indikator hasil", width=2.8),
            Column("Program", width=2.4),
            Column("Nilai awal", "right", 1.1),
            Column("Target", "right", 1.1),
            Column("Tahun", "center", 0.8),
            Column("OPD", width=1.4),
        ),
        tuple(
            (
                row.result,
                row.label,
                amount(row.baseline, row.unit),
                amount(row.target, row.unit) if row.target is not None else OPEN,
                str(row.target_year) if row.target_year else "–",
                context.label("opd", row.opd) if row.opd else OPEN,
            )
            for row in rows
        ),
    )
