"""The rows of a table from all seats become items of a base; nothing that anybody wrote is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bimtek.answers.base import BaseItem, Contribution
from bimtek.answers.cohort import Seat
from bimtek.answers.identity import stored_rows
from bimtek.curriculum import Exercise
from bimtek.curriculum.context import SELECTIONS, SOURCES, Context
from bimtek.curriculum.fields import Field
from bimtek.curriculum.rows import Misread
from bimtek.plan.naming import Names
from bimtek.plan.voices import merge_keyed_rows

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SeatAnswer:
    """One seat's answer to one exercise, as handed in."""

    seat: Seat
    exercise: str
    author: str
    revision: int
    values: Mapping[str, Any]

    @property
    def by(self) -> Contribution:
        return Contribution(seat=self.seat.id, author=self.author, revision=self.revision)


Copy = tuple[SeatAnswer, Raw]


def source_of(exercise: Exercise, table: Field) -> str:
    """The name under which the rows of a table stand in a base."""
    return table.publishes or f"{exercise.id}.{table.name}"


def collect(
    exercise: Exercise, table: Field, answers: Sequence[SeatAnswer], names: Names, context: Context
) -> list[BaseItem]:
    """The items of a table. context: what is agreed so far, for labels and for ids that others took the place of."""
    if table.rows_from:
        return _fixed(exercise, table, answers, context)
    source = source_of(exercise, table)
    items = []
    for answer in answers:
        for raw in stored_rows(table, answer.values, answer.seat.id):
            if _says_something(table, raw):
                item_id = names.give(source, answer.seat.id, raw["id"])
                items.append(_item(exercise, table, item_id, [(answer, raw)], context))
    return items


def _fixed(exercise: Exercise, table: Field, answers: Sequence[SeatAnswer], context: Context) -> list[BaseItem]:
    """Rows that the exercise puts there: one item a key, whoever filled it in. Keys that are items follow these."""
    keyed: dict[str, list[Copy]] = {}
    names_items = table.rows_from in SELECTIONS or table.rows_from not in SOURCES
    for answer in answers:
        for raw in stored_rows(table, answer.values, answer.seat.id):
            key = context.resolve(raw["id"]) if names_items else raw["id"]
            keyed.setdefault(key, []).append((answer, raw))
    items = []
    for key, copies in keyed.items():
        filled = [copy for copy in copies if _says_something(table, copy[1])]
        items.append(_item(exercise, table, key, filled or copies, context))
    return items


def _item(exercise: Exercise, table: Field, item_id: str, copies: Sequence[Copy], context: Context) -> BaseItem:
    assert table.row is not None
    # "_by" and the like are written by the plan, never by a seat.
    values = {name: value for name, value in copies[0][1].items() if name != "id" and not name.startswith("_")}
    merged = {}
    if len(copies) > 1:
        merged = merge_keyed_rows(table.row, [(answer.by, raw) for answer, raw in copies])
        values.update({name: entry.value for name, entry in merged.items()})
    row = table.row.read({**values, "id": item_id}, table.name)
    label = row.label_in(context)
    if table.rows_from and label == item_id:
        label = context.label(table.rows_from, item_id)
    pillars = {answer.seat.pillar for answer, _ in copies}
    return BaseItem(
        id=item_id,
        exercise=exercise.id,
        table=table.name,
        label=label,
        pillar=pillars.pop() if len(pillars) == 1 else "",
        by=list({answer.seat.id: answer.by for answer, _ in copies}.values()),
        values=values,
        merged=merged,
    )


def _says_something(table: Field, raw: Raw) -> bool:
    """Something stands in the row, if only something that cannot be read."""
    assert table.row is not None
    misread: list[Misread] = []
    row = table.row.read(raw, table.name, misread)
    return bool(misread) or not row.is_open
