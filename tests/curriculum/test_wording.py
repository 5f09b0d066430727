"""Guesses about wording: pairs that people read one way and the other."""

from __future__ import annotations

import pytest

from bimtek.curriculum.wording import (
    names_missing_tool,
    names_only_a_cure,
    sounds_like_programme,
    technology_as_goal,
    words,
)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Belum ada aplikasi pengaduan terpadu", True),
        ("belum adanya sistem informasi desa", True),
        ("Kurangnya jumlah CCTV di pasar", True),
        ("Perlu dibangun command center", True),
        ("Tidak tersedia satu dashboard pimpinan", True),
        ("Petugas lambat karena belum memiliki e-office", True),
        ("Lansia tidak dapat memakai aplikasi", False),
        ("Delapan desa belum terjangkau sinyal", False),
        ("Belum ada jaringan internet di tiga desa", False),
        ("Warga menunggu tiga hari sampai laporannya dijawab", False),
        ("Aplikasi ada tetapi laporan tidak ditindaklanjuti", False),
        ("Blm ada aplikasi utk subak", True),
        ("Belum ada aplikasi sehingga warga menunggu tiga hari", False),
        ("Belum ada aplikasi sehingga pelayanan belum optimal", True),
        ("Belum ada petugas, aplikasi sudah ada", False),
        ("", False),
    ],
)
def test_a_missing_tool(text: str, missing: bool) -> None:
    assert names_missing_tool(text) is missing


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("Pembangunan pusat kendali", True),
        ("peningkatan kapasitas petugas", True),
        ("Perlu pelatihan", True),
        ("- Perlunya regulasi", True),
        ("Warga menunggu pembangunan jalan", False),
        ("Pembangunan vila di lereng merusak sumber air", False),
        ("Perlu waktu tiga hari untuk selembar surat", False),
        ("Perlu 4 jam ke rumah sakit", False),
        ("Perempuan kepala keluarga tidak terdata", False),
        ("", False),
    ],
)
def test_something_to_do_at_the_beginning(text: str, programme: bool) -> None:
    assert sounds_like_programme(text) is programme


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("Belum ada Perbup tentang layanan", True),
        ("Aplikasi antar-OPD belum terintegrasi", True),
        ("Tidak semua desa memiliki website", True),
        ("Dari 30 OPD baru empat yang memiliki dasbor", True),
        ("Kurangnya pelatihan bagi kader", True),
        ("Pembangunan gedung layanan", True),
        ("Sistem irigasi belum merata", False),
        ("Kurangnya sarana air bersih di dusun", False),
        ("Tidak ada sinyal di lima desa", False),
        ("Sampah tercampur karena belum ada bank sampah", False),  # what goes wrong stands first
        ("Petugas lambat karena belum memiliki aplikasi", True),  # a tool is asked about all the same
        ("Belum ada SOP sehingga laporan darurat hilang", False),
        ("Warga tidak bisa memakai aplikasi", False),
        ("", False),
    ],
)
def test_only_a_cure(text: str, cure: bool) -> None:
    assert names_only_a_cure(text) is cure


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Mewujudkan kabupaten digital yang maju", True),
        ("Terwujudnya pelayanan berbasis teknologi", True),
        ("Menjadi pusat big data di Bali", True),
        ("Warga ditolong cepat dengan dukungan teknologi", False),
        ("Melalui layanan digital setiap warga dijawab", False),
        ("Setiap keluarga ditolong dengan cepat dan hidup sehat", False),
        ("Bukan aplikasi yang banyak, tetapi warga yang tertolong", False),
        ("Layanan daring yang dapat dipakai penyandang disabilitas", False),
        ("Pemanfaatan teknologi informasi di segala bidang", True),
        ("Bangli sejahtera berkat pemanfaatan teknologi", False),
        ("Bangli sejahtera dan pemanfaatan teknologi bagi warga", False),
        ("Dengan gotong royong yang kuat kita bersama mewujudkan kabupaten digital", True),
    ],
)
def test_technology_as_the_goal(text: str, goal: bool) -> None:
    assert technology_as_goal(text) is goal


@pytest.mark.parametrize(("between", "goal"), [("warga desa kita hidup", False), ("warga semua desa kita hidup", True)])
def test_a_means_speaks_of_what_follows_within_five_words(between: str, goal: bool) -> None:
    assert technology_as_goal(f"Dengan {between} teknologi") is goal


def test_words_are_counted_by_spaces() -> None:
    assert words("  satu  dua\ntiga ") == 3
    assert words("") == 0
