"""Blocks become pandoc's syntax tree: the one way into DOCX, HTML and Typst.

Text enters as Str, Space and LineBreak only: nothing that anybody typed is read as Markdown, as a command or as the
name of a file. The raw blocks are constants and numbers of this program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import panflute as pf

from bimtek.plan.blocks import Block, Bullets, Figure, Heading, LinkedIndex, Missing, Paragraph, Table
from bimtek.plan.fitting import Fit, breakable, fit
from bimtek.plan.layout import Stretch
from bimtek.plan.numbering import HEADING, Entry, NumberedBlock

ALIGNMENTS = {"left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter"}

NOTE, MISSING, CENTRED, SIGNATURE = "Catatan", "Belum Terisi", "Tengah", "Tanda Tangan"
"""Styles of paragraphs, by the names that they carry in Word."""

MARKS = {
    "1.": {"style": "DefaultStyle", "delimiter": "DefaultDelim"},  # an <ol> without a type
    "a.": {"style": "LowerAlpha", "delimiter": "Period"},
    "(1)": {"style": "Decimal", "delimiter": "TwoParens"},
}
"""How pandoc names the marks of an ordered list."""

SOURCES = "Sumber"
"""Title of the columns whose citations lead to the list of sources. Nobody's own words stand there."""

LONG_WORD = 60
"""Letters: longer words of a paragraph may break anywhere."""
LEAD = 600
"""Letters of a paragraph that leads to a table: a longer one may stand on the page before."""


@dataclass(frozen=True, slots=True)
class Writer:
    """What a format wants different. `wrap` puts blocks between constants: (kind, table's fit or None, blocks)."""

    text: Callable[[str], str]
    """What characters the format can show."""
    image: Callable[[int, Figure], pf.Inline]
    """The picture of the nth figure, from 1."""
    wrap: Callable[[str, Fit | None, list[pf.Block]], list[pf.Block]]
    """kind: "chapter" (on a new page) | "landscape" | "portrait" | "table" | "lead" (its table's fit) | "held" |
    "missing" | a style of paragraphs."""
    word: Callable[[str, bool], list[pf.Inline]] = lambda word, first: [pf.Str(word)]
    """A word, and whether it opens a line: what has to stand in it, so that the format takes it for text."""
    breaks_words: bool = False
    """The format does not break long words itself."""
    follows_links: bool = False
    """Readers follow links: an index of entries that lead to each other is of use."""
    cited: Mapping[str, str] = field(default_factory=dict)
    """Citation as it is written, "[3]" → the name of the row that it leads to; in columns of sources alone."""


def document(stretches: tuple[Stretch, ...], writer: Writer) -> pf.Doc:
    """The body of a book: chapters, without cover and lists."""
    blocks: list[pf.Block] = []
    told: set[str] = set()
    for stretch in stretches:
        inside: list[pf.Block] = []
        held: list[pf.Block] = []
        """What leads to a table that stands whole on one page: on the same page, then."""
        for nth, part in enumerate(stretch.parts):
            made = _part(part if writer.follows_links else _told_once(part, told), writer)
            # A turned page is a new page already.
            new_page = isinstance(part, Entry) and (inside or not stretch.landscape)
            if table := _led(part, stretch.parts[nth + 1 : nth + 2]):
                fitted = fit(table)
                made = writer.wrap("lead", fitted, made)
                if fitted.together:
                    held = made
                    continue
            if held:
                made, held = writer.wrap("held", None, [*held, *made]), []
            inside += writer.wrap("chapter", None, made) if new_page else made
        blocks += writer.wrap("landscape" if stretch.landscape else "portrait", None, inside)
    return pf.Doc(*blocks)


def _led(part: Entry | NumberedBlock, following: Sequence[Entry | NumberedBlock]) -> Table | None:
    """The table right below a sentence or two, which are not left alone at the end of a page; else None."""
    block = getattr(part, "block", None)
    table = getattr(following[0], "block", None) if following else None
    leads = isinstance(block, Paragraph) and not block.style and len(block.text) <= LEAD
    return table if leads and isinstance(table, Table) else None


def _told_once(part: Entry | NumberedBlock, told: set[str]) -> Entry | NumberedBlock:
    """On paper a note is not repeated under one heading: it would fill the foot of the page.

    told: the notes that stand under this heading; in a chapter without numbers, which is short, under its title.
    """
    entry = part if isinstance(part, Entry) else part.entry
    if entry and entry.kind == HEADING and (entry.number or entry.level == 1):
        told.clear()
    block = getattr(part, "block", None)
    if not isinstance(block, Paragraph | Bullets) or not block.origin:
        return part
    if block.origin in told:
        return NumberedBlock(replace(block, origin=""))
    told.add(block.origin)
    return part


def _part(part: Entry | NumberedBlock, writer: Writer) -> list[pf.Block]:
    if isinstance(part, Entry):
        return [_heading(part, writer)]
    block, entry = part.block, part.entry
    if isinstance(block, Heading) and entry:
        return [_heading(entry, writer)]
    if isinstance(block, Table) and entry:
        return _table(block, entry, writer)
    if isinstance(block, Figure) and entry:
        nth = int(entry.anchor.rpartition("_")[2])
        caption = pf.Caption(pf.Plain(*_caption(entry, writer)))
        return [pf.Figure(pf.Plain(writer.image(nth, block)), caption=caption, identifier=entry.anchor)]
    return _plain_block(block, writer)


