"""A list of tickets from CSV or Excel, with Indonesian headings, as a service keeps it.

Everything that cannot be read is named with row and column, all at once: nobody mends a list one cell at a time.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bimtek.errors import DatasetError
from bimtek.tickets.headers import LEAST, NEEDED, STAMPS, Columns, columns_of
from bimtek.tickets.kinds import ADMINISTRATION, COMPLAINT, EMERGENCY, KINDS
from bimtek.tickets.moments import moment_of, time_of
from bimtek.tickets.ticket import Ticket
from bimtek.tickets.training import NUMBER

KIND_WORDS = (
    # a word in the cell: the kind; the first that is there
    ("bukan darurat", COMPLAINT),
    ("non darurat", COMPLAINT),
    ("nondarurat", COMPLAINT),
    ("darurat", EMERGENCY),
    ("administrasi", ADMINISTRATION),
    ("pengaduan", COMPLAINT),
    ("aduan", COMPLAINT),
    ("keluhan", COMPLAINT),
)
TRAINING = ("data latihan", NUMBER.split("{")[0].casefold())
"""Words that stand in every row of the training tickets, or above them."""
FIRST_ROWS = 15
"""The header is looked for in so many rows."""
Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A list as it was read."""

    file: str
    tickets: tuple[Ticket, ...]
    training: bool
    """Some row of it is a training ticket: what it gives may teach, and enters no plan."""
    problems: tuple[DatasetError, ...] = ()
    """Cells that could not be read, with row and column; their tickets are not among `tickets`."""


def load_tickets(path: Path) -> Loaded:
    """The tickets of a file (.csv or .xlsx). DatasetError when it is no list of tickets at all."""
    rows = list(_rows(path))
    nth, columns = _header(path.name, rows)
    training = any(_is_training(cells) for cells in rows[:nth])
    tickets: list[Ticket] = []
    problems: list[DatasetError] = []
    for number, cells in enumerate(rows[nth + 1 :], nth + 2):
        if not any(str(cell).strip() for cell in cells if cell is not None):
            continue
        training = training or _is_training(cells)
        try:
            tickets.append(_ticket(path.name, number, cells, columns))
        except DatasetError as error:
            problems.append(error)
    return Loaded(path.name, tuple(tickets), training, tuple(problems))


def _rows(path: Path) -> Iterator[Cells]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DatasetError(
            "Daftar tiket tidak dapat dibuka.",
            where=path.as_posix(),
            next_step=f"Periksa berkasnya ({error.strerror}).",
        ) from error
    return _excel(path, content) if path.suffix.casefold() in (".xlsx", ".xlsm") else _csv(content)


def _csv(content: bytes) -> Iterator[Cells]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")  # as Excel on Windows saves it
    beginning = "\n".join(text.splitlines()[:FIRST_ROWS])
    separator = max(",;\t", key=beginning.count)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _excel(path: Path, content: bytes) -> Iterator[Cells]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        yield from (tuple(cells) for cells in book.worksheets[0].iter_rows(values_only=True))
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError) as error:
        raise DatasetError(
            "Berkas ini bukan buku kerja Excel (.xlsx), atau rusak.",
            where=path.as_posix(),
            next_step="Simpan ulang sebagai .xlsx atau CSV UTF-8.",
        ) from error


def _header(file: str, rows: Sequence[Cells]) -> tuple[int, Columns]:
    """The position of the header row and its columns."""
    for nth, cells in enumerate(rows[:FIRST_ROWS]):
        columns = columns_of(cells)
        if len(columns.at) >= LEAST:
            _check(file, nth + 1, columns)
            return nth, columns
    raise DatasetError(
        "Baris judul kolom tidak ditemukan.",
        where=f"{file}, baris 1 sampai {FIRST_ROWS}",
        next_step="Beri judul kolom, misalnya: Nomor tiket, Jenis, Kategori, Kecamatan, Diterima, Diteruskan, "
        "Jawaban pertama, Selesai.",
    )


def _check(file: str, row: int, columns: Columns) -> None:
    where = f"{file}, baris {row}"
    for field, words in NEEDED.items():
        if field not in columns.at:
            raise DatasetError(
                f"Tidak ada kolom tentang {words}.", where=where, next_step="Tambahkan kolomnya atau ganti judulnya."
            )
    if not {"first_response", "closed"} & set(columns.at):
        raise DatasetError(
            "Tidak ada kolom tentang jawaban pertama atau selesai.",
            where=where,
            next_step="Tanpa jam berhenti tidak ada yang dapat dihitung; tambahkan salah satunya.",
        )
    for first, second in columns.doubtful:
        raise DatasetError(
            f"Kolom “{first}” dan “{second}” sama artinya.", where=where, next_step="Hapus atau ganti judul salah satu."
        )


def _ticket(file: str, row: int, cells: Cells, columns: Columns) -> Ticket:
    def text(field: str) -> str:
        place = columns.at.get(field)
        value = cells[place] if place is not None and place < len(cells) else None
        return "" if value is None else str(value).strip()

    stamps = {field: _stamp(file, row, cells, columns, field) for field in STAMPS}
    received = stamps.pop("received")
    if received is None:
        raise _error(file, row, columns, "received", "belum diisi", "Isi kapan laporan diterima.")
    return Ticket(
        number=text("number") or f"baris {row}",
        kind=_kind(file, row, columns, text("kind")),
        category=text("category"),
        district=text("district").removeprefix("Kec. ").removeprefix("Kecamatan "),
        received=received,
        assigned=stamps["assigned"],
        first_response=stamps["first_response"],
        closed=stamps["closed"],
        duplicate_of="" if text("duplicate_of").casefold() in ("-", "tidak", "bukan") else text("duplicate_of"),
        channel=text("channel"),
    )


def _kind(file: str, row: int, columns: Columns, text: str) -> str:
    spoken = " ".join(text.casefold().replace("-", " ").split())
    for word, kind in KIND_WORDS:
        if word in spoken:
            return kind
    names = ", ".join(kind.name.lower() for kind in KINDS.values())
    raise _error(file, row, columns, "kind", f"berisi “{text}”" if text else "belum diisi", f"Pakai: {names}.")


def _stamp(file: str, row: int, cells: Cells, columns: Columns, field: str) -> datetime.datetime | None:
    place, clock = columns.at.get(field), columns.clocks.get(field)
    if place is None or place >= len(cells):
        return None
    value = cells[place]
    try:
        day = moment_of(value)
        if day is None or clock is None or clock >= len(cells):
            return day
        value = cells[clock]
        return day + time_of(value)
    except (ValueError, OverflowError):
        raise _error(
            file, row, columns, field, f"berisi “{value}”, bukan waktu", "Tulis misalnya 31/12/2024 14.05."
        ) from None


def _error(file: str, row: int, columns: Columns, field: str, what: str, next_step: str) -> DatasetError:
    heading = columns.headings[columns.at[field]]
    return DatasetError(
        f"Kolom “{heading}” {what}.", where=f"{file}, baris {row}, kolom “{heading}”", next_step=next_step
    )


def _is_training(cells: Iterable[object]) -> bool:
    return any(mark in str(cell).casefold() for cell in cells if cell is not None for mark in TRAINING)
