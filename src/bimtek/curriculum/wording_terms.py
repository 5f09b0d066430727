"""The words that the guesses about wording look for, as officers write them: abbreviated, and not always well spelt."""

from __future__ import annotations

import re

TOOLS = (
    r"aplikasi|super ?apps?|sistem informasi|sistem terintegrasi|command cent(?:er|re)|website|situs web|portal|"
    r"dashboard|dasbor|cctv|server|platform|perangkat lunak|software|chatbot|big data|internet of things|iot|"
    r"e-(?!mail)[a-z]+"
)
"""Tools of information technology."""
MADE = (
    # systems; those of water and roads are felt by people themselves
    r"sistem(?! (?:irigasi|drainase|subak|pengairan|air|perpipaan))|(?:ter)?integrasi|interoperabilitas|digitalisasi|"
    r"satu data|pusat data|data cent(?:er|re)|basis data|database|pusat kendali|ruang kendali|peta digital|fitur|"
    r"katalog|tanda tangan elektronik|rekam medis elektronik|qris|spbe|smart \w+|kecerdasan buatan|komputasi|"
    r"media (?:sosial|pelaporan|promosi|informasi|pembelajaran)|"
    r"berbasis (?:online|daring|elektronik|digital|web|teknologi)|online|daring|"
    # things
    r"wi-?fi|hotspot|fiber optik|videotron|sensor|gps|drone|laptop|komputer|mesin|anjungan|gedung|tps ?3r|bank sampah|"
    r"sarana(?! (?:air|kesehatan|transportasi|angkutan))|"
    # rules and bodies
    r"regulasi|peraturan|perbup|perda|perkada|(?:payung|dasar) hukum|sop|road ?map|peta jalan|master ?plan|"
    r"rencana induk|kelembagaan|tim pelaksana|satgas|satuan tugas|kebijakan|"
    # what is held
    r"pelatihan|bimtek|bimbingan teknis|sosialisasi|diklat"
)
"""What offices make, buy, write or hold: a cure, whatever the illness."""
LACK = (
    r"belum|tidak|kurang(?:nya)?|minim(?:nya)?|perlu(?:nya)?|butuh|membutuhkan|dibutuhkan(?:nya)?|"
    r"diperlukan(?:nya)?|ketiadaan|tiadanya|terbatasnya|keterbatasan|tanpa"
)
WISH = r"rendahnya|lemahnya|absennya|nihilnya|harus|hendaknya|sebaiknya|seharusnya|mendesak(?:nya)?|kebutuhan"
PEOPLE = r"dapat|bisa|mampu|mau|tahu|paham|mengerti|semua|percaya"
"""What people can or cannot do: after a "tidak" they are the subject, not the tool."""
END = r"(?:karena|sehingga|akibat\w*|ketika|saat|padahal|tetapi|namun|jika|bila)\b"
"""Words with which another thought begins."""
PROGRAMMES = (
    r"pembangunan|pengadaan|pembuatan|pengembangan|penyediaan|peningkatan|optimalisasi|digitalisasi|penguatan|"
    r"penyusunan|penerapan|implementasi|pemasangan|penambahan|pembentukan|revitalisasi|pelaksanaan|penyelenggaraan|"
    r"membangun|mengadakan|membuat|menyediakan|meningkatkan|mengembangkan|menerapkan|memasang|membentuk"
)
_SHORT = {
    "blm": "belum",
    "blom": "belum",
    "tdk": "tidak",
    "tak": "tidak",
    "krg": "kurang",
    "utk": "untuk",
    "dgn": "dengan",
    "yg": "yang",
    "krn": "karena",
    "shg": "sehingga",
    "shgg": "sehingga",
    "pd": "pada",
    "dlm": "dalam",
    "sistim": "sistem",
}
_WORDS = re.compile(r"\w+")


def plain(text: str) -> str:
    """Lower case, with the abbreviations written out."""
    return _WORDS.sub(lambda word: _SHORT.get(word[0], word[0]), text.lower())
