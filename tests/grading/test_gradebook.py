"""A new gradebook is nbgrader's own, down to the number of its schema, and nobody waits for the program `alembic`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from nbgrader import api

from bimtek.grading.gradebook import begin, open_gradebook
from bimtek.grading.settings import COURSE_ID, alembic_on_path, database_url


def written(path: Path) -> list[str]:
    with sqlite3.connect(path) as database:
        return sorted(database.iterdump())


def test_it_is_what_nbgrader_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, stock = tmp_path / "ours.db", tmp_path / "stock.db"
    alembic_on_path()
    api.Gradebook(database_url(stock), COURSE_ID).close()
    monkeypatch.setattr(api, "get_alembic_version", lambda: pytest.fail("the program was asked"))
    with open_gradebook(ours):
        pass
    assert written(ours) == written(stock)


def test_one_that_was_cut_off_while_it_was_begun_is_finished(tmp_path: Path) -> None:
    whole, cut_off = tmp_path / "whole.db", tmp_path / "cut-off.db"
    begin(cut_off)
    begin(cut_off)
    for path in (whole, cut_off):
        with open_gradebook(path):
            pass
    assert written(whole) == written(cut_off)
