"""A gap is said whole once a book; what refers to it names its number."""

from __future__ import annotations

from dataclasses import replace

from bimtek.plan.blocks import Table
from bimtek.plan.books import make_books
from bimtek.plan.gap_numbers import WHERE, gap_number, gap_references, gap_words
from bimtek.plan.model import Plan
from bimtek.plan.world import context_of
from tests.plan.small import GOV, LIV


def cells(plan: Plan, book: str) -> list[tuple[str, str]]:
    """Caption and text of every cell of a book's tables."""
    context = context_of(plan)
    made = next(each for each in make_books(plan, context.outline) if each.name == book)
    tables = (block for chapter in made.chapters for block in chapter.blocks if isinstance(block, Table))
    return [(table.caption, cell) for table in tables for row in table.rows for cell in row]


def test_numbers_follow_the_order_of_buku_1(full_plan: Plan) -> None:
    context = context_of(full_plan)
    numbers = [gap_number(gap.id, context) for gap in full_plan.gaps]
    assert numbers == [f"K{nth}" for nth in range(1, len(full_plan.gaps) + 1)]
    shown = [
        cell for caption, cell in cells(full_plan, "buku1") if caption.startswith("Kesenjangan ") and cell in numbers
    ]
    assert shown == numbers
    assert gap_references([f"{LIV}-g1", f"{GOV}-g2"], context) == "K2, K4"
    assert gap_words(f"{GOV}-g1", context).startswith("K1 Pelayanan publik: ")


def test_buku_2_says_a_gap_whole_only_among_the_strategies(full_plan: Plan) -> None:
    labels = {gap.label for gap in full_plan.gaps if gap.values.get("status") == "gap"}
    whole = [(caption, cell) for caption, cell in cells(full_plan, "buku2") if any(label in cell for label in labels)]
    captions = {caption for caption, _ in whole}
    assert captions and all("strategi Smart" in each or "yang ditunda" in each for each in captions)
    assert len([cell for _, cell in whole]) == len(labels)


def test_where_numbers_stand_the_table_says_what_they_are(full_plan: Plan) -> None:
    made = make_books(full_plan, context_of(full_plan).outline)[1]
    noted = [
        block.note
        for chapter in made.chapters
        for block in chapter.blocks
        if isinstance(block, Table) and any(cell in ("K1", "K1, K2") for row in block.rows for cell in row)
    ]
    assert len(noted) == 3 and all(WHERE in note for note in noted)


def test_a_seat_reads_words_because_its_numbers_are_not_given_yet(full_plan: Plan) -> None:
    own = replace(context_of(full_plan), seat=GOV)
    assert gap_references([f"{GOV}-g1"], own) == full_plan.gaps[0].label
    assert gap_references(["hilang"], replace(own, seat="", tombstones={"hilang": "Antrean"})) == "Antrean (dihapus)"
