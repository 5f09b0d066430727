"""What the meetings left open stands under the table that shows it."""

from __future__ import annotations

import pytest

from bimtek.curriculum.outline import course_outline
from bimtek.plan.blocks import Book, Chapter, Column, Cover, Paragraph, Table
from bimtek.plan.books import make_books
from bimtek.plan.drafts.numbered import number_draft
from bimtek.plan.model import Open, Plan
from bimtek.plan.review.clashes import with_clashes

MESSAGE = "“Loket keliling” dan “Loket jemput” mirip (91%). Satu program atau dua?"
ALIKE = Open(code="MIRIP", message=MESSAGE, exercise="masterplan.programmes", seats=["a", "b"])


def table(caption: str, *names: str, note: str = "") -> Table:
    return Table(caption, (Column("Program"),), tuple((name,) for name in names), note)


def notes(plan: Plan, *blocks: Table | Paragraph) -> list[str]:
    book = Book("buku", Cover("Uji", "Buku", "", 2025, "DRAF"), (Chapter(1, "Rencana aksi", blocks),))
    drawn = {"Program A": "masterplan.programmes", "Program B": "masterplan.programmes", "Risiko": "roadmap.risks"}
    made = with_clashes(book, plan.model_copy(update={"open": [ALIKE]}), lambda caption: drawn.get(caption, ""))
    return [block.note for block in made.chapters[0].blocks if isinstance(block, Table)]


def test_both_rows_are_marked_each_once_in_a_chapter(empty_plan: Plan) -> None:
    found = notes(
        empty_plan,
        table("Program A", "Loket keliling (usulan)", note="Pagu indikatif."),
        table("Program A", "Loket keliling"),
        table("Program B", "Loket jemput"),
    )
    assert found == [f"Pagu indikatif.\n\nMasih terbuka: {MESSAGE}", "", f"Masih terbuka: {MESSAGE}"]


def test_other_tables_and_rows_carry_no_mark(empty_plan: Plan) -> None:
    assert notes(empty_plan, table("Risiko", "Loket keliling"), table("Program A", "Kelas malam")) == ["", ""]


def test_a_draft_carries_them_and_its_kept_text_says_so(
    full_plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first, second = full_plan.programmes[0].label, full_plan.programmes[2].label
    point = ALIKE.model_copy(update={"message": f"“{first}” dan “{second}” mirip (90%). Satu program atau dua?"})
    plan = full_plan.model_copy(update={"open": [point]})
    folder = tmp_path_factory.mktemp("bentrok")
    _, books = number_draft(folder, plan, course_outline(), make_books(plan, course_outline()))
    actions = next(chapter for book in books for chapter in book.chapters if chapter.title == "Rencana Aksi")
    marked = [block.caption for block in actions.blocks if isinstance(block, Table) and point.message in block.note]
    assert len(marked) == 2 and "Smart Governance" in marked[0] and "Smart Living" in marked[1]


def test_a_final_book_gets_a_number_but_no_draft_on_its_cover(
    full_plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("final")
    _, books = number_draft(folder, full_plan, course_outline(), make_books(full_plan, course_outline(), final=True))
    assert {book.cover.status for book in books} == {""} and all("draf=1" in book.stamp for book in books)
