"""The styles of the Word document: pandoc's reference.docx, with its looks replaced by a table of ours.

Whoever wants another look changes STYLES. Word's own names stay English in the file; Word shows them in the
language of its user.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bimtek.plan.ast import CENTRED, MISSING, NOTE, SIGNATURE
from bimtek.plan.fitting import SIZES
from bimtek.plan.render.pandoc import default_file
from bimtek.region.emblem import HEIGHT, WIDTH

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Arial"
"""Word has it on every machine, and LibreOffice has Liberation Sans, whose letters are as wide."""

PAPER_WIDTH = 15.5
"""Centimetres between the margins of an upright page."""
INK, QUIET, SHADE, RULE = "1B4965", "4D5358", "E3EBF0", "A9B4BB"


@dataclass(frozen=True, slots=True)
class Look:
    """Looks of a paragraph style. Sizes and spaces in points."""

    size: float = 11
    before: float = 0
    after: float = 0
    line: float = 1.0
    bold: bool = False
    colour: str = ""
    based_on: str = "Normal"
    keep_with_next: bool = False
    new_page: bool = False
    indent: float = 0
    box: str = ""
    """ "notice": shaded; "mark": a bar at the left; "place": an empty frame."""
    centred: bool = False
    whole: bool = False
    """Not torn by the end of a page."""


def cell_style(size: float) -> str:
    """The style of text in tables of this size."""
    return f"Isi Tabel {size:g}".replace(".", ",")


STYLES: dict[str, Look] = {
    "Normal": Look(line=1.15, based_on=""),
    "Body Text": Look(line=1.15, after=7),
    "First Paragraph": Look(line=1.15, after=7, based_on="Body Text"),
    "Compact": Look(line=1.1, after=3, based_on="Body Text"),
    "Heading 1": Look(18, 0, 14, bold=True, colour=INK, keep_with_next=True, new_page=True),
    "Heading 2": Look(14, 16, 7, bold=True, colour=INK, keep_with_next=True),
    "Heading 3": Look(12, 12, 6, bold=True, colour=INK, keep_with_next=True),
    "Caption": Look(9.5, 4, 5),
    "Table Caption": Look(9.5, 12, 5, based_on="Caption", keep_with_next=True),
    "Image Caption": Look(9.5, 2, 14, based_on="Caption"),
    "Captioned Figure": Look(11, 10, 2, keep_with_next=True),
    **{cell_style(size): Look(size, 2, 2) for size in SIZES},
    "Footnote Text": Look(8, 0, 1, colour=QUIET),
    NOTE: Look(9, 4, 12, colour=QUIET),
    MISSING: Look(10.5, 8, 10, box="mark"),
    CENTRED: Look(11, 4, 8, bold=True, keep_with_next=True, centred=True),
    SIGNATURE: Look(11, 16, 8, indent=228, whole=True),
    "Header": Look(9, colour=QUIET),
    "Footer": Look(9, colour=QUIET),
    "TOC Heading": Look(18, 18, 10, bold=True, colour=INK, keep_with_next=True),
    "toc 1": Look(11, 5, 2, bold=True),
    "toc 2": Look(10.5, 0, 2, indent=12),
    "toc 3": Look(10.5, 0, 2, indent=24),
    "table of figures": Look(10.5, 0, 3),
    "Petunjuk Daftar": Look(9, 4, 4, colour=QUIET),
    "Sampul Lambang": Look(9, 0, 18, colour=QUIET),
    "Sampul Lambang Kosong": Look(9, 6, 24, colour=QUIET, box="place", centred=True),
    "Sampul Wilayah": Look(15, 0, 56, colour=QUIET),
    "Title": Look(26, 0, 10, bold=True, colour=INK),
    "Subtitle": Look(15, 0, 30),
    "Sampul Tahun": Look(14, 0, 10),
    "Sampul Status": Look(14, 0, 140, bold=True, colour=INK),
    "Sampul Keterangan": Look(10, 0, 0, box="notice"),
    "Batas Bagian": Look(1, 0, 0),
}


@cache
def reference_docx() -> bytes:
    """The reference document for pandoc: A4, Indonesian, our styles."""
    import docx

    document = docx.Document(BytesIO(default_file("reference.docx")))
    _set_language_and_font(document)
    for name, look in STYLES.items():
        _restyle(document, name, look)
    _restyle_tables(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_language_and_font(document: Document) -> None:
    from docx.oxml.ns import qn

    styles = document.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        fonts.attrib.clear()  # theme fonts come before named ones
    defaults = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        defaults.set(qn(f"w:{script}"), FONT)
    styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").set(qn("w:val"), "id-ID")
    styles.find(f".//{qn('w:pPrDefault')}//{qn('w:spacing')}").set(qn("w:after"), "0")


def _restyle(document: Document, name: str, look: Look) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    # Not styles[name]: python-docx looks for "caption" when asked for "Caption", and pandoc writes "Caption".
    known: dict[str | None, Any] = {style.name: style for style in document.styles}
    style = known.get(name) or document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for part in ("pPr", "rPr"):
        found = getattr(style.element, part)
        if found is not None:
            style.element.remove(found)
    if look.based_on:
        style.base_style = known[look.based_on]
    style.hidden, style.unhide_when_used, style.quick_style = False, False, True
    font, layout = style.font, style.paragraph_format
    font.size, font.bold = Pt(look.size), look.bold
    if look.colour:
        font.color.rgb = RGBColor.from_string(look.colour)
    layout.space_before, layout.space_after, layout.line_spacing = Pt(look.before), Pt(look.after), look.line
    layout.keep_with_next, layout.page_break_before = look.keep_with_next, look.new_page
    layout.left_indent, layout.keep_together = Pt(look.indent), look.whole
    if look.centred:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if name.startswith("Heading"):
        _set_outline_level(style, int(name[-1]) - 1)
    if look.box:
        _box(style, look.box)


def _set_outline_level(style: Any, level: int) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    style.element.get_or_add_pPr().append(outline)


def _box(style: Any, kind: str) -> None:
    from docx.oxml.parser import parse_xml

    if kind == "place":
        _place(style)
        return
    fill, bar = {"notice": (SHADE, SHADE), "mark": ("FFF4E0", "D9822B")}[kind]
    layout = style.element.get_or_add_pPr()
    thin = f'w:val="single" w:sz="4" w:space="5" w:color="{fill}"'
    layout.insert_element_before(
        _element(
            f'<w:pBdr {{ns}}><w:top {thin}/><w:left w:val="single" w:sz="24" w:space="6" w:color="{bar}"/>'
            f"<w:bottom {thin}/><w:right {thin}/></w:pBdr>",
            parse_xml,
        ),
        "w:shd",
        "w:tabs",
        "w:spacing",
        "w:ind",
        "w:jc",
        "w:outlineLvl",
    )
    shading = _element(f'<w:shd {{ns}} w:val="clear" w:color="auto" w:fill="{fill}"/>', parse_xml)
    layout.insert_element_before(shading, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _place(style: Any) -> None:
    """A frame as large as the emblem that belongs there: narrowed from the right, one line as high as it."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.oxml.parser import parse_xml
    from docx.shared import Cm

    layout = style.paragraph_format
    layout.left_indent, layout.right_indent = Cm(0.15), Cm(PAPER_WIDTH - 0.15 - WIDTH)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.AT_LEAST, Cm(HEIGHT)
    line = f'w:val="single" w:sz="6" w:space="4" w:color="{RULE}"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))
    frame = _element(f"<w:pBdr {{ns}}>{sides}</w:pBdr>", parse_xml)
    style.element.get_or_add_pPr().insert_element_before(
        frame, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _restyle_tables(document: Document) -> None:
    """Thin lines everywhere, the header row shaded."""
    from docx.oxml.parser import parse_xml

    element = next(style.element for style in document.styles if style.name == "Table")
    for child in list(element):
        if child.tag.endswith(("}tblPr", "}tblStylePr", "}semiHidden")):
            element.remove(child)
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 20), ("left", 80), ("bottom", 20), ("right", 80))
    )
    element.append(
        _element(
            f"<w:tblPr {{ns}}><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>",
            parse_xml,
        )
    )
    element.append(
        _element(
            '<w:tblStylePr {ns} w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr>',
            parse_xml,
        )
    )


def _element(xml: str, parse: Any) -> Any:
    from docx.oxml.ns import nsdecls

    return parse(xml.format(ns=nsdecls("w")))
