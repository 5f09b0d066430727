"""The checks that every exercise shares."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.fields import choice, number, references, table, text
from bimtek.curriculum.findings import Weight
from bimtek.curriculum.rows import Answer, Row
from tests.curriculum.exercises.planning import world


class Line(Row):
    name: str = text("Nama")
    kind: str = choice("Jenis", ("a", "A"), ("b", "B"))
    why: str = text("Alasan", only_if=("kind", ("b",)))
    office: str = choice("OPD", source="opd", open_list=True, required=False)
    issues: tuple[str, ...] = references("Isu", "issues", required=False)


class Form(Answer):
    cost: Any = number("Biaya")
    lines: tuple[Line, ...] = table("Baris", Line)


CONTEXT = world(
    items={"issues": (Item("i2", "Sekarang", "issues"),)}, aliases={"i1": "i2"}, tombstones={"i9": "Isu lama"}
)


def found(check: Any, values: dict[str, Any], context: Context = CONTEXT) -> list[tuple[str, str, str]]:
    """(code, row, field) of each finding."""
    return [(f.code, f.place.row, f.place.field) for f in check(Form.read(values), context)]


def line(**changes: Any) -> dict[str, Any]:
    return {"lines": [{"id": "x", "name": "n", "kind": "a", **changes}]}


@pytest.mark.parametrize(
    ("changes", "findings"),
    [
        ({}, []),
        ({"name": ""}, [("ISI-01", "x", "name")]),
        ({"kind": "c"}, [("ISI-01", "x", "kind")]),
        ({"kind": "b"}, [("ISI-01", "x", "why")]),
        ({"kind": "b", "why": "sebab"}, []),
        ({"name": {"rusak": 1}}, [("ISI-02", "x", "name")]),
        ({"office": "Dinas yang belum terdaftar"}, []),
        ({"issues": ["i2"]}, []),
        ({"issues": ["i1"]}, []),  # merged into i2
        ({"issues": ["i3"]}, [("ISI-01", "x", "issues")]),
        ({"issues": ["i9"]}, [("ISI-01", "x", "issues")]),
    ],
)
def test_complete_looks_at_each_row(changes: dict[str, Any], findings: list[tuple[str, str, str]]) -> None:
    assert found(complete("lines"), line(**changes)) == findings


class Fixed(Answer):
    issues: tuple[Line, ...] = table("Isu", Line, rows_from="issues")


@pytest.mark.parametrize(
    ("values", "findings"),
    [
        ({"issues": [{"id": "i2", "name": "n", "kind": "a"}]}, []),
        ({"issues": [{"id": "i1", "name": "n", "kind": "a"}]}, []),  # merged into i2
        ({"issues": [{"id": "i3", "name": "n", "kind": "a"}]}, [("ISI-01", "i2", "name"), ("ISI-01", "i2", "kind")]),
        ({"issues": [{"id": "i2"}]}, [("ISI-01", "i2", "name"), ("ISI-01", "i2", "kind")]),
        ({"issues": []}, []),  # not begun
    ],
)
def test_a_fixed_row_that_was_left_out_is_as_an_empty_one(
    values: dict[str, Any], findings: list[tuple[str, str, str]]
) -> None:
    told = [(f.code, f.place.row, f.place.field) for f in complete("issues")(Fixed.read(values), CONTEXT)]
    assert told == findings


def test_what_is_missing_or_cannot_be_read_is_red_and_says_what_is_the_matter() -> None:
    (open_one,) = complete("lines")(Form.read(line(name="")), CONTEXT)
    (unreadable,) = complete()(Form.read({"cost": "mahal"}), CONTEXT)
    assert (open_one.weight, open_one.message) == (Weight.RED, "“Nama” belum diisi.")
    assert (unreadable.weight, unreadable.message) == (
        Weight.RED,
        "“mahal” bukan angka. Tulis angka saja, misalnya 1.250,5.",
    )


def test_a_check_is_worth_nothing_unless_it_says_so() -> None:
    assert Check(complete()).points == 0


def test_a_deleted_item_is_named_by_its_words() -> None:
    (finding,) = complete("lines")(Form.read(line(issues=["i9"])), CONTEXT)
    assert "“Isu lama”" in finding.message


def test_without_a_table_complete_looks_at_the_fields_of_the_answer() -> None:
    assert found(complete(), {}) == [("ISI-01", "", "cost")]
    assert found(complete(), {"cost": "mahal"}) == [("ISI-02", "", "cost")]
    assert found(complete(), {"cost": 0}) == []


def test_enough_rows_counts_what_is_filled_in() -> None:
    check = enough_rows("lines", 2, "Baru {now} dari {least}.")
    two = {"lines": [{"id": "x", "name": "n"}, {"id": "y", "name": "m"}]}
    assert found(check, two) == []
    assert found(check, line() | {}) == [("ISI-03", "", "lines")]
    (finding,) = check(Form.read({"lines": [{"id": "x", "name": "n"}, {"id": "y"}]}), CONTEXT)
    assert (finding.message, finding.weight) == ("Baru 1 dari 2.", Weight.RED)
