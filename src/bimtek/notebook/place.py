"""Where a person sits when she opens a notebook.

    BIMTEK_COHORT   the cohort's folder, or its name in grading/cohorts/
    BIMTEK_PERSON   who she is
    BIMTEK_SEAT     a seat to sit at instead of her own
    BIMTEK_HOME     where the personal practice cohort lies when no cohort is named; else .bimtek in her home folder
    BIMTEK_DESK     her folder in JupyterLab, as `bimtek lab` made it; ZIPs of hand-ins are put there

Nothing is ever written into the working directory: that is the course itself.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bimtek.answers.cohort import Cohort, Person, Seat, load_cohort
from bimtek.answers.files import write_atomic
from bimtek.answers.settings import read_settings
from bimtek.answers.store import AnswerStore
from bimtek.answers.submission import Submission
from bimtek.curriculum import Exercise, exercises
from bimtek.datasets import course_root
from bimtek.errors import BimtekError, CohortError, UnknownSeat
from bimtek.region import Region, load_region

SAMPLE = "bangli-2024"
"""The cohort whose settings a practice cohort takes over."""
PRACTICE = "latihan"
"""Folder of the practice cohort, and the person in it."""
PARCELS = "kumpulan"
"""Folder of the ZIPs that are handed in."""


@dataclass(frozen=True)
class Place:
    """A cohort and a person in it."""

    cohort: Cohort
    person: Person

    @property
    def store(self) -> AnswerStore:
        return AnswerStore(self.cohort.work)

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Every seat that this person may write for, each once."""
        seats = {seat.id: seat for entry in exercises() if (seat := self.cohort.seat_of(self.person, entry))}
        return tuple(seat for seat in seats.values() if self.person in self.cohort.members(seat))

    def seat(self, exercise: Exercise) -> Seat:
        """The seat whose answer to an exercise this person sees."""
        named = os.environ.get("BIMTEK_SEAT")
        if named and (seat := self.cohort.seat(named)).unit is exercise.unit:
            return seat
        own = self.cohort.seat_of(self.person, exercise)
        if own is None:
            raise UnknownSeat(
                "Latihan ini diisi di meja, dan Anda belum duduk di salah satu meja.",
                where=exercise.title,
                next_step="Minta fasilitator menambahkan meja Anda di roster.csv.",
            )
        return own


def is_graded() -> bool:
    """Whether nbgrader runs this notebook to grade it (when it only validates, a person sits here)."""
    return os.environ.get("NBGRADER_EXECUTION", "validate") not in ("", "validate")


def is_still() -> bool:
    """Whether nobody will touch what is shown: graded, or stored in a notebook (BIMTEK_STATIC)."""
    return is_graded() or bool(os.environ.get("BIMTEK_STATIC"))


def here() -> Place:
    """The place that the environment names; without one, a cohort to practise in alone."""
    named = os.environ.get("BIMTEK_COHORT")
    if not named:
        cohort = load_cohort(_practice_folder())
        return Place(cohort, cohort.people[0])
    cohort, who = _named(named), os.environ.get("BIMTEK_PERSON")
    if not who:
        raise CohortError(
            "Buku kerja ini dibuka tanpa nama peserta, maka formulirnya tidak tampil.",
            next_step="Peserta mengisi di halaman peserta. Untuk mencobanya: `python -m bimtek lab --person NAMA`.",
        )
    return Place(cohort, cohort.person(who))


def nobody_sits_here() -> bool:
    """Whether a cohort is named and no person: the facilitator looks at a notebook."""
    return bool(os.environ.get("BIMTEK_COHORT")) and not os.environ.get("BIMTEK_PERSON")


def region() -> Region:
    """The region that figures are about: that of the hand-in where nbgrader grades, else of the person's cohort."""
    if is_graded():
        submission = Submission(Path.cwd())
        for entry in exercises():
            try:
                return submission.context(entry.id).region
            except BimtekError:
                continue  # another meeting's exercise, or one that this person's seats do not answer
    if is_still() and not os.environ.get("BIMTEK_COHORT"):
        return load_region(read_settings(_sample()).region)  # nobody sits here, so nobody's practice cohort is made
    if named := os.environ.get("BIMTEK_COHORT"):
        return _named(named).region  # whoever looks: the facilitator, too, who is no person of the roster
    return here().cohort.region


def parcels() -> Path:
    """The folder for ZIPs of hand-ins: at her desk in JupyterLab, else in her home."""
    desk = os.environ.get("BIMTEK_DESK")
    return (Path(desk) if desk else _home()) / PARCELS


def _home() -> Path:
    home = os.environ.get("BIMTEK_HOME")
    return Path(home) if home else Path.home() / ".bimtek"


@cache
def _load(folder: Path) -> Cohort:
    return load_cohort(folder)


def _named(name: str) -> Cohort:
    return _load(course_root() / "grading" / "cohorts" / name)


def _practice_folder() -> Path:
    """The personal practice cohort: the sample's settings, one person who sits at its first table and in the core."""
    folder = _home() / PRACTICE
    if not (folder / "roster.csv").exists():
        table = read_settings(_sample()).tables[0].id
        write_atomic(folder / "cohort.yml", _sample().read_text(encoding="utf-8"))
        roster = ["person,name,table,core,coordinator", f"{PRACTICE},Latihan pribadi,{table},ya,ya"]
        write_atomic(folder / "roster.csv", "\n".join(roster) + "\n")
    return folder


def _sample() -> Path:
    return course_root() / "grading" / "cohorts" / SAMPLE / "cohort.yml"
