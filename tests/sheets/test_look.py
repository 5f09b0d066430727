"""What people see when they open the workbook: where to type, what to choose, until when; ids and ticket are hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from bimtek.answers.cohort import Cohort
from bimtek.curriculum import SESSIONS, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.sheets import workbook_bytes, write_workbook
from bimtek.sheets.layout import header, sheet_titles
from bimtek.sheets.ticket import SHEET
from tests.cohorts import LIVING, NOON, issue, save
from tests.sheets.filling import Filled, Table

SHEETS = list(sheet_titles(exercise for exercise in exercises("01_vision") if exercise.unit is Unit.TABLE).values())
"""The table's own in meeting I, in its order."""


@pytest.fixture
def book(answered: Cohort) -> Filled:
    return Filled(workbook_bytes(answered, LIVING, "01_vision", time=NOON))


def texts(sheet: Any) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows(min_col=2) for cell in row if cell.value is not None)


def rule_of(table: Table, heading: str, row: int = 1) -> Any:
    cell = table.cell(row, heading)
    return next((rule for rule in table.sheet.data_validations.dataValidation if cell.coordinate in rule.sqref), None)


def listed(book: Filled, rule: Any) -> list[str]:
    """The labels that a dropdown shows."""
    title, _, cells = rule.formula1.partition("!")
    left, top, _, bottom = range_boundaries(cells.replace("$", ""))
    return [book.book[title.strip("'")].cell(row, left).value for row in range(top, bottom + 1)]


def test_the_first_sheet_says_who_what_until_when_and_how(book: Filled) -> None:
    told = texts(book.book["Petunjuk"])
    for words in ("Bimtek uji", "I – Gambaran daerah", "Meja Living", "I Ketut Uji", "28 Juni 2024, pukul 16.00",
                  "11 Juni 2024, pukul 12.00", "Angkatan latihan", "titik koma (;)", "Isu strategis"):  # fmt: skip
        assert words in told
    assert book.book.sheetnames == ["Petunjuk", *SHEETS, "Pilihan", SHEET]


def test_what_is_for_the_program_is_hidden(book: Filled) -> None:
    assert book.book[SHEET].sheet_state == "veryHidden"
    for title in ("Petunjuk", *SHEETS):
        assert book.book[title].column_dimensions["A"].hidden


@pytest.mark.parametrize("session", [session.id for session in SESSIONS])
def test_every_field_has_its_place_with_a_note(answered: Cohort, session: str) -> None:
    book = Filled(workbook_bytes(answered, LIVING, session))
    for exercise in exercises(session):
        if exercise.unit is not Unit.TABLE:
            continue
        for field in exercise.answer.fields.values():
            if field.row is None:
                assert book.single(exercise.title, header(field)) is not None
                continue
            table = book.table(exercise.title, field.name)
            for column in field.row.fields.values():
                cell = table.sheet.cell(table.header, table.column(header(column)))
                if column.hint:
                    assert column.hint in cell.comment.text


def test_choices_are_dropdowns_of_labels(answered: Cohort, book: Filled) -> None:
    rule = rule_of(book["Isu strategis"], "Subdimensi")
    assert listed(book, rule) == [
        "Harmonisasi tata ruang wilayah",
        "Prasarana kesehatan",
        "Sarana transportasi (mobilitas)",
    ]
    assert rule.showErrorMessage
    several = rule_of(book["Isu strategis"], "Bukti (indikator)")
    assert len(listed(book, several)) == 2
    assert not several.showErrorMessage  # several in a cell are no entry of the list
    assert "titik koma" in several.prompt


def test_ratings_and_years_are_checked_while_typing(book: Filled) -> None:
    rating = rule_of(book["Isu strategis"], "Mendesak (U)")
    assert (rating.type, rating.formula1, rating.formula2) == ("whole", "1", "5")
    assert "5 = Harus ditangani tahun ini" in rating.prompt
    assert rule_of(book["Gambaran umum"], "Tahun").type == "whole"


def test_formats_fit_what_is_typed(answered: Cohort) -> None:
    book = Filled(workbook_bytes(answered, LIVING, "03_masterplan"))
    table = book["Rencana aksi"]
    formats = {name: table.cell(3, name).number_format for name in ("Jumlah pagu", "Tahun mulai", "Tanggal konfirmasi")}
    assert formats == {"Jumlah pagu": '"Rp"#,##0', "Tahun mulai": "0", "Tanggal konfirmasi": "dd/mm/yyyy"}
    assert table.cell(3, "Indikator hasil").number_format == "@"
    assert table.cell(3, "Siapa yang tertinggal dan jalurnya").alignment.wrap_text


def test_rows_are_prepared_and_fixed_rows_are_named(answered: Cohort, book: Filled) -> None:
    table = book["Isu strategis"]
    ids = [table.id(row).value for row in range(1, 31)]
    assert ids[:3] == ["i1", "i2", "i3"]
    assert len(set(ids)) == 30
    schedule = Filled(workbook_bytes(answered, LIVING, "04_roadmap"))["Peta jalan"]
    assert [schedule.sheet.cell(schedule.header + row, 2).value for row in (1, 2)] == [
        "Ambulans desa",
        "Air bersih dusun",
    ]
    assert schedule.id(3).value is None


def test_excel_opens_its_own_tables_without_repairing_them(answered: Cohort) -> None:
    """Names of a table's columns are its headers, all different, all text; Excel calls anything else broken."""
    for session in SESSIONS:
        book = Filled(workbook_bytes(answered, LIVING, session.id)).book
        names = []
        for sheet in book.worksheets:
            for made in sheet.tables.values():
                left, top, right, bottom = range_boundaries(made.ref)
                headers = [sheet.cell(top, column).value for column in range(left, right + 1)]
                assert [column.name for column in made.tableColumns] == headers
                assert len({header.casefold() for header in headers}) == len(headers)
                assert bottom > top
                names.append(made.name)
        assert len(set(names)) == len(names)


def test_cells_that_are_not_asked_turn_grey(book: Filled) -> None:
    sheet = book.book["Gambaran umum"]
    rules = {str(where.sqref): where.rules[0].formula[0] for where in sheet.conditional_formatting}
    column = book["Gambaran umum"].sheet.cell(1, book["Gambaran umum"].column("Indikator dari data")).column_letter
    formula = next(formula for where, formula in rules.items() if where.startswith(column))
    assert formula == 'AND($B7<>"",$B7<>"Dari data kursus")'


def test_typed_text_is_never_a_formula(answered: Cohort, tmp_path: Path) -> None:
    evil = [
        "=1+1",
        "+62 366",
        "-usulan",
        "@SUM(A1)",
        '=HYPERLINK("http://contoh.invalid")',
        "#N/A",
        "=cmd|' /C calc'!A0",
    ]
    rows = [issue(f"i{number}", text) for number, text in enumerate(evil)]
    save(answered, LIVING, "vision.issues", {"issues": rows})
    path = write_workbook(answered, LIVING, "01_vision", tmp_path)
    assert path.name == "01_vision-meja-living.xlsx"
    table = Table(load_workbook(path)["Isu strategis"])
    cells = [table.cell(row, "Isu strategis") for row in range(1, len(evil) + 1)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in evil]
    assert all(cell.quotePrefix for cell in cells)
    with ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name)


def test_the_lists_may_be_looked_at_but_not_spoilt(book: Filled) -> None:
    lists = book.book["Pilihan"]
    assert lists.protection.sheet
    assert lists.protection.password is None
    assert "Prasarana kesehatan" in texts(lists)
    assert not book.book["Isu strategis"].protection.sheet
