"""A seeded heap of hand-ins that nobody should take: broken, forged, tricky or simply the wrong file."""

from __future__ import annotations

import hashlib
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bimtek.answers.handin import digest
from bimtek.answers.parcel import LARGEST_PARCEL, MOST_FILES

ANSWER = "answers/vision.pretest.json"
Files = dict[str, bytes]


@dataclass(frozen=True)
class Bad:
    """A file that must be refused, and words of the reason."""

    name: str
    content: bytes
    reason: str


def opened(parcel: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Files) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def sealed(files: Files, **receipt: Any) -> bytes:
    """With a receipt that fits its files as well as anybody could make it, and whatever it is to claim."""
    manifest = json.loads(files["manifest.json"]) | receipt
    answers = {name.removeprefix("answers/"): content for name, content in files.items() if "manifest" not in name}
    manifest["files"] = {name: hashlib.sha256(content).hexdigest() for name, content in answers.items()}
    manifest["sha256"] = digest(manifest["files"])
    text = json.dumps(manifest).encode()
    return zipped({**files, "manifest.json": text, "manifest.sha256": hashlib.sha256(text).hexdigest().encode()})


def claiming(**receipt: Any) -> Callable[[bytes, random.Random], bytes]:
    return lambda parcel, rng: sealed(opened(parcel), **receipt)


def answering(**values: Any) -> Callable[[bytes, random.Random], bytes]:
    def make(parcel: bytes, rng: random.Random) -> bytes:
        files = opened(parcel)
        return sealed({**files, ANSWER: json.dumps(json.loads(files[ANSWER]) | values).encode()})

    return make


def holding(name: str, content: bytes = b"{}") -> Callable[[bytes, random.Random], bytes]:
    """One more file, told by the receipt."""
    return lambda parcel, rng: sealed({**opened(parcel), name: content})


def in_place(content: bytes) -> Callable[[bytes, random.Random], bytes]:
    return lambda parcel, rng: sealed({**opened(parcel), ANSWER: content})


def cut_off(parcel: bytes, rng: random.Random) -> bytes:
    return parcel[: rng.randrange(30, len(parcel) - 30)]


def without_manifest(parcel: bytes, rng: random.Random) -> bytes:
    return zipped({ANSWER: opened(parcel)[ANSWER]})


def with_more_points(parcel: bytes, rng: random.Random) -> bytes:
    """The receipt edited, its seal left as it was."""
    files = opened(parcel)
    manifest = json.loads(files["manifest.json"]) | {"points": rng.uniform(90, 100)}
    return zipped({**files, "manifest.json": json.dumps(manifest).encode()})


def with_another_answer(parcel: bytes, rng: random.Random) -> bytes:
    """The answer edited, receipt and seal left as they were."""
    files = opened(parcel)
    return zipped({**files, ANSWER: files[ANSWER].replace(b'"c"', b'"d"') + b" "})


def bomb(parcel: bytes, rng: random.Random) -> bytes:
    return zipped({**opened(parcel), ANSWER: b" " * (48 * 2**20)})


def too_large(parcel: bytes, rng: random.Random) -> bytes:
    return parcel + rng.randbytes(1024) * (LARGEST_PARCEL // 1024 + 1)


def crowded(parcel: bytes, rng: random.Random) -> bytes:
    return zipped({**opened(parcel), **{f"answers/x{number}.json": b"{}" for number in range(MOST_FILES * 10)}})


def twice(parcel: bytes, rng: random.Random) -> bytes:
    """Two files of one name: which one is checked, and which one is read?"""
    packed = io.BytesIO(parcel)
    with zipfile.ZipFile(packed, "a") as archive:
        archive.filelist.clear()
        archive.NameToInfo.clear()
        archive.start_dir = 0
        for name, content in [*opened(parcel).items(), (ANSWER, b"{}")]:
            archive.NameToInfo.clear()
            archive.writestr(name, content)
    return packed.getvalue()


def locked(parcel: bytes, rng: random.Random) -> bytes:
    """As if every file had a password."""
    changed = bytearray(parcel)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + place] |= 1
            start = changed.find(mark, start + 4)
    return bytes(changed)


def strangely_packed(parcel: bytes, rng: random.Random) -> bytes:
    changed = bytearray(parcel)
    start = changed.find(b"PK\x01\x02")
    while start >= 0:
        struct.pack_into("<H", changed, start + 10, 97)
        start = changed.find(b"PK\x01\x02", start + 4)
    return bytes(changed)


def nested(parcel: bytes, rng: random.Random) -> bytes:
    return in_place(b"[" * 100_000)(parcel, rng)


def trap(parcel: bytes, rng: random.Random) -> bytes:
    """A notebook that would write a file if anybody ran it."""
    cell = {"cell_type": "code", "source": "open('/tmp/bimtek-jejak', 'w').write('x')", "outputs": [], "metadata": {}}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return holding("01_vision.ipynb", json.dumps(notebook).encode())(parcel, rng)


def book(change: Callable[[Files], None]) -> Callable[[bytes, random.Random], bytes]:
    def make(workbook: bytes, rng: random.Random) -> bytes:
        files = opened(workbook)
        change(files)
        return zipped(files)

    return make


