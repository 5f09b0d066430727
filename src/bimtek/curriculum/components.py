"""The nine components by which a regency's readiness is rated.

Template data: struktur, infrastruktur and suprastruktur are the groups that the meetings use; their components, the
questions and the anchors are reconstructed from published examples, and a regency can change them here.
"""

from __future__ import annotations

from dataclasses import dataclass

LABEL = "Daftar komponen disusun dari contoh yang terbit; daerah dapat menggantinya."
"""Printed where the list is shown."""


@dataclass(frozen=True, slots=True)
class Component:
    """One component; the anchors describe ratings 1, 3 and 5."""

    id: str
    group: str
    name: str
    question: str
    anchors: tuple[str, str, str]

    @property
    def hint(self) -> str:
        """The question and the worded anchors, as a form shows them."""
        low, middle, high = self.anchors
        return f"{self.question} 1 = {low}; 3 = {middle}; 5 = {high}."


COMPONENTS = (
    Component(
        "struktur.sdm",
        "Struktur",
        "Sumber daya manusia",
        "Cukupkah orang yang cakap untuk mengelola layanan dan datanya?",
        (
            "bergantung pada satu dua orang",
            "ada petugas tetap, pelatihan sesekali",
            "formasi terisi, pelatihan terencana, ada pengganti",
        ),
    ),
    Component(
        "struktur.anggaran",
        "Struktur",
        "Anggaran",
        "Adakah uang yang berulang setiap tahun, juga untuk pemeliharaan?",
        (
            "tidak ada pos tersendiri",
            "ada dalam DPA, besarnya berubah-ubah",
            "terjamin dalam Renstra dan ada sumber di luar APBD",
        ),
    ),
    Component(
        "struktur.tata-kelola",
        "Struktur",
        "Tata kelola",
        "Jelaskah siapa memutuskan, siapa bekerja, dan siapa memeriksa?",
        (
            "setiap OPD berjalan sendiri",
            "ada koordinasi, belum berkala",
            "forum berkala, keputusan dicatat dan ditindaklanjuti",
        ),
    ),
    Component(
        "infrastruktur.fisik",
        "Infrastruktur",
        "Infrastruktur fisik",
        "Memadaikah jalan, air, listrik, gedung layanan, dan pengelolaan sampah?",
        (
            "banyak yang rusak atau belum ada",
            "melayani pusat kecamatan, belum desa jauh",
            "terpelihara dan menjangkau semua desa",
        ),
    ),
    Component(
        "infrastruktur.tik",
        "Infrastruktur",
        "Infrastruktur TIK",
        "Sampai ke manakah jaringan, dan amankah data disimpan?",
        (
            "banyak desa tanpa sinyal, data di komputer masing-masing",
            "kantor terhubung, cadangan data belum teratur",
            "semua desa terjangkau, data terpadu, dicadangkan dan aman",
        ),
    ),
    Component(
        "infrastruktur.sosial",
        "Infrastruktur",
        "Infrastruktur sosial",
        "Siapkah sekolah, fasilitas kesehatan, ruang publik, dan komunitas ikut serta?",
        (
            "warga belum dilibatkan",
            "ada komunitas aktif di beberapa tempat",
            "warga dan komunitas ikut merancang dan menjalankan",
        ),
    ),
    Component(
        "suprastruktur.kebijakan",
        "Suprastruktur",
        "Kebijakan",
        "Adakah peraturan yang menjadi dasar, dan apakah dijalankan?",
        (
            "belum ada peraturan",
            "ada peraturan, belum sepenuhnya dijalankan",
            "peraturan lengkap, dijalankan dan ditinjau",
        ),
    ),
    Component(
        "suprastruktur.kelembagaan",
        "Suprastruktur",
        "Kelembagaan",
        "Adakah tim atau dewan dengan tugas yang jelas, dan apakah bekerja?",
        (
            "belum dibentuk",
            "sudah ada SK, pertemuan jarang",
            "aktif, tugas terbagi, hasilnya dilaporkan",
        ),
    ),
    Component(
        "suprastruktur.tata-laksana",
        "Suprastruktur",
        "Tata laksana",
        "Tertuliskah cara kerja (SOP), dan apakah waktu layanannya diukur?",
        (
            "menurut kebiasaan masing-masing",
            "ada SOP, belum diukur",
            "SOP dijalankan, diukur dan diperbaiki",
        ),
    ),
)
