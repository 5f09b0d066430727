"""From the agreed base to the rows of the plan: read, cleaned, with names instead of ids of persons."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from bimtek.answers.base import Base, BaseItem, Contribution
from bimtek.answers.cohort import Cohort
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.fields import Field
from bimtek.curriculum.reading import Unreadable, is_open, read
from bimtek.datasets import PILLAR_IDS
from bimtek.plan.merge import source_of
from bimtek.plan.model import Entry, Open, Value, Writer


class Entries:
    """Reads a base. `problems` lists what somebody typed that is not of its field's kind."""

    def __init__(self, cohort: Cohort, base: Base | None) -> None:
        self.cohort = cohort
        self.base = base
        self.problems: list[Open] = []
        self._names = {person.id: person.name for person in cohort.people}

    def items(self, exercise: str, table: str) -> list[BaseItem]:
        """The agreed rows of a table in the order of the pillars; within a pillar as the seats wrote them."""
        source = source_of(find_exercise(exercise), find_exercise(exercise).answer.fields[table])
        items = self.base.items.get(source, []) if self.base else []
        order = {pillar: place for place, pillar in enumerate(PILLAR_IDS)}
        return sorted(items, key=lambda item: order.get(item.pillar, len(order)))

    def of(self, exercise: str, table: str) -> list[Entry]:
        return [self.entry(item) for item in self.items(exercise, table)]

    def entry(self, item: BaseItem) -> Entry:
        row = find_exercise(item.exercise).answer.fields[item.table].row
        assert row is not None
        return Entry(
            id=item.id,
            label=item.label,
            pillar=item.pillar,
            by=self.writers(item.by),
            values=self.clean(item.values, row.fields, item),
            absorbed=[self.entry(other) for other in item.absorbed],
        )

    def clean(self, raw: Mapping[str, Any], fields: Mapping[str, Field], item: BaseItem) -> dict[str, Value]:
        """The values that can be read, as JSON. What cannot becomes an open point; the base keeps it as typed."""
        cleaned: dict[str, Value] = {}
        for name, field in fields.items():
            try:
                value = read(raw.get(name), field)
            except Unreadable as error:
                message = f"“{item.label}”, {field.label}: {error}"
                seats = [part.seat for part in item.by]
                self.problems.append(Open(code="TAK-TERBACA", message=message, exercise=item.exercise, seats=seats))
                continue
            if not is_open(value):
                cleaned[name] = as_value(value)
        return cleaned

    def field(self, exercise: str, name: str) -> Any:
        """The agreed value of a field that is no table, typed; its open value when nothing was agreed."""
        field = find_exercise(exercise).answer.fields[name]
        merged = self.base.values.get(exercise, {}).get(name) if self.base else None
        try:
            return read(merged.value if merged else None, field)
        except Unreadable as error:
            by = [voice.by.seat for voice in merged.voices] if merged else []
            message = f"{find_exercise(exercise).title}, {field.label}: {error}"
            self.problems.append(Open(code="TAK-TERBACA", message=message, exercise=exercise, seats=by))
            return read(None, field)

    def voices(self, exercise: str, name: str) -> dict[str, Any]:
        """What each seat said about a field that is no table; what cannot be read is left out."""
        field = find_exercise(exercise).answer.fields[name]
        merged = self.base.values.get(exercise, {}).get(name) if self.base else None
        said = {}
        for voice in merged.voices if merged else ():
            try:
                said[voice.by.seat] = read(voice.value, field)
            except Unreadable:
                continue
        return said

    def writers(self, parts: Iterable[Contribution]) -> list[Writer]:
        return [
            Writer(seat=part.seat, person=self._names.get(part.author, part.author), revision=part.revision)
            for part in parts
        ]

    def resolve(self, item_id: str) -> str:
        """The id that holds now."""
        aliases = self.base.aliases if self.base else {}
        seen: set[str] = set()
        while item_id in aliases and item_id not in seen:
            seen.add(item_id)
            item_id = aliases[item_id]
        return item_id


def as_value(value: Any) -> Value:
    """A typed value as JSON: whole numbers stay whole, a date is YYYY-MM-DD."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    assert isinstance(value, str | int | float)
    return value
