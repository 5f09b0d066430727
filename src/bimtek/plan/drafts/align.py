"""Two lists of passages side by side: what was changed, added, removed or moved.

Passages that did not change hold the lists together (difflib); between them those are paired that resemble each other
most, in their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bimtek.plan.drafts.passages import ROW, Passage

ALIKE = 0.45
"""Resemblance of two texts (rapidfuzz, 0–1) from which one counts as the other, changed."""
MOST_PAIRS = 90_000
"""So many pairs of passages are compared between two that did not change; beyond it they are taken in their order."""
MOVED = 20
"""Characters of a passage from which finding it again elsewhere says that it was moved."""

CHANGED, ADDED, REMOVED, SHIFTED = "diubah", "ditambah", "dihapus", "dipindah"


@dataclass(frozen=True, slots=True)
class Change:
    """`old` is None for what was added, `new` for what was removed."""

    old: Passage | None
    new: Passage | None

    @property
    def kind(self) -> str:
        if self.old is None:
            return ADDED
        if self.new is None:
            return REMOVED
        return SHIFTED if self.old.key == self.new.key else CHANGED

    @property
    def passage(self) -> Passage:
        """The passage that tells where it stands: the old one where there is one."""
        found = self.old or self.new
        assert found is not None
        return found


def changes(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Change, ...]:
    """Everything that differs, in the order of the document."""
    matcher = SequenceMatcher(None, [each.key for each in old], [each.key for each in new], autojunk=False)
    found = [
        Change(one, other)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for one, other in _paired(old[a:b], new[c:d])
    ]
    return tuple(_moved(found))


def _paired(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[Passage | None, Passage | None]]:
    few = len(old) * len(new) <= MOST_PAIRS
    pairs = _best(old, new) if few else [(place, place) for place in range(min(len(old), len(new)))]
    left, right = 0, 0
    for one, other in [*pairs, (len(old), len(new))]:
        yield from ((each, None) for each in old[left:one])
        yield from ((None, each) for each in new[right:other])
        if one < len(old):
            yield (old[one], new[other])
        left, right = one + 1, other + 1


def _best(old: Sequence[Passage], new: Sequence[Passage]) -> list[tuple[int, int]]:
    """Pairs of places whose resemblance together is greatest, without crossing."""
    likeness = [[_alike(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if likeness[i][j] >= ALIKE and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(one: Passage, other: Passage) -> float:
    from rapidfuzz import fuzz

    if (one.kind == ROW) != (other.kind == ROW):
        return 0.0
    if one.kind == ROW and len(one.cells) == len(other.cells):
        same = sum(a == b for a, b in zip(one.key, other.key, strict=False))
        return max(fuzz.ratio(one.text, other.text) / 100, same / max(len(one.key), 1))
    return fuzz.ratio(one.text, other.text) / 100


def _moved(found: Sequence[Change]) -> Iterator[Change]:
    """A passage that was removed here and added there, word for word, was moved."""
    removed = Counter(each.old.key for each in found if each.new is None and each.old)
    added = {each.new.key: each.new for each in found if each.old is None and each.new and len(each.new.text) >= MOVED}
    times = Counter(each.new.key for each in found if each.old is None and each.new)
    moved = {key for key in added if removed[key] == 1 and times[key] == 1}
    for each in found:
        if each.new is None and each.old and each.old.key in moved:
            yield Change(each.old, added[each.old.key])
        elif not (each.old is None and each.new and each.new.key in moved):
            yield each
