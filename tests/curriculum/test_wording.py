"""Guesses about wording: pairs that people read one way and the other."""

from __future__ import annotations

import pytest

from bimtek.curriculum.wording import names_missing_tool, sounds_like_programme, technology_as_goal, words


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
        ("Perempuan kepala keluarga tidak terdata", False),
        ("", False),
    ],
)
def test_something_to_do_at_the_beginning(text: str, programme: bool) -> None:
    assert sounds_like_programme(text) is programme


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Mewujudkan kabupaten digital yang maju", True),
        ("Terwujudnya pelayanan berbasis teknologi", True),
        ("Menjadi pusat big data di Bali", True),
        ("Warga ditolong cepat dengan dukungan teknologi", False),
        ("Melalui layanan digital setiap warga dijawab", False),
        ("Setiap keluarga ditolong dengan cepat dan hidup sehat", False),
        ("Dengan gotong royong yang kuat kita bersama mewujudkan kabupaten digital", True),
    ],
)
def test_technology_as_the_goal(text: str, goal: bool) -> None:
    assert technology_as_goal(text) is goal


def test_words_are_counted_by_spaces() -> None:
    assert words("  satu  dua\ntiga ") == 3
    assert words("") == 0
