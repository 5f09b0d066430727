"""`bimtek status`: who is where."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from bimtek.answers.cohort import Cohort, Person
from bimtek.answers.handin import latest_handin, read_receipt
from bimtek.curriculum import SESSIONS
from bimtek.errors import HandinError
from bimtek.grading.collecting import seats_of
from bimtek.grading.gradebook import as_utc
from bimtek.grading.marks import Key, read_points
from bimtek.grading.reports import Graded, points_id

ONE_DAY = 86400


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person is in one meeting."""

    session: str
    handed_in: datetime.datetime | None
    """Her latest hand-in, or her table's or the core's; None: nothing yet."""
    missing: tuple[str, ...]
    """Her seats that handed in nothing; "perorangan" for her own."""
    graded: Graded | None
    """What the gradebook holds; None: not graded yet."""
    waits: bool
    """Something newer was handed in than was graded."""

    def __str__(self) -> str:
        """For a table on the screen: "82,5/100, 1 menunggu juri"."""
        if self.handed_in is None:
            return "–"
        if self.graded is None:
            return "terkumpul, belum dinilai"
        parts = ["terkumpul"]  # the core's exercises carry no points
        if self.graded.maximum:
            parts = [f"{points_id(self.graded.points)}/{points_id(self.graded.maximum)}"]
        if self.graded.to_judge:
            parts.append(f"{self.graded.to_judge} menunggu juri")
        if self.graded.seconds_late:
            parts.append(f"terlambat {lateness(self.graded.seconds_late)}")
        if self.missing:
            parts.append("belum: " + ", ".join(self.missing))
        if self.waits:
            parts.append("ada penyerahan baru")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A person and where she is in the four meetings."""

    id: str
    person: str
    table: str
    standings: tuple[Standing, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(str(standing) for standing in self.standings)


def status(cohort: Cohort) -> tuple[StatusRow, ...]:
    """One row for each person, in the order of the roster. Changes nothing; without a gradebook nobody is graded."""
    graded = read_points(cohort)
    return tuple(_row(cohort, graded, person) for person in cohort.people)


def lateness(seconds: float) -> str:
    """How late, in words: days, hours or minutes."""
    for unit, name in ((ONE_DAY, "hari"), (3600, "jam")):
        if seconds >= unit:
            return f"{int(seconds // unit)} {name}"
    return f"{max(1, int(seconds // 60))} menit"


def _row(cohort: Cohort, graded: dict[Key, Graded], person: Person) -> StatusRow:
    tables = {table.id: table.name for table in cohort.tables}
    where = tables.get(person.table) or ("Tim inti" if person.core else "–")
    standings = (_standing(cohort, graded.get((entry.id, person.id)), person, entry.id) for entry in SESSIONS)
    return StatusRow(person.id, person.name, where, tuple(standings))


def _standing(cohort: Cohort, graded: Graded | None, person: Person, session_id: str) -> Standing:
    seats = [seat.id for seat in seats_of(cohort, person, session_id)]
    folders = {seat: latest_handin(cohort, seat, session_id) for seat in seats}
    times = [time for folder in folders.values() if folder is not None and (time := _time(folder)) is not None]
    last = max(times, default=None)
    waits = bool(last and graded and graded.time and as_utc(last) > graded.time)
    missing = tuple("perorangan" if seat == person.id else seat for seat in seats if not folders[seat])
    return Standing(session_id, last, missing, graded, waits)


def _time(folder: Path) -> datetime.datetime | None:
    """None where the receipt is broken: collecting says so."""
    try:
        return read_receipt(folder).time
    except HandinError:
        return None
