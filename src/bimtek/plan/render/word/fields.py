"""Captions whose number is a field: Word counts on when somebody adds a table, and its own lists find them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from bimtek.plan.characters import keepable
from bimtek.plan.numbering import Entry
from bimtek.plan.render.pages import Pages
from bimtek.plan.render.word.elements import element, field, run

if TYPE_CHECKING:
    from docx.document import Document

FIRST_BOOKMARK = 100_000
"""Ids of bookmarks are numbers, once each in a document; pandoc counts from 1."""


def finish_captions(word: Document, pages: Pages) -> None:
    """Rewrite each caption as "Tabel {SEQ Tabel} title", with a bookmark that the list at the front leads to."""
    ids = count(FIRST_BOOKMARK)
    known = {mark.get(qn("w:name")): mark for mark in word.element.body.iter(qn("w:bookmarkStart"))}
    for style, expected in (("Table Caption", pages.tables), ("Image Caption", pages.figures)):
        captions = [line for line in word.paragraphs if line.style is not None and line.style.name == style]
        for line, entry in zip(captions, expected, strict=True):
            if entry.anchor in known:  # pandoc's bookmark lies around the table; ours leads to the caption
                _remove_bookmark(word, known[entry.anchor])
            _rewrite(line._p, entry, str(next(ids)))


def _rewrite(line: Any, entry: Entry, bookmark: str) -> None:
    for child in list(line):
        if child.tag != qn("w:pPr"):
            line.remove(child)
    kind, number = entry.number.split(" ")
    line.append(element("w:bookmarkStart", id=bookmark, name=entry.anchor))
    line.append(run(f"{kind} ", bold=True))
    for part in field(f"SEQ {kind} \\* ARABIC", number, bold=True):
        line.append(part)
    line.append(run(" " + " ".join(keepable(entry.title).split())))
    line.append(element("w:bookmarkEnd", id=bookmark))


def _remove_bookmark(word: Document, start: Any) -> None:
    number = start.get(qn("w:id"))
    for end in list(word.element.body.iter(qn("w:bookmarkEnd"))):
        if end.get(qn("w:id")) == number:
            end.getparent().remove(end)
    start.getparent().remove(start)
