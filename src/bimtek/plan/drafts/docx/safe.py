"""A file that somebody sent, looked at before anything opens it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from bimtek.errors import DraftError

LARGEST = 40 * 2**20
"""Bytes of the file; a book with its figures has two."""
LARGEST_UNPACKED = 200 * 2**20
"""Bytes of all parts; `zipfile` reads no more of a part than the list of parts says."""
LARGEST_PART = 40 * 2**20
"""Bytes of a part that is read here."""
MOST_PARTS = 2000
MOST_PARAGRAPHS = 400_000
"""Paragraphs and their properties, as far as their beginnings can be counted; a book of ours has 20,000."""
DOCUMENT, COMMENTS, CORE, TYPES = "word/document.xml", "word/comments.xml", "docProps/core.xml", "[Content_Types].xml"
WANTED = (DOCUMENT, "word/styles.xml", COMMENTS, CORE)
SAVE_AS = "Di Word atau LibreOffice pilih “Simpan sebagai”, jenis “Dokumen Word (.docx)”, tanpa sandi, lalu ulangi."
OLD = b"\xd0\xcf\x11\xe0"
"""How old Office files begin, and those that a password locks."""


def parts_of(content: bytes, where: str) -> Mapping[str, Element]:
    """The parts that are read, parsed; those that the file does not have are left out.

    DraftError says why a file cannot be taken: too large, locked, with macros, not from Word, broken.
    """
    if len(content) > LARGEST:
        raise _refused(
            f"Berkas ini {len(content) // 2**20} MB; paling besar {LARGEST // 2**20} MB.",
            where,
            "Kecilkan gambar di dalamnya, lalu ulangi.",
        )
    if content.startswith(OLD):
        raise _refused("Berkas ini terkunci dengan sandi, atau berformat Word lama (.doc).", where)
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _parts(archive, where)
    except (BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError, ParseError) as error:
        raise _refused("Berkas ini bukan dokumen Word (.docx), atau rusak.", where) from error


def _parts(archive: ZipFile, where: str) -> dict[str, Element]:
    infos = archive.infolist()
    sizes = {info.filename: info.file_size for info in infos}
    too_much = sum(info.file_size for info in infos) > LARGEST_UNPACKED or len(infos) > MOST_PARTS
    if too_much or any(sizes.get(name, 0) > LARGEST_PART for name in (*WANTED, TYPES)):
        raise _refused("Isi berkas ini terlalu besar bila dibuka; itu bukan buku dari program ini.", where)
    if not {DOCUMENT, TYPES} <= sizes.keys():
        raise _refused("Berkas ini bukan dokumen Word (.docx).", where)
    kinds = archive.read(TYPES).lower()
    if b"macroenabled" in kinds or any(name.lower().endswith("vbaproject.bin") for name in sizes):
        raise _refused("Berkas ini memuat makro; dokumen dengan makro tidak diterima.", where)
    found = {}
    for name in WANTED:
        if name in sizes:
            text = archive.read(name)
            # Word writes UTF-8 without entities; what they are good for here is harm.
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text[:100]:
                raise _refused("Berkas ini memuat bagian yang tidak ditulis oleh Word.", where)
            if text.count(b"<w:p") > MOST_PARAGRAPHS:
                raise _refused("Berkas ini memuat terlalu banyak paragraf untuk sebuah buku.", where)
            found[name] = fromstring(text)
    return found


def _refused(what: str, where: str, next_step: str = SAVE_AS) -> DraftError:
    return DraftError(what, where=where, next_step=next_step)