def macro(files: Files) -> None:
    files["xl/vbaProject.bin"] = b"\xd0\xcf"


def entities(files: Files) -> None:
    files["xl/workbook.xml"] = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + files["xl/workbook.xml"]


def swollen(files: Files) -> None:
    files["xl/media/image1.png"] = b"\0" * (60 * 2**20)


def strange(files: Files) -> None:
    files.clear()
    files["[Content_Types].xml"] = b"<Types/>"


def forged(files: Files) -> None:
    """Another table's name where the hidden sheet says whose the workbook is."""
    for name, content in files.items():
        files[name] = content.replace(b"meja-governance", b"meja-economy")


ZIPS: dict[str, tuple[Callable[[bytes, random.Random], bytes], str]] = {
    # what it is                how it is made                              words of the reason
    "kosong": (lambda parcel, rng: b"", "bukan ZIP yang utuh"),
    "acak": (lambda parcel, rng: rng.randbytes(rng.randrange(1, 5000)), "bukan ZIP yang utuh"),
    "terpotong": (cut_off, "bukan ZIP yang utuh"),
    "tanpa tanda terima": (without_manifest, "tidak ada tanda terima"),
    "poin diubah": (with_more_points, "tidak lagi seperti saat dikumpulkan"),
    "jawaban diubah": (with_another_answer, "tidak sama dengan yang dikumpulkan"),
    "angkatan lain": (claiming(cohort="lain"), "dari angkatan “lain”"),
    "kursi lain": (claiming(seat="p-0", author="p-0"), "kursi atau latihan lain"),
    "kursi asing": (claiming(seat="hantu", author="hantu"), "Kursi “hantu” tidak ada"),
    "orang asing": (claiming(author="orang-luar"), "bukan anggota"),
    "kursi berjalan keluar": (claiming(seat="../../../etc"), "Kursi “../../../etc” tidak ada"),
    "pertemuan asing": (claiming(session="09_rahasia"), "Pertemuan “09_rahasia” tidak ada"),
    "pertemuan lain": (claiming(session="02_assessment"), "pertemuan 02_assessment, bukan 01_vision"),
    "dari masa depan": (claiming(time="2099-01-01T10:00:00+08:00"), "padahal hari itu belum tiba"),
    "skema tanda terima baru": (claiming(schema_version=99), "lebih baru (skema 99)"),
    "jalan keluar": (holding("answers/../../../jejak.json"), "bukan bagian penyerahan"),
    "jalan mutlak": (holding("/tmp/bimtek-jejak.json"), "bukan bagian penyerahan"),
    "jalan windows": (holding("answers/..\\..\\jejak.json"), "bukan bagian penyerahan"),
    "latihan kursi lain": (holding("answers/vision.issues.json"), "bukan latihan"),
    "buku kerja jebakan": (trap, "bukan bagian penyerahan"),
    "bom": (bomb, "terlalu besar"),
    "sangat besar": (too_large, "terlalu besar"),
    "sesak": (crowded, "bukan isi sebuah penyerahan"),
    "nama kembar": (twice, "bukan isi sebuah penyerahan"),
    "terkunci": (locked, "bukan ZIP yang utuh"),
    "cara kemas asing": (strangely_packed, "bukan ZIP yang utuh"),
    "bukan json": (in_place(b"\x89PNG"), "tidak dapat dibaca"),
    "bersarang": (nested, "tidak dapat dibaca"),
    "skema jawaban baru": (answering(schema_version=99), "tidak dapat dibaca"),
    "isi kursi lain": (answering(seat="p-0"), "kursi atau latihan lain"),
    "hasil sepakat asing": (answering(base="00_x-123456789abc"), "tidak ada di angkatan ini"),
}
BOOKS: dict[str, tuple[Callable[[bytes, random.Random], bytes], str]] = {
    "buku acak": (lambda workbook, rng: rng.randbytes(2000), "bukan buku kerja Excel"),
    "buku terkunci": (lambda workbook, rng: b"\xd0\xcf\x11\xe0" + rng.randbytes(2000), "terkunci dengan sandi"),
    "buku bermakro": (book(macro), "memuat makro"),
    "buku entitas": (book(entities), "tidak ditulis oleh Excel"),
    "buku bom": (book(swollen), "lebih dari 50 MB"),
    "buku asing": (book(strange), "bukan buku kerja Excel"),
    "buku palsu": (book(forged), "Lembar tersembunyi"),
}
NAMES = ("{kind} {n}", "=cmd|' /C calc'!A0 {kind} {n}", "[bold red]{kind}[/] {n}", "<script>{kind}</script> {n}")


def bad_hand_ins(seed: int, each: int, parcel: bytes, workbook: bytes) -> list[Bad]:
    """So many of each kind, in a random order, from a good ZIP and a good workbook."""
    rng = random.Random(seed)
    made = []
    for kinds, source, suffix in ((ZIPS, parcel, ".zip"), (BOOKS, workbook, ".xlsx")):
        for kind, (make, reason) in kinds.items():
            for number in range(each):
                name = rng.choice(NAMES).format(kind=kind, n=number).replace("/", "_") + suffix
                made.append(Bad(name, make(source, rng), reason))
    rng.shuffle(made)
    return made
