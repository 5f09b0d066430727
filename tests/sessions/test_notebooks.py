"""Every notebook runs as a participant opens it: by nbval, and by a stricter pass that nothing slips through.

nbval alone is not enough: it is content with a cell whose error it does not see. The strict pass looks at everything
that a cell puts out. Neither changes a notebook or leaves a file under sessions/.
"""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.context import context_for
from bimtek.answers.handin import hand_in
from bimtek.answers.new_cohort import template
from bimtek.answers.store import AnswerStore
from bimtek.answers.submission import write_submission
from bimtek.curriculum import SESSIONS, Session, assess, exercise, exercises
from bimtek.datasets import course_root
from tests.curriculum.exercises.test_masterplan_programmes import GOOD as PROGRAMME

pytestmark = pytest.mark.notebooks
ALL = pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.id)
FLOAT = re.compile(r"\d+\.\d+")
PERSON, TABLE = "peserta-1", "meja-governance"
STARTED: dict[str, dict[str, dict[str, Any]]] = {
    "01_vision": {"vision.issues": {"issues": [{"id": "i1", "title": "Laporan darurat terlambat ditangani"}]}},
    "02_assessment": {"assessment.readiness": {"nature": "Danau dan gunung"}},
    "03_masterplan": {"masterplan.quickwins": {"quickwins": [{"id": "q1", "name": "Papan waktu tanggap"}]}},
    "04_roadmap": {"roadmap.schedule": {"steps": [{"id": "p1", "start": 2025}]}},
}
"""One thing typed in each meeting."""
WIDGET = "application/vnd.jupyter.widget-view+json"
SECONDS = 120
"""For one cell; a cold kernel on a busy machine is slow."""


@pytest.fixture(autouse=True)
def sessions_stay_as_they_are() -> Iterator[None]:
    before = contents(course_root() / "sessions")
    yield
    assert contents(course_root() / "sessions") == before


@pytest.fixture
def cohort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cohort:
    """A cohort of one person, at a table and in the core team, who sits down in the notebooks."""
    folder = tmp_path / "angkatan"
    _, roster = template(folder, "51.06", 2025)
    with roster.open("a", encoding="utf-8", newline="\n") as lines:
        lines.write(f"{PERSON},Peserta Contoh,diskominfosan,{TABLE},ya,,\n")
    monkeypatch.setenv("BIMTEK_COHORT", str(folder))
    monkeypatch.setenv("BIMTEK_PERSON", PERSON)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return load_cohort(folder)


@ALL
def test_nbval_runs_it(session: Session, cohort: Cohort, tmp_path: Path) -> None:
    settings = tmp_path / "pytest.ini"
    settings.write_text("[pytest]\n", encoding="utf-8")
    command = ["-m", "pytest", "--nbval", f"--nbval-cell-timeout={SECONDS}", "-p", "no:cacheprovider", "-q"]
    result = subprocess.run(
        [sys.executable, *command, "-c", str(settings), f"--rootdir={tmp_path}", str(path_of(session))],
        cwd=tmp_path,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "BIMTEK_STATIC": "1"},  # stored figures are compared
        capture_output=True,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stdout + result.stderr
    cells = sum(cell.cell_type == "code" for cell in read(session).cells)
    assert f"{cells} passed" in result.stdout


@ALL
def test_a_strict_run_shows_forms_and_plain_points_and_no_complaint(
    session: Session, cohort: Cohort, tmp_path: Path
) -> None:
    outputs = run(read(session), tmp_path)
    for entry in exercises(session.id):
        (shown,) = outputs[f"form_{entry.cell}"]
        assert WIDGET in shown.data, f"{entry.id}: {shown}"
        if entry.points:
            assert points_in(outputs[entry.cell]) == 0.0
    assert outputs["setup"] == []


@ALL
def test_under_nbgrader_a_form_is_a_table_to_read(
    session: Session, cohort: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of the exercises that nobody answered."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    outputs = run(read(session), handed_in(cohort, session, STARTED[session.id], tmp_path))
    for entry in exercises(session.id):
        (shown,) = outputs[f"form_{entry.cell}"]
        assert WIDGET not in shown.data and entry.title in shown.data["text/html"]
        if entry.points:
            assert 0.0 <= points_in(outputs[entry.cell]) <= entry.points


def test_a_filled_table_has_the_same_points_at_the_seat_and_under_nbgrader(
    cohort: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, filled = SESSIONS[2], exercise("masterplan.programmes")
    values = {"programmes": [{**PROGRAMME, "gaps": []}]}
    folder = handed_in(cohort, session, {filled.id: values}, tmp_path)
    context = context_for(cohort, cohort.seat(TABLE), filled, AnswerStore(cohort.work))
    wanted = assess(filled, values, context).points
    assert 0 < wanted < filled.points
    assert points_in(run(read(session), tmp_path)[filled.cell]) == wanted
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    outputs = run(read(session), folder)
    assert points_in(outputs[filled.cell]) == wanted
    (shown,) = outputs[f"form_{filled.cell}"]
    assert PROGRAMME["name"] in shown.data["text/html"]


@pytest.mark.parametrize("line", ["import warnings; warnings.warn('usang')", "%no_such_magic"])
def test_the_strict_pass_hears_what_nbval_does_not(line: str, tmp_path: Path) -> None:
    from nbclient.exceptions import CellExecutionError

    cell = nbformat.v4.new_code_cell(line, id="cell")
    with pytest.raises((AssertionError, CellExecutionError), match=r"usang|no_such_magic"):
        run(nbformat.v4.new_notebook(cells=[cell]), tmp_path)


def path_of(session: Session) -> Path:
    return course_root() / "sessions" / session.id / session.notebook


def read(session: Session) -> nbformat.NotebookNode:
    return nbformat.reads(path_of(session).read_text(encoding="utf-8"), as_version=4)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(notebook: nbformat.NotebookNode, folder: Path) -> dict[str, list[Any]]:
    """Cell id → outputs of every code cell, run in `folder`; an error or a word on stderr fails at once."""
    from nbclient import NotebookClient

    client = NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    for name, entries in outputs.items():
        for output in entries:
            assert output.output_type != "error", f"{name}: {output}"
            assert output.get("name") != "stderr", f"{name}: {output}"
    return outputs


def points_in(outputs: list[Any]) -> float:
    """What nbgrader reads from a graded cell: its one result, which must be a plain float."""
    (result,) = [output for output in outputs if output.output_type == "execute_result"]
    text = result.data["text/plain"]
    assert FLOAT.fullmatch(text), text
    return float(text)


def handed_in(cohort: Cohort, session: Session, answers: dict[str, dict[str, Any]], folder: Path) -> Path:
    """A folder as collecting makes it, of a table with these answers."""
    person = cohort.person(PERSON)
    store, now = AnswerStore(cohort.work), datetime.datetime(2024, 8, 20, 10, 42, tzinfo=cohort.zone)
    seats = set()
    for name, values in answers.items():
        seat = cohort.seat_of(person, exercise(name))
        assert seat is not None
        store.save(seat.id, name, values, revision=0, author=person.id, time=now)
        seats.add(seat.id)
    for seat_id in seats:
        hand_in(cohort, seat_id, session.id, author=person.id, time=now)
    written = write_submission(cohort, person, session.id, folder / "submitted" / person.id / session.id)
    assert written is not None
    return written.folder
