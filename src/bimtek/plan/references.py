"""References between items after a merge: each points to the id that holds now, or is named as broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bimtek.answers.base import Base, BaseItem, MergedValue, OpenPoint
from bimtek.curriculum import exercise, publishers
from bimtek.curriculum.context import SELECTIONS
from bimtek.curriculum.fields import Field, Kind, Merge
from bimtek.plan.naming import Key


class References:
    """Follows the references of a base, which it changes. `renamed`: what `Names` gave this meeting's copied rows."""

    def __init__(self, base: Base, renamed: Mapping[Key, str]) -> None:
        self.base = base
        self.renamed = renamed
        self.broken: list[OpenPoint] = []
        self._alive = {source: {item.id for item in items} for source, items in base.items.items()}
        for source, (publisher, field) in publishers().items():
            if field.kind is not Kind.TABLE:  # a text is named by the seat that wrote it
                merged = base.values.get(publisher.id, {}).get(field.name)
                self._alive[source] = {voice.by.seat for voice in merged.voices} if merged else set()

    def resolve(self, source: str, item_id: str, seat: str) -> str:
        """The id that holds now, through a seat's renamed copy and every alias."""
        item_id = self.renamed.get((source, seat, item_id), item_id)
        seen: set[str] = set()
        while item_id in self.base.aliases and item_id not in seen:
            seen.add(item_id)
            item_id = self.base.aliases[item_id]
        return item_id

    def rewrite(self) -> None:
        """Point every reference to the id that holds; list in `broken` those that lead nowhere.

        Also those of earlier meetings: they can lose what they point to when such a meeting is merged anew.
        """
        for items in self.base.items.values():
            for item in items:
                self._rewrite_item(item)
        for exercise_id, values in self.base.values.items():
            for name, merged in values.items():
                field = exercise(exercise_id).answer.fields[name]
                if field.source in publishers():
                    values[name] = self._rewrite_value(exercise_id, field, merged)

    def _rewrite_item(self, item: BaseItem) -> None:
        table = exercise(item.exercise).answer.fields[item.table]
        assert table.row is not None
        seats = [part.seat for part in item.by]
        keys = SELECTIONS.get(table.rows_from, table.rows_from)
        if keys in publishers():
            name = self.base.tombstones.get(item.id, item.label)  # a row about a deleted item has only its id as label
            self._name_broken(keys, item.id, f"“{name}” dalam {table.label}", item.exercise, [item.id], seats)
        for name, field in table.row.fields.items():
            if field.source in publishers() and item.values.get(name):
                who = f"“{item.label}”: {field.label}"
                new = self._follow(field.source, item.values[name], seats[0])
                item.values[name] = new
                for entry in _listed(new):
                    self._name_broken(field.source, entry, who, item.exercise, [item.id, entry], seats)
        for absorbed in item.absorbed:
            self._rewrite_item(absorbed)

    def _rewrite_value(self, exercise_id: str, field: Field, merged: MergedValue) -> MergedValue:
        """The agreed value of a field that refers to items. Of collected voices each follows its own seat's rows."""
        said = [voice for voice in merged.voices if voice.value]
        if merged.rule is Merge.COLLECT:
            value: Any = [self._follow(field.source, voice.value, voice.by.seat) for voice in said]
        elif not said or not merged.value:
            return merged
        else:
            value = self._follow(field.source, merged.value, said[0].by.seat)
        seats = [voice.by.seat for voice in said]
        for entry in _listed(value):
            self._name_broken(field.source, entry, f"“{field.label}”", exercise_id, [entry], seats)
        return merged.model_copy(update={"value": value})

    def _follow(self, source: str, raw: Any, seat: str) -> Any:
        """What stands in a field, with the ids that hold now; of one and the same item one reference is enough."""
        if isinstance(raw, list):
            return list(dict.fromkeys(self.resolve(source, entry, seat) for entry in _listed(raw)))
        return self.resolve(source, str(raw).strip(), seat)

    def _name_broken(
        self, source: str, entry: str, who: str, exercise_id: str, items: list[str], seats: list[str]
    ) -> None:
        if entry in self._alive.get(source, ()):
            return
        was = self.base.tombstones.get(entry)
        what = f"butir yang sudah dihapus (“{was}”)" if was else f"butir yang tidak dikenal ({entry})"
        self.broken.append(
            OpenPoint(code="RUJUK", message=f"{who} menunjuk {what}.", exercise=exercise_id, items=items, seats=seats)
        )


def _listed(raw: Any) -> Sequence[str]:
    """The references in a field's value: one, several, or several of several seats."""
    if isinstance(raw, list):
        return [entry for part in raw for entry in _listed(part)]
    return [str(raw).strip()] if raw is not None and str(raw).strip() else []
