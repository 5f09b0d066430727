"""Near-duplicates: two items of different seats that say almost the same. Proposed, never dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from bimtek.answers.base import BaseItem, OpenPoint
from bimtek.curriculum import exercise

SIMILAR = 85.0
"""Token-sort similarity of the labels in percent (rapidfuzz) from which two items are shown side by side."""


def near_duplicates(fresh: Mapping[str, list[BaseItem]]) -> Iterator[OpenPoint]:
    """Pairs of collected rows of one table whose labels are nearly the same."""
    from rapidfuzz import fuzz, utils

    for items in fresh.values():
        for one, other in combinations(items, 2):
            table = exercise(one.exercise).answer.fields[one.table]
            if table.rows_from or not table.alike or {part.seat for part in one.by} == {part.seat for part in other.by}:
                continue
            score = fuzz.token_sort_ratio(one.label, other.label, processor=utils.default_process)
            if score >= SIMILAR:
                yield OpenPoint(
                    code="MIRIP",
                    message=f"“{one.label}” dan “{other.label}” mirip ({score:.0f} %). {table.alike}",
                    exercise=one.exercise,
                    items=[one.id, other.id],
                    seats=[*(part.seat for part in one.by), *(part.seat for part in other.by)],
                )
