"""Badly filled workbooks: what is not understood is said with sheet, row and column, and nothing else is harmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from bimtek.answers.cohort import Cohort
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercises
from bimtek.curriculum.exercise import Unit
from bimtek.sheets import State, workbook_bytes
from tests.cohorts import LIVING, issue
from tests.sheets.filling import Filled, read

ISSUES, FACTS, PROPOSAL = "Isu strategis", "Gambaran umum", "Usulan visi"
BEFORE = "isian sebelumnya tetap"
ISSUE, URGENT, AFFECTED = "Isu strategis", "Mendesak (U)", "Siapa yang merasakan, siapa yang tertinggal"


def type_into(title: str, header: str, content: Any, row: int = 1) -> Callable[[Filled], None]:
    def spoil(filled: Filled) -> None:
        cell = filled[title].cell(row, header)
        cell.value = content

    return spoil


def merge(filled: Filled) -> None:
    table = filled[ISSUES]
    letter = get_column_letter(table.column(URGENT))
    table.sheet.merge_cells(f"{letter}{table.header + 1}:{letter}{table.header + 3}")


def drop_column(filled: Filled) -> None:
    table = filled[ISSUES]
    table.sheet.delete_cols(table.column(URGENT))


def rename_header(filled: Filled) -> None:
    table = filled[ISSUES]
    table.sheet.cell(table.header, table.column(URGENT)).value = "Penting sekali"


def add_column(filled: Filled) -> None:
    table = filled[ISSUES]
    table.sheet.cell(table.header, 12).value = "Catatan kami"
    table.sheet.cell(table.header + 1, 12).value = "tanya Dinkes"


def add_headless_column(filled: Filled) -> None:
    table = filled[ISSUES]
    table.sheet.cell(table.header + 2, 14).value = "catatan di pinggir"


def double_header(filled: Filled) -> None:
    table = filled[ISSUES]
    table.sheet.cell(table.header, 12).value = URGENT
    table.sheet.cell(table.header + 1, 12).value = 1


def drop_header(filled: Filled) -> None:
    table = filled[ISSUES]
    table.sheet.delete_rows(table.header)


def drop_sheet(filled: Filled) -> None:
    del filled.book[ISSUES]


def add_sheet(filled: Filled) -> None:
    filled.book.create_sheet("Coretan")["B2"] = "hitung-hitungan"


def clear_sheet(filled: Filled) -> None:
    sheet = filled.book[ISSUES]
    sheet.delete_rows(1, sheet.max_row)


def too_many_rows(filled: Filled) -> None:
    table = filled[ISSUES]
    for row in range(1, 5001):
        table.sheet.cell(table.header + row, 2).value = f"Isu {row}"


def far_away(filled: Filled) -> None:
    sheet = filled.book[ISSUES]
    sheet.cell(900_000, 2).value = "terlalu jauh"


def clear_ids(filled: Filled) -> None:
    table = filled[ISSUES]
    for row in range(1, 31):
        table.id(row).value = None
    table.type(1, {URGENT: 1})


def drop_single(filled: Filled) -> None:
    cell = filled.single(PROPOSAL, "Kalimat visi")
    cell.parent.delete_rows(cell.row)


def two_values(filled: Filled) -> None:
    filled.single(PROPOSAL, "Kalimat visi").offset(0, 1).value = "atau begini"


def with_note_and_colour(filled: Filled) -> None:
    filled[ISSUES].cell(1, ISSUE).comment = Comment("periksa lagi", "Wayan")
    filled[ISSUES].type(1, {URGENT: "lima"})


def computed_and_not(filled: Filled) -> None:
    type_into(ISSUES, URGENT, "=2+3")(filled)
    type_into(ISSUES, ISSUE, '=HYPERLINK("http://contoh.invalid","klik")', row=4)(filled)


Spoil = Callable[[Filled], None]
BAD: dict[str, tuple[Spoil, str, tuple[str, ...]]] = {
    # what somebody did                what the report says (sheet, and words of the first problem)
    "words for a rating": (type_into(ISSUES, URGENT, "lima"), ISSUES, ("baris", URGENT, "“lima”", "1 sampai 5")),
    "a rating out of range": (type_into(ISSUES, URGENT, 9), ISSUES, ("“9”", "1 sampai 5", "disimpan seperti tertulis")),
    "half a rating": (type_into(ISSUES, URGENT, 2.5), ISSUES, ("“2,5”",)),
    "a rating as a day": (type_into(ISSUES, URGENT, "1/5"), ISSUES, ("“1/5”",)),
    "text in a number": (type_into(FACTS, "Nilai", "sekitar 60"), FACTS, ("Nilai", "“sekitar 60”", "bukan angka")),
    "two numbers in a cell": (type_into(FACTS, "Nilai", "60-70"), FACTS, ("“60-70”",)),
    "English thousands": (type_into(FACTS, "Nilai", "1,250,000"), FACTS, ("“1,250,000”", "1.250,5")),
    "a year in words": (type_into(FACTS, "Tahun", "tahun lalu"), FACTS, ("Tahun", "“tahun lalu”", "empat angka")),
    "two years": (type_into(FACTS, "Tahun", "2022/2023"), FACTS, ("“2022/2023”",)),
    "an unknown choice": (type_into(FACTS, "Asal angka", "Kira-kira"), FACTS, ("“Kira-kira”", "Pilih dari daftar")),
    "an unknown reference": (type_into(ISSUES, "Bukti (indikator)", "Angka baru"), ISSUES, ("“Angka baru”", "daftar")),
    "one known, one unknown": (type_into(ISSUES, "Bukti (indikator)", "1; entah"), ISSUES, ("“entah”",)),
    "an error of a formula": (
        type_into(ISSUES, AFFECTED, "#REF!"),
        ISSUES,
        ("kesalahan rumus", BEFORE),
    ),
    "formulas that nobody computed": (
        computed_and_not,
        ISSUES,
        ("rumus yang belum dihitung", BEFORE),
    ),
    "joined cells": (merge, ISSUES, ("digabung", "baris 7", "F7:F9")),
    "a missing column": (drop_column, ISSUES, (f"Kolom “{URGENT}” tidak ditemukan", BEFORE)),
    "a renamed header": (rename_header, ISSUES, (f"Kolom “{URGENT}” tidak ditemukan",)),
    "a foreign column": (add_column, ISSUES, ("Catatan kami", "tidak dikenal", "tidak diambil")),
    "a column without header": (add_headless_column, ISSUES, ("tanpa judul", "tidak diambil")),
    "a header twice": (double_header, ISSUES, (URGENT, "ditulis dua kali")),
    "no header": (drop_header, ISSUES, ("judul kolomnya hilang", BEFORE)),
    "an empty sheet": (clear_sheet, ISSUES, ("judul kolomnya hilang",)),
    "a sheet of one's own": (add_sheet, "Coretan", ("bukan bagian buku kerja", "tidak diambil")),
    "5,000 rows": (too_many_rows, ISSUES, ("lebih dari 500 baris", "tidak diambil")),
    "a cell far away": (far_away, ISSUES, ("lebih dari 500 baris",)),
    "a missing single row": (drop_single, PROPOSAL, ("“Kalimat visi” tidak ditemukan",)),
    "two answers to one question": (two_values, PROPOSAL, ("cukup satu isian", "“atau begini”")),
    "notes beside the rest": (with_note_and_colour, ISSUES, ("“lima”",)),
}


@pytest.mark.parametrize("what", BAD)
def test_it_is_said_where_and_what(answered: Cohort, what: str) -> None:
    spoil, sheet, words = BAD[what]
    filled = Filled(workbook_bytes(answered, LIVING, "01_vision"))
    spoil(filled)
    imported = read(answered, filled)
    assert imported.all_problems, "nothing was said"
    first = imported.all_problems[0]
    assert first.sheet == sheet
    for word in words:
        assert word in str(first)
    untouched = {one.id for one in imported.exercises if one.title not in (sheet, "Coretan")}
    assert all(one.state is State.SAME for one in imported.exercises if one.id in untouched)


def test_what_was_not_understood_is_kept_as_typed(answered: Cohort) -> None:
    """As the form does: nothing is lost, and the form shows it with what is expected."""
    filled = Filled(workbook_bytes(answered, LIVING, "01_vision"))
    filled[ISSUES].type(1, {URGENT: "lima", ISSUE: "Air keruh sekali"})
    imported = read(answered, filled)
    changed = next(one for one in imported.exercises if one.id == "vision.issues")
    assert changed.values["issues"][0] == issue("i1", "Air keruh sekali", "f1") | {"urgency": "lima"}


SPOILT = [drop_column, rename_header, drop_header, clear_sheet, merge, far_away, too_many_rows]


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_missing_from_the_sheet_is_not_missing_from_the_answer(answered: Cohort, spoil: Spoil) -> None:
    filled = Filled(workbook_bytes(answered, LIVING, "01_vision"))
    spoil(filled)
    issues = next(one for one in read(answered, filled).exercises if one.id == "vision.issues")
    kept = AnswerStore(answered.work).load(LIVING, "vision.issues")
    assert kept
    if spoil is merge:  # the cells that vanished in the joined one are empty now, and the report says so
        assert [row["urgency"] for row in issues.values["issues"]] == [5, None, None]
    elif spoil in (far_away, too_many_rows):
        assert issues.state is State.REFUSED
    else:
        assert issues.values == kept.values


def test_a_missing_sheet_leaves_its_exercise_alone(answered: Cohort) -> None:
    filled = Filled(workbook_bytes(answered, LIVING, "01_vision"))
    drop_sheet(filled)
    states = {one.id: one.state for one in read(answered, filled).exercises}
    table = [exercise.id for exercise in exercises("01_vision") if exercise.unit is Unit.TABLE]
    assert states == dict.fromkeys(table, State.SAME) | {"vision.issues": State.MISSING}


def test_deleted_ids_lose_no_row(answered: Cohort) -> None:
    filled = Filled(workbook_bytes(answered, LIVING, "01_vision"))
    clear_ids(filled)
    issues = next(one for one in read(answered, filled).exercises if one.id == "vision.issues")
    assert [(row["id"], row["urgency"]) for row in issues.values["issues"]] == [("i1", 1), ("i2", 5), ("i3", 5)]
    assert issues.changed == ("Air keruh",)


def test_a_formula_gives_what_was_computed_last(answered: Cohort) -> None:
    """openpyxl writes no results, so they are put where Excel puts them."""
    filled = Filled(workbook_bytes(answered, LIVING, "01_vision"))
    filled[ISSUES].type(1, {URGENT: "=1+1"})
    content = _with_result(filled.saved(), "<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>")
    imported = read(answered, content)
    issues = next(one for one in imported.exercises if one.id == "vision.issues")
    assert issues.values["issues"][0]["urgency"] == 2
    assert imported.all_problems == ()


def _with_result(content: bytes, old: str, new: str) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    target = BytesIO()
    found = 0
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w") as copy:
        for part in source.infolist():
            text = source.read(part)
            for written in (old, old.replace("<v></v>", "<v/>"), old.replace("<v></v>", "<v />")):
                found += text.count(written.encode())
                text = text.replace(written.encode(), new.encode())
            copy.writestr(part.filename, text)
    assert found == 1
    return target.getvalue()
