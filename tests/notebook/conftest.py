"""A cohort with one answer, and the folder that nbgrader would grade."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import hand_in
from bimtek.answers.store import AnswerStore
from bimtek.answers.submission import write_submission
from bimtek.form.service import FormService
from tests.form.cohort import make_cohort

NOW = datetime(2024, 6, 12, 3, 0, tzinfo=UTC)
ISSUE = {
    "id": "r1",
    "title": "<b>Delapan desa</b> tanpa sinyal",
    "affected": "Lansia di Kintamani",
    "sub_dimension": "living.health",
    "urgency": 5,
    "seriousness": 4,
    "growth": 3,
}


@pytest.fixture
def cohort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cohort:
    """The cohort that the environment names, with the person who sits at meja-living."""
    cohort = make_cohort(tmp_path / "uji")
    for name in ("BIMTEK_SEAT", "BIMTEK_STATIC", "NBGRADER_EXECUTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BIMTEK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BIMTEK_COHORT", str(cohort.folder))
    monkeypatch.setenv("BIMTEK_PERSON", "made")
    return cohort


@pytest.fixture
def answered(cohort: Cohort) -> Cohort:
    saved = FormService(cohort, AnswerStore(cohort.work)).save(
        "meja-living", "vision.issues", "made", {"issues": [ISSUE]}, 0
    )
    assert saved["status"] == "saved"
    return cohort


@pytest.fixture
def graded(answered: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory as nbgrader has it: a hand-in and nothing of the cohort."""
    hand_in(answered, "meja-living", "01_vision", author="made", time=NOW)
    folder = tmp_path / "autograded" / "made" / "01_vision"
    assert write_submission(answered, answered.person("made"), "01_vision", folder)
    shutil.rmtree(answered.folder)
    for name in ("BIMTEK_COHORT", "BIMTEK_PERSON"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.chdir(folder)
    return folder
