"""The looks of the slides: pandoc's reference.pptx with our colours, letters and places.

Three layouts are used: the title, a title with its content, and two columns for bullets beside a figure.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from bimtek.plan.render.pandoc import default_file
from bimtek.plan.steady import steady_zip

FONT = "Arial"
INK, RULE, QUIET, MARK, SHADE = "1B4965", "A9B4BB", "4D5358", "D9822B", "E3EBF0"

CM = 360_000
"""EMU in a centimetre; a slide is 25,4 × 14,29 cm."""
LEFT, WIDTH = round(1.1 * CM), round(23.2 * CM)

Box = tuple[float, float, float, float]
"""Left, top, width, height in centimetres."""

TITLE_BOX: Box = (1.1, 0.55, 23.2, 1.95)
BODY_BOX: Box = (1.1, 2.75, 23.2, 10.3)

PLACES: dict[str, dict[str, tuple[Box, int | None]]] = {
    # part                               placeholder  where, size of its letters in points
    "ppt/slideMasters/slideMaster1.xml": {'type="title"': (TITLE_BOX, None), 'type="body" idx="1"': (BODY_BOX, None)},
    "ppt/slideLayouts/slideLayout1.xml": {
        'type="ctrTitle"': ((1.8, 2.6, 21.8, 3.4), 34),
        'type="subTitle" idx="1"': ((1.8, 6.4, 21.8, 6.4), 16),
    },
    "ppt/slideLayouts/slideLayout4.xml": {
        'sz="half" idx="1"': ((1.1, 2.75, 9.6, 10.3), 18),
        'sz="half" idx="2"': ((10.9, 2.75, 13.4, 10.3), 18),
    },
}

COLOURS = {"dk2": INK, "accent1": INK, "accent2": MARK, "hlink": "14577A", "folHlink": QUIET}


@cache
def reference_pptx() -> bytes:
    """The reference document for pandoc."""
    packed = default_file("reference.pptx")
    changed: dict[str, bytes] = {}
    with ZipFile(BytesIO(packed)) as old:
        for name in old.namelist():
            if name in PLACES or name == "ppt/theme/theme1.xml":
                text = old.read(name).decode("utf-8")
                changed[name] = (_theme(text) if "theme" in name else _layout(name, text)).encode("utf-8")
    return steady_zip(packed, changed)


def _theme(text: str) -> str:
    for name, colour in COLOURS.items():
        text = re.sub(rf"(<a:{name}>)<a:srgbClr val=\"\w+\"/>", rf'\1<a:srgbClr val="{colour}"/>', text)
    return text.replace('<a:latin typeface="Calibri"/>', f'<a:latin typeface="{FONT}"/>')


def _layout(name: str, text: str) -> str:
    shapes = re.split(r"(?=<p:sp>)", text)
    for place, shape in enumerate(shapes):
        for mark, (box, size) in PLACES[name].items():
            if f"<p:ph {mark}/>" in shape:
                shapes[place] = _sized(_moved(shape, box), size)
    joined = "".join(shapes)
    if "slideMaster" in name:
        return _master(joined)
    if 'type="title"' in joined[:600]:  # the rule of the others would stand in the way
        joined = joined.replace(' type="title"', ' showMasterSp="0" type="title"', 1)
    return joined.replace('algn="ctr"', 'algn="l"')


def _moved(shape: str, box: Box) -> str:
    left, top, width, height = (round(side * CM) for side in box)
    frame = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    return re.sub(r"<a:xfrm>.*?</a:xfrm>", frame, shape, count=1)


def _sized(shape: str, size: int | None) -> str:
    """All letters of a placeholder in one size."""
    if not size:
        return shape
    if "<a:lstStyle/>" in shape:
        style = f'<a:lstStyle><a:lvl1pPr><a:defRPr sz="{size}00"/></a:lvl1pPr></a:lstStyle>'
        return shape.replace("<a:lstStyle/>", style)
    return re.sub(r'<a:defRPr(?: sz="\d+")?', f'<a:defRPr sz="{size}00"', shape)


def _master(text: str) -> str:
    """Titles at the left in ink, 22 points; text 18 points; a rule between them."""
    styles = text.index("<p:titleStyle>")
    head, tail = text[:styles], text[styles:]
    title, body = tail.split("</p:titleStyle>")
    title = (
        title.replace('algn="ctr"', 'algn="l"')
        .replace('sz="3300"', 'sz="2200" b="1"')
        .replace('val="tx1"', 'val="tx2"')
    )
    body = body.replace('<a:defRPr sz="2400"', '<a:defRPr sz="1800"')
    return head.replace("</p:spTree>", f"{_rule()}</p:spTree>", 1) + title + "</p:titleStyle>" + body


def _rule() -> str:
    top = round(2.6 * CM)
    return (
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="90" name="Garis"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{LEFT}" y="{top}"/><a:ext cx="{WIDTH}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="19050"><a:solidFill><a:srgbClr val="{MARK}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )
