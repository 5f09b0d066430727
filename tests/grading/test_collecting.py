"""`collect`: the latest hand-ins of everybody, and who is missing or late."""

import json
from datetime import timedelta

from bimtek.answers.handin import latest_handin
from bimtek.grading import collect
from tests.grading.course import SESSION, Course, facts


def test_it_says_who_is_late_and_who_is_missing(course: Course) -> None:
    report = collect(course.cohort, SESSION)
    assert not report.failed
    assert report.late == ("eco-1",)
    assert report.missing == ()
    assert [one.person for one in report.collected] == ["gov-1", "eco-1", "liv-1", "inti-1"]
    nobody = collect(course.cohort, "02_assessment")
    assert nobody.missing == ("gov-1", "eco-1", "liv-1", "inti-1")
    assert not (course.submitted("gov-1", "02_assessment")).exists()


def test_each_person_gets_her_table_s_and_the_core_s_answers(course: Course) -> None:
    def answers(person: str) -> set[str]:
        return {path.stem for path in (course.submitted(person) / "answers").glob("vision.*.json")}

    assert answers("gov-1") == {"vision.pretest", "vision.facts", "vision.issues", "vision.proposal"}
    assert answers("eco-1") == {"vision.pretest", "vision.facts", "vision.issues"}
    assert answers("inti-1") == {"vision.pretest", "vision.statement"}


def test_the_latest_hand_in_counts(course: Course) -> None:
    course.answer("meja-governance", "vision.facts", facts(1))
    assert not collect(course.cohort, SESSION).failed
    stored = course.submitted("gov-1") / "answers" / "vision.facts.json"
    assert len(json.loads(stored.read_text(encoding="utf-8"))["values"]["facts"]) == 5, "saved is not handed in"
    course.hand_in("meja-governance", after=timedelta(hours=1))
    collect(course.cohort, SESSION)
    assert len(json.loads(stored.read_text(encoding="utf-8"))["values"]["facts"]) == 1
    assert sorted(path.name for path in course.cohort.submitted.iterdir()) == ["eco-1", "gov-1", "inti-1", "liv-1"]


def test_a_hand_in_that_cannot_be_read_is_named_and_the_former_one_stays(course: Course) -> None:
    before = (course.submitted("gov-1") / "timestamp.txt").read_text(encoding="utf-8")
    course.hand_in("meja-governance", after=timedelta(hours=1))
    folder = latest_handin(course.cohort, "meja-governance", SESSION)
    assert folder is not None
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    report = collect(course.cohort, SESSION)
    assert report.failed
    assert [problem.person for problem in report.problems] == ["gov-1"]
    assert (folder / "manifest.json").as_posix() in str(report.problems[0])
    assert [one.person for one in report.collected] == ["eco-1", "liv-1", "inti-1"]
    assert (course.submitted("gov-1") / "timestamp.txt").read_text(encoding="utf-8") == before
