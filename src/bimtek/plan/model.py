"""The plan as data: `plan.json`. Chapters, books and the workbook are views of it (decision 9).

Rows of the exercises stand as `Entry`: their values as the exercise declares them, read and cleaned, with who wrote
them. What the plan computes stands beside the values. The JSON Schema is published in docs/plan.schema.json.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from bimtek.answers.base import Decided, Decision
from bimtek.curriculum.rows import Row
from bimtek.plan.brought import Brought
from bimtek.plan.kept import kept_with

SCHEMA_VERSION = 1

Value = str | int | float | list[str]
"""A value of a row: text, number, date as YYYY-MM-DD, or a list of ids. What is open has no key."""

R = TypeVar("R", bound=Row)


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Mark(StrEnum):
    """What is not sure about a figure (decision 10)."""

    AFTER_CUTOFF = "after_cutoff"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Seat(Part):
    """A table or the core team. Persons are named where they wrote."""

    id: str
    name: str
    unit: str
    pillar: str = ""


class Writer(Part):
    """Who wrote something: the seat, the person's name, the revision of the seat's answer."""

    seat: str
    person: str
    revision: int


class Entry(Part):
    """A row that somebody wrote. References in `values` point to ids of this plan."""

    id: str
    label: str
    pillar: str = ""
    by: list[Writer]
    values: dict[str, Value]
    absorbed: list[Entry] = []  # rows that people decided to be the same as this one


class Figure(Part):
    """A figure with where it comes from."""

    indicator: str
    place: str = ""
    value: Decimal | None = None
    qualifier: str = ""
    unit: str = ""
    year: int | None = None
    period: str = ""
    source: str = ""
    source_kind: str = ""
    """primary | secondary: from the data; opd: an office's own document; none: not measured yet."""
    note: str = ""
    marks: list[Mark] = []


class FactEntry(Entry):
    """A chosen indicator, with what the data know about it."""

    figure: Figure


class Dispute(Part):
    """Several values of one thing in circulation, side by side; the core team decides which one holds."""

    indicator: str
    place: str
    figures: list[Figure]


class Source(Part):
    """A numbered source, as the books cite it: [3]."""

    number: int
    text: str
    kind: str
    """law | document | primary | secondary | opd"""


class IssueEntry(Entry):
    usg: int | None = None
    """Sum of urgency, seriousness and growth, 3–15."""


class ProgrammeEntry(Entry):
    proposal: bool
    """The OPD in charge has not agreed: printed as "usulan"."""
    start: int | None = None
    end: int | None = None
    """Years as scheduled in meeting IV, else as meeting III wrote them."""
    horizon: int | None = None
    """1, 5 or 10: the tier in which it ends."""
    needs: list[str] = []
    """Programmes that must begin before."""
    pagu: int  # rupiah of all years together


class Rating(Part):
    seat: str
    value: int


class ReadinessEntry(Part):
    """A component of readiness with every voice behind it."""

    component: str
    label: str
    group: str
    median: float | None = None
    spread: float | None = None
    """Highest minus lowest rating."""
    differs: list[str] = []
    """Seats whose rating is two or more away from the median."""
    decision: Decision | None = None  # the plenary settled it: then `median` is what it said
    ratings: list[Rating] = []
    evidence: list[Entry] = []
    """The row of each seat: what it showed or promised."""


class Proposal(Part):
    """What one table proposes as vision."""

    seat: str
    pillar: str
    vision: str = ""
    horizon: int | None = None
    motto: str = ""


class Vision(Part):
    """The vision that holds: what meeting I chose, or what meeting II decided about it; and how."""

    text: str = ""
    provisional: bool = True
    """Meeting II has not decided yet."""
    first: str = ""
    """What meeting I chose, whatever became of it."""
    first_decision: Decision | None = None
    decision: Decision | None = None
    dissent: str = ""
    candidates: list[Entry] = []
    missions: list[str] = []
    """Ids of proposed missions."""


