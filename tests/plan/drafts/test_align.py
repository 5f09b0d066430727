"""Two lists of passages side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.plan.drafts.align import ADDED, CHANGED, REMOVED, SHIFTED, changes
from bimtek.plan.drafts.passages import Passage

A, B, C = "Warga desa jauh menunggu paling lama.", "Delapan desa tanpa sinyal.", "Pagu seluruhnya Rp2 miliar."


def said(*texts: str) -> list[Passage]:
    return [Passage("text", (text,)) for text in texts]


def rows(*cells: tuple[str, ...]) -> list[Passage]:
    return [Passage("row", each, table="Isu", columns=("No", "Isu", "Jumlah")) for each in cells]


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ((A, B, C), (A, B, C), []),
        ((A, B, C), (A, "Sembilan desa tanpa sinyal.", C), [CHANGED]),
        ((A, C), (A, B, C), [ADDED]),
        ((A, B, C), (A, C), [REMOVED]),
        ((A, B, C), (B, C, A), [SHIFTED]),
        ((A,), ("Kata-kata yang lain sama sekali: 12 x 3.",), [REMOVED, ADDED]),
        ((), (A,), [ADDED]),
    ],
)
def test_what_differs_is_named(old: tuple[str, ...], new: tuple[str, ...], kinds: list[str]) -> None:
    assert [change.kind for change in changes(said(*old), said(*new))] == kinds


def test_a_changed_text_is_paired_with_its_old_self_among_others() -> None:
    found = changes(said(A, B), said("Baru di depan: kader kesehatan.", "Delapan desa belum bersinyal.", C))
    pairs = {(each.old and each.old.text, each.new and each.new.text) for each in found}
    assert (B, "Delapan desa belum bersinyal.") in pairs


def test_a_row_that_only_got_another_number_is_the_same_row() -> None:
    old = rows(("1", "Air keruh", "12"), ("2", "Jalan rusak", "9"))
    new = rows(("1", "Sampah", "14"), ("2", "Air keruh", "12"), ("3", "Jalan rusak", "9"))
    assert [(each.kind, each.passage.cells[1]) for each in changes(old, new)] == [(ADDED, "Sampah")]


def test_a_row_with_another_number_in_it_is_changed() -> None:
    (found,) = changes(rows(("1", "Air keruh", "12")), rows(("1", "Air keruh", "15")))
    assert (found.kind, found.old and found.old.cells[2], found.new and found.new.cells[2]) == (CHANGED, "12", "15")


@given(
    st.lists(st.sampled_from([A, B, C, "x", "y z"]), max_size=8), st.lists(st.sampled_from([A, B, C, "q"]), max_size=8)
)
def test_every_text_that_came_or_went_is_told(old: list[str], new: list[str]) -> None:
    found = changes(said(*old), said(*new))
    left = sorted(old + [each.new.text for each in found if each.new and each.kind != SHIFTED])
    for each in found:
        if each.old and each.kind != SHIFTED:
            left.remove(each.old.text)
    assert left == sorted(new)
