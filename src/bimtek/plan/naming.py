"""Which id a seat's row has in a base: its own, or a derived one where that id is somebody else's (decision 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bimtek.answers.base import Base, BaseItem
from bimtek.answers.identity import derived_id
from bimtek.curriculum import exercise

Key = tuple[str, str, str]
"""Source, seat, and the id that stands in the seat's answer."""


class Names:
    """Gives ids to the rows of one meeting. Rows must come in the same order whenever the same answers are merged.

    Two seats with the same id: a row that was copied across tables is an item of its own. Whoever had the id when
    this meeting was merged before keeps it; so a late hand-in, or one that is gone, changes nobody's ids.
    """

    def __init__(self, previous: Base | None, former: Base | None) -> None:
        self.renamed: dict[Key, str] = {}
        """The ids that a seat's own references must follow."""
        self._owners = {
            (source, item.id): item.by[0].seat for source, items in _given(former) for item in _with_absorbed(items)
        }
        before = {item.id for _, items in _given(previous) for item in _with_absorbed(items)}
        self._taken = before | {item_id for _, item_id in self._owners}
        self._seen: dict[str, tuple[str, str]] = {}

    def give(self, source: str, seat: str, row_id: str) -> str:
        """The id of a row of a seat."""
        own = derived_id(f"{source}:{row_id}", seat)
        if self._owners.get((source, own)) == seat or not self._may_keep(source, seat, row_id):
            self.renamed[source, seat, row_id] = own
            return own
        return row_id

    def _may_keep(self, source: str, seat: str, row_id: str) -> bool:
        owner = self._owners.get((source, row_id))
        if (owner is not None and owner != seat) or (owner is None and row_id in self._taken):
            return False
        first = self._seen.setdefault(row_id, (source, seat))
        return owner == seat or first == (source, seat)


def is_fixed(item: BaseItem) -> bool:
    """The row is one that the exercise puts there: its id names something else, a component or a programme."""
    return bool(exercise(item.exercise).answer.fields[item.table].rows_from)


def _given(base: Base | None) -> Iterator[tuple[str, list[BaseItem]]]:
    """The rows that got their ids from this program."""
    for source, items in base.items.items() if base else ():
        yield source, [item for item in items if not is_fixed(item)]


def _with_absorbed(items: Iterable[BaseItem]) -> Iterator[BaseItem]:
    for item in items:
        yield item
        yield from _with_absorbed(item.absorbed)
