"""Layanan 24 jam: what goes on from a person's lesson with the training tickets. No number of them is ever shown."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_complaints import EXERCISE as COMPLAINTS
from bimtek.curriculum.exercises.assessment_complaints import ComplaintsAnswer, IndicatorIdea
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, sentence

EXERCISE = "assessment.complaints"


def section(answer: ComplaintsAnswer, context: Context) -> list[Block]:
    """The proposal with the definition of its indicator, and why the numbers stay."""
    note = Paragraph(COMPLAINTS.unplaced, "note")
    if not answer.ideas:
        return [note]
    columns = (
        Column("Usulan", width=2.4),
        Column("Indikator", width=1.6),
        Column("Cara menghitung", width=2.6),
        Column("Satuan", width=0.8),
        Column("Arah", width=0.8),
    )
    return [Table("Usulan untuk layanan 24 jam", columns, tuple(_row(idea) for idea in answer.ideas)), note]


def _row(idea: IndicatorIdea) -> tuple[str, ...]:
    return (
        sentence(idea.proposal) or OPEN,
        idea.name or OPEN,
        sentence(idea.formula) or OPEN,
        idea.unit or OPEN,
        idea.direction or OPEN,
    )
