"""The log of decisions: several writers, power cuts, files that somebody touched."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.errors import PlanError
from bimtek.plan.plenary import log as log_module
from bimtek.plan.plenary.log import DecisionLog
from tests.cohorts import make_cohort
from tests.plan.plenary.scene import I, decided

NOW = datetime.datetime(2024, 6, 12, 9, tzinfo=datetime.UTC)


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path)


def test_two_programs_at_once_lose_nothing(cohort: Cohort) -> None:
    logs = [DecisionLog(cohort, I) for _ in range(4)]

    def write(nth: int) -> str:
        return logs[nth % 4].add(decided("different", of=["a", f"b{nth}"]), NOW).ref

    with ThreadPoolExecutor(8) as hands:
        refs = list(hands.map(write, range(24)))
    assert sorted(map(int, refs)) == list(range(1, 25))
    kept = {tuple(entry.decision.items) for log in logs[:1] for entry in log.entries()}
    assert len(kept) == 24 and not list(logs[0].folder.glob(".*"))


@pytest.mark.parametrize("call", ["write_temporary", "claim", "sync_folder"])
def test_a_power_cut_leaves_an_entry_whole_or_not_there(
    cohort: Cohort, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    log = DecisionLog(cohort, I)
    log.add(decided("different", of=["a", "b"]), NOW)
    real = getattr(log_module, call)

    def cut(*arguments: object) -> object:
        if call == "sync_folder":
            real(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as cutting:
        cutting.setattr(log_module, call, cut)
        with pytest.raises(KeyboardInterrupt):
            log.add(decided("different", of=["a", "c"]), NOW)
    after = DecisionLog(cohort, I)
    assert len(after.entries()) == (2 if call == "sync_folder" else 1)
    assert after.add(decided("different", of=["a", "d"]), NOW).ref == str(len(after.entries()))


def test_a_number_that_holds_nothing_is_passed_over_and_never_given_again(cohort: Cohort) -> None:
    log = DecisionLog(cohort, I)
    log.add(decided("different", of=["a", "b"]), NOW)
    (log.folder / "0002.json").touch()  # a disk without links, and the power went
    assert log.add(decided("different", of=["a", "c"]), NOW).ref == "3"
    assert [entry.ref for entry in DecisionLog(cohort, I).entries()] == ["1", "3"]


@pytest.mark.parametrize(
    ("content", "message"),
    [('{"schema_version": 1', "rusak"), ('{"schema_version": 9}', "skema 9"), ('{"number": 1}', "rusak")],
)
def test_a_broken_entry_is_named_and_not_passed_over(cohort: Cohort, content: str, message: str) -> None:
    log = DecisionLog(cohort, I)
    log.add(decided("different", of=["a", "b"]), NOW)
    path = log.folder / "0001.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PlanError, match=message) as caught:
        DecisionLog(cohort, I).entries()
    assert caught.value.where == path.as_posix()


def test_an_entry_can_be_read_by_people(cohort: Cohort) -> None:
    log = DecisionLog(cohort, I)
    log.add(decided("open", about="mirip", of=["a", "b"], why="Menunggu “data”"), NOW)
    text = (log.folder / "0001.json").read_text(encoding="utf-8")
    assert '"why": "Menunggu “data”"' in text and '"who": "Pleno uji"' in text and text.count("\n") > 10
