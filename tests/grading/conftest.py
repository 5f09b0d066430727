"""The small course, with the environment pointing to it."""

from pathlib import Path

import pytest

from tests.grading.course import Course, make_course


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A fresh course; `course_root()` finds it."""
    monkeypatch.setenv("BIMTEK_COURSE", str(tmp_path / "kursus"))
    return make_course(tmp_path / "kursus")
