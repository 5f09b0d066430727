"""Guesses about what results, programmes and quick wins really are. Advice only (amber), as those in wording.py."""

from __future__ import annotations

import re

from bimtek.curriculum.wording_terms import TOOLS, plain

_MADE_THINGS = (
    r"aplikasi|dokumen|laporan kegiatan|laporan pelaksanaan|kegiatan|pelatihan|bimtek|bimbingan teknis|sosialisasi|"
    r"peserta|rapat|sistem|website|unit|perangkat|sop|perbup|perda|regulasi|peraturan|cctv|konten|brosur|fitur|titik"
)
_DONE = (
    r"di(?:bangun|kembangkan|laksanakan|selenggarakan|susun|cetak|pasang|bagikan|unggah|latih|terbitkan|tetapkan|"
    r"adakan|salurkan|beli|aspal)|terpasang|terlaksana|tersusun|terbangun|terlatih|"
    r"(?:mengikuti|mendapat(?:kan)?|menerima) (?:pelatihan|bimtek|bimbingan|sosialisasi|diklat)"
)
_OUTPUT = re.compile(
    rf"^(?:(?:jumlah|banyaknya|panjang|luas)\b.*\b(?:{_MADE_THINGS}|{_DONE})\b|"
    r"ter(?:sedia|laksana|susun|bangun|bit|selenggara|bentuk|pasang)nya\b|"
    r"persentase (?:penyerapan|realisasi) (?:anggaran|belanja|keuangan|fisik)\b|"
    r"(?:persentase|jumlah) (?:opd|desa|kecamatan|sekolah|puskesmas)\b.*"
    rf"\b(?:memiliki|mempunyai|punya)\b.*\b(?:{TOOLS})\b)",
    re.IGNORECASE,
)
# what became of those who were taught, or of what was made, is a result again
_BECAME = re.compile(r"\byang (?:bekerja|memperoleh pekerjaan|lulus|naik|bebas|keluar|selesai|menginap|memilah)\b")

_OFFLINE = re.compile(
    r"\b(?:loket|telepon|telp|sms|radio|tatap muka|luring|offline|kantor|balai|banjar|kelian|perbekel|posko|kader|"
    r"petugas|penyuluh|bidan|keliling|jemput|dijemput|surat|kertas|fisik|tunai|buku|papan|ditempel|kulkul|pengeras|"
    r"tanpa (?:internet|sinyal|aplikasi)|tidak memakai aplikasi|pendamping\w*|mendampingi|kunjungan|datang|didatangi|"
    r"mendatangi|ke rumah|puskesmas|posyandu)\b"
)
_CLOSED = re.compile(
    r"\b(?:loket|kantor|layanan tatap muka)(?: \w+)? (?:di)?(?:tutup|tiadakan|hapus)\b|"
    r"\btidak (?:lagi )?(?:menerima|melayani) \w*(?: \w+)?(?:fisik|kertas|tunai|tatap muka)\b"
)

_PURCHASE = re.compile(
    r"\b(?:pengadaan|pembelian|membeli|beli|belanja modal|instalasi|pemasangan|memasang)\b|"
    r"\b(?:pembangunan|membangun|pembuatan|membuat|penambahan|menambah|penyediaan|revitalisasi|rehabilitasi)"
    r"(?: \w+){0,2} (?:gedung|menara|tower|bts|jaringan|ruang|server|pusat data|bandwidth|kamera|cctv|mesin|"
    r"alat|armada|truk|mobil|taman|unit|perangkat|fiber)\b|"
    r"\b(?:command cent(?:er|re)|data cent(?:er|re)|videotron|bts)\b"
)
_WITHOUT = re.compile(r"\b(?:tanpa|bukan|tidak)(?: perlu| ada)?(?: \w+)?$")


def names_output(indicator: str) -> bool:
    """ "Jumlah aplikasi": it counts what an office made, held or spent, not what changed for people."""
    said = plain(indicator.strip())
    return bool(_OUTPUT.search(said)) and not _BECAME.search(said)


def only_by_application(ways: str) -> bool:
    """No way in the text works without a device, or the one that did is closed."""
    said = plain(ways)
    return bool(_CLOSED.search(said)) or not _OFFLINE.search(said)


def buys_infrastructure(text: str) -> bool:
    """Something is bought or built, and no word before it says that it is not."""
    said = plain(text)
    return any(not _WITHOUT.search(said[: found.start()].rstrip()) for found in _PURCHASE.finditer(said))
