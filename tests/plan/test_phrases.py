"""Small pieces of prose where several are equal, and clauses inside a sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bimtek.plan.phrases import inside, lowest, quoted


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((3, 1, 2), "Yang paling rendah B (1)"),
        ((1, 1, 2), "Dua dimensi sama rendah, masing-masing 1: A dan B"),
        ((2, 2, 2), "Semua dimensi bernilai sama, 2"),
    ],
)
def test_the_lowest_of_several_equal_ones_are_all_named(values: tuple[int, ...], words: str) -> None:
    assert lowest([(name, Decimal(value)) for name, value in zip("ABC", values, strict=True)], "dimensi") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("Bangli cepat.", "“Bangli cepat”"), ("Bangli cepat", "“Bangli cepat”"), ("dan lagi...", "“dan lagi...”")],
)
def test_a_text_inside_a_sentence_brings_no_full_stop_of_its_own(text: str, words: str) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(("text", "clause"), [("Baru terlihat", "baru terlihat"), ("DLH belum siap", "DLH belum siap")])
def test_a_clause_begins_small_unless_it_is_an_abbreviation(text: str, clause: str) -> None:
    assert inside(text) == clause
