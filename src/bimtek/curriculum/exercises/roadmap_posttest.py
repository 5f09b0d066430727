"""Tes akhir: the same knowledge as in the first test, asked with other questions. Carries no points."""

from __future__ import annotations

from bimtek.curriculum.exercise import Example, Exercise, Unit
from bimtek.curriculum.question_bank import AFTER
from bimtek.curriculum.testing import checks_of, form_of

EXERCISE = Exercise(
    id="roadmap.posttest",
    session="04_roadmap",
    order=95,
    unit=Unit.PERSON,
    minutes=15,
    title="Tes akhir",
    why="Soalnya setara dengan tes awal, tetapi tidak sama. Selisih rata-rata kelompok menunjukkan apa yang dipelajari "
    "bersama, dan apa yang perlu diulang di OPD masing-masing.",
    how=(
        "Jawab sendiri, tanpa berunding dan tanpa membuka catatan.",
        "Satu jawaban untuk setiap soal. Yang belum Anda ketahui dibiarkan kosong.",
        "Kumpulkan. Sesudah itu jawaban yang tepat dan alasannya tampil di bawah setiap soal.",
    ),
    good=Example(
        "Sebelas soal dijawab, satu dibiarkan kosong.",
        "Yang kosong menjadi bahan belajar berikutnya, dan rata-rata kelompok tetap jujur.",
    ),
    weak=Example(
        "Jawaban disamakan dengan teman semeja.",
        "Yang terukur lalu hanya satu orang; meja kehilangan gambaran tentang anggotanya.",
    ),
    hints=(
        "Tidak ada poin dan tidak ada peringkat; nama Anda tidak tampil dalam laporan.",
        "Ingat kembali contoh dari meja Anda sendiri: bagaimana isu, bukti, dan programnya ditulis?",
    ),
    answer=form_of("PosttestAnswer", AFTER),
    checks=checks_of(AFTER),
    unplaced="Hasil tes hanya dilaporkan sebagai rata-rata kelompok kepada fasilitator; buku tidak memuatnya.",
)
