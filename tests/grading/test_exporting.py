"""`export`: points that Excel reads as numbers and names that it does not run."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bimtek.answers.cohort import load_cohort
from bimtek.errors import GradingError
from bimtek.grading import export, grade
from tests.grading.course import Course


@pytest.fixture
def graded(course: Course) -> Course:
    """Graded, and one name is a formula."""
    grade(course.cohort)
    roster = course.cohort.folder / "roster.csv"
    text = roster.read_text(encoding="utf-8").replace("I Ketut Contoh", "=HYPERLINK(1)")
    roster.write_text(text, encoding="utf-8")
    return Course(course.root, load_cohort(course.cohort.folder))


def test_csv_has_a_row_for_everybody(graded: Course, tmp_path: Path) -> None:
    path = export(graded.cohort, tmp_path / "nilai.csv")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert [row["peserta"] for row in rows] == ["gov-1", "eco-1", "liv-1", "inti-1"]
    assert rows[0]["I maksimum"] == "100"
    assert rows[0]["I menunggu penilai"] == "1"
    assert rows[0]["I nilai"] == rows[0]["jumlah"] != "0"
    assert rows[1]["nama"] == "'=HYPERLINK(1)"
    assert rows[1]["I terlambat (jam)"] == "49"
    assert rows[3]["I nilai"] == "", "the core team's exercises carry no points"
    assert rows[0]["II nilai"] == ""


def test_xlsx_has_numbers_and_no_formula(graded: Course, tmp_path: Path) -> None:
    sheet = load_workbook(export(graded.cohort, tmp_path / "baru" / "nilai.xlsx")).active
    head = [cell.value for cell in sheet[1]]
    assert isinstance(sheet.cell(2, head.index("I nilai") + 1).value, int | float)
    assert sheet.cell(3, head.index("nama") + 1).value == "'=HYPERLINK(1)"
    assert "f" not in {cell.data_type for row in sheet for cell in row}
    assert [path.name for path in (tmp_path / "baru").iterdir()] == ["nilai.xlsx"]


def test_another_kind_of_file_is_refused(graded: Course, tmp_path: Path) -> None:
    with pytest.raises(GradingError, match=r"Jenis berkas “\.pdf”"):
        export(graded.cohort, tmp_path / "nilai.pdf")
