"""How an exercise stands on its sheet, and the marks in the hidden first column by which it is found again.

A                       B
#latihan vision.issues  Isu strategis
                        why, in a line or two
#setuju                 (only where an earlier meeting proposes values) Setuju?      Ya / Belum
#isian vision           Kalimat visi                                                 the value
#judul issues           Daftar isu
#tabel issues           header of each column …
r0a1b2c3d4e5f           a row; its id stands in the hidden column
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bimtek.curriculum.exercise import Exercise
from bimtek.curriculum.fields import Field
from bimtek.sheets.choices import plain

EXERCISE, AGREE, FIELD, HEADING, TABLE, NOTE = "#latihan", "#setuju", "#isian", "#judul", "#tabel", "#catatan"
PERSON = "#pengisi"
MARKS = (EXERCISE, AGREE, FIELD, HEADING, TABLE, NOTE, PERSON)
GUIDE, CHOICES = "Petunjuk", "Pilihan"
YES, NO = "Ya", "Belum"
PREPARED, PREPARED_ABOVE = 30, 12
"""Rows that are ready for typing in the last table of a sheet, and in one with another table below it."""


def mark(kind: str, name: str = "") -> str:
    return f"{kind} {name}".strip()


def marked(text: str) -> tuple[str, str] | None:
    """Kind and name of a mark; None for any other text."""
    kind, _, name = text.partition(" ")
    return (kind, name) if kind in MARKS else None


def header(field: Field) -> str:
    """What stands above a column or before a value: "Lama (bulan)"."""
    return f"{field.label} ({field.unit})" if field.unit and field.unit not in field.label else field.label


def is_header(text: str, field: Field) -> bool:
    """Whether a text names a field, in whatever case and with or without its unit."""
    return plain(text) in (plain(field.label), plain(header(field)))


def prepared_rows(table: Field, filled: int, last: bool) -> int:
    """Empty rows that are prepared below the filled ones."""
    if table.rows_from:
        return 0
    return max(PREPARED - filled, 10) if last else max(PREPARED_ABOVE - filled, table.min_rows, 5)


def sheet_titles(exercises: Iterable[Exercise]) -> dict[str, str]:
    """Exercise → title of its sheet: at most 31 letters, none that Excel forbids, no two alike."""
    titles: dict[str, str] = {}
    taken = {GUIDE.casefold(), CHOICES.casefold()}
    for exercise in exercises:
        title = " ".join(re.sub(r"[\[\]:*?/\\']", " ", exercise.title).split())[:27].strip()
        number = 2
        free = title
        while free.casefold() in taken:
            free, number = f"{title} ({number})", number + 1
        taken.add(free.casefold())
        titles[exercise.id] = free
    return titles
