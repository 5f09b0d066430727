"""A small made-up nomenclature, laid out as the official file is: code and name of every level in one cell."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

HEADERS = ("JENIS PEMDA", "BIDANG", "PROGRAM", "KEGIATAN", "SUBKEGIATAN", "KINERJA", "INDIKATOR", "SATUAN", "TAG")
ABOVE = ("9.16 URUSAN CONTOH", "9.16.03 PROGRAM CONTOH", "9.16.03.2.02 Kegiatan Contoh")
ROWS = (
    ("KABKOT", *ABOVE, "9.16.03.2.02.0001 Layanan  Contoh", "-", "Jumlah layanan contoh", "Layanan", "[null]"),
    ("KABKOT", *ABOVE, "9.16.03.2.02.0002 Pengaduan Contoh", "-", "Jumlah pengaduan contoh", "Laporan", None),
    ("PROV", ABOVE[0], ABOVE[1], "9.16.03.1.02 Kegiatan Contoh", "9.16.03.1.02.0001 Layanan Provinsi", "-",
     "Jumlah layanan provinsi", "Layanan", None),
)  # fmt: skip


def write_book(path: Path, rows: Sequence[Sequence[Any]], sheet: str = "Worksheet") -> Path:
    """A workbook with these rows, the header among them."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path
