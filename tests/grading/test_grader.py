"""`grade`: from the answers alone, everybody, whatever a single hand-in is like."""

import json
from pathlib import Path
from typing import Any

import pytest

import bimtek.grading.grader as grader
import bimtek.grading.workers as workers
from bimtek.answers.submission import Submission
from bimtek.grading import Graded, GradeReport, grade
from bimtek.grading.cells import maxima
from bimtek.grading.gradebook import grades, open_gradebook
from tests.grading.course import HOSTILE, SESSION, Course

EVERYBODY = {"gov-1", "eco-1", "liv-1", "inti-1"}


def by_person(report: GradeReport) -> dict[str, Graded]:
    return {one.person: one for one in report.graded}


def messages(report: GradeReport) -> list[str]:
    return [str(problem) for problem in report.problems]


def autograded(course: Course, person: str) -> dict[str, dict[str, Any]]:
    """The cells of a graded notebook by grade id."""
    path = course.cohort.autograded / person / SESSION / f"{SESSION}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in cells if "nbgrader" in cell["metadata"]}


def auto_score(course: Course, person: str, cell: str) -> Any:
    with open_gradebook(course.cohort.gradebook) as gradebook:
        return gradebook.find_grade(cell, SESSION, SESSION, person).auto_score


def test_everybody_is_graded_and_the_gradebook_has_what_the_assessment_says(course: Course) -> None:
    report = grade(course.cohort, SESSION)
    assert not report.failed
    assert by_person(report).keys() == EVERYBODY
    for name in ("facts", "issues", "proposal"):
        assessed = Submission(course.submitted("gov-1")).assess(f"vision.{name}").points
        assert auto_score(course, "gov-1", f"vision_{name}") == assessed > 0
    assert by_person(report)["gov-1"].to_judge == 1
    assert by_person(report)["gov-1"].maximum == 100
    core = by_person(report)["inti-1"]
    assert (core.points, core.maximum, core.to_judge, core.seconds_late) == (0.0, 0, 0, 0)
    assert by_person(report)["eco-1"].seconds_late == (2 * 24 + 1) * 3600


def test_grading_again_changes_nothing(course: Course) -> None:
    first = grade(course.cohort)
    for path in (course.cohort.autograded / "gov-1" / SESSION).rglob("*.*"):
        path.chmod(0o444)  # as nbgrader leaves them
    again = grade(course.cohort, anew=True)
    assert (again.graded, again.problems) == (first.graded, first.problems)


def test_the_graded_notebook_shows_answer_and_points(course: Course) -> None:
    grade(course.cohort, SESSION)
    cells = autograded(course, "gov-1")
    (answer,) = cells["form_vision_issues"]["outputs"]
    assert "Aduan lama selesai" in answer["data"]["text/html"]
    assert "Aduan lama selesai" in answer["data"]["text/plain"]
    (points,) = cells["vision_facts"]["outputs"]
    assert points["data"] == {"text/plain": "20.0"}
    assert cells["vision_proposal_judged"]["cell_type"] == "markdown"


def test_what_was_typed_stays_text(course: Course) -> None:
    grade(course.cohort, SESSION)
    (answer,) = autograded(course, "gov-1")["form_vision_issues"]["outputs"]
    assert "<script" not in answer["data"]["text/html"]
    assert "&lt;script&gt;document.title=&quot;x&quot;&lt;/script&gt; {{7*7}}" in answer["data"]["text/html"]
    assert HOSTILE in answer["data"]["text/plain"]


