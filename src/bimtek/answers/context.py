"""The context of a seat: what earlier meetings agreed, and what the seat itself wrote in this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bimtek.answers.base import Base, latest_base
from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import Exercise, before, publishers
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.fields import Field, Kind
from bimtek.errors import AnswerError


def base_before(cohort: Cohort, exercise: Exercise) -> Base | None:
    """What holds when the meeting of an exercise begins: the base of the last meeting before it that closed."""
    session = before(exercise.session)
    while session is not None:
        base = latest_base(cohort.bases, session.id)
        if base is not None:
            return base
        session = before(session.id)
    return None


def context_for(
    cohort: Cohort, seat: Seat, exercise: Exercise, store: AnswerStore, *, base: Base | None = None
) -> Context:
    """The context in which a seat answers an exercise.

    Items that the base holds are the agreed ones. What no base holds yet comes from the seats themselves: this seat's
    own rows, for the core team those of all tables. `base`: another than the one that holds now, for an answer that
    was written against it.
    """
    base = base or base_before(cohort, exercise)
    own = Context(
        region=cohort.region,
        seat=seat.id,
        pillar=seat.pillar,
        sub_dimensions=seat.sub_dimensions,
        start_year=cohort.start_year,
        today=cohort.today(exercise.session),
        data_cutoff=cohort.data_cutoff,
        base=base.id if base else "",
        agreed=_agreed(base),
        aliases=base.aliases if base else {},
        tombstones=base.tombstones if base else {},
    )
    items: dict[str, tuple[Item, ...]] = {}
    for source, (publisher, field) in publishers().items():
        if publisher.session > exercise.session:
            continue
        agreed = base.items.get(source) if base and publisher.session < exercise.session else None
        items[source] = (
            _from_base(source, agreed)
            if agreed is not None
            else tuple(_own_items(cohort, seat, store, source, publisher, field, own))
        )
    return replace(own, items=items)


def _agreed(base: Base | None) -> dict[str, dict[str, Any]]:
    if base is None:
        return {}
    return {name: {field: merged.value for field, merged in fields.items()} for name, fields in base.values.items()}


def _from_base(source: str, agreed: list[Any]) -> tuple[Item, ...]:
    return tuple(
        Item(item.id, item.label, source, item.pillar, tuple(part.seat for part in item.by), item.values)
        for item in agreed
    )


def _own_items(
    cohort: Cohort, seat: Seat, store: AnswerStore, source: str, publisher: Exercise, field: Field, context: Context
) -> Iterable[Item]:
    """Rows that this seat may refer to before they are agreed."""
    writers = (
        [other for other in cohort.seats_for(publisher) if publisher.unit is not Unit.PERSON]
        if seat.unit is Unit.CORE
        else [other for other in _same_place(cohort, seat) if other.unit is publisher.unit]
    )
    for writer in writers:
        try:
            file = store.load(writer.id, publisher.id)
        except AnswerError:
            continue  # that seat's own form says so; this one can go on without
        if file is not None:
            yield from items_of(source, publisher, field, file.values, writer, context)


def _same_place(cohort: Cohort, seat: Seat) -> list[Seat]:
    """The seats that a seat works with: itself, and for a person her table."""
    if seat.unit is not Unit.PERSON:
        return [seat]
    table = cohort.person(seat.id).table
    return [seat, cohort.seat(table)] if table else [seat]


def items_of(
    source: str, publisher: Exercise, field: Field, values: Mapping[str, Any], writer: Seat, context: Context
) -> Iterable[Item]:
    """The items that an answer publishes under a source: the rows of a table, or one text with the seat as its id."""
    answer = publisher.read(dict(values))
    if field.kind is not Kind.TABLE:
        text = str(getattr(answer, field.name))
        if text:
            yield Item(writer.id, text, source, writer.pillar, (writer.id,), dict(values))
        return
    raw = {row.get("id"): row for row in values.get(field.name, []) if isinstance(row, dict)}
    for row in answer.rows(field.name):
        yield Item(row.id, row.label_in(context), source, writer.pillar, (writer.id,), raw.get(row.id, {}))
