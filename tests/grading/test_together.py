"""A table's answer is judged once: its other members have the same points and comment, whoever gives them."""

from dataclasses import replace
from typing import Any

import pytest

from bimtek.answers.cohort import load_cohort
from bimtek.grading import collect, grade, judge
from bimtek.grading.gradebook import open_gradebook
from tests.grading.course import SESSION, Course, proposal

CELL = "vision_proposal_judged"
MATES = ("gov-1", "gov-2", "gov-3")
MORE = """\
gov-2,I Made Contoh,disdukcapil,meja-governance,tidak,tidak,
gov-3,Ni Komang Contoh,inspektorat,meja-governance,tidak,tidak,
"""


def standing(course: Course, person: str) -> tuple[Any, Any, bool, str | None]:
    """Points, extra credit, whether a judge is wanted, and the comment."""
    with open_gradebook(course.cohort.gradebook) as gradebook:
        given = gradebook.find_grade(CELL, SESSION, SESSION, person)
        remark = gradebook.find_comment(CELL, SESSION, SESSION, person)
        return given.manual_score, given.extra_credit, given.needs_manual_grade, remark.manual_comment


def in_formgrader(course: Course, person: str, points: float | None, extra: float | None, comment: str) -> None:
    """What formgrader writes when a judge leaves the fields: first points, then the comment."""
    with open_gradebook(course.cohort.gradebook) as gradebook:
        given = gradebook.find_grade(CELL, SESSION, SESSION, person)
        given.manual_score, given.extra_credit, given.needs_manual_grade = points, extra, points is None
        gradebook.db.commit()
        gradebook.find_comment(CELL, SESSION, SESSION, person).manual_comment = comment
        gradebook.db.commit()


def hand_in(course: Course, seat: str, sentence: str) -> None:
    course.answer(seat, "vision.proposal", proposal(sentence))
    course.hand_in(seat)
    collect(course.cohort, SESSION)
    grade(course.cohort)


@pytest.fixture
def three(course: Course) -> Course:
    """Three people at one table, its answer handed in and graded."""
    with (course.cohort.folder / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write(MORE)
    course = replace(course, cohort=load_cohort(course.cohort.folder))
    hand_in(course, "meja-governance", "Bangli tangguh")
    return course


def test_one_judgement_in_formgrader_is_for_the_table_and_for_nobody_else(three: Course) -> None:
    hand_in(three, "meja-living", "Bangli tangguh")  # the same words of another table
    in_formgrader(three, "gov-2", 12.5, 1.0, "Inklusif.")
    assert [standing(three, person) for person in MATES] == [(12.5, 1.0, False, "Inklusif.")] * 3
    assert standing(three, "liv-1")[:3] == (None, None, True)


def test_a_later_judgement_corrects_the_first_for_all(three: Course) -> None:
    judge(three.cohort, SESSION, "gov-1", "vision.proposal", 9, "Belum khas.")
    in_formgrader(three, "gov-3", 11.0, None, "Khas.")
    assert {standing(three, person) for person in MATES} == {(11.0, None, False, "Khas.")}


def test_points_taken_back_are_taken_back_for_one_person(three: Course) -> None:
    judge(three.cohort, SESSION, "gov-1", "vision.proposal", 9, "Belum khas.")
    in_formgrader(three, "gov-2", None, None, "Dilihat lagi.")
    assert standing(three, "gov-2")[0] is None
    assert standing(three, "gov-1")[0] == standing(three, "gov-3")[0] == 9.0


def test_another_answer_of_the_table_asks_for_all_and_one_judgement_answers(three: Course) -> None:
    judge(three.cohort, SESSION, "gov-1", "vision.proposal", 9, "Belum khas.")
    hand_in(three, "meja-governance", "Bangli berdaya")
    assert [standing(three, person)[:3] for person in MATES] == [(None, None, True)] * 3
    in_formgrader(three, "gov-3", 14.0, None, "Khas.")
    assert {standing(three, person) for person in MATES} == {(14.0, None, False, "Khas.")}


def test_who_comes_to_the_table_later_gets_what_the_table_has(course: Course) -> None:
    hand_in(course, "meja-governance", "Bangli tangguh")
    judge(course.cohort, SESSION, "gov-1", "vision.proposal", 9, "Belum khas.")
    with (course.cohort.folder / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write(MORE)
    later = replace(course, cohort=load_cohort(course.cohort.folder))
    hand_in(later, "meja-governance", "Bangli tangguh")
    assert {standing(later, person) for person in MATES} == {(9.0, None, False, "Belum khas.")}
