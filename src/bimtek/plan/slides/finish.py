"""What pandoc leaves out of a slide: a table that fits, the footer, the number, the language."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any
from xml.etree import ElementTree

from bimtek.plan.slides.reference import CM, LEFT, QUIET, RULE, SHADE, WIDTH
from bimtek.plan.slides.short import HEIGHT, MARGIN

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
NAMES = {"a": A, "p": P, "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
for prefix, address in NAMES.items():
    ElementTree.register_namespace(prefix, address)  # PowerPoint reads any prefix; people read these

SIZES, SMALL = (18, 16, 14, 13), 9
"""Points: text of tables, as large as fits; footer."""
POINT = 12_700
"""EMU."""
LETTER, WIDER, LINE = 0.6, 1.15, 1.2
"""Width of a letter and height of a line, as a share of the size; how much wider bold letters are."""
FOOT = round(13.4 * CM)


def finish_slide(made: bytes, number: int, footer: str, described: Sequence[str]) -> bytes:
    """The XML of a slide with its table laid out, footer and number. number: 1 is the title slide, which has none.

    described: what its pictures show, for people who cannot see them.
    """
    slide: Any = ElementTree.fromstring(made)
    for picture, words in zip(slide.iterfind(".//p:pic/p:nvPicPr/p:cNvPr", NAMES), described, strict=True):
        picture.set("descr", words)
    for frame in slide.iterfind(".//p:graphicFrame", NAMES):
        _lay_out(frame)
    if number > 1:
        tree = slide.find(".//p:spTree", NAMES)
        tree.append(_words(900, "Kaki", footer, LEFT, round(20 * CM), "l"))
        tree.append(_words(901, "Nomor", str(number), LEFT + WIDTH - round(2.4 * CM), round(2.4 * CM), "r", field=True))
    for properties in slide.iter(f"{{{A}}}rPr"):
        properties.set("lang", "id-ID")
    finished: bytes = ElementTree.tostring(slide, xml_declaration=True, encoding="UTF-8")
    return finished


def _lay_out(frame: Any) -> None:
    """Light header, thin rules, one size of letters; columns as wide as the deck says."""
    table = frame.find(".//a:tbl", NAMES)
    properties = table.find("a:tblPr", NAMES)
    for style in properties.findall("a:tableStyleId", NAMES):
        style.text = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # "No Style, Table Grid": no colours but ours
    properties.set("bandRow", "0")
    rows = list(table.iterfind("a:tr", NAMES))
    size = _size(table, rows)
    for nth, row in enumerate(rows):
        row.set("h", str(round((size * LINE + MARGIN) * POINT)))  # rows with two lines grow by themselves
        for cell in row.iterfind("a:tc", NAMES):
            _cell(cell, size, is_header=nth == 0)


def _size(table: Any, rows: list[Any]) -> int:
    """The largest letters with which the table stays above the footer, in the widest font that a machine may take."""
    widths = [int(column.get("w")) / POINT - 2 * MARGIN for column in table.iterfind(".//a:gridCol", NAMES)]
    texts = [["".join(cell.itertext()) for cell in row.iterfind("a:tc", NAMES)] for row in rows]

    def height(size: int) -> float:
        bold = [LETTER * WIDER, *(LETTER for _ in texts[1:])]
        lines = (
            max(_lines(text, width / (size * letter)) for text, width in zip(row, widths, strict=True))
            for row, letter in zip(texts, bold, strict=True)
        )
        return sum(count * size * LINE + MARGIN for count in lines)

    return next((size for size in SIZES if height(size) <= HEIGHT), SIZES[-1])


def _lines(text: str, letters: float) -> int:
    """Lines of a cell that is so many letters wide, broken at words; a word that does not fit counts as too much."""
    if max(map(len, text.split()), default=0) > letters:
        return 99
    return len(wrap(text, max(int(letters), 1))) or 1


def _cell(cell: Any, size: int, *, is_header: bool) -> None:
    for run in cell.iter(f"{{{A}}}rPr"):
        run.set("sz", f"{size}00")
        if is_header:
            run.set("b", "1")
    for old in cell.findall("a:tcPr", NAMES):
        cell.remove(old)
    look = ElementTree.SubElement(
        cell, f"{{{A}}}tcPr", marL="72000", marR="72000", marT="36000", marB="36000", anchor="ctr"
    )
    for side in ("lnL", "lnR"):
        ElementTree.SubElement(ElementTree.SubElement(look, f"{{{A}}}{side}", w="0"), f"{{{A}}}noFill")
    for side in ("lnT", "lnB"):
        line = ElementTree.SubElement(look, f"{{{A}}}{side}", w="6350")
        _colour(line, RULE)
    if is_header:
        _colour(look, SHADE)
    else:
        ElementTree.SubElement(look, f"{{{A}}}noFill")


def _colour(parent: Any, colour: str) -> None:
    fill = ElementTree.SubElement(parent, f"{{{A}}}solidFill")
    ElementTree.SubElement(fill, f"{{{A}}}srgbClr", val=colour)


def _words(shape_id: int, name: str, text: str, left: int, width: int, side: str, *, field: bool = False) -> Any:
    """A line of small text at the foot; as a field, PowerPoint keeps the number right when slides are moved."""
    opening, closing = ("fld", ' id="{C5EF2332-01BF-834F-8236-50238282D533}" type="slidenum"') if field else ("r", "")
    shape: Any = ElementTree.fromstring(
        f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{FOOT}"/><a:ext cx="{width}" cy="{round(0.7 * CM)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" rIns="0" anchor="ctr"/><a:p><a:pPr algn="{side}"/>'
        f'<a:{opening}{closing}><a:rPr sz="{SMALL}00"><a:solidFill><a:srgbClr val="{QUIET}"/></a:solidFill></a:rPr>'
        f"<a:t/></a:{opening}></a:p></p:txBody></p:sp>"
    )
    shape.find(f".//{{{A}}}t").text = text
    return shape
