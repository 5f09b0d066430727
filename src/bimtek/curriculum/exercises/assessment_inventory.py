"""Inisiatif yang sudah ada: applications, innovations and programmes that run, and whether each goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import choice, prose, table, text, year
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Row

LEAST = 2
KINDS = (
    ("aplikasi", "Aplikasi atau situs"),
    ("inovasi", "Inovasi layanan, tanpa aplikasi"),
    ("program", "Program atau gerakan"),
)
WELL, USED, IDLE = "terpelihara", "dipakai", "tidak-dipakai"
CARE = (
    (WELL, "Dipakai dan terpelihara", "Ada yang memperbaiki, ada anggarannya."),
    (USED, "Dipakai, tidak ada yang memelihara"),
    (IDLE, "Tidak dipakai lagi"),
)
CONTINUE, MERGE, STOP = "lanjut", "gabung", "henti"
DECISIONS = ((CONTINUE, "Lanjut"), (MERGE, "Gabung"), (STOP, "Henti"))
ALIKE = 0.6
"""Part of the telling words of two purposes that are the same, from which on people are asked."""
TELLING = 4
"""Letters of the shortest word that tells something."""


class Initiative(Row):
    """Something that runs already, by whom and for whom, and what becomes of it."""

    name: str = text("Nama")
    kind: str = choice("Jenis", *KINDS)
    purpose: str = prose("Untuk apa", hint="Satu kalimat: siapa dapat berbuat apa dengannya.", max_words=25)
    owner: str = choice("OPD pengelola", source="opd")
    users: str = text("Siapa yang memakai", hint="Kelompoknya, dan kira-kira di mana.")
    since: int | None = year("Sejak tahun")
    linked: str = text(
        "Terhubung dengan", hint="Data atau layanan lain yang memakainya. Tidak ada? Tulis “belum”.", required=False
    )
    care: str = choice("Keadaannya", *CARE)
    decision: str = choice("Keputusan meja", *DECISIONS)
    merged_with: str = text("Digabung dengan", only_if=("decision", (MERGE,)))
    reason: str = prose(
        "Alasannya", hint="Apa yang warga rasakan bila ini berlanjut, digabung, atau berhenti?", max_words=30
    )


class InventoryAnswer(Answer):
    initiatives: tuple[Initiative, ...] = table(
        "Inisiatif pilar ini", Initiative, min_rows=LEAST, publishes="initiatives"
    )


def each_once(answer: InventoryAnswer, context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in answer.initiatives:
        name = " ".join(row.name.casefold().split())
        if name and name in seen:
            yield red("INV-01", f"“{row.name}” sudah ada di atas. Hapus atau gabungkan barisnya.", row, field="name")
        seen.add(name)


def has_begun(answer: InventoryAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.initiatives:
        if row.since is not None and row.since > context.today.year:
            message = f"Tahun {row.since} belum tiba. Daftar ini memuat yang sudah berjalan; rencana menyusul."
            yield red("INV-02", message, row, field="since")


def same_purpose(answer: InventoryAnswer, context: Context) -> Iterator[Finding]:
    """Two that do the same: a guess about wording. A table that merges one of them has seen it."""
    for one, other in combinations(answer.initiatives, 2):
        mine, theirs = _telling(one.purpose), _telling(other.purpose)
        both = mine & theirs
        if both and len(both) / min(len(mine), len(theirs)) >= ALIKE and MERGE not in (one.decision, other.decision):
            message = f"“{one.name}” dan “{other.name}” tampak berguna untuk hal yang sama. Perlukah keduanya?"
            yield amber("INV-03", message, other, field="decision")


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= TELLING}


def unkept_goes_on(answer: InventoryAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.initiatives:
        if row.care == IDLE and row.decision == CONTINUE:
            message = f"“{row.name}” tidak dipakai lagi, tetapi dilanjutkan. Apa yang akan berbeda?"
            yield amber("INV-04", message, row, field="decision")
        elif row.care == WELL and row.decision == STOP:
            message = f"“{row.name}” dipakai dan terpelihara, tetapi dihentikan. Siapa yang melayani pemakainya nanti?"
            yield amber("INV-05", message, row, field="decision")


def everything_goes_on(answer: InventoryAnswer, context: Context) -> Iterator[Finding]:
    """From four on it is rare that nothing can be joined or ended."""
    decisions = [row.decision for row in answer.initiatives]
    if len(decisions) >= 2 * LEAST and set(decisions) == {CONTINUE}:
        message = (
            f"Semua {len(decisions)} inisiatif dilanjutkan. Mana yang dapat digabung supaya tenaganya tidak terbagi?"
        )
        yield amber("INV-06", message, field="initiatives")


EXERCISE = Exercise(
    id="assessment.inventory",
    session="02_assessment",
    order=5,
    unit=Unit.TABLE,
    minutes=45,
    title="Inisiatif yang sudah ada",
    why="Daerah ini tidak mulai dari nol: ada yang sudah berjalan, dan ada yang sudah lama tidak dibuka. Yang baik "
    "diteruskan, yang kembar digabung, dan yang tidak dipakai dihentikan sebelum kita menambah yang baru.",
    how=(
        "Daftar aplikasi, inovasi, dan program yang menyangkut pilar ini; ingat juga yang tanpa komputer.",
        "Sebut untuk apa, siapa pengelolanya, siapa yang sungguh memakainya, sejak kapan.",
        "Tulis dengan apa ia terhubung; “belum” juga jawaban.",
        "Putuskan: lanjut, gabung, atau henti, dengan alasan yang dapat dibaca pengelolanya.",
    ),
    good=Example(
        "Grup percakapan aduan kecamatan: dipakai warga, tidak terhubung dengan Layanan Cepat. Gabung: laporan "
        "diteruskan ke satu buku supaya jamnya tercatat.",
        "Keputusannya menghemat kerja dan tidak mengambil apa pun dari warga. (Contoh latihan.)",
    ),
    weak=Example(
        "Website OPD: lanjut, karena sudah ada.",
        "Tidak diketahui siapa yang memakainya; “sudah ada” bukan alasan untuk memelihara.",
    ),
    hints=(
        "Tanyakan kepada petugas loket: apa yang Anda buka setiap hari? Dan apa yang tidak pernah?",
        "Dua aplikasi meminta data yang sama dari warga? Itu calon gabung.",
        "Menghentikan juga keputusan: uang pemeliharaannya dapat dipakai untuk yang lain.",
    ),
    answer=InventoryAnswer,
    checks=(
        Check(complete("initiatives"), 5, "initiatives", "Pengelola, pemakai, keputusan, alasan"),
        Check(each_once, 1, "initiatives", "Setiap inisiatif satu kali"),
        Check(has_begun, 1, "initiatives", "Sudah berjalan"),
        Check(enough_rows("initiatives", LEAST, "Baru {now} inisiatif; tulis sedikitnya {least}."), 2, "", "Jumlah"),
        Check(same_purpose),
        Check(unkept_goes_on),
        Check(everything_goes_on),
    ),
    places=(PlanPlace("readiness", "Inisiatif yang sudah ada"),),
)
