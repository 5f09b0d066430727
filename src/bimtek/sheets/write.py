"""Writing the workbook of a seat's meeting."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import write_atomic
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import SheetError
from bimtek.sheets.draw import Sheet, draw
from bimtek.sheets.guide import member_names, write_guide
from bimtek.sheets.layout import CHOICES, GUIDE
from bimtek.sheets.lists import write_lists
from bimtek.sheets.opened import Opened, make_ticket, open_all, open_lists
from bimtek.sheets.rules import Rules
from bimtek.sheets.style import put
from bimtek.sheets.ticket import SHEET, Ticket, ticket_rows


def workbook_bytes(cohort: Cohort, seat_id: str, session_id: str, *, time: datetime | None = None) -> bytes:
    """The workbook of a seat's meeting as it stands now. time: when it is made, with time zone.

    Raises `SheetError` where the seat owes nothing in this meeting, and what reading the cohort raises.
    """
    seat = cohort.seat(seat_id)
    session_id = find_session(session_id).id
    opened = open_all(cohort, seat, session_id)
    lists, names = open_lists((one.exercise, one.context) for one in opened)
    ticket = make_ticket(cohort, seat, session_id, opened, time or datetime.now(UTC))
    book = Workbook()
    book.active.title = GUIDE
    write_guide(book.active, cohort, seat, ticket, opened, tuple(member_names(cohort, seat)))
    listed = book.create_sheet(CHOICES)
    ranges = write_lists(listed, lists, names)
    own = published(opened)
    for one in opened:
        cells = book.create_sheet(ticket.exercises[one.exercise.id].sheet)
        draw(Sheet(cells, one, lists, Rules(cells, ranges, own), ticket))
    book.move_sheet(listed, len(opened))
    ticket.labels = {name: choices.labels for name, choices in lists.items()}
    _write_ticket(book.create_sheet(SHEET), ticket)
    book.properties.title, book.properties.creator = f"{seat.name}, pertemuan {session_id}", "bimtek"
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def write_workbook(cohort: Cohort, seat_id: str, session_id: str, path: Path, *, time: datetime | None = None) -> Path:
    """Write the workbook of a seat's meeting as `path` (.xlsx), or with a name of its own into a folder; the path.

    A path without a suffix is a folder, made where it is not there yet.
    """
    content = workbook_bytes(cohort, seat_id, session_id, time=time)
    target = path if path.suffix and not path.is_dir() else path / file_name(seat_id, session_id)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(target, content)
    except OSError as error:  # on Windows: Excel holds the file
        raise SheetError(
            f"Buku kerja tidak dapat ditulis: {error.strerror or error}",
            where=target.as_posix(),
            next_step="Tutup berkas itu bila sedang terbuka di Excel, lalu coba lagi.",
        ) from error
    return target


def file_name(seat_id: str, session_id: str) -> str:
    """The name under which a workbook is handed out."""
    return f"{find_session(session_id).id}-{seat_id}.xlsx"


def published(opened: tuple[Opened, ...]) -> frozenset[str]:
    """The lists that rows of this very workbook belong to, once they are written."""
    return frozenset(
        field.publishes for one in opened for field in one.exercise.answer.fields.values() if field.publishes
    )


def _write_ticket(sheet: Any, ticket: Ticket) -> None:
    for row, pair in enumerate(ticket_rows(ticket), 1):
        for column, text in enumerate(pair, 1):
            put(sheet.cell(row, column), text or None)
    sheet.sheet_state = "veryHidden"
