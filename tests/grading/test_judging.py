"""A judgement belongs to the answer that was judged."""

from pathlib import Path
from typing import Any

import pytest

from bimtek.errors import GradingError, UnknownSeat
from bimtek.grading import collect, grade, judge
from bimtek.grading.gradebook import open_gradebook
from bimtek.grading.judging import after_autograde, for_the_person
from tests.grading.course import SESSION, Course, proposal

CELL = "vision_proposal_judged"


def standing(course: Course, person: str = "gov-1") -> tuple[Any, bool, str | None]:
    """Points, whether a judge is wanted, and the comment."""
    with open_gradebook(course.cohort.gradebook) as gradebook:
        given = gradebook.find_grade(CELL, SESSION, SESSION, person)
        remark = gradebook.find_comment(CELL, SESSION, SESSION, person)
        return given.manual_score, given.needs_manual_grade, remark.comment


def hand_in_again(course: Course, sentence: str) -> None:
    course.answer("meja-governance", "vision.proposal", proposal(sentence))
    course.hand_in("meja-governance")
    collect(course.cohort, SESSION)


@pytest.fixture
def judged(course: Course) -> Course:
    """gov-1's proposal was graded and judged."""
    hand_in_again(course, "Bangli tangguh")
    grade(course.cohort)
    judge(course.cohort, SESSION, "gov-1", "vision.proposal", 15, "Inklusif.")
    return course


def test_a_judgement_stays_while_the_answer_stays(judged: Course) -> None:
    hand_in_again(judged, "Bangli tangguh")  # a new revision, a new time, the same words
    grade(judged.cohort)
    assert standing(judged) == (15.0, False, "Inklusif.")


def test_a_changed_answer_asks_to_be_judged_again(judged: Course) -> None:
    hand_in_again(judged, "Bangli berdaya")
    grade(judged.cohort)
    note = "Jawaban berubah sejak dinilai. Nilai sebelumnya: 15 dari 15.\nInklusif."
    assert standing(judged) == (None, True, note)


def test_notes_do_not_pile_up(judged: Course) -> None:
    hand_in_again(judged, "Bangli berdaya")
    grade(judged.cohort)
    with open_gradebook(judged.cohort.gradebook) as gradebook:  # the judge gives points and leaves the comment
        given = gradebook.find_grade(CELL, SESSION, SESSION, "gov-1")
        given.manual_score, given.extra_credit, given.needs_manual_grade = 8.5, 1.0, False
        gradebook.db.commit()
    hand_in_again(judged, "Bangli jaya")
    grade(judged.cohort)
    _, _, note = standing(judged)
    assert note == "Jawaban berubah sejak dinilai. Nilai sebelumnya: 8,5 + 1 dari 15.\nInklusif."
    assert for_the_person(note) == "Inklusif."


def test_a_judgement_given_between_collecting_and_grading_was_about_the_old_answer(judged: Course) -> None:
    hand_in_again(judged, "Bangli berdaya")
    judge(judged.cohort, SESSION, "gov-1", "vision.proposal", 14, "Masih yang lama.")
    grade(judged.cohort)
    points, wanted, _ = standing(judged)
    assert (points, wanted) == (None, True)


def test_the_hook_of_stock_autograde_does_the_same(judged: Course) -> None:
    hand_in_again(judged, "Bangli berdaya")
    notebook = judged.submitted("gov-1") / f"{SESSION}.ipynb"
    after_autograde(assignment=SESSION, student="*", notebooks=[str(notebook)])
    assert standing(judged)[:2] == (None, True)


def test_the_hook_says_what_it_could_not_do(judged: Course, caplog: pytest.LogCaptureFixture) -> None:
    (judged.cohort.folder / "roster.csv").unlink()
    with pytest.raises(Exception, match="Daftar peserta"):
        after_autograde(assignment=SESSION, student="gov-1", notebooks=[str(judged.submitted("gov-1") / "x.ipynb")])


def test_an_empty_answer_needs_no_judge_until_it_is_filled(course: Course) -> None:
    grade(course.cohort)
    assert standing(course, "eco-1")[:2] == (None, False)
    course.answer("meja-economy", "vision.proposal", proposal("Bangli sejahtera"))
    course.hand_in("meja-economy")
    collect(course.cohort, SESSION)
    grade(course.cohort)
    assert standing(course, "eco-1")[:2] == (None, True)


def test_a_broken_judged_answer_is_looked_at_by_a_person(judged: Course) -> None:
    path: Path = judged.submitted("gov-1") / "answers" / "vision.proposal.json"
    path.write_text("{", encoding="utf-8")
    grade(judged.cohort)
    assert standing(judged)[:2] == (None, True)


@pytest.mark.parametrize(
    ("exercise", "points", "said"),
    [
        ("vision.facts", 3, "tidak dinilai oleh juri"),
        ("masterplan.quickwins", 3, "tidak dinilai oleh juri"),
        ("vision.proposal", 15.5, "di luar 0–15"),
        ("vision.proposal", -1, "di luar 0–15"),
        ("vision.proposal", float("nan"), "di luar 0–15"),
    ],
)
def test_what_cannot_be_judged_is_refused(judged: Course, exercise: str, points: float, said: str) -> None:
    with pytest.raises(GradingError, match=said):
        judge(judged.cohort, SESSION, "gov-1", exercise, points, "")


def test_nobody_is_judged_before_grading(course: Course) -> None:
    with pytest.raises(GradingError, match="Belum ada penyerahan"):
        judge(course.cohort, SESSION, "gov-1", "vision.proposal", 3, "")
    with pytest.raises(UnknownSeat):
        judge(course.cohort, SESSION, "orang-lain", "vision.proposal", 3, "")
