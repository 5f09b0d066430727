"""Telaah sejawat: each participant reads a programme of another pillar and leaves one strength and one thing to mend.

The pillar is dealt out in turn (`answers/peers.py`); its programmes stand first in the list. With the hand-in the
review lies beside the programme as a remark of the table that wrote it (`answers/peer_review.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, Unit
from bimtek.curriculum.fields import choice, prose, rating, reference
from bimtek.curriculum.findings import Finding, amber, info, red
from bimtek.curriculum.rows import Answer
from bimtek.curriculum.wording import words

PEERS = "peer_programmes"
FEWEST = 6
"""Words: below them a remark is a greeting."""
PLACES = (
    ("name", "Nama program"),
    ("strategy", "Strategi dan caranya"),
    ("gaps", "Kesenjangan yang dijawab"),
    ("result", "Indikator hasil, nilai awal, dan target"),
    ("sub_activities", "Kode sub-kegiatan"),
    ("opd", "OPD penanggung jawab dan pendukung"),
    ("start", "Tahun mulai dan selesai"),
    ("pagu_total", "Pagu"),
    ("funding", "Sumber dana"),
    ("left_behind", "Siapa yang tertinggal dan jalurnya"),
    ("integrated_with", "Terintegrasi dengan"),
)
"""Fields of a programme that a remark can lie beside, by name."""


class ReviewAnswer(Answer):
    """Four ratings 1–3 and two sentences about one programme of another pillar."""

    programme: str = reference(
        "Program yang ditelaah", PEERS, hint="Program pilar yang dibagikan kepada Anda berdiri paling atas."
    )
    felt: int | None = rating(
        "Hasilnya dirasakan warga",
        ("1", "Hanya keluaran: barang, dokumen, kegiatan"),
        ("2", "Ada hasil, tetapi belum jelas bagi siapa"),
        ("3", "Jelas siapa yang merasakan apa, dengan angka dan tahun"),
        high=3,
    )
    closes: int | None = rating(
        "Menutup kesenjangan yang disebut",
        ("1", "Kaitannya tidak terbaca"),
        ("2", "Masuk akal, tetapi satu langkahnya hilang"),
        ("3", "Bila program ini berhasil, kesenjangannya mengecil"),
        high=3,
    )
    feasible: int | None = rating(
        "Dapat dikerjakan",
        ("1", "Pemilik, tahun, atau uangnya tidak masuk akal"),
        ("2", "Masuk akal, ada yang masih harus dipastikan"),
        ("3", "Pemilik, tahun, pagu, dan sumbernya cocok satu sama lain"),
        high=3,
    )
    inclusive: int | None = rating(
        "Tidak meninggalkan siapa pun",
        ("1", "Hanya bagi yang punya gawai dan sinyal"),
        ("2", "Yang tertinggal disebut, jalurnya belum"),
        ("3", "Yang tertinggal disebut, dan jalurnya dapat dipakai mulai hari pertama"),
        high=3,
    )
    strength: str = prose("Satu kekuatan", hint="Apa yang akan Anda tiru untuk pilar Anda sendiri?", max_words=40)
    mend: str = prose(
        "Satu yang perlu diperbaiki", hint="Sebut apa, mengapa, dan usul Anda; tentang naskahnya, bukan orangnya.",
        max_words=50,
    )  # fmt: skip
    place: str = choice("Tempatnya dalam naskah", *PLACES)


def about_another_pillar(answer: ReviewAnswer, context: Context) -> Iterator[Finding]:
    """The list holds no programme of the reader's own pillar; one that has gone is told by `complete`."""
    if not context.options(PEERS):
        message = "Belum ada naskah program dari pilar lain. Mulailah sesudah meja lain menyimpan rencana aksinya."
        yield info("TEL-01", message, field="programme")
        return
    chosen = context.item(PEERS, answer.programme) if answer.programme else None
    dealt = context.items[PEERS][0].pillar
    if chosen and chosen.pillar != dealt:
        message = (
            f"Anda mendapat giliran {context.label('pillars', dealt)}. Boleh memilih yang lain bila sudah sepakat."
        )
        yield amber("TEL-02", message, field="programme")


def says_something(answer: ReviewAnswer, context: Context) -> Iterator[Finding]:
    """Whoever reads it must be able to do something with it tomorrow."""
    for name, question in (("strength", "Apa tepatnya yang kuat?"), ("mend", "Apa yang harus diubah, menjadi apa?")):
        said = getattr(answer, name)
        if said and words(said) < FEWEST:
            yield red("TEL-03", f"Baru {words(said)} kata. {question} Tulis sedikitnya {FEWEST} kata.", field=name)


def praise_and_ratings_agree(answer: ReviewAnswer, context: Context) -> Iterator[Finding]:
    ratings = [answer.felt, answer.closes, answer.feasible, answer.inclusive]
    if len(set(ratings)) == 1 and ratings[0] in (1, 3):
        message = f"Keempat nilainya {ratings[0]}. Adakah satu yang sedikit berbeda? Di situlah telaah Anda menolong."
        yield amber("TEL-04", message, field="felt")


EXERCISE = Exercise(
    id="masterplan.review",
    session="03_masterplan",
    order=50,
    unit=Unit.PERSON,
    minutes=40,
    title="Telaah sejawat",
    why="Yang menulis sebuah naskah tidak lagi melihat lubangnya. Satu pembaca dari pilar lain menemukan dalam "
    "setengah jam apa yang nanti ditemukan penilai, ketika masih mudah diperbaiki.",
    how=(
        "Pilih satu program dari pilar yang dibagikan kepada Anda, lalu baca naskahnya di bawah formulir.",
        "Beri nilai 1 sampai 3 pada keempat ukuran menurut patokannya.",
        "Tulis satu kekuatan yang sungguh Anda lihat.",
        "Tulis satu hal yang perlu diperbaiki, dengan usul, dan tunjuk tempatnya.",
        "Kumpulkan; telaah Anda muncul sebagai catatan pada program itu di meja penulisnya.",
    ),
    good=Example(
        "Perlu diperbaiki: nilai awal dihitung dari satu posko saja, padahal targetnya seluruh desa. Usul: minta "
        "catatan semua posko kepada BPBD.",
        "Menunjuk tempatnya, menyebut sebabnya, dan dapat dikerjakan besok.",
    ),
    weak=Example("Sudah bagus, tinggal ditingkatkan lagi.", "Tidak ada yang dapat diperbaiki dari kalimat ini."),
    hints=(
        "Bacalah sebagai warga yang tidak hadir: apakah Anda tahu apa yang berubah bagi Anda?",
        "Cari satu angka yang tidak cocok dengan angka lain dalam naskah itu.",
        "Tulis seperti Anda ingin ditulisi.",
    ),
    answer=ReviewAnswer,
    checks=(
        Check(complete(), 5, "", "Program, nilai, kekuatan, perbaikan, dan tempatnya terisi"),
        Check(says_something, 3, "", "Kekuatan dan perbaikan dapat ditindaklanjuti"),
        Check(about_another_pillar),
        Check(praise_and_ratings_agree),
    ),
    unplaced="Telaah sampai ke meja penulisnya sebagai catatan; buku hanya memuat naskah yang sudah diperbaiki.",
)
