"""Sections: which way the paper lies, and the header and footer that stand on it.

Pandoc writes one section and puts header and footer into the last. Here every stretch of pages ends in a section of
its own, and each section names its header and footer: one pair for portrait, one for landscape, none on the cover.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from bimtek.plan.characters import keepable
from bimtek.plan.fitting import TEXT_WIDTH
from bimtek.plan.render.pages import Pages
from bimtek.plan.render.word.elements import element, field, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

SECTION_END = f"<w:p {nsdecls('w')}><w:pPr><w:sectPr/></w:pPr></w:p>"
"""What the syntax tree says where a stretch of pages ends."""

SHORT_SIDE, LONG_SIDE = Cm(21.0), Cm(29.7)
MARGINS = {
    # landscape: left, right, top, bottom in centimetres; what is left is fitting.TEXT_WIDTH
    False: (3.0, 2.5, 3.0, 2.5),
    True: (2.0, 2.0, 2.6, 2.2),
}


def section_end() -> Any:
    """A paragraph that only ends a section."""
    made = element("w:p")
    properties = element("w:pPr")
    properties.append(element("w:sectPr"))
    made.append(properties)
    return made


def finish_sections(word: Document, pages: Pages, *, front: bool = True) -> None:
    """Give cover, lists and each stretch its paper, header, footer and page numbers. front: there are such."""
    _drop_last_end(word)
    _fold_ends(word)
    landscapes = [*(False, False)[: 2 * front], *(stretch.landscape for stretch in pages.stretches)]
    first: dict[bool, Section] = {}
    for nth, (section, landscape) in enumerate(zip(word.sections, landscapes, strict=True)):
        _set_paper(section, landscape)
        if front and nth == 0:
            section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        elif landscape in first:
            _share(first[landscape], section)
        else:
            first[landscape] = section
            _write_header(word, section, pages, landscape)
            _write_footer(word, section, pages, landscape)
        if front and nth in (1, 2):
            _number_pages(section, "lowerRoman" if nth == 1 else "decimal", restart=True)


def _drop_last_end(word: Document) -> None:
    """The last stretch ends with the document, whose properties stand at the end of the body anyway."""
    ends = [line for line in word.element.body.findall(qn("w:p")) if _ends_section(line)]
    ends[-1].getparent().remove(ends[-1])


def _fold_ends(word: Document) -> None:
    """Move the end of a section into the paragraph before, so that no empty line makes an empty page."""
    small = word.styles["Batas Bagian"].style_id
    for line in word.element.body.findall(qn("w:p")):
        if not _ends_section(line):
            continue
        before = line.getprevious()
        while before is not None and before.tag in (qn("w:bookmarkEnd"), qn("w:bookmarkStart")):
            before = before.getprevious()
        if before is not None and _takes_end(before):
            before.get_or_add_pPr().append(line.pPr.find(qn("w:sectPr")))
            line.getparent().remove(line)
        else:
            line.style = small


def _takes_end(before: Any) -> bool:
    """Not a table, not the end of another section, not inside a list's field: LibreOffice would lose the footer's."""
    if before.tag != qn("w:p") or _ends_section(before):
        return False
    marks = [mark.get(qn("w:fldCharType")) for mark in before.iter(qn("w:fldChar"))]
    return marks.count("begin") == marks.count("end")


def _ends_section(line: Any) -> bool:
    return line.pPr is not None and line.pPr.find(qn("w:sectPr")) is not None


def _set_paper(section: Section, landscape: bool) -> None:
    section.start_type = WD_SECTION.NEW_PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    left, right, top, bottom = (Cm(side) for side in MARGINS[landscape])
    section.left_margin, section.right_margin = left, right
    section.top_margin, section.bottom_margin = top, bottom
    section.header_distance = section.footer_distance = Cm(1.25)


def _write_header(word: Document, section: Section, pages: Pages, landscape: bool) -> None:
    section.header.is_linked_to_previous = False
    line = paragraph(word.styles["Header"].style_id, run(keepable(f"{pages.header}\t{pages.book.cover.status}")))
    border = element("w:pBdr")
    border.append(element("w:bottom", val="single", sz="4", space="4", color="A9B4BB"))
    line.pPr.append(border)
    _set_tab(line, landscape)
    _replace(section.header._element, line)


def _write_footer(word: Document, section: Section, pages: Pages, landscape: bool) -> None:
    section.footer.is_linked_to_previous = False
    words = run(keepable(pages.footer) + "\tHalaman ")
    line = paragraph(word.styles["Footer"].style_id, words, *field("PAGE", "1"))
    _set_tab(line, landscape)
    _replace(section.footer._element, line)


def _set_tab(line: Any, landscape: bool) -> None:
    tabs = element("w:tabs")
    tabs.append(element("w:tab", val="right", pos=str(round(TEXT_WIDTH[landscape] * 20))))
    line.pPr.append(tabs)


def _replace(part: Any, line: Any) -> None:
    for child in list(part):
        part.remove(child)
    part.append(line)


def _share(source: Section, target: Section) -> None:
    """Let one section show the header and footer of another."""
    references = [child for child in source._sectPr if child.tag in (qn("w:headerReference"), qn("w:footerReference"))]
    for place, reference in enumerate(references):
        target._sectPr.insert(place, deepcopy(reference))


def _number_pages(section: Section, style: str, restart: bool) -> None:
    numbers = element("w:pgNumType", fmt=style)
    if restart:
        numbers.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(numbers)
