"""The gradebook of a cohort: nbgrader's own database, through nbgrader's classes.

nbgrader is imported late: it takes two to four seconds.
"""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort
from bimtek.grading.settings import COURSE_ID, alembic_on_path, database_url


@contextmanager
def open_gradebook(path: Path) -> Iterator[Any]:
    """nbgrader's `Gradebook`, made if there is none. What was not committed when an error passes is rolled back."""
    from nbgrader.api import Gradebook

    begin(path)
    gradebook = Gradebook(database_url(path), COURSE_ID)
    try:
        yield gradebook
    except BaseException:
        gradebook.db.rollback()
        raise
    finally:
        gradebook.close()


def begin(path: Path) -> None:
    """Where there is no gradebook, one that knows nbgrader's schema by its number; nbgrader makes the tables.

    By itself nbgrader asks the program `alembic` for that number, which takes five seconds to say it.
    """
    alembic_on_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size:
        return
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("BEGIN IMMEDIATE")  # the room and a command may both begin
        if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
            database.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (_schema(),))


@cache
def _schema() -> str:
    """The number of the newest schema that the installed nbgrader has."""
    import nbgrader
    from alembic.script import ScriptDirectory

    head = ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic")).get_current_head()
    assert head
    return head


def sync(gradebook: Any, cohort: Cohort) -> None:
    """Names of the roster and deadlines of cohort.yml into the gradebook, in one transaction.

    formgrader shows "last name, first name" and stock export writes CSV without quotes: the whole name, free of
    commas, is the last name, and the table stands for the first name, so that a judge sees where a person sits.
    """
    from nbgrader.api import Assignment, Student

    database = gradebook.db
    tables = {table.id: table.name for table in cohort.tables}
    for person in cohort.people:
        student = database.get(Student, person.id)
        if student is None:
            student = Student(id=person.id)
            database.add(student)
        student.last_name = person.name.replace(",", "")
        student.first_name = (tables.get(person.table) or ("Tim inti" if person.core else "–")).replace(",", "")
    for assignment in database.query(Assignment).all():
        if assignment.name in cohort.deadlines:
            assignment.duedate = as_utc(cohort.deadlines[assignment.name])
    database.commit()


def released(gradebook: Any) -> tuple[str, ...]:
    """Ids of the meetings that were handed out."""
    return tuple(sorted(assignment.name for assignment in gradebook.assignments if assignment.notebooks))


def find_submission(gradebook: Any, session_id: str, person_id: str) -> Any | None:
    """The submission of a person to a meeting, or None."""
    from nbgrader.api import MissingEntry

    try:
        return gradebook.find_submission(session_id, person_id)
    except MissingEntry:
        return None


def submission_for(gradebook: Any, session_id: str, person_id: str, timestamp: datetime.datetime | None) -> Any:
    """The submission with an open grade for each graded cell, made if there is none; nothing is committed.

    As `Gradebook.update_or_create_submission`, which commits on its own.
    """
    database = gradebook.db
    submission = find_submission(gradebook, session_id, person_id)
    if submission is None:
        with database.no_autoflush:  # what is half built is not written
            submission = _open_submission(gradebook, session_id, person_id)
            database.add(submission)
        database.flush()
    if timestamp is not None:
        submission.timestamp = timestamp
    return submission


def _open_submission(gradebook: Any, session_id: str, person_id: str) -> Any:
    from nbgrader import api

    assignment = gradebook.find_assignment(session_id)
    student = gradebook.db.get(api.Student, person_id) or api.Student(id=person_id)
    submission = api.SubmittedAssignment(assignment=assignment, student=student)
    for notebook in assignment.notebooks:
        submitted = api.SubmittedNotebook(notebook=notebook, assignment=submission)
        for cell in (*notebook.grade_cells, *notebook.task_cells):
            api.Grade(cell_id=cell.id, notebook=submitted)
        for cell in (*notebook.solution_cells, *notebook.task_cells):
            api.Comment(cell_id=cell.id, notebook=submitted)
    return submission


def grades(submission: Any) -> dict[str, Any]:
    """Grades of a submission by the name of the cell."""
    return {grade.cell.name: grade for notebook in submission.notebooks for grade in notebook.grades}


def comments(submission: Any) -> dict[str, Any]:
    """Comments of a submission by the name of the cell."""
    return {comment.cell.name: comment for notebook in submission.notebooks for comment in notebook.comments}


def as_utc(moment: datetime.datetime) -> datetime.datetime:
    """A moment as nbgrader stores it: UTC, without a time zone."""
    return moment.astimezone(datetime.UTC).replace(tzinfo=None)
