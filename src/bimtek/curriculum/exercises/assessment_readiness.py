"""Kesiapan: nine components of struktur, infrastruktur and suprastruktur, each rated by anchors and with evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 -- `date` declares a field here

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.components import COMPONENTS
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Merge, choice, date, prose, rating, table, text, year
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Row

PROVEN = 3
"""From this rating on somebody must be able to see it."""
SHOWN, PROMISED, NONE = "ada", "menyusul", "belum"


class Readiness(Row):
    """The rating of one component; the row's id is the component's."""

    rating: int | None = rating(
        "Kesiapan",
        ("1", "Belum ada"),
        ("2", "Dimulai, bergantung pada orang tertentu"),
        ("3", "Ada dan berjalan, belum merata"),
        ("4", "Berjalan merata dan terdokumentasi"),
        ("5", "Terukur, ditinjau berkala, dan terus diperbaiki"),
        merge=Merge.AVERAGE,
    )
    evidence: str = choice(
        "Bukti",
        (SHOWN, "Bukti ada"),
        (PROMISED, "Bukti menyusul", "Ada, tetapi tidak dibawa hari ini."),
        (NONE, "Belum ada bukti"),
        required=False,  # evidence_or_promise says it better
    )
    document: str = text("Dokumen", hint="Misalnya: Perbup, SK, DPA, laporan.", only_if=("evidence", (SHOWN,)))
    number: str = text("Nomor", required=False, hint="Boleh kosong.", only_if=("evidence", (SHOWN,)))
    year: int | None = year("Tahun", only_if=("evidence", (SHOWN,)))
    owner: str = choice("OPD yang membawanya", source="opd", only_if=("evidence", (PROMISED,)))
    due: Date | None = date("Paling lambat", only_if=("evidence", (PROMISED,)))
    note: str = prose(
        "Yang paling menentukan", hint="Kekuatan atau kekurangannya. Boleh kosong.", max_words=25, required=False
    )

    def label_in(self, context: Context) -> str:
        return context.label("components", self.id)


class ReadinessAnswer(Answer):
    components: tuple[Readiness, ...] = table("Komponen", Readiness, rows_from="components")
    nature: str = prose(
        "Alam",
        hint="Letak, potensi, dan ancaman alam yang harus diperhitungkan. Boleh kosong.",
        max_words=60,
        required=False,
    )
    culture: str = prose(
        "Budaya",
        hint="Adat dan kebiasaan yang memudahkan atau menyulitkan. Boleh kosong.",
        max_words=60,
        required=False,
    )


def evidence_or_promise(answer: ReadinessAnswer, context: Context) -> Iterator[Finding]:
    """Reviewers look for evidence first. A low rating needs none: that nothing is there cannot be shown.

    A promise for yesterday is none.
    """
    for row in answer.components:
        if not row.evidence:
            yield red("KES-01", "Pilih: bukti ada, menyusul, atau belum ada.", row, field="evidence")
        elif row.evidence == NONE and row.rating is not None and row.rating >= PROVEN:
            yield red(
                "KES-02",
                f"Nilai {row.rating} tanpa bukti. Sebut dokumennya, janjikan siapa membawanya dan kapan, atau turunkan "
                f"nilainya di bawah {PROVEN}.",
                row,
                field="evidence",
            )
        elif row.evidence == PROMISED and row.due is not None and row.due < context.today:
            yield red("KES-03", "Tanggal ini sudah lewat. Kapan buktinya benar-benar dibawa?", row, field="due")


def known_components(answer: ReadinessAnswer, context: Context) -> Iterator[Finding]:
    """Rows are fixed; one that is no component came from elsewhere, and it must not fill the place of another."""
    for row in answer.components:
        if not context.knows("components", row.id):
            yield red("KES-04", "Baris ini bukan komponen kesiapan. Hapus baris ini.", row, field="rating")


def low_and_high_apart(answer: ReadinessAnswer, context: Context) -> Iterator[Finding]:
    """Nine equal ratings tell nothing about what to do first."""
    ratings = {row.rating for row in answer.components}
    if len(answer.components) == len(COMPONENTS) and len(ratings) == 1 and None not in ratings:
        yield amber(
            "KES-05",
            f"Semua komponen bernilai {ratings.pop()}. Mana yang paling menghambat? Mana yang paling dapat diandalkan?",
            field="components",
        )


def year_has_come(answer: ReadinessAnswer, context: Context) -> Iterator[Finding]:
    """A document of next year is a slip of the pen, or a draft."""
    for row in answer.components:
        if row.evidence == SHOWN and row.year is not None and row.year > context.today.year:
            yield amber("KES-06", f"Tahun {row.year} belum tiba. Periksa tahun dokumennya.", row, field="year")


EXERCISE = Exercise(
    id="assessment.readiness",
    session="02_assessment",
    order=10,
    unit=Unit.TABLE,
    minutes=75,
    title="Kesiapan",
    why="Rencana yang melampaui kesiapan sulit dijalankan. Dan penilai evaluasi berulang kali menemukan jawaban tanpa "
    "bukti yang sah dan lengkap.",
    how=(
        "Baca patokan setiap komponen sebelum memberi nilai 1 sampai 5.",
        "Nilai apa yang sungguh berjalan sekarang, bukan yang direncanakan.",
        f"Untuk nilai {PROVEN} atau lebih, tunjukkan bukti: dokumen, nomor, tahun.",
        "Bukti tidak dibawa? Tulis OPD yang membawanya dan tanggalnya.",
        "Meja boleh berbeda pendapat dengan meja lain; perbedaan itu dibahas dalam pleno.",
    ),
    good=Example(
        "Kebijakan: 3. Bukti ada: Perbup tentang layanan pengaduan, bernomor, 2021. Sudah berlaku, belum semua OPD "
        "melaksanakannya.",
        "Nilainya cocok dengan patokan dan siapa pun dapat memeriksa dokumennya.",
    ),
    weak=Example(
        "Kebijakan: 5. Belum ada bukti.",
        "Nilai tertinggi tanpa satu dokumen pun; tidak ada yang dapat diperiksa.",
    ),
    hints=(
        "Ragu antara dua nilai? Ambil yang lebih rendah dan tulis apa yang kurang.",
        "Bukti tidak harus peraturan: laporan bulanan, DPA, SOP yang ditandatangani, atau notulen juga bukti.",
        "Tanyakan kepada OPD di meja sebelah; dokumennya sering ada di sana.",
    ),
    answer=ReadinessAnswer,
    checks=(
        Check(complete("components"), 10, "components", "Setiap komponen dinilai"),
        Check(evidence_or_promise, 10, "components", "Bukti, atau janji yang jelas"),
        Check(known_components, 3, "components", "Komponen sesuai daftar"),
        Check(low_and_high_apart),
        Check(year_has_come),
    ),
    places=(PlanPlace("readiness", "Kesiapan daerah"),),
)
