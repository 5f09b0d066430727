"""An exercise: everything about it, once. Form, feedback, points, worksheet, merge and page of the plan are views."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bimtek.curriculum.checks import Check
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.rows import Answer


class Unit(StrEnum):
    """Who answers (decision 3)."""

    PERSON = "person"
    TABLE = "table"
    CORE = "core"


@dataclass(frozen=True, slots=True)
class Example:
    """A good or a weak answer, with the reason."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric: what is judged, and the words for its levels from none to full."""

    title: str
    points: float
    levels: tuple[tuple[float, str], ...]
    """(points, what earns them), from low to high."""


@dataclass(frozen=True, slots=True)
class Rubric:
    """What people judge. Judged in formgrader; never by the machine."""

    title: str
    criteria: tuple[Criterion, ...]

    @property
    def points(self) -> float:
        return sum(criterion.points for criterion in self.criteria)


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """Where the answer stands in the plan. Book, number and title of the chapter follow from the outline that holds."""

    chapter: str
    """A key of outline.yml."""
    heading: str
    """The section in that chapter."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the machine proposes when it is asked: reasons in words, and values that a person may take over."""

    said: tuple[str, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    """Fields to set; of a table the rows to change, each with its id and only what changes. Empty: nothing to take."""


@dataclass(frozen=True, slots=True)
class Proposer:
    """A computation that people ask for with a button. It may take seconds and is never run by a save."""

    label: str
    """The words on the button: "Usulkan jadwal yang muat"."""
    run: Callable[[Any, Context], Proposal]


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """An exercise of the course. All texts are Indonesian."""

    id: str
    """"vision.issues": meeting and name; also the name of the answers file."""
    session: str
    """"01_vision": the nbgrader assignment and the folder in sessions/."""
    order: int
    unit: Unit
    minutes: int
    title: str
    why: str
    """Mengapa: two sentences."""
    how: tuple[str, ...]
    """Cara: short steps."""
    good: Example
    weak: Example
    hints: tuple[str, ...]
    """Shown one after the other."""
    answer: type[Answer]
    checks: tuple[Check, ...]
    rubric: Rubric | None = None
    places: tuple[PlanPlace, ...] = ()
    unplaced: str = ""
    """Why no book shows this answer, for whoever fills it in; empty where one does."""
    defaults: Callable[[Context], dict[str, Any]] | None = None
    """Values shown where nothing was answered yet: what an earlier meeting agreed is not asked twice."""
    proposer: Proposer | None = None

    @property
    def cell(self) -> str:
        """nbgrader's grade id of the graded cell: letters, digits and underscore only."""
        return self.id.replace(".", "_")

    @property
    def judged_cell(self) -> str:
        """nbgrader's grade id of the task cell that people judge."""
        return f"{self.cell}_judged"

    @property
    def points(self) -> float:
        """Points that checks give."""
        return sum(check.points for check in self.checks)

    @property
    def tables(self) -> Iterator[Field]:
        return (each for each in self.answer.fields.values() if each.kind is Kind.TABLE)

    def read(self, values: object) -> Answer:
        return self.answer.read(values if isinstance(values, dict) else {})
