"""Hints and examples that the facilitator opens in the forms of a table, or of all: `<cohort>/room/released.json`.

Whoever fills in a form may ask for hints by herself. What is released opens by itself, with the word who opened it, so
that a whole table looks at the same thing at the same moment.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import AwareDatetime

from bimtek.answers.cohort import Cohort, Person
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum import exercises
from bimtek.errors import AnswerError
from bimtek.room.kept_list import Entry, KeptList

EVERYBODY = ""
EXAMPLES: Literal[0] = 0


class Release(Entry):
    """One thing that was opened, once."""

    exercise: str
    to: str = EVERYBODY
    """Id of a seat; EVERYBODY for all."""
    hints: int = EXAMPLES
    """Up to which hint; EXAMPLES for the good and the weak example."""
    time: AwareDatetime

    @property
    def words(self) -> str:
        return "contoh yang baik dan yang lemah" if self.hints == EXAMPLES else f"petunjuk {self.hints}"


class Releases:
    """What was released in a cohort."""

    def __init__(self, folder: Path) -> None:
        self._kept = KeptList(folder / "released.json", Release)

    @property
    def all(self) -> tuple[Release, ...]:
        """The whole log, the newest first."""
        return self._kept.entries[::-1]

    def open(self, cohort: Cohort, exercise_id: str, to: str, hints: int, time: datetime) -> Release:
        """Open something. `UnknownExercise`, `UnknownSeat`, or `AnswerError` for a hint that there is not.

        What is open already stays as it was and is not noted again.
        """
        exercise = find_exercise(exercise_id)
        if to != EVERYBODY:
            cohort.seat(to)
        if not 0 <= hints <= len(exercise.hints):
            raise AnswerError(
                f"Latihan ini mempunyai {len(exercise.hints)} petunjuk.",
                where=exercise.title,
                next_step="Pilih salah satunya.",
            )
        release = Release(exercise=exercise.id, to=to, hints=hints, time=time)

        def append(releases: list[Release]) -> Release:
            for before in releases:
                if (before.exercise, before.to, before.hints) == (release.exercise, release.to, release.hints):
                    return before
            releases.append(release)
            return release

        return self._kept.change(append)

    def shown(self, cohort: Cohort, person: Person, session_id: str) -> dict[str, dict[str, Any]]:
        """What the forms on a person's page of a meeting open: exercise → {"hints": how many, "examples", "time"}."""
        found: dict[str, dict[str, Any]] = {}
        seats = {exercise.id: cohort.seat_of(person, exercise) for exercise in exercises(session_id)}
        for release in self._kept.entries:
            seat = seats.get(release.exercise)
            if seat is None or release.to not in (EVERYBODY, seat.id, person.table or EVERYBODY):
                continue
            one = found.setdefault(release.exercise, {"hints": 0, "examples": False, "time": ""})
            one["hints"] = max(one["hints"], release.hints)
            one["examples"] |= release.hints == EXAMPLES
            one["time"] = release.time.isoformat()
        return found