def test_nothing_of_the_participant_is_run(course: Course, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    path = course.submitted("gov-1") / f"{SESSION}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = f"open({str(mark)!r}, 'w'); 35.0"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    grade(course.cohort)
    assert not mark.exists()
    assert "".join(autograded(course, "gov-1")["vision_facts"]["source"]) == 'points("vision.facts")'


def test_a_broken_answer_is_named_and_everything_else_is_graded(course: Course) -> None:
    broken = course.submitted("gov-1") / "answers" / "vision.facts.json"
    broken.write_text('{"half', encoding="utf-8")
    report = grade(course.cohort)
    assert report.failed
    assert by_person(report).keys() == EVERYBODY
    (message,) = messages(report)
    assert message.startswith("gov-1, 01_vision: Berkas jawaban rusak")
    assert broken.as_posix() in message
    assert auto_score(course, "gov-1", "vision_facts") == 0
    assert auto_score(course, "gov-1", "vision_issues") > 0
    assert autograded(course, "gov-1")["vision_facts"]["outputs"][0]["output_type"] == "error"
    assert broken.read_text(encoding="utf-8") == '{"half', "a broken file is kept"


def test_an_answer_of_a_newer_program_is_named(course: Course) -> None:
    path = course.submitted("liv-1") / "answers" / "vision.facts.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"schema_version": 1', '"schema_version": 99'), "utf-8")
    (message,) = messages(grade(course.cohort))
    assert "skema 99" in message
    assert path.as_posix() in message


def test_an_unknown_exercise_is_named(course: Course) -> None:
    stranger = course.submitted("gov-1") / "answers" / "vision.rahasia.json"
    stranger.write_text("{}", encoding="utf-8")
    report = grade(course.cohort)
    assert by_person(report).keys() == EVERYBODY
    (message,) = messages(report)
    assert "“vision.rahasia” tidak dikenal" in message
    assert stranger.as_posix() in message


def test_a_missing_notebook_is_named_and_everybody_else_is_graded(course: Course) -> None:
    missing = course.submitted("eco-1") / f"{SESSION}.ipynb"
    missing.unlink()
    report = grade(course.cohort)
    assert by_person(report).keys() == EVERYBODY - {"eco-1"}
    (message,) = messages(report)
    assert missing.as_posix() in message
    assert "bimtek collect" in message


def test_a_time_that_cannot_be_read_is_named(course: Course) -> None:
    (course.submitted("eco-1") / "timestamp.txt").write_text("kemarin sore", encoding="utf-8")
    report = grade(course.cohort)
    assert by_person(report).keys() == EVERYBODY - {"eco-1"}
    assert "Waktu kumpul “kemarin sore”" in messages(report)[0]


def test_a_stranger_s_folder_is_named(course: Course) -> None:
    course.submitted("gov-1").parent.rename(course.cohort.submitted / "orang-lain")
    report = grade(course.cohort)
    assert by_person(report).keys() == EVERYBODY - {"gov-1"}
    assert "orang-lain" in messages(report)[0]


def test_a_meeting_that_was_not_handed_out_is_named(course: Course) -> None:
    folder = course.submitted("gov-1", "02_assessment")
    folder.mkdir()
    report = grade(course.cohort)
    assert by_person(report).keys() == EVERYBODY
    assert "gov-1, 02_assessment: Pertemuan ini belum dibagikan" in messages(report)[0]


def test_maxima_that_changed_since_handing_out_are_named(course: Course) -> None:
    with open_gradebook(course.cohort.gradebook) as gradebook:
        gradebook.find_grade_cell("vision_facts", SESSION, SESSION).max_score = 29
        gradebook.db.commit()
    report = grade(course.cohort)
    assert report.graded == ()
    assert all("vision_facts" in message and "bimtek release" in message for message in messages(report))


def test_a_check_that_fails_costs_one_exercise_and_is_named(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Submission.assess

    def assess(self: Submission, exercise_id: str) -> Any:
        if exercise_id == "vision.issues":
            raise ZeroDivisionError("bagi nol")
        return original(self, exercise_id)

    monkeypatch.setattr(Submission, "assess", assess)
    report = grade(course.cohort)
    assert by_person(report).keys() == EVERYBODY
    assert auto_score(course, "gov-1", "vision_facts") == 20
    assert "Galat program: ZeroDivisionError: bagi nol" in messages(report)[0]


def test_a_hand_in_is_graded_whole_or_not_at_all(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    grade(course.cohort)
    before = auto_score(course, "gov-1", "vision_facts")
    (course.submitted("gov-1") / "answers" / "vision.facts.json").unlink()

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(grader, "settle", interrupted)
    with pytest.raises(KeyboardInterrupt):
        grade(course.cohort)
    assert auto_score(course, "gov-1", "vision_facts") == before == 20
    monkeypatch.undo()
    monkeypatch.setenv("BIMTEK_COURSE", str(course.root))
    grade(course.cohort)
    assert auto_score(course, "gov-1", "vision_facts") == 0


def test_a_file_that_somebody_holds_open_costs_one_hand_in(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    original = workers.write_autograded

    def held(submitted: Path, *rest: Any) -> None:
        if submitted == course.submitted("liv-1"):
            raise PermissionError(13, "dipakai program lain")
        original(submitted, *rest)

    monkeypatch.setattr(workers, "write_autograded", held)
    report = grade(course.cohort)
    assert by_person(report).keys() == EVERYBODY - {"liv-1"}
    assert "liv-1, 01_vision: Galat program: PermissionError" in messages(report)[0]


def test_progress_names_everybody(course: Course) -> None:
    said: list[str] = []
    grade(course.cohort, progress=said.append)
    assert sorted(said) == sorted(f"01_vision · {person}" for person in EVERYBODY)


def test_every_cell_with_points_has_a_grade(course: Course) -> None:
    grade(course.cohort)
    with open_gradebook(course.cohort.gradebook) as gradebook:
        found = grades(gradebook.find_submission(SESSION, "liv-1"))
    assert found.keys() == set(maxima(SESSION))
