"""Do the programmes fit into the money, people and means of years 1–5? Amounts by year, and what is over a limit.

Years are counted from 0 (year 1 of the plan); `BEYOND` means a start after year 5, where no limits are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bimtek.curriculum.programme import YEARS_WITH_PAGU

YEARS = YEARS_WITH_PAGU
BEYOND = YEARS
MONEY = "rupiah"
"""The resource that all programmes share; the others are OPD, by their ids, in orang-bulan a year."""

Limits = Mapping[str, tuple[float | None, ...]]
"""Resource → the limit of each of the years 1–5; None where nobody knows one."""
Starts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Work:
    """What a programme takes, year by year from its start."""

    id: str
    label: str
    wanted: int
    """The start that the tables wrote: 0–4, or `BEYOND`."""
    length: int
    """Years that it runs, at least 1."""
    cost: tuple[int, ...] = ()
    """Rupiah of its first, second … year; it moves with the start."""
    opd: str = ""
    months: float = 0.0
    """Orang-bulan of `opd` in each year in which it runs."""
    needs: tuple[str, ...] = ()
    """Programmes that must have started."""
    priority: float = 1.0
    movable: bool = True
    earliest: int = 0
    """The year from which the means that it uses are there."""

    def takes(self, start: int) -> Iterable[tuple[str, int, float]]:
        """(resource, year, amount) within years 1–5."""
        for nth, amount in enumerate(self.cost):
            if amount and start + nth < YEARS:
                yield MONEY, start + nth, float(amount)
        for year in range(start, min(start + self.length, YEARS)):
            if self.months and self.opd:
                yield self.opd, year, self.months


@dataclass(frozen=True, slots=True)
class Excess:
    """A limit that is passed."""

    resource: str
    year: int
    used: float
    limit: float

    @property
    def over(self) -> float:
        return self.used - self.limit


def loads(works: Iterable[Work], starts: Starts) -> dict[tuple[str, int], float]:
    """What all programmes together take: (resource, year) → amount."""
    taken: dict[tuple[str, int], float] = defaultdict(float)
    for work in works:
        for resource, year, amount in work.takes(starts[work.id]):
            taken[resource, year] += amount
    return dict(taken)


def excesses(works: Iterable[Work], starts: Starts, limits: Limits) -> list[Excess]:
    """Every limit that is passed, by year."""
    found = []
    for (resource, year), used in loads(works, starts).items():
        limit = limits[resource][year] if resource in limits else None
        if limit is not None and used > limit * (1 + 1e-9):
            found.append(Excess(resource, year, used, limit))
    return sorted(found, key=lambda excess: (excess.year, excess.resource != MONEY, excess.resource))


def too_early(work: Work, start: int, starts: Starts) -> tuple[str, ...]:
    """The programmes that it needs and that have not started yet."""
    return tuple(other for other in work.needs if other in starts and starts[other] > start)
