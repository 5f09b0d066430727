"""`bimtek grade`: the same gradebook as stock `nbgrader autograde`, in a fraction of the time (decision 7)."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort
from bimtek.curriculum import SESSIONS, session
from bimtek.errors import GradingError
from bimtek.grading.autograded import graded_notebook, write_autograded
from bimtek.grading.cells import assess_handin, maxima, owed
from bimtek.grading.gradebook import comments, grades, open_gradebook, released, submission_for
from bimtek.grading.judging import settle
from bimtek.grading.reports import Graded, GradeReport, Problem, Tick, silent


def grade(cohort: Cohort, session_id: str | None = None, *, progress: Tick = silent) -> GradeReport:
    """Grade what was collected, for one meeting or for every one that was released. No participant's code is run.

    Whoever cannot be graded is named in the report; everybody else is graded.
    """
    wanted = [session(session_id)] if session_id else list(SESSIONS)
    graded: list[Graded] = []
    problems: list[Problem] = []
    with open_gradebook(cohort.gradebook) as gradebook:
        known = released(gradebook)
        work = [(one.id, folder.parent) for one in wanted for folder in sorted(cohort.submitted.glob(f"*/{one.id}"))]
        notebooks: dict[str, Any] = {}
        for current, folder in work:
            person_id = folder.name
            try:
                if current not in notebooks:
                    notebooks[current] = _released_notebook(cohort, gradebook, current, known)
                problems += _grade_one(cohort, gradebook, current, person_id, notebooks[current])
                graded.append(worth(cohort, gradebook, current, person_id))
            except Exception as error:  # ours, a file that is held open, a gradebook that is locked: the others go on
                gradebook.db.rollback()
                problems.append(Problem(person_id, current, error))
            progress(f"{current} · {person_id}")
    return GradeReport(tuple(graded), tuple(problems))


def worth(cohort: Cohort, gradebook: Any, session_id: str, person_id: str) -> Graded:
    """What the gradebook says of a graded hand-in."""
    submission = gradebook.find_submission(session_id, person_id)
    found = grades(submission)
    return Graded(
        person=person_id,
        session=session_id,
        points=round(sum(grade.score for grade in found.values()), 2),
        maximum=sum(owed(cohort, cohort.person(person_id), session_id).values()),
        to_judge=sum(grade.needs_manual_grade for grade in found.values()),
        seconds_late=submission.total_seconds_late,
    )


def _grade_one(
    cohort: Cohort, gradebook: Any, session_id: str, person_id: str, notebook: dict[str, Any]
) -> list[Problem]:
    """Grade a hand-in in one transaction; returns what of it could not be read."""
    person = cohort.person(person_id)
    submitted, name = cohort.submitted / person_id / session_id, session(session_id).notebook
    if not (submitted / name).is_file():
        raise GradingError(
            "Notebook penyerahan tidak ada.",
            where=(submitted / name).as_posix(),
            next_step="Jalankan lagi `bimtek collect`.",
        )
    outcome = assess_handin(submitted, cohort, person, session_id)
    # First what the judges see, then the gradebook: cut off in between, the answer only asks to be judged once more.
    write_autograded(submitted, cohort.autograded / person_id / session_id, graded_notebook(notebook, outcome), name)
    submission = submission_for(gradebook, session_id, person_id, _timestamp(submitted))
    found = grades(submission)
    for cell, points in outcome.points.items():
        found[cell].auto_score = points
        # as nbgrader: who overrode the points by hand is asked to look again
        found[cell].needs_manual_grade = found[cell].manual_score is not None
    for remark in comments(submission).values():
        remark.auto_comment = None
    for submitted_notebook in submission.notebooks:
        submitted_notebook.late_submission_penalty = None
    gradebook.db.flush()
    settle(gradebook, cohort, session_id, person_id)
    gradebook.db.commit()
    return outcome.problems


def _released_notebook(cohort: Cohort, gradebook: Any, session_id: str, known: tuple[str, ...]) -> dict[str, Any]:
    """The notebook that was handed out; it must be in the gradebook with the points that the course gives today."""
    path = cohort.release / session_id / session(session_id).notebook
    again = f"Jalankan `bimtek release {cohort.argument} {session_id}`."
    if session_id not in known or not path.is_file():
        raise GradingError("Pertemuan ini belum dibagikan.", where=path.as_posix(), next_step=again)
    recorded = {
        cell.name: cell.max_score
        for notebook in gradebook.find_assignment(session_id).notebooks
        for cell in (*notebook.grade_cells, *notebook.task_cells)
    }
    if recorded != maxima(session_id):
        changed = sorted({name for name, _ in recorded.items() ^ maxima(session_id).items()})
        raise GradingError(
            f"Nilai maksimum berubah sejak dibagikan: {', '.join(changed)}.", where=path.as_posix(), next_step=again
        )
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _timestamp(submitted: Path) -> datetime.datetime | None:
    """When it was handed in, read as nbgrader reads it (UTC, without a time zone)."""
    from nbgrader.utils import parse_utc

    path = submitted / "timestamp.txt"
    text = path.read_text(encoding="utf-8").strip() if path.is_file() else ""
    try:
        moment: datetime.datetime | None = parse_utc(text) if text else None
    except (ValueError, OverflowError) as error:
        raise GradingError(
            f"Waktu kumpul “{text}” tidak terbaca.", where=path.as_posix(), next_step="Jalankan lagi `bimtek collect`."
        ) from error
    return moment
