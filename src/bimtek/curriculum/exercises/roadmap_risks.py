"""Risiko: what may stop the programmes of a pillar, how likely and how hard, who does what about it."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import prose, rating, reference, references, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.risk import HIGH, level
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import sounds_like_programme, words

LEAST = 3
SHORTEST = 4
"""Words: a mitigation of fewer ("Koordinasi", "Sosialisasi rutin") tells nobody what to do on Monday."""


class Risk(Row):
    """One risk. Likelihood and impact 1–5 by anchors; their product, 1–25, is the level."""

    risk: str = text("Risiko", hint="Peristiwa yang mungkin terjadi dan akibatnya bagi program.")
    cause: str = text("Penyebab", hint="Apa yang membuatnya mungkin terjadi di sini?")
    programmes: tuple[str, ...] = references(
        "Program yang terancam",
        "programmes",
        required=False,
        hint="Kosongkan bila mengancam semua program pilar ini.",
    )
    likelihood: int | None = rating(
        "Kemungkinan",
        ("1", "Hampir tidak pernah terjadi di sini"),
        ("3", "Pernah terjadi dalam tiga tahun terakhir"),
        ("5", "Terjadi hampir setiap tahun"),
    )
    impact: int | None = rating(
        "Dampak",
        ("1", "Mengganggu beberapa hari; hasil tetap tercapai"),
        ("3", "Hasil tertunda sekitar setahun atau hanya tercapai sebagian"),
        ("5", "Program berhenti, atau warga dirugikan"),
    )
    mitigation: str = prose(
        "Mitigasi",
        max_words=40,
        required=False,  # high_risks_are_answered says it better
        hint="Yang dikerjakan supaya tidak terjadi, atau supaya akibatnya kecil. Siapa berbuat apa, kapan?",
    )
    owner: str = reference(
        "Pemilik risiko (OPD)",
        "opd",
        open_list=True,
        required=False,  # high_risks_are_answered says it better
        hint="Yang mengawasi tandanya dan menjalankan mitigasi.",
    )

    @property
    def score(self) -> int | None:
        """Likelihood times impact, 1–25; None while one is open."""
        return None if self.likelihood is None or self.impact is None else self.likelihood * self.impact

    @property
    def level(self) -> str:
        """ "tinggi", "sedang", "rendah"; "" while a rating is open."""
        return level(self.score)


class RisksAnswer(Answer):
    risks: tuple[Risk, ...] = table("Daftar risiko", Risk, min_rows=LEAST, publishes="risks")


def high_risks_are_answered(answer: RisksAnswer, context: Context) -> Iterator[Finding]:
    """A high risk that nobody answers is a decision to fail; a lower one may be borne."""
    for row in answer.risks:
        if row.level != HIGH:
            continue
        if not row.mitigation:
            message = f"“{row.label}” bernilai {row.score} (tinggi) dan belum punya mitigasi. Apa yang dikerjakan?"
            yield red("RSK-01", message, row, field="mitigation")
        if not row.owner:
            message = f"“{row.label}” bernilai {row.score} (tinggi) dan belum punya pemilik. OPD mana mengawasinya?"
            yield red("RSK-02", message, row, field="owner")


def is_no_programme(answer: RisksAnswer, context: Context) -> Iterator[Finding]:
    """ "Peningkatan …" is something to do, not something that may happen. A guess about wording, so amber."""
    for row in answer.risks:
        if sounds_like_programme(row.risk):
            message = f"“{row.risk}” terbaca seperti kegiatan. Peristiwa apa yang ditakutkan bila itu tidak jadi?"
            yield amber("RSK-03", message, row, field="risk")


def mitigation_can_be_done(answer: RisksAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.risks:
        if row.mitigation and words(row.mitigation) < SHORTEST:
            message = f"“{row.mitigation}” belum dapat dikerjakan. Siapa berbuat apa, dan kapan?"
            yield amber("RSK-04", message, row, field="mitigation")


def ratings_tell_apart(answer: RisksAnswer, context: Context) -> Iterator[Finding]:
    """When every risk is as large as the others, nobody knows where to begin."""
    scores = {row.score for row in answer.risks}
    if len(answer.risks) >= LEAST and len(scores) == 1 and None not in scores:
        message = f"Semua risiko bernilai {scores.pop()}. Mana yang pertama-tama dijaga? Sesuaikan nilainya."
        yield amber("RSK-05", message, field="risks")


def owners_are_known(answer: RisksAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.risks:
        if row.owner and not context.knows("opd", row.owner):
            message = f"OPD “{row.owner}” belum ada dalam daftar. Mintalah tim inti menambahkannya."
            yield amber("RSK-06", message, row, field="owner")


EXERCISE = Exercise(
    id="roadmap.risks",
    session="04_roadmap",
    order=18,
    unit=Unit.TABLE,
    minutes=30,
    title="Risiko",
    why="Rencana sepuluh tahun pasti diganggu sesuatu: anggaran digeser, orang pindah, kebijakan berubah. Yang disebut "
    "sekarang dapat dijaga; yang tidak disebut datang sebagai kejutan.",
    how=(
        "Bayangkan program ini gagal tiga tahun lagi. Apa yang terjadi? Tulis itu sebagai risiko, lalu penyebabnya.",
        "Sepakati kemungkinan dan dampaknya, 1 sampai 5; patokannya tertulis pada setiap nilai.",
        "Kalikan: 15 ke atas tinggi, 5 sampai 12 sedang, di bawahnya rendah.",
        "Untuk yang tinggi, tulis mitigasi dan OPD pemiliknya. Yang rendah boleh ditanggung saja.",
    ),
    good=Example(
        "Operator radio desa pindah tugas dan tidak diganti, karena hanya satu orang yang dilatih. Mitigasi: BPBD "
        "melatih dua orang setiap desa sebelum radio dipasang, lalu mengulang setiap Januari.",
        "Peristiwa, penyebab, dan apa yang dikerjakan siapa, kapan; kepala OPD dapat menagihnya.",
    ),
    weak=Example(
        "Kurangnya koordinasi. Mitigasi: meningkatkan koordinasi.",
        "Bukan peristiwa, dan mitigasinya hanya membalik kalimat; tidak ada yang dapat ditagih.",
    ),
    hints=(
        "Periksa tiga hal yang disebut bupati: personel, anggaran, sarana. Mana yang paling rapuh pada program ini?",
        "Adakah yang menunggu pusat, provinsi, atau pihak lain? Itu penyebab yang sering terlupa.",
        "Siapa yang pertama kali melihat tandanya? Biasanya dialah pemilik risiko yang tepat.",
    ),
    answer=RisksAnswer,
    checks=(
        Check(complete("risks"), 6, "risks", "Risiko, penyebab dan nilainya terisi"),
        Check(high_risks_are_answered, 9, "risks", "Risiko tinggi punya mitigasi dan pemilik"),
        Check(enough_rows("risks", LEAST, "Baru {now} risiko; tulis sedikitnya {least}."), 5, "", "Jumlah risiko"),
        Check(is_no_programme),
        Check(mitigation_can_be_done),
        Check(ratings_tell_apart),
        Check(owners_are_known),
    ),
    places=(PlanPlace("management", "Risiko"),),
)
