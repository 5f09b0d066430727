"""formgrader in a real browser, on what `bimtek grade` left: a judge reads the answer and her points count."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from bimtek.curriculum import exercise
from bimtek.grading import collect, grade, release
from bimtek.grading.gradebook import open_gradebook
from tests.browser.lab import await_listener
from tests.grading.course import HOSTILE, ROOT, SESSION, Course, make_course, proposal, work

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOKEN = "kunci-uji"
CELL = "vision_proposal_judged"
READY = "window.formgrader?.loaded && formgrader.grades.loaded && formgrader.comments.loaded"
"""The page has the grades of the gradebook and has learned its keys, which it does without MathJax from a CDN."""


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The course's own notebook of the first meeting, worked on and graded."""
    root = tmp_path / "kursus"
    monkeypatch.setenv("BIMTEK_COURSE", str(root))
    made = make_course(root)
    shutil.copyfile(ROOT / "sessions" / SESSION / f"{SESSION}.ipynb", root / "sessions" / SESSION / f"{SESSION}.ipynb")
    release(made.cohort, SESSION)
    work(made)
    collect(made.cohort, SESSION)
    assert not grade(made.cohort, SESSION).failed
    return made


@contextmanager
def formgrader(course: Course, port: int) -> Iterator[str]:
    """The address of a server that runs formgrader alone, with the configuration in grading/; ended afterwards."""
    places = {f"JUPYTER_{name}_DIR": str(course.root / ".jupyter" / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    command = [
        *(sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"),
        *("--ServerApp.port_retries=0", f"--ServerApp.root_dir={course.root}", f"--IdentityProvider.token={TOKEN}"),
        "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}",
    ]
    process = subprocess.Popen(
        command,
        cwd=course.root / "grading",
        env=os.environ | places | {"BIMTEK_COHORT": course.cohort.folder.name},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    log: list[str] = []
    try:
        for line in process.stderr:
            log.append(line)
            if "is running at" in line:
                break
        else:
            raise AssertionError("the server did not start:\n" + "".join(log))
        Thread(target=process.stderr.read, daemon=True).start()  # a full pipe would stop the server
        await_listener(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def judged(course: Course) -> tuple[Any, bool, Any]:
    """Points, whether a judge is wanted, and her comment, as the gradebook has them."""
    with open_gradebook(course.cohort.gradebook) as gradebook:
        given = gradebook.find_grade(CELL, SESSION, SESSION, "gov-1")
        remark = gradebook.find_comment(CELL, SESSION, SESSION, "gov-1")
        return given.manual_score, given.needs_manual_grade, remark.manual_comment


def test_a_judge_reads_the_answer_beside_the_rubric_and_gives_points(
    course: Course, page: "Page", free_port: int
) -> None:
    with open_gradebook(course.cohort.gradebook) as gradebook:
        submission = gradebook.find_submission_notebook(SESSION, SESSION, "gov-1").id
    assert judged(course) == (None, True, None)
    with formgrader(course, free_port) as server:
        page.goto(f"{server}/login?token={TOKEN}")
        page.goto(f"{server}/formgrader/gradebook/{SESSION}/{SESSION}")
        page.locator(f"a[href$='/formgrader/submissions/{submission}']").first.click()

        page.wait_for_function(READY)
        answer = page.locator(".bimtek-readonly", has_text="Usulan visi")
        assert HOSTILE in answer.inner_text(), "what was typed stands there as text"
        assert page.title() == SESSION
        panel = page.locator(".nbgrader_cell", has=page.locator(f"#{CELL}"))
        rubric = exercise("vision.proposal").rubric
        assert rubric is not None
        for criterion in rubric.criteria:
            assert criterion.title in panel.inner_text()
        box, below = panel.bounding_box(), answer.bounding_box()
        assert box is not None
        assert below is not None
        assert 0 < box["y"] - (below["y"] + below["height"]) < 500, "the answer stands right above"

        _type(page, f"#{CELL}", "13.5", "grade")
        _type(page, f"#{CELL}-comment", "Jelas untuk siapa.", "comment")
        assert judged(course) == (13.5, False, "Jelas untuk siapa.")

        course.answer("meja-governance", "vision.proposal", proposal("Bangli yang lain"))
        course.hand_in("meja-governance")
        collect(course.cohort, SESSION)
        grade(course.cohort, SESSION)
        page.reload()
        page.wait_for_function(READY)
        assert page.locator(f"#{CELL}").input_value() == "", "asked to be judged again"
        assert f"Nilai sebelumnya: 13,5 dari {rubric.points:g}." in page.locator(f"#{CELL}-comment").input_value()
        assert "Bangli yang lain" in page.locator(".bimtek-readonly", has_text="Usulan visi").inner_text()


def _type(page: "Page", selector: str, text: str, what: str) -> None:
    """Type into a field of formgrader and leave it; returns when the server has it."""
    with page.expect_response(lambda answer: f"/api/{what}/" in answer.url and answer.request.method == "PUT") as sent:
        page.locator(selector).fill(text)
        page.locator(selector).press("Tab")
    assert sent.value.ok
