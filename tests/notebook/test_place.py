"""Where a person sits when she opens a notebook."""

from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.curriculum import exercise, exercises
from bimtek.form.service import FormService
from bimtek.notebook.place import here, is_graded, is_still


def test_the_environment_names_cohort_and_person(cohort: Cohort) -> None:
    place = here()
    assert (place.cohort.folder, place.person.id) == (cohort.folder, "made")
    assert place.seat(exercise("vision.issues")).id == "meja-living"
    assert place.seat(exercise("vision.statement")).id == "inti"


def test_another_seat_may_be_named_for_the_exercises_of_its_kind(
    cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIMTEK_SEAT", "meja-society")
    assert here().seat(exercise("vision.issues")).id == "meja-society"
    assert here().seat(exercise("vision.statement")).id == "inti"


def test_alone_one_practises_every_exercise_and_writes_only_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BIMTEK_COHORT", "BIMTEK_PERSON", "BIMTEK_SEAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BIMTEK_HOME", str(tmp_path / "home"))
    (tmp_path / "course").mkdir()
    monkeypatch.chdir(tmp_path / "course")
    place = here()
    service = FormService(place.cohort, place.store)
    for entry in exercises():
        assert not service.open(place.seat(entry).id, entry.id, place.person.id)["read_only"], entry.id
    assert (
        service.save(place.seat(exercise("vision.issues")).id, "vision.issues", place.person.id, {}, 0)["revision"] == 1
    )
    assert list((tmp_path / "course").iterdir()) == []
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["latihan"]
    assert here().store.load(place.seat(exercise("vision.issues")).id, "vision.issues"), "the next time it is there"


@pytest.mark.parametrize(
    ("execution", "static", "graded", "still"),
    [("", "", False, False), ("validate", "", False, False), ("autograde", "", True, True), ("", "1", False, True)],
)
def test_when_nobody_sits_here(
    execution: str, static: str, graded: bool, still: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Validating is done by the person herself."""
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    monkeypatch.setenv("BIMTEK_STATIC", static)
    assert (is_graded(), is_still()) == (graded, still)
