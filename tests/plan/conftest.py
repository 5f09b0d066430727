"""Plans of the small workshop, made once a run: chapters, preview and documents look at the same ones."""

from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.plan.build import agreed_base, build_plan
from bimtek.plan.model import Plan
from tests.plan.small import LIV, play, small_cohort
from tests.sessions import sample


@pytest.fixture(scope="session")
def full_cohort(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """All four meetings closed, everybody has answered."""
    cohort = small_cohort(tmp_path_factory.mktemp("penuh") / "uji")
    play(cohort)
    return cohort


@pytest.fixture(scope="session")
def full_plan(full_cohort: Cohort) -> Plan:
    return build_plan(full_cohort, agreed_base(full_cohort))


@pytest.fixture(scope="session")
def empty_plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Nothing answered, no meeting closed."""
    return build_plan(small_cohort(tmp_path_factory.mktemp("kosong") / "uji"), None)


@pytest.fixture(scope="session")
def half_plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Two meetings closed; Meja Living never handed anything in."""
    cohort = small_cohort(tmp_path_factory.mktemp("separuh") / "uji")
    return build_plan(cohort, play(cohort, 2, silent=(LIV,)))


@pytest.fixture(scope="session")
def sample_plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The sample workshop of the course, all four meetings, with everything that went wrong in it."""
    played = sample.play(tmp_path_factory.mktemp("contoh"), assessed=False)
    return build_plan(played.cohort, agreed_base(played.cohort))


@pytest.fixture
def new_cohort(tmp_path: Path) -> Cohort:
    return small_cohort(tmp_path / "uji")
