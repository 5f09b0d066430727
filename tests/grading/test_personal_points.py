"""A personal exercise with points counts in the gradebook of whoever wrote it, and of nobody else at the table."""

from __future__ import annotations

from bimtek.grading import collect, grade, release
from bimtek.grading.gradebook import open_gradebook
from tests.grading.course import Course

SESSION = "03_masterplan"
REVIEW = {
    **{"programme": "p1", "felt": 3, "closes": 2, "feasible": 2, "inclusive": 3},
    "strength": "Kader menjemput lansia di rumahnya sendiri",
    "mend": "Siapa menghitung kunjungannya belum disebut di sini",
    "place": "result",
}


def _score(course: Course, person: str) -> float:
    with open_gradebook(course.cohort.gradebook) as gradebook:
        return float(gradebook.find_grade("masterplan_review", SESSION, SESSION, person).auto_score or 0)


def test_the_review_earns_its_reader_the_points_against_the_draft_of_the_other_table(course: Course) -> None:
    release(course.cohort, SESSION)
    course.answer("meja-living", "masterplan.programmes", {"programmes": [{"id": "p1", "name": "Puskesmas keliling"}]})
    course.hand_in("meja-living", SESSION)
    course.answer("gov-1", "masterplan.review", REVIEW)
    course.hand_in("gov-1", SESSION)
    collect(course.cohort, SESSION)
    report = grade(course.cohort, SESSION)
    assert not report.failed
    assert _score(course, "gov-1") == 8
    assert {one.person: one.maximum for one in report.graded}["gov-1"] == 100
    assert _score(course, "liv-1") == 0  # handed in with her table, but she has read nobody's