class Governance(Part):
    """Who leads, works and coordinates. `values`: the fields of the exercise that are no table."""

    values: dict[str, Value] = {}
    council: list[Entry] = []
    team: list[Entry] = []
    coordinators: list[Entry] = []


class Given(Part):
    """What the seats gave to one exercise that no other part of the plan holds, by the names of its fields."""

    tables: dict[str, list[Entry]] = {}
    values: dict[str, Value] = {}
    """Agreed values of the fields that are no table, and as each seat filled them; what is open has no key."""
    voices: dict[str, dict[str, Value]] = {}


class Meeting(Part):
    """A meeting of the workshop and the base that holds for it."""

    session: str
    roman: str
    title: str
    date: datetime.date
    base: str = ""
    closed: datetime.date | None = None
    """Day of the base; None while the meeting is open."""
    decided: list[Decided] = []  # by its plenary, on what the tables disagreed on


class Answered(Part):
    """Which seats answered an exercise, and which owe it."""

    exercise: str
    title: str
    session: str
    answered: list[Writer] = []
    owed: list[str] = []


class Open(Part):
    """What is not settled: a clash, a near-duplicate, a broken reference, a value that cannot be read."""

    code: str
    message: str
    exercise: str = ""
    seats: list[str] = []


class RegionPart(Part):
    code: str
    name: str
    province: str
    head_title: str
    tagline: str


class CohortPart(Part):
    id: str
    title: str
    training: bool
    notice: str
    data_cutoff: datetime.date | None


class Plan(Part):
    """The plan of a region, as far as it was agreed."""

    schema_version: int = SCHEMA_VERSION
    created: datetime.datetime  # of this file: the only value that differs between two runs over the same base
    region: RegionPart
    cohort: CohortPart
    first_year: int
    last_year: int
    meetings: list[Meeting]
    seats: list[Seat]
    answers: list[Answered]
    disputes: list[Dispute] = []
    facts: list[FactEntry] = []
    issues: list[IssueEntry] = []
    keywords: list[Entry] = []
    proposals: list[Proposal] = []
    proposed_missions: list[Entry] = []
    vision: Vision = Vision()
    readiness: list[ReadinessEntry] = []
    nature: dict[str, str] = {}  # by seat: what nature allows and threatens
    culture: dict[str, str] = {}
    gaps: list[Entry] = []
    programmes: list[ProgrammeEntry] = []
    quickwins: list[Entry] = []
    governance: Governance = Governance()
    given: dict[str, Given] = {}  # by the id of the exercise
    brought: Brought = Brought()
    sources: list[Source] = []
    open: list[Open] = []
    aliases: dict[str, str] = {}  # a merged row's old id → the id that holds now
    tombstones: dict[str, str] = {}  # a deleted row's id → its label

    @property
    def agreed_on(self) -> datetime.date | None:
        """The day of the last base: the date on the cover."""
        return max((meeting.closed for meeting in self.meetings if meeting.closed), default=None)

    @property
    def closed(self) -> tuple[Meeting, ...]:
        return tuple(meeting for meeting in self.meetings if meeting.closed)

    def seat_name(self, seat_id: str) -> str:
        return next((seat.name for seat in self.seats if seat.id == seat_id), seat_id)

    def owed(self, exercise_id: str, pillar: str = "") -> tuple[str, ...]:
        """Names of the seats that owe an exercise; with a pillar only its own."""
        owing = next((answer.owed for answer in self.answers if answer.exercise == exercise_id), [])
        return tuple(seat.name for seat in self.seats if seat.id in owing and (not pillar or seat.pillar == pillar))


def typed(entries: Sequence[Entry], row: type[R]) -> tuple[R, ...]:
    """Entries as typed rows of their exercise. Each is read once: tracing asks for the same ones hundreds of times."""
    return tuple(kept_with(entry, row, partial(_read, entry, row)) for entry in entries)


def _read(entry: Entry, row: type[R]) -> R:
    return row.read({**entry.values, "id": entry.id, "_by": [one.seat for one in entry.by], "_pillar": entry.pillar})
