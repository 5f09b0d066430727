"""`bimtek export`: everybody's points and the results of tables as CSV or Excel.

Stock `nbgrader export` works besides.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import retry, write_atomic
from bimtek.curriculum import SESSIONS
from bimtek.errors import GradingError
from bimtek.grading.gains import NO_NAMES, course_gains, gain_rows
from bimtek.grading.group_results import group_results
from bimtek.grading.overview import StatusRow, status
from bimtek.grading.reports import points_id

Value = str | float | int
FORMULA = ("=", "+", "-", "@", "\t", "\r")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What no cell of Excel can hold."""
HEAD = ("peserta", "nama", "opd", "meja")
GROUP_FIGURES = ("kelengkapan (%)", "mutu (%)", "menunggu penilai", "dinilai (orang)")
PER_MEETING = ("nilai", "maksimum", "menunggu penilai", "terlambat (jam)")


def export(cohort: Cohort, path: Path, *, groups: bool = False) -> Path:
    """Write one row for each person, or for each table; `path` ends in .csv or .xlsx. `GradingError` for any other.

    An .xlsx holds both, each on its sheet, with charts of the groups.
    """
    kind = path.suffix.lower()
    if kind == ".csv":
        _write_csv(path, group_rows(cohort) if groups else [_head(), *_rows(cohort)])
    elif kind == ".xlsx":
        _write_xlsx(path, cohort)
    else:
        raise GradingError(
            f"Jenis berkas “{path.suffix}” tidak dikenal.", where=path.as_posix(), next_step="Pakai .csv atau .xlsx."
        )
    return path


def group_rows(cohort: Cohort) -> list[list[Value]]:
    """A heading and a row for each table: percent of completeness and quality in each meeting, empty where unknown."""
    results = group_results(cohort)
    head: list[Value] = ["meja", "orang"]
    head += [f"{meeting.roman} {name}" for name in GROUP_FIGURES for meeting in SESSIONS]
    rows = [head]
    for table in dict.fromkeys(one.table for one in results):
        mine = [one for one in results if one.table == table]
        cells: list[Value] = [table, mine[0].people]
        cells += ["" if one.complete is None else round(100 * one.complete, 1) for one in mine]
        cells += ["" if one.quality is None else round(100 * one.quality, 1) for one in mine]
        cells += [one.waits for one in mine]
        rows.append([*cells, *(one.graded for one in mine)])
    return rows


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


def _write_xlsx(path: Path, cohort: Cohort) -> None:
    from openpyxl import Workbook

    from bimtek.grading.charts import add_group_charts

    book = Workbook()
    book.remove(book.active)
    _fill(book.create_sheet("Nilai"), [_head(), *_rows(cohort)], frozen=len(HEAD))
    groups = book.create_sheet("Kelompok")
    rows = group_rows(cohort)
    _fill(groups, rows, frozen=1)
    add_group_charts(groups, tables=len(rows) - 1, meetings=len(SESSIONS))
    found = course_gains(cohort)
    if found:
        _fill(book.create_sheet("Hasil belajar"), [*map(list, gain_rows(cohort, found)), [], [NO_NAMES]], frozen=1)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    book.save(temporary)
    retry(lambda: temporary.replace(path))


def _fill(sheet: Any, rows: Sequence[Sequence[Value]], *, frozen: int) -> None:
    """Write the rows below a bold heading; so many columns stay in sight."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for row in rows:
        sheet.append([_plain(cell) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = sheet.cell(row=2, column=frozen + 1)
    for number in range(1, len(rows[0]) + 1):
        longest = max(len(str(row[number - 1])) for row in rows[1:] if len(row) == len(rows[0])) if rows[1:] else 8
        sheet.column_dimensions[get_column_letter(number)].width = min(40, max(11, 2 + longest))
