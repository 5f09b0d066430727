"""`release`: nbgrader's generate_assignment, deadlines and roster."""

import json
from datetime import datetime

import pytest

from bimtek.errors import CurriculumError, GradingError
from bimtek.grading import grade, release
from bimtek.grading.gradebook import open_gradebook, released
from tests.grading.course import SESSION, Course


def test_a_meeting_is_handed_out_with_its_deadline_and_the_roster(course: Course) -> None:
    folder = release(course.cohort, "02_assessment")
    assert [path.name for path in folder.iterdir()] == ["02_assessment.ipynb"]
    with open_gradebook(course.cohort.gradebook) as gradebook:
        assert released(gradebook) == ("01_vision", "02_assessment")
        assignment = gradebook.find_assignment("02_assessment")
        assert assignment.duedate == datetime(2024, 7, 26, 8, 0), "16.00 WITA, in UTC"
        assert assignment.max_score == 100
        student = gradebook.find_student("gov-1")
        assert (student.last_name, student.first_name) == ("Ni Wayan Contoh S.Kom.", "Meja Smart Governance")
        assert gradebook.find_student("inti-1").first_name == "Tim inti"


def test_handing_out_again_keeps_what_was_graded(course: Course) -> None:
    before = grade(course.cohort)
    release(course.cohort, SESSION)
    assert grade(course.cohort).graded == before.graded


def test_cells_that_do_not_fit_the_exercises_are_refused(course: Course) -> None:
    path = course.root / "sessions" / SESSION / f"{SESSION}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["id"] == "vision_facts":
            cell["metadata"]["nbgrader"]["points"] = 31
    path.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(GradingError, match="vision_facts") as caught:
        release(course.cohort, SESSION)
    assert caught.value.where == path.as_posix()


def test_cells_cannot_change_once_somebody_handed_in(course: Course) -> None:
    grade(course.cohort)
    path = course.root / "sessions" / SESSION / f"{SESSION}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "form_vision_statement"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(GradingError, match="tidak dapat membagikan"):
        release(course.cohort, SESSION)


def test_a_missing_notebook_and_an_unknown_meeting_are_refused(course: Course) -> None:
    (course.root / "sessions" / SESSION / f"{SESSION}.ipynb").unlink()
    with pytest.raises(GradingError, match="Notebook pertemuan tidak ada"):
        release(course.cohort, SESSION)
    with pytest.raises(CurriculumError):
        release(course.cohort, "05_pesta")
