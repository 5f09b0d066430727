"""Prioritas: each table rates its programmes by the same anchors; the rank is computed with the weights of the core."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import prose, rating, table
from bimtek.curriculum.findings import Finding, amber
from bimtek.curriculum.priority import CRITERIA
from bimtek.curriculum.rows import Answer, Place, Row

BILLION = 1_000_000_000
COSTS = ((BILLION // 2, 1), (BILLION, 2), (5 * BILLION, 3), (10 * BILLION, 4))
"""Total pagu below this amount, rupiah → rating of cost; above the last one 5. Bounds of the course."""
TOO_FEW = 3
"""Below so many programmes equal ratings say nothing."""
READY = 4


class Score(Row):
    """One programme of the table, rated 1–5 by five criteria; `id` is the programme's id. Cost counts reversed."""

    impact: int | None = rating(
        "Dampak bagi warga",
        ("1", "Terasa oleh beberapa orang, atau hanya di kantor"),
        ("3", "Terasa di satu kecamatan atau oleh satu kelompok warga"),
        ("5", "Mengubah keseharian warga di seluruh kabupaten, juga yang paling tertinggal"),
    )
    urgency: int | None = rating(
        "Mendesak",
        ("1", "Menunggu lima tahun pun tidak ada yang dirugikan"),
        ("3", "Kerugiannya bertambah setiap tahun"),
        ("5", "Ada warga yang celaka atau kehilangan hak bila tahun depan belum mulai"),
    )
    readiness: int | None = rating(
        "Kesiapan",
        ("1", "Orang, aturan, dan datanya belum ada"),
        ("3", "Sebagian sudah ada; sisanya dapat disiapkan dalam setahun"),
        ("5", "OPD setuju, orangnya ada, anggarannya tercatat: dapat mulai bulan depan"),
    )
    cost: int | None = rating(
        "Biaya",
        ("1", "Di bawah Rp500 juta selama rencana"),
        ("3", "Antara Rp1 miliar dan Rp5 miliar"),
        ("5", "Rp10 miliar atau lebih"),
        hint="Terisi dari jumlah pagu; dihitung terbalik.",
    )
    alignment: int | None = rating(
        "Keselarasan",
        ("1", "Tidak disebut dalam RPJMD maupun Renstra"),
        ("3", "Mendukung salah satu sasaran secara tidak langsung"),
        ("5", "Tercantum dalam RPJMD dan langsung menggerakkan IKU pilar"),
    )
    reason: str = prose(
        "Yang paling menentukan nilainya", max_words=30, hint="Satu kalimat untuk pembaca di luar meja."
    )

    def label_in(self, context: Context) -> str:
        return context.label("programmes", self.id)


class PriorityAnswer(Answer):
    scores: tuple[Score, ...] = table("Nilai setiap program", Score, rows_from="own_programmes", publishes="priorities")


def every_programme_is_rated(answer: PriorityAnswer, context: Context) -> Iterator[Finding]:
    """Fixed rows that nobody touched are not stored, so what is absent is looked for among the programmes."""
    rated = {context.resolve(row.id) for row in answer.scores if not row.is_open}
    for option in context.options("own_programmes"):
        if option.value not in rated:
            message = f"“{option.label}” belum dinilai. Beri nilai 1 sampai 5 pada kelima ukurannya."
            yield Finding("PRI-01", message, place=Place("scores", option.value, "impact"))


def tells_apart(answer: PriorityAnswer, context: Context) -> Iterator[Finding]:
    """A criterion with the same rating everywhere cannot rank anything."""
    if len(answer.scores) < TOO_FEW:
        return
    for name, label in CRITERIA.items():
        values = {getattr(row, name) for row in answer.scores}
        if len(values) == 1 and None not in values:
            message = f"“{label}”: semua program bernilai {values.pop()}. Mana yang sedikit lebih, mana yang kurang?"
            yield amber("PRI-02", message, field="scores")


