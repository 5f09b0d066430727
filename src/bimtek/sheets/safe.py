"""An uploaded file, looked at before anything opens it: is it a workbook, without macros, and of a sensible size?"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from bimtek.errors import SheetError

LARGEST = 5 * 2**20
"""Bytes of the file."""
LARGEST_UNPACKED = 50 * 2**20
"""Bytes of its parts; `zipfile` reads no more of a part than the list of parts says."""
MOST_PARTS = 500
MOST_CELLS = 120_000
"""Many more than a workbook of ours has; so many take some seconds to read."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be, and what it should be: for the words of a refusal."""

    what: str = "buku kerja pertemuan"
    again: str = "Unduh buku kerja yang baru, lalu salin isian Anda ke dalamnya."
    size: int = LARGEST
    unpacked: int = LARGEST_UNPACKED
    cells: int = MOST_CELLS


BETWEEN = Limits()
SAVE_AS = "Di Excel atau LibreOffice pilih “Simpan sebagai”, jenis “Buku Kerja Excel (.xlsx)”, lalu unggah lagi."
PARTS = frozenset({"[Content_Types].xml", "xl/workbook.xml"})


def checked(content: bytes, limits: Limits = BETWEEN) -> bytes:
    """The same bytes; `SheetError` says kindly why a file cannot be taken and what to do."""
    if len(content) > limits.size:
        raise SheetError(
            f"Berkas ini {len(content) / 2**20:.0f} MB; paling besar {limits.size // 2**20} MB.",
            next_step=f"Hapus gambar atau lembar yang bukan bagian {limits.what}, lalu ulangi.",
        )
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError("Berkas ini terkunci dengan sandi, atau berformat Excel lama (.xls).", next_step=SAVE_AS)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _look_at(archive, limits)
    except (BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError) as error:
        raise SheetError("Berkas ini bukan buku kerja Excel (.xlsx), atau rusak.", next_step=SAVE_AS) from error
    return content


def _look_at(archive: ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if sum(part.file_size for part in parts) > limits.unpacked or len(parts) > MOST_PARTS:
        raise SheetError(
            f"Isi berkas ini lebih dari {limits.unpacked // 2**20} MB bila dibuka; itu bukan {limits.what}.",
            next_step=limits.again,
        )
    if not names >= PARTS:
        raise SheetError("Berkas ini bukan buku kerja Excel (.xlsx).", next_step=SAVE_AS)
    kinds = archive.read("[Content_Types].xml").lower()
    if b"macroenabled" in kinds or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise SheetError("Berkas ini memuat makro; buku kerja dengan makro tidak diterima.", next_step=SAVE_AS)
    cells = 0
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            text = archive.read(part)
            # Office writes UTF-8 without entities; what they are good for here is harm.
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text[:100]:
                raise SheetError("Berkas ini memuat bagian yang tidak ditulis oleh Excel.", next_step=SAVE_AS)
            cells += text.count(b"<c ") + text.count(b"<c>") + text.count(b"<si>")
    if cells > limits.cells:
        raise SheetError(
            f"Berkas ini memuat terlalu banyak sel untuk sebuah {limits.what}.",
            next_step=limits.again,
        )
