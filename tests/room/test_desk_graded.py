"""What was graded and judged is seen on the desk, and a changed answer asks to be judged again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bimtek.curriculum import exercise
from bimtek.grading import collect, grade, release
from bimtek.grading.judging import judge
from bimtek.room import desk_answer, desk_results
from bimtek.room.classroom import Classroom, open_classroom
from bimtek.room.pens import Place
from bimtek.room.watch import shown
from tests.grading.course import SESSION, Course, make_course, work

SEAT, VISION = "meja-living", exercise("vision.proposal")


def on_board(classroom: Classroom) -> tuple[str, bool, int]:
    """(state, changed since handed in, judgements that are open) of the table's vision."""
    cohort = classroom.cohort
    classroom.board.look(cohort, SESSION, classroom.now())
    while classroom.board.is_behind(SESSION):  # a slow machine
        classroom.board.look(cohort, SESSION, classroom.now())
    state, changed, waits = shown.state_of(classroom.board, cohort, Place(SEAT, VISION.id), SESSION)
    return state.value, changed, waits


def graded(course: Course) -> None:
    collect(course.cohort, SESSION)
    grade(course.cohort, SESSION)


def test_from_handed_in_to_judged_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIMTEK_COURSE", str(tmp_path))
    course = make_course(tmp_path)
    release(course.cohort, SESSION)
    work(course)
    classroom = open_classroom(course.cohort.folder)
    assert on_board(classroom) == ("handed-in", False, 0)
    graded(course)
    assert on_board(classroom) == ("handed-in", False, 1)
    row = next(row for row in shown.rows_of(classroom.cohort) if row.id == SEAT)
    result = desk_results.result_of(classroom, row, SESSION)
    assert result is not None and (result.judged, result.waits) == (None, 1)

    judge(course.cohort, SESSION, "liv-1", VISION.id, 9.0, "Tajam")
    assert on_board(classroom) == ("graded", False, 0)
    told = desk_answer.told_of(classroom, VISION, classroom.cohort.seat(SEAT))
    assert [(one.person.id, one.judged, one.waits) for one in told.judging] == [("liv-1", 9.0, False)]
    assert told.judging[0].notebook.isalnum()
    result = desk_results.result_of(classroom, row, SESSION)
    assert result is not None and VISION.rubric is not None
    assert (result.judged, result.judged_maximum, result.waits) == (9.0, VISION.rubric.points, 0)

    course.answer(SEAT, VISION.id, {"vision": "Kalimat lain sama sekali"})
    assert on_board(classroom)[1] is True
    course.hand_in(SEAT, after=timedelta(hours=1))
    assert on_board(classroom) == ("handed-in", False, 0)  # what was graded is another hand-in
    graded(course)
    assert on_board(classroom) == ("handed-in", False, 1)
