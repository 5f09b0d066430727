"""The last step before printing: a draft gets its page of completeness and its number, and is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bimtek.plan.blocks import Book
from bimtek.plan.drafts.kept import Manifest, keep
from bimtek.plan.drafts.origins import origin_map
from bimtek.plan.drafts.passages import text_of
from bimtek.plan.drafts.stamp import stamped
from bimtek.plan.model import Plan
from bimtek.plan.outline import Outline
from bimtek.plan.review.completeness import completeness_chapter
from bimtek.plan.world import context_of


def number_draft(
    cohort_folder: Path, plan: Plan, outline: Outline, books: tuple[Book, ...]
) -> tuple[Manifest, tuple[Book, ...]]:
    """Keep the draft in the cohort's folder; its number, and the books as they are printed."""
    with_front = tuple(_with_front(book) for book in books)
    origins = origin_map(plan, context_of(plan))
    draft = keep(cohort_folder, plan, outline, [origins.traced(text_of(book)) for book in with_front])
    return draft, tuple(stamped(book, draft) for book in with_front)


def _with_front(book: Book) -> Book:
    """What stands before the first numbered chapter is signed, and stays in front: a foreword, a page of decisions."""
    front = completeness_chapter(book)
    place = next((nth for nth, chapter in enumerate(book.chapters) if chapter.number), 0)
    return replace(book, chapters=(*book.chapters[:place], front, *book.chapters[place:])) if front else book
