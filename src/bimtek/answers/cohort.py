"""A cohort: one regency's workshop, its people, its working tables, its four meetings.

<cohort>/cohort.yml    what it is: region, years, dates, tables    (settings.py)
<cohort>/roster.csv    who takes part                              (roster.py)
<cohort>/boundaries.geojson the boundaries of the districts, where somebody brought them (cohort_boundaries.py)
<cohort>/outline.yml   its own books and chapters, where it has some   (cohort_outline.py)
<cohort>/nomenclature.csv   the official nomenclature, where the cohort took it whole (`bimtek nomenclature`)
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from bimtek.answers.cohort_outline import read_outline
from bimtek.answers.files import plain_name
from bimtek.answers.roster import Person, read_roster
from bimtek.answers.settings import CORE, Settings, Table, read_settings
from bimtek.curriculum import Exercise
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.outline import Outline, course_outline
from bimtek.curriculum.sessions import session as find_session
from bimtek.datasets import Nomenclature, course_root, nomenclature, read_nomenclature, sub_dimensions
from bimtek.errors import UnknownRegion, UnknownSeat
from bimtek.region import Region, load_region
from bimtek.region.boundaries import FILE_NAME, read_boundaries

__all__ = ["CORE", "Cohort", "Person", "Seat", "Table", "load_cohort"]

NOMENCLATURE = "nomenclature.csv"


@dataclass(frozen=True, slots=True)
class Seat:
    """Whoever answers an exercise: a person, a table or the core team."""

    id: str
    unit: Unit
    name: str
    pillar: str = ""
    sub_dimensions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cohort:
    """A cohort, loaded and checked."""

    folder: Path
    settings: Settings
    region: Region
    people: tuple[Person, ...]
    outline: Outline = field(default_factory=course_outline)

    id = property(lambda self: self.settings.id)
    title = property(lambda self: self.settings.title)
    start_year = property(lambda self: self.settings.start_year)
    data_cutoff = property(lambda self: self.settings.data_cutoff)
    training = property(lambda self: self.settings.training)
    tables = property(lambda self: self.settings.tables)
    work = property(lambda self: self.folder / "work")
    bases = property(lambda self: self.folder / "base")
    handins = property(lambda self: self.folder / "handins")
    release = property(lambda self: self.folder / "release")
    submitted = property(lambda self: self.folder / "submitted")
    autograded = property(lambda self: self.folder / "autograded")
    feedback = property(lambda self: self.folder / "feedback")
    gradebook = property(lambda self: self.folder / "gradebook.db")

    @property
    def nomenclature(self) -> Nomenclature:
        """The version that this cohort uses: the official file that it took, else the course's own selection."""
        path = self.folder / NOMENCLATURE
        return read_nomenclature(path) if path.is_file() else nomenclature()

    @property
    def argument(self) -> str:
        """How a command names this cohort: by its name in grading/cohorts/, else by its folder."""
        at_home = self.folder.parent == (course_root() / "grading" / "cohorts").resolve()
        return self.folder.name if at_home else f'"{self.folder}"'

    @property
    def zone(self) -> datetime.timezone:
        return datetime.timezone(datetime.timedelta(hours=self.settings.utc_offset))

    @property
    def deadlines(self) -> dict[str, datetime.datetime]:
        """Session → until when (with time zone)."""
        return {name: self._aware(meeting.deadline) for name, meeting in self.settings.meetings.items()}

    def today(self, session_id: str) -> datetime.date:
        """The date that checks use: the meeting's own, so that a later re-grading gives the same."""
        return self.settings.meetings[find_session(session_id).id].date

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """All seats: tables, the core team, persons."""
        every = tuple(sub.id for sub in sub_dimensions())
        tables = tuple(
            Seat(table.id, Unit.TABLE, table.name, table.pillar, _covered(table)) for table in self.settings.tables
        )
        by_table = {seat.id: seat for seat in tables}
        people = tuple(
            Seat(
                person.id,
                Unit.PERSON,
                person.name,
                by_table[person.table].pillar,
                by_table[person.table].sub_dimensions,
            )
            if person.table
            else Seat(person.id, Unit.PERSON, person.name, "", every)
            for person in self.people
        )
        return (*tables, Seat(CORE, Unit.CORE, "Tim inti", "", every), *people)

    def seat(self, seat_id: str) -> Seat:
        """The seat with this id."""
        plain_name(seat_id, "Nama kursi")
        for seat in self.seats:
            if seat.id == seat_id:
                return seat
        raise UnknownSeat(
            f"“{seat_id}” bukan peserta, meja atau tim inti angkatan ini.",
            where=(self.folder / "roster.csv").as_posix(),
            next_step="Periksa ejaannya, atau tambahkan ke roster.csv.",
        )

    def person(self, person_id: str) -> Person:
        """The participant with this id."""
        plain_name(person_id, "Nama peserta")
        for person in self.people:
            if person.id == person_id:
                return person
        raise UnknownSeat(
            f"Peserta “{person_id}” tidak ada dalam daftar.",
            where=(self.folder / "roster.csv").as_posix(),
            next_step="Periksa ejaannya, atau tambahkan ke roster.csv.",
        )

    def seats_for(self, exercise: Exercise) -> tuple[Seat, ...]:
        """The seats that owe an exercise."""
        return tuple(seat for seat in self.seats if seat.unit is exercise.unit)

    def seat_of(self, person: Person, exercise: Exercise) -> Seat | None:
        """The seat whose answer counts for a person; None when she sits at no table."""
        if exercise.unit is Unit.CORE:
            return self.seat(CORE)
        if exercise.unit is Unit.PERSON:
            return self.seat(person.id)
        return self.seat(person.table) if person.table else None

    def members(self, seat: Seat) -> tuple[Person, ...]:
        """Who may write for a seat."""
        if seat.unit is Unit.CORE:
            return tuple(person for person in self.people if person.core)
        return tuple(person for person in self.people if seat.id in (person.id, person.table))

    def _aware(self, moment: datetime.datetime) -> datetime.datetime:
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone)


def _covered(table: Table) -> tuple[str, ...]:
    return table.sub_dimensions or tuple(sub.id for sub in sub_dimensions(table.pillar))


def load_cohort(folder: Path) -> Cohort:
    """The cohort in a folder. `CohortError` names the file, row and column; `UnknownRegion` the region."""
    folder = folder.resolve()
    path = folder / "cohort.yml"
    settings = read_settings(path)
    try:
        region = load_region(settings.region)
    except UnknownRegion as error:
        where = f"{path.as_posix()}, bagian region; yang dikenal ada di {error.where}"
        raise UnknownRegion(error.what, where=where, next_step=error.next_step) from error
    boundaries = folder / FILE_NAME
    if boundaries.is_file():
        region = replace(region, boundaries=read_boundaries(boundaries, region.districts))
    return Cohort(folder, settings, region, read_roster(folder / "roster.csv", settings), read_outline(folder))
