"""What people judge, and to which answer a judgement belongs (decision 7).

nbgrader leaves a judged task cell as it is when its answer changes. So the gradebook keeps, in a table of ours, the
hash of the answer that the last grading put before the judges; `settle` runs after every grading, ours and stock
`nbgrader autograde` (as its hook), and opens again what was judged about another answer. What one member of a table
gets holds for the others (together.py).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from traitlets.log import get_logger

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.submission import Submission
from bimtek.curriculum import Exercise, exercise, exercises
from bimtek.errors import AnswerError, GradingError
from bimtek.grading.gradebook import comments, find_submission, grades, open_gradebook
from bimtek.grading.marks import mark
from bimtek.grading.reports import points_id
from bimtek.grading.together import before_judges, judged_already, prepare

REOPENED = "Jawaban berubah sejak dinilai. Nilai sebelumnya: "
"""Begins the comment for the judge; it goes no further."""


def judge(cohort: Cohort, session_id: str, person_id: str, exercise_id: str, points: float, comment: str) -> None:
    """Give points and a comment to a judged answer, as formgrader does. `GradingError` when that cannot be."""
    entry, person = exercise(exercise_id), cohort.person(person_id)
    where = f"{session_id}, {person.id}, {entry.id}"
    most = entry.rubric.points if entry.rubric else 0.0
    if entry.rubric is None or entry.session != session_id:
        raise GradingError("Latihan ini tidak dinilai oleh juri.", where=where, next_step="Periksa nama latihannya.")
    if not 0 <= points <= most:
        raise GradingError(f"Nilai {points:g} di luar 0–{most:g}.", where=where, next_step="Perbaiki nilainya.")
    with open_gradebook(cohort.gradebook) as gradebook:
        submission = find_submission(gradebook, session_id, person.id)
        grade = grades(submission).get(entry.judged_cell) if submission else None
        if grade is None:
            raise GradingError(
                "Belum ada penyerahan yang dapat dinilai.", where=where, next_step="Jalankan dahulu `bimtek grade`."
            )
        grade.manual_score, grade.needs_manual_grade = float(points), False
        comments(submission)[entry.judged_cell].manual_comment = comment or None
        gradebook.db.commit()


def settle(gradebook: Any, cohort: Cohort, session_id: str, person_id: str) -> None:
    """Bring the judged cells of a person in line with the answers that were just graded; nothing is committed.

    A judgement of another answer is opened again, with the former points in the comment. Where nothing was answered,
    or the person owes no answer, there is nothing to judge: 0 points.
    """
    submission = find_submission(gradebook, session_id, person_id)
    if submission is None:
        return
    handed_in = Submission(cohort.submitted / person_id / session_id)
    person = cohort.person(person_id)
    prepare(gradebook)
    found, remarks = grades(submission), comments(submission)
    for entry in exercises(session_id):
        grade = found.get(entry.judged_cell)
        if grade is None:
            continue
        seat = cohort.seat_of(person, entry)
        sha, is_open = _answered(handed_in, entry, seat.id if seat else "")
        key = {"student": person_id, "assignment": session_id, "cell": entry.judged_cell}
        if before_judges(gradebook, key, sha) != sha:
            if grade.manual_score is not None:
                _reopen(grade, remarks[entry.judged_cell], entry)
            if given := judged_already(gradebook, key, grade.cell_id, sha):
                grade.manual_score, grade.extra_credit, remarks[entry.judged_cell].manual_comment = given
                grade.needs_manual_grade = False
        if grade.manual_score is None:
            nothing = is_open or seat is None
            grade.auto_score = 0.0 if nothing else None
            grade.needs_manual_grade = not nothing


def after_autograde(*, assignment: str, student: str, notebooks: Sequence[str]) -> None:
    """nbgrader's hook after it graded one person: `notebooks` are hers in <cohort>/submitted/<person>/<session>/."""
    try:
        for folder in {Path(notebook).parent for notebook in notebooks}:
            cohort = load_cohort(folder.parents[2])
            with open_gradebook(cohort.gradebook) as gradebook:
                settle(gradebook, cohort, folder.name, folder.parent.name)
                mark(gradebook, folder.name, folder.parent.name, None)  # what ours graded stands there no more
                gradebook.db.commit()
    except Exception as error:
        # nbgrader would only mention it below the level that it shows
        get_logger().error("Penilaian juri %s, %s belum diperiksa: %s", student, assignment, error)
        raise


def for_the_person(comment: str | None) -> str:
    """A judge's comment without the note that was written for the judge."""
    lines = (comment or "").splitlines()
    return "\n".join(line for line in lines if not line.startswith(REOPENED)).strip()


def _reopen(grade: Any, comment: Any, entry: Exercise) -> None:
    most = entry.rubric.points if entry.rubric else 0.0
    extra = f" + {points_id(grade.extra_credit)}" if grade.extra_credit else ""
    former = f"{REOPENED}{points_id(grade.manual_score)}{extra} dari {points_id(most)}."
    comment.manual_comment = "\n".join(filter(None, [former, for_the_person(comment.manual_comment)]))
    grade.manual_score = grade.extra_credit = None


def _answered(handed_in: Submission, entry: Exercise, seat: str) -> tuple[str, bool]:
    """The hash of a seat's values, and whether nothing was filled in. Who saved them, and when, does not matter."""
    try:
        file = handed_in.answer(entry.id)
    except AnswerError:
        content = (handed_in.folder / "answers" / f"{entry.id}.json").read_bytes()
        return hashlib.sha256(b"broken" + seat.encode() + b"\0" + content).hexdigest(), False
    values = file.values if file else {}
    text = json.dumps([seat, values], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest(), entry.read(values).is_open
