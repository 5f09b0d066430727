"""Where a pillar stands: the two weighted sums of a SWOT as one point, and the quadrant that it falls into.

Convention, shown wherever the point is shown: within each matrix (internal: strengths and weaknesses; external: chances
and threats) the weights add up to 1; every factor is rated 1 to 4 by the strength of its effect, whichever its kind.

    x = Σ weight × rating of strengths − Σ of weaknesses
    y = Σ weight × rating of chances   − Σ of threats

Both lie between −4 and 4. Other courses rate weaknesses in reverse and add; their numbers are others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

STRENGTH, WEAKNESS, CHANCE, THREAT = "s", "w", "o", "t"
KINDS = {STRENGTH: "Kekuatan", WEAKNESS: "Kelemahan", CHANCE: "Peluang", THREAT: "Ancaman"}
MATRICES = {
    # matrix: its two kinds, the first counted up, the second down
    "internal": (STRENGTH, WEAKNESS),
    "eksternal": (CHANCE, THREAT),
}
QUADRANTS = {
    # quadrant: its internal and its external kind, what it asks for
    "so": (STRENGTH, CHANCE, "memakai kekuatan untuk meraih peluang"),
    "wo": (WEAKNESS, CHANCE, "membenahi kelemahan dengan memakai peluang"),
    "st": (STRENGTH, THREAT, "memakai kekuatan untuk menahan ancaman"),
    "wt": (WEAKNESS, THREAT, "mengurangi kelemahan supaya ancaman tidak mengena"),
}
LIMIT = Decimal(4)
"""The farthest that a point can lie from the middle."""


class Weighted(Protocol):
    """A factor: its kind, its weight within its matrix and its rating."""

    kind: str
    weight: Decimal | None
    rating: int | None


@dataclass(frozen=True, slots=True)
class Position:
    """A point. The sums are of weight × rating; x and y follow from them."""

    strengths: Decimal
    weaknesses: Decimal
    chances: Decimal
    threats: Decimal

    @property
    def x(self) -> Decimal:
        return self.strengths - self.weaknesses

    @property
    def y(self) -> Decimal:
        return self.chances - self.threats

    @property
    def quadrant(self) -> str:
        """A key of QUADRANTS; "" on an axis, where two of them are as near."""
        if not self.x or not self.y:
            return ""
        return ("s" if self.x > 0 else "w") + ("o" if self.y > 0 else "t")


def score(factor: Weighted) -> Decimal | None:
    """Weight × rating; None while one of them is open."""
    return None if factor.weight is None or factor.rating is None else factor.weight * factor.rating


def weights(factors: Iterable[Weighted], matrix: str) -> Decimal:
    """The sum of the weights of a matrix: 1 when it is right."""
    return sum((row.weight or Decimal(0) for row in factors if row.kind in MATRICES[matrix]), Decimal(0))


def position(factors: Iterable[Weighted]) -> Position | None:
    """The point of these factors; None while a matrix has no weight.

    Each sum is divided by the weights of its matrix: for one table that is 1, for several tables of one pillar, whose
    factors stand side by side, it makes the mean of their points.
    """
    rows = list(factors)
    whole = {matrix: weights(rows, matrix) for matrix in MATRICES}
    if any(total <= 0 for total in whole.values()):
        return None
    sums = {
        kind: sum((score(row) or Decimal(0) for row in rows if row.kind == kind), Decimal(0)) / whole[matrix]
        for matrix, kinds in MATRICES.items()
        for kind in kinds
    }
    return Position(sums[STRENGTH], sums[WEAKNESS], sums[CHANCE], sums[THREAT])
