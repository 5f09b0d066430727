"""A note that says where figures come from stands once under a heading on paper, at every figure on the screen."""

from __future__ import annotations

import panflute as pf
import pytest

from bimtek.plan.ast import Writer, document
from bimtek.plan.blocks import Block, Book, Bullets, Chapter, Cover, Heading, Paragraph
from bimtek.plan.render.pages import lay_out

ONE, TWO = "Asal: latihan “Isu strategis” (6 kursi).", "Asal: latihan “Quick win” (5 kursi)."
BLOCKS: tuple[Block, ...] = (
    Paragraph("Ada 9 isu.", origin=ONE),
    Paragraph("Dari 9 isu, 4 mendesak.", origin=ONE),
    Bullets(("Satu", "Dua"), origin=TWO),
    Paragraph("Tanpa asal."),
    Heading(2, "Berikutnya"),
    Paragraph("Ada 9 isu.", origin=ONE),
)


def notes(blocks: tuple[Block, ...], *, screen: bool, number: int = 1) -> list[str]:
    pages = lay_out(Book("a", Cover("Kabupaten Bangli", "Buku", "", 2025, ""), (Chapter(number, "Bab", blocks),)))
    writer = Writer(str, lambda nth, figure: pf.Str(""), lambda kind, fit, made: made, follows_links=screen)
    found: list[str] = []
    document(pages.stretches, writer).walk(
        lambda element, doc: found.append(pf.stringify(element).strip()) if isinstance(element, pf.Note) else None
    )
    return found


@pytest.mark.parametrize(
    ("screen", "number", "wanted"),
    [
        (False, 1, [ONE, TWO, ONE]),  # again under the next heading
        (False, 0, [ONE, TWO]),  # a short chapter without numbers
        (True, 1, [ONE, ONE, TWO, ONE]),
    ],
)
def test_notes_are_not_repeated_on_paper(screen: bool, number: int, wanted: list[str]) -> None:
    assert notes(BLOCKS, screen=screen, number=number) == wanted
