"""References between items after a merge: each points to the id that holds now, or is named as broken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bimtek.answers.base import Base, BaseItem, OpenPoint
from bimtek.curriculum import exercise, publishers
from bimtek.curriculum.fields import Kind


class References:
    """Follows references of a base. `renamed`: (seat, id) → the id that this seat's own copy of a row got."""

    def __init__(self, base: Base, renamed: Mapping[tuple[str, str], str]) -> None:
        self.base = base
        self.renamed = renamed
        self.broken: list[OpenPoint] = []
        self._alive = {source: {item.id for item in items} for source, items in base.items.items()}

    def resolve(self, item_id: str, seat: str) -> str:
        """The id that holds now, through a seat's renamed copy and every alias."""
        item_id = self.renamed.get((seat, item_id), item_id)
        seen: set[str] = set()
        while item_id in self.base.aliases and item_id not in seen:
            seen.add(item_id)
            item_id = self.base.aliases[item_id]
        return item_id

    def rewrite(self, fresh: Mapping[str, list[BaseItem]]) -> None:
        """Point every reference of this meeting's items to the id that holds; list those that lead nowhere."""
        for items in fresh.values():
            for item in items:
                self._rewrite_item(item)
                for absorbed in item.absorbed:
                    self._rewrite_item(absorbed)
        # Items of earlier meetings can lose what they point to when that meeting is merged anew.
        # They are copied first: a base that is written already never changes.
        for source, items in list(self.base.items.items()):
            if source not in fresh:
                self.base.items[source] = [item.model_copy(deep=True) for item in items]
                for item in self.base.items[source]:
                    self._rewrite_item(item)

    def _rewrite_item(self, item: BaseItem) -> None:
        row = exercise(item.exercise).answer.fields[item.table].row
        assert row is not None
        for name, field in row.fields.items():
            # A text that is published (a proposed vision) is named by its seat and needs no following.
            if field.source in publishers() and publishers()[field.source][1].kind is Kind.TABLE:
                item.values[name] = self._follow(item, name, field.source, field.label)

    def _follow(self, item: BaseItem, name: str, source: str, label: str) -> Any:
        raw: Any = item.values.get(name)
        several = isinstance(raw, list)
        old = [str(entry) for entry in (raw if several else [raw]) if entry]
        seat = item.by[0].seat
        new = list(dict.fromkeys(self.resolve(entry, seat) for entry in old))
        for entry in new:
            if entry not in self._alive.get(source, ()):
                was = self.base.tombstones.get(entry)
                what = f"butir yang sudah dihapus (“{was}”)" if was else f"butir yang tidak dikenal ({entry})"
                self.broken.append(
                    OpenPoint(
                        code="RUJUK",
                        message=f"“{item.label}”: {label} menunjuk {what}.",
                        exercise=item.exercise,
                        items=[item.id, entry],
                        seats=[part.seat for part in item.by],
                    )
                )
        return new if several else (new[0] if new else raw)
