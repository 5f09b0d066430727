"""A hand-in as one ZIP file, to carry from a computer that stands alone to the facilitator.

<cohort>-<seat>-<session>-<number>.zip
    manifest.json             the receipt, as it is kept beside the answers
    manifest.sha256           SHA-256 of manifest.json: what was damaged or changed on the way shows; it is no signature
    answers/<exercise>.json   the answers
"""

from __future__ import annotations

import hashlib
import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from bimtek.answers.files import write_atomic
from bimtek.answers.handin import SCHEMA_VERSION, Receipt, read_receipt
from bimtek.answers.kept import MANIFEST
from bimtek.answers.stored import Damaged, TooNew, as_model
from bimtek.errors import HandinError

SEAL = "manifest.sha256"
ANSWERS = "answers/"

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes of one file, unpacked: as much as the room takes in one save."""
LARGEST_PARCEL = 8 * 1024 * 1024
"""Bytes of the ZIP itself."""
MOST_FILES = 24
"""Receipt, seal and the exercises of a meeting, and room to grow."""

UNREADABLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip
"""What zipfile raises for what is no ZIP, was cut off, is encrypted or packed in a way that it does not know."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was in the ZIP, whole and as it was packed. Whether it belongs here, `intake` asks."""

    path: Path
    receipt: Receipt
    answers: dict[str, bytes]
    """File name → its bytes."""
    sha256: str
    """Of the ZIP itself."""


def parcel_name(receipt: Receipt) -> str:
    return f"{receipt.cohort}-{receipt.seat}-{receipt.session}-{receipt.number}.zip"


def write_parcel(handin: Path, target: Path) -> Path:
    """Pack a kept hand-in into a ZIP in the folder `target`; the same hand-in gives the same bytes."""
    receipt = read_receipt(handin)
    manifest = (handin / MANIFEST).read_bytes()
    files = {MANIFEST: manifest, SEAL: f"{_sha256(manifest)}\n".encode()}
    files |= {ANSWERS + name: (handin / "answers" / name).read_bytes() for name in sorted(receipt.files)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parcel:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, receipt.time.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            parcel.writestr(entry, content)
    path = target / parcel_name(receipt)
    if not path.exists() or path.read_bytes() != packed.getvalue():
        write_atomic(path, packed.getvalue())
    return path


def read_parcel(path: Path, content: bytes | None = None) -> Parcel:
    """A ZIP as it was packed. Nothing is unpacked onto the disk. `HandinError` says what is the matter with it.

    content: its bytes, where it came without a file; the path then only names it.
    """
    content = _content_of(path) if content is None else content
    files = _files(path, content)
    if MANIFEST not in files or SEAL not in files:
        raise _refusal(path, "Di dalam ZIP ini tidak ada tanda terima.", "Pakai ZIP yang dibuat tombol Kumpulkan.")
    if files.pop(SEAL).decode("ascii", "replace").strip() != _sha256(files[MANIFEST]):
        raise _refusal(path, "Tanda terima di dalam ZIP ini tidak lagi seperti saat dikumpulkan.")
    receipt = _receipt(path, files.pop(MANIFEST))
    answers = {name.removeprefix(ANSWERS): content for name, content in files.items()}
    for name in sorted(answers.keys() | receipt.files.keys()):
        if name not in answers or _sha256(answers[name]) != receipt.files.get(name):
            raise _refusal(path, f"Jawaban “{name[:60]}” tidak sama dengan yang dikumpulkan.")
    return Parcel(path, receipt, answers, _sha256(content))


def _content_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_PARCEL + 1)
    except OSError as error:
        raise HandinError(
            "Berkas ini tidak dapat dibuka.", where=path.as_posix(), next_step="Periksa nama dan foldernya."
        ) from error


def _files(path: Path, content: bytes) -> dict[str, bytes]:
    """The files of a ZIP by name, within limits whatever its directory says."""
    if len(content) > LARGEST_PARCEL:
        raise _refusal(path, "Berkas ini terlalu besar untuk sebuah penyerahan.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parcel:
            entries = parcel.infolist()
            if len(entries) > MOST_FILES or len({entry.filename for entry in entries}) < len(entries):
                raise _refusal(path, "Isi ZIP ini bukan isi sebuah penyerahan.")
            return {entry.filename: _content(path, parcel, entry) for entry in entries}
    except UNREADABLE as error:
        raise _refusal(path, "Berkas ini bukan ZIP yang utuh.") from error


def _content(path: Path, parcel: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    name = entry.filename
    inside = name.removeprefix(ANSWERS) if name.startswith(ANSWERS) else ""
    if name not in (MANIFEST, SEAL) and (not inside.endswith(".json") or set(inside) & set("/\\:\0")):
        raise _refusal(path, f"Di dalam ZIP ini ada berkas yang bukan bagian penyerahan: “{name[:60]}”.")
    with parcel.open(entry) as stream:
        content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise _refusal(path, f"Berkas “{name[:60]}” di dalam ZIP ini terlalu besar.")
    return content


def _receipt(path: Path, manifest: bytes) -> Receipt:
    try:
        return as_model(manifest, Receipt, SCHEMA_VERSION)
    except Damaged as error:
        raise _refusal(path, "Tanda terima di dalam ZIP ini rusak.") from error
    except TooNew as error:
        raise HandinError(
            f"ZIP ini dibuat dengan bimtek yang lebih baru (skema {error.version}).",
            where=path.as_posix(),
            next_step="Perbarui bimtek di komputer ini, lalu ulangi.",
        ) from error


def _refusal(path: Path, what: str, next_step: str = "") -> HandinError:
    return HandinError(
        what,
        where=path.as_posix(),
        next_step=next_step or "Minta kursi ini mengumpulkan lagi, lalu kirimkan ZIP yang baru tanpa diubah.",
    )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
