"""How complete and how good the work of each table is, meeting by meeting, as means over its members. No ranking.

Completeness ("kelengkapan") is what the checks give, quality ("mutu") what people judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from bimtek.answers.cohort import Cohort, Person
from bimtek.curriculum import SESSIONS
from bimtek.grading.cells import Role, cells, owed
from bimtek.grading.marks import CellPoints, read_cells


@dataclass(frozen=True, slots=True)
class GroupResult:
    """A table in a meeting. Shares go from 0 to 1; None where there is nothing to tell yet."""

    table: str
    session: str
    people: int
    graded: int
    complete: float | None
    quality: float | None
    waits: int
    """Answers of members that wait for a judge."""


def group_results(cohort: Cohort) -> tuple[GroupResult, ...]:
    """Tables in the order of cohort.yml, each with its four meetings."""
    found = read_cells(cohort.gradebook)
    results = []
    for table in cohort.tables:
        people = [person for person in cohort.people if person.table == table.id]
        for meeting in SESSIONS:
            graded = [person for person in people if (meeting.id, person.id) in found]
            given = {person: found[meeting.id, person.id] for person in graded}
            results.append(
                GroupResult(
                    table.name,
                    meeting.id,
                    len(people),
                    len(graded),
                    _mean([_share(cohort, one, meeting.id, given[one], Role.POINTS) for one in graded]),
                    _mean([_share(cohort, one, meeting.id, given[one], Role.JUDGED) for one in graded]),
                    sum(cell.waits for one in graded for cell in given[one].values()),
                )
            )
    return tuple(results)


def _share(
    cohort: Cohort, person: Person, session_id: str, given: Mapping[str, CellPoints], role: Role
) -> float | None:
    """Part of the points of one kind that a person owes; of judged ones only where all were judged."""
    maxima = {
        name: most for name, most in owed(cohort, person, session_id).items() if cells(session_id)[name][0] is role
    }
    if not maxima or (role is Role.JUDGED and any(given[name].waits for name in maxima if name in given)):
        return None
    return sum(given[name].points for name in maxima if name in given) / sum(maxima.values())


def _mean(shares: Sequence[float | None]) -> float | None:
    known = [share for share in shares if share is not None]
    return fmean(known) if known else None
