"""The gradebook read without nbgrader, which takes seconds to load: points, and of which answers they are.

Points are computed as nbgrader 0.9.6 computes them (`Grade.score`, `SubmittedAssignment.total_seconds_late`).
"""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort
from bimtek.errors import GradingError
from bimtek.grading.cells import owed
from bimtek.grading.reports import Graded

TABLE = "bimtek_graded"
"""student, assignment → hash of what was graded (`fingerprint.py`). Written in the transaction that grades."""
EPOCH = datetime.datetime(1970, 1, 1)
"""SQLAlchemy keeps a span of time as the moment so long after this."""

Key = tuple[str, str]
"""(session, person)"""

POINTS = """\
SELECT assignment.name, submitted.student_id, submitted.timestamp, assignment.duedate, submitted.extension,
       SUM(COALESCE(grade.manual_score + COALESCE(grade.extra_credit, 0.0),
                    grade.auto_score + COALESCE(grade.extra_credit, 0.0), 0.0)),
       SUM(grade.needs_manual_grade)
FROM submitted_assignment AS submitted
JOIN assignment ON assignment.id = submitted.assignment_id
JOIN submitted_notebook ON submitted_notebook.assignment_id = submitted.id
JOIN grade ON grade.notebook_id = submitted_notebook.id
GROUP BY submitted.id
"""


CELLS = """\
SELECT assignment.name, submitted.student_id, submitted.timestamp, submitted_notebook.id, base_cell.name,
       grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade
FROM submitted_assignment AS submitted
JOIN assignment ON assignment.id = submitted.assignment_id
JOIN submitted_notebook ON submitted_notebook.assignment_id = submitted.id
JOIN grade ON grade.notebook_id = submitted_notebook.id
JOIN base_cell ON base_cell.id = grade.cell_id
"""


@dataclass(frozen=True, slots=True)
class CellPoints:
    """The points of one cell as they count now."""

    points: float
    waits: bool
    """Somebody has still to judge it, or to look again."""


def read_cells(gradebook: Path) -> dict[Key, dict[str, CellPoints]]:
    """Every graded hand-in: grade id → points."""
    found: dict[Key, dict[str, CellPoints]] = {}
    for session, student, _, _, cell, auto, manual, extra, waits in _rows(gradebook, CELLS):
        given = manual if manual is not None else auto
        points = given + (extra or 0.0) if given is not None else 0.0
        found.setdefault((session, student), {})[cell] = CellPoints(points, bool(waits))
    return found


def watch_cells(gradebook: Path) -> list[tuple[Any, ...]]:
    """(session, person, moment of the hand-in, formgrader's id of the notebook, grade id, automatic, judged, extra,
    waits) of every graded cell, for who looks again and again while others grade: nothing is waited for or undone.
    """
    return _rows(gradebook, CELLS, mode="ro", timeout=2)


def read_points(cohort: Cohort) -> dict[Key, Graded]:
    """What every graded hand-in is worth now; people who are in the roster no more are left out."""
    known = {person.id: person for person in cohort.people}
    found: dict[Key, Graded] = {}
    for session, student, handed_in, due, extension, points, to_judge in _rows(cohort.gradebook, POINTS):
        if student in known:
            time = _moment(handed_in)
            found[session, student] = Graded(
                person=student,
                session=session,
                points=round(points, 2),
                maximum=sum(owed(cohort, known[student], session).values()),
                to_judge=to_judge,
                seconds_late=_late(time, _moment(due), _moment(extension)),
                time=time,
            )
    return found


def read_marks(gradebook: Path) -> dict[Key, str]:
    """Which answers were graded, by their hash."""
    rows = _rows(gradebook, f"SELECT assignment, student, sha256 FROM {TABLE}")
    return {(session, student): sha for session, student, sha in rows}


def mark(gradebook: Any, session_id: str, person_id: str, sha: str | None) -> None:
    """Note in nbgrader's open gradebook which answers were graded; None: to be graded again. Nothing is committed."""
    from sqlalchemy import text

    key = {"student": person_id, "assignment": session_id}
    database = gradebook.db
    database.execute(
        text(
            f"CREATE TABLE IF NOT EXISTS {TABLE} (student VARCHAR(128), assignment VARCHAR(128), sha256 VARCHAR(64), "
            "PRIMARY KEY (student, assignment))"
        )
    )
    if sha is None:
        database.execute(text(f"DELETE FROM {TABLE} WHERE student = :student AND assignment = :assignment"), key)
    else:
        database.execute(text(f"REPLACE INTO {TABLE} VALUES (:student, :assignment, :sha)"), {**key, "sha": sha})


def _rows(gradebook: Path, query: str, *, mode: str = "rw", timeout: float = 30) -> list[tuple[Any, ...]]:
    """What a query gives; nothing where the gradebook or a table was not made yet.

    The gradebook is opened for writing (mode "rw"), so that a write that was cut off is undone first. timeout: seconds
    to wait for who holds it.
    """
    if not gradebook.is_file():
        return []
    try:
        with closing(
            sqlite3.connect(f"{gradebook.resolve().as_uri()}?mode={mode}", uri=True, timeout=timeout)
        ) as database:
            return database.execute(query).fetchall()
    except sqlite3.Error as error:
        if "no such table" in str(error):
            return []
        raise GradingError(
            f"Buku nilai tidak dapat dibaca: {error}.",
            where=gradebook.as_posix(),
            next_step="Tutup program lain yang memakainya, lalu ulangi; bila rusak, kembalikan dari cadangan.",
        ) from error


def _moment(text: str | None) -> datetime.datetime | None:
    """UTC, without a time zone, as nbgrader stores it."""
    return datetime.datetime.fromisoformat(text) if text else None


def _late(time: datetime.datetime | None, due: datetime.datetime | None, extension: datetime.datetime | None) -> float:
    """Seconds after the deadline and what was added to it."""
    if time is None or due is None:
        return 0.0
    return max(0.0, (time - due - (extension - EPOCH if extension else datetime.timedelta())).total_seconds())
