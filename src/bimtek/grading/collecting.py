"""`bimtek collect`: everybody's latest hand-ins into submitted/, as nbgrader and the fast grader read them."""

from __future__ import annotations

from pathlib import Path

from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.handin import latest_handin
from bimtek.answers.submission import write_submission
from bimtek.curriculum import exercises, session
from bimtek.errors import BimtekError
from bimtek.grading.autograded import remove_tree, replace_tree
from bimtek.grading.gradebook import open_gradebook, sync
from bimtek.grading.reports import Collected, CollectReport, Problem, Tick, silent

NEW = ".baru"
"""In submitted/: a folder is written here first and then put in its place. nbgrader looks at no name with a dot."""


def collect(cohort: Cohort, session_id: str, *, progress: Tick = silent) -> CollectReport:
    """Write submitted/<person>/<session>/ for everybody from the latest hand-ins of her seat, her table and the core.

    Whose hand-in cannot be read is named; what was collected of her before stays.
    """
    session_id = session(session_id).id
    people: list[Collected] = []
    problems: list[Problem] = []
    for person in cohort.people:
        try:
            people.append(_collect_one(cohort, person, session_id))
        except (BimtekError, OSError) as error:
            problems.append(Problem(person.id, session_id, error))
        progress(person.name)
    remove_tree(cohort.submitted / NEW)
    with open_gradebook(cohort.gradebook) as gradebook:
        sync(gradebook, cohort)
    return CollectReport(session_id, tuple(people), tuple(problems))


def seats_of(cohort: Cohort, person: Person, session_id: str) -> tuple[Seat, ...]:
    """The seats of a person that owe something in a meeting; the core only for its members."""
    found: dict[str, Seat] = {}
    for entry in exercises(session_id):
        seat = cohort.seat_of(person, entry)
        if seat is not None and person in cohort.members(seat):
            found[seat.id] = seat
    return tuple(found.values())


def _collect_one(cohort: Cohort, person: Person, session_id: str) -> Collected:
    seats = [seat.id for seat in seats_of(cohort, person, session_id)]
    there = [seat for seat in seats if latest_handin(cohort, seat, session_id)]
    missing = tuple(seat for seat in seats if seat not in there)
    dest: Path = cohort.submitted / person.id / session_id
    new = cohort.submitted / NEW / person.id / session_id
    remove_tree(new)
    written = write_submission(cohort, person, session_id, new)
    if written is None:
        return Collected(person.id, (), missing, None)
    replace_tree(new, dest)
    late = max(0.0, (written.time - cohort.deadlines[session_id]).total_seconds())
    return Collected(person.id, written.seats, missing, written.time, late)
