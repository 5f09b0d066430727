"""Stock `nbgrader autograde` and `bimtek grade` leave the same gradebook, cell by cell (decision 7)."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.grading import GradeReport, collect, feedback, grade, judge, release
from bimtek.grading.gradebook import comments, grades, open_gradebook
from tests.grading.course import HOSTILE, SESSION, Course, facts, issues, make_course, proposal, work

pytestmark = [pytest.mark.notebooks, pytest.mark.xdist_group("two_ways")]

Snapshot = dict[str, dict[str, Any]]


def nbgrader(course: Course, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A stock command, run from grading/ as a facilitator does, without an activated environment."""
    environment = os.environ | {
        "BIMTEK_COURSE": str(course.root),
        "BIMTEK_COHORT": course.cohort.folder.name,
        "PATH": os.defpath,
    }
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course.root / "grading",
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=280,
    )


def snapshot(cohort: Cohort) -> Snapshot:
    """Everything that the gradebook says of every submission and every cell."""
    taken: Snapshot = {}
    with open_gradebook(cohort.gradebook) as gradebook:
        for submission in gradebook.assignment_submissions(SESSION):
            person = submission.student.id
            names = ("timestamp", "total_seconds_late", "score", "max_score", "needs_manual_grade", "task_score")
            taken[person] = {name: getattr(submission, name) for name in (*names, "late_submission_penalty")}
            for cell, given in grades(submission).items():
                columns = ("auto_score", "manual_score", "extra_credit", "score", "max_score", "needs_manual_grade")
                taken[f"{person} {cell}"] = {name: getattr(given, name) for name in (*columns, "failed_tests")}
            for cell, remark in comments(submission).items():
                columns = ("auto_comment", "manual_comment", "comment")
                taken[f"{person} {cell} comment"] = {name: getattr(remark, name) for name in columns}
    return taken


@dataclass
class Round:
    """What both ways left after one grading."""

    stock: Snapshot
    fast: Snapshot
    report: GradeReport
    said: str
    """What stock nbgrader wrote while it graded."""


@dataclass
class Workshop:
    stock: Course
    fast: Course
    first: Round
    judged: Round
    second: Round


def _grade(stock: Course, fast: Course) -> Round:
    run = nbgrader(stock, "autograde", SESSION)
    assert run.returncode == 0, run.stderr
    report = grade(fast.cohort, SESSION)
    return Round(snapshot(stock.cohort), snapshot(fast.cohort), report, run.stdout + run.stderr)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """The same hand-ins, graded both ways: at first, after judging, and after answers changed."""
    root = tmp_path_factory.mktemp("dua") / "kursus"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_COURSE", str(root))
        stock = make_course(root)
        _leave_a_trap(root)
        work(stock)
        fast = stock.beside("cepat")
        made = nbgrader(stock, "generate_assignment", SESSION)
        assert (made.returncode, made.stdout + made.stderr) == (0, "")
        release(fast.cohort, SESSION)
        for course in (stock, fast):
            collect(course.cohort, SESSION)
        first = _grade(stock, fast)
        for course in (stock, fast):
            judge(course.cohort, SESSION, "gov-1", "vision.proposal", 12.5, "Jelas untuk siapa.")
            judge(course.cohort, SESSION, "liv-1", "vision.proposal", 7, "Sebut tahunnya.")
            _override(course.cohort)
        judged = Round(snapshot(stock.cohort), snapshot(fast.cohort), first.report, "")
        for course in (stock, fast):
            _change(course)
            collect(course.cohort, SESSION)
            broken = course.submitted("liv-1") / "answers" / "vision.facts.json"
            broken.write_text('{"schema_version": 1, "exerc', encoding="utf-8")
        yield Workshop(stock, fast, first, judged, _grade(stock, fast))


def _leave_a_trap(root: Path) -> None:
    """Files that somebody left beside the source notebook must not take the place of what was handed in."""
    answers = root / "sessions" / SESSION / "answers"
    answers.mkdir()
    (answers / "vision.facts.json").write_text("{}", encoding="utf-8")
    (answers.parent / "timestamp.txt").write_text("2001-01-01 00:00:00 UTC", encoding="utf-8")


