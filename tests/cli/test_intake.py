"""`bimtek intake`: what was taken is told with its receipt, what was not with the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import latest_handin, receipts
from bimtek.answers.parcel import write_parcel
from tests.cohorts import LIVING, give, issue, make_cohort, save

SESSION = "01_vision"


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    laptop = make_cohort(tmp_path / "laptop")
    save(laptop, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh")]})
    give(laptop, LIVING, SESSION)
    folder = latest_handin(laptop, LIVING, SESSION)
    assert folder is not None
    return write_parcel(folder, tmp_path / "kiriman")


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path)


def test_a_folder_of_zips_is_taken_in(bimtek: Callable[..., Any], cohort: Cohort, parcel: Path) -> None:
    done = bimtek("intake", cohort.folder, parcel.parent)
    receipt = receipts(cohort, LIVING, SESSION)[-1]
    assert done.code == 0
    for said in (
        "Meja Living, 01_vision, penyerahan ke-1",
        "oleh I Ketut Uji",
        receipt.sha256,
        "1 dari 1 ZIP diterima",
    ):
        assert said in done.text


def test_a_bad_one_is_named_and_the_others_are_taken(
    bimtek: Callable[..., Any], cohort: Cohort, parcel: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "foto.zip"
    bad.write_bytes(b"\x89PNG")
    done = bimtek("intake", cohort.folder, bad, parcel)
    assert done.code == 1
    assert "bukan ZIP yang utuh" in done.text and "foto.zip" in done.text and "1 dari 2 ZIP diterima" in done.text
    again = bimtek("intake", cohort.folder, parcel)
    assert again.code == 1 and "sudah diterima sebagai penyerahan ke-1" in again.text


def test_an_empty_folder_is_no_success(bimtek: Callable[..., Any], cohort: Cohort, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    assert bimtek("intake", cohort.folder, tmp_path / "kosong").code == 1
