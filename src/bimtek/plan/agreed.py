"""The parts of the plan that the meetings agreed, one function a part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bimtek.answers.base import BaseItem, Contribution, Decision
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.components import COMPONENTS
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.exercises.roadmap_schedule import Step
from bimtek.curriculum.exercises.vision_facts import ChosenFact
from bimtek.curriculum.exercises.vision_issues import Issue
from bimtek.curriculum.fields import Kind, Merge
from bimtek.curriculum.means import Need
from bimtek.curriculum.programme import Programme, horizon
from bimtek.curriculum.reading import is_open
from bimtek.plan.certainty import figure_of
from bimtek.plan.entries import Entries, as_value
from bimtek.plan.model import (
    Entry,
    FactEntry,
    Given,
    Governance,
    IssueEntry,
    ProgrammeEntry,
    Proposal,
    Rating,
    ReadinessEntry,
    Value,
    Vision,
    typed,
)

OF_THEIR_OWN = {
    # exercises that a part of the plan of its own holds, with what is computed from them
    "vision.facts",
    "vision.issues",
    "vision.proposal",
    "vision.statement",
    "assessment.readiness",
    "assessment.gap",
    "masterplan.programmes",
    "masterplan.quickwins",
    "roadmap.schedule",
    "roadmap.governance",
}


def facts(entries: Entries, context: Context) -> list[FactEntry]:
    found = entries.of("vision.facts", "facts")
    return [
        # The data may have been corrected since: the label carries the value.
        FactEntry(**{**dict(entry), "label": row.label_in(context)}, figure=figure_of(row, context))
        for entry, row in zip(found, typed(found, ChosenFact), strict=True)
    ]


def issues(entries: Entries) -> list[IssueEntry]:
    found = entries.of("vision.issues", "issues")
    return [IssueEntry(**dict(entry), usg=row.usg) for entry, row in zip(found, typed(found, Issue), strict=True)]


def proposals(entries: Entries) -> list[Proposal]:
    """The proposed visions with their horizon and motto, by seat."""
    said = {name: entries.voices("vision.proposal", name) for name in ("vision", "horizon", "motto")}
    seats = [seat for seat in entries.cohort.seats if any(seat.id in voices for voices in said.values())]
    return [
        Proposal(
            seat=seat.id,
            pillar=seat.pillar,
            vision=said["vision"].get(seat.id, ""),
            horizon=said["horizon"].get(seat.id),
            motto=said["motto"].get(seat.id, ""),
        )
        for seat in seats
    ]


def vision(entries: Entries) -> Vision:
    """What the plenary of meeting II decided, else what that of meeting I chose; by whom and when."""
    first, later = "vision.statement", "assessment.vision"
    decided = entries.field(later, "vision")
    missions = entries.field(later, "missions") or entries.field(first, "missions")
    chosen = _decision(entries, first)
    return Vision(
        text=decided or entries.field(first, "chosen"),
        provisional=not decided,
        first=entries.field(first, "chosen"),
        first_decision=chosen,
        decision=(_decision(entries, later) if decided else None) or chosen,
        dissent=entries.field(first, "dissent"),
        candidates=entries.of(first, "candidates"),
        missions=list(dict.fromkeys(entries.resolve(mission) for mission in missions)),
    )


def _decision(entries: Entries, exercise: str) -> Decision | None:
    who, when = entries.field(exercise, "decided_by"), entries.field(exercise, "decided_on")
    return Decision(who=who, when=when.isoformat() if when else "") if who else None


def readiness(entries: Entries) -> list[ReadinessEntry]:
    """The nine components, each with the median and every voice; nothing while no seat has rated."""
    items = {item.id: item for item in entries.items("assessment.readiness", "components")}
    return [
        _component(entries, items[component.id], component.group, component.name)
        for component in COMPONENTS
        if component.id in items
    ]


def _component(entries: Entries, item: BaseItem, group: str, name: str) -> ReadinessEntry:
    merged = item.merged.get("rating")
    by_seat = _rows_of_seats(entries, item)
    ratings = [
        Rating(seat=entry.by[0].seat, value=value)
        for entry in by_seat
        if isinstance(value := entry.values.get("rating"), int)
    ]
    return ReadinessEntry(
        component=item.id,
        label=name,
        group=group,
        median=_number(merged.value if merged else item.values.get("rating")) if ratings else None,
        spread=merged.spread if merged else (0.0 if ratings else None),
        differs=merged.differs if merged else [],
        decision=merged.decision if merged else None,
        ratings=ratings,
        evidence=by_seat,
    )


def _rows_of_seats(entries: Entries, item: BaseItem) -> list[Entry]:
    """A fixed row as each seat wrote it: merging keeps every voice behind every field."""
    fields = find_exercise(item.exercise).answer.fields[item.table].row.fields  # type: ignore[union-attr]
    alone = dict(item.values) if len(item.by) == 1 else {}  # then only what the plenary settled has voices
    raw: dict[str, dict[str, Any]] = {part.seat: dict(alone) for part in item.by}
    by: dict[str, Contribution] = {part.seat: part for part in item.by}
    for name, merged in item.merged.items():
        for voice in merged.voices:
            raw[voice.by.seat][name] = voice.value
    return [
        Entry(
            id=item.id,
            label=item.label,
            pillar=entries.cohort.seat(seat).pillar,
            by=entries.writers([by[seat]]),
            values=entries.clean(values, fields, item),
        )
        for seat, values in raw.items()
    ]


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def said(entries: Entries, name: str) -> dict[str, str]:
    """A free text about readiness, by seat."""
    return {seat: text for seat, text in entries.voices("assessment.readiness", name).items() if text}


def programmes(entries: Entries) -> list[ProgrammeEntry]:
    """The programmes, with the years and needs that meeting IV gave them."""
    steps = {entries.resolve(step.id): step for step in typed(entries.of("roadmap.schedule", "steps"), Step)}
    needs = typed(entries.of("roadmap.capacity", "needs"), Need)
    decided = {entries.resolve(need.id): need.start for need in needs if need.start is not None}
    found = entries.of("masterplan.programmes", "programmes")
    return [
        _programme(entry, row, steps.get(entry.id), decided.get(entry.id), entries)
        for entry, row in zip(found, typed(found, Programme), strict=True)
    ]


TENTH_YEAR = 9
"""The last year of a plan, counted from its first."""


def _programme(
    entry: Entry, row: Programme, step: Step | None, decided: int | None, entries: Entries
) -> ProgrammeEntry:
    """decided: the start that the core team gave it when it looked at capacity.

    The end moves along, as far as the plan reaches: what begins later has less time, not years after the plan.
    """
    start = step.start if step and step.start is not None else row.start
    end = step.end if step and step.end is not None else row.end
    if decided is not None:
        if end is not None and start is not None:
            end = min(end + decided - start, max(end, entries.cohort.start_year + TENTH_YEAR))
        start = decided
    return ProgrammeEntry(
        **dict(entry),
        proposal=row.is_proposal,
        start=start,
        end=end,
        horizon=horizon(end, entries.cohort.start_year) if end is not None else None,
        needs=list(step.needs) if step else [],
        pagu=row.pagu_sum,
    )


def governance(entries: Entries) -> Governance:
    fields = find_exercise("roadmap.governance").answer.fields
    values = {
        name: entries.field("roadmap.governance", name)
        for name, field in fields.items()
        if field.kind is not Kind.TABLE
    }
    return Governance(
        values=_filled(values),
        council=entries.of("roadmap.governance", "council"),
        team=entries.of("roadmap.governance", "team"),
        coordinators=entries.of("roadmap.governance", "coordinators"),
    )


def given(entries: Entries) -> dict[str, Given]:
    """All other exercises as they were answered, those of single persons left out: the books do not show them."""
    return {
        exercise.id: _given(entries, exercise)
        for exercise in exercises()
        if exercise.id not in OF_THEIR_OWN and exercise.unit is not Unit.PERSON
    }


def _given(entries: Entries, exercise: Exercise) -> Given:
    single = [name for name, field in exercise.answer.fields.items() if field.kind is not Kind.TABLE]
    agreed = [name for name in single if exercise.answer.fields[name].merge is not Merge.COLLECT]
    values = {name: entries.field(exercise.id, name) for name in agreed}  # collected ones are voices, no one value
    voices = {name: entries.voices(exercise.id, name) for name in single}
    return Given(
        tables={field.name: entries.of(exercise.id, field.name) for field in exercise.tables},
        values=_filled(values),
        voices={name: filled for name, said in voices.items() if (filled := _filled(said))},
    )


def _filled(values: Mapping[str, Any]) -> dict[str, Value]:
    return {name: as_value(value) for name, value in values.items() if not is_open(value)}
