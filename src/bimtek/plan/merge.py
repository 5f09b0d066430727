"""Merging: the answers of all seats to a meeting become one base (decision 8). A pure function of its inputs.

Per field, as the exercise says: rows are collected, ratings averaged, candidates chosen by people, core answers taken
once. The machine proposes (near-duplicates) and names (broken references); it drops nothing and decides nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bimtek.answers.base import Base, BaseItem, Decision, MergedValue
from bimtek.answers.context import agreed_items
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.fields import Kind, Merge
from bimtek.plan.collect import SeatAnswer, collect, source_of
from bimtek.plan.naming import Names, is_fixed
from bimtek.plan.plenary.carry_out import Carrying, as_same, is_plenarys, looked_at
from bimtek.plan.plenary.decisions import Recorded
from bimtek.plan.references import References
from bimtek.plan.same import Same, absorb
from bimtek.plan.similar import near_duplicates
from bimtek.plan.voices import Voiced, merge_field

__all__ = ["Inputs", "Same", "SeatAnswer", "merge", "source_of"]

DECIDED_BY, DECIDED_ON = "decided_by", "decided_on"
"""Fields of an exercise that say who chose and when; without them it was whoever held the pen."""


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
    decisions: Sequence[Recorded] = ()
    """What the plenary decided, as far as it stands; oldest first."""


def merge(inputs: Inputs) -> Base:
    """The base of a meeting. The order of the answers does not matter; merging the same again gives the same."""
    answers = sorted(inputs.answers, key=lambda answer: (answer.seat.pillar, answer.seat.id, answer.exercise))
    same = (*inputs.same, *as_same(inputs.decisions))
    base = _begin(inputs, same)
    names = Names(inputs.previous, inputs.former)
    fresh: dict[str, list[BaseItem]] = {}
    for exercise in exercises(inputs.session):
        own = [answer for answer in answers if answer.exercise == exercise.id]
        for field in exercise.answer.fields.values():
            if exercise.unit is Unit.PERSON and not field.publishes:
                continue  # what a person counted or ticked for herself goes no further
            if field.kind is Kind.TABLE:
                source = source_of(exercise, field)
                fresh[source] = collect(exercise, field, own, names, _knowing(inputs.context, base, same))
                base.items[source] = fresh[source]
            elif own:
                voiced = [Voiced(answer.by, answer.values.get(field.name)) for answer in own]
                agreed = merge_field(field, voiced, decided=exercise.unit is Unit.CORE)
                base.values.setdefault(exercise.id, {})[field.name] = agreed
        _note_decision(exercise, base.values.get(exercise.id, {}))
    left = absorb(fresh, same, base.aliases)
    base.items.update(fresh)
    _bury(base, fresh, inputs.former)
    carrying = Carrying(base, _knowing(inputs.context, base, ()) if inputs.decisions else inputs.context)
    carrying.all(inputs.decisions)
    references = References(base, names.renamed)
    references.rewrite()
    proposed = near_duplicates(fresh, looked_at(inputs.decisions))
    base.open.extend([*left, *carrying.left, *references.broken, *proposed])
    # Lists of their own: what contexts have read of the unfinished ones, and keep, is not what was agreed.
    base.items = {source: [*items] for source, items in base.items.items()}
    return base


def _begin(inputs: Inputs, same: Sequence[Same]) -> Base:
    """What the meeting before agreed, copied whole: a base that is written already never changes.

    Aliases that an earlier base of this meeting made hold as long as the decision behind them does.
    """
    empty = Base(cohort=inputs.cohort, session=inputs.session, created=inputs.created)
    before = inputs.previous.model_copy(deep=True) if inputs.previous else empty
    former = inputs.former or empty
    decided = {item_id for each in same for item_id in (each.into, *each.absorbs)}
    aliases = {old: new for old, new in former.aliases.items() if old in decided}
    return empty.model_copy(
        update={
            "previous": before.id,
            "items": before.items,
            "values": before.values,
            "aliases": {**aliases, **before.aliases},
            "tombstones": {**former.tombstones, **before.tombstones},
        }
    )


def _knowing(context: Context, base: Base, same: Sequence[Same]) -> Context:
    """The context with what is agreed so far: an item's label may name another item, a fixed row may belong to one.

    What people decided to be one item in this meeting is one already: fixed rows about both become one row.
    """
    here = {item.id for items in base.items.values() for item in items}
    decided = {other: each.into for each in same for other in each.absorbs if {other, each.into} <= here}
    aliases = {**base.aliases, **decided}
    return replace(context, items=agreed_items(base), aliases=aliases, tombstones=base.tombstones)


def _note_decision(exercise: Exercise, values: dict[str, MergedValue]) -> None:
    """Who chose and when, where the exercise asks for it."""
    who, when = (values[name].value if name in values else None for name in (DECIDED_BY, DECIDED_ON))
    for name, merged in values.items():
        if exercise.answer.fields[name].merge is Merge.CHOOSE and merged.decision and who:
            decision = Decision(who=str(who).strip(), when=str(when or "").strip())
            values[name] = merged.model_copy(update={"decision": decision})


def _bury(base: Base, fresh: Mapping[str, list[BaseItem]], former: Base | None) -> None:
    """An item of an earlier base of this meeting that nobody has any more leaves a tombstone; a returned one rises.

    Neither is an item that is there anybody's alias any more: the decision was taken back.
    """
    alive = {item.id for items in base.items.values() for item in items if not is_fixed(item)}
    for source in fresh:
        for item in former.items.get(source, ()) if former else ():
            if item.id not in alive and item.id not in base.aliases and not is_fixed(item) and not is_plenarys(item):
                base.tombstones[item.id] = item.label
    for item_id in alive:
        base.tombstones.pop(item_id, None)
        base.aliases.pop(item_id, None)
