"""What a person's handed-in answers show and where they stand in the books."""

from __future__ import annotations

from dataclasses import dataclass

from bimtek.answers.cohort import Cohort, Person
from bimtek.answers.submission import Submission
from bimtek.certificates.skills import ENOUGH, SKILLS
from bimtek.curriculum import Exercise, exercises
from bimtek.errors import BimtekError


@dataclass(frozen=True, slots=True)
class Written:
    """In the words of the certificate."""

    skills: tuple[str, ...]
    chapters: tuple[str, ...]


def written_by(cohort: Cohort, person: Person) -> Written:
    """From what was collected (`bimtek collect`); what cannot be read counts as not written."""
    shares = {entry.id: share for entry in exercises() if (share := _share(cohort, person, entry)) is not None}
    skills = []
    for skill in SKILLS:
        owed = [shares[name] for name in skill.exercises if name in shares]
        if owed and min(owed) >= ENOUGH:
            skills.append(skill.words)
    given = [entry for entry in exercises() if shares.get(entry.id, 0.0) > 0]
    keys = {place.chapter for entry in given for place in entry.places}
    chapters = cohort.outline.chapters(cohort.region.head_title)
    return Written(tuple(skills), tuple(chapter.label for chapter in chapters if chapter.id in keys))


def _share(cohort: Cohort, person: Person, entry: Exercise) -> float | None:
    """Part of the points of an exercise, 1 for one without points that was filled in; None where she owes none."""
    seat = cohort.seat_of(person, entry)
    if seat is None or person not in cohort.members(seat):
        return None
    try:
        handed_in = Submission(cohort.submitted / person.id / entry.session)
        if handed_in.answer(entry.id) is None:
            return 0.0
        assessment = handed_in.assess(entry.id)
    except BimtekError:
        return 0.0
    if assessment.is_open:
        return 0.0
    return assessment.points / assessment.maximum if assessment.maximum else 1.0
