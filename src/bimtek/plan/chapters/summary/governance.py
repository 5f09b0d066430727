"""Buku 3: who leads, how it is measured, and what happens next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.evaluation import HIGHEST, simulated
from bimtek.curriculum.exercises.masterplan_enablers import PEOPLE, EnablersAnswer
from bimtek.curriculum.exercises.roadmap_governance import Coordinator
from bimtek.curriculum.exercises.roadmap_targets import TargetsAnswer
from bimtek.curriculum.programme import Programme
from bimtek.formats import number_id
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Heading, Paragraph
from bimtek.plan.chapters.masterplan.closing import next_steps
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import listed, opening, portion
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.governance import coordinators_section, rules_section

TARGETS = "roadmap.targets"


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Tata kelola"),
        *_leaders(plan),
        *coordinators_section(typed(plan.governance.coordinators, Coordinator), context),
        *rules_section(plan.governance.values),
        *_enablers(plan, context),
        *owed(plan, "Kelembagaan belum ditetapkan tim inti.", "roadmap.governance"),
        Heading(2, "Ukuran keberhasilan"),
        *_measured(plan),
        *owed(plan, "Target setiap tahun dan pengukurnya belum lengkap.", TARGETS),
        Heading(2, "Langkah berikutnya"),
        *next_steps(plan, in_short=True),
    )


def _leaders(plan: Plan) -> Iterator[Block]:
    council, team = (str(plan.governance.values.get(name) or "") for name in ("council_head", "team_head"))
    if council or team:
        yield Paragraph(
            f"Dewan Smart City dipimpin {council or 'ketua yang belum ditunjuk'} dengan "
            f"{len(plan.governance.council)} anggota; Tim Pelaksana dipimpin {team or 'ketua yang belum ditunjuk'} "
            f"dengan {len(plan.governance.team)} anggota."
        )


def _enablers(plan: Plan, context: Context) -> Iterator[Block]:
    """What has to be there first, the plan for people by itself: reviewers look for it."""
    rows = cast(EnablersAnswer, answer_of(plan, "masterplan.enablers")).enablers
    if not rows:
        return
    new = sum(row.status in ("belum", "disusun") for row in rows)
    people = [row for row in rows if row.kind == PEOPLE]
    owners = listed(dict.fromkeys(context.label("opd", row.owner) for row in people if row.owner))
    text = f"{opening(len(rows), 'pengungkit')} menopang semua pilar; {new} di antaranya masih harus diadakan."
    who = f" dijalankan {owners}" if owners else ""
    yield Paragraph(f"{text} {opening(len(people), 'langkah pengembangan SDM')}{who} termasuk di dalamnya.")


def _measured(plan: Plan) -> Iterator[Block]:
    said = [text for text in (_results(plan), _yearly(plan), _simulated(plan)) if text]
    if said:
        yield Paragraph(" ".join(said))


def _results(plan: Plan) -> str:
    rows = typed(plan.programmes, Programme)
    if not rows:
        return ""
    ready = sum(None not in (row.baseline, row.target, row.target_year) for row in rows)
    return f"{portion(ready, len(rows), 'program')} punya indikator hasil dengan nilai awal, target, dan tahun."


def _yearly(plan: Plan) -> str:
    filled = [row for row in cast(TargetsAnswer, answer_of(plan, TARGETS)).targets if not row.is_open]
    if not filled:
        return ""
    often = sum(row.frequency in ("bulan", "triwulan") for row in filled)
    return (
        f"{opening(len(filled), 'indikator')} sudah punya target setiap tahun; {often} di antaranya terbaca sedikitnya "
        "setiap tiga bulan."
    )


def _simulated(plan: Plan) -> str:
    total = simulated(cast(TargetsAnswer, answer_of(plan, TARGETS)).scores)
    if total is None:
        return ""
    return f"Simulasi evaluasi tahunan memberi {number_id(total, 2)} dari {HIGHEST}; perkiraan meja, bukan nilai resmi."
