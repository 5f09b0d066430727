"""form and points: a widget where a person sits, a table to read and the same points where nbgrader grades."""

import subprocess
import sys
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.answers.store import AnswerStore
from bimtek.errors import BrokenAnswer
from bimtek.notebook import form, points
from bimtek.notebook.place import region
from tests.notebook.conftest import ISSUE

ISSUES = "vision.issues"


def broken(path: Path) -> None:
    path.write_text('{"half', encoding="utf-8")


def test_points_are_those_of_the_saved_answer(answered: Cohort) -> None:
    assert points(ISSUES) > 0
    assert type(points(ISSUES)) is float


def test_nothing_answered_gives_nothing(cohort: Cohort) -> None:
    assert points(ISSUES) == 0.0
    assert type(points(ISSUES)) is float


def test_a_broken_answer_gives_no_points_but_an_error(answered: Cohort) -> None:
    broken(AnswerStore(answered.work).path("meja-living", ISSUES))
    with pytest.raises(BrokenAnswer):
        points(ISSUES)


def test_graded_alone_the_points_are_the_same(
    answered: Cohort, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = points(ISSUES)
    request.getfixturevalue("graded")
    assert points(ISSUES) == live
    assert points("vision.facts") == 0.0


def test_graded_alone_a_broken_answer_is_an_error(graded: Path) -> None:
    broken(graded / "answers" / f"{ISSUES}.json")
    with pytest.raises(BrokenAnswer):
        points(ISSUES)
    assert "rusak" in form(ISSUES).text


def test_graded_alone_the_form_is_a_table_to_read(graded: Path) -> None:
    shown = form(ISSUES)._repr_mimebundle_()
    assert "&lt;b&gt;Delapan desa&lt;/b&gt;" in shown["text/html"]
    assert "<b>Delapan desa" not in shown["text/html"]
    assert ISSUE["title"] in shown["text/plain"]
    assert sorted(path.name for path in graded.iterdir()) == ["01_vision.ipynb", "answers", "timestamp.txt"]


def test_graded_alone_nothing_is_said_on_stderr(graded: Path) -> None:
    code = "from bimtek.notebook import form, points, figure; form('vision.issues'); points('vision.issues');"
    code += "figure('benchmark')._repr_mimebundle_()"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_where_a_person_sits_the_form_is_a_widget_that_talks_to_the_store(
    answered: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = form(ISSUES)
    told: list[dict[str, object]] = []
    monkeypatch.setattr(type(widget), "send", lambda self, content, buffers=None: told.append(content))
    widget._handle_custom_msg({"id": "1", "what": "open"}, [])
    widget._handle_custom_msg({"id": "2", "what": "save", "values": {"issues": []}, "revision": 1}, [])
    widget._handle_custom_msg({"id": "3", "what": "ping"}, [])
    widget._handle_custom_msg({"id": "4", "what": "save"}, [])
    opened, saved, pinged, empty = told
    assert opened["answer"]["values"] == {"issues": [ISSUE]}  # type: ignore[index]
    assert saved["id"] == "2"
    assert saved["answer"]["revision"] == 2  # type: ignore[index]
    assert pinged == {"id": "3", "answer": {}}
    assert empty["answer"]["status"] == "error", "a half message saves nothing"  # type: ignore[index]
    widget.close()


def test_why_a_form_does_not_open_is_said_in_its_place(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIMTEK_PERSON", "tamu")
    assert "belum duduk di salah satu meja" in form(ISSUES).text
    assert "tidak dikenal" in form("vision.<b>").html
    assert "<b>”" not in form("vision.<b>").html
    monkeypatch.delenv("BIMTEK_PERSON")
    assert "bimtek lab --person" in form(ISSUES).text


def test_a_facilitator_runs_a_notebook_through_without_being_anybody(
    cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BIMTEK_PERSON")
    assert points(ISSUES) == 0.0
    assert region().code == cohort.region.code


def test_an_error_in_a_notebook_is_the_sentence_alone(capsys: pytest.CaptureFixture[str]) -> None:
    from IPython.core.interactiveshell import InteractiveShell

    InteractiveShell().run_cell("from bimtek.errors import CohortError\nraise CohortError('Roster kosong.')")
    told = capsys.readouterr()
    assert "Roster kosong." in told.out + told.err and "Traceback" not in told.out + told.err
