"""/bimtek/fasilitator/hasil/<session>: how complete and how good the work of each table is. Nobody is ranked.

Completeness ("kelengkapan") is what the checks give to the answers as they stand now. Quality ("mutu") is what people
judged in formgrader; where nothing was judged yet, there is no figure rather than a zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from bimtek.answers.cohort import Cohort
from bimtek.answers.progress import State
from bimtek.curriculum import SESSIONS, Exercise, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.room.classroom import Classroom
from bimtek.room.facilitating import FacilitatorPage
from bimtek.room.pens import Place
from bimtek.room.sessions import session_of
from bimtek.room.watch import shown
from bimtek.room.watch.board import OPEN, Board


@dataclass(frozen=True, slots=True)
class Result:
    """One table, or the core team, in a meeting."""

    name: str
    points: float
    """Of its exercises, by the checks."""
    maximum: float
    complete: int
    """Exercises without a red finding, or handed in."""
    handed_in: int
    exercises: int
    judged: float | None
    """Points that people gave, as the mean of the members' notebooks; None: nothing was judged yet."""
    judged_maximum: float
    waits: int
    """Judgements that are open."""
    alone: int
    """Hand-ins of what each member does alone."""
    alone_of: int

    @property
    def share(self) -> float:
        """Completeness, 0 to 1."""
        return self.points / self.maximum if self.maximum else self.complete / self.exercises if self.exercises else 0


class ResultsPage(FacilitatorPage):
    """Tables in the order of cohort.yml."""

    async def get(self, session_id: str) -> None:
        session, classroom = session_of(session_id), self.classroom
        await classroom.rounds.look(session.id)
        found = [
            result_of(classroom, row, session.id) for row in shown.rows_of(classroom.cohort) if row.seat is not None
        ]
        self.record("buka", f"hasil kelompok {session.id}")
        self.page("desk_results.html", session=session, sessions=SESSIONS, results=[one for one in found if one])


def result_of(classroom: Classroom, row: shown.Row, session_id: str) -> Result | None:
    """The result of a row; None where it owes nothing in this meeting."""
    cohort, board = classroom.cohort, classroom.board
    assert row.seat is not None
    owed = [entry for entry in exercises(session_id) if entry.unit is row.seat.unit]
    own = [entry for entry in exercises(session_id) if entry.unit is Unit.PERSON and row.seat.unit is Unit.TABLE]
    if not owed and not own:
        return None
    places = [Place(row.seat.id, entry.id) for entry in owed]
    states = [shown.state_of(board, cohort, place, session_id) for place in places]
    alone = [Place(person.id, entry.id) for entry in own for person in row.people]
    rubric = [entry for entry in owed if entry.rubric]
    return Result(
        row.name,
        round(sum(board.cells.get(place, OPEN).points for place in places), 2),
        sum(entry.points for entry in owed),
        sum(state in {State.COMPLETE, *shown.DONE} for state, _, _ in states),
        sum(state in shown.DONE for state, _, _ in states),
        len(owed),
        _judged(board, cohort, row.seat.id, session_id, rubric),
        sum(entry.rubric.points for entry in rubric if entry.rubric),
        sum(waits for _, _, waits in states),
        sum(shown.state_of(board, cohort, place, session_id)[0] in shown.DONE for place in alone),
        len(alone),
    )


def _judged(board: Board, cohort: Cohort, seat_id: str, session_id: str, rubric: list[Exercise]) -> float | None:
    found = [
        sum(one.cells[entry.judged_cell].judged or 0.0 for entry in rubric)
        for one in shown.marked(board, cohort, seat_id, session_id)
        if rubric and all(e.judged_cell in one.cells and one.cells[e.judged_cell].judged is not None for e in rubric)
    ]
    return round(sum(found) / len(found), 2) if found else None
