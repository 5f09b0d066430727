"""nbgrader's settings: where the course and the cohort lie."""

import os
from pathlib import Path

import pytest
from traitlets.config import Config, PyFileConfigLoader

from bimtek.datasets import course_root
from bimtek.grading.settings import alembic_on_path, named_cohort, settings


def test_a_cohort_of_the_course_is_named_below_it(tmp_path: Path) -> None:
    made = settings(tmp_path / "grading" / "cohorts" / "uji", tmp_path)["CourseDirectory"]
    assert made["root"] == str(tmp_path / "grading")
    assert made["submitted_directory"] == "cohorts/uji/submitted"
    assert made["feedback_directory"] == "cohorts/uji/feedback/_nbgrader"
    assert made["db_url"] == f"sqlite:///{tmp_path.as_posix()}/grading/cohorts/uji/gradebook.db"


def test_a_cohort_elsewhere_is_named_from_there(tmp_path: Path) -> None:
    made = settings(tmp_path / "lain", tmp_path / "kursus")["CourseDirectory"]
    assert made["autograded_directory"] == "../../lain/autograded"


def test_the_environment_names_the_cohort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BIMTEK_COHORT", raising=False)
    assert named_cohort(tmp_path) == tmp_path / "grading" / "cohorts" / "bangli-2024"
    monkeypatch.setenv("BIMTEK_COHORT", "uji")
    assert named_cohort(tmp_path).name == "uji"
    monkeypatch.setenv("BIMTEK_COHORT", str(tmp_path / "lain"))
    assert named_cohort(tmp_path) == tmp_path / "lain"


def test_alembic_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.defpath)
    alembic_on_path()
    first = os.environ["PATH"]
    alembic_on_path()
    assert os.environ["PATH"] == first != os.defpath


def test_the_configuration_file_holds_these_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BIMTEK_COHORT", raising=False)
    loaded = PyFileConfigLoader("nbgrader_config.py", str(course_root() / "grading")).load_config()
    assert loaded == Config(settings(named_cohort(course_root())))


def test_a_cohort_that_is_not_there_ends_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIMTEK_COHORT", "salah-ketik")
    with pytest.raises(SystemExit, match=r"salah-ketik tidak ada\. Isi BIMTEK_COHORT"):
        PyFileConfigLoader("nbgrader_config.py", str(course_root() / "grading")).load_config()
