"""Open clashes in their place: under the first table of a chapter that shows the row, what the meetings left open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bimtek.plan.blocks import Block, Book, Chapter, Table
from bimtek.plan.model import Open, Plan

STILL_OPEN = "Masih terbuka:"
"""Begins the mark."""
QUOTED = re.compile("“([^”]+)”")

Drawn = Callable[[str], str]
"""A table's caption → the exercise whose rows it shows; "" for others."""


def with_clashes(book: Book, plan: Plan, drawn: Drawn) -> Book:
    """The book with a note under each table that shows something two seats still have to settle."""
    return replace(book, chapters=tuple(_marked(chapter, plan, drawn) for chapter in book.chapters))


def _marked(chapter: Chapter, plan: Plan, drawn: Drawn) -> Chapter:
    told: set[tuple[str, str]] = set()
    """(message, row's name) that stand in this chapter already."""
    return replace(chapter, blocks=tuple(_with_notes(block, plan, drawn, told) for block in chapter.blocks))


def _with_notes(block: Block, plan: Plan, drawn: Drawn, told: set[tuple[str, str]]) -> Block:
    if not isinstance(block, Table):
        return block
    notes = []
    for point in plan.open:
        shown = {(point.message, name) for name in _names(point) if _shows(block, name)} - told
        if shown and point.exercise and drawn(block.caption) == point.exercise:
            told |= shown
            notes.append(f"{STILL_OPEN} {point.message}")
    return replace(block, note="\n\n".join(filter(None, (block.note, "\n".join(notes))))) if notes else block


def _names(point: Open) -> set[str]:
    """The rows that a point names, as it quotes them."""
    return set(QUOTED.findall(point.message))


def _shows(table: Table, name: str) -> bool:
    return any(name in cell for row in table.rows for cell in row)
