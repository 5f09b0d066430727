"""Where each figure of a book comes from, found out by taking the parts of the plan away one after the other.

A paragraph that reads otherwise without an exercise was made from it; nobody has to write that down, and a new chapter
is traced like the old ones. Only the parts that a chapter reads are tried, so that tracing costs a few runs of its
functions. What was found stands in a note at the paragraph, and below a table; a text for somebody's signature has one
note for all of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Book, Bullets, Chapter, Figure, Paragraph, Table
from bimtek.plan.chapters import CHAPTERS, SERIES, SeriesFunction
from bimtek.plan.model import Plan
from bimtek.plan.origins import origin_note
from bimtek.plan.parts import Reader, World, without
from bimtek.plan.phrases import WORDS

COUNTED = re.compile(rf"\d|\b(?:{'|'.join(WORDS)})\b")
"""A figure, also one that is written as a word at the beginning of a sentence."""

SIGNED = ("foreword_analysis", "foreword_masterplan", "regulation", "decrees", "memorandum")
"""Letters and drafts of legal texts: a note at every clause would stand between the office and its text."""

Draw = Callable[[Any, Context], Iterable[Block]]
Traces = Mapping[str, frozenset[str]]
"""A block, as `key_of` names it → the parts that it follows from."""


def traced(books: Sequence[Book], plan: Plan, context: Context) -> tuple[Book, ...]:
    """The books with a note at everything that carries a figure."""
    found = traces(World(plan, context), _all_chapters())
    signed = {key_of(block) for key in SIGNED for block in CHAPTERS[key](plan, context)}
    return tuple(
        replace(book, chapters=tuple(_noted(chapter, found, signed, plan) for chapter in book.chapters))
        for book in books
    )


def _all_chapters() -> Iterator[Draw]:
    """The functions of all chapters; those of a series give the blocks of all its chapters together."""
    yield from CHAPTERS.values()
    yield from (partial(_blocks_of, series) for series in SERIES.values())


def _blocks_of(series: SeriesFunction, plan: Plan, context: Context) -> list[Block]:
    return [block for _, blocks in series(plan, context) for block in blocks]


def traces(world: World, chapters: Iterable[Draw]) -> Traces:
    """Which parts of the plan each block of the chapters follows from."""
    found: dict[str, set[str]] = defaultdict(set)
    others: dict[str, World] = {}
    for draw in chapters:
        reader = Reader()
        blocks = {key_of(block) for block in draw(*reader.watched(world))}
        for part in sorted(reader.parts):
            if part not in others:
                others[part] = without(world, part)
            for key in blocks - _left(draw, others[part]):
                found[key].add(part)
    return {key: frozenset(parts) for key, parts in found.items()}


def _left(draw: Draw, other: World) -> set[str]:
    """The blocks of a chapter in another world; none where it cannot be drawn: then all may follow from the part."""
    try:
        return {key_of(block) for block in draw(other.plan, other.context)}
    except Exception:  # a note must not stop a book that can be printed
        return set()


def key_of(block: Block) -> str:
    """Two blocks with one key are the same block."""
    return repr(block)


def _noted(chapter: Chapter, found: Traces, signed: Collection[str], plan: Plan) -> Chapter:
    parts = [found.get(key_of(block), frozenset()) for block in chapter.blocks]
    if chapter.blocks and key_of(chapter.blocks[0]) in signed:
        return replace(chapter, blocks=_noted_once(chapter.blocks, frozenset().union(*parts), plan))
    blocks = zip(chapter.blocks, parts, strict=True)
    return replace(chapter, blocks=tuple(_of_block(block, each, plan) for block, each in blocks))


def _noted_once(blocks: Sequence[Block], parts: frozenset[str], plan: Plan) -> tuple[Block, ...]:
    """The blocks with one note at the first running text."""
    first = next((block for block in blocks if isinstance(block, Paragraph) and block.style in ("", "note")), None)
    return tuple(replace(block, origin=origin_note(plan, parts)) if block is first else block for block in blocks)


def _of_block(block: Block, parts: frozenset[str], plan: Plan) -> Block:
    """The block with its note; as it is where nothing was counted, or where its own sources say it all."""
    if not parts:
        return block
    match block:
        case Paragraph(text, "") if COUNTED.search(text):
            return replace(block, origin=origin_note(plan, parts))
        case Bullets(items) if any(map(COUNTED.search, items)):
            return replace(block, origin=origin_note(plan, parts))
        case Table():
            return replace(block, note="\n\n".join(part for part in (block.note, origin_note(plan, parts)) if part))
        case Figure():
            return block
    return block
