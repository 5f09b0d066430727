"""`export`: points that Excel reads as numbers and names that it does not run."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bimtek.answers.cohort import load_cohort
from bimtek.errors import GradingError
from bimtek.grading import export, grade, judge
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
    assert "f" not in {cell.data_type for page in sheet.parent for row in page for cell in row}
    assert [path.name for path in (tmp_path / "baru").iterdir()] == ["nilai.xlsx"]


def test_another_kind_of_file_is_refused(graded: Course, tmp_path: Path) -> None:
    with pytest.raises(GradingError, match=r"Jenis berkas “\.pdf”"):
        export(graded.cohort, tmp_path / "nilai.pdf")


def test_tables_have_means_and_no_names(graded: Course, tmp_path: Path) -> None:
    judge(graded.cohort, "01_vision", "gov-1", "vision.proposal", 12, "")
    path = export(graded.cohort, tmp_path / "kelompok.csv", groups=True)
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert [row["meja"] for row in rows] == ["Meja Smart Governance", "Meja Smart Economy", "Meja Smart Living"]
    assert (rows[0]["I mutu (%)"], rows[2]["I mutu (%)"]) == ("80", ""), "nothing judged is no zero"
    assert (rows[0]["I menunggu penilai"], rows[2]["I menunggu penilai"]) == ("0", "1")
    assert 0 < float(rows[0]["I kelengkapan (%)"].replace(",", ".")) <= 100
    assert rows[0]["II kelengkapan (%)"] == "" and rows[0]["I dinilai (orang)"] == "1"
    assert not any(person.name in text for person in graded.cohort.people)


def test_xlsx_draws_the_groups(graded: Course, tmp_path: Path) -> None:
    book = load_workbook(export(graded.cohort, tmp_path / "nilai.xlsx"))
    assert book.sheetnames[:2] == ["Nilai", "Kelompok"]
    complete, quality = book["Kelompok"]._charts
    assert complete.series[0].val.numRef.f == "'Kelompok'!$C$2:$C$4" and len(complete.series) == 4
    assert quality.series[0].val.numRef.f == "'Kelompok'!$G$2:$G$4"
    assert book["Kelompok"]["C1"].value == "I kelengkapan (%)" and book["Kelompok"]["G1"].value == "I mutu (%)"