def _override(cohort: Cohort) -> None:
    """A facilitator corrects automatic points by hand, as formgrader does."""
    with open_gradebook(cohort.gradebook) as gradebook:
        given = gradebook.find_grade("vision_issues", SESSION, SESSION, "gov-1")
        given.manual_score, given.extra_credit, given.needs_manual_grade = 21.0, 1.0, False
        gradebook.db.commit()


def _change(course: Course) -> None:
    """gov changes the judged answer; liv changes another and saves the judged one again as it was; both hand in."""
    course.answer("meja-governance", "vision.proposal", proposal("Bangli yang lain sama sekali"))
    course.answer("meja-living", "vision.issues", issues("Puskesmas jauh", "Air keruh", "Jalan putus"))
    course.answer("meja-living", "vision.proposal", proposal("Bangli sehat") | {"horizon": "dua ribu"})
    course.answer("meja-economy", "vision.facts", facts(5))
    for seat in ("meja-governance", "meja-living", "meja-economy"):
        course.hand_in(seat, after=timedelta(days=5))


@pytest.mark.parametrize("moment", ["first", "judged", "second"])
def test_both_gradebooks_are_equal(workshop: Workshop, moment: str) -> None:
    graded: Round = getattr(workshop, moment)
    assert graded.fast == graded.stock
    assert {name for name in graded.stock if " " not in name} == {"gov-1", "eco-1", "liv-1", "inti-1"}


def test_the_first_grading_says_what_the_answers_are_worth(workshop: Workshop) -> None:
    first = workshop.first.stock
    assert first["gov-1 vision_facts"]["auto_score"] == 20.0
    assert 0 < first["eco-1 vision_facts"]["auto_score"] < 20.0
    assert first["eco-1 vision_issues"]["auto_score"] == 0.0
    assert first["eco-1"]["total_seconds_late"] == (2 * 24 + 1) * 3600
    assert first["gov-1"]["total_seconds_late"] == 0
    assert first["gov-1 vision_proposal_judged"]["needs_manual_grade"]
    assert not first["eco-1 vision_proposal_judged"]["needs_manual_grade"], "nothing was answered"
    assert not first["inti-1"]["needs_manual_grade"], "the core team sits at no table"
    assert {first[person]["max_score"] for person in ("gov-1", "inti-1")} == {100.0}


def test_judged_points_count(workshop: Workshop) -> None:
    before, after = workshop.first.stock["gov-1"], workshop.judged.stock["gov-1"]
    assert after["task_score"] == 12.5
    assert after["score"] == pytest.approx(
        before["score"] + 12.5 + 22.0 - workshop.first.stock["gov-1 vision_issues"]["auto_score"]
    )
    assert not after["needs_manual_grade"]


def test_a_changed_answer_is_judged_again_and_an_unchanged_one_is_not(workshop: Workshop) -> None:
    second = workshop.second.stock
    changed, same = second["gov-1 vision_proposal_judged"], second["liv-1 vision_proposal_judged"]
    assert (changed["manual_score"], changed["needs_manual_grade"]) == (None, True)
    assert second["gov-1 vision_proposal_judged comment"]["manual_comment"].splitlines() == [
        "Jawaban berubah sejak dinilai. Nilai sebelumnya: 12,5 dari 15.",
        "Jelas untuk siapa.",
    ]
    assert (same["manual_score"], same["needs_manual_grade"]) == (7.0, False)


def test_points_corrected_by_hand_stay_and_ask_to_be_looked_at(workshop: Workshop) -> None:
    again = workshop.second.stock["gov-1 vision_issues"]
    assert (again["manual_score"], again["extra_credit"], again["needs_manual_grade"]) == (21.0, 1.0, True)


def test_a_changed_answer_changes_its_points(workshop: Workshop) -> None:
    def auto(moment: Round) -> float:
        return float(moment.stock["eco-1 vision_facts"]["auto_score"])

    assert auto(workshop.first) < auto(workshop.second)


def test_a_broken_answer_is_worth_nothing_and_named(workshop: Workshop) -> None:
    assert workshop.second.stock["liv-1 vision_facts"]["auto_score"] == 0.0
    assert workshop.second.stock["liv-1 vision_issues"]["auto_score"] > 0
    (problem,) = workshop.second.report.problems
    assert "liv-1" in str(problem)
    assert "liv-1/01_vision/answers/vision.facts.json" in str(problem)


