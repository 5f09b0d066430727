"""`bimtek grade`: the same gradebook as stock `nbgrader autograde`, in a fraction of the time (decision 7).

Only what changed is graded again. Each hand-in is one transaction, with the hash of what was graded (`fingerprint.py`);
whoever was cut off goes on behind the last one by grading again.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort
from bimtek.curriculum import SESSIONS, session
from bimtek.datasets import course_root
from bimtek.errors import GradingError
from bimtek.grading.autograded import forget_cut_off, is_whole
from bimtek.grading.cells import maxima
from bimtek.grading.fingerprint import course_version, fingerprint
from bimtek.grading.gradebook import comments, grades, open_gradebook, released, submission_for
from bimtek.grading.judging import settle
from bimtek.grading.marks import Key, mark, read_marks, read_points
from bimtek.grading.reports import GradeReport, Problem, Tick, silent
from bimtek.grading.workers import Assessed, Job, assess_all


def grade(
    cohort: Cohort,
    session_id: str | None = None,
    *,
    progress: Tick = silent,
    anew: bool = False,
    workers: int | None = None,
) -> GradeReport:
    """Grade what was collected, for one meeting or for every one that was released. No participant's code is run.

    Whoever cannot be graded is named in the report; everybody else is graded. anew: also what has not changed.
    workers: how many processes; None: as many as pay.
    """
    meetings = [session(session_id).id] if session_id else [one.id for one in SESSIONS]
    collected = [
        Job(meeting, folder.parent.name)
        for meeting in meetings
        for folder in sorted(cohort.submitted.glob(f"*/{meeting}"))
        if not folder.parent.name.startswith(".")
    ]
    problems: list[Problem] = []
    hashes = _hashes(cohort, collected, problems)
    before = {} if anew else read_marks(cohort.gradebook)
    due = []
    for job, sha in hashes.items():
        if before.get((job.session, job.person)) == sha and _is_whole(cohort, job):
            progress(f"{job.session} · {job.person}")
        else:
            due.append(job)
    failed = _grade(cohort, due, hashes, problems, progress, workers) if due else set()
    points = read_points(cohort)
    graded = [points[key] for job in hashes if (key := (job.session, job.person)) in points and key not in failed]
    return GradeReport(tuple(graded), tuple(problems), len(due) - len(failed))


def _hashes(cohort: Cohort, jobs: Sequence[Job], problems: list[Problem]) -> dict[Job, str]:
    """The hash of each hand-in with the course that grades it; who cannot be read is named."""
    version = course_version(course_root())
    given: dict[str, str] = {}
    found = {}
    for job in jobs:
        try:
            if job.session not in given:
                path = cohort.release / job.session / session(job.session).notebook
                given[job.session] = path.read_text(encoding="utf-8") if path.is_file() else ""
            found[job] = fingerprint(cohort, cohort.person(job.person), job.session, version + given[job.session])
        except Exception as error:  # a stranger's folder, a file that is held open: the others go on
            problems.append(Problem(job.person, job.session, error))
    return found


def _is_whole(cohort: Cohort, job: Job) -> bool:
    """What the judges see is there, too."""
    place = Path(job.person) / job.session
    return is_whole(cohort.submitted / place, cohort.autograded / place, session(job.session).notebook)


def _grade(
    cohort: Cohort,
    due: Sequence[Job],
    hashes: dict[Job, str],
    problems: list[Problem],
    progress: Tick,
    workers: int | None,
) -> set[Key]:
    """Grade these; returns those that could not be."""
    failed: set[Key] = set()

    def fail(problem: Problem) -> None:
        problems.append(problem)
        failed.add((problem.session, problem.person))

    forget_cut_off(cohort.autograded)
    with open_gradebook(cohort.gradebook) as gradebook:
        for assessed in assess_all(cohort, list(_gradable(cohort, gradebook, due, fail)), workers):
            job = assessed.job
            if assessed.failed:
                fail(assessed.failed)
            else:
                try:
                    _record(cohort, gradebook, assessed, hashes[job])
                    problems += assessed.problems
                except Exception as error:  # ours, a gradebook that is locked: the others go on
                    gradebook.db.rollback()
                    fail(Problem(job.person, job.session, error))
            progress(f"{job.session} · {job.person}")
    return failed


def _gradable(cohort: Cohort, gradebook: Any, due: Sequence[Job], fail: Any) -> Iterator[Job]:
    """Those of a meeting that was handed out as the course is today."""
    known = released(gradebook)
    wrong: dict[str, Exception | None] = {}
    for job in due:
        if job.session not in wrong:
            wrong[job.session] = None
            try:
                _check_released(cohort, gradebook, job.session, known)
            except Exception as error:
                wrong[job.session] = error
        problem = wrong[job.session]
        if problem is None:
            yield job
        else:
            fail(Problem(job.person, job.session, problem))


def _record(cohort: Cohort, gradebook: Any, assessed: Assessed, sha: str) -> None:
    """One hand-in into the gradebook, in one transaction.

    What the judges see is written already: cut off in between, the answer only asks to be judged once more.
    """
    session_id, person_id = assessed.job.session, assessed.job.person
    submitted = cohort.submitted / person_id / session_id
    submission = submission_for(gradebook, session_id, person_id, _timestamp(submitted))
    found = grades(submission)
    for cell, points in assessed.points.items():
        found[cell].auto_score = points
        # as nbgrader: who overrode the points by hand is asked to look again
        found[cell].needs_manual_grade = found[cell].manual_score is not None
    for remark in comments(submission).values():
        remark.auto_comment = None
    for submitted_notebook in submission.notebooks:
        submitted_notebook.late_submission_penalty = None
    gradebook.db.flush()
    settle(gradebook, cohort, session_id, person_id)
    # What could not be read whole is looked at every time, so that it is named until somebody mends it.
    mark(gradebook, session_id, person_id, None if assessed.problems else sha)
    gradebook.db.commit()


def _check_released(cohort: Cohort, gradebook: Any, session_id: str, known: tuple[str, ...]) -> None:
    """The meeting was handed out, and is in the gradebook with the points that the course gives today."""
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
    json.loads(path.read_text(encoding="utf-8"))


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
