"""A declaration says all about a field, and a class collects its declarations in order."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bimtek.curriculum.fields import Field, Kind, Merge, Option, choice, money, options, prose, rating, table, text
from bimtek.curriculum.rows import Row


class Visit(Row):
    place: str = text("Tempat")
    kind: str = choice("Jenis", ("dinas", "Dinas"), ("lain", "Lainnya", "Sebutkan."))
    other: str = text("Apa", only_if=("kind", ("lain",)))


class LongVisit(Visit):
    nights: str = text("Malam")


def test_fields_stand_in_the_order_of_their_class_and_know_their_names() -> None:
    assert list(Visit.fields) == ["place", "kind", "other"]
    assert [field.name for field in Visit.fields.values()] == ["place", "kind", "other"]


def test_a_subclass_adds_to_what_it_inherits_and_leaves_that_alone() -> None:
    assert list(LongVisit.fields) == ["place", "kind", "other", "nights"]
    assert "nights" not in Visit.fields


def test_an_attribute_that_was_never_read_fails_instead_of_giving_its_declaration() -> None:
    with pytest.raises(AttributeError):
        _ = Visit().place


def test_options_carry_value_label_and_hint() -> None:
    assert options(("a", "A"), ("b", "B", "lihat")) == (Option("a", "A"), Option("b", "B", "lihat"))
    assert Visit.fields["kind"].options[1].hint == "Sebutkan."


@pytest.mark.parametrize(("kind", "asked"), [("lain", True), ("dinas", False), ("", False)])
def test_a_field_is_asked_only_where_another_one_says_so(kind: str, asked: bool) -> None:
    assert Visit.fields["other"].asked(SimpleNamespace(kind=kind)) is asked
    assert Visit.fields["place"].asked(SimpleNamespace(kind=kind))


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (text("T"), Kind.TEXT),
        (prose("P"), Kind.PROSE),
        (money("M"), Kind.MONEY),
        (rating("R", ("1", "rendah")), Kind.RATING),
        (table("Tabel", Visit), Kind.TABLE),
    ],
)
def test_each_function_declares_its_kind_required_and_collected(field: Field, kind: Kind) -> None:
    assert (field.kind, field.required, field.merge) == (kind, True, Merge.COLLECT)


def test_money_is_rupiah_a_rating_goes_from_one_to_five_and_a_table_has_a_row() -> None:
    assert money("M").unit == "Rp"
    assert (rating("R").low, rating("R").high) == (1, 5)
    assert (table("Tabel", Visit).row, table("Tabel", Visit).min_rows) == (Visit, 1)
    plain = text("T")
    assert (plain.max_words, plain.min_rows) == (0, 0), "nothing is asked that nobody declared"