def _plain_block(block: Block, writer: Writer) -> list[pf.Block]:
    match block:
        case Paragraph(text, style):
            paragraphs = _noted(_paragraphs(text, writer), block.origin, writer)
            return writer.wrap(style, None, paragraphs) if style else paragraphs
        case Bullets(items, ordered, marks):
            listed = [pf.ListItem(pf.Plain(*inlines(item, writer))) for item in items]
            if not listed:
                return []
            _noted(list(listed[-1].content), block.origin, writer)
            return [pf.OrderedList(*listed, **MARKS[marks]) if ordered else pf.BulletList(*listed)]
        case Missing():
            words = [pf.Strong(*inlines("Belum terisi.", writer)), pf.Space, *inlines(missing_words(block), writer)]
            return writer.wrap("missing", None, [pf.Para(*words)])
        case LinkedIndex():
            return [_linked(block, writer)] if writer.follows_links else []
    raise TypeError(f"no such block: {type(block).__name__}")


def _linked(index: LinkedIndex, writer: Writer) -> pf.Block:
    """Each entry under its anchor, its neighbours below it as links."""
    entries = []
    for entry in index.entries:
        name = pf.Para(pf.Strong(*inlines(f"{entry.kind}:", writer)), pf.Space, *inlines(entry.label, writer))
        links = [
            pf.ListItem(
                pf.Plain(
                    *inlines(f"{link.kind}:", writer),
                    pf.Space,
                    pf.Link(*inlines(link.label, writer), url=f"#{link.anchor}"),
                )
            )
            for link in entry.links
        ]
        below = [pf.BulletList(*links)] if links else []
        entries.append(pf.Div(name, *below, identifier=entry.anchor, classes=["entry"]))
    return pf.Div(pf.Para(pf.Strong(*inlines(index.title, writer))), *entries, classes=["linked"])


def _noted(paragraphs: list[pf.Block], origin: str, writer: Writer) -> list[pf.Block]:
    """The paragraphs with a note at the end of the last one."""
    if origin and paragraphs:
        paragraphs[-1].content.append(pf.Note(pf.Para(*inlines(origin, writer))))
    return paragraphs


def missing_words(block: Missing) -> str:
    """What is missing, which exercise fills it and who owes it, in a sentence or two."""
    words = [block.text]
    if block.exercise:
        words.append(f"Diisi lewat latihan {block.exercise}.")
    if block.seats:
        words.append(f"Ditunggu dari: {', '.join(block.seats)}.")
    return " ".join(words)


def inlines(text: str, writer: Writer, limit: int = LONG_WORD) -> list[pf.Inline]:
    """Plain text as nodes: a line break where the text has one, a space for any run of blanks."""
    shown = writer.text(text)
    if writer.breaks_words:
        shown = breakable(shown, limit)
    nodes: list[pf.Inline] = []
    # Only what separates words separates them here: a no-break space stays where it is, to keep a word or a place open.
    for nth, line in enumerate(shown.strip(" \t\r\n").split("\n")):
        if nth:
            nodes.append(pf.LineBreak)
        words = [word for word in line.replace("\t", " ").split(" ") if word]
        for place, word in enumerate(words):
            nodes += [pf.Space, *writer.word(word, False)] if place else writer.word(word, True)
    return nodes


def _paragraphs(text: str, writer: Writer) -> list[pf.Block]:
    texts = text.replace("\r\n", "\n").split("\n\n")
    return [pf.Para(*inlines(each, writer)) for each in texts if each.strip()]


def _heading(entry: Entry, writer: Writer) -> pf.Header:
    return pf.Header(*inlines(entry.label, writer), level=entry.level, identifier=entry.anchor)


def _caption(entry: Entry, writer: Writer) -> list[pf.Inline]:
    return [pf.Strong(*inlines(entry.number, writer)), pf.Space, *inlines(entry.title, writer)]


def _table(table: Table, entry: Entry, writer: Writer) -> list[pf.Block]:
    fitted = fit(table)

    def row(cells: tuple[str, ...], bold: bool = False) -> pf.TableRow:
        made = []
        for text, letters, column in zip(cells, fitted.letters, table.columns, strict=True):
            nodes: list[Any] = inlines(text, writer, letters)
            if column.title == SOURCES:
                nodes = [_leading(node, writer.cited) for node in nodes]
            made.append(pf.TableCell(pf.Plain(*([pf.Strong(*nodes)] if bold and nodes else nodes))))
        return pf.TableRow(*made, identifier=writer.cited.get(cells[0], "") if table.anchor else "")

    specs = [(ALIGNMENTS[column.align], share) for column, share in zip(table.columns, fitted.shares, strict=True)]
    made = pf.Table(
        pf.TableBody(*(row(cells) for cells in table.rows)),
        head=pf.TableHead(row(tuple(column.title for column in table.columns), bold=True)),
        caption=pf.Caption(pf.Plain(*_caption(entry, writer))),
        colspec=specs,
        identifier=entry.anchor,
    )
    note = writer.wrap("note", None, _paragraphs(table.note, writer)) if table.note.strip() else []
    return [*writer.wrap("table", fitted, [made]), *note]


def _leading(node: pf.Inline, cited: Mapping[str, str]) -> pf.Inline:
    """A citation as a link to its row; any other word as it is."""
    anchor = cited.get(node.text) if isinstance(node, pf.Str) else None
    return pf.Link(node, url=f"#{anchor}") if anchor else node
