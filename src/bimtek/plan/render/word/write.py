"""From pages to the bytes of a DOCX."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import panflute as pf

from bimtek.plan.ast import CENTRED, MISSING, NOTE, SIGNATURE, Writer, document
from bimtek.plan.blocks import Figure
from bimtek.plan.characters import keepable
from bimtek.plan.figures import Drawing
from bimtek.plan.fitting import Fit
from bimtek.plan.render.pages import Pages
from bimtek.plan.render.pandoc import convert
from bimtek.plan.render.word.elements import element
from bimtek.plan.render.word.fields import finish_captions
from bimtek.plan.render.word.front import add_front
from bimtek.plan.render.word.pictures import finish_pictures
from bimtek.plan.render.word.reference import reference_docx
from bimtek.plan.render.word.sections import SECTION_END, finish_sections
from bimtek.plan.render.word.tables import finish_tables
from bimtek.plan.steady import steady_zip

if TYPE_CHECKING:
    from docx.document import Document

STYLES = {"note": NOTE, "missing": MISSING, "centred": CENTRED, "signature": SIGNATURE}


def write_docx(pages: Pages, drawings: Mapping[int, Drawing], *, front: bool = True) -> bytes:
    """Write a book. drawings: a PNG for each figure by its number. Raises PlanError when pandoc refuses.

    front: with cover and lists; a paper of a few pages has none.
    """
    import docx

    def image(nth: int, figure: Figure) -> pf.Inline:
        drawing = drawings[nth]
        source = "data:image/png;base64," + base64.b64encode(drawing.data).decode("ascii")
        width = f"{drawing.width:.2f}cm"
        return pf.Image(pf.Str(keepable(figure.alt)), url=source, attributes={"width": width})

    tree = document(pages.stretches, Writer(text=keepable, image=image, wrap=_wrap))
    with TemporaryDirectory() as folder:
        reference = Path(folder) / "reference.docx"
        reference.write_bytes(reference_docx())
        made = convert(tree, "docx", f"--reference-doc={reference}", epoch=pages.epoch)
    word = docx.Document(BytesIO(made))
    finish_tables(word, pages)
    finish_pictures(word, drawings)
    finish_captions(word, pages)
    _keep_signatures(word)
    if front:
        add_front(word, pages)
    finish_sections(word, pages, front=front)
    _set_properties(word, pages)
    _set_settings(word)
    target = BytesIO()
    word.save(target)
    return steady_zip(target.getvalue())


def _wrap(kind: str, fit: Fit | None, blocks: list[pf.Block]) -> list[pf.Block]:
    if kind in ("portrait", "landscape"):
        return [*blocks, pf.RawBlock(SECTION_END, format="openxml")]
    if kind in STYLES:
        return [pf.Div(*blocks, attributes={"custom-style": STYLES[kind]})]
    return blocks


def _keep_signatures(word: Document) -> None:
    """No page carries a signature alone: the paragraph before it comes along."""
    lines = word.paragraphs
    for before, line in itertools.pairwise(lines):
        if line.style is not None and line.style.name == SIGNATURE and line._p.getprevious() is before._p:
            before.paragraph_format.keep_with_next = True


def _set_properties(word: Document, pages: Pages) -> None:
    made = datetime.fromtimestamp(pages.epoch, UTC).replace(tzinfo=None)
    properties = word.core_properties
    properties.title = keepable(pages.title)[:255]
    properties.author = properties.last_modified_by = keepable(pages.book.cover.region)[:255]
    properties.comments = keepable(pages.book.cover.notice)[:255]
    properties.keywords = pages.book.stamp
    properties.language = "id-ID"
    properties.created = properties.modified = made


def _set_settings(word: Document) -> None:
    """A document of today's Word, not of 2007; and Indonesian where Word asks for it."""
    from docx.oxml.ns import qn

    settings = word.settings.element
    compatible = element("w:compat")
    uri = "http://schemas.microsoft.com/office/word"
    compatible.append(element("w:compatSetting", name="compatibilityMode", uri=uri, val="15"))
    settings.find(qn("w:rsids")).addprevious(compatible)
    for tag, value in (("w:themeFontLang", "id-ID"), ("w:decimalSymbol", ","), ("w:listSeparator", ";")):
        settings.find(qn(tag)).set(qn("w:val"), value)
