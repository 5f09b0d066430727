"""`bimtek intake` and `collect --from`: what was taken is told with its receipt, what was not with the reason."""

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


def test_collecting_from_a_stick_takes_in_first(bimtek: Callable[..., Any], cohort: Cohort, parcel: Path) -> None:
    (parcel.parent / "[red]foto.zip").write_bytes(b"PNG")
    done = bimtek("collect", cohort.folder, 1, "--from", parcel.parent)
    assert done.code == 1, "one was refused"
    assert "ditolak: [red]foto.zip Berkas ini bukan ZIP yang utuh." in done.text
    assert f"diterima: {parcel.name} Meja Living, 01_vision, penyerahan ke-1" in done.text
    assert "2 berkas: 1 diterima, 1 ditolak." in done.text and "Terkumpul: 1 peserta." in done.text
    assert (cohort.submitted / "liv-1" / SESSION / "answers" / "vision.issues.json").is_file()
    report = (cohort.folder / "reports" / f"receive-{SESSION}.txt").read_text(encoding="utf-8")
    assert "ditolak: [red]foto.zip" in report and receipts(cohort, LIVING, SESSION)[-1].sha256 in report