def ready_means_agreed(answer: PriorityAnswer, context: Context) -> Iterator[Finding]:
    """A programme whose OPD has refused or was not asked cannot begin next month."""
    for row in answer.scores:
        item = context.item("programmes", row.id)
        confirmation = item.values.get("confirmation") if item else None
        if row.readiness is not None and row.readiness >= READY and confirmation in ("tolak", "belum"):
            said = "menolak" if confirmation == "tolak" else "belum ditanya"
            message = f"“{row.label_in(context)}” bernilai kesiapan {row.readiness}, padahal OPD-nya {said}."
            yield amber("PRI-03", message, row, field="readiness")


def cost_follows_the_pagu(answer: PriorityAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.scores:
        item = context.item("programmes", row.id)
        expected = cost_of(item.values.get("pagu_total")) if item else None
        if row.cost is not None and expected is not None and row.cost != expected:
            message = f"“{row.label_in(context)}”: menurut jumlah pagunya nilai biaya {expected}, tertulis {row.cost}."
            yield amber("PRI-04", message, row, field="cost")


def cost_of(pagu: Any) -> int | None:
    """The rating of cost that follows from a total pagu in rupiah; None where it is not known."""
    if isinstance(pagu, bool) or not isinstance(pagu, int):
        return None
    return next((mark for below, mark in COSTS if pagu < below), 5)


def defaults(context: Context) -> dict[str, Any]:
    """Cost follows from the pagu of the action plan; nothing where there is no programme yet."""
    rows: list[dict[str, Any]] = []
    for option in context.options("own_programmes"):
        item = context.item("programmes", option.value)
        cost = cost_of(item.values.get("pagu_total")) if item else None
        rows.append({"id": option.value, **({"cost": cost} if cost else {})})
    return {"scores": rows} if any("cost" in row for row in rows) else {}


EXERCISE = Exercise(
    id="masterplan.priority",
    session="03_masterplan",
    order=32,
    unit=Unit.TABLE,
    minutes=30,
    title="Prioritas",
    why="Orang dan uang tidak cukup untuk semua program sekaligus. Dengan patokan yang sama di semua meja, pimpinan "
    "dapat melihat mana yang didahulukan, dan mengapa.",
    how=(
        "Programnya sudah terisi dari rencana aksi; nilai biaya mengikuti jumlah pagunya.",
        "Sepakati nilai 1 sampai 5 menurut patokan yang tertulis, satu ukuran demi satu ukuran.",
        "Tulis satu kalimat: apa yang paling menentukan nilainya?",
        "Bobot ukuran diputuskan tim inti; meja tidak perlu menghitung.",
    ),
    good=Example(
        "Jalur laporan luring: dampak 4, mendesak 5. Delapan desa sulit melapor keadaan darurat, dan musim hujan "
        "datang setiap tahun.",
        "Nilainya mengikuti patokan, dan alasannya dapat diperiksa orang lain.",
    ),
    weak=Example(
        "Semua program bernilai 5 karena semuanya penting.",
        "Tidak ada yang didahulukan; nilainya tidak membantu siapa pun memilih.",
    ),
    hints=(
        "Mulailah dari ukuran, bukan dari program: bandingkan dampak semua program lebih dahulu.",
        "Bila berbeda pendapat, baca patokannya keras-keras; biasanya selisihnya tinggal satu.",
        "Program yang OPD-nya belum setuju hampir tidak mungkin bernilai kesiapan 5.",
    ),
    answer=PriorityAnswer,
    checks=(
        Check(complete("scores"), 6, "scores", "Kelima nilai dan alasannya terisi"),
        Check(every_programme_is_rated, 2, "", "Semua program dinilai"),
        Check(tells_apart),
        Check(ready_means_agreed),
        Check(cost_follows_the_pagu),
    ),
    places=(PlanPlace("actions", "Prioritas"),),
    defaults=defaults,
)
