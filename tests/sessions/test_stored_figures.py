"""The pictures that the notebooks keep for the room are those that the data give today."""

import importlib.util
import json

import pytest

from bimtek.datasets import course_root


def _stored_figures():
    spec = importlib.util.spec_from_file_location("store_figures", course_root() / "scripts" / "store_figures.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for path in sorted(course_root().glob("sessions/*/*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            called = script.FIGURE.match("".join(cell["source"])) if cell["cell_type"] == "code" else None
            if called:
                yield pytest.param(script, called[1], cell["outputs"], id=f"{path.stem}-{called[1]}")


@pytest.mark.parametrize(("script", "name", "outputs"), list(_stored_figures()))
def test_a_stored_figure_is_what_the_data_give(script, name, outputs, tmp_path, monkeypatch):
    monkeypatch.setenv("BIMTEK_HOME", str(tmp_path))
    monkeypatch.setenv("BIMTEK_STATIC", "1")
    monkeypatch.delenv("BIMTEK_COHORT", raising=False)
    fresh = script.stored(name)
    assert [output["metadata"] for output in outputs] == [fresh["metadata"]], "run scripts/store_figures.py"
    assert outputs[0]["data"]["text/plain"] == fresh["data"]["text/plain"]
    assert outputs[0]["data"]["image/png"]
