"""Which column of a list is which, by the words of its heading. Data before code: `WORDS` is the whole mapping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORDS: dict[str, tuple[str, ...]] = {
    # field: headings that mean it; all words of one must stand in the heading, and more words win
    "number": ("nomor tiket", "no tiket", "id tiket", "nomor aduan", "nomor laporan", "nomor", "no", "id", "number"),
    "channel": ("kanal", "saluran", "media", "sumber laporan", "channel"),
    "kind": ("jenis tiket", "jenis laporan", "jenis aduan", "jenis", "sifat", "kind"),
    "category": ("kategori", "topik", "bidang", "permasalahan", "category"),
    "district": ("kecamatan", "district"),
    "received": ("diterima", "masuk", "waktu lapor", "tanggal lapor", "tanggal aduan", "jam lapor", "received"),
    "assigned": ("diteruskan", "disposisi", "didisposisikan", "assigned"),
    "first_response": (
        "jawaban pertama",
        "tanggapan pertama",
        "respons pertama",
        "respon pertama",
        "ditanggapi",
        "direspons",
        "direspon",
        "dijawab",
        "first response",
    ),
    "closed": ("selesai", "ditutup", "closed"),
    "duplicate_of": ("duplikat", "duplikat dari", "laporan ganda", "duplicate of"),
}
STAMPS = ("received", "assigned", "first_response", "closed")
CLOCK = {"jam", "pukul"}
"""A heading with one of these, beside another column of the same stamp, holds the time of day alone."""
NEEDED = {"received": "kapan laporan diterima", "kind": "jenis (darurat, administrasi, pengaduan)"}
LEAST = 3
"""So many known headings make a row the header."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: position from 0. `clocks`: the column with the time of day, where it has its own."""

    at: dict[str, int]
    clocks: dict[str, int]
    headings: tuple[str, ...]
    doubtful: tuple[tuple[str, str], ...] = ()
    """Pairs of headings that mean the same field equally well."""


def columns_of(cells: Sequence[object]) -> Columns:
    """The columns that a header row names; unknown headings are let through."""
    headings = tuple("" if cell is None else str(cell).strip() for cell in cells)
    found: dict[str, list[tuple[int, int]]] = {}
    clocks: dict[str, int] = {}
    for place, heading in enumerate(headings):
        field, fit = _meaning(heading)
        if field in STAMPS and CLOCK & _words(heading) and _has_a_day_beside(field, place, headings):
            clocks[field] = place
        elif field:
            found.setdefault(field, []).append((fit, place))
    at, doubtful = {}, []
    for field, candidates in found.items():
        best = max(fit for fit, _ in candidates)
        places = [place for fit, place in candidates if fit == best]
        at[field] = places[0]
        doubtful += [(headings[places[0]], headings[other]) for other in places[1:]]
    return Columns(at, clocks, headings, tuple(doubtful))


def _has_a_day_beside(field: str, place: int, headings: Sequence[str]) -> bool:
    return any(
        other != place and _meaning(heading)[0] == field and not CLOCK & _words(heading)
        for other, heading in enumerate(headings)
    )


def _meaning(heading: str) -> tuple[str, int]:
    """The field that a heading means, and how many words say so."""
    there = _words(heading)
    fits = [
        (len(words.split()), field) for field, many in WORDS.items() for words in many if set(words.split()) <= there
    ]
    fit, field = max(fits, default=(0, ""), key=lambda pair: pair[0])
    return field, fit


def _words(heading: str) -> set[str]:
    return set(re.findall(r"[a-z]+", heading.casefold().replace("_", " ")))
