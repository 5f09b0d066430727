"""Guesses about wording. They are read by people as advice (amber) and never cost a point (decision 6).

How often they are right is measured on labelled sentences: `python -m tests.curriculum.guesses`.
"""

from __future__ import annotations

import re

from bimtek.curriculum.wording_terms import END, LACK, MADE, PEOPLE, PROGRAMMES, TOOLS, WISH, plain

_GAP = r"[\s\-/“”\"'()]+"
"""Between words of one clause: a comma ends it."""
_WORD = rf"(?:(?!{END})\w+{_GAP})"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


# "Lansia tidak dapat memakai aplikasi" tells of people; "belum ada aplikasi" names a cure that is not there.
MISSING_TOOL = _pattern(rf"\b(?:{LACK})\b(?!\W+(?:{PEOPLE})\b){_GAP}{_WORD}{{0,2}}?(?:{TOOLS})(?:nya)?\b")
_SOLUTION = rf"(?:{TOOLS}|{MADE})(?:nya)?\b"
_MISSING_SOLUTION = (
    # "belum tersedianya payung hukum", "tidak semua desa memiliki website", "perlu integrasi data"
    _pattern(
        rf"\b(?:(?:belum|tidak) semua(?= \w+ (?:memiliki|punya))|(?:{LACK}|{WISH})\b(?!\W+(?:{PEOPLE})\b))"
        rf"{_GAP}{_WORD}{{0,4}}?{_SOLUTION}"
    ),
    # "aplikasi OPD belum terintegrasi", "CCTV masih sedikit"
    _pattern(
        rf"\b{_SOLUTION}{_GAP}{_WORD}{{0,4}}?(?:belum|masih|tidak|kurang){_GAP}{_WORD}{{0,2}}?"
        r"(?:ada|tersedia|ter(?:integrasi|hubung|sambung|pasang|bentuk|bangun|susun)|di(?:manfaatkan|gunakan|pakai|"
        r"kembangkan|bangun|bentuk|susun|tetapkan|laksanakan|lakukan|terapkan)|berjalan|optimal|maksimal|efektif|"
        r"merata|menampilkan|menyeluruh|berdiri sendiri|sedikit|kurang|terbatas|minim|rendah|konvensional|manual)\b"
    ),
    # "baru empat OPD yang memiliki dashboard"
    _pattern(
        rf"\b(?:baru|hanya|cuma){_GAP}{_WORD}{{1,4}}?(?:memiliki|punya|mempunyai|memakai|menggunakan|menerapkan)"
        rf"{_GAP}{_WORD}{{0,2}}?{_SOLUTION}"
    ),
)
# "belum ada aplikasi sehingga warga menunggu tiga hari" says what goes wrong; "sehingga belum optimal" does not.
_CONSEQUENCE = _pattern(
    r"\b(?:sehingga|akibatnya|menyebabkan|mengakibatkan|berakibat)\b(?!.*\b(?:optimal|maksimal|efektif|efisien)\b)"
)
_CAUSE = _pattern(r"\b(?:karena|sebab|akibat|lantaran)\b")
# An issue or a cause is a state of things; a programme is something to do. "Perlu waktu tiga hari" is time lost.
PROGRAMME = _pattern(
    rf"^\W*(?:(?:{PROGRAMMES})\b|perlu(?:nya)?\b(?!\W+(?:waktu|biaya|ongkos|uang|tenaga|\d|dua|tiga|empat|lima|berjam)))"
)
_DONE_BADLY = _pattern(r"\b(?:mangkrak|terbengkalai|merusak|menggusur|menimbulkan|mengancam|tidak terkendali|liar)\b")
_TECHNOLOGY = _pattern(
    rf"\b(?:teknologi|digital|digitalisasi|elektronik|online|daring|internet|canggih|smart city|kota cerdas|"
    rf"kecerdasan buatan|{TOOLS})\b"
)
_MEANS = _pattern(
    r"\b(?:melalui|dengan|lewat|didukung|berkat|memanfaatkan|menggunakan|dibantu|maupun|bukan|tanpa|bergantung|"
    r"pemanfaatan|dukungan|bantuan)\b"
)
# "Pemanfaatan teknologi di segala bidang": nothing stands before it that it could be a means to.
_NO_MEANS = _pattern(r"^\W*(?:pemanfaatan|dukungan|bantuan)\b")
_FOR_PEOPLE = _pattern(
    r"^\W*(?:\w+\W+)?yang\W+(?:menjangkau|dapat|bisa|mudah|memudahkan|melayani|menolong|dipakai|mendekatkan|ramah)\b"
)
_REACH = 5  # words before "teknologi" in which "dengan", "melalui" … still speak of it


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def names_missing_tool(text: str) -> bool:
    """ "Belum ada aplikasi …": the tool that is missing stands where the illness should."""
    said = plain(text)
    return bool(MISSING_TOOL.search(said)) and not _CONSEQUENCE.search(said)


def names_only_a_cure(text: str) -> bool:
    """A solution in disguise: an issue that names a missing tool, rule, training or thing, or something to do.

    A basic service that is missing (water, signal, a doctor) is no cure: people feel that themselves. What stands
    before "karena" is the issue; a tool after it is asked about all the same.
    """
    if names_missing_tool(text) or sounds_like_programme(text):
        return True
    said = plain(text)
    issue = _CAUSE.split(said)[0]
    return not _CONSEQUENCE.search(said) and any(pattern.search(issue) for pattern in _MISSING_SOLUTION)


def sounds_like_programme(text: str) -> bool:
    """ "Pembangunan …", "Peningkatan …" at the beginning: something to do, not a state of things."""
    said = plain(text)
    return bool(PROGRAMME.match(said)) and not _DONE_BADLY.search(said)


def technology_as_goal(text: str) -> bool:
    """Technology is named, and no word near it says that it is a means or for whom: "Mewujudkan kabupaten digital"."""
    said = _NO_MEANS.sub("", plain(text))
    for found in _TECHNOLOGY.finditer(said):
        before = " ".join(said[: found.start()].split()[-_REACH:])
        if not _MEANS.search(before) and not _FOR_PEOPLE.search(said[found.end() :]):
            return True
    return False
