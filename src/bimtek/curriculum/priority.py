"""Weighted scoring: five criteria, their weights in percent, the score of a programme, and how sure its rank is.

Method: a weighted sum of ratings 1–5, cost reversed (6 − rating), so that a high score always speaks for a programme.
Sensitivity: one weight moves by `STEP` points, the others give or take in proportion to what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

IMPACT, URGENCY, READINESS, COST, ALIGNMENT = "impact", "urgency", "readiness", "cost", "alignment"
CRITERIA = {
    IMPACT: "Dampak bagi warga",
    URGENCY: "Mendesak",
    READINESS: "Kesiapan",
    COST: "Biaya",
    ALIGNMENT: "Keselarasan",
}
LOW, HIGH = 1, 5
WHOLE = Decimal(100)
"""Percent: what the weights add up to."""
EQUAL = {criterion: WHOLE / len(CRITERIA) for criterion in CRITERIA}
"""Weights as long as the core team has decided none."""
STEP = Decimal(10)
"""Points of a hundred by which a weight is moved to see what the ranks do."""

Weights = Mapping[str, Decimal]
Ratings = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A programme with its score, 1–5, and its rank; equal scores share a rank."""

    id: str
    score: Decimal
    rank: int


@dataclass(frozen=True, slots=True)
class Move:
    """What happens to the first ranks when one weight moves by `STEP` points."""

    criterion: str
    up: bool
    first: tuple[str, ...]
    """Programmes that are first then; several where they are equal."""
    entering: tuple[str, ...]
    """Programmes that come among the first `top`."""
    leaving: tuple[str, ...]

    @property
    def changes(self) -> bool:
        return bool(self.entering or self.leaving)


def weights_in(values: Mapping[str, Any]) -> Weights | None:
    """The weights that stored values hold; None unless all are there and add up to a hundred."""
    found: dict[str, Decimal] = {}
    for criterion in CRITERIA:
        raw = values.get(criterion)
        if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
            return None
        found[criterion] = Decimal(str(raw))
    is_whole = sum(found.values()) == WHOLE and all(weight >= 0 for weight in found.values())
    return found if is_whole else None


def ratings_in(values: Mapping[str, Any]) -> Ratings | None:
    """The five ratings that a stored row holds; None unless all are there and within bounds."""
    found = {criterion: values.get(criterion) for criterion in CRITERIA}
    ratings = {name: value for name, value in found.items() if isinstance(value, int) and LOW <= value <= HIGH}
    return ratings if len(ratings) == len(CRITERIA) else None


def counted(criterion: str, rating: int | Decimal) -> int | Decimal:
    """The rating as it speaks for a programme: what costs much counts little."""
    return LOW + HIGH - rating if criterion == COST else rating


def score(ratings: Ratings, weights: Weights) -> Decimal:
    """1–5, in hundredths."""
    total = sum((weights[name] * counted(name, ratings[name]) for name in CRITERIA), Decimal(0))
    return (total / WHOLE).quantize(Decimal("0.01"))


def ease(ratings: Ratings) -> Decimal:
    """How easily it can be done, 1–5: the mean of readiness and of the reversed cost."""
    return Decimal(ratings[READINESS] + LOW + HIGH - ratings[COST]) / 2


def ranked(rated: Mapping[str, Ratings], weights: Weights) -> tuple[Ranked, ...]:
    """The programmes by score, the highest first; equal ones in the order in which they came."""
    scores = {name: score(ratings, weights) for name, ratings in rated.items()}
    ordered = sorted(scores, key=lambda name: -scores[name])
    return tuple(Ranked(name, scores[name], 1 + sum(s > scores[name] for s in scores.values())) for name in ordered)


def moved(weights: Weights, criterion: str, step: Decimal) -> Weights | None:
    """The weights with one changed by `step`; the others share the rest as before. None where it cannot move so far."""
    now = weights[criterion] + step
    others = WHOLE - weights[criterion]
    if not 0 <= now <= WHOLE or not others:
        return None
    return {name: now if name == criterion else weight * (WHOLE - now) / others for name, weight in weights.items()}


def moves(rated: Mapping[str, Ratings], weights: Weights, top: int) -> Iterator[Move]:
    """Every weight moved up and down by `STEP`: who is first then, who enters and leaves the first `top`."""
    before = _first(ranked(rated, weights), top)
    for criterion in CRITERIA:
        for up, step in ((True, STEP), (False, -STEP)):
            changed = moved(weights, criterion, step)
            if changed is not None:
                order = ranked(rated, changed)
                after = _first(order, top)
                first = tuple(each.id for each in order if each.rank == 1)
                yield Move(criterion, up, first, _without(after, before), _without(before, after))


def _first(order: Sequence[Ranked], top: int) -> tuple[str, ...]:
    """Those of the first `top` ranks; more where the last of them is shared."""
    return tuple(each.id for each in order if each.rank <= top)


def _without(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in some if name not in others)
