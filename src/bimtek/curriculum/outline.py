"""Which chapters stand in which book, under which titles: the course's outline.yml, and how an outline is read.

A cohort may have one of its own (`answers/cohort_outline.py`); whoever names a chapter takes number and title from the
outline that holds (`Context.outline`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

PACKAGED = Path(__file__).with_name("outline.yml")
HEAD = "{kepala_daerah}"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class BookChapter:
    """A chapter as people name it. id: its key; number: 0 when it carries none."""

    id: str
    book: str
    number: int
    title: str

    @property
    def label(self) -> str:
        if self.number:
            return f"{self.book} Bab {self.number} {self.title}"
        names_its_book = self.title.split()[:1] == self.book.split()[:1]  # Lampiran 1. Benang Merah
        return self.title if names_its_book else f"{self.book}, {self.title}"


class ChapterPlace(Strict):
    """A chapter in a book; `chapter` is a key of the table of chapters."""

    chapter: str
    title: str
    numbered: bool = True

    def title_in(self, head_title: str) -> str:
        """head_title: Bupati or Wali Kota."""
        return self.title.replace(HEAD, head_title)


class BookOutline(Strict):
    """A book; `name` is its file name without suffix."""

    name: str
    title: str
    subtitle: str = ""
    derived: bool = False
    """Made from what the other books say: the coordinators give no word on its chapters."""
    chapters: tuple[ChapterPlace, ...]

    @property
    def short(self) -> str:
        """ "Buku 1" of "Buku 1. Analisis Strategis"."""
        return self.title.split(".")[0]

    def number(self, place: ChapterPlace) -> int:
        """The chapter's number in this book; 0 when it carries none."""
        numbered = [each for each in self.chapters if each.numbered]
        return numbered.index(place) + 1 if place in numbered else 0


class Outline(Strict):
    label: str
    """Says where the outline comes from; printed at the end of the last numbered chapter."""
    books: tuple[BookOutline, ...]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(place.chapter for book in self.books for place in book.chapters)

    def chapters(self, head_title: str) -> tuple[BookChapter, ...]:
        """Every chapter in the order of the books, each once: where it has several places, at the first."""
        return tuple(chapter for chapter, _ in self._placed(head_title))

    def chapter(self, key: str, head_title: str) -> BookChapter | None:
        """Where a chapter stands; None where this outline leaves it out."""
        return next((each for each in self.chapters(head_title) if each.id == key), None)

    def discussed(self, head_title: str) -> tuple[BookChapter, ...]:
        """The chapters on which the coordinators give a word: the numbered ones of books that are not derived."""
        return tuple(each for each, book in self._placed(head_title) if each.number and not book.derived)

    def _placed(self, head_title: str) -> Iterator[tuple[BookChapter, BookOutline]]:
        seen = set()
        for book in self.books:
            for place in book.chapters:
                if place.chapter not in seen:
                    seen.add(place.chapter)
                    title = place.title_in(head_title)
                    yield BookChapter(place.chapter, book.short, book.number(place), title), book


def parse_outline(path: Path) -> Outline:
    """OSError, UnicodeDecodeError, yaml.YAMLError or pydantic's ValidationError where it cannot be read."""
    return Outline.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def course_outline() -> Outline:
    """That of the course: every chapter that there is."""
    return parse_outline(PACKAGED)
