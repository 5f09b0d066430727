"""The small course, with the environment pointing to it."""

import shutil
from pathlib import Path

import pytest

from bimtek.answers.cohort import load_cohort
from bimtek.grading import collect, release
from tests.grading.course import SESSION, Course, make_course, work


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose first meeting was handed out, worked on and collected; made once, copied for each test."""
    root = tmp_path_factory.mktemp("kursus") / "asal"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_COURSE", str(root))
        course = make_course(root)
        release(course.cohort, SESSION)
        work(course)
        collect(course.cohort, SESSION)
    return root


@pytest.fixture
def course(worked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A fresh copy of it."""
    root = tmp_path / "kursus"
    shutil.copytree(worked, root)
    monkeypatch.setenv("BIMTEK_COURSE", str(root))
    return Course(root, load_cohort(root / "grading" / "cohorts" / "uji"))
