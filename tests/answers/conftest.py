"""A cohort without answers, and a disk that does not make every test wait for the platter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.answers.store import AnswerStore
from tests.cohorts import make_cohort


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "work")
