"""The page as data: what a chapter is made of before it becomes DOCX, PDF, HTML or a preview.

All text is plain text: it enters every format as text nodes only, so nothing typed by anybody can be markup
(decision 9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter: level 2 ("2.1 …") or 3; numbers are given when the book is built."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: str = ""
    """"" | "note" (small, for sources and remarks) | "centred" (titles inside a form) | "signature" (right half of the
    page, kept together)."""
    origin: str = ""
    """Where its figures come from; a note at the end."""


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    ordered: bool = False
    marks: str = "1."
    """How an ordered list counts: "1." | "a." | "(1)", the last two as regulations do."""
    origin: str = ""
    """Where its figures come from; a note at the end of the last item."""


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    align: str = "left"
    """left | right | center"""
    width: float = 1.0
    """Relative to the other columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption ("Tabel 1 …"). Every row has one text for each column."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    """Source line below the table."""
    landscape: bool = False
    """Stands in a landscape section."""
    anchor: str = ""
    """Rows that citations lead to: the name of their link targets, before the number in the first cell."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with a caption ("Gambar 1 …"), drawn by `plan.figures` from data."""

    caption: str
    alt: str
    drawing: str
    """Name of the drawing: "radar" | "gantt" | "quadrants"."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """radar: {"axes": [str], "series": {name: [float | None]}, "low": 1, "high": 5};
    gantt: {"years": [int], "bars": [{"label", "group", "start": int, "end": int}]};
    quadrants: see plan/figures/quadrants.py"""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not there yet: the exercise that fills it and the seats that owe it. Marked in a draft."""

    text: str
    exercise: str = ""
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A link to another entry of the same index."""

    anchor: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class LinkedEntry:
    """Something that leads to others, and where they lead back to."""

    anchor: str
    """Name of the link target: letters, digits and underscores."""
    kind: str
    label: str
    links: tuple[LinkTo, ...]


@dataclass(frozen=True, slots=True)
class LinkedIndex:
    """Entries that lead to each other. Only the HTML shows it: on paper nobody can follow a link."""

    title: str
    entries: tuple[LinkedEntry, ...]


Block = Heading | Paragraph | Bullets | Table | Figure | Missing | LinkedIndex


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; `number` 0 is not numbered (annexes, sources)."""

    number: int
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    region: str
    title: str
    subtitle: str
    year: int
    status: str
    """"DRAF" with number and date, or empty when final."""
    notice: str = ""
    """For training material: that this is no official document."""
    emblem: bytes | None = field(default=None, repr=False)
    """A PNG of the region's emblem; without it there is an empty place to stamp or paste it."""

    @property
    def emblem_place(self) -> str:
        """What the empty place says: in a draft what belongs there, in a final book nothing."""
        return "lambang daerah" if self.status else ""

    @property
    def emblem_alt(self) -> str:
        return f"Lambang {self.region}"


@dataclass(frozen=True, slots=True)
class Book:
    """One book: file name without suffix, cover, chapters."""

    name: str
    cover: Cover
    chapters: tuple[Chapter, ...]
    language: str = "id"
    stamp: str = ""
    """Which draft of which cohort it is, for a machine (`drafts/stamp.py`); in the properties of a DOCX."""


def as_json(block: Block) -> dict[str, Any]:
    """A block for the preview in a form: its fields and "type"."""
    return {"type": type(block).__name__.lower(), **asdict(block)}
