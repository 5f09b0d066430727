"""What was understood of a workbook that came back, and what was not: for a page, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bimtek.answers.cohort import Person, Seat
from bimtek.sheets.ticket import Ticket

LONGEST = 60
"""Letters of a label or of a found text."""


def short(text: str) -> str:
    """In one line that can be read at a glance."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"


class Done(StrEnum):
    """What becomes of something that was not understood."""

    KEPT_TYPED = "disimpan seperti tertulis"
    KEPT_BEFORE = "isian sebelumnya tetap"
    LEFT_OUT = "tidak diambil"
    AS_NEW = "diambil sebagai baris baru"
    NOTED = "sisanya diambil"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not understood. All texts are Indonesian."""

    sheet: str
    found: str
    """What was there."""
    wanted: str
    """What is expected, and how to mend it."""
    done: Done
    row: int = 0
    column: str = ""
    """The header."""
    cell: str = ""
    """Its name in the spreadsheet: "D7"."""

    @property
    def place(self) -> str:
        parts = [f"lembar “{self.sheet}”" if self.sheet else "", f"baris {self.row}" if self.row else ""]
        parts.append(f"kolom “{self.column}”" if self.column else "")
        return ", ".join(part for part in parts if part) + (f" ({self.cell})" if self.cell else "")

    def __str__(self) -> str:
        what = f"tertulis “{self.found}”. " if self.found else ""
        return f"{self.place}: {what}{self.wanted} [{self.done}]"


class State(StrEnum):
    """What the workbook says about an exercise."""

    CHANGED = "berubah"
    SAME = "tidak berubah"
    PROPOSED = "usulan belum disetujui"
    """What an earlier meeting proposes stands there untouched, and nobody agreed."""
    MISSING = "tidak ada dalam buku kerja"
    REFUSED = "tidak dapat diambil"


@dataclass(frozen=True, slots=True)
class ExerciseImport:
    """An exercise of a workbook. `values` is the whole answer as it would be saved."""

    id: str
    title: str
    state: State
    values: dict[str, Any]
    revision: int
    base: str
    rows: int = 0
    """Rows of its tables that were understood."""
    new: tuple[str, ...] = ()
    """Labels of new rows."""
    changed: tuple[str, ...] = ()
    """Labels of changed rows and of changed single fields."""
    removed: tuple[str, ...] = ()
    """Labels of rows that are not there any more."""
    moved: bool = False
    """Rows stand in another order."""
    problems: tuple[Problem, ...] = ()

    def describe(self) -> dict[str, Any]:
        return {**asdict(self), "problems": [_problem(problem) for problem in self.problems]}

    def lines(self) -> Iterator[str]:
        yield f"{self.title}: {self.state}, {self.rows} baris dibaca"
        for what, labels in (("baru", self.new), ("berubah", self.changed), ("dihapus", self.removed)):
            if labels:
                yield f"  {what} ({len(labels)}): {'; '.join(labels)}"
        if self.moved:
            yield "  urutan baris berubah"
        for problem in self.problems:
            yield f"  ! {problem}"


@dataclass(frozen=True)
class Import:
    """A workbook that came back, understood as far as possible. Nothing is saved yet."""

    ticket: Ticket
    seat: Seat
    person: Person
    """Who answers for it."""
    content: bytes = field(repr=False)
    sha256: str
    exercises: tuple[ExerciseImport, ...]
    problems: tuple[Problem, ...] = ()
    """What belongs to no exercise: unknown sheets."""

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        return (*self.problems, *(problem for exercise in self.exercises for problem in exercise.problems))

    @property
    def changes(self) -> tuple[ExerciseImport, ...]:
        """The exercises that would be saved."""
        return tuple(exercise for exercise in self.exercises if exercise.state is State.CHANGED)

    def describe(self) -> dict[str, Any]:
        """As JSON for a page."""
        return {
            "cohort": self.ticket.cohort,
            "seat": self.seat.id,
            "seat_name": self.seat.name,
            "session": self.ticket.session,
            "person": self.person.id,
            "made": self.ticket.time.isoformat(),
            "sha256": self.sha256,
            "exercises": [
                {name: value for name, value in exercise.describe().items() if name != "values"}
                for exercise in self.exercises
            ],
            "problems": [_problem(problem) for problem in self.problems],
            "has_changes": bool(self.changes),
        }

    def lines(self) -> list[str]:
        """In words, a line each."""
        lines = [line for exercise in self.exercises for line in exercise.lines()]
        return [*lines, *(f"! {problem}" for problem in self.problems)]


WORDS = {
    "saved": "tersimpan (simpanan ke-{revision})",
    "already": "sudah tersimpan sebelumnya (simpanan ke-{revision})",
    "same": "tidak berubah",
    "proposed": "usulan dari pertemuan sebelumnya belum disetujui; tidak disimpan",
    "missing": "tidak ada dalam buku kerja; tidak diubah",
    "refused": "tidak diambil",
}
"""What became of an exercise; a conflict tells it in its own words."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an exercise: saved, there already, a conflict, or nothing to save."""

    id: str
    title: str
    status: str
    """"saved" | "already" | "conflict" | "same" | "proposed" | "missing" | "refused" """
    revision: int = 0
    message: str = ""
    """For a conflict: whose answer stands there, and where this one is kept."""

    @property
    def words(self) -> str:
        return self.message or WORDS[self.status].format(revision=self.revision)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a workbook."""

    kept: str
    """Where the file is kept, below the cohort's folder."""
    outcomes: tuple[Outcome, ...]
    time: datetime
    receipt: dict[str, Any] | None = None
    """Of the hand-in."""
    not_handed_in: str = ""
    """Why it was not handed in although it was asked for."""

    @property
    def conflicts(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.status == "conflict")

    def describe(self) -> dict[str, Any]:
        """As JSON for a page."""
        return {**asdict(self), "time": self.time.isoformat()}


def _problem(problem: Problem) -> dict[str, Any]:
    return {**asdict(problem), "place": problem.place}
