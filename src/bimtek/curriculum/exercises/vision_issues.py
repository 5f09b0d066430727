"""Isu strategis: what presses the people of the regency, with evidence, ranked by urgency, seriousness and growth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import choice, prose, rating, references, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Row

LEAST = 3


class Issue(Row):
    """A strategic issue. USG: each of urgency, seriousness, growth 1–5 by the table's consensus; the sum is 3–15."""

    title: str = text("Isu strategis", hint="Masalah yang dirasakan warga, bukan solusinya.")
    affected: str = prose("Siapa yang merasakan, siapa yang tertinggal", max_words=40)
    evidence: tuple[str, ...] = references(
        "Bukti (indikator)",
        "chosen_facts",
        required=False,  # has_evidence says it better
        hint="Pilih indikator dari latihan Gambaran umum.",
    )
    sub_dimension: str = choice("Subdimensi", source="sub_dimensions")
    urgency: int | None = rating(
        "Mendesak (U)",
        ("1", "Dapat menunggu lebih dari tiga tahun"),
        ("3", "Perlu ditangani dalam satu sampai dua tahun"),
        ("5", "Harus ditangani tahun ini"),
    )
    seriousness: int | None = rating(
        "Serius (S)",
        ("1", "Mengganggu sedikit orang"),
        ("3", "Mengganggu banyak orang di satu kecamatan"),
        ("5", "Mengancam keselamatan atau penghidupan banyak warga"),
    )
    growth: int | None = rating(
        "Berkembang (G)",
        ("1", "Cenderung membaik sendiri"),
        ("3", "Tetap seperti sekarang bila dibiarkan"),
        ("5", "Cepat memburuk bila dibiarkan"),
    )

    @property
    def usg(self) -> int | None:
        """Sum of the three ratings, 3–15; None while one is open."""
        parts = (self.urgency, self.seriousness, self.growth)
        return None if None in parts else sum(part for part in parts if part is not None)


class IssuesAnswer(Answer):
    issues: tuple[Issue, ...] = table("Daftar isu, yang terpenting di atas", Issue, min_rows=LEAST, publishes="issues")


def has_evidence(answer: IssuesAnswer, context: Context) -> Iterator[Finding]:
    """An issue without an indicator is an opinion."""
    for issue in answer.issues:
        if not issue.evidence:
            yield red(
                "ISU-01",
                f"“{issue.label}” belum punya bukti. Pilih indikator yang menunjukkannya; bila belum ada, "
                "tambahkan dahulu di latihan Gambaran umum.",
                issue,
                field="evidence",
            )


def ranked_by_sum(answer: IssuesAnswer, context: Context) -> Iterator[Finding]:
    """The list stands in the order of the sums."""
    rated = [(issue, issue.usg) for issue in answer.issues if issue.usg is not None]
    for (_, above), (issue, below) in zip(rated, rated[1:], strict=False):
        if above is not None and below is not None and below > above:
            yield red(
                "ISU-02",
                f"“{issue.label}” (jumlah {below}) berada di bawah isu yang jumlahnya {above}. Pindahkan ke atas.",
                issue,
                field="urgency",
            )


SOLUTION = re.compile(r"\b(belum|tidak|kurang|perlu) ?(ada|adanya|memiliki|punya|tersedia)?nya?\b.*"
                      r"\b(aplikasi|sistem informasi|command center|website|dashboard|cctv|server)\b", re.IGNORECASE)  # fmt: skip


def solution_in_disguise(answer: IssuesAnswer, context: Context) -> Iterator[Finding]:
    """A guess about wording, so amber: "belum ada aplikasi" names the cure and hides the illness."""
    for issue in answer.issues:
        if SOLUTION.search(issue.title):
            yield amber(
                "ISU-03",
                f"“{issue.label}” tampak seperti solusi yang belum ada. Apa akibatnya bagi warga? Tulis akibat itu.",
                issue,
                field="title",
            )


EXERCISE = Exercise(
    id="vision.issues",
    session="01_vision",
    order=20,
    unit=Unit.TABLE,
    minutes=60,
    title="Isu strategis",
    why="Rencana yang baik berangkat dari masalah warga, bukan dari daftar belanja. Isu yang ditulis di sini menjadi "
    "pangkal benang merah: setiap program nanti harus menjawab salah satunya.",
    how=(
        "Tulis setiap isu sebagai keadaan yang dirasakan warga.",
        "Sebut siapa yang merasakan dan siapa yang paling tertinggal.",
        "Pilih indikator dari Gambaran umum sebagai bukti.",
        "Sepakati nilai U, S dan G di meja, lalu urutkan menurut jumlahnya.",
    ),
    good=Example(
        "Warga delapan desa di Kintamani tidak dapat melapor keadaan darurat karena tidak ada sinyal.",
        "Menyebut siapa, di mana, dan akibatnya; buktinya ada dalam data.",
    ),
    weak=Example("Belum ada aplikasi pelaporan terpadu.", "Menyebut solusi; masalah warganya tidak kelihatan."),
    hints=(
        "Tanyakan: bila tidak ada yang berubah, siapa yang dirugikan?",
        "Lihat indikator yang paling jauh dari rata-rata Bali.",
        "Dua isu yang punya penyebab sama biasanya satu isu.",
    ),
    answer=IssuesAnswer,
    checks=(
        Check(complete("issues"), 10, "issues", "Semua kolom terisi"),
        Check(has_evidence, 15, "issues", "Setiap isu berbukti"),
        Check(ranked_by_sum, 5, "issues", "Urut menurut jumlah USG"),
        Check(enough_rows("issues", LEAST, "Baru {now} isu; tulis sedikitnya {least}."), 5, "", "Jumlah isu"),
        Check(solution_in_disguise),
    ),
    places=(PlanPlace(1, 2, "Isu strategis"),),
)
