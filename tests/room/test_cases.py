"""Lessons say of what region they speak, and people of another one see which words are such an example."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bimtek.curriculum import SESSIONS, Session
from bimtek.datasets import course_root
from bimtek.region import load_region
from bimtek.room.cases import case_for
from bimtek.room.lessons import FormPlace, Lesson, StoredFigure, case

CASE, OTHER = "51.06", "33.03"


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.id)
def test_every_notebook_names_its_region(session: Session) -> None:
    assert case(course_root() / "sessions", session) == CASE


@pytest.mark.parametrize("metadata", [{}, {"metadata": {}}, {"metadata": {"bimtek": {}}}])
def test_a_notebook_without_one_has_no_case(tmp_path: Path, metadata: dict[str, object]) -> None:
    path = tmp_path / SESSIONS[0].id / SESSIONS[0].notebook
    path.parent.mkdir()
    path.write_text(json.dumps({"cells": [], **metadata}), encoding="utf-8")
    assert case(tmp_path, SESSIONS[0]) == ""


@pytest.mark.parametrize("code", ["", OTHER, "99.99"])
def test_nobody_is_told_of_her_own_region_or_of_one_without_data(code: str) -> None:
    assert case_for(code, load_region(OTHER)) is None


def test_names_of_the_region_its_province_and_its_districts_are_found() -> None:
    found = case_for(CASE, load_region(OTHER))
    assert found is not None and found.name == load_region(CASE).name
    assert found.speaks_in(Lesson("<p>Lihat Bangli: kemiskinannya di tengah.</p>"))
    assert found.speaks_in(Lesson("<p>paling rendah di Bali, 1,80%</p>"))
    assert found.speaks_in(StoredFigure("data:,", "Jumlah desa: Kintamani 48; Susut 9"))
    assert not found.speaks_in(Lesson("<p>Kembali ke meja, angka itu susut.</p>"))
    assert not found.speaks_in(StoredFigure("data:,Bangli", "Tiket per bulan (data latihan)"))
    assert not found.speaks_in(FormPlace("vision.facts"))
