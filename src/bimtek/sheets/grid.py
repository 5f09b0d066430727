"""A workbook as plain cells: no formula is computed, nothing outside the file is looked at.

A cell with a formula holds what the program that saved the file had computed last.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from posixpath import join, normpath
from typing import Any
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from bimtek.errors import SheetError
from bimtek.sheets.contents import Content, key, unescaped
from bimtek.sheets.safe import SAVE_AS, checked

MOST_ROWS, MOST_COLUMNS = 6000, 200
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it. row and column count from 1."""

    row: int
    column: int
    content: Content
    percent: bool = False
    """Shown with a percent sign; the content is 61.5 where Excel keeps 0.615."""
    matter: str = ""
    """Why its content is not known, in Indonesian: a formula that nobody has computed, an error."""

    @property
    def text(self) -> str:
        return key(self.content)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that somebody joined; only the first holds something."""

    name: str
    columns: range
    rows: range


@dataclass(frozen=True)
class Grid:
    """A sheet."""

    title: str
    rows: Mapping[int, Mapping[int, Cell]]
    """Row → column → cell, without the empty ones, in their order."""
    merged: tuple[Merged, ...] = ()
    longer: bool = False
    """It goes on beyond what is read."""
    last: int = field(init=False)
    """Number of the last row with something in it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "last", max(self.rows, default=0))

    def cell(self, row: int, column: int) -> Cell:
        return self.rows.get(row, {}).get(column) or Cell(row, column, None)


def read_grids(content: bytes) -> dict[str, Grid]:
    """Title → sheet, in the order of the workbook. `SheetError` for what is no workbook, or a dangerous one."""
    content = checked(content)
    try:
        grids = {grid.title: grid for grid in _grids(content)}
        if any(cell.matter == UNCOMPUTED for grid in grids.values() for cell in _cells(grid)):
            computed = {grid.title: grid for grid in _grids(content, computed=True)}
            grids = {title: _filled(grid, computed[title]) for title, grid in grids.items()}
        beyond = _beyond(content)
    except Exception as error:  # whatever a broken file makes a reader stumble over
        raise SheetError("Buku kerja ini rusak dan tidak dapat dibaca.", next_step=SAVE_AS) from error
    return {
        title: replace(grid, merged=beyond[title].merged, longer=beyond[title].longer) for title, grid in grids.items()
    }


UNCOMPUTED = "rumus yang belum dihitung"
ERROR = "kesalahan rumus"


def _grids(content: bytes, *, computed: bool = False) -> Iterator[Grid]:
    book = load_workbook(BytesIO(content), read_only=True, data_only=computed, keep_links=False)
    try:
        for sheet in book.worksheets:
            rows: dict[int, dict[int, Cell]] = {}
            for line in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
                for raw in line:
                    if raw.value is not None:
                        rows.setdefault(raw.row, {})[raw.column] = _cell(raw)
            yield Grid(sheet.title, rows)
    finally:
        book.close()


def _cell(raw: Any) -> Cell:
    content = raw.value
    if raw.data_type == "f":
        return Cell(raw.row, raw.column, None, matter=UNCOMPUTED)
    if raw.data_type == "e":
        return Cell(raw.row, raw.column, str(content), matter=ERROR)
    if isinstance(content, float) and not math.isfinite(content):
        return Cell(raw.row, raw.column, str(content))
    if isinstance(content, int | float) and not isinstance(content, bool) and "%" in str(raw.number_format):
        return Cell(raw.row, raw.column, float(f"{content * 100:.15g}"), percent=True)
    if isinstance(content, str):
        content = unescaped(content)  # the reader leaves that to us
    return Cell(raw.row, raw.column, content if isinstance(content, Content) else str(content))


def _cells(grid: Grid) -> Iterator[Cell]:
    for row in grid.rows.values():
        yield from row.values()


def _filled(grid: Grid, computed: Grid) -> Grid:
    """The sheet with what was computed last where a formula stands."""

    def one(cell: Cell) -> Cell:
        known = computed.rows.get(cell.row, {}).get(cell.column)
        return known if cell.matter == UNCOMPUTED and known is not None else cell

    return replace(grid, rows={row: {at: one(cell) for at, cell in cells.items()} for row, cells in grid.rows.items()})


@dataclass
class _Beyond:
    """What the reader that holds little memory does not tell about a sheet."""

    merged: tuple[Merged, ...] = ()
    longer: bool = False


def _beyond(content: bytes) -> dict[str, _Beyond]:
    found: dict[str, _Beyond] = defaultdict(_Beyond)
    with ZipFile(BytesIO(content)) as archive:
        for title, part in _parts(archive):
            with archive.open(part) as stream:
                for _, element in iterparse(stream):
                    if element.tag.endswith("}mergeCell"):
                        found[title].merged += (_range(element.get("ref", "")),)
                    elif element.tag.endswith("}row"):
                        found[title].longer |= int(element.get("r", 0)) > MOST_ROWS and _says_something(element)
                        element.clear()  # read already
    return found


def _says_something(row: Element) -> bool:
    """Something stands in it; cells with nothing but a frame do not count."""
    return any("".join(cell.itertext()).strip() for cell in row)


def _range(name: str) -> Merged:
    left, top, right, bottom = range_boundaries(name)
    return Merged(name, range(left, right + 1), range(top, bottom + 1))


def _parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Title and part of each sheet."""
    with archive.open("xl/_rels/workbook.xml.rels") as stream:
        targets = {
            element.get("Id"): element.get("Target", "")
            for _, element in iterparse(stream)
            if element.tag == f"{PACKAGE}Relationship"
        }
    with archive.open("xl/workbook.xml") as stream:
        for _, element in iterparse(stream):
            if element.tag.endswith("}sheet"):
                target = targets[next(value for name, value in element.items() if name.endswith("}id"))]
                part = normpath(join("xl", target)).lstrip("/")
                if "worksheets/" in part:
                    yield element.get("name", ""), part
