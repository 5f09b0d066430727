"""What cannot be taken at all is refused in words that help, and before it can do harm."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from bimtek.answers.cohort import Cohort
from bimtek.errors import SheetError
from bimtek.sheets import read_workbook, workbook_bytes, write_workbook
from bimtek.sheets.safe import LARGEST
from bimtek.sheets.ticket import SCHEMA_VERSION, SHEET
from tests.cohorts import GOVERNANCE, LIVING, make_cohort, write_cohort
from tests.cohorts import SETTINGS as COHORT_SETTINGS
from tests.sheets.filling import Filled


@pytest.fixture
def workbook(answered: Cohort) -> bytes:
    return workbook_bytes(answered, LIVING, "01_vision")


def refusal(cohort: Cohort, content: bytes, **more: str) -> SheetError:
    with pytest.raises(SheetError) as caught:
        read_workbook(cohort, content, **{"person": "liv-1", **more})
    assert caught.value.next_step
    return caught.value


def repacked(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The same archive with some parts replaced or added."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for part in source.infolist():
            if part.filename not in parts:
                copy.writestr(part.filename, source.read(part))
        for name, text in parts.items():
            copy.writestr(name, text)
    return target.getvalue()


NO_WORKBOOKS = {
    "nothing": b"",
    "text": b"Isu;Mendesak\nAir keruh;5",
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "half a workbook": b"PK\x03\x04" + b"\0" * 50,
}


@pytest.mark.parametrize("what", NO_WORKBOOKS)
def test_what_is_no_workbook(cohort: Cohort, what: str) -> None:
    error = refusal(cohort, NO_WORKBOOKS[what])
    assert "bukan buku kerja Excel" in error.what
    assert ".xlsx" in error.next_step


def test_half_of_a_workbook(cohort: Cohort, workbook: bytes) -> None:
    assert "rusak" in refusal(cohort, workbook[: len(workbook) // 2]).what


def test_a_password_or_an_old_format(cohort: Cohort) -> None:
    assert "sandi" in refusal(cohort, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600).what


def test_another_kind_of_archive(cohort: Cohort) -> None:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    assert "bukan buku kerja Excel" in refusal(cohort, target.getvalue()).what


def test_macros(cohort: Cohort, workbook: bytes) -> None:
    with_macro = repacked(workbook, {"xl/vbaProject.bin": b"macro"})
    assert "makro" in refusal(cohort, with_macro).what
    kinds = ZipFile(BytesIO(workbook)).read("[Content_Types].xml")
    renamed = kinds.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    assert "makro" in refusal(cohort, repacked(workbook, {"[Content_Types].xml": renamed})).what


def test_a_file_that_is_too_large(cohort: Cohort, tmp_path: Path) -> None:
    assert "paling besar 5 MB" in refusal(cohort, b"x" * (LARGEST + 1)).what
    path = tmp_path / "besar.xlsx"
    path.write_bytes(b"x" * (LARGEST + 1000))
    with pytest.raises(SheetError, match="paling besar"):
        read_workbook(cohort, path)


def test_a_bomb_is_not_unpacked(cohort: Cohort, workbook: bytes) -> None:
    bomb = repacked(workbook, {"xl/media/image1.png": b"\0" * (51 * 2**20)})
    assert len(bomb) < LARGEST
    assert "50 MB" in refusal(cohort, bomb).what


def test_a_million_cells_are_not_read(cohort: Cohort, workbook: bytes) -> None:
    rows = b"".join(b'<row r="%d">%s</row>' % (row, b"<c><v>1</v></c>" * 1000) for row in range(1, 600))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    assert "terlalu banyak sel" in refusal(cohort, repacked(workbook, {"xl/worksheets/sheet2.xml": sheet + rows})).what


def test_a_bomb_of_entities(cohort: Cohort, workbook: bytes) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert "tidak ditulis oleh Excel" in refusal(cohort, repacked(workbook, {"xl/sharedStrings.xml": laughs})).what


def test_joined_cells_over_the_whole_sheet_cost_nothing(answered: Cohort, workbook: bytes) -> None:
    """A reader that makes an object of each joined cell would never come back."""
    name = "xl/worksheets/sheet2.xml"
    sheet = ZipFile(BytesIO(workbook)).read(name)
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    content = repacked(workbook, {name: sheet.replace(b"</sheetData>", merged)})
    imported = read_workbook(answered, content, person="liv-1")
    assert "digabung" in str(imported.all_problems[0])


def test_a_broken_part_is_no_crash(cohort: Cohort, workbook: bytes) -> None:
    for name in ("xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/workbook.xml"):
        assert "rusak" in refusal(cohort, repacked(workbook, {name: b"<broken"})).what


def test_a_workbook_of_ones_own(cohort: Cohort) -> None:
    target = BytesIO()
    Workbook().save(target)
    assert "bukan buku kerja yang diunduh" in refusal(cohort, target.getvalue()).what


def test_another_cohort(tmp_path: Path, workbook: bytes) -> None:
    from bimtek.answers.cohort import load_cohort

    other = load_cohort(write_cohort(tmp_path / "lain", COHORT_SETTINGS.replace("id: uji", "id: lain")))
    assert "angkatan “uji”, bukan “lain”" in refusal(other, workbook).what


def test_another_seat_or_meeting(answered: Cohort, workbook: bytes) -> None:
    assert "milik Meja Living, bukan Meja Governance" in refusal(answered, workbook, seat=GOVERNANCE).what
    assert "pertemuan 01_vision, bukan 02_assessment" in refusal(answered, workbook, session="02_assessment").what


def test_somebody_from_another_table(answered: Cohort, workbook: bytes) -> None:
    assert "“gov-1” bukan anggota Meja Living" in refusal(answered, workbook, person="gov-1").what


def test_nobody_is_named(answered: Cohort) -> None:
    content = workbook_bytes(answered, GOVERNANCE, "01_vision")
    error = refusal(answered, content, person="")
    assert "siapa yang mengisi" in error.what
    assert "Ni Made Uji" in error.next_step


def change_ticket(workbook: bytes, change: Callable[[Any], None]) -> bytes:
    filled = Filled(workbook)
    change(filled.book[SHEET])
    return filled.saved()


def set_cell(name: str, content: Any) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet[name] = content

    return change


TAMPERED = {
    "another seat": set_cell("B3", GOVERNANCE),
    "another cohort": set_cell("B2", "lain"),
    "another meeting": set_cell("B4", "02_assessment"),
    "another content": set_cell("B6", base64.b64encode(zlib.compress(b"{}")).decode()),
    "no content": set_cell("B6", None),
    "no hash": set_cell("B5", None),
    "no name": set_cell("A1", "x"),
    "everything gone": lambda sheet: sheet.delete_rows(1, 20),
    "a row more": lambda sheet: sheet.insert_rows(2),
}


@pytest.mark.parametrize("what", [name for name in TAMPERED if name != "a row more"])
def test_an_edited_hidden_sheet(answered: Cohort, workbook: bytes, what: str) -> None:
    error = refusal(answered, change_ticket(workbook, TAMPERED[what]))
    assert "Lembar tersembunyi" in error.what
    assert "Unduh buku kerja yang baru" in error.next_step


def test_an_empty_row_on_the_hidden_sheet_says_nothing(answered: Cohort, workbook: bytes) -> None:
    content = change_ticket(workbook, TAMPERED["a row more"])
    assert read_workbook(answered, content, person="liv-1").all_problems == ()


def test_a_newer_schema(answered: Cohort, workbook: bytes) -> None:
    error = refusal(answered, change_ticket(workbook, set_cell("B1", str(SCHEMA_VERSION + 1))))
    assert f"skema {SCHEMA_VERSION + 1}" in error.what
    assert "Perbarui bimtek" in error.next_step


def test_a_missing_hidden_sheet(answered: Cohort, workbook: bytes) -> None:
    filled = Filled(workbook)
    del filled.book[SHEET]
    assert "bukan buku kerja yang diunduh" in refusal(answered, filled.saved()).what


def test_a_seat_without_exercises(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bimtek.sheets.opened.exercises", lambda _: ())  # every seat of this course has some
    with pytest.raises(SheetError, match="tidak punya latihan tim inti"):
        workbook_bytes(cohort, "inti", "02_assessment")


def test_a_file_that_is_not_there_or_cannot_be_written(tmp_path: Path) -> None:
    cohort = make_cohort(tmp_path)
    with pytest.raises(SheetError, match="tidak dapat dibuka"):
        read_workbook(cohort, tmp_path / "tidak-ada.xlsx")
    blocked = tmp_path / "berkas"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(SheetError, match="tidak dapat ditulis"):
        write_workbook(cohort, LIVING, "01_vision", blocked / "a.xlsx")
