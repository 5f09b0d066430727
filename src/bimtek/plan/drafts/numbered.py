"""The last step before printing: a draft gets its marks of what is open and its number, and is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bimtek.curriculum.outline import Outline
from bimtek.plan.blocks import Book
from bimtek.plan.drafts.kept import Manifest, keep
from bimtek.plan.drafts.origins import OriginMap, origin_map
from bimtek.plan.drafts.passages import plain, text_of
from bimtek.plan.drafts.stamp import stamped
from bimtek.plan.model import Plan
from bimtek.plan.review.clashes import with_clashes
from bimtek.plan.review.completeness import completeness_chapter
from bimtek.plan.world import context_of


def number_draft(
    cohort_folder: Path, plan: Plan, outline: Outline, books: tuple[Book, ...]
) -> tuple[Manifest, tuple[Book, ...]]:
    """Keep the draft in the cohort's folder; its number, and the books as they are printed."""
    origins = origin_map(plan, context_of(plan))
    printed = tuple(_marked(book, plan, origins) for book in books)
    draft = keep(cohort_folder, plan, outline, [origins.traced(text_of(book)) for book in printed])
    return draft, tuple(stamped(book, draft) for book in printed)


def _marked(book: Book, plan: Plan, origins: OriginMap) -> Book:
    """With open clashes under the tables that show them, and its completeness in front of the first numbered chapter.

    What stands before that is signed, and stays in front: a foreword, a page of decisions.
    """
    marked = with_clashes(book, plan, lambda caption: origins.drawn.get(plain(caption), ""))
    front = completeness_chapter(marked)
    place = next((nth for nth, chapter in enumerate(marked.chapters) if chapter.number), 0)
    return replace(marked, chapters=(*marked.chapters[:place], front, *marked.chapters[place:])) if front else marked
