"""Between meetings, from the command line."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import latest_handin
from bimtek.answers.store import AnswerStore
from bimtek.cli.app import app
from bimtek.curriculum import exercises
from tests.cohorts import GOVERNANCE, LIVING, issue, make_cohort, save
from tests.sheets.filling import Filled

ISSUES = "Isu strategis"


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    cohort = make_cohort(tmp_path)
    save(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh")]})
    return cohort


def run(*arguments: str) -> tuple[int, str]:
    importlib.import_module("bimtek.cli.between")
    done = CliRunner().invoke(app, list(arguments))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def out(cohort: Cohort, tmp_path: Path, seat: str = LIVING) -> Path:
    """The workbook as the command writes it."""
    path = tmp_path / "buku.xlsx"
    code, told = run("sheet", str(cohort.folder), "1", seat, "--out", str(path))
    assert (code, str(path) in told) == (0, True)
    return path


def test_each_table_has_a_file_of_its_own_in_a_folder_that_was_not_there(cohort: Cohort, tmp_path: Path) -> None:
    for seat in (LIVING, "inti"):
        assert run("sheet", str(cohort.folder), "1", seat, "--out", f"{tmp_path / 'kiriman'}/")[0] == 0
    assert {path.name for path in (tmp_path / "kiriman").iterdir()} == {
        f"01_vision-{LIVING}.xlsx",
        "01_vision-inti.xlsx",
    }


def test_out_filled_in_and_handed_in(cohort: Cohort, tmp_path: Path) -> None:
    path = out(cohort, tmp_path)
    filled = Filled(path.read_bytes())
    filled[ISSUES].type(1, {"Mendesak (U)": 1})
    path.write_bytes(filled.saved())
    code, told = run("import", str(cohort.folder), str(path), "--hand-in")
    assert code == 0
    assert "Isu strategis: tersimpan (simpanan ke-2)" in told
    assert "Gambaran umum: tidak berubah" in told
    assert "penyerahan ke-1" in told
    assert latest_handin(cohort, LIVING, "01_vision")


def test_looking_saves_nothing_and_problems_end_with_an_error(cohort: Cohort, tmp_path: Path) -> None:
    path = out(cohort, tmp_path)
    filled = Filled(path.read_bytes())
    filled[ISSUES].type(1, {"Mendesak (U)": "lima"})
    path.write_bytes(filled.saved())
    code, told = run("import", str(cohort.folder), str(path), "--check")
    assert code == 1
    assert "lembar “Isu strategis”, baris 7, kolom “Mendesak (U)” (F7): tertulis “lima”" in told
    file = AnswerStore(cohort.work).load(LIVING, "vision.issues")
    assert file
    assert file.revision == 1
    assert not (cohort.folder / "uploads").exists()


def test_a_clash_is_told(cohort: Cohort, tmp_path: Path) -> None:
    path = out(cohort, tmp_path)
    save(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Dari formulir")]})
    filled = Filled(path.read_bytes())
    filled[ISSUES].type(1, {"Mendesak (U)": 1})
    path.write_bytes(filled.saved())
    code, told = run("import", str(cohort.folder), str(path), "--hand-in")
    assert code == 1
    assert "sudah diubah I Ketut Uji" in told
    assert "Belum dikumpulkan" in told


def test_the_person_can_be_named(cohort: Cohort, tmp_path: Path) -> None:
    path = out(cohort, tmp_path, GOVERNANCE)
    code, told = run("import", str(cohort.folder), str(path), "--person", "gov-2", "--check")
    assert code == 0
    assert "diisi I Wayan Uji" in told


def test_worksheets_of_a_meeting_and_of_a_cohort(cohort: Cohort, tmp_path: Path) -> None:
    code, told = run("worksheets", "2", "--out", str(tmp_path / "lembar"))
    names = {path.name for path in (tmp_path / "lembar").iterdir()}
    assert names == {f"{entry.id}.pdf" for entry in exercises("02_assessment")}
    assert (code, f"{len(names)} berkas" in told) == (0, True)
    code, told = run("worksheets", "2", str(cohort.folder), "--out", str(tmp_path / "meja"))
    owed = [seat for entry in exercises("02_assessment") for seat in cohort.seats_for(entry)]
    assert (code, f"{len(owed)} berkas" in told) == (0, True)
