"""laporan-telaah: one page for the head of the region, then findings, alignment, outlook, completeness."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from bimtek.curriculum.outline import course_outline
from bimtek.plan.assemble import why_not_final
from bimtek.plan.blocks import Block, Book, Bullets, Heading, Missing, Paragraph, Table
from bimtek.plan.books import make_books, missing_parts
from bimtek.plan.model import Plan
from bimtek.plan.render import render_book
from bimtek.plan.review.checks import CHECKS
from bimtek.plan.review.report import review_book
from bimtek.plan.world import context_of


def report(plan: Plan) -> Book:
    books = make_books(plan, course_outline())
    reasons = why_not_final(plan, tuple(missing_parts(books)))
    return review_book(plan, context_of(plan), books, reasons, books[0].cover)


def under(book: Book, heading: str) -> list[Block]:
    """What stands under a heading of any chapter, up to the next one of its level."""
    blocks = [block for chapter in book.chapters for block in (Heading(1, chapter.title), *chapter.blocks)]
    place = next(nth for nth, each in enumerate(blocks) if isinstance(each, Heading) and each.text.startswith(heading))
    level = blocks[place].level  # type: ignore[union-attr]
    found: list[Block] = []
    for block in blocks[place + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found.append(block)
    return found


def rows(blocks: list[Block]) -> list[tuple[str, ...]]:
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]


def test_every_check_stands_in_the_report_with_its_evidence(full_plan: Plan) -> None:
    found = rows(under(report(full_plan), "Temuan Penelaah"))
    assert {row[0].split(". ")[0] for row in found} == {check.topic for check in CHECKS}
    assert all(row[1] and row[2] in ("terpenuhi", "perlu dibenahi", "belum dapat dinilai") for row in found)
    assert all((row[3] != "–") == (row[2] == "perlu dibenahi") for row in found)


def test_the_first_page_is_for_the_head_of_the_region(full_plan: Plan, tmp_path: Path) -> None:
    book = report(full_plan)
    assert book.name == "laporan-telaah" and book.chapters[0].title == "Untuk Bupati"
    (path,) = render_book(book, tmp_path, ("pdf",))
    pages = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    first = [nth for nth, text in enumerate(pages) if "Bab 1 Untuk Bupati" in text and "Daftar Isi" not in text]
    second = [nth for nth, text in enumerate(pages) if "Bab 2 Temuan Penelaah" in text and "Daftar Isi" not in text]
    assert second[0] == first[0] + 1


def test_strengths_and_findings_are_counted_alike(full_plan: Plan) -> None:
    book = report(full_plan)
    states = [row[2] for row in rows(under(book, "Temuan Penelaah"))]
    holds, lacks = states.count("terpenuhi"), states.count("perlu dibenahi")
    assert book.chapters[0].blocks[0] == Paragraph(
        f"Dari {len(CHECKS)} pemeriksaan, {holds} terpenuhi dan {lacks} perlu dibenahi."
    )
    strengths = [block for block in under(book, "Kekuatan, Risiko") if isinstance(block, Bullets)]
    assert len(strengths[0].items) == holds
    assert len(rows(under(book, "Langkah berikutnya"))) == lacks


def test_missions_are_counted_with_their_money(full_plan: Plan) -> None:
    missions = {row[0]: row for row in rows(under(report(full_plan), "Misi RPJMD"))}
    assert len(missions) == 9
    assert missions["Misi 9"][3:] == ("4", "4.201")
    assert missions["Misi 1"][3:] == ("0", "–")


def test_high_risks_stand_with_mitigation_and_owner(full_plan: Plan) -> None:
    found = rows(under(report(full_plan), "Risiko"))
    assert {row[1] for row in found} == {"20"}
    assert all(row[2] == "BPSDM melatih dua orang setiap desa" and row[3] == "BPSDM" for row in found)


def test_what_holds_back_a_final_print_is_listed(full_plan: Plan) -> None:
    listed = [
        item
        for block in under(report(full_plan), "Yang masih menahan")
        if isinstance(block, Bullets)
        for item in block.items
    ]
    assert "Satu pintu laporan darurat (living)" in listed


@pytest.mark.parametrize("name", ["empty_plan", "half_plan", "full_plan"])
def test_a_report_can_always_be_written_and_carries_no_mark(name: str, request: pytest.FixtureRequest) -> None:
    book = report(request.getfixturevalue(name))
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    assert not [block for block in blocks if isinstance(block, Missing)]
    assert all(chapter.blocks for chapter in book.chapters)
    said = " ".join(repr(block) for block in blocks)
    assert "None" not in said and "nan" not in said.split()


def test_a_plan_that_nobody_began_is_not_praised(empty_plan: Plan) -> None:
    book = report(empty_plan)
    assert book.chapters[0].blocks[0] == Paragraph(
        f"Dari {len(CHECKS)} pemeriksaan, 0 terpenuhi dan 0 perlu dibenahi; {len(CHECKS)} belum dapat dinilai."
    )
