"""A desk in JupyterLab: whole at each start, notes carried over, nothing written to the course."""

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from bimtek.curriculum import SESSIONS
from bimtek.datasets import course_root
from bimtek.notebook.lab import Desk, set_desk
from bimtek.notebook.lab.desk import HOME, NOTES, OLD

FIRST = SESSIONS[0]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return set_desk(tmp_path / "meja" / "made")


def copy(desk: Desk) -> Path:
    return desk.folder / FIRST.id / FIRST.notebook


def read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def rewrite(path: Path, cell_id: str, text: str) -> None:
    notebook = read(path)
    next(cell for cell in notebook["cells"] if cell["id"] == cell_id)["source"] = text
    path.write_text(json.dumps(notebook), encoding="utf-8")


def source(path: Path, cell_id: str) -> str:
    return "".join(next(cell for cell in read(path)["cells"] if cell["id"] == cell_id)["source"])


def test_there_is_a_first_page_and_a_copy_of_each_notebook(desk: Desk) -> None:
    for path in (desk.folder / HOME, *(desk.folder / session.id / session.notebook for session in SESSIONS)):
        nbformat.validate(nbformat.reads(path.read_text(encoding="utf-8"), as_version=4))
    assert [cell["source"] for cell in read(desk.folder / HOME)["cells"]][1:3] == ["home()", "hand_in_button()"]
    assert desk.parcels.is_dir()


def test_cells_are_locked_and_folded_but_for_notes(desk: Desk) -> None:
    for cell in read(copy(desk))["cells"]:
        assert cell["metadata"]["deletable"] is False
        assert cell["metadata"].get("editable", True) is (cell["id"] in NOTES)
        if cell["cell_type"] == "code":
            assert cell["metadata"]["jupyter"]["source_hidden"]
    assert {cell["id"] for cell in read(copy(desk))["cells"]} >= set(NOTES)


def test_a_copy_is_whole_again_at_the_next_start_and_notes_are_carried_over(desk: Desk) -> None:
    untouched = copy(desk).read_bytes()
    set_desk(desk.folder)
    assert copy(desk).read_bytes() == untouched
    rewrite(copy(desk), "homework", "Putu menjemput Renstra")
    set_desk(desk.folder)
    assert source(copy(desk), "homework") == "Putu menjemput Renstra"
    assert not (desk.folder / OLD).exists()


def test_outputs_of_the_last_time_are_gone(desk: Desk) -> None:
    notebook = read(copy(desk))
    notebook["cells"][-3]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "usang"}]
    copy(desk).write_text(json.dumps(notebook), encoding="utf-8")
    set_desk(desk.folder)
    assert "usang" not in copy(desk).read_text(encoding="utf-8")
    assert not (desk.folder / OLD).exists()


@pytest.mark.parametrize("damage", ["rewritten", "cell added", "half", "no cells"])
def test_a_copy_that_somebody_rewrote_is_set_aside(desk: Desk, damage: str) -> None:
    if damage == "rewritten":
        rewrite(copy(desk), "goals", "Catatan saya")
    elif damage == "cell added":
        notebook = read(copy(desk))
        notebook["cells"].append({"cell_type": "markdown", "id": "mine", "metadata": {}, "source": ["Catatan saya"]})
        copy(desk).write_text(json.dumps(notebook), encoding="utf-8")
    else:
        copy(desk).write_text('{"cells": [' if damage == "half" else "[]", encoding="utf-8")
    before = copy(desk).read_bytes()
    for _ in range(2):
        set_desk(desk.folder)
    assert [path.read_bytes() for path in (desk.folder / OLD).iterdir()] == [before]
    assert source(copy(desk), "goals").startswith("## Sesudah dua hari ini")


def test_the_language_is_indonesian_until_somebody_chooses_another(desk: Desk) -> None:
    (settings,) = desk.config.rglob("plugin.jupyterlab-settings")
    assert json.loads(settings.read_text(encoding="utf-8")) == {"locale": "id_ID"}
    settings.write_text('{"locale": "en"}', encoding="utf-8")
    set_desk(desk.folder)
    assert json.loads(settings.read_text(encoding="utf-8")) == {"locale": "en"}


def test_the_course_is_not_written_to(desk: Desk) -> None:
    sessions = course_root() / "sessions"
    before = {path: path.stat().st_mtime_ns for path in sessions.rglob("*")}
    rewrite(copy(desk), "goals", "Catatan saya")
    set_desk(desk.folder)
    assert {path: path.stat().st_mtime_ns for path in sessions.rglob("*")} == before
