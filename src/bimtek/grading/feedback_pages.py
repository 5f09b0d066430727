"""`bimtek feedback`: a page for each person and each table: points, findings, the judges' words, what to do next.

Completeness ("kelengkapan") is what the checks give, quality ("mutu") what people judged. A page tells of its own
answers alone and compares nobody.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.files import write_atomic
from bimtek.answers.submission import Submission
from bimtek.curriculum import SESSIONS, exercises, session
from bimtek.curriculum.exercise import Unit
from bimtek.formats import date_id
from bimtek.grading.feedback_parts import Part, part_of
from bimtek.grading.gradebook import comments, grades, open_gradebook
from bimtek.grading.marks import read_points
from bimtek.grading.overview import lateness
from bimtek.grading.reports import Graded, Tick, points_id, silent

NAME = "umpan-balik.html"
TEMPLATES = Path(__file__).parent / "templates"
AT_ONCE = 3
"""Exercises that the next steps name; more than that nobody begins with."""
SHOWN = 4
"""Findings of an exercise that are seen at once; the others are folded, so that the page stays one."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Points of several exercises, and how many of them still wait for a judge."""

    points: float
    maximum: float
    waits: int = 0

    @property
    def share(self) -> float:
        return self.points / self.maximum if self.maximum else 0.0


def feedback(cohort: Cohort, session_id: str, *, progress: Tick = silent) -> tuple[Path, ...]:
    """Write feedback/<person>/<session>/umpan-balik.html for everybody who was graded, and one for her table.

    A table's page tells what its members have in common; as points of judges stand those of its first member who was
    graded. Returns the pages, persons first.
    """
    session_id = session(session_id).id
    points = read_points(cohort)
    graded = [person for person in cohort.people if (session_id, person.id) in points]
    pages: list[Path] = []
    if not graded:
        return ()
    with open_gradebook(cohort.gradebook) as gradebook:
        for person in graded:
            one = points[session_id, person.id]
            pages.append(_write(cohort, person.id, one, _parts(cohort, gradebook, person, session_id), person))
            progress(person.name)
        for table in (seat for seat in cohort.seats if seat.unit is Unit.TABLE):
            speaker = next((person for person in graded if person.table == table.id), None)
            parts = _parts(cohort, gradebook, speaker, session_id, Unit.TABLE) if speaker else ()
            if speaker and parts:
                pages.append(_write(cohort, table.id, points[session_id, speaker.id], parts, table))
    return tuple(pages)


def _parts(
    cohort: Cohort, gradebook: Any, person: Person, session_id: str, unit: Unit | None = None
) -> tuple[Part, ...]:
    """What is to be said of each exercise that a person owes; unit: only of those."""
    submission = gradebook.find_submission(session_id, person.id)
    handed_in = Submission(cohort.autograded / person.id / session_id)
    found, remarks = grades(submission), comments(submission)
    return tuple(
        part_of(handed_in, entry, person, found, remarks)
        for entry in exercises(session_id)
        if unit in (None, entry.unit)
        and (seat := cohort.seat_of(person, entry)) is not None
        and person in cohort.members(seat)
    )


def _write(cohort: Cohort, name: str, graded: Graded, parts: Sequence[Part], whose: Person | Seat) -> Path:
    path: Path = cohort.feedback / name / graded.session / NAME
    write_atomic(path, _page(cohort, graded, parts, whose))
    return path


def _page(cohort: Cohort, graded: Graded, parts: Sequence[Part], whose: Person | Seat) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["points"] = points_id
    meeting = session(graded.session)
    complete, quality = _sums(parts)
    return environment.get_template("feedback.html.j2").render(
        cohort=cohort,
        name=whose.name,
        table=cohort.seat(whose.table).name if isinstance(whose, Person) and whose.table else "",
        meeting=meeting,
        next_meeting=SESSIONS[meeting.number] if meeting.number < len(SESSIONS) else None,
        total=Sum(complete.points + quality.points, complete.maximum + quality.maximum, quality.waits),
        complete=complete,
        quality=quality,
        when=_when(cohort, graded) if isinstance(whose, Person) else "",
        parts=parts,
        shown=SHOWN,
        todo=[(part.title, part.next_step) for part in parts if part.next_step][:AT_ONCE],
    )


def _sums(parts: Sequence[Part]) -> tuple[Sum, Sum]:
    """Completeness and quality."""
    judged = [part for part in parts if part.judged_maximum]
    return (
        Sum(round(sum(part.points or 0.0 for part in parts), 2), sum(part.maximum for part in parts)),
        Sum(
            round(sum(part.judged or 0.0 for part in judged), 2),
            sum(part.judged_maximum for part in judged),
            sum(part.waits and not part.is_open for part in judged),
        ),
    )


def _when(cohort: Cohort, graded: Graded) -> str:
    """When it was handed in, at the cohort's clock."""
    if graded.time is None:
        return ""
    local = graded.time.replace(tzinfo=datetime.UTC).astimezone(cohort.zone)
    late = f" (terlambat {lateness(graded.seconds_late)})" if graded.seconds_late else ""
    return f"{date_id(local.date())} pukul {local:%H.%M}{late}"
