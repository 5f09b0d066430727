"""What an exercise is read from: its sheet, and all that is known about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bimtek.answers.cohort import Seat
from bimtek.curriculum import Exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field
from bimtek.sheets.choices import Choices, list_key
from bimtek.sheets.grid import Grid
from bimtek.sheets.report import Done, Problem
from bimtek.sheets.ticket import Ticket, Written


@dataclass(frozen=True)
class Source:
    """A sheet that came back, what stood in it when it went out, and the lists that it chooses from."""

    grid: Grid
    exercise: Exercise
    context: Context
    seat: Seat
    ticket: Ticket
    lists: Mapping[str, Choices]

    @property
    def written(self) -> Written:
        return self.ticket.exercises[self.exercise.id]

    def choices(self, table: str, field: Field) -> Choices:
        """The list of a field; an empty one for a field that has none."""
        return self.lists.get(list_key(self.exercise, table, field)) or Choices()

    def prepared(self, table: str) -> frozenset[str]:
        """Ids of the rows that were prepared for typing."""
        return self.ticket.prepared_ids(self.exercise.id, table)

    def problem(self, done: Done, wanted: str, *, found: str = "", **place: Any) -> Problem:
        return Problem(self.grid.title, found, wanted, done, **place)
