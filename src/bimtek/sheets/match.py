"""Which row of a sheet is which row of the answer.

An id in the hidden column says it, unless the words say something else: whoever sorts, copies or pastes only the
columns that are to be seen leaves the ids behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bimtek.sheets.grid import Cell


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, as it came back or as it was written. cells: field → cell, of the columns that are there."""

    number: int
    """Row in the sheet; 0 for one that was written."""
    id: str
    cells: Mapping[str, Cell]
    label: str = ""
    """Its first free words, without case."""

    @property
    def words(self) -> tuple[str, ...]:
        """What it says; a cell whose content is not known says nothing."""
        return tuple(cell.text for cell in self.cells.values())

    @property
    def is_blank(self) -> bool:
        return not any(cell.text or cell.matter for cell in self.cells.values())


def match(lines: Sequence[Line], written: Sequence[Line]) -> dict[int, Line]:
    """Number of a row in the sheet → the written row that it is. Rows that are not in it are new.

    First the rows that nobody touched; then those whose words stand somewhere else now; then those that keep their id
    and were changed; last those whose id is gone, by the words that they begin with.
    """
    found: dict[int, Line] = {}
    left = {line.id: line for line in written}

    def take(line: Line, original: Line | None) -> None:
        if original is not None and line.number not in found and original.id in left:
            found[line.number] = left.pop(original.id)

    for line in lines:
        if line.id in left and line.words == left[line.id].words:
            take(line, left[line.id])
    by_words = {line.words: line for line in reversed(list(left.values())) if not line.is_blank}
    for line in lines:
        if not line.is_blank:
            take(line, by_words.get(line.words))
    for line in lines:
        if not line.is_blank:
            take(line, left.get(line.id))
    by_label = {line.label: line for line in reversed(list(left.values())) if line.label}
    for line in lines:
        take(line, by_label.get(line.label))
    return found
