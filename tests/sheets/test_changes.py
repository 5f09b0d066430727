"""A person works in the workbook: rows added, changed, copied, sorted, deleted; columns moved; and it is understood."""

from __future__ import annotations

import datetime

import pytest

from bimtek.answers.cohort import CORE, Cohort
from bimtek.answers.store import AnswerStore
from bimtek.sheets import ExerciseImport, Import, State, workbook_bytes
from bimtek.sheets.ticket import SHEET
from tests.cohorts import LIVING, issue, save
from tests.sheets.filling import Filled, read

ISSUES, ISSUE = "Isu strategis", "Isu strategis"


@pytest.fixture
def filled(answered: Cohort) -> Filled:
    """The workbook of the first meeting, with three issues in it."""
    return Filled(workbook_bytes(answered, LIVING, "01_vision"))


def one(imported: Import, exercise: str = "vision.issues") -> ExerciseImport:
    return next(found for found in imported.exercises if found.id == exercise)


def rows(imported: Import, exercise: str = "vision.issues", table: str = "issues") -> list[dict[str, object]]:
    found: list[dict[str, object]] = one(imported, exercise).values[table]
    return found


def test_a_new_row_is_new_and_the_others_stay(answered: Cohort, filled: Filled) -> None:
    filled[ISSUES].add(
        {
            ISSUE: "Jalan putus setiap hujan",
            "Siapa yang merasakan, siapa yang tertinggal": "Warga Songan",
            "Bukti (indikator)": "Aduan selesai tepat waktu, 2023: 61,5% (belum diverifikasi walidata); 2",
            "Subdimensi": "prasarana KESEHATAN",
            "Mendesak (U)": "5",
            "Serius (S)": 4,
            "Berkembang (G)": 3.0,
        }
    )
    imported = read(answered, filled)
    assert one(imported).new == ("Jalan putus setiap hujan",)
    assert (one(imported).changed, one(imported).removed, one(imported).rows) == ((), (), 4)
    new = rows(imported)[3]
    assert new | {"id": ""} == {
        "id": "",
        "title": "Jalan putus setiap hujan",
        "affected": "Warga Songan",
        "evidence": ["f1", "f2"],
        "sub_dimension": "living.health",
        "urgency": 5,
        "seriousness": 4,
        "growth": 3,
    }
    assert rows(imported)[:3] == AnswerStore(answered.work).load(LIVING, "vision.issues").values["issues"]  # type: ignore[union-attr]
    assert imported.all_problems == ()


