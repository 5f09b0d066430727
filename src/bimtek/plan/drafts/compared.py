"""Everything that lies between two drafts: a pure function of what was kept; nothing is assembled again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bimtek.plan.drafts.align import Change, changes
from bimtek.plan.drafts.kept import Draft
from bimtek.plan.drafts.passages import ChapterText
from bimtek.plan.drafts.values import (
    NumberChange,
    ProgrammeChange,
    RowsChange,
    number_changes,
    programme_changes,
    row_changes,
)
from bimtek.plan.world import context_of

NUMBER = re.compile(r"^Bab \d+ ")


@dataclass(frozen=True, slots=True)
class ChapterChange:
    """What changed in the text of a chapter. A chapter that is there in one draft only is all added or all removed."""

    book: str
    chapter: str
    changes: tuple[Change, ...]
    of: int
    """Passages of the chapter in the newer draft."""


@dataclass(frozen=True, slots=True)
class Comparison:
    old: Draft
    new: Draft
    programmes: tuple[ProgrammeChange, ...]
    numbers: tuple[NumberChange, ...]
    rows: tuple[RowsChange, ...]
    chapters: tuple[ChapterChange, ...]

    @property
    def pagu(self) -> tuple[int, int]:
        """Rupiah of all programmes in the older and in the newer draft."""
        old, new = (sum(entry.pagu for entry in draft.plan.programmes) for draft in (self.old, self.new))
        return old, new

    @property
    def is_empty(self) -> bool:
        return not (self.programmes or self.numbers or self.rows or self.chapters)


def compare(old: Draft, new: Draft) -> Comparison:
    before, after = context_of(old.plan), context_of(new.plan)
    return Comparison(
        old,
        new,
        tuple(programme_changes(old.plan, new.plan, before, after)),
        tuple(number_changes(old.plan, new.plan, before, after)),
        tuple(row_changes(old.plan, new.plan)),
        tuple(_chapters(old, new)),
    )


def _chapters(old: Draft, new: Draft) -> Iterator[ChapterChange]:
    before, after = _by_name(old), _by_name(new)
    for place in dict.fromkeys([*after, *before]):
        was, now = (there[place].passages if place in there else () for there in (before, after))
        if found := changes(was, now):
            book, chapter = place
            yield ChapterChange(book, chapter, found, len(now))


def _by_name(draft: Draft) -> dict[tuple[str, str], ChapterText]:
    """Chapters by book and title: one that only got another number is the same."""
    return {(book.title, NUMBER.sub("", chapter.title)): chapter for book, chapter in draft.chapters}
