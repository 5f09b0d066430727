"""Isu strategis: what presses the people of the regency, with evidence, ranked by urgency, seriousness and growth."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Total, choice, prose, rating, references, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import names_only_a_cure

LEAST = 3


class Issue(Row):
    """A strategic issue. USG: each of urgency, seriousness, growth 1–5 by the table's consensus; the sum is 3–15."""

    title: str = text("Isu strategis", hint="Masalah yang dirasakan warga, bukan solusinya.")
    affected: str = prose(
        "Siapa yang merasakan, siapa yang tertinggal",
        hint="Sebut kelompok dan tempatnya. Siapa tidak terjangkau: lansia, penyandang disabilitas, desa tanpa sinyal?",
        max_words=40,
    )
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
        total=Total("Jumlah U + S + G", ("urgency", "seriousness", "growth")),
    )

    @property
    def usg(self) -> int | None:
        """Sum of the three ratings, 3–15; None while one is open."""
        if self.urgency is None or self.seriousness is None or self.growth is None:
            return None
        return self.urgency + self.seriousness + self.growth


class IssuesAnswer(Answer):
    issues: tuple[Issue, ...] = table("Daftar isu, yang terpenting di atas", Issue, min_rows=LEAST, publishes="issues")


def has_evidence(answer: IssuesAnswer, context: Context) -> Iterator[Finding]:
    """An issue without an indicator is an opinion. An indicator that was deleted shows nothing."""
    for issue in answer.issues:
        if not any(context.knows("chosen_facts", indicator) for indicator in issue.evidence):
            yield red(
                "ISU-01",
                f"“{issue.label}” belum punya bukti. Pilih indikator yang menunjukkannya; bila belum ada, "
                "tambahkan dahulu di latihan Gambaran umum.",
                issue,
                field="evidence",
            )


def ranked_by_sum(answer: IssuesAnswer, context: Context) -> Iterator[Finding]:
    """The list stands in the order of the sums; while a sum is open there is no order yet."""
    rated = [(issue, issue.usg) for issue in answer.issues if issue.usg is not None]
    if len(rated) < len(answer.issues):
        yield red(
            "ISU-04", "Beri nilai U, S dan G pada semua isu; urutannya baru terlihat sesudah itu.", field="issues"
        )
        return
    for (_, above), (issue, below) in pairwise(rated):
        if below > above:
            yield red(
                "ISU-02",
                f"“{issue.label}” (jumlah {below}) berada di bawah isu yang jumlahnya {above}. Pindahkan ke atas.",
                issue,
                field="urgency",
            )


def solution_in_disguise(answer: IssuesAnswer, context: Context) -> Iterator[Finding]:
    """ "Belum ada aplikasi" names the cure and hides the illness. A missing network is no cure: it can be the cause."""
    for issue in answer.issues:
        if names_only_a_cure(issue.title):
            yield amber(
                "ISU-03",
                f"“{issue.label}” terbaca seperti solusi. Apa akibatnya bagi warga bila itu tidak ada? Tulis itu.",
                issue,
                field="title",
            )


def ratings_tell_apart(answer: IssuesAnswer, context: Context) -> Iterator[Finding]:
    """When everything weighs the same, nothing was weighed."""
    sums = {issue.usg for issue in answer.issues}
    if len(answer.issues) >= LEAST and len(sums) == 1 and None not in sums:
        yield amber(
            "ISU-05",
            f"Semua isu berjumlah {sums.pop()}. Bila hanya satu yang dapat ditangani tahun depan, yang mana? "
            "Sesuaikan nilainya.",
            field="issues",
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
        "Tulis sedikitnya tiga isu, masing-masing sebagai keadaan yang dirasakan warga.",
        "Sebut siapa yang merasakan dan siapa yang paling tertinggal.",
        "Pilih indikator dari Gambaran umum sebagai bukti.",
        "Sepakati nilai U, S dan G (1 sampai 5) di meja; patokannya tertulis pada setiap nilai.",
        "Urutkan menurut jumlahnya (3 sampai 15), yang terbesar di atas.",
    ),
    good=Example(
        "Warga delapan desa di pegunungan terlambat melapor keadaan darurat karena sinyal hampir tidak ada.",
        "Menyebut siapa, di mana, dan akibatnya; buktinya ada dalam data.",
    ),
    weak=Example("Belum ada aplikasi pelaporan terpadu.", "Menyebut solusi; masalah warganya tidak kelihatan."),
    hints=(
        "Tanyakan: bila tidak ada yang berubah, siapa yang dirugikan?",
        "Lihat indikator yang paling jauh dari kabupaten tetangga.",
        "Dua isu yang punya penyebab sama biasanya satu isu.",
    ),
    answer=IssuesAnswer,
    checks=(
        Check(complete("issues"), 7, "issues", "Semua kolom terisi"),
        Check(has_evidence, 10, "issues", "Setiap isu berbukti"),
        Check(ranked_by_sum, 4, "", "Urut menurut jumlah USG"),
        Check(enough_rows("issues", LEAST, "Baru {now} isu; tulis sedikitnya {least}."), 4, "", "Jumlah isu"),
        Check(solution_in_disguise),
        Check(ratings_tell_apart),
    ),
    places=(PlanPlace("situation", "Isu strategis"),),
)