def test_a_changed_cell_changes_that_value_only(answered: Cohort, filled: Filled) -> None:
    save(answered, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh", "f1") | {"_alasan": "memang"}]})
    filled = Filled(workbook_bytes(answered, LIVING, "01_vision"))
    filled[ISSUES].type(1, {"Mendesak (U)": 2})
    imported = read(answered, filled)
    assert rows(imported) == [issue("i1", "Air keruh", "f1") | {"_alasan": "memang", "urgency": 2}]
    assert one(imported).changed == ("Air keruh",)


def test_a_deleted_row_and_a_cleared_row_are_deletions(answered: Cohort, filled: Filled) -> None:
    table = filled[ISSUES]
    for column in range(2, 12):
        table.sheet.cell(table.header + 3, column).value = None
    table.delete(1)
    imported = read(answered, filled)
    assert [row["id"] for row in rows(imported)] == ["i2"]
    assert one(imported).removed == ("Air keruh", "Jalan gelap")


def test_a_copied_row_is_a_new_item_wherever_it_was_pasted(answered: Cohort, filled: Filled) -> None:
    table = filled[ISSUES]
    table.copy(1, 4)
    table.type(4, {ISSUE: "Air keruh di musim hujan"})
    table.copy(2, 5)
    imported = read(answered, filled)
    ids = [str(row["id"]) for row in rows(imported)]
    assert ids[:3] == ["i1", "i2", "i3"]
    assert len(set(ids)) == 5
    assert one(imported).new == ("Air keruh di musim hujan", "Ambulans terlambat")


def test_a_copy_above_its_original_is_the_new_one(answered: Cohort, filled: Filled) -> None:
    """Who inserts copied cells gets the copy above: what was not touched keeps its id."""
    table = filled[ISSUES]
    table.sheet.insert_rows(table.header + 1)
    table.copy(2, 1)
    table.type(1, {ISSUE: "Air habis"})
    imported = read(answered, filled)
    assert [row["id"] for row in rows(imported)][1:] == ["i1", "i2", "i3"]
    assert one(imported).new == ("Air habis",)


def test_rows_that_were_sorted_without_their_hidden_ids_are_known_by_their_words(
    answered: Cohort, filled: Filled
) -> None:
    table = filled[ISSUES]
    table.copy(1, 10, with_id=False)
    table.copy(3, 1, with_id=False)
    table.copy(10, 3, with_id=False)
    for column in range(2, 12):
        table.sheet.cell(table.header + 10, column).value = None
    imported = read(answered, filled)
    assert [(row["id"], row["title"]) for row in rows(imported)] == [
        ("i3", "Jalan gelap"),
        ("i2", "Ambulans terlambat"),
        ("i1", "Air keruh"),
    ]
    assert one(imported).moved
    assert (one(imported).new, one(imported).changed, one(imported).removed) == ((), (), ())


def test_without_the_hidden_column_rows_are_known_by_their_words(answered: Cohort, filled: Filled) -> None:
    sheet = filled.book[ISSUES]
    filled[ISSUES].type(2, {"Mendesak (U)": 1})
    sheet.delete_cols(1)
    imported = read(answered, filled)
    assert [row["id"] for row in rows(imported)] == ["i1", "i2", "i3"]
    assert rows(imported)[1]["urgency"] == 1
    assert one(imported).changed == ("Ambulans terlambat",)


def test_moved_columns_and_extra_empty_rows_change_nothing(answered: Cohort, filled: Filled) -> None:
    table = filled[ISSUES]
    last = table.column("Berkembang (G)")
    for row in range(table.header, table.header + 5):
        left, right = table.sheet.cell(row, 2), table.sheet.cell(row, last)
        left.value, right.value = right.value, left.value
    table.sheet.insert_rows(table.header + 2, 3)
    table.sheet.insert_rows(1, 2)
    imported = read(answered, filled)
    assert {found.state for found in imported.exercises} == {State.SAME}
    assert imported.all_problems == ()


def test_headers_are_known_in_any_case(answered: Cohort, filled: Filled) -> None:
    table = filled[ISSUES]
    for cell in table.sheet[table.header][1:]:
        cell.value = f"  {str(cell.value).upper()}  " if cell.value else None
    assert read(answered, filled).all_problems == ()


def test_an_id_from_another_workbook_is_not_taken_over(answered: Cohort, filled: Filled) -> None:
    table = filled[ISSUES]
    row = table.add({ISSUE: "Disalin dari meja lain"})
    table.id(row).value = "r0123456789ab"
    imported = read(answered, filled)
    assert rows(imported)[3]["id"] != "r0123456789ab"


def test_the_same_workbook_gives_the_same_ids_again(answered: Cohort, filled: Filled) -> None:
    table = filled[ISSUES]
    table.add({ISSUE: "Baru"})
    table.copy(4, 5)
    table.sheet.cell(table.header + 6, 2).value = "Tanpa kode"
    table.id(6).value = None
    first, second = read(answered, filled), read(answered, filled)
    assert rows(first) == rows(second)
    table.sheet.insert_rows(table.header + 1)
    assert rows(read(answered, filled)) == rows(first)


def test_a_new_row_can_be_chosen_in_a_later_exercise_by_its_words(answered: Cohort, filled: Filled) -> None:
    filled[ISSUES].add({ISSUE: "Jalan putus"})
    filled["Usulan visi"].add({"Kata kunci": "lancar", "Lahir dari isu": "jalan putus; Air keruh"})
    imported = read(answered, filled)
    new = rows(imported)[3]["id"]
    assert rows(imported, "vision.proposal", "keywords")[2]["issues"] == [new, "i1"]
    assert imported.all_problems == ()


def test_single_fields_are_found_by_their_labels(answered: Cohort, filled: Filled) -> None:
    filled.single("Usulan visi", "Kalimat visi").value = "=Bangli maju"
    filled.single("Usulan visi", "Kalimat visi").data_type = "s"
    filled.single("Usulan visi", "Tercapai pada tahun").value = None
    motto = "Semboyan daerah dengan kata-kata meja Anda"
    filled.single("Usulan visi", motto).offset(0, 1).value = "Satu kolom terlalu kanan"
    imported = read(answered, filled)
    values = one(imported, "vision.proposal").values
    assert (values["vision"], values["horizon"]) == ("=Bangli maju", None)
    assert values["motto"] == "Satu kolom terlalu kanan"
    assert set(one(imported, "vision.proposal").changed) == {"Kalimat visi", "Tercapai pada tahun", motto}


def test_fixed_rows_are_filled_where_they_stand(answered: Cohort) -> None:
    filled = Filled(workbook_bytes(answered, LIVING, "02_assessment"))
    table = filled["Kesiapan"]
    table.type(2, {"Kesiapan": 3, "Bukti": "bukti menyusul", "OPD yang membawanya": "Dinkes"})
    table.type(2, {"Paling lambat": datetime.datetime(2024, 7, 31)})
    imported = read(answered, filled)
    assert rows(imported, "assessment.readiness", "components") == [
        {"id": table.id(2).value, "rating": 3, "evidence": "menyusul", "owner": "dinkes", "due": "2024-07-31"}
    ]
    table.delete(1)
    table.id(1).value = None  # known by its words then
    again = read(answered, filled)
    assert rows(again, "assessment.readiness", "components") == rows(imported, "assessment.readiness", "components")
    assert "tidak ditemukan" in str(again.all_problems[0])


def test_what_an_earlier_meeting_proposes_counts_when_somebody_agrees(answered: Cohort) -> None:
    filled = Filled(workbook_bytes(answered, LIVING, "04_roadmap"))
    proposed = one(read(answered, filled), "roadmap.schedule")
    assert proposed.state is State.PROPOSED
    agree = next(row for row in range(1, 20) if filled.book["Peta jalan"].cell(row, 1).value == "#setuju")
    filled.book["Peta jalan"].cell(agree, 3).value = "ya"
    agreed = one(read(answered, filled), "roadmap.schedule")
    assert agreed.state is State.CHANGED
    assert [(row["id"], row["start"]) for row in agreed.values["steps"]] == [("p1", 2025), ("p2", 2025)]


def test_a_renamed_sheet_is_known_and_a_copied_one_is_not_taken_twice(answered: Cohort, filled: Filled) -> None:
    filled.book.copy_worksheet(filled.book[ISSUES]).title = "Isu strategis (salinan)"
    filled.book["Gambaran umum"].title = "Angka kami"
    filled["Angka kami"].type(1, {"Nilai": "70,5"})
    imported = read(answered, filled)
    assert rows(imported, "vision.facts", "facts")[0]["value"] == 70.5
    assert one(imported).state is State.SAME
    assert [problem.sheet for problem in imported.problems] == ["Isu strategis (salinan)"]


def test_the_core_team_has_workbooks_too(answered: Cohort) -> None:
    filled = Filled(workbook_bytes(answered, CORE, "04_roadmap"))
    filled.single("Kelembagaan", "Irama forum").value = "Setiap tiga bulan"
    filled.table("Kelembagaan", "coordinators").type(1, {"OPD koordinator": "Dinas Impian"})
    imported = read(answered, filled, CORE)
    values = one(imported, "roadmap.governance").values
    assert values["forum"] == "triwulan"
    assert values["coordinators"][0]["opd"] == "Dinas Impian"  # an open list
    assert imported.all_problems == ()


def test_the_first_sheet_says_who_filled_it_in(answered: Cohort) -> None:
    from bimtek.sheets import read_workbook

    filled = Filled(workbook_bytes(answered, "meja-governance", "01_vision"))
    sheet = filled.book["Petunjuk"]
    who = next(row for row in range(1, 30) if sheet.cell(row, 1).value == "#pengisi")
    sheet.cell(who, 3).value = "i wayan uji"
    assert read_workbook(answered, filled.saved()).person.id == "gov-2"
    assert read_workbook(answered, filled.saved(), person="gov-1").person.id == "gov-1"
    assert SHEET in filled.book.sheetnames
