"""The structure check finds nothing in the real course and every fault that is planted in a copy of it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bimtek.curriculum import SESSIONS, Exercise, exercise, exercises, structure
from bimtek.curriculum.checks import Check
from bimtek.curriculum.exercise import Criterion, Example, PlanPlace, Rubric, Unit
from bimtek.curriculum.fields import rating, reference, table, text
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.structure import of_exercise, problems
from bimtek.datasets import course_root

FIRST = SESSIONS[0]


def test_the_course_is_whole() -> None:
    assert problems(course_root()) == []


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The notebooks alone, in a course of their own."""
    for session in SESSIONS:
        source = course_root() / "sessions" / session.id / session.notebook
        target = tmp_path / "sessions" / session.id / session.notebook
        target.parent.mkdir(parents=True)
        target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    return tmp_path


Cells = list[dict[str, Any]]


def cell(cells: Cells, name: str) -> dict[str, Any]:
    return next(entry for entry in cells if entry["id"] == name)


def drop(name: str) -> Callable[[Cells], None]:
    return lambda cells: cells.remove(cell(cells, name))


def put(name: str, key: str, value: Any) -> Callable[[Cells], None]:
    return lambda cells: cell(cells, name).update({key: value})


def mark(name: str, key: str, value: Any) -> Callable[[Cells], None]:
    return lambda cells: cell(cells, name)["metadata"]["nbgrader"].update({key: value})


def twice(name: str) -> Callable[[Cells], None]:
    return lambda cells: cells.append(dict(cell(cells, name)))


def swap(one: str, other: str) -> Callable[[Cells], None]:
    def change(cells: Cells) -> None:
        here, there = (cells.index(cell(cells, name)) for name in (one, other))
        cells[here], cells[there] = cells[there], cells[here]

    return change


def unfold(cells: Cells) -> None:
    cell(cells, "form_vision_facts")["metadata"]["jupyter"] = {}


def no_lesson(cells: Cells) -> None:
    first, last = (cells.index(cell(cells, name)) for name in ("vision_facts", "form_vision_issues"))
    del cells[first + 1 : last]


STREAM = [{"output_type": "stream", "name": "stdout", "text": "x"}]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (drop("form_vision_facts"), "cell form_vision_facts is missing"),
        (drop("vision_issues"), "cell vision_issues is missing"),
        (drop("vision_proposal_judged"), "cell vision_proposal_judged is missing"),
        (drop("setup"), "cell setup is missing"),
        (drop("hand_in"), "cell hand_in is missing"),
        (
            put("hand_in", "source", 'hand_in_button("02_assessment")'),
            "cell hand_in: source is not what the exercise says",
        ),
        (drop("handover"), "no heading begins with “Penyerahan”"),
        (drop("bring"), "no heading begins with “Bekal”"),
        (mark("vision_facts", "points", 31), "cell vision_facts: metadata"),
        (mark("vision_facts", "grade", False), "cell vision_facts: metadata"),
        (mark("vision_proposal_judged", "task", False), "cell vision_proposal_judged: metadata"),
        (mark("form_vision_facts", "locked", False), "cell form_vision_facts: metadata"),
        (put("vision_proposal_judged", "source", "Dinilai."), "cell vision_proposal_judged: source"),
        (put("form_vision_facts", "source", 'form("vision.fact")'), "cell form_vision_facts: source"),
        (put("form_vision_facts", "source", 'x = 1\nform("vision.facts")'), "more than one line"),
        (put("form_vision_facts", "outputs", STREAM), "form_vision_facts: stores an output"),
        (put("vision_facts", "outputs", STREAM), "vision_facts: stores an output"),
        (put("vision_facts", "execution_count", 3), "execution count"),
        (put("lesson_usg", "source", "kata " * 300), "300 words, at most"),
        (put("figure_benchmark", "source", 'form("assessment.gap")'), "belongs to no exercise of this meeting"),
        (twice("form_vision_facts"), "cell id “form_vision_facts” stands 2 times"),
        (swap("form_vision_facts", "form_vision_issues"), "another order"),
        (swap("setup", "vision_facts"), "first code cell is not the setup"),
        (unfold, "its code is not folded"),
        (no_lesson, "0 words of lesson before it"),
    ],
)
def test_a_fault_in_a_notebook_is_found(copy: Path, fault: Callable[[Cells], None], message: str) -> None:
    path = copy / "sessions" / FIRST.id / FIRST.notebook
    notebook = json.loads(path.read_text(encoding="utf-8"))
    fault(notebook["cells"])
    path.write_text(json.dumps(notebook), encoding="utf-8")
    found = problems(copy)
    assert any(message in problem for problem in found), found
    assert all(problem.startswith(f"sessions/{FIRST.id}/{FIRST.notebook}: ") for problem in found)


