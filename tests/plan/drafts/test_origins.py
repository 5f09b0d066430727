"""A text of a book knows the exercise and the seats it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bimtek.plan.drafts.kept import Draft
from bimtek.plan.drafts.passages import Origin, Passage

GOV = ("meja-governance",)


def rows(draft: Draft, table: str) -> Iterator[Passage]:
    every = (passage for _, chapter in draft.chapters for passage in chapter.passages)
    return (each for each in every if each.kind == "row" and each.table == table)


def test_words_of_a_table_belong_to_its_exercise(two_drafts: tuple[Draft, Draft]) -> None:
    row = next(rows(two_drafts[0], "Isu strategis menurut jumlah USG"))
    place = row.columns.index("Isu strategis")
    assert row.origins[place][0] == Origin("vision.issues", GOV)


def test_a_number_belongs_to_whoever_decided_it(two_drafts: tuple[Draft, Draft]) -> None:
    """The programme's name is the table's, the money of a source is the core team's."""
    row = next(rows(two_drafts[0], "Pembagian sumber dana setiap program (juta rupiah)"))
    assert row.origins[0][0] == Origin("masterplan.programmes", GOV)
    assert row.origins[row.columns.index("2025")] == (Origin("roadmap.financing", ("inti",)),)


def test_a_row_of_sums_belongs_to_its_section_or_to_nobody(two_drafts: tuple[Draft, Draft]) -> None:
    row = next(rows(two_drafts[0], "Pertemuan dan isian"))
    assert set(row.origins) == {()}


@pytest.mark.parametrize("word", ["4", "12", "–"])
def test_a_bare_number_is_nobodys_words(two_drafts: tuple[Draft, Draft], word: str) -> None:
    from bimtek.plan.drafts.origins import origin_map
    from bimtek.plan.world import context_of

    plan = two_drafts[0].plan
    assert origin_map(plan, context_of(plan)).typed(word) == ()
