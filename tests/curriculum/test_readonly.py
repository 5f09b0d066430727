"""An answer to read: every kind of field in words, and what was typed stays text."""

from typing import Any

import pytest

from bimtek.curriculum import assess, exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import choice, choices, date, money, number, prose, rating, text, year
from bimtek.curriculum.findings import Weight
from bimtek.curriculum.readonly import answer_sheets, readonly_html, readonly_text, shown
from bimtek.region import load_region

CONTEXT = Context(region=load_region("51.06"))


@pytest.mark.parametrize(
    ("field", "stored", "words"),
    [
        (text("Judul"), " Sinyal putus ", "Sinyal putus"),
        (prose("Uraian"), "satu\ndua", "satu\ndua"),
        (choice("Pilih", ("a", "Pilihan A")), "a", "Pilihan A"),
        (choice("Pilih", ("a", "Pilihan A")), "z", "z"),
        (choice("OPD", source="opd"), "tidak-ada", "tidak-ada"),
        (choices("Pilih", ("a", "Satu"), ("b", "Dua")), ["b", "a"], "Dua\nSatu"),
        (rating("Nilai", ("3", "Cukup")), 3, "3 – Cukup"),
        (rating("Nilai", ("3", "Cukup")), 4, "4"),
        (number("Panjang", unit="km"), 1250.5, "1.250,5 km"),
        (money("Pagu"), 1250000000, "Rp1.250.000.000"),
        (year("Tahun"), 2030, "2030"),
        (date("Tanggal"), "2024-06-11", "11 Juni 2024"),
        (number("Panjang"), "", ""),
        (number("Panjang"), None, ""),
        (number("Panjang"), 0, "0"),
        (number("Panjang"), "sepuluh", "sepuluh (tidak terbaca)"),
        (rating("Nilai"), [3], "[3] (tidak terbaca)"),
    ],
)
def test_a_value_in_words(field: Any, stored: Any, words: str) -> None:
    assert shown(stored, field, CONTEXT) == words


def test_what_is_too_long_to_be_a_slip_is_cut() -> None:
    assert shown(["x" * 5000], number("Panjang"), CONTEXT).endswith(" … (tidak terbaca)")


def test_every_exercise_can_be_shown_empty() -> None:
    for entry in exercises():
        for values in (None, {}, {table.name: [] for table in entry.tables}):
            assert answer_sheets(entry, values, CONTEXT) == ()
            assert "Belum ada isian." in readonly_html(entry, values, None)
            assert readonly_text(entry, values, CONTEXT) == f"{entry.title}\nBelum ada isian."


@pytest.mark.parametrize("odd", [[], 5, "teks", {"issues": 3}, {"issues": [3, None, [], {"id": {}}]}])
def test_odd_values_do_no_harm(odd: Any) -> None:
    assert "Belum ada isian." in readonly_html(exercise("vision.issues"), odd, CONTEXT)


def test_rows_are_counted_and_open_cells_are_told() -> None:
    values = {"issues": [{"id": "a", "title": "Satu", "urgency": 5}, {"id": "b"}, {"id": "c", "title": "Dua"}]}
    (sheet,) = answer_sheets(exercise("vision.issues"), values, CONTEXT)
    assert [row[:2] for row in sheet.rows] == [("1", "Satu"), ("2", "Dua")]
    assert "<td><em>belum diisi</em></td>" in readonly_html(exercise("vision.issues"), values, CONTEXT)
    label = exercise("vision.issues").answer.fields["issues"].row.fields["affected"].label
    assert f"Dua; {label}: belum diisi" in readonly_text(exercise("vision.issues"), values, CONTEXT)


def test_a_column_that_is_not_asked_is_not_called_open() -> None:
    values = {"facts": [{"id": "f", "kind": "belum", "indicator": "Waktu tunggu"}]}
    (sheet,) = answer_sheets(exercise("vision.facts"), values, CONTEXT)
    row = dict(zip(sheet.columns, sheet.rows[0], strict=True))
    assert row["Asal angka"] == "Data belum tersedia"
    assert row["Nilai"] == "–"
    assert row["OPD yang akan mengumpulkan"] == ""


def test_what_was_typed_is_never_markup() -> None:
    hostile = '<script>x()</script><img src=x onerror="x()"> & {{7*7}} $\\alpha$'
    values = {"issues": [{"id": "a", "title": hostile, "urgency": hostile, "evidence": [hostile]}]}
    markup = readonly_html(exercise("vision.issues"), values, CONTEXT)
    assert "<script" not in markup
    assert "<img" not in markup
    assert markup.count("&lt;script&gt;x()&lt;/script&gt;") == 3
    assert "mathjax_ignore" in markup.splitlines()[0]


def test_advice_that_was_answered_stands_with_its_reason() -> None:
    values = {"issues": [{"id": "r1", "title": "Belum ada aplikasi pengaduan"}]}
    advice = next(one for one in assess(exercise("vision.issues"), values, CONTEXT).told if one.weight is Weight.AMBER)
    reasons = {advice.key: "warga <b>sudah</b> memakainya", "lain": "tidak tampil"}
    html = readonly_html(exercise("vision.issues"), values, CONTEXT, reasons)
    assert "Saran yang ditutup dengan alasan" in html
    assert "warga &lt;b&gt;sudah&lt;/b&gt; memakainya" in html
    assert "tidak tampil" not in html
    assert f"Saran: {advice.message}; Alasan: warga" in readonly_text(
        exercise("vision.issues"), values, CONTEXT, reasons
    )
    assert "alasan" not in readonly_html(exercise("vision.issues"), values, None, reasons)
