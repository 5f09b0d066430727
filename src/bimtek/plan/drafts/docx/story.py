"""Paragraphs and tables of a Word document as the office left them.

What was inserted with tracked changes counts, what was deleted does not: the text is read as if everybody had
accepted. A paragraph whose end was deleted goes on in the next one; a deleted row is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
TRACKED = frozenset({f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"})
SKIPPED = frozenset({*DELETED, FALLBACK, f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}txbxContent"})
"""Not text of the paragraph: properties, instructions of fields, what was deleted, boxes that float beside it."""
SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}ptab": " "}
CONTENTS = ("TOC", "INDEX")
"""Fields whose result Word makes itself."""


BLOCKS = frozenset({f"{W}p", f"{W}tbl"})


@dataclass(slots=True)
class Line:
    """A paragraph. `style` is its style's id; `remarks` the ids of comments at it."""

    text: str
    style: str = ""
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table: texts by row and cell. A cell that spans columns stands once and leaves the others empty."""

    rows: list[list[str]]
    remarks: list[str]


def story(body: Element) -> Iterator[Line | Grid]:
    """What stands in the body, in its order; lists that Word makes itself are left out."""
    fields: list[str] = []
    joined: Line | None = None
    for part in _blocks(body):
        if part.tag == f"{W}tbl":
            yield Grid([[*_cells(row)] for row in _rows(part)], _remarks(part))
            continue
        inside = bool(fields) and fields[0].startswith(CONTENTS)
        line = Line(_text(part), _style(part), _remarks(part))
        _follow_fields(part, fields)
        if inside or (fields and fields[0].startswith(CONTENTS)):
            continue
        if joined:
            joined.text += line.text
            joined.remarks += line.remarks
        else:
            joined = line
        if _ends(part):
            yield joined
            joined = None
    if joined:
        yield joined


def tracked_by(body: Element) -> tuple[str, ...]:
    """Who left tracked changes, each once."""
    names = (each.get(f"{W}author", "") for each in body.iter() if each.tag in TRACKED)
    return tuple(dict.fromkeys(name for name in names if name))


def _blocks(parent: Element, tags: frozenset[str] = BLOCKS) -> Iterator[Element]:
    """The parts of these kinds, those inside of content controls and tracked insertions among them."""
    for part in parent:
        if part.tag in tags:
            yield part
        elif part.tag not in SKIPPED and part.tag not in BLOCKS:
            yield from _blocks(part, tags)


def _text(parent: Element) -> str:
    said = []
    for part in parent:
        if part.tag in SKIPPED:
            continue
        if part.tag == f"{W}t":
            said.append(part.text or "")
        elif part.tag in SIGNS:
            said.append(SIGNS[part.tag])
        elif part.tag == f"{W}sym":
            said.append("\N{REPLACEMENT CHARACTER}")
        else:
            said.append(_text(part))
    return "".join(said)


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def _ends(paragraph: Element) -> bool:
    """Whether the mark at the end of a paragraph is still there."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is None or not any(part.tag in DELETED for part in mark)


def _rows(table: Element) -> Iterator[Element]:
    for row in _blocks(table, frozenset({f"{W}tr"})):
        properties = row.find(f"{W}trPr")
        if properties is None or properties.find(f"{W}del") is None:
            yield row


def _cells(row: Element) -> Iterator[str]:
    for cell in _blocks(row, frozenset({f"{W}tc"})):
        properties = cell.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            continue
        yield "\n".join(_words(part) for part in story(cell))
        span = properties.find(f"{W}gridSpan") if properties is not None else None
        width = span.get(f"{W}val", "1") if span is not None else "1"
        yield from [""] * (min(int(width), 100) - 1 if width.isdecimal() else 0)


def _words(part: Line | Grid) -> str:
    return part.text if isinstance(part, Line) else "\n".join(" ".join(row) for row in part.rows)


def _remarks(part: Element) -> list[str]:
    return [each.get(f"{W}id", "") for each in part.iter(f"{W}commentReference")]


def _follow_fields(paragraph: Element, fields: list[str]) -> None:
    """Which fields are open at the end of a paragraph: their instructions, the outermost first."""
    for part in paragraph.iter():
        if part.tag == f"{W}fldChar":
            kind = part.get(f"{W}fldCharType")
            if kind == "begin":
                fields.append("")
            elif kind == "end" and fields:
                fields.pop()
        elif part.tag == f"{W}instrText" and fields:
            fields[-1] = (fields[-1] + (part.text or "")).lstrip()
