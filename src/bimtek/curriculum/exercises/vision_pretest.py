"""Tes awal: what a participant knows of the method before the first lesson. Carries no points."""

from __future__ import annotations

from bimtek.curriculum.exercise import Example, Exercise, Unit
from bimtek.curriculum.question_bank import BEFORE
from bimtek.curriculum.testing import checks_of, form_of

EXERCISE = Exercise(
    id="vision.pretest",
    session="01_vision",
    order=5,
    unit=Unit.PERSON,
    minutes=15,
    title="Tes awal",
    why="Tes ini menunjukkan apa yang sudah diketahui peserta, supaya fasilitator tahu di mana harus pelan. Pada "
    "pertemuan IV ada tes yang setara; selisih keduanya adalah hasil belajar kelompok.",
    how=(
        "Jawab sendiri, tanpa berunding dan tanpa mencari.",
        "Satu jawaban untuk setiap soal. Yang belum Anda ketahui dibiarkan kosong.",
        "Kumpulkan. Sesudah itu jawaban yang tepat dan alasannya tampil di bawah setiap soal.",
    ),
    good=Example(
        "Sembilan soal dijawab, tiga dibiarkan kosong.",
        "Yang kosong memberi tahu fasilitator apa yang perlu dijelaskan lebih lama.",
    ),
    weak=Example(
        "Semua soal dijawab dengan huruf yang sama.",
        "Tebakan menutupi yang belum diketahui, dan kemajuan Anda sendiri tidak akan terlihat.",
    ),
    hints=(
        "Ini bukan ujian: tidak ada poin dan tidak ada peringkat.",
        "Ragu antara dua jawaban? Pilih yang paling dekat dengan warga.",
    ),
    answer=form_of("PretestAnswer", BEFORE),
    checks=checks_of(BEFORE),
    unplaced="Hasil tes hanya dilaporkan sebagai rata-rata kelompok kepada fasilitator; buku tidak memuatnya.",
)