def test_a_stored_figure_is_no_fault(copy: Path) -> None:
    path = copy / "sessions" / FIRST.id / FIRST.notebook
    notebook = json.loads(path.read_text(encoding="utf-8"))
    picture = {"output_type": "display_data", "data": {"image/png": "AAAA"}, "metadata": {}}
    cell(notebook["cells"], "figure_benchmark")["outputs"] = [picture]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert problems(copy) == []


@pytest.mark.parametrize("content", [None, "{", "[]", '{"cells": [{}], "metadata": {"kernelspec": {}}}'])
def test_a_notebook_that_cannot_be_read_is_named(copy: Path, content: str | None) -> None:
    path = copy / "sessions" / FIRST.id / FIRST.notebook
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    (found,) = problems(copy)
    assert found.startswith(f"sessions/{FIRST.id}/{FIRST.notebook}: ")


def test_another_kernel_is_found(copy: Path) -> None:
    path = copy / "sessions" / FIRST.id / FIRST.notebook
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["kernelspec"]["name"] = "ir"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert problems(copy) == [f"sessions/{FIRST.id}/{FIRST.notebook}: kernel is not python3"]


class Step(Row):
    grade: int | None = rating("Nilai", ("1", "rendah"))
    name: str = text("", only_if=("kind", ("x",)))
    wish: str = reference("Harapan", "wishes")


class Bad(Answer):
    steps: tuple[Step, ...] = table("Langkah", Step)


RUBRIC = Rubric("R", (Criterion("K", 4, ((1, "a"), (3, "b"))),))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"why": "Karena."}, "why: 1, at least 12"),
        ({"how": ("Isi.",)}, "steps (how): 1, at least 3"),
        ({"good": Example("", "x")}, "good example: 0"),
        ({"weak": Example("a b c", "x")}, "reason of the weak example: 1"),
        ({"hints": ()}, "hints: 0"),
        ({"places": ()}, "place in the plan: 0"),
        ({"places": (PlanPlace("horoscope", "X"),)}, "outline.yml has no chapter “horoscope”"),
        ({"places": (PlanPlace("situation", ""),)}, "no heading in the chapter “situation”"),
        ({"checks": ()}, "checks: 0"),
        ({"checks": (Check(print, 5),)}, "no title"),
        ({"checks": (Check(print, 5, "rows", "T"),)}, "looks over rows, which is no table"),
        ({"unit": Unit.CORE}, "core team carries no points"),
        ({"session": "09_party"}, "session 09_party does not exist"),
        ({"rubric": RUBRIC}, "levels do not go from 0 to 4"),
        ({"answer": Bad}, "rating grade has 1 worded anchors"),
        ({"answer": Bad}, "field name has no label"),
        ({"answer": Bad}, "field name depends on kind"),
        ({"answer": Bad}, "chooses from wishes, which nobody gives"),
    ],
)
def test_what_an_exercise_lacks_is_found(changes: dict[str, Any], message: str) -> None:
    whole = exercise("vision.issues")
    assert list(of_exercise(whole)) == []
    assert any(message in problem for problem in of_exercise(dataclasses.replace(whole, **changes)))


@pytest.mark.parametrize(
    ("course", "message"),
    [
        (
            tuple(entry for entry in exercises() if entry.id != "vision.facts"),
            f"01_vision: points add up to {100 - exercise('vision.facts').points:g}, not 100",
        ),
        ((exercise("vision.facts"), *exercises()), "vision.facts: 2 exercises have this id"),
    ],
)
def test_the_course_together(course: tuple[Exercise, ...], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structure, "exercises", lambda session="": course if not session else exercises(session))
    assert message in problems(course_root())
