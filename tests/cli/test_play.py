"""A cohort that is copied, to practise in or to be played, keeps everything that somebody wrote for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.answers.attendance import read_attendance
from bimtek.answers.cohort_outline import read_outline
from bimtek.cli.play import play
from bimtek.cli.sitting import fresh_copy
from bimtek.curriculum.outline import PACKAGED, course_outline
from tests.cohorts import write_cohort

TITLE = "title: Kesiapan Daerah"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A cohort with a title of its own, a decision, and what was made by machine."""
    folder = write_cohort(tmp_path / "asal")
    outline = PACKAGED.read_text(encoding="utf-8")
    assert TITLE in outline
    (folder / "outline.yml").write_text(outline.replace(TITLE, "title: Bekal Kabupaten"), encoding="utf-8")
    (folder / "scenario.yml").write_text("{}\n", encoding="utf-8")
    (folder / "decisions").mkdir()
    (folder / "decisions" / "01_vision.yml").write_text("same: []\n", encoding="utf-8")
    (folder / "attendance").mkdir()
    (folder / "attendance" / "01_vision.csv").write_text("person,day_1\ngov-1,ya\n", encoding="utf-8")
    (folder / "work").mkdir()
    return folder


def test_a_copy_has_the_cohorts_own_titles_and_decisions_and_no_work(source: Path, tmp_path: Path) -> None:
    copy = fresh_copy(source, tmp_path / "salinan")
    assert read_outline(copy) == read_outline(source) != course_outline()
    assert (copy / "decisions" / "01_vision.yml").is_file()
    assert not (copy / "work").exists() and not (copy / "attendance").exists()


def test_a_played_cohort_has_them_too(source: Path, tmp_path: Path) -> None:
    cohort = play(source, tmp_path / "main", meetings=()).cohort
    folder = cohort.folder
    assert read_outline(folder) == read_outline(source)
    there = read_attendance(cohort, "01_vision")
    assert there is not None and there["gov-1"] == 1
    assert (folder / "decisions" / "01_vision.yml").is_file()
