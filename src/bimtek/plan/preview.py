"""The section as it will stand in the book, from one seat's values alone, while it is being typed.

Made by the same section functions as the chapters. No figure is drawn here and nothing heavy is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bimtek.answers.base import Decision
from bimtek.curriculum import Exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Kind
from bimtek.curriculum.readonly import shown
from bimtek.plan.absence import exercise_words
from bimtek.plan.blocks import Block, Column, Heading, Missing, Paragraph, Table
from bimtek.plan.certainty import figure_of
from bimtek.plan.model import Proposal
from bimtek.plan.phrases import OPEN
from bimtek.plan.sections.facts import facts_section
from bimtek.plan.sections.gaps import gaps_section
from bimtek.plan.sections.governance import coordinators_section, people_section, rules_section
from bimtek.plan.sections.issues import issues_section
from bimtek.plan.sections.programmes import programmes_section
from bimtek.plan.sections.proposal import keywords_section, missions_section, proposals_section
from bimtek.plan.sections.quickwins import quickwins_section
from bimtek.plan.sections.readiness import own_lines, readiness_section
from bimtek.plan.sections.schedule import Bar, schedule_section
from bimtek.plan.sections.statement import decision_section, vision_section
from bimtek.plan.sources import Citations

Section = Callable[[Any, Context], list[Block]]


def preview(exercise: Exercise, values: Mapping[str, Any], context: Context) -> list[Block]:
    """The blocks that this answer alone gives; one mark when it gives none. Whatever was typed, it does not fail."""
    answer = exercise.read(values)
    section = SECTIONS.get(exercise.id)
    blocks = [] if answer.is_open else section(answer, context) if section else _plain(exercise, values, context)
    headings = [Heading(2, place.heading) for place in exercise.places[:1]]
    if not blocks:
        blocks = [Missing("Bagian ini muncul di sini begitu latihannya diisi.", exercise_words(exercise.id))]
    return [*headings, *blocks]


def _facts(answer: Any, context: Context) -> list[Block]:
    cite = Citations.of_figures(figure_of(row, context) for row in answer.facts)
    return facts_section(answer.facts, context, cite, where=cite.listed())


def _issues(answer: Any, context: Context) -> list[Block]:
    return issues_section(answer.issues, context)


def _proposal(answer: Any, context: Context) -> list[Block]:
    own = Proposal(
        seat=context.seat,
        pillar=context.pillar,
        vision=answer.vision,
        horizon=answer.horizon,
        motto=answer.motto,
    )
    return [
        *keywords_section(answer.keywords, context),
        *proposals_section([own], {context.seat: "Meja ini"}, context),
        *missions_section(answer.missions, context),
    ]


def _statement(answer: Any, context: Context) -> list[Block]:
    when = answer.decided_on.isoformat() if answer.decided_on else ""
    decision = Decision(who=answer.decided_by, when=when) if answer.decided_by else None
    names = {item.id: f"“{item.label}”" for item in context.items.get("visions", ())}
    return [
        *vision_section(answer.chosen, answer.missions, context),
        *decision_section(answer.chosen, answer.candidates, decision, answer.dissent, names),
    ]


def _readiness(answer: Any, context: Context) -> list[Block]:
    remarks = [
        Paragraph(f"{name}: {text}") for name, text in (("Alam", answer.nature), ("Budaya", answer.culture)) if text
    ]
    return [*readiness_section(own_lines(answer.components), context), *remarks]


def _gaps(answer: Any, context: Context) -> list[Block]:
    return gaps_section(answer.gaps, context)


def _programmes(answer: Any, context: Context) -> list[Block]:
    return programmes_section(answer.programmes, context)


def _quickwins(answer: Any, context: Context) -> list[Block]:
    return quickwins_section(answer.quickwins, context)


def _schedule(answer: Any, context: Context) -> list[Block]:
    bars = [
        Bar(step.id, context.label("programmes", step.id), context.pillar, step.start, step.end, step.needs)
        for step in answer.steps
        if not step.is_open
    ]
    return schedule_section(bars, context)


def _governance(answer: Any, context: Context) -> list[Block]:
    values = {name: getattr(answer, name) for name, field in answer.fields.items() if field.kind is not Kind.TABLE}
    return [
        *people_section(values, answer.council, answer.team),
        *coordinators_section(answer.coordinators, context),
        *rules_section(values),
    ]


SECTIONS: dict[str, Section] = {
    "vision.facts": _facts,
    "vision.issues": _issues,
    "vision.proposal": _proposal,
    "vision.statement": _statement,
    "assessment.readiness": _readiness,
    "assessment.gap": _gaps,
    "masterplan.programmes": _programmes,
    "masterplan.quickwins": _quickwins,
    "roadmap.schedule": _schedule,
    "roadmap.governance": _governance,
}


def _plain(exercise: Exercise, values: Mapping[str, Any], context: Context) -> list[Block]:
    """For an exercise that no chapter shows yet: its labels and what was answered."""
    rows = tuple(
        (field.label, shown(values.get(field.name), field, context) or OPEN)
        for field in exercise.answer.fields.values()
        if field.kind is not Kind.TABLE
    )
    return [Table(exercise.title, (Column("Pertanyaan", width=1), Column("Jawaban", width=2)), rows)] if rows else []
