"""An exercise as JSON: what a form, a worksheet or a workbook needs to draw it, without a line of Python.

{"id", "session", "title", "unit", "minutes", "why", "how": [...], "good": {"text", "reason"}, "weak": {...},
 "hints": [...], "points": 35.0, "judged_points": 20.0, "rubric": null | {"title", "criteria": [...]},
 "proposer": "" | words on the button, "fields": [field, ...], "options": {source: [option, ...]},
 "published_by": {source: title of the other exercise whose rows it holds}}

field  = {"name", "kind", "label", "hint", "required", "options": [option], "source", "open_list", "searched", "unit",
          "max_words", "low", "high", "anchors": [option], "only_if": null | [other, [values]], "group",
          "total": null | {"label", "of": [name]}}
         and for a table {"columns": [field], "min_rows", "rows_from"}
option = {"value", "label", "hint", "group"}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from bimtek.curriculum import publishers
from bimtek.curriculum.context import SELECTIONS, Context
from bimtek.curriculum.exercise import Exercise
from bimtek.curriculum.fields import Field, Kind, Option
from bimtek.curriculum.searching import SEARCHED, chosen_options


def describe(exercise: Exercise, context: Context, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The definition of an exercise for this seat, with the options that its fields choose from.

    values: the answer. With it, of a list that is searched (searching.py) only what the answer has chosen is there.
    """
    rubric = exercise.rubric
    chosen = {} if values is None else chosen_options(exercise, values, context)
    return {
        "id": exercise.id,
        "session": exercise.session,
        "title": exercise.title,
        "unit": exercise.unit,
        "minutes": exercise.minutes,
        "why": exercise.why,
        "how": list(exercise.how),
        "good": asdict(exercise.good),
        "weak": asdict(exercise.weak),
        "hints": list(exercise.hints),
        "points": exercise.points,
        "judged_points": rubric.points if rubric else 0.0,
        "rubric": asdict(rubric) if rubric else None,
        "proposer": exercise.proposer.label if exercise.proposer else "",
        "fields": [describe_field(field, context.start_year) for field in exercise.answer.fields.values()],
        "options": {
            name: _options(chosen[name] if name in chosen else context.options(name)) for name in sources(exercise)
        },
        "published_by": dict(_publishers_of(exercise)),
    }


def _publishers_of(exercise: Exercise) -> Iterator[tuple[str, str]]:
    published = publishers()
    for name in sources(exercise):
        publisher, _ = published.get(SELECTIONS.get(name, name), (exercise, None))
        if publisher is not exercise:
            yield name, publisher.title


def describe_field(field: Field, start_year: int | None = None) -> dict[str, Any]:
    """A field as JSON. start_year: of the plan; with it labels of plan years say the calendar years, too."""
    described: dict[str, Any] = {
        "name": field.name,
        "kind": field.kind,
        "label": label_of(field, start_year),
        "hint": field.hint,
        "required": field.required,
        "options": _options(field.options),
        "source": field.source,
        "open_list": field.open_list,
        "searched": field.source in SEARCHED,
        "unit": field.unit,
        "max_words": field.max_words,
        "low": field.low,
        "high": field.high,
        "anchors": _options(field.anchors),
        "group": field.group,
        "total": {"label": field.total.label, "of": list(field.total.of)} if field.total else None,
        "only_if": [field.only_if[0], list(field.only_if[1])] if field.only_if else None,
    }
    if field.kind is Kind.TABLE and field.row is not None:
        described["columns"] = [describe_field(column, start_year) for column in field.row.fields.values()]
        described["min_rows"] = field.min_rows
        described["rows_from"] = field.rows_from
    return described


def label_of(field: Field, start_year: int | None) -> str:
    """ "Pagu tahun ke-1 (2025)", "Pagu tahun ke-6 sampai ke-10 (2030–2034)"; the bare label without plan years."""
    if field.plan_years is None or start_year is None:
        return field.label
    first, last = (start_year + number - 1 for number in field.plan_years)
    return f"{field.label} ({first})" if first == last else f"{field.label} ({first}–{last})"


def sources(exercise: Exercise) -> tuple[str, ...]:
    """The sources of options that an exercise uses, each once."""
    names: dict[str, None] = {}
    for field in exercise.answer.fields.values():
        columns = field.row.fields.values() if field.row is not None else ()
        for used in (field.source, field.rows_from, *(column.source for column in columns)):
            if used:
                names[used] = None
    return tuple(names)


def own_options(exercise: Exercise, context: Context) -> dict[str, Any]:
    """The options that the answer's own rows give to its other fields: a strategy names factors of the same form."""
    own = {field.publishes for field in exercise.tables} & set(sources(exercise))
    return {name: [asdict(option) for option in context.options(name)] for name in sorted(own)}


def _options(options: Iterable[Option]) -> list[dict[str, str]]:
    return [asdict(option) for option in options]
