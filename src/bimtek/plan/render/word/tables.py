"""Tables: widths and letters as `fitting` chose them, header rows that come again on each page, rows kept whole."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from bimtek.plan.ast import LEAD
from bimtek.plan.blocks import Table
from bimtek.plan.fitting import TEXT_WIDTH, fit
from bimtek.plan.layout import Stretch
from bimtek.plan.render.pages import Pages
from bimtek.plan.render.word.elements import element
from bimtek.plan.render.word.reference import cell_style

if TYPE_CHECKING:
    from docx.document import Document

TWIPS = 20  # in a point
AFTER_TABLE = 12  # points
RUNNING = ("FirstParagraph", "BodyText")
"""Styles that pandoc gives to running text."""


def finish_tables(word: Document, pages: Pages) -> None:
    """Lay out each table of the document; they stand in the order of the book."""
    for made, table in zip(word.tables, _tables(pages.stretches), strict=True):
        fitted = fit(table)
        widths = [round(share * TEXT_WIDTH[table.landscape] * TWIPS) for share in fitted.shares]
        _set_widths(made._tbl, widths)
        style = word.styles[cell_style(fitted.size)].style_id
        for nth, row in enumerate(made._tbl.tr_lst):
            _set_row(row, header=nth == 0, whole=fitted.whole_rows)
            _set_cells(row, widths, style)
        _stay_with(made._tbl)
        if not table.note.strip():
            _leave_room(made._tbl.getnext())
        if fitted.together:
            _keep_together(made._tbl.tr_lst if table.note.strip() else made._tbl.tr_lst[:-1])
        elif table.note.strip():
            _keep_together(made._tbl.tr_lst[-1:])  # the note is not left alone on the next page


def _tables(stretches: tuple[Stretch, ...]) -> list[Table]:
    return [
        block
        for stretch in stretches
        for part in stretch.parts
        if isinstance(block := getattr(part, "block", None), Table)
    ]


def _set_widths(table: Any, widths: list[int]) -> None:
    properties = table.tblPr
    for tag in ("w:tblW", "w:tblLayout", "w:jc"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    style = properties.find(qn("w:tblStyle"))
    place = 0 if style is None else 1
    properties.insert(place, element("w:tblW", w=str(sum(widths)), type="dxa"))
    look = properties.find(qn("w:tblLook"))
    layout = element("w:tblLayout", type="fixed")  # Word may not think again about the widths
    if look is None:
        properties.append(layout)
    else:
        look.addprevious(layout)
    for column, width in zip(table.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))


def _set_row(row: Any, header: bool, whole: bool) -> None:
    properties = row.get_or_add_trPr()
    for tag in ("w:cantSplit", "w:tblHeader"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    if whole or header:
        properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))


def _set_cells(row: Any, widths: list[int], style: str) -> None:
    for cell, width in zip(row.tc_lst, widths, strict=True):
        cell.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), str(width))
        cell.tcPr.tcW.set(qn("w:type"), "dxa")
        for line in cell.p_lst:
            line.style = style


def _keep_together(rows: list[Any]) -> None:
    """Keep these rows with what follows them: a short table stands on one page, with the note below it."""
    for row in rows:
        for cell in row.tc_lst:
            for line in cell.p_lst:
                line.get_or_add_pPr().get_or_add_keepNext()


def _stay_with(table: Any) -> None:
    """A short text right above a table's caption is not left alone at the end of a page."""
    above = (each for each in table.itersiblings(preceding=True) if each.tag in (qn("w:p"), qn("w:tbl")))
    lead = next(islice(above, 1, None), None)  # the second: below it stands the caption
    if lead is None or lead.tag != qn("w:p") or lead.style not in RUNNING:
        return
    if 0 < len("".join(text.text or "" for text in lead.iter(qn("w:t")))) <= LEAD:
        lead.get_or_add_pPr().get_or_add_keepNext()


def _leave_room(following: Any) -> None:
    """Some space between a table and the paragraph after it: tables have none of their own in Word."""
    if following is not None and following.tag == qn("w:p"):
        following.get_or_add_pPr().get_or_add_spacing().set(qn("w:before"), str(AFTER_TABLE * TWIPS))
