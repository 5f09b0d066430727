"""Answers are read from whatever is stored: nothing fails, nothing is shared, nothing empty counts."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum.fields import number, prose, rating, table, text
from bimtek.curriculum.rows import Answer, Misread, Place, Row
from tests.curriculum.exercises.planning import world


class Step(Row):
    points: int | None = rating("Nilai")
    name: str = text("Nama")
    note: str = prose("Catatan", required=False)


class Plan(Answer):
    title: str = text("Judul")
    cost: Any = number("Biaya")
    steps: tuple[Step, ...] = table("Langkah", Step)


class Fixed(Answer):
    steps: tuple[Step, ...] = table("Langkah", Step, rows_from="components")


def test_an_answer_is_typed_and_its_rows_know_where_they_stand() -> None:
    plan = Plan.read({"title": "A", "cost": 5, "steps": [{"id": "s1", "name": "satu", "points": 4}]})
    (step,) = plan.steps
    assert (plan.title, plan.cost) == ("A", 5)
    assert (step.id, step.table, step.name, step.points) == ("s1", "steps", "satu", 4)
    assert plan.misread == []


@pytest.mark.parametrize("values", [{}, {"steps": None}, {"steps": "x"}, {"steps": [1, None, []]}, {"steps": {"a": 1}}])
def test_anything_stored_gives_an_answer_with_nothing_in_it(values: dict[str, Any]) -> None:
    plan = Plan.read(values)
    assert plan.steps == ()
    assert plan.is_open


def test_a_row_that_was_added_but_never_filled_is_no_row() -> None:
    assert (
        Plan.read({"steps": [{"id": "s1"}, {"id": "s2", "name": " "}, {"id": "s3", "name": "x"}]}).steps[0].id == "s3"
    )


def test_a_fixed_row_stays_but_counts_as_nothing() -> None:
    fixed = Fixed.read({"steps": [{"id": "struktur.sdm"}]})
    assert len(fixed.steps) == 1
    assert fixed.is_open
    assert not Fixed.read({"steps": [{"id": "struktur.sdm", "points": 1}]}).is_open
    assert not Fixed.read({"steps": [{"id": "struktur.sdm", "points": 1}, {"id": "struktur.anggaran"}]}).is_open


def test_one_thing_written_is_something() -> None:
    assert not Plan.read({"title": "A"}).is_open
    assert not Plan.read({"cost": 0}).is_open
    assert not Plan.read({"steps": [{"id": "s1", "name": "x"}]}).is_open


def test_what_cannot_be_read_stays_open_is_reported_at_its_place_and_keeps_its_row() -> None:
    plan = Plan.read({"cost": "mahal", "steps": [{"id": "s1", "points": "baik"}]})
    assert plan.cost is None
    assert plan.steps[0].points is None
    places = [entry.place for entry in plan.misread]
    assert places == [Place(field="cost"), Place("steps", "s1", "points")]
    assert isinstance(plan.misread[0], Misread)
    assert "mahal" in plan.misread[0].message


class Two(Plan):
    extras: tuple[Step, ...] = table("Tambahan", Step)


def test_only_the_row_that_holds_something_unreadable_is_kept() -> None:
    unreadable = {"id": "s1", "points": "baik"}
    two = Two.read({"steps": [unreadable, {"id": "s2"}], "extras": [{"id": "s1"}]})
    assert ([step.id for step in two.steps], two.extras) == (["s1"], ())


def test_rows_never_share_an_id_and_always_have_one() -> None:
    rows = [{"id": "s1", "name": "a"}, {"id": "s1", "name": "b"}, {"name": "c"}, {"id": None, "name": "d"}]
    ids = [step.id for step in Plan.read({"steps": rows}).steps]
    assert ids == ["s1", "s1#2", "baris#3", "baris#4"]


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ({"id": "s", "name": "Nama", "note": "Catatan"}, "Nama"),
        ({"id": "s", "note": "Catatan"}, "Catatan"),
        ({"id": "s", "points": 3}, "s"),
    ],
)
def test_a_label_is_the_first_text_else_the_id(row: dict[str, Any], label: str) -> None:
    step = Step.read(row)
    assert step.label == label
    assert step.label_in(world()) == label


@pytest.mark.parametrize(
    ("stored", "by"), [(["meja-a"], ("meja-a",)), (None, ()), (5, ()), ("meja-a", ()), ([1], ("1",))]
)
def test_who_wrote_a_row_is_read_as_names(stored: Any, by: tuple[str, ...]) -> None:
    assert Step.read({"id": "s", "_by": stored, "_pillar": "living"}).by == by


def test_the_rows_of_a_table_by_its_name() -> None:
    plan = Plan.read({"steps": [{"id": "s1", "name": "x"}]})
    assert plan.rows("steps") == plan.steps
