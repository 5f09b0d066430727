"""Merging: the answers of all seats to a meeting become one base (decision 8). A pure function of its inputs.

Per field, as the exercise says: rows are collected, ratings averaged, candidates chosen by people, core answers taken
once. The machine proposes (near-duplicates) and names (broken references); it drops nothing and decides nothing.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bimtek.answers.base import Base, BaseItem, Contribution
from bimtek.answers.cohort import Seat
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind
from bimtek.plan.references import References
from bimtek.plan.similar import near_duplicates
from bimtek.plan.voices import Voiced, merge_field, merge_keyed_rows


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


@dataclass(frozen=True, slots=True)
class Same:
    """A decision of people: these items are one. `into` keeps its id, the others become aliases."""

    into: str
    absorbs: tuple[str, ...]
    who: str
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a merge looks at."""

    cohort: str
    session: str
    answers: Sequence[SeatAnswer]
    previous: Base | None
    """The base of the meeting before."""
    former: Base | None
    """An earlier base of this same meeting, when a late hand-in makes it anew."""
    same: Sequence[Same]
    context: Context
    """Region and years, for labels."""
    created: datetime.datetime


def source_of(exercise: Exercise, table: Field) -> str:
    """The name under which the rows of a table stand in a base."""
    return table.publishes or f"{exercise.id}.{table.name}"


def merge(inputs: Inputs) -> Base:
    """The base of a meeting. The order of the answers does not matter; merging the same again gives the same."""
    answers = sorted(inputs.answers, key=lambda answer: (answer.seat.pillar, answer.seat.id, answer.exercise))
    base = Base(
        cohort=inputs.cohort,
        session=inputs.session,
        created=inputs.created,
        previous=inputs.previous.id if inputs.previous else "",
        items={name: list(items) for name, items in inputs.previous.items.items()} if inputs.previous else {},
        values=dict(inputs.previous.values) if inputs.previous else {},
        aliases={**_known(inputs.former, "aliases"), **_known(inputs.previous, "aliases")},
        tombstones={**_known(inputs.former, "tombstones"), **_known(inputs.previous, "tombstones")},
    )
    fresh: dict[str, list[BaseItem]] = {}
    renamed: dict[tuple[str, str], str] = {}
    for exercise in exercises(inputs.session):
        own = [answer for answer in answers if answer.exercise == exercise.id]
        for field in exercise.answer.fields.values():
            if field.kind is Kind.TABLE:
                fresh[source_of(exercise, field)] = _rows(exercise, field, own, inputs, renamed)
            elif own:
                voiced = [Voiced(answer.by, answer.values.get(field.name)) for answer in own]
                base.values.setdefault(exercise.id, {})[field.name] = merge_field(field, voiced)
    _absorb(fresh, inputs.same, base)
    base.items.update(fresh)
    _bury(base, fresh, inputs.former)
    references = References(base, renamed)
    references.rewrite(fresh)
    base.open.extend([*references.broken, *near_duplicates(fresh)])
    return base


def _known(base: Base | None, name: str) -> dict[str, str]:
    return dict(getattr(base, name)) if base else {}


def _rows(
    exercise: Exercise, table: Field, answers: Iterable[SeatAnswer], inputs: Inputs, renamed: dict[tuple[str, str], str]
) -> list[BaseItem]:
    """The rows of a table from all seats; `renamed` learns which seat's copy of an id got a new one."""
    assert table.row is not None
    collected: dict[str, list[tuple[SeatAnswer, Mapping[str, Any]]]] = defaultdict(list)
    for answer in answers:
        for row in exercise.read(dict(answer.values)).rows(table.name):
            raw = next(entry for entry in answer.values[table.name] if entry.get("id", "") == row.id)
            collected[row.id].append((answer, raw))
    owners = _owners(inputs.former, source_of(exercise, table))
    items = []
    for row_id, copies in collected.items():
        if table.rows_from:
            items.append(_item(exercise, table, row_id, copies, inputs.context))
            continue
        first = next((copy for copy in copies if copy[0].seat.id == owners.get(row_id)), copies[0])
        for answer, raw in copies:
            # Two seats with the same id: a row that was copied across tables is an item of its own.
            own_id = row_id if answer is first[0] else _derived(row_id, answer.seat.id)
            if own_id != row_id:
                renamed[answer.seat.id, row_id] = own_id
            items.append(_item(exercise, table, own_id, [(answer, raw)], inputs.context))
    return items


def _item(
    exercise: Exercise,
    table: Field,
    item_id: str,
    copies: Sequence[tuple[SeatAnswer, Mapping[str, Any]]],
    context: Context,
) -> BaseItem:
    assert table.row is not None
    values = {name: value for name, value in copies[0][1].items() if name != "id"}
    merged = {}
    if table.rows_from and len(copies) > 1:
        merged = merge_keyed_rows(table.row, [(answer.by, raw) for answer, raw in copies])
        values.update({name: entry.value for name, entry in merged.items()})
    row = table.row.read({**values, "id": item_id}, table.name)
    pillars = {answer.seat.pillar for answer, _ in copies}
    label = row.label_in(context)
    if table.rows_from and label == item_id:
        label = context.label(table.rows_from, item_id)
    return BaseItem(
        id=item_id,
        exercise=exercise.id,
        table=table.name,
        label=label,
        pillar=pillars.pop() if len(pillars) == 1 else "",
        by=[answer.by for answer, _ in copies],
        values=values,
        merged=merged,
    )


def _owners(former: Base | None, source: str) -> dict[str, str]:
    """Who held an id when this meeting was merged before: ids stay with their seat."""
    return {item.id: item.by[0].seat for item in former.items.get(source, ())} if former else {}


def _derived(row_id: str, seat: str) -> str:
    return "r" + hashlib.sha256(f"{row_id}\0{seat}".encode()).hexdigest()[:12]


def _absorb(fresh: dict[str, list[BaseItem]], same: Sequence[Same], base: Base) -> None:
    """Carry out what people decided to be the same; a decision about items that are gone is left as an open point."""
    for decision in same:
        for source, items in fresh.items():
            by_id = {item.id: item for item in items}
            kept = by_id.get(decision.into)
            gone = [by_id[item_id] for item_id in decision.absorbs if item_id in by_id and item_id != decision.into]
            if kept is None or not gone:
                continue
            whole = kept.model_copy(update={"by": _joined(kept, gone), "absorbed": [*kept.absorbed, *gone]})
            drop = {item.id for item in gone}
            fresh[source] = [whole if item.id == kept.id else item for item in items if item.id not in drop]
            base.aliases.update({item.id: kept.id for item in gone})


def _joined(kept: BaseItem, gone: Sequence[BaseItem]) -> list[Contribution]:
    every = [*kept.by, *(part for item in gone for part in item.by)]
    return list({part.seat: part for part in reversed(every)}.values())[::-1]


def _bury(base: Base, fresh: Mapping[str, list[BaseItem]], former: Base | None) -> None:
    """An item of an earlier base of this meeting that nobody has any more leaves a tombstone; a returned one rises."""
    alive = {item.id for items in base.items.values() for item in items}
    if former is not None:
        for source in fresh:
            for item in former.items.get(source, ()):
                if item.id not in alive and item.id not in base.aliases:
                    base.tombstones[item.id] = item.label
    for item_id in alive & base.tombstones.keys():
        del base.tombstones[item_id]
