"""Angka wilayah yang dipakai: which of the values in circulation holds for area and population, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 -- `date` declares a field here

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Merge, date, prose, reference, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import words
from bimtek.region import Fact, key_of

REASON = 6
"""Words that a reason has at least: more than “angka ini paling baru”."""


class Settled(Row):
    """The value that holds for one contested indicator. The row's id names the indicator (`region.key_of`)."""

    fact: str = reference(
        "Angka yang dipakai",
        "contested_facts",
        hint="Semua angka yang beredar, masing-masing dengan tahun dan sumbernya.",
        merge=Merge.ONCE,
    )
    reason: str = prose(
        "Alasannya",
        hint="Apa yang dihitung angka ini, siapa pemegangnya, dan mengapa cocok untuk rencana ini.",
        max_words=40,
        merge=Merge.ONCE,
    )
    revisit: str = text(
        "Ditinjau lagi bila",
        hint="Peristiwa atau dokumen yang membuat pilihan ini perlu dilihat lagi.",
        required=False,
        merge=Merge.ONCE,
    )

    def data(self, context: Context) -> Fact | None:
        """The chosen row of the data; None while nothing is chosen and for an id that the data do not have."""
        return next((fact for fact in context.region.facts if fact.id == self.fact), None)

    def is_about(self, fact: Fact) -> bool:
        return key_of(fact.indicator) == self.id

    def label_in(self, context: Context) -> str:
        return context.label("contested", self.id)


class TerritoryAnswer(Answer):
    figures: tuple[Settled, ...] = table("Angka yang beredar", Settled, rows_from="contested", merge=Merge.ONCE)
    decided_by: str = text("Diputuskan oleh", hint="Forumnya dan siapa yang memimpin.", merge=Merge.ONCE)
    decided_on: Date | None = date("Tanggal keputusan", merge=Merge.ONCE)


def value_is_of_this_indicator(answer: TerritoryAnswer, context: Context) -> Iterator[Finding]:
    """An area where the population is asked would be printed as it is."""
    for row in answer.figures:
        fact = row.data(context)
        if fact is not None and not row.is_about(fact):
            yield red(
                "WIL-01",
                f"“{fact.label}” bukan angka {row.label_in(context).lower()}. Pilih angka dari kelompok yang sama.",
                row,
                field="fact",
            )


def reason_says_something(answer: TerritoryAnswer, context: Context) -> Iterator[Finding]:
    """That it is the newest is no reason yet. `complete` says it when nothing stands there at all."""
    for row in answer.figures:
        if row.reason and words(row.reason) < REASON:
            yield amber(
                "WIL-02",
                "Alasan ini singkat sekali. Tambahkan apa yang dihitung angka itu dan siapa pemegangnya.",
                row,
                field="reason",
            )


def source_is_sure(answer: TerritoryAnswer, context: Context) -> Iterator[Finding]:
    """A value that a final plan refuses, or that this cohort could not have known, may be chosen: with open eyes."""
    for row in answer.figures:
        fact = row.data(context)
        if fact is None or not row.is_about(fact):
            continue
        if fact.source_kind == "secondary":
            yield amber(
                "WIL-03",
                "Angka ini dikutip lewat sumber kedua. Mintalah dokumen aslinya kepada pemegang datanya.",
                row,
                field="fact",
            )
        if fact.year is None:
            yield amber("WIL-04", "Angka ini tidak bertahun. Pilih angka yang tahunnya diketahui.", row, field="fact")
        elif context.data_cutoff is not None and fact.year > context.data_cutoff.year:
            yield amber(
                "WIL-05",
                f"Angka tahun {fact.year} lebih baru dari batas data angkatan ini ({context.data_cutoff.year}) dan "
                "akan bertanda dalam buku.",
                row,
                field="fact",
            )


EXERCISE = Exercise(
    id="vision.territory",
    session="01_vision",
    order=12,
    unit=Unit.CORE,
    minutes=20,
    title="Angka wilayah yang dipakai",
    why="Luas wilayah dan jumlah penduduk menjadi pembagi banyak indikator lain. Bila setiap bab memakai angka yang "
    "berbeda, tabel-tabel dalam buku tidak dapat dibandingkan.",
    how=(
        "Baca semua angka yang beredar: tahunnya, pemegangnya, dan apa yang dihitungnya.",
        "Pilih satu angka untuk luas dan satu untuk penduduk; angka lain tetap tampak di buku.",
        "Tulis alasannya dalam satu atau dua kalimat, dan kapan pilihan ini ditinjau lagi.",
        "Catat siapa yang memutuskan dan kapan; keputusan ini masuk berita acara.",
    ),
    good=Example(
        "Penduduk: angka Dukcapil akhir tahun. Layanan kita melayani orang yang tercatat, angkanya terbit menurut "
        "kecamatan, dan pemegangnya duduk di meja ini. Ditinjau bila hasil sensus berikutnya terbit.",
        "Alasannya menyebut apa yang dihitung dan untuk apa dipakai, dan berkata kapan pilihan itu berakhir.",
    ),
    weak=Example(
        "“Dipakai angka terbesar supaya kebutuhan anggaran terlihat.”",
        "Angka dipilih dari hasil yang diinginkan; begitu ketahuan, angka lain dalam rencana ikut diragukan.",
    ),
    hints=(
        "Tanyakan: menurut angka ini, apakah mahasiswa yang tinggal di kota lain ikut dihitung?",
        "Rencana memakai satu angka; laporan ke BPS atau kementerian boleh tetap memakai angka yang mereka minta.",
    ),
    answer=TerritoryAnswer,
    checks=(
        Check(complete("figures")),
        Check(complete()),
        Check(value_is_of_this_indicator),
        Check(reason_says_something),
        Check(source_is_sure),
    ),
    places=(PlanPlace("situation", "Wilayah dan penduduk"),),
)
