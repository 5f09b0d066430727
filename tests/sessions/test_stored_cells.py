"""scripts/store_cells.py leaves a whole course alone and brings a notebook up to date with its exercises."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from bimtek.curriculum import SESSIONS, exercises
from bimtek.curriculum.cells import exercise_cells
from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.structure import problems
from bimtek.datasets import course_root
from scripts.store_cells import main, stored

LAST = SESSIONS[-1]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(course_root() / "sessions", tmp_path / "sessions")
    return tmp_path


def cells_of(root: Path) -> list[dict]:
    path = root / "sessions" / LAST.id / LAST.notebook
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def names(cells: list[dict]) -> list[str]:
    return [cell["id"] for cell in cells]


def test_a_whole_course_is_left_alone_to_the_byte(copy: Path) -> None:
    main(copy)
    for session in SESSIONS:
        path = Path("sessions") / session.id / session.notebook
        assert (copy / path).read_bytes() == (course_root() / path).read_bytes()


def test_what_is_missing_or_changed_is_mended(copy: Path) -> None:
    path = copy / "sessions" / LAST.id / LAST.notebook
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "roadmap_schedule"]
    next(cell for cell in notebook["cells"] if cell["id"] == "form_roadmap_governance")["source"] = ["form(1)"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert len(problems(copy)) >= 2
    main(copy)
    assert problems(copy) == []
    assert names(cells_of(copy)) == names(cells_of(course_root()))


def test_a_new_exercise_comes_after_the_one_before_it_with_room_for_its_lesson(copy: Path) -> None:
    course = exercises(LAST.id)
    fresh = dataclasses.replace(
        course[-1], id="roadmap.fresh", title="Yang baru", checks=(Check(complete(), 5, "", "Terisi"),)
    )
    found = names(stored(cells_of(copy), (*course, fresh)))
    place = found.index(exercise_cells(course[-1])[-1]["id"])
    assert found[place + 1 : place + 5] == ["lesson_roadmap_fresh", "form_roadmap_fresh", "roadmap_fresh", "keypoints"]


def test_changed_points_reach_the_cell(copy: Path) -> None:
    first, *rest = exercises(LAST.id)
    less = dataclasses.replace(first, checks=(Check(complete(), 5, "", "Terisi"),))
    cell = next(cell for cell in stored(cells_of(copy), (less, *rest)) if cell["id"] == first.cell)
    assert cell["metadata"]["nbgrader"]["points"] == 5
