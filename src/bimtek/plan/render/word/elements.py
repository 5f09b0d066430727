"""Small pieces of WordprocessingML that python-docx has no call for."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement


def element(tag: str, **attributes: str) -> Any:
    """An element of Word's namespace: element("w:shd", val="clear")."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def run(text: str, bold: bool = False) -> Any:
    """A run with plain text; "\\t" becomes a tab."""
    made = _run(bold)
    for nth, part in enumerate(text.split("\t")):
        if nth:
            made.append(element("w:tab"))
        if part:
            made.append(_words("w:t", part))
    return made


def field_start(instruction: str, bold: bool = False) -> list[Any]:
    """The runs before the result of a field. Word takes its looks from the first run."""
    code = _run(bold)
    code.append(_words("w:instrText", f" {instruction} "))
    return [field_mark("begin", bold), code, field_mark("separate", bold)]


def field_mark(kind: str, bold: bool = False) -> Any:
    """The run that begins a field ("begin"), ends its instruction ("separate") or the whole field ("end")."""
    made = _run(bold)
    made.append(element("w:fldChar", fldCharType=kind))
    return made


def field(instruction: str, result: str, bold: bool = False) -> list[Any]:
    """A whole field whose result is shown until Word computes it."""
    return [*field_start(instruction, bold), run(result, bold), field_mark("end", bold)]


def link(anchor: str, text: str) -> Any:
    """Text that leads to a bookmark of the same document."""
    made = element("w:hyperlink", anchor=anchor, history="1")
    made.append(run(text))
    return made


def paragraph(style_id: str, *children: Any) -> Any:
    """A paragraph in a style (by its id) with runs inside."""
    made = element("w:p")
    properties = element("w:pPr")
    properties.append(element("w:pStyle", val=style_id))
    made.append(properties)
    for child in children:
        made.append(child)
    return made


def _run(bold: bool) -> Any:
    made = element("w:r")
    if bold:
        properties = element("w:rPr")
        properties.append(element("w:b"))
        made.append(properties)
    return made


def _words(tag: str, text: str) -> Any:
    made = element(tag)
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
