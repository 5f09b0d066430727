"""One notebook a plan, run by papermill with parameters that were checked before."""

import json
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.curriculum.outline import course_outline
from bimtek.datasets import course_root
from bimtek.errors import PlanError
from bimtek.plan.assemble import run_assembly_notebook
from bimtek.plan.assembly_notebook import EXECUTED, NOTEBOOK, PARAMETERS, checked
from bimtek.plan.desk import Shown


def cells() -> list[dict[str, Any]]:
    content = json.loads((course_root() / NOTEBOOK).read_text(encoding="utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == "code"]


@pytest.mark.parametrize("name", ["final = True; import os", "cohort\nimport os", "exec", "", "Final"])
def test_a_name_that_is_not_known_never_reaches_papermill(name: str, new_cohort: Cohort, tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="tidak dikenal"):
        run_assembly_notebook(new_cohort.folder, tmp_path / "keluar", **{name: "x"})
    assert not (tmp_path / "keluar").exists()


@pytest.mark.parametrize(("name", "value"), [("final", "ya"), ("final", 1), ("formats", ["pdf"]), ("out", None)])
def test_a_value_of_another_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(PlanError, match=name):
        checked({name: value})


def test_the_notebook_takes_exactly_these_parameters() -> None:
    (parameters,) = [cell for cell in cells() if "parameters" in cell["metadata"].get("tags", ())]
    assert [line.split(" = ")[0] for line in "".join(parameters["source"]).splitlines()] == list(PARAMETERS)


def test_other_cells_are_one_folded_line_without_stored_output() -> None:
    for cell in cells():
        assert cell["outputs"] == [] and cell["execution_count"] is None
        if "parameters" not in cell["metadata"].get("tags", ()):
            assert len(cell["source"] if isinstance(cell["source"], list) else cell["source"].splitlines()) == 1
            assert cell["metadata"]["jupyter"]["source_hidden"] is True


def test_a_shown_table_escapes_what_people_typed() -> None:
    table = Shown("Judul", ("Kolom",), (("<b>tebal</b>",),))
    assert "<b>" not in table._repr_html_() and "&lt;b&gt;tebal&lt;/b&gt;" in table._repr_html_()
    assert repr(table).splitlines() == ["Judul", "Kolom", "<b>tebal</b>"]


@pytest.mark.notebooks
def test_it_runs_shows_what_is_missing_and_stands_beside_the_books(new_cohort: Cohort, tmp_path: Path) -> None:
    out = tmp_path / "keluar dengan 'kutip'"
    paths = run_assembly_notebook(new_cohort.folder, out, formats="html")
    written = {path.name for path in paths}
    assert {"plan.json", "rencana-aksi.xlsx", EXECUTED} <= written
    assert {f"{book.name}.html" for book in course_outline().books} <= written
    executed = (out / EXECUTED).read_text(encoding="utf-8")
    assert "Yang belum terisi" in executed and "Meja Governance, Meja Living" in executed


@pytest.mark.notebooks
def test_a_refusal_inside_is_the_plan_s_own_error(new_cohort: Cohort, tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="belum dapat dicetak final"):
        run_assembly_notebook(new_cohort.folder, tmp_path / "keluar", final=True)
