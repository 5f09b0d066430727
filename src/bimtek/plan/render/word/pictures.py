"""Pictures as wide as they were drawn: pandoc shrinks all to the paper of its reference document, which is portrait.

It also writes the address of a picture into its description, which here is the whole picture once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Cm

from bimtek.plan.figures import Drawing

if TYPE_CHECKING:
    from docx.document import Document


def finish_pictures(word: Document, drawings: Mapping[int, Drawing]) -> None:
    """Set width, height and description of each picture; they stand in the order of the book."""
    for picture, (_, drawing) in zip(word.inline_shapes, sorted(drawings.items()), strict=True):
        ratio = picture.height / picture.width
        picture.width = Cm(drawing.width)
        picture.height = Cm(drawing.width * ratio)
        frame = picture._inline.find(f".//{qn('a:ext')}[@cx]")
        if frame is not None:  # the frame inside has a size of its own
            frame.set("cx", str(picture.width))
            frame.set("cy", str(picture.height))
        inner = picture._inline.find(f".//{qn('pic:cNvPr')}")
        inner.set("descr", picture._inline.docPr.get("descr", ""))
