"""Analisis masa depan: what is coming from outside, the chance in it, the threat, and who will feel it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import choice, prose, references, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import words

LEAST = 2
SCOPES = (
    ("global", "Dunia"),
    ("nasional", "Nasional"),
    ("lokal", "Daerah ini dan sekitarnya"),
)
EVERYBODY = re.compile(
    r"^\W*(?:seluruh|semua|segenap)?\W*(?:masyarakat|warga|rakyat|penduduk|publik)(?:\W+(?:umum|luas))?\W*$",
    re.IGNORECASE,
)
"""A group that leaves nobody out names nobody."""


class Trend(Row):
    """One development that the regency does not steer: a chance and a threat, tied to a figure or a document."""

    title: str = text("Kecenderungan", hint="Apa yang berubah, ke arah mana: “tamu memesan lewat telepon genggam”.")
    scope: str = choice("Datangnya dari", *SCOPES)
    chance: str = prose("Peluang bagi daerah", hint="Apa yang menjadi mungkin.", max_words=30)
    threat: str = prose("Ancaman bila dibiarkan", hint="Apa yang hilang atau memburuk, dan di mana.", max_words=30)
    felt_by: str = text("Siapa yang paling merasakan", hint="Satu kelompok yang dapat ditemui, dan tempatnya.")
    facts: tuple[str, ...] = references(
        "Angka yang menunjukkannya",
        "chosen_facts",
        required=False,  # tied says it better
        hint="Pilih dari latihan Gambaran umum.",
    )
    document: str = text(
        "Dokumen yang menyebutnya",
        required=False,  # tied says it better
        hint="Judul, tahun, dan halaman atau babnya.",
    )


class TrendsAnswer(Answer):
    trends: tuple[Trend, ...] = table(
        "Kecenderungan yang menyentuh pilar ini", Trend, min_rows=LEAST, publishes="trends"
    )


def tied(answer: TrendsAnswer, context: Context) -> Iterator[Finding]:
    """A trend without a figure or a document is a feeling. A figure that was deleted shows nothing."""
    for trend in answer.trends:
        if not trend.document and not any(context.knows("chosen_facts", fact) for fact in trend.facts):
            yield red(
                "TRN-01",
                f"Dari mana kita tahu “{trend.label}”? Pilih angka dari Gambaran umum, atau sebut dokumennya.",
                trend,
                field="facts",
            )


def each_once(answer: TrendsAnswer, context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for trend in answer.trends:
        name = " ".join(trend.title.casefold().split())
        if name and name in seen:
            yield red("TRN-02", f"“{trend.title}” sudah ada di atas. Ganti atau gabungkan.", trend, field="title")
        seen.add(name)


def document_can_be_found(answer: TrendsAnswer, context: Context) -> Iterator[Finding]:
    """ "Berita" and "laporan BPS" cannot be looked up: a year is the least."""
    for trend in answer.trends:
        if trend.document and not re.search(r"\d", trend.document):
            yield amber(
                "TRN-03",
                f"Dokumen “{trend.document}” belum dapat dicari orang lain. Tambahkan tahun dan halamannya.",
                trend,
                field="document",
            )


def somebody_feels_it(answer: TrendsAnswer, context: Context) -> Iterator[Finding]:
    for trend in answer.trends:
        if EVERYBODY.match(_without_region(trend.felt_by, context)):
            yield amber(
                "TRN-04",
                f"“{trend.felt_by}” belum menunjuk siapa pun. Siapa yang merasakannya lebih dahulu, dan di mana?",
                trend,
                field="felt_by",
            )


def _without_region(words: str, context: Context) -> str:
    """ "Warga Kabupaten X" is everybody, too."""
    own = rf"\b(?:(?:kabupaten|kota)\s+)?{re.escape(context.region.short_name)}\b"
    return re.sub(own, "", words, flags=re.IGNORECASE)


def looks_outside(answer: TrendsAnswer, context: Context) -> Iterator[Finding]:
    """Trends come from outside; when all are local the table has written its present state."""
    if len(answer.trends) >= LEAST and all(trend.scope == "lokal" for trend in answer.trends):
        yield amber(
            "TRN-05",
            "Semua kecenderungan datang dari dekat. Adakah perubahan nasional atau dunia yang akan sampai ke sini?",
            field="trends",
        )


def two_sides(answer: TrendsAnswer, context: Context) -> Iterator[Finding]:
    """Chance and threat copied from one another."""
    for trend in answer.trends:
        if words(trend.chance) and trend.chance.casefold() == trend.threat.casefold():
            yield amber("TRN-06", "Peluang dan ancamannya berbunyi sama. Bedakan keduanya.", trend, field="threat")


EXERCISE = Exercise(
    id="vision.trends",
    session="01_vision",
    order=14,
    unit=Unit.TABLE,
    minutes=20,
    title="Analisis masa depan",
    why="Rencana ini berlaku sepuluh tahun, dan selama itu dunia di luar kabupaten tidak berhenti berubah. Meja yang "
    "melihat perubahan lebih awal dapat memakai peluangnya sebelum menanggung akibatnya.",
    how=(
        f"Sebut sedikitnya {LEAST} perubahan yang tidak dikendalikan kabupaten, tetapi akan sampai ke sini.",
        "Tulis peluangnya dan ancamannya; hampir setiap kecenderungan punya keduanya.",
        "Sebut siapa yang paling merasakan, sedekat mungkin dengan orang yang dapat ditemui.",
        "Ikat pada satu angka dari Gambaran umum atau pada dokumen yang dapat dicari orang lain.",
    ),
    good=Example(
        "Tamu mancanegara kembali ke Kintamani. Peluang: pemasukan desa di sekitar kaldera. Ancaman: sampah dan "
        "kemacetan naik lebih cepat dari pemasukannya. Paling merasakan: warga desa di tepi danau. Angka: kunjungan "
        "2024.",
        "Satu perubahan, dua sisi, satu tempat, satu angka; meja lain dapat memeriksanya.",
    ),
    weak=Example(
        "“Era revolusi industri dan digitalisasi di segala bidang.”",
        "Tidak ada arah, tempat, orang, atau angka; kalimat ini cocok untuk rencana mana pun.",
    ),
    hints=(
        "Tanyakan: apa yang sepuluh tahun lalu belum ada, dan sekarang mengubah pekerjaan OPD Anda?",
        "Lihat RPJPD 2025–2045, RTRW, dan laporan kinerja: perubahan apa yang mereka sebut?",
        "Perubahan jumlah dan umur penduduk, iklim, kebiasaan tamu, dan aturan pusat termasuk kecenderungan.",
    ),
    answer=TrendsAnswer,
    checks=(
        Check(complete("trends"), 4, "trends", "Semua kolom terisi"),
        Check(tied, 4, "trends", "Terikat pada angka atau dokumen"),
        Check(each_once),
        Check(enough_rows("trends", LEAST, "Baru {now} kecenderungan; tulis sedikitnya {least}."), 2, "", "Jumlah"),
        Check(document_can_be_found),
        Check(somebody_feels_it),
        Check(looks_outside),
        Check(two_sides),
    ),
    places=(PlanPlace("situation", "Analisis masa depan"),),
)
