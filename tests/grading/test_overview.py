"""`status`: who is where, in words."""

from datetime import timedelta

import pytest

from bimtek.grading import collect, grade, judge, status
from bimtek.grading.overview import lateness
from tests.grading.course import SESSION, Course, facts


def first_cells(course: Course) -> dict[str, str]:
    return {row.id: row.cells[0] for row in status(course.cohort)}


def test_from_handing_in_to_graded(course: Course) -> None:
    course.cohort.gradebook.rename(course.cohort.gradebook.with_suffix(".simpan"))
    assert set(first_cells(course).values()) == {"terkumpul, belum dinilai"}
    course.cohort.gradebook.with_suffix(".simpan").rename(course.cohort.gradebook)
    assert set(first_cells(course).values()) == {"terkumpul, belum dinilai"}
    worth = {one.person: one.points for one in grade(course.cohort).graded}
    cells = first_cells(course)
    assert cells["gov-1"].endswith("/100, 1 menunggu juri")
    assert cells["eco-1"].endswith("/100, terlambat 2 hari")
    assert cells["inti-1"] == "terkumpul"
    judge(course.cohort, SESSION, "gov-1", "vision.proposal", 15, "")
    assert first_cells(course)["gov-1"] == f"{worth['gov-1'] + 15:g}/100".replace(".", ",")


def test_a_newer_hand_in_shows_until_it_is_graded(course: Course) -> None:
    grade(course.cohort)
    course.answer("meja-living", "vision.facts", facts(5))
    course.hand_in("meja-living", after=timedelta(hours=2))
    assert first_cells(course)["liv-1"].endswith("ada penyerahan baru")
    collect(course.cohort, SESSION)
    grade(course.cohort)
    assert not first_cells(course)["liv-1"].endswith("ada penyerahan baru")


def test_a_row_has_name_table_and_four_meetings(course: Course) -> None:
    row = status(course.cohort)[0]
    assert (row.id, row.person, row.table) == ("gov-1", "Ni Wayan Contoh, S.Kom.", "Meja Smart Governance")
    assert row.cells[1:] == ("–", "–", "–")


@pytest.mark.parametrize(
    ("seconds", "words"), [(10, "1 menit"), (3599, "59 menit"), (7200, "2 jam"), (200000, "2 hari")]
)
def test_lateness_in_words(seconds: float, words: str) -> None:
    assert lateness(seconds) == words
