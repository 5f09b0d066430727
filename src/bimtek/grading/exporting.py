"""`bimtek export`: everybody's points as CSV or Excel. Stock `nbgrader export` works besides."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import retry, write_atomic
from bimtek.curriculum import SESSIONS
from bimtek.errors import GradingError
from bimtek.grading.overview import StatusRow, status
from bimtek.grading.reports import points_id

Value = str | float | int
FORMULA = ("=", "+", "-", "@", "\t", "\r")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What no cell of Excel can hold."""
HEAD = ("peserta", "nama", "opd", "meja")
PER_MEETING = ("nilai", "maksimum", "menunggu penilai", "terlambat (jam)")


def export(cohort: Cohort, path: Path) -> Path:
    """Write one row for each person; `path` ends in .csv or .xlsx. `GradingError` for any other."""
    rows = [_head(), *_rows(cohort)]
    if path.suffix.lower() == ".csv":
        _write_csv(path, rows)
    elif path.suffix.lower() == ".xlsx":
        _write_xlsx(path, rows)
    else:
        raise GradingError(
            f"Jenis berkas “{path.suffix}” tidak dikenal.", where=path.as_posix(), next_step="Pakai .csv atau .xlsx."
        )
    return path


def _head() -> list[Value]:
    return [
        *HEAD,
        *(f"{entry.roman} {name}" for entry in SESSIONS for name in PER_MEETING),
        "jumlah",
        "jumlah maksimum",
    ]


def _rows(cohort: Cohort) -> list[list[Value]]:
    return [[row.id, row.person, cohort.person(row.id).opd, row.table, *_points(row)] for row in status(cohort)]


def _points(row: StatusRow) -> list[Value]:
    """The four meetings, empty where nothing was graded or to be had, and the sums."""
    cells: list[Value] = []
    points = maximum = 0.0
    for standing in row.standings:
        graded = standing.graded
        if graded is None or not graded.maximum:
            cells += [""] * len(PER_MEETING)
            continue
        cells += [graded.points, graded.maximum, graded.to_judge, round(graded.seconds_late / 3600, 1)]
        points, maximum = points + graded.points, maximum + graded.maximum
    return [*cells, round(points, 2), maximum]


def _plain(value: Value) -> Value:
    """A text that Excel takes for a formula gets an apostrophe before it; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    text = UNPRINTABLE.sub("�", value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _write_csv(path: Path, rows: Sequence[Sequence[Value]]) -> None:
    """Semicolons and a decimal comma, as Excel reads them on an Indonesian machine."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    for row in rows:
        writer.writerow([points_id(cell) if isinstance(cell, float) else _plain(cell) for cell in row])
    write_atomic(path, "\ufeff" + stream.getvalue())


def _write_xlsx(path: Path, rows: Sequence[Sequence[Value]]) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Nilai"
    for row in rows:
        sheet.append([_plain(cell) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = sheet.cell(row=2, column=len(HEAD) + 1)
    for number, column in enumerate(zip(*rows, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = min(40, 2 + max(len(str(cell)) for cell in column))
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    book.save(temporary)
    retry(lambda: temporary.replace(path))
