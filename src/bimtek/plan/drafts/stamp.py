"""What a printed file says about its draft: in words on the cover, and in its properties for `bimtek returned`.

The properties are the keywords of the document: Word and LibreOffice keep them when somebody edits and saves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bimtek.plan.blocks import Book
from bimtek.plan.drafts.kept import SHORT_KEY, Manifest

MARK = "bimtek"
FORM = re.compile(
    rf"{MARK}; angkatan=(?P<cohort>[^;]+); buku=(?P<book>[^;]+); draf=(?P<number>\d+); kunci=(?P<key>\w+)"
)
DRAFT = "DRAF"
"""The word that `plan/books.py` puts on the cover of everything that is not final."""
COVER = re.compile(rf"\b{DRAFT} (\d+)\b")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a file comes from. `key` is the beginning of the draft's key."""

    cohort: str
    book: str
    number: int
    key: str

    def __str__(self) -> str:
        return f"{MARK}; angkatan={self.cohort}; buku={self.book}; draf={self.number}; kunci={self.key}"


def read_stamp(keywords: str) -> Stamp | None:
    """The stamp in a document's keywords, also among words that somebody added; None where there is none."""
    found = FORM.search(keywords)
    return Stamp(found["cohort"], found["book"], int(found["number"]), found["key"]) if found else None


def number_on_cover(text: str) -> int | None:
    """The number that the cover says in words."""
    found = COVER.search(text)
    return int(found[1]) if found else None


def stamped(book: Book, draft: Manifest) -> Book:
    """The book with the number of its draft: on a cover that says "DRAF", and in the properties of every one."""
    stamp = Stamp(draft.cohort, book.name, draft.number, draft.key[:SHORT_KEY])
    status = book.cover.status.replace(DRAFT, f"{DRAFT} {draft.number}", 1)
    return replace(book, cover=replace(book.cover, status=status), stamp=str(stamp))
