"""A schedule that fits: the starts with the least waiting, weighed by priority, within limits and dependencies.

Method: a time-indexed integer programme (Pritsker, Watters and Wolfe 1969, Management Science 16:93–108), solved by
HiGHS through `scipy.optimize.milp`. A programme never starts before the year that its table wanted. It may be put
off past year 5, where no limits are known; what cannot be moved may make a fit impossible, and then the limits that
would have to grow are named with the smallest growth. The machine proposes; people decide.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bimtek.curriculum.capacity import BEYOND, Excess, Limits, Work, excesses, too_early

SECONDS = 4.0
"""For each of at most two runs. A solver that has not finished by then gives the best that it has."""
SLACK = ""
"""Stands for a programme's id where a limit may be passed."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A programme that starts later than wanted, and what stood in the way at the wanted start."""

    work: Work
    start: int
    passed: tuple[Excess, ...] = ()
    """Limits that it would pass, all others standing where they are proposed."""
    waits_for: tuple[str, ...] = ()
    """Programmes that it needs and that start later."""
    lacks_means: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """What came out. `starts` is empty when nothing fits."""

    starts: Mapping[str, int] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()
    to_blame: tuple[Excess, ...] = ()
    """The limits that make it impossible, each with what would be used at the least."""
    early: tuple[tuple[str, str], ...] = ()
    """(programme, what it needs): neither can be moved, and the first starts before the second."""
    is_best: bool = True
    """False when the time was up before it was certain that nothing is better."""

    @property
    def fits(self) -> bool:
        return bool(self.starts) or not (self.to_blame or self.early)


def fit(works: Sequence[Work], limits: Limits, *, seconds: float = SECONDS) -> Fit:
    """The schedule with the least waiting. Without works an empty fit."""
    if not works:
        return Fit()
    early = _contradictions(works)
    if early:
        return Fit(early=early)
    starts, is_best = _solve(works, limits, seconds, elastic=False)
    if starts is None:
        starts, _ = _solve(works, limits, seconds, elastic=True)
        return Fit(to_blame=tuple(excesses(works, starts, limits)) if starts else (), is_best=is_best)
    return Fit(starts, tuple(_moved(works, starts, limits)), is_best=is_best)


def _choices(work: Work) -> range:
    """The starts that are open to a programme."""
    if work.wanted >= BEYOND:
        return range(BEYOND, BEYOND + 1)
    first = work.wanted
    return range(max(first, work.earliest), BEYOND + 1) if work.movable else range(first, first + 1)


def _contradictions(works: Sequence[Work]) -> tuple[tuple[str, str], ...]:
    """What cannot be moved and starts before what it needs can start, also through others."""
    soonest = {work.id: min(_choices(work)) for work in works}
    for _ in works:  # each round carries a start one programme further
        for work in works:
            soonest[work.id] = max(soonest[work.id], *(soonest[each] for each in work.needs if each in soonest), 0)
    return tuple(
        (work.id, other) for work in works for other in work.needs if soonest.get(other, 0) > max(_choices(work))
    )


def _solve(
    works: Sequence[Work], limits: Limits, seconds: float, *, elastic: bool
) -> tuple[dict[str, int] | None, bool]:
    """The starts, or None when nothing fits; and whether they are proven to be the best.

    elastic: limits may be passed at a high price, each counted relative to its size.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    columns = [(work, start) for work in works for start in _choices(work)]
    waiting = [max(work.priority, 1e-6) * (start - work.wanted) for work, start in columns]
    program = _Program([(work.id, start) for work, start in columns], waiting)
    for work in works:
        _once_and_after_its_needs(program, work, works)
    for name, years in limits.items():
        for year, limit in enumerate(years):
            if limit is not None:
                _within(program, columns, name, year, limit, price=1e3 * (1 + sum(waiting)) if elastic else 0)
    binary = len(columns)
    free = len(program.cost) - binary
    result = milp(
        np.array(program.cost),
        integrality=np.concatenate([np.ones(binary), np.zeros(free)]),
        bounds=Bounds(np.zeros(binary + free), np.concatenate([np.ones(binary), np.full(free, np.inf)])),
        constraints=LinearConstraint(csr_array(program.matrix()), program.low, program.high),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if result.x is None:
        return None, result.status == 2
    return {work.id: start for nth, (work, start) in enumerate(columns) if result.x[nth] > 0.5}, result.status == 0


def _once_and_after_its_needs(program: _Program, work: Work, works: Sequence[Work]) -> None:
    program.add({(work.id, start): 1.0 for start in _choices(work)}, 1.0, 1.0)
    own = {(work.id, start): float(start) for start in _choices(work)}
    for other in works:
        if other.id in work.needs and other.id != work.id:
            program.add(own | {(other.id, start): -float(start) for start in _choices(other)}, 0.0, math.inf)


def _within(
    program: _Program, columns: Sequence[tuple[Work, int]], name: str, year: int, limit: float, *, price: float
) -> None:
    """What all take of a resource in a year stays below its limit; with a price it may pass it."""
    takes = {
        (work.id, start): sum(amount for what, when, amount in work.takes(start) if (what, when) == (name, year))
        for work, start in columns
    }
    scale = max(limit, *takes.values()) or 1.0  # the solver's tolerance is absolute; rupiah and months are not alike
    row = {key: amount / scale for key, amount in takes.items() if amount}
    if price:
        program.cost.append(price * scale / max(limit, 1.0))
        program.slack += 1
        row[SLACK, program.slack] = -1.0
        program.column[SLACK, program.slack] = len(program.cost) - 1
    program.add(row, -math.inf, limit / scale)


class _Program:
    """Costs and rows of the integer programme, written by name: (programme, start) or (SLACK, number)."""

    def __init__(self, names: Sequence[tuple[str, int]], cost: Sequence[float]) -> None:
        self.column = {name: nth for nth, name in enumerate(names)}
        self.cost = list(cost)
        self.low: list[float] = []
        self.high: list[float] = []
        self.slack = 0
        self._rows: list[Mapping[tuple[str, int], float]] = []

    def add(self, row: Mapping[tuple[str, int], float], low: float, high: float) -> None:
        self._rows.append(row)
        self.low.append(low)
        self.high.append(high)

    def matrix(self) -> Any:
        """(rows, columns), dense: a few hundred by a few hundred."""
        import numpy as np

        matrix = np.zeros((len(self._rows), len(self.cost)))
        for nth, row in enumerate(self._rows):
            for name, amount in row.items():
                matrix[nth, self.column[name]] = amount
        return matrix


def _moved(works: Sequence[Work], starts: Mapping[str, int], limits: Limits) -> list[Moved]:
    """Why each programme that moved could not start when wanted."""
    before = {(each.resource, each.year) for each in excesses(works, starts, limits)}
    found = []
    for work in works:
        if starts[work.id] <= work.wanted:
            continue
        back = {**starts, work.id: work.wanted}
        passed = tuple(each for each in excesses(works, back, limits) if (each.resource, each.year) not in before)
        waits = too_early(work, work.wanted, starts)
        found.append(Moved(work, starts[work.id], passed, waits, work.earliest > work.wanted))
    return found