SHUTTING_DOWN = re.compile(
    r"ERROR:tornado\.general:Uncaught exception in ZMQStream callback\nTraceback.*(?:\n +.*)*"
    r"\nzmq\.error\.ZMQError: Socket operation on non-socket\n?"
)
"""ipykernel on a busy machine: asked to end while it ends already. No word of nbgrader or of ours."""


def test_what_a_kernel_says_while_it_ends_is_told_apart() -> None:
    said = "ERROR:tornado.general:Uncaught exception in ZMQStream callback\nTraceback (most recent call last):\n"
    said += '  File "kernelbase.py", line 372, in dispatch_control\n    await x\n           ^^^\n'
    ended = "zmq.error.ZMQError: Socket operation on non-socket\n"
    assert SHUTTING_DOWN.sub("", f"satu\n{said}{ended}dua\n") == "satu\ndua\n"
    assert SHUTTING_DOWN.sub("", f"{said}ValueError: lain\n") == f"{said}ValueError: lain\n"


def test_stock_nbgrader_says_only_who_is_late_and_who_is_new(workshop: Workshop) -> None:
    said = SHUTTING_DOWN.sub("", workshop.first.said + workshop.second.said).splitlines()
    expected = ("seconds late", "Late submission penalty: None", "Updating existing assignment")
    assert [line for line in said if not any(words in line for words in expected)] == []


def test_both_notebooks_show_the_same(workshop: Workshop) -> None:
    for person in ("gov-1", "eco-1", "liv-1", "inti-1"):
        stock, fast = (_shown(course.cohort, person) for course in (workshop.stock, workshop.fast))
        assert stock.keys() == fast.keys()
        if person == "liv-1":  # her broken answer is told in other words
            for shown in (stock, fast):
                assert "rusak" in str(shown.pop("form_vision_facts"))
                assert "rusak" in str(shown.pop("vision_facts"))
        assert fast == stock


def test_what_was_handed_in_is_what_was_graded(workshop: Workshop) -> None:
    for course in (workshop.stock, workshop.fast):
        for person in ("gov-1", "eco-1"):
            graded = course.cohort.autograded / person / SESSION
            names = sorted(path.name for path in (graded / "answers").iterdir())
            assert names == sorted(path.name for path in (course.submitted(person) / "answers").iterdir())
            for name in names:
                handed_in = (course.submitted(person) / "answers" / name).read_bytes()
                assert (graded / "answers" / name).read_bytes() == handed_in


def _shown(cohort: Cohort, person: str) -> dict[str, Any]:
    """What the cells show, by grade id: the data of their outputs, or their error."""
    path = cohort.autograded / person / SESSION / f"{SESSION}.ipynb"
    shown = {}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name and cell["cell_type"] == "code":
            shown[name] = [_joined(output.get("data") or output.get("evalue")) for output in cell["outputs"]]
    return shown


def _joined(data: Any) -> Any:
    return {kind: "".join(text) for kind, text in data.items()} if isinstance(data, dict) else data


def test_stock_commands_work_on_what_the_fast_way_left(workshop: Workshop, tmp_path: Path) -> None:
    own = feedback(workshop.fast.cohort, SESSION)
    for arguments in (("generate_feedback", SESSION), ("export", "--to", str(tmp_path / "nilai.csv"))):
        run = nbgrader(workshop.fast, *arguments)
        assert (run.returncode, run.stdout + run.stderr) == (0, "")
    page = workshop.fast.cohort.feedback / "_nbgrader" / "gov-1" / SESSION / f"{SESSION}.html"
    text = page.read_text(encoding="utf-8")
    assert "<script>document.title" not in text
    assert "cdnjs.cloudflare.com/ajax/libs/mathjax" not in text
    assert all(path.is_file() for path in own)
    rows = (tmp_path / "nilai.csv").read_text(encoding="utf-8").splitlines()
    scores = {row.split(",")[3]: float(row.split(",")[9]) for row in rows[1:]}
    assert scores == {person: workshop.second.fast[person]["score"] for person in ("gov-1", "eco-1", "liv-1", "inti-1")}


def test_the_stock_database_command_knows_the_roster(workshop: Workshop) -> None:
    run = nbgrader(workshop.fast, "db", "student", "list")
    assert run.returncode == 0, run.stderr
    assert "gov-1 (Ni Wayan Contoh S.Kom., Meja Smart Governance)" in run.stdout
    assert HOSTILE not in run.stdout
