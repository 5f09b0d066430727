"""Daftar singkatan: the abbreviations that stand in a book, and only those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Bullets, Chapter, Column, Figure, Heading, Missing, Paragraph, Table
from bimtek.plan.phrases import opening

LIST = Path(__file__).with_name("abbreviations.yml")


@cache
def known() -> Mapping[str, str]:
    """Abbreviation → its words, from abbreviations.yml."""
    words: dict[str, str] = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return words


def word_list(chapters: Sequence[Chapter], context: Context) -> tuple[Block, ...]:
    """chapters: those of the same book that are made already."""
    text = "\n".join(texts(chapters))
    offices = {opd.short: opd.name for opd in context.region.opd if not set(opd.short.split()) <= set(opd.name.split())}
    words = {**known(), **offices}
    used = sorted((each for each in words if _stands_in(each, text)), key=str.casefold)
    columns = (Column("Singkatan", width=1.2), Column("Kepanjangan atau arti", width=5.0))
    rows = tuple((each, words[each]) for each in used)
    if not rows:
        return (Paragraph(f"{opening(0, 'singkatan')} dipakai dalam buku ini, dari {len(words)} yang dikenal."),)
    return (
        Paragraph(f"{opening(len(used), 'singkatan')} dipakai dalam buku ini."),
        Table("Daftar singkatan", columns, rows),
    )


def _stands_in(abbreviation: str, text: str) -> bool:
    return re.search(rf"(?<![\w/]){re.escape(abbreviation)}(?!\w)", text) is not None


def texts(chapters: Sequence[Chapter]) -> Iterator[str]:
    """Every text that a reader sees, marks of what is missing among them."""
    for chapter in chapters:
        yield chapter.title
        for block in chapter.blocks:
            yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, text) | Paragraph(text):
            yield text
        case Bullets(items):
            yield from items
        case Missing(text, exercise):
            yield from (text, exercise)
        case Table():
            yield from (block.caption, block.note, *(column.title for column in block.columns))
            yield from (cell for row in block.rows for cell in row)
        case Figure():
            yield from (block.caption, block.alt)
