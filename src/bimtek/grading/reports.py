"""What the steps of grading tell whoever called them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bimtek.errors import BimtekError, GradingError
from bimtek.formats import number_id

Tick = Callable[[str], None]
"""Called after each thing that is done, with its name."""


def silent(name: str) -> None:
    """Progress that nobody looks at."""


def points_id(points: float) -> str:
    """Points as people write them: 12,5; at most two decimals."""
    number = Decimal(repr(round(points, 2)))
    return number_id(number.to_integral_value() if number == number.to_integral_value() else number)


class Problem(GradingError):
    """Something of a person that could not be collected or graded, for a report; everything else was."""

    def __init__(self, person: str, session: str, error: Exception) -> None:
        # Errors of ours say what to do; of any other at least the name must not pass unseen.
        what = error.what if isinstance(error, BimtekError) else f"Galat program: {type(error).__name__}: {error}"
        super().__init__(
            f"{person}, {session}: {what}",
            where=error.where if isinstance(error, BimtekError) else "",
            next_step=error.next_step if isinstance(error, BimtekError) else "Laporkan kepada pengelola program.",
        )
        self.bare = what
        """The sentence without whose and of which meeting it is."""
        self.person = person
        self.session = session


@dataclass(frozen=True, slots=True)
class Collected:
    """A person's hand-ins of a meeting as they were collected."""

    person: str
    seats: tuple[str, ...]
    """The seats whose hand-ins it holds."""
    missing: tuple[str, ...]
    """The seats of hers that handed in nothing."""
    time: datetime.datetime | None
    """The latest hand-in; None: nothing was handed in."""
    seconds_late: float = 0.0


@dataclass(frozen=True, slots=True)
class CollectReport:
    """What `collect` found."""

    session: str
    people: tuple[Collected, ...]
    problems: tuple[Problem, ...]

    @property
    def collected(self) -> tuple[Collected, ...]:
        """People of whom there is something."""
        return tuple(one for one in self.people if one.time is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the people of whom there is nothing."""
        return tuple(one.person for one in self.people if one.time is None)

    @property
    def late(self) -> tuple[str, ...]:
        """Ids of the people who were late."""
        return tuple(one.person for one in self.people if one.seconds_late > 0)

    @property
    def failed(self) -> bool:
        return bool(self.problems)


@dataclass(frozen=True, slots=True)
class Graded:
    """What a hand-in is worth now."""

    person: str
    session: str
    points: float
    """Automatic and judged points together."""
    maximum: float
    """Of what the person owes."""
    to_judge: int
    """Answers that wait for a judge."""
    seconds_late: float
    time: datetime.datetime | None = None
    """When it was handed in: UTC, without a time zone, as nbgrader stores it."""


@dataclass(frozen=True, slots=True)
class GradeReport:
    """What `grade` did."""

    graded: tuple[Graded, ...]
    """What every hand-in that can be graded is worth now."""
    problems: tuple[Problem, ...]
    regraded: int = 0
    """How many were graded now; the others had been graded before and have not changed."""

    @property
    def unchanged(self) -> int:
        return len(self.graded) - self.regraded

    @property
    def failed(self) -> bool:
        return bool(self.problems)

    def __str__(self) -> str:
        """For the terminal: "3 dinilai ulang, 47 tidak berubah"."""
        return f"{number_id(self.regraded)} dinilai ulang, {number_id(self.unchanged)} tidak berubah"
