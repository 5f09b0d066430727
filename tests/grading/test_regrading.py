"""`grade` again: only what changed is graded, whatever changed, and many at once give the same as one by one."""

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import bimtek.grading.grader as grader
from bimtek.errors import GradingError
from bimtek.grading import GradeReport, collect, grade, judge
from bimtek.grading.fingerprint import course_version, fingerprint
from bimtek.grading.gradebook import grades, open_gradebook
from bimtek.grading.judging import after_autograde
from bimtek.grading.marks import read_marks, read_points
from tests.grading.course import SESSION, Course, facts, proposal


def numbers(report: GradeReport) -> tuple[int, int]:
    return report.regraded, report.unchanged


def points(course: Course, person: str) -> float:
    return read_points(course.cohort)[SESSION, person].points


def test_what_has_not_changed_is_not_graded_again(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    first = grade(course.cohort)
    assert numbers(first) == (4, 0)
    monkeypatch.setattr(grader, "open_gradebook", None)  # not even opened: loading nbgrader takes seconds
    collect_nothing_new = grade(course.cohort)
    assert numbers(collect_nothing_new) == (0, 4)
    assert str(collect_nothing_new) == "0 dinilai ulang, 4 tidak berubah"
    assert collect_nothing_new.graded == first.graded


def test_collecting_the_same_again_changes_nothing(course: Course) -> None:
    grade(course.cohort)
    collect(course.cohort, SESSION)
    assert numbers(grade(course.cohort)) == (0, 4)


def test_one_changed_answer_is_one_grading(course: Course) -> None:
    grade(course.cohort)
    before = points(course, "eco-1")
    course.answer("meja-economy", "vision.facts", facts(5))
    course.hand_in("meja-economy")
    collect(course.cohort, SESSION)
    assert numbers(grade(course.cohort)) == (1, 3)
    assert points(course, "eco-1") > before


def test_a_judgement_needs_no_grading_and_is_told(course: Course) -> None:
    grade(course.cohort)
    before = points(course, "gov-1")
    judge(course.cohort, SESSION, "gov-1", "vision.proposal", 12, "Baik.")
    report = grade(course.cohort)
    assert numbers(report) == (0, 4)
    assert points(course, "gov-1") == before + 12
    assert next(one for one in report.graded if one.person == "gov-1").to_judge == 0


def test_another_course_grades_everything(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    grade(course.cohort)
    monkeypatch.setattr(grader, "course_version", lambda root: "another")
    assert numbers(grade(course.cohort)) == (4, 0)


def test_the_version_knows_program_and_tables(course: Course) -> None:
    before = course_version(course.root)
    assert len(before) == 64
    other = course.root.with_name("lain")
    shutil.copytree(course.root, other)
    assert course_version(other) == before
    third = course.root.with_name("ketiga")
    shutil.copytree(course.root, third)
    with (third / "datasets" / "spbe.csv").open("a", encoding="utf-8") as stream:
        stream.write("\n")
    assert course_version(third) != before


def test_who_moves_to_another_table_is_graded_again(course: Course) -> None:
    person = course.cohort.person("gov-1")
    moved = person.model_copy(update={"table": "meja-living"})
    assert fingerprint(course.cohort, person, SESSION, "x") != fingerprint(course.cohort, moved, SESSION, "x")


def test_what_could_not_be_read_is_named_every_time(course: Course) -> None:
    broken = course.submitted("gov-1") / "answers" / "vision.facts.json"
    whole = broken.read_text(encoding="utf-8")
    broken.write_text("{", encoding="utf-8")
    first, second = grade(course.cohort), grade(course.cohort)
    assert [str(one) for one in first.problems] == [str(one) for one in second.problems] != []
    assert numbers(second) == (1, 3)
    broken.write_text(whole, encoding="utf-8")
    assert not grade(course.cohort).failed
    assert numbers(grade(course.cohort)) == (0, 4)


def test_what_the_judges_see_is_written_again_when_it_is_gone(course: Course) -> None:
    grade(course.cohort)
    graded = course.cohort.autograded / "gov-1" / SESSION
    shutil.rmtree(graded)
    (course.cohort.autograded / "eco-1" / SESSION / "answers" / "vision.facts.json").write_bytes(b"")
    assert numbers(grade(course.cohort)) == (2, 2)
    assert (graded / f"{SESSION}.ipynb").is_file()


def test_without_a_gradebook_nothing_was_graded(course: Course) -> None:
    grade(course.cohort)
    assert len(read_marks(course.cohort.gradebook)) == 4
    course.cohort.gradebook.unlink()
    assert read_points(course.cohort) == {} == read_marks(course.cohort.gradebook)


def test_a_gradebook_that_is_none_is_told(course: Course) -> None:
    course.cohort.gradebook.write_bytes(b"no database " * 100)
    with pytest.raises(GradingError, match="Buku nilai tidak dapat dibaca"):
        read_points(course.cohort)


def snapshot(course: Course) -> dict[str, Any]:
    taken: dict[str, Any] = {}
    with open_gradebook(course.cohort.gradebook) as gradebook:
        for submission in gradebook.assignment_submissions(SESSION):
            for cell, given in grades(submission).items():
                taken[f"{submission.student.id} {cell}"] = (given.auto_score, given.needs_manual_grade)
    for path in sorted(course.cohort.autograded.rglob("*")):
        if path.is_file():
            content = path.read_bytes().replace(f"/{course.cohort.folder.name}/".encode(), b"/x/")
            taken[path.relative_to(course.cohort.autograded).as_posix()] = content
    return taken


def test_processes_beside_each_other_give_the_same(course: Course) -> None:
    (course.submitted("liv-1") / "answers" / "vision.facts.json").write_text("{", encoding="utf-8")
    (course.submitted("eco-1") / f"{SESSION}.ipynb").unlink()
    beside = course.beside("beside")
    alone, together = grade(course.cohort, workers=1), grade(beside.cohort, workers=2)
    assert snapshot(beside) == snapshot(course) != {}
    assert together.graded == alone.graded

    def told(report: GradeReport, name: str) -> list[str]:
        return [str(one).replace(f"/{name}/", "/x/") for one in report.problems]

    assert told(together, "beside") == told(alone, "uji")
    assert len(alone.problems) == 2


def test_points_are_those_of_nbgrader(course: Course) -> None:
    """Corrected by hand, with extra credit, and a deadline that was moved for one."""
    grade(course.cohort)
    with open_gradebook(course.cohort.gradebook) as gradebook:
        given = gradebook.find_grade("vision_issues", SESSION, SESSION, "gov-1")
        given.manual_score, given.extra_credit = 21.0, 1.5
        gradebook.find_submission(SESSION, "eco-1").extension = datetime.timedelta(days=1)
        gradebook.db.commit()
    found = read_points(course.cohort)
    with open_gradebook(course.cohort.gradebook) as gradebook:
        for person in ("gov-1", "eco-1", "liv-1", "inti-1"):
            submission = gradebook.find_submission(SESSION, person)
            one = found[SESSION, person]
            assert (one.points, one.seconds_late) == (round(submission.score, 2), submission.total_seconds_late)
            assert one.time == submission.timestamp
    assert found[SESSION, "eco-1"].seconds_late == (24 + 1) * 3600


def test_an_answer_that_is_judged_anew_waits(course: Course) -> None:
    grade(course.cohort)
    judge(course.cohort, SESSION, "gov-1", "vision.proposal", 12, "Baik.")
    course.answer("meja-governance", "vision.proposal", proposal("Lain"))
    course.hand_in("meja-governance")
    collect(course.cohort, SESSION)
    report = grade(course.cohort)
    assert next(one for one in report.graded if one.person == "gov-1").to_judge == 1
    stored: Path = course.cohort.autograded / "gov-1" / SESSION / "answers" / "vision.proposal.json"
    assert json.loads(stored.read_text(encoding="utf-8"))["values"]["vision"] == "Lain"


def test_what_stock_nbgrader_graded_since_is_looked_at_again(course: Course) -> None:
    grade(course.cohort)
    notebook = course.submitted("gov-1") / f"{SESSION}.ipynb"
    after_autograde(assignment=SESSION, student="gov-1", notebooks=[str(notebook)])
    assert numbers(grade(course.cohort)) == (1, 3)
