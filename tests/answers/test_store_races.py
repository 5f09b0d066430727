"""Several writers at once, in threads and in processes: every value ends as the current one or is kept."""

from __future__ import annotations

import datetime
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers import history
from bimtek.answers.store import AnswerStore

SEAT, EXERCISE = "meja-living", "vision.proposal"
NOW = datetime.datetime(2024, 6, 11, 10, 42, tzinfo=datetime.UTC)
WRITER = """\
import sys
from pathlib import Path
from tests.answers.test_store_races import write_all
sys.stdin.readline()
write_all(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
"""


def write_all(work: Path, name: str, count: int) -> None:
    """One person at one computer: types, saves over what she last saw; at a conflict she looks and types the next."""
    history.KEPT_RECENT = 10_000  # here everything can be counted
    store = AnswerStore(work)
    for number in range(count):
        standing = store.load(SEAT, EXERCISE)
        values, revision = {"vision": f"{name}-{number}"}, standing.revision if standing else 0
        done = store.save(SEAT, EXERCISE, values, revision=revision, author=name, time=NOW)
        print(json.dumps([name, number, type(done).__name__]), file=sys.stderr, flush=True)


def typed(paths: Iterable[Path]) -> list[Any]:
    return [json.loads(path.read_text(encoding="utf-8"))["values"]["vision"] for path in paths]


def check(work: Path, names: list[str], count: int, *, links: bool = True) -> None:
    """Nothing is lost, no number was given twice, and the current answer is the last one that was acknowledged.

    Without links a number can be passed over: its name was taken a moment before there was something in it.
    """
    folder = work / SEAT / "01_vision" / "answers" / ".history" / EXERCISE
    copies, beside = sorted(folder.glob("[0-9]*.json")), sorted(folder.glob("bentrok-*.json"))
    expected = sorted(f"{name}-{number}" for name, number in itertools.product(names, range(count)))
    assert sorted(typed(copies) + typed(beside)) == expected
    numbers = [int(path.stem) for path in copies]
    assert numbers == list(range(1, len(copies) + 1)) or not links
    current = AnswerStore(work).load(SEAT, EXERCISE)
    assert current is not None and (current.revision, current.values["vision"]) == (numbers[-1], typed(copies)[-1])
    assert not list(work.rglob("*.tmp"))


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    def no_links(*names: object) -> None:
        raise OSError(95, "Operation not supported")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(history, "KEPT_RECENT", 10_000)
    names, count = ["a", "b", "c", "d"], 20
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(lambda name: write_all(tmp_path, name, count), names))
    check(tmp_path, names, count, links=links)


def test_processes(tmp_path: Path) -> None:
    """The room's server and somebody's notebook, for instance."""
    names, count = ["a", "b"], 20
    root = Path(__file__).parents[2]
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), name, str(count)],
            cwd=root,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for name in names
    ]
    for writer in writers:  # all of them stand ready before the first begins
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    said = [writer.communicate()[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], said
    outcomes = [json.loads(line) for lines in said for line in lines.splitlines()]
    assert len(outcomes) == len(names) * count
    check(tmp_path, names, count)
    copies = (tmp_path / SEAT / "01_vision" / "answers" / ".history" / EXERCISE).glob("[0-9]*.json")
    acknowledged = sorted(f"{name}-{number}" for name, number, outcome in outcomes if outcome == "Saved")
    assert sorted(typed(copies)) == acknowledged
