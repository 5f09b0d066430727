"""Bobot prioritas: what counts how much when programmes are ranked, decided once by the core team.

An exercise of its own, apart from `masterplan.priority`: the tables rate their programmes by anchors without seeing
the weights, so that nobody rates towards a rank; and whoever changes a weight later changes no rating.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Merge, Total, date, number, prose, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.priority import CRITERIA, STEP, WHOLE
from bimtek.curriculum.rows import Answer
from bimtek.formats import number_id

HEAVY = Decimal(50)
"""Percent. Above it one criterion alone outweighs all others together."""


class WeightsAnswer(Answer):
    """Five weights in percent."""

    impact: Decimal | None = number(
        "Bobot dampak bagi warga",
        unit="%",
        hint="Berapa banyak warga yang merasakannya, dan seberapa jauh?",
        merge=Merge.ONCE,
    )
    urgency: Decimal | None = number(
        "Bobot mendesak", unit="%", hint="Apa yang terjadi bila menunggu dua tahun lagi?", merge=Merge.ONCE
    )
    readiness: Decimal | None = number(
        "Bobot kesiapan", unit="%", hint="Apakah orang, aturan, dan datanya sudah ada?", merge=Merge.ONCE
    )
    cost: Decimal | None = number(
        "Bobot biaya", unit="%", hint="Biaya dihitung terbalik: yang murah memperoleh nilai tinggi.", merge=Merge.ONCE
    )
    alignment: Decimal | None = number(
        "Bobot keselarasan",
        unit="%",
        merge=Merge.ONCE,
        hint="Seberapa langsung mendukung misi dan sasaran?",
        total=Total("Jumlah (harus 100)", tuple(CRITERIA)),
    )
    reason: str = prose(
        "Mengapa begitu",
        merge=Merge.ONCE,
        hint="Apa yang didahulukan kabupaten ini, dan apa yang dikalahkan?",
        max_words=60,
    )
    decided_by: str = text("Diputuskan oleh", hint="Nama atau forum, dan jabatannya.", merge=Merge.ONCE)
    decided_on: datetime.date | None = date("Tanggal keputusan", merge=Merge.ONCE)


def add_up(answer: WeightsAnswer, context: Context) -> Iterator[Finding]:
    """Each between 0 and 100, together 100. Open ones are told by `complete`."""
    weights = {name: getattr(answer, name) for name in CRITERIA}
    for name, weight in weights.items():
        if weight is not None and not 0 <= weight <= WHOLE:
            yield red("BOB-01", f"Bobot {number_id(weight)}% tidak mungkin; tulis 0 sampai 100.", field=name)
    given = [weight for weight in weights.values() if weight is not None]
    total = sum(given, Decimal(0))
    if len(given) == len(CRITERIA) and total != WHOLE:
        words = "Kurangi" if total > WHOLE else "Tambah"
        message = f"Kelima bobot berjumlah {number_id(total)}. {words} {number_id(abs(total - WHOLE))} supaya 100."
        yield red("BOB-02", message, field="alignment")


def none_rules_alone(answer: WeightsAnswer, context: Context) -> Iterator[Finding]:
    for name, label in CRITERIA.items():
        weight = getattr(answer, name)
        if weight is not None and weight > HEAVY:
            message = (
                f"“{label}” berbobot lebih dari separuh; ukuran lain hampir tidak berpengaruh lagi. Memang begitu?"
            )
            yield amber("BOB-03", message, field=name)
        elif weight == 0:
            message = f"“{label}” berbobot 0: nilainya tidak dihitung sama sekali. Memang begitu?"
            yield amber("BOB-04", message, field=name)


EXERCISE = Exercise(
    id="masterplan.weights",
    session="03_masterplan",
    order=30,
    unit=Unit.CORE,
    minutes=20,
    title="Bobot prioritas",
    why="Tidak semua program dapat didahulukan, dan yang memutuskan ukurannya adalah kabupaten, bukan hitungan. Bobot "
    "ditetapkan sekali, sebelum tim inti melihat nilai dari meja, supaya tidak ada yang menyetel urutan.",
    how=(
        "Bacalah lima ukurannya. Tanyakan kepada pimpinan: bila dua program berebut satu rupiah, apa yang menang?",
        f"Bagikan {number_id(WHOLE)} kepada kelimanya.",
        "Tulis alasannya dan siapa yang memutuskan; keduanya tercetak dalam Buku 2.",
        f"Sesudah meja memberi nilai, baca apa yang berubah bila satu bobot bergeser {number_id(STEP)}.",
    ),
    good=Example(
        "Dampak 35, mendesak 20, kesiapan 20, biaya 10, keselarasan 15: warga yang paling jauh dari layanan "
        "didahulukan walaupun biayanya lebih besar.",
        "Bobotnya berbeda-beda karena sebuah pilihan, dan pilihannya dapat dibaca. (Angka contoh.)",
    ),
    weak=Example(
        "Kelimanya 20, karena semuanya penting.",
        "Bila semua sama penting, tidak ada yang diputuskan; urutannya ditentukan kebetulan.",
    ),
    hints=(
        "Mulailah dari yang paling penting dan yang paling tidak penting; tiga yang lain menyusul.",
        "Biaya sudah dibatasi pagu. Bobot biaya yang besar mendahulukan yang kecil-kecil.",
        "Kesiapan yang berbobot besar mendahulukan apa yang sudah jalan; periksa siapa yang tertinggal karenanya.",
    ),
    answer=WeightsAnswer,
    checks=(Check(complete()), Check(add_up), Check(none_rules_alone)),
    places=(PlanPlace("actions", "Prioritas"),),
)
