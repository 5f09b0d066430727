"""The cohort of a first meeting that was handed in, and no waiting for the disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from tests.cohorts import make_cohort
from tests.plan.plenary.scene import first_meeting


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return first_meeting(make_cohort(tmp_path))
