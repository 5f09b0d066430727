"""The official nomenclature goes into a cohort whole; bad files are refused, and odd rows are told, in plain words."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bimtek.datasets import nomenclature, read_nomenclature
from bimtek.errors import SheetError
from bimtek.sheets.nomenclature_read import Official, read_official
from bimtek.sheets.nomenclature_take import take_nomenclature, version_of
from tests.sheets.nomenclature_book import ABOVE, HEADERS, ROWS, write_book

GOOD = (HEADERS, *ROWS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "nomenklatur_versi_pemutakhiran_2031.xlsx"


def read(file: Path, *rows: Any) -> Official:
    return read_official(write_book(file, rows), "contoh")


def test_program_kegiatan_output_and_level_follow_from_the_row(file: Path) -> None:
    first, _, third = sorted(read(file, *GOOD).entries, key=lambda entry: (not entry.is_for_regency, entry.code))
    assert (first.code, first.name) == ("9.16.03.2.02.0001", "Layanan Contoh")
    assert (first.kegiatan_code, first.kegiatan) == ("9.16.03.2.02", "Kegiatan Contoh")
    assert (first.program_code, first.program) == ("9.16.03", "PROGRAM CONTOH")
    assert (first.bidang_code, first.bidang) == ("9.16", "URUSAN CONTOH")
    assert (first.indicator, first.unit, first.version) == ("Jumlah layanan contoh", "Layanan", "contoh")
    assert (third.level, third.is_for_regency) == ("provinsi", False)


def test_columns_are_told_by_their_headers_in_any_order_and_below_a_title(file: Path) -> None:
    """Code and name in two columns, no column for the level, a title above: another way to lay the same out."""
    headers = (
        "Satuan",
        "Indikator",
        "Nama Sub Kegiatan",
        "Kode Sub-Kegiatan",
        "Kegiatan",
        "Program",
        "Bidang",
        "Warna",
    )
    row = ("Layanan", "Jumlah layanan", "Layanan Contoh", "9.16.03.2.02.0001", *ABOVE[::-1], "biru")
    official = read(file, ("Lampiran",), (), headers, row)
    [entry] = official.entries
    assert (entry.name, entry.kegiatan, entry.level) == ("Layanan Contoh", "Kegiatan Contoh", "kabupaten/kota")
    assert official.remarks == ("Lembar “Worksheet”: kolom “Warna” tidak dipakai.",)


def changed(**cells: Any) -> tuple[Any, ...]:
    """The first row with other cells: SUBKEGIATAN=…"""
    return tuple(cells.get(header.replace(" ", "_"), value) for header, value in zip(HEADERS, ROWS[0], strict=True))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (changed(SUBKEGIATAN="9.16.3.2.2.1 Layanan"), "Excel mungkin membuang angka nolnya"),
        (changed(SUBKEGIATAN=9.16), "seharusnya seperti 2.16.03.2.02.0038"),
        (changed(SUBKEGIATAN="Layanan"), "“Layanan” tanpa kode"),
        (changed(SATUAN=None), "satuan kosong"),
        (changed(SUBKEGIATAN="9.16.03.2.02.0001"), "nama sub-kegiatan kosong"),
        (changed(KEGIATAN="9.16.03.2.09 Lain"), "bukan awal dari kode sub-kegiatannya"),
        (changed(JENIS_PEMDA="KECAMATAN"), "tingkat pemerintahan “KECAMATAN” tidak dikenal"),
        (ROWS[1], "sudah ada di baris sebelumnya"),
    ],
)
def test_a_row_that_is_not_understood_is_told_with_sheet_and_row(file: Path, row: tuple[Any, ...], why: str) -> None:
    official = read(file, HEADERS, ROWS[1], row)
    [unread] = official.unread
    assert (unread.sheet, unread.row) == ("Worksheet", 3)
    assert why in str(unread)
    assert len(official.entries) == 1


def test_a_code_of_provinces_and_regencies_is_kept_as_that_of_regencies(file: Path) -> None:
    for rows in ((changed(JENIS_PEMDA="PROV"), ROWS[0]), (ROWS[0], changed(JENIS_PEMDA="PROV"))):
        official = read(file, HEADERS, *rows)
        assert [entry.level for entry in official.entries] == ["kabupaten/kota"]
        assert official.unread == ()


def test_a_second_sheet_that_is_none_is_left_aside_and_said(file: Path) -> None:
    book = load_workbook(write_book(file, GOOD))
    book.create_sheet("Catatan").append(["Untuk dibaca"])
    book.save(file)
    official = read_official(file, "contoh")
    assert len(official.entries) == 3
    assert official.remarks == ("Lembar “Catatan”: Untuk dibaca dilewati: bukan nomenklatur.",)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("Nama", "Alamat"), ("Ketut", "Bangli")], "kolom SUBKEGIATAN, INDIKATOR, dan SATUAN tidak ditemukan"),
        ([("SUBKEGIATAN", "KELUARAN", None), (None, "INDIKATOR", "SATUAN"), ("x", "y", "z")], "sel gabungan"),
        ([HEADERS, changed(SUBKEGIATAN="9.16.3.2.2.1 Layanan")], "Tidak satu baris pun terbaca"),
        ([HEADERS], "tidak ditemukan"),
    ],
)
def test_a_file_that_is_no_nomenclature_is_refused_in_words(file: Path, rows: list[Any], said: str) -> None:
    with pytest.raises(SheetError, match=said) as caught:
        read(file, *rows)
    assert file.name in caught.value.where
    assert caught.value.next_step


def test_macros_and_what_is_no_workbook_are_refused(file: Path, tmp_path: Path) -> None:
    write_book(file, GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(SheetError, match="makro"):
        read_official(file, "contoh")
    file.write_bytes(b"kode;nama")
    with pytest.raises(SheetError, match="bukan buku kerja Excel"):
        read_official(file, "contoh")
    with pytest.raises(SheetError, match="tidak dapat dibuka"):
        read_official(tmp_path / "tidak-ada.xlsx", "contoh")


def test_taking_writes_a_table_that_is_read_back_and_tells_versions_apart(file: Path, tmp_path: Path) -> None:
    known_here = next(iter(nomenclature().values()))
    ours = (
        "KABKOT", f"{known_here.bidang_code} A", f"{known_here.program_code} B", f"{known_here.kegiatan_code} C",
        f"{known_here.code} Nama", "-", "Jumlah", "Unit", None,
    )  # fmt: skip
    write_book(file, (*GOOD, ours))
    cohort = tmp_path / "angkatan"
    first = take_nomenclature(file, cohort, "lama 2030")
    assert (first.before, first.known.version) == ("", "lama 2030")
    second = take_nomenclature(file, cohort)
    assert (second.before, second.known.version) == ("lama 2030", "pemutakhiran 2031")
    known = read_nomenclature(cohort / "nomenclature.csv")
    assert known.is_whole
    assert known.is_for_regency("9.16.03.2.02.0001") is True
    assert known.is_for_regency("9.16.03.1.02.0001") is False
    assert known.is_for_regency("9.99.99.2.99.9999") is None
    assert known[known_here.code].related_pillars == known_here.related_pillars  # our hint goes along


def test_a_version_that_nobody_told_is_asked_for_and_nothing_is_written(tmp_path: Path) -> None:
    assert version_of(Path("nomenklatur-2026_versi_Pemutakhiran-2027_1.xlsx")) == "pemutakhiran 2027"
    file = write_book(tmp_path / "berkas.xlsx", GOOD)
    with pytest.raises(SheetError, match="--version"):
        take_nomenclature(file, tmp_path / "angkatan")
    assert not (tmp_path / "angkatan").exists()
