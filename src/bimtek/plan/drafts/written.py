"""Everything that seats typed into the plan, value by value: with its exercise, its row and its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.fields import Field
from bimtek.plan.model import Entry, Given, Plan, Value

Rows = tuple[str, str, list[Entry]]
"""An exercise, the name of its table, the agreed rows."""


@dataclass(frozen=True, slots=True)
class Written:
    """One value. `row` is the id of its row, or "" for a field that stands in no table."""

    exercise: str
    table: str
    row: str
    label: str
    field: Field
    seats: tuple[str, ...]
    value: Value


def tables_of(plan: Plan) -> Iterator[Rows]:
    """The agreed rows of all exercises, each table once."""
    yield ("vision.facts", "facts", list(plan.facts))
    yield ("vision.issues", "issues", list(plan.issues))
    yield ("vision.proposal", "keywords", plan.keywords)
    yield ("vision.proposal", "missions", plan.proposed_missions)
    yield ("vision.statement", "candidates", plan.vision.candidates)
    yield ("assessment.readiness", "components", [row for each in plan.readiness for row in each.evidence])
    yield ("assessment.gap", "gaps", plan.gaps)
    yield ("masterplan.programmes", "programmes", list(plan.programmes))
    yield ("masterplan.quickwins", "quickwins", plan.quickwins)
    yield ("roadmap.governance", "council", plan.governance.council)
    yield ("roadmap.governance", "team", plan.governance.team)
    yield ("roadmap.governance", "coordinators", plan.governance.coordinators)
    for exercise, given in plan.given.items():
        yield from ((exercise, name, rows) for name, rows in given.tables.items())


def written(plan: Plan) -> Iterator[Written]:
    """Every value of every row, rows that others took in among them, and every value that stands in no table."""
    for exercise, table, rows in tables_of(plan):
        row_class = find_exercise(exercise).answer.fields[table].row
        assert row_class is not None
        for entry in rows:
            yield from _of_entry(exercise, table, row_class.fields, entry)
    for exercise, given in _single(plan):
        yield from _of_given(plan, exercise, given)


def _of_entry(exercise: str, table: str, fields: Mapping[str, Field], entry: Entry) -> Iterator[Written]:
    seats = tuple(dict.fromkeys(writer.seat for writer in entry.by))
    for name, value in entry.values.items():
        if name in fields:
            yield Written(exercise, table, entry.id, entry.label, fields[name], seats, value)
    for other in entry.absorbed:
        yield from _of_entry(exercise, table, fields, other)


def _single(plan: Plan) -> Iterator[tuple[str, Given]]:
    """What stands in no table, of the exercises that have a part of the plan of their own, too."""
    yield from plan.given.items()
    vision = plan.vision
    yield ("vision.statement", Given(values=_filled({"chosen": vision.first, "dissent": vision.dissent})))
    proposed = {name: {each.seat: getattr(each, name) for each in plan.proposals} for name in ("vision", "motto")}
    yield ("vision.proposal", Given(voices={name: _filled(said) for name, said in proposed.items()}))
    said = {"nature": _filled(plan.nature), "culture": _filled(plan.culture)}
    yield ("assessment.readiness", Given(voices=said))
    yield ("roadmap.governance", Given(values=plan.governance.values))


def _filled(values: Mapping[str, str]) -> dict[str, Value]:
    return {name: text for name, text in values.items() if text}


def _of_given(plan: Plan, exercise: str, given: Given) -> Iterator[Written]:
    fields = find_exercise(exercise).answer.fields
    everybody = answering(plan, exercise)
    for name, value in given.values.items():
        if name in fields:
            yield Written(exercise, "", "", "", fields[name], everybody, value)
    for name, said in given.voices.items():
        for seat, value in said.items():
            if name in fields and given.values.get(name) != value:
                yield Written(exercise, "", "", "", fields[name], (seat,), value)


def answering(plan: Plan, exercise: str) -> tuple[str, ...]:
    """The seats that answered an exercise."""
    found = (each.answered for each in plan.answers if each.exercise == exercise)
    return tuple(dict.fromkeys(writer.seat for writers in found for writer in writers))
