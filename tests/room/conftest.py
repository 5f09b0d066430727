"""A cohort without answers, and a running room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from tests.ports import unused_port
from tests.room.house import Room, make_cohort, open_room


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:  # of all folders; under xdist one worker has the room
        if item.path.parent == Path(__file__).parent and "room" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("room"))


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    """A cohort without any answers."""
    return make_cohort(tmp_path / "uji-2024")


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """One room for all tests: its server takes some seconds to start."""
    with open_room(tmp_path_factory.mktemp("room"), unused_port()) as room:
        yield room
