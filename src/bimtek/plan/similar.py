"""Near-duplicates: two items of different seats that say almost the same. Proposed, never dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from bimtek.answers.base import BaseItem, OpenPoint
from bimtek.curriculum import exercise

SIMILAR = 85.0
"""Token-sort similarity of the labels in percent (rapidfuzz) from which two items are shown side by side."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items with nearly the same label."""

    one: BaseItem
    other: BaseItem
    score: float
    """Similarity in percent."""

    @property
    def ids(self) -> frozenset[str]:
        return frozenset((self.one.id, self.other.id))


def similar_pairs(fresh: Mapping[str, list[BaseItem]]) -> Iterator[Pair]:
    """Pairs of collected rows of one table whose labels are nearly the same."""
    from rapidfuzz import fuzz, utils

    for items in fresh.values():
        # Words sorted once an item, not once a pair: that is what makes the ratio a token-sort ratio.
        asked = [item for item in items if _is_asked(item)]
        words = [" ".join(sorted(utils.default_process(item.label).split())) for item in asked]
        seats = [{part.seat for part in item.by} for item in asked]
        for one, other in combinations(range(len(asked)), 2):
            score = fuzz.ratio(words[one], words[other], score_cutoff=SIMILAR)
            if score and words[one] and seats[one] != seats[other]:
                yield Pair(asked[one], asked[other], score)


def near_duplicates(
    fresh: Mapping[str, list[BaseItem]], looked_at: Collection[frozenset[str]] = ()
) -> Iterator[OpenPoint]:
    """What is proposed to people. looked_at: sets of items about which they have decided already."""
    for pair in similar_pairs(fresh):
        if any(pair.ids <= items for items in looked_at):
            continue
        one, other = pair.one, pair.other
        yield OpenPoint(
            code="MIRIP",
            message=f"“{one.label}” dan “{other.label}” mirip ({pair.score:.0f}%). {question(one)}",
            exercise=one.exercise,
            items=[one.id, other.id],
            seats=[*(part.seat for part in one.by), *(part.seat for part in other.by)],
        )


def question(item: BaseItem) -> str:
    """What people are asked about two nearly equal rows of this table."""
    return exercise(item.exercise).answer.fields[item.table].alike


def _is_asked(item: BaseItem) -> bool:
    table = exercise(item.exercise).answer.fields[item.table]
    return bool(table.alike) and not table.rows_from
