"""From the deck to the bytes of paparan.pptx: pandoc writes the slides, one pass adds what it leaves out.

Text enters as text nodes only, by the same functions as in the books. The pass (finish.py) goes over every slide:
letters, rules and colours of its table; footer and number; the language of its texts.
"""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import panflute as pf

from bimtek.plan.ast import ALIGNMENTS, Writer, inlines, missing_words
from bimtek.plan.blocks import Block, Bullets, Figure, Missing, Paragraph, Table
from bimtek.plan.characters import keepable
from bimtek.plan.figures import draw
from bimtek.plan.files import replace_file
from bimtek.plan.render.pages import epoch_of
from bimtek.plan.render.pandoc import convert
from bimtek.plan.slides.deck import Deck, Slide
from bimtek.plan.slides.finish import finish_slide
from bimtek.plan.slides.reference import reference_pptx
from bimtek.plan.slides.short import TITLE, short
from bimtek.plan.steady import steady_zip

COVER_LINES = 240
"""Letters of each text below the title of the cover."""
SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
WRITER = Writer(text=keepable, image=lambda nth, figure: pf.Str(""), wrap=lambda kind, fit, blocks: blocks)


def write_slides(deck: Deck, path: Path) -> Path:
    """Write the presentation and return its path. The same deck gives the same bytes. PlanError when it cannot."""
    tree = pf.Doc(*(block for slide in deck.slides for block in _slide(slide)), metadata=_metadata(deck))
    with TemporaryDirectory() as folder:
        reference = Path(folder) / "reference.pptx"
        reference.write_bytes(reference_pptx())
        options = (f"--reference-doc={reference}", "--slide-level=1")
        made = convert(tree, "pptx", *options, epoch=epoch_of(deck.cover))
    footer = keepable(" · ".join(part for part in (deck.cover.region, deck.cover.status) if part))
    with ZipFile(BytesIO(made)) as packed:
        numbers = {name: int(match.group(1)) for name in packed.namelist() if (match := SLIDE.fullmatch(name))}
        finished = {
            name: finish_slide(packed.read(name), nth, footer, _described(deck, nth)) for name, nth in numbers.items()
        }
    replace_file(path, steady_zip(made, finished))
    return path


def _described(deck: Deck, number: int) -> list[str]:
    """What the pictures of a slide show. number: of the file; 1 is the cover."""
    body = deck.slides[number - 2].body if number > 1 else ()
    return [keepable(block.alt) for block in body if isinstance(block, Figure)]


def _metadata(deck: Deck) -> dict[str, pf.MetaValue]:
    cover = deck.cover
    parts = (cover.subtitle, " · ".join(part for part in (cover.region, cover.status) if part), cover.notice)
    below = "\n".join(short(part, COVER_LINES) for part in parts if part)
    lines = {"title": cover.title, "subtitle": below}
    return {name: pf.MetaInlines(*inlines(text, WRITER)) for name, text in lines.items()}


def _slide(slide: Slide) -> list[pf.Block]:
    body = slide.body
    if len(body) == 2 and isinstance(body[0], Bullets) and isinstance(body[1], Figure):
        inside: list[pf.Block] = [
            pf.Div(*(pf.Div(*_block(each), classes=["column"]) for each in body), classes=["columns"])
        ]
    else:
        inside = [made for each in body for made in _block(each)]
    notes = [pf.Para(*inlines(note, WRITER)) for note in slide.notes if note.strip()]
    spoken = [pf.Div(*notes, classes=["notes"])] if notes else []
    return [pf.Header(*inlines(short(slide.title, TITLE), WRITER), level=1), *inside, *spoken]


def _block(block: Block) -> list[pf.Block]:
    match block:
        case Paragraph(text):
            return [pf.Para(*inlines(text, WRITER))]
        case Bullets(items, ordered):
            listed = [pf.ListItem(pf.Plain(*inlines(item, WRITER))) for item in items]
            return [pf.OrderedList(*listed) if ordered else pf.BulletList(*listed)]
        case Missing():
            return [
                pf.Para(pf.Strong(*inlines("Belum terisi.", WRITER)), pf.Space, *inlines(missing_words(block), WRITER))
            ]
        case Table():
            return [_table(block)]
        case Figure():
            return [_figure(block)]
    raise TypeError(f"no such block on a slide: {type(block).__name__}")


def _table(table: Table) -> pf.Table:
    whole = sum(column.width for column in table.columns)

    def row(cells: tuple[str, ...]) -> pf.TableRow:
        return pf.TableRow(*(pf.TableCell(pf.Plain(*inlines(cell, WRITER))) for cell in cells))

    return pf.Table(
        pf.TableBody(*(row(cells) for cells in table.rows)),
        head=pf.TableHead(row(tuple(column.title for column in table.columns))),
        colspec=[(ALIGNMENTS[column.align], column.width / whole) for column in table.columns],
    )


def _figure(figure: Figure) -> pf.Para:
    drawing = draw(figure, "png")
    source = "data:image/png;base64," + base64.b64encode(drawing.data).decode("ascii")
    return pf.Para(pf.Image(url=source))  # words in it would become a caption; they are its description
