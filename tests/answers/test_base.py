"""What a meeting agreed is written once; the next meeting reads it, and a new agreement stands beside it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from bimtek.answers.base import Base, latest_base, read_base, write_base
from bimtek.errors import BadName, BaseError

NOW = datetime.datetime(2024, 6, 12, tzinfo=datetime.UTC)


def base(**changes: object) -> Base:
    return Base.model_validate({"cohort": "uji", "session": "01_vision", "created": NOW, **changes})


def test_before_the_plenary_there_is_none(tmp_path: Path) -> None:
    assert latest_base(tmp_path, "01_vision") is None


def test_what_is_written_is_read(tmp_path: Path) -> None:
    written = write_base(tmp_path, base(aliases={"r2": "r1"}))
    assert written.id.startswith("01_vision-")
    assert read_base(tmp_path, written.id) == latest_base(tmp_path, "01_vision") == written


def test_the_same_agreement_is_the_same_file_whenever_it_was_made(tmp_path: Path) -> None:
    first = write_base(tmp_path, base(aliases={"r2": "r1", "r4": "r3"}))
    again = write_base(tmp_path, base(aliases={"r4": "r3", "r2": "r1"}, created=NOW + datetime.timedelta(days=1)))
    assert again == first
    assert len(list(tmp_path.glob("*.json"))) == 1


def test_a_new_agreement_stands_beside_the_old_one(tmp_path: Path) -> None:
    first = write_base(tmp_path, base())
    second = write_base(tmp_path, base(aliases={"r2": "r1"}))
    assert latest_base(tmp_path, "01_vision") == second
    assert read_base(tmp_path, first.id) == first
    assert write_base(tmp_path, base()) == first == latest_base(tmp_path, "01_vision")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema_version": 1, "cohort": "uji"}'])
def test_a_broken_base_is_named(tmp_path: Path, content: str) -> None:
    written = write_base(tmp_path, base())
    path = tmp_path / f"{written.id}.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BaseError, match="rusak") as caught:
        latest_base(tmp_path, "01_vision")
    assert caught.value.where == path.as_posix() and "bimtek consolidate" in caught.value.next_step


def test_a_newer_base_is_not_called_broken(tmp_path: Path) -> None:
    written = write_base(tmp_path, base())
    path = tmp_path / f"{written.id}.json"
    newer = {**json.loads(path.read_text(encoding="utf-8")), "schema_version": 2, "baru": []}
    path.write_text(json.dumps(newer), encoding="utf-8")
    with pytest.raises(BaseError, match="skema 2"):
        read_base(tmp_path, written.id)


def test_a_base_that_is_gone_is_named(tmp_path: Path) -> None:
    written = write_base(tmp_path, base())
    (tmp_path / f"{written.id}.json").unlink()
    with pytest.raises(BaseError, match=f"“{written.id}” tidak ada"):
        latest_base(tmp_path, "01_vision")


@pytest.mark.parametrize("name", ["../x", "", "a/b", "con"])
def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadName):
        read_base(tmp_path, name)
    with pytest.raises(BadName):
        latest_base(tmp_path, name)
