"""The first sheet: whose workbook it is, until when, how it is filled in, and what each exercise is for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from openpyxl.styles import Alignment, Protection

from bimtek.answers.cohort import Cohort, Seat
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.sessions import session as find_session
from bimtek.formats import date_id
from bimtek.sheets import layout
from bimtek.sheets.layout import mark
from bimtek.sheets.opened import Opened
from bimtek.sheets.rules import Rules
from bimtek.sheets.style import as_fixed, as_input, as_title, fit_rows, font, put
from bimtek.sheets.ticket import Ticket

HOW = (
    "Setiap latihan punya lembar sendiri. Arahkan penunjuk ke judul kolom untuk membaca petunjuknya.",
    "Ketik pada sel berbingkai putih. Sel abu-abu tidak perlu diisi pada baris itu.",
    "Sel dengan daftar: pilih dari panah di kanan sel. Semua daftar ada pada lembar “Pilihan”.",
    "Beberapa pilihan dalam satu sel dipisahkan dengan titik koma (;), misalnya: APBD; APBDes.",
    "Baris boleh ditambah, disalin, diurutkan atau dihapus. Baris yang dihapus akan terhapus juga dari jawaban meja.",
    "Jangan menggabung sel, dan biarkan judul kolom apa adanya.",
    "Angka ditulis seperti biasa: 1.250.000,5 atau Rp1.250.000; tanggal 31/12/2025.",
    "Simpan sebagai .xlsx tanpa sandi, lalu unggah lagi. Sebelum disimpan, Anda melihat apa yang berubah dan apa "
    "yang tidak dipahami.",
    "Bila sementara itu formulirnya diubah orang lain, isian Anda tidak menimpa: keduanya disimpan.",
)
TRAINING = "Angkatan latihan: nama dan isian dibuat untuk latihan."
WHO = "Diisi oleh"
NARROW, WIDE = 28, 110
SHORT = 250
"""Letters that Excel allows in such a list (255)."""


def write_guide(
    sheet: Any, cohort: Cohort, seat: Seat, ticket: Ticket, opened: tuple[Opened, ...], names: tuple[str, ...]
) -> None:
    """Draw the sheet. names: who may write for the seat, as the dropdown shows them."""
    meeting = find_session(ticket.session)
    as_title(put(sheet.cell(1, 2), "Buku kerja antarpertemuan"), size=18)
    about = [
        ("Kegiatan", cohort.title),
        ("Pertemuan", f"{meeting.roman} – {meeting.title}"),
        ("Untuk", seat.name),
        ("Anggota", ", ".join(names)),
        ("Dikumpulkan paling lambat", _moment(cohort, cohort.deadlines[meeting.id])),
        ("Dibuat", _moment(cohort, ticket.time)),
    ]
    row = 2
    for label, text in [*about, *([("Catatan", TRAINING)] if cohort.training else [])]:
        row += 1
        _pair(sheet, row, label, text)
    row += 1
    _who(sheet, row, names)
    row = _section(sheet, row + 2, "Cara mengisi")
    for number, line in enumerate(HOW, 1):
        _pair(sheet, row, f"{number}.", line, plain=True)
        row += 1
    row = _section(sheet, row + 1, "Latihan")
    for one in opened:
        row = _exercise(sheet, row, ticket.exercises[one.exercise.id].sheet, one)
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["B"].width, sheet.column_dimensions["C"].width = NARROW, WIDE
    fit_rows(sheet)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.protection.sheet = True  # no password: it only keeps a hand from slipping
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def member_names(cohort: Cohort, seat: Seat) -> dict[str, str]:
    """Name as the workbook shows it → id of the person."""
    names: dict[str, str] = {}
    for person in cohort.members(seat):
        names[person.name if person.name not in names else f"{person.name} ({person.id})"] = person.id
    return names


def _who(sheet: Any, row: int, names: tuple[str, ...]) -> None:
    put(sheet.cell(row, 1), mark(layout.PERSON))
    as_fixed(put(sheet.cell(row, 2), WHO))
    cell = put(sheet.cell(row, 3), names[0] if len(names) == 1 else None)
    as_input(cell, Field(kind=Kind.CHOICE, label=WHO))
    cell.protection = Protection(locked=False)
    # A list inside a cell's rule is short, and a comma ends each entry ("Ni Made Contoh, S.T."); then names are typed.
    if len(",".join(names)) <= SHORT and not any(sign in name for name in names for sign in ',"'):
        Rules(sheet, {}, frozenset()).words(cell.coordinate, names)


def _exercise(sheet: Any, row: int, title: str, one: Opened) -> int:
    link = put(sheet.cell(row, 2), title)
    link.hyperlink = f"#'{title}'!B1"
    link.font = font(bold=True, underline="single", color="0563C1")
    link.alignment = Alignment(wrap_text=True, vertical="top")
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(one.exercise.how, 1))
    _text(sheet.cell(row, 3), f"{one.exercise.why}\n{steps}\n{_standing(one)}")
    return row + 1


def _standing(one: Opened) -> str:
    if one.proposed:
        return "Sekarang: sudah terisi dari pertemuan sebelumnya, belum disetujui."
    if one.file is None or one.exercise.read(one.values).is_open:
        return "Sekarang: belum ada isian."
    return f"Sekarang: isian yang tersimpan (simpanan ke-{one.file.revision})."


def _section(sheet: Any, row: int, title: str) -> int:
    as_title(put(sheet.cell(row, 2), title), size=13)
    return row + 1


def _pair(sheet: Any, row: int, label: str, text: str, *, plain: bool = False) -> None:
    cell = put(sheet.cell(row, 2), label)
    cell.font = font(bold=not plain)
    cell.alignment = Alignment(vertical="top", horizontal="right" if plain else "left")
    _text(sheet.cell(row, 3), text)


def _text(cell: Any, text: str) -> None:
    put(cell, text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _moment(cohort: Cohort, moment: datetime) -> str:
    local = moment.astimezone(cohort.zone)
    return f"{date_id(local.date())}, pukul {local:%H.%M}"
