"""How the sheets look: quiet colours, wide columns, wrapped text, notes that can be read."""

from __future__ import annotations

from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension

from bimtek.curriculum.fields import Field, Kind
from bimtek.sheets.contents import Content, escaped

INK, SHADE, RULE, QUIET, GREY = "1B4965", "E3EBF0", "A9B4BB", "4D5358", "E7E6E6"
TEXT_FORMAT = "@"
FORMATS = {
    Kind.NUMBER: "General",
    Kind.MONEY: '"Rp"#,##0',
    Kind.YEAR: "0",
    Kind.RATING: "0",
    Kind.DATE: "dd/mm/yyyy",
}
"""Everything else is text: what begins with = or - is no formula, 001 keeps its zeros."""
WIDTHS = {
    Kind.TEXT: 28,
    Kind.PROSE: 44,
    Kind.CHOICE: 26,
    Kind.REFERENCE: 34,
    Kind.CHOICES: 34,
    Kind.REFERENCES: 38,
    Kind.RATING: 13,
    Kind.NUMBER: 15,
    Kind.MONEY: 20,
    Kind.YEAR: 10,
    Kind.DATE: 14,
}
"""Letters."""
FIRST, VALUE = 32, 52
"""Width of the column with labels, and at least of the one with single values beside them."""
LINE, TALLEST = 15, 360
"""Height of a line and of the tallest row, in points; Excel allows 409."""
_LINE = Side(style="thin", color=RULE)


def put(cell: Any, content: Content) -> Any:
    """Write a content; text is text for ever, whatever it begins with."""
    if isinstance(content, str):
        text = escaped(content)
        cell.value = text
        cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
        if text[:1] in set("=+-@#"):
            cell.quotePrefix = True  # text also after somebody has edited the cell
    elif content is not None:
        cell.value = content
    return cell


def as_input(cell: Any, field: Field) -> None:
    """The look of a cell that is typed in."""
    right = field.kind in FORMATS
    _dress(
        cell,
        f"isian {field.kind}",
        number_format=FORMATS.get(field.kind, TEXT_FORMAT),
        alignment=Alignment(wrap_text=not right, vertical="top", horizontal="right" if right else "left"),
    )


def as_fixed(cell: Any) -> None:
    """The look of a cell that only tells."""
    fill = PatternFill("solid", fgColor=SHADE)
    _dress(cell, "keterangan", fill=fill, alignment=Alignment(wrap_text=True, vertical="top"))


def as_header(cell: Any) -> None:
    _dress(
        cell,
        "judul kolom",
        font=font(bold=True, color="FFFFFF"),
        fill=PatternFill("solid", fgColor=INK),
        alignment=Alignment(wrap_text=True, vertical="center"),
    )


def _dress(cell: Any, name: str, **parts: Any) -> None:
    """Give a cell a style of the workbook, made when it is first used: a look of its own for each costs much more."""
    quoted = cell.quotePrefix
    book = cell.parent.parent
    if name not in book.named_styles:
        book.add_named_style(NamedStyle(name, border=Border(_LINE, _LINE, _LINE, _LINE), **{"font": font(), **parts}))
    cell.style = name
    cell.quotePrefix = quoted


def as_title(cell: Any, size: int = 16) -> None:
    cell.font = font(bold=True, size=size, color=INK)


def as_remark(cell: Any) -> None:
    cell.font = font(size=10, color=QUIET)


def font(**more: Any) -> Font:
    """The font of the workbook; without a name every program takes another."""
    return Font(**{"name": "Calibri", "size": 11, **more})


def note(cell: Any, text: str) -> None:
    """A note that opens in a box large enough for its text."""
    if text:
        lines = sum(1 + len(line) // 48 for line in text.split("\n"))
        cell.comment = Comment(escaped(text), "bimtek", width=340, height=24 + 18 * lines)


def width(field: Field) -> int:
    """Of a column, in letters; never narrower than the longest word of its header."""
    longest = max((len(word) for word in field.label.split()), default=0) + 4
    return max(WIDTHS[field.kind], longest)


def greyed() -> PatternFill:
    """Over a cell that is not asked in this row."""
    return PatternFill("solid", bgColor=GREY, fgColor=GREY)


class _Fitted(RowDimension):  # type: ignore[misc]
    """A row as high as its text, that goes on growing while somebody types."""

    customHeight = False  # noqa: N815 -- the name of the attribute in the file


def fit_rows(cells: Any) -> None:
    """Make every row as high as its wrapped text: not every program does that by itself."""
    for line in cells.iter_rows(min_col=2):
        lines = max((_lines(cells, cell) for cell in line), default=1)
        if lines > 1:
            row = line[0].row
            cells.row_dimensions[row] = _Fitted(cells, index=row, ht=min(LINE * lines, TALLEST))


def _lines(cells: Any, cell: Any) -> int:
    if not isinstance(cell.value, str):
        return 1
    if not cell.alignment.wrap_text:
        return 2 if cell.font.size > 14 else 1
    letters = cells.column_dimensions[get_column_letter(cell.column)].width * 0.95
    return sum(1 + int(len(line) / letters) for line in cell.value.split("\n"))
