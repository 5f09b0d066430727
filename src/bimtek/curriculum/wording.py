"""Guesses about wording. They are read by people as advice (amber) and never cost a point (decision 6)."""

from __future__ import annotations

import re

_TOOLS = (
    r"aplikasi|super ?apps?|sistem informasi|sistem terintegrasi|command cent(?:er|re)|website|situs web|portal|"
    r"dashboard|dasbor|cctv|server|platform|perangkat lunak|software|chatbot|big data|internet of things|iot|"
    r"e-(?!mail)[a-z]+"
)
_LACK = (
    r"belum|tidak|kurang(?:nya)?|minim(?:nya)?|perlu(?:nya)?|butuh|membutuhkan|dibutuhkan(?:nya)?|"
    r"diperlukan(?:nya)?|ketiadaan|tiadanya|terbatasnya|keterbatasan|tanpa"
)
# "Lansia tidak dapat memakai aplikasi" tells of people; "belum ada aplikasi" names a cure that is not there.
_PEOPLE = r"dapat|bisa|mampu|mau|tahu|paham|mengerti|semua|percaya"

MISSING_TOOL = re.compile(
    rf"\b(?:{_LACK})\b(?!\W+(?:{_PEOPLE})\b)(?:\W+\w+){{0,2}}?\W+(?:{_TOOLS})(?:nya)?\b", re.IGNORECASE
)
# An issue or a cause is a state of things; a programme is something to do.
PROGRAMME = re.compile(
    r"^\W*(?:pembangunan|pengadaan|pembuatan|pengembangan|penyediaan|peningkatan|optimalisasi|digitalisasi|penguatan|"
    r"penyusunan|penerapan|implementasi|membangun|mengadakan|membuat|menyediakan|meningkatkan|mengembangkan|"
    r"menerapkan|perlu(?:nya)?)\b",
    re.IGNORECASE,
)
_TECHNOLOGY = re.compile(rf"\b(?:teknologi|digital|digitalisasi|kecerdasan buatan|{_TOOLS})\b", re.IGNORECASE)
_MEANS = re.compile(
    r"\b(?:melalui|dengan|lewat|didukung|dukungan|berkat|memanfaatkan|pemanfaatan|menggunakan|bantuan|dibantu)\b",
    re.IGNORECASE,
)
_REACH = 5  # words before "teknologi" in which "dengan", "melalui" … still speak of it


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def names_missing_tool(text: str) -> bool:
    """ "Belum ada aplikasi …": the cure that is missing stands where the illness should."""
    return bool(MISSING_TOOL.search(text))


def sounds_like_programme(text: str) -> bool:
    """ "Pembangunan …", "Peningkatan …" at the beginning: something to do, not a state of things."""
    return bool(PROGRAMME.match(text))


def technology_as_goal(text: str) -> bool:
    """Technology is named, and no word near before it says that it is a means: "Mewujudkan kabupaten digital"."""
    for found in _TECHNOLOGY.finditer(text):
        before = " ".join(text[: found.start()].split()[-_REACH:])
        if not _MEANS.search(before):
            return True
    return False
