"""What the seats handed in to a meeting, read for merging. One bad file stops nobody: it is named, and an earlier
version of it is taken where there is one, so that no item of that seat is taken for deleted."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bimtek.answers.answer_file import read_answer_file
from bimtek.answers.base import OpenPoint
from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.handin import read_receipt, versions
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.errors import AnswerError, BimtekError, HandinError, UnknownExercise
from bimtek.plan.collect import SeatAnswer


@dataclass
class HandedInAnswers:
    """The answers of a meeting, and what of it could not be had."""

    answers: list[SeatAnswer] = field(default_factory=list)
    missing: list[Seat] = field(default_factory=list)
    """Seats that owe an exercise and handed in nothing."""
    problems: list[BimtekError] = field(default_factory=list)
    """Files that could not be used."""
    notes: list[OpenPoint] = field(default_factory=list)
    """Where an earlier version was taken instead."""


def read_handins(cohort: Cohort, session_id: str) -> HandedInAnswers:
    """The latest hand-ins of the tables and the core team, as far as they owe something in a meeting."""
    found = HandedInAnswers()
    owed: dict[str, tuple[Seat, list[Exercise]]] = {}
    for exercise in exercises(session_id):
        if exercise.unit is Unit.PERSON and not any(table.publishes for table in exercise.tables):
            continue  # tests and reviews are a person's own: nothing of them is agreed by a plenary
        for seat in cohort.seats_for(exercise):
            owed.setdefault(seat.id, (seat, []))[1].append(exercise)
    for seat, due in owed.values():
        folders = versions(cohort, seat.id, session_id)
        if folders:
            _read_seat(seat, due, folders, found)
        elif seat.unit is not Unit.PERSON:  # an idea is welcome; nobody's agreement waits for it
            found.missing.append(seat)
    return found


def _read_seat(seat: Seat, due: list[Exercise], folders: tuple[Path, ...], found: HandedInAnswers) -> None:
    """The last version counts; what cannot be read of it is looked for in those before."""
    wanted = {f"{exercise.id}.json": exercise for exercise in due}
    for folder in reversed(folders):
        try:
            names = read_receipt(folder).files
        except HandinError as error:
            found.problems.append(error)
            continue
        if folder == folders[-1]:
            found.problems += _strangers(folder, names)
        # Of a good version only what was there and cannot be read is still wanted from an earlier one.
        wanted = {name: wanted[name] for name in sorted(wanted.keys() & names.keys())}
        for name, exercise in list(wanted.items()):
            try:
                file = read_answer_file(folder / "answers" / name, exercise.id)
            except AnswerError as error:
                found.problems.append(error)
                continue
            del wanted[name]
            found.answers.append(SeatAnswer(seat, exercise.id, file.author, file.revision, file.values))
            if folder != folders[-1]:
                found.notes.append(_earlier(seat, exercise, folder))
        if not wanted:
            return


def _strangers(folder: Path, names: dict[str, str]) -> list[BimtekError]:
    """Files that no exercise reads."""
    known = {f"{exercise.id}.json" for exercise in exercises()}
    return [
        UnknownExercise(
            f"Latihan “{Path(name).stem}” tidak dikenal.",
            where=(folder / "answers" / name).as_posix(),
            next_step="Periksa nama berkasnya; isinya tidak ikut digabung.",
        )
        for name in sorted(names.keys() - known)
    ]


def _earlier(seat: Seat, exercise: Exercise, folder: Path) -> OpenPoint:
    return OpenPoint(
        code="KUMPULAN",
        message=f"Penyerahan terakhir {seat.name} untuk “{exercise.title}” tidak dapat dibaca; "
        f"dipakai penyerahan nomor {int(folder.name)}.",
        exercise=exercise.id,
        seats=[seat.id],
    )
