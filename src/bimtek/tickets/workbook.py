"""The training tickets as a workbook, for those who count in Excel: Indonesian headings, filters, real time stamps."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from bimtek.formats import date_id
from bimtek.tickets.kinds import KINDS
from bimtek.tickets.ticket import Ticket
from bimtek.tickets.training import AS_OF, LABEL, training_tickets

FILE_NAME = "tiket-latihan.xlsx"
SHEET = "data latihan"
COLUMNS = {
    # attribute: (heading, width in letters)
    "number": ("Nomor tiket", 15),
    "channel": ("Kanal", 12),
    "kind": ("Jenis", 15),
    "category": ("Kategori", 24),
    "district": ("Kecamatan", 14),
    "received": ("Diterima", 18),
    "assigned": ("Diteruskan", 18),
    "first_response": ("Jawaban pertama", 18),
    "closed": ("Selesai", 18),
    "duplicate_of": ("Duplikat dari", 15),
}
MOMENT = "dd/mm/yyyy hh:mm"
HEAD_ROW = 3


def training_workbook(code: str = "") -> bytes:
    """The bytes of the workbook that a region practises on, made once for a process."""
    return _workbook(training_tickets(code))


@lru_cache(maxsize=2)
def _workbook(tickets: tuple[Ticket, ...]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append([f"Tiket latihan layanan 24 jam: {LABEL}."])
    sheet.append([f"Diambil {date_id(AS_OF.date())} pukul {AS_OF:%H.%M}. Sel waktu yang kosong: belum terjadi."])
    sheet.append([heading for heading, _ in COLUMNS.values()])
    for ticket in tickets:
        sheet.append([_value(ticket, name) for name in COLUMNS])
    sheet["A1"].font = Font(bold=True)
    for cell in sheet[HEAD_ROW]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DCEBE8")
    for nth, (name, (_, width)) in enumerate(COLUMNS.items(), 1):
        letter = get_column_letter(nth)
        sheet.column_dimensions[letter].width = width
        if name in ("received", "assigned", "first_response", "closed"):
            for cell in sheet[letter][HEAD_ROW:]:
                cell.number_format = MOMENT
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, 2)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(COLUMNS))}{sheet.max_row}"
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _value(ticket: Ticket, name: str) -> object:
    value = getattr(ticket, name)
    return KINDS[value].name if name == "kind" else value or None
