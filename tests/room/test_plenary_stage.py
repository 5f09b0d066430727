"""The plenary as the room holds it: computed when something changed, decided by several windows, closed, never lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers import base as base_module
from bimtek.answers.base import latest_base
from bimtek.answers.cohort import Cohort
from bimtek.errors import PlanError
from bimtek.plan.plenary import agenda as agenda_module
from bimtek.room import plenary_stage
from bimtek.room.classroom import open_classroom
from bimtek.room.plenary_stage import Stage
from tests.cohorts import LIVING, give, issue, make_cohort, save
from tests.plan.plenary.scene import FIRST, II, SECOND, I, decided, first_meeting

SAME = {"into": "g1", "absorbs": ["l1"]}


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return first_meeting(make_cohort(tmp_path))


@pytest.fixture
def open_stage(cohort: Cohort) -> Callable[..., Stage]:
    """A window's server; called twice, two servers on one folder."""
    return lambda session=I: Stage(open_classroom(cohort.folder), session)


def matter(shown: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in shown["matters"] if one["kind"] == kind)
    return found


def test_it_is_computed_only_when_something_changed(
    cohort: Cohort, open_stage: Callable[..., Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = agenda_module.agenda
    monkeypatch.setattr(plenary_stage, "agenda", lambda *args, **more: (made.append("x"), real(*args, **more))[1])
    stage = open_stage()
    first = stage.look()
    assert stage.look() == first and len(made) == 1
    save(cohort, LIVING, "vision.issues", {"issues": [issue("l9", "Jalan putus")]})
    give(cohort, LIVING, I)
    later = stage.look()
    assert later["version"] != first["version"] and len(made) == 2
    assert [one["kind"] for one in later["matters"]] == ["visi", "nilai"]


def test_another_server_on_the_same_folder_sees_what_was_decided(open_stage: Callable[..., Stage]) -> None:
    here, there = open_stage(), open_stage()
    assert not matter(there.look(), "mirip")["settled"]
    here.decide([decided("same", **SAME, why="Hulu yang sama")], [])
    seen = matter(there.look(), "mirip")
    assert seen["settled"] and seen["decisions"][0]["why"] == "Hulu yang sama"
    assert "Air yang keruh di hulu" in seen["decisions"][0]["what"]


def test_who_was_slower_is_told_and_overwrites_nothing(open_stage: Callable[..., Stage]) -> None:
    here, there = open_stage(), open_stage()
    there.look()
    here.decide([decided("same", **SAME)], [])
    with pytest.raises(PlanError, match="jendela lain"):
        there.decide([decided("different", of=["l1", "g1"])], [])
    shown = there.decide([decided("different", of=["l1", "g1"])], ["1"])
    assert [one["kind"] for one in matter(shown, "mirip")["decisions"]] == ["different"]
    assert [(one["kind"], one["state"]) for one in shown["history"]] == [("same", "diganti"), ("different", "berlaku")]


def test_what_cannot_be_carried_out_is_refused_before_it_stands(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage()
    wrong = decided("value", exercise="vision.facts", rows=["f1"], field="value", value="banyak")
    with pytest.raises(PlanError, match="bukan angka"):
        stage.decide([decided("same", **SAME), wrong], [])
    assert stage.look()["history"] == [], "all or none"


def test_undo_opens_it_again_and_only_once(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage()
    before = stage.look()
    stage.decide([decided("same", **SAME)], [])
    shown = stage.take_back(["1"], "Pleno uji", "Salah dengar")
    assert shown["matters"] == before["matters"]
    assert [(one["kind"], one["state"]) for one in shown["history"]] == [("same", "dibatalkan"), ("undo", "")]
    with pytest.raises(PlanError, match="sudah tidak berlaku"):
        stage.take_back(["1"], "Pleno uji", "")


def test_closing_makes_the_base_and_opens_the_next_meeting(cohort: Cohort, open_stage: Callable[..., Stage]) -> None:
    with pytest.raises(PlanError, match="Pertemuan I belum ditutup"):
        open_stage(II).look()
    stage = open_stage()
    stage.decide([decided("same", **SAME)], [])
    candidates = [{"sentence": FIRST, "votes": 2}, {"sentence": SECOND, "votes": 5}]
    stage.decide([decided("vote", exercise="vision.statement", chosen=SECOND, candidates=candidates)], [])
    done, shown = stage.close()
    base = latest_base(cohort.bases, I)
    assert base == done.base and shown["closed"]["base"] == base.id
    assert base.values["vision.statement"]["chosen"].value == SECOND and len(base.decided) == 2
    (kept,) = [one for one in open_stage(II).look()["matters"] if one["kind"] == "visi"]
    assert [side["value"]["sentence"] for side in kept["sides"]] == [SECOND]


def test_a_cut_between_deciding_and_closing_loses_nothing(cohort: Cohort, open_stage: Callable[..., Stage]) -> None:
    open_stage().decide([decided("same", **SAME)], [])
    after = open_stage()  # the server starts again
    assert matter(after.look(), "mirip")["settled"]
    assert after.close()[0].base.aliases == {"l1": "g1"}


@pytest.mark.parametrize("cut_at", [1, 2])
@pytest.mark.parametrize("written", [False, True], ids=["before", "after"])
def test_closing_that_is_cut_off_at_a_write_ends_as_if_undisturbed(
    cohort: Cohort, open_stage: Callable[..., Stage], monkeypatch: pytest.MonkeyPatch, cut_at: int, written: bool
) -> None:
    stage, writes = open_stage(), 0
    stage.decide([decided("same", **SAME)], [])
    real = base_module.write_atomic

    def cut(target: Path, content: str | bytes) -> None:
        nonlocal writes
        writes += 1
        if writes == cut_at and not written:
            raise KeyboardInterrupt
        real(target, content)
        if writes == cut_at:
            raise KeyboardInterrupt

    with monkeypatch.context() as cutting:
        cutting.setattr(base_module, "write_atomic", cut)
        with pytest.raises(KeyboardInterrupt):
            stage.close()
    before = latest_base(cohort.bases, I)
    base = open_stage().close()[0].base
    assert before is None or before == base
    assert base.aliases == {"l1": "g1"} and [path.stem for path in cohort.bases.glob("*.json")] == [base.id]
