"""What a cohort brings itself, from the command line: the official nomenclature, the boundaries of its districts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort, load_cohort
from tests.cohorts import make_cohort
from tests.four_squares import write_squares
from tests.sheets.nomenclature_book import HEADERS, ROWS, write_book

Bimtek = Callable[..., Any]


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    odd = (*ROWS[0][:4], "9.16.3.2.2.1 Layanan", *ROWS[0][5:])
    return write_book(tmp_path / "versi_pemutakhiran_2031.xlsx", (HEADERS, *ROWS, odd))


def test_the_nomenclature_goes_into_the_cohort_and_odd_rows_are_told(
    bimtek: Bimtek, cohort: Cohort, book: Path
) -> None:
    assert not cohort.nomenclature.is_whole
    done = bimtek("nomenclature", book, cohort.folder)
    assert done.code == 0
    assert "Nomenklatur versi pemutakhiran 2031: 3 kode, 2 di antaranya untuk kabupaten/kota." in done.text
    assert "Tidak terbaca: 1 baris." in done.text
    assert "Lembar “Worksheet”, baris 5: kode “9.16.3.2.2.1” tidak utuh" in done.text
    assert load_cohort(cohort.folder).nomenclature.version == "pemutakhiran 2031"
    again = bimtek("nomenclature", book, cohort.folder, "--version", "pemutakhiran 2032")
    assert "Menggantikan versi pemutakhiran 2031." in again.text


def test_into_a_folder_of_its_own(bimtek: Bimtek, book: Path, tmp_path: Path) -> None:
    assert bimtek("nomenclature", book, "--out", tmp_path / "lain").code == 0
    assert (tmp_path / "lain" / "nomenclature.csv").is_file()
    done = bimtek("nomenclature", book)
    assert done.code == 1
    assert "Sebutkan angkatan atau --out, salah satu." in done.text


def test_a_file_that_is_none_is_refused_and_the_cohort_stays_as_it_is(
    bimtek: Bimtek, cohort: Cohort, tmp_path: Path
) -> None:
    done = bimtek(
        "nomenclature", write_book(tmp_path / "x_pemutakhiran_2031.xlsx", [("Nama",), ("Ketut",)]), cohort.folder
    )
    assert done.code == 1
    assert "Tidak ada lembar nomenklatur dalam berkas ini" in done.text
    assert not load_cohort(cohort.folder).nomenclature.is_whole


def test_boundaries_come_with_the_books_and_bad_ones_stop_them(bimtek: Bimtek, cohort: Cohort, tmp_path: Path) -> None:
    bad = tmp_path / "buruk.geojson"
    bad.write_text("{}", encoding="utf-8")
    done = bimtek("assemble", cohort.folder, "--out", tmp_path / "buku", "--boundaries", bad)
    assert done.code == 1
    assert "bukan GeoJSON berjenis FeatureCollection" in done.text
    assert not (tmp_path / "buku").exists()
    good = write_squares(tmp_path / "baik.geojson", cohort.region.districts)
    done = bimtek("assemble", cohort.folder, "--out", tmp_path / "buku", "--boundaries", good)
    assert done.code == 0
    assert "Jumlah desa per kecamatan" in (tmp_path / "buku" / "buku1.html").read_text(encoding="utf-8")
