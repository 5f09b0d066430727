"""Kesenjangan: per sub-dimension, where the regency is, where it wants to be, and why it is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bimtek.curriculum.checks import Check, Run, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.exercises.vision_facts import MISSING, ChosenFact
from bimtek.curriculum.fields import choice, number, prose, reference, references, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import names_missing_tool, sounds_like_programme
from bimtek.formats import number_id, with_unit

WHYS = (2, 5)
"""So many times "mengapa": fewer stop at the surface, more leave what anybody here can change."""
STATUSES = CLOSE, OUTSIDE, LATER = "gap", "bukan-kewenangan", "bukan-prioritas"
OPTIONAL: dict[str, Any] = {"required": False, "only_if": ("status", (CLOSE,))}
"""Of a column that may stay open; what is owed all the same, a check says better."""
STATUS_WORDS = {OUTSIDE: "bukan kewenangan kabupaten", LATER: "bukan prioritas"}


class Gap(Row):
    """One gap of a sub-dimension, or the reason why the regency does not close it.

    Method: gap analysis of Buku 1. The number of now and its unit follow from a chosen indicator, unless they are
    written here; what is in the data is not asked again.
    """

    sub_dimension: str = choice("Subdimensi", source="sub_dimensions")
    status: str = choice(
        "Keputusan meja",
        (CLOSE, "Kesenjangan yang akan ditutup"),
        (OUTSIDE, "Bukan kewenangan kabupaten"),
        (LATER, "Bukan prioritas"),
        required=False,  # decided says it better
    )
    reason: str = prose(
        "Alasannya",
        hint="Kewenangan siapa, menurut aturan apa? Atau: apa yang didahulukan, dan mengapa?",
        max_words=40,
        only_if=("status", (OUTSIDE, LATER)),
    )
    indicator: str = reference(
        "Indikator dari Gambaran umum", "chosen_facts", required=False, only_if=("status", (CLOSE,))
    )
    own_indicator: str = text("atau indikator lain", hint="Hanya bila tidak ada dalam Gambaran umum.", **OPTIONAL)
    now: Decimal | None = number(
        "Kondisi sekarang", hint="Kosongkan bila sama dengan angka indikator yang dipilih.", **OPTIONAL
    )
    measured_by: str = text(
        "Belum diukur? Siapa mengukur, sampai kapan", hint="Hanya bila angkanya belum ada.", **OPTIONAL
    )
    wanted: Decimal | None = number(
        "Kondisi yang diinginkan",
        required=False,  # distance_can_be_measured says it better
        only_if=("status", (CLOSE,)),
    )
    unit: str = text(
        "Satuan",
        hint="Kosongkan bila sama dengan satuan indikator yang dipilih.",
        **OPTIONAL,
    )
    whys: str = prose(
        "Mengapa? Satu baris untuk setiap jawaban",
        hint="Tanyakan “mengapa” dua sampai lima kali. Baris terakhir adalah akar masalahnya.",
        max_words=80,
        required=False,  # asks_why_more_than_once says it better
        only_if=("status", (CLOSE,)),
    )
    need: str = prose(
        "Yang dibutuhkan",
        hint="Kemampuan, aturan, kerja sama, sarana: apa yang harus ada supaya akar masalahnya hilang?",
        max_words=40,
        only_if=("status", (CLOSE,)),
    )
    issues: tuple[str, ...] = references(
        "Isu yang dijawab",
        "issues",
        hint="Bila dikesampingkan: isu yang ikut dikesampingkan, boleh kosong.",
        required=False,  # answers_an_issue says it better
    )

    @property
    def closes(self) -> bool:
        """The table means to close it; else it is put aside with a reason."""
        return self.status == CLOSE

    @property
    def steps(self) -> tuple[str, ...]:
        """The answers to "mengapa", one after the other; typed on lines, or with arrows or semicolons between."""
        parts = re.split(r"[\n;]|→|->|=>", self.whys)
        return tuple(part for part in (re.sub(r"^\W*(?:\d+\s*[.)])?\s*", "", raw).strip() for raw in parts) if part)

    @property
    def root_cause(self) -> str:
        """The last answer to "mengapa"."""
        return self.steps[-1] if self.steps else ""

    def fact(self, context: Context) -> ChosenFact | None:
        """The indicator of Gambaran umum that this gap is measured by."""
        item = context.item("chosen_facts", self.indicator) if self.indicator else None
        return ChosenFact.read(item.values) if item else None

    def indicator_in(self, context: Context) -> str:
        """The indicator's name, without the number."""
        fact = self.fact(context)
        return fact.name_in(context) if fact else self.own_indicator

    def now_in(self, context: Context) -> Decimal | None:
        fact = self.fact(context)
        return self.now if self.now is not None or fact is None else fact.value_in(context)

    def unit_in(self, context: Context) -> str:
        fact = self.fact(context)
        return self.unit if self.unit or fact is None else fact.unit_in(context)

    def distance_in(self, context: Context) -> Decimal | None:
        """Wanted minus now, in the unit of the indicator; None while one of them is open."""
        now = self.now_in(context)
        return None if now is None or self.wanted is None else self.wanted - now

    @property
    def label(self) -> str:
        return self.root_cause or self.need or self.reason or self.own_indicator or self.sub_dimension or self.id

    def label_in(self, context: Context) -> str:
        """ "Pelayanan publik: aduan selesai tepat waktu 60 → 95%", or the decision where it is put aside."""
        name = context.label("sub_dimensions", self.sub_dimension) if self.sub_dimension else "Kesenjangan"
        if not self.closes:
            return f"{name}: {STATUS_WORDS.get(self.status, self.label)}"
        now = self.now_in(context)
        amount = ""
        if self.wanted is not None:
            begin = "belum diukur" if now is None else number_id(now)
            amount = f" {begin} → {with_unit(self.wanted, self.unit_in(context))}"
        return f"{name}: {self.indicator_in(context) or self.label}{amount}"


class GapAnswer(Answer):
    gaps: tuple[Gap, ...] = table("Kesenjangan pilar ini", Gap, publishes="gaps")


def decided(run: Run) -> Run:
    """A check that also asks for the decision: until it stands there, nothing else in the row earns points."""

    def check(answer: GapAnswer, context: Context) -> Iterator[Finding]:
        for gap in answer.gaps:
            if gap.status not in STATUSES:
                yield red(
                    "GAP-02", "Tentukan dahulu: ditutup, bukan kewenangan, atau bukan prioritas.", gap, field="status"
                )
        yield from run(answer, context)

    return check


def covers_sub_dimensions(answer: GapAnswer, context: Context) -> Iterator[Finding]:
    """Each sub-dimension of the table has a gap, or a reason why it has none."""
    covered = {gap.sub_dimension for gap in answer.gaps if gap.status}
    missing = [option.label for option in context.options("sub_dimensions") if option.value not in covered]
    if missing:
        yield red(
            "GAP-01",
            f"Belum ada baris untuk: {', '.join(missing)}. Tulis kesenjangannya, atau alasan mengapa tidak digarap.",
            field="gaps",
        )


def distance_can_be_measured(answer: GapAnswer, context: Context) -> Iterator[Finding]:
    """An indicator, a number for now and another one for then. Of each row the first thing that is missing.

    An indicator that nobody measures yet may be open: who collects it stands in Gambaran umum, or here.
    """
    for gap in answer.gaps:
        if not gap.closes:
            continue
        fact, now = gap.fact(context), gap.now_in(context)
        if not gap.indicator_in(context):
            yield red("GAP-03", "Pilih indikatornya, atau tulis indikator lain.", gap, field="indicator")
        elif gap.wanted is None:
            yield red("GAP-04", "Berapa yang diinginkan? Tulis angkanya.", gap, field="wanted")
        elif now is None and (gap.measured_by or (fact is not None and fact.kind == MISSING)):
            yield amber(
                "GAP-05",
                "Kondisi sekarang belum diukur. Lengkapi begitu angkanya ada; sampai saat itu jaraknya belum terlihat.",
                gap,
                field="now",
            )
        elif now is None:
            yield red(
                "GAP-06", "Berapa sekarang? Tulis angkanya, atau siapa mengukurnya sampai kapan.", gap, field="now"
            )
        elif gap.wanted == now:
            yield red(
                "GAP-07",
                "Kondisi yang diinginkan sama dengan kondisi sekarang. Apa yang harus berubah?",
                gap,
                field="wanted",
            )
        elif not gap.unit_in(context):
            yield red("GAP-08", "Tulis satuannya: %, hari, desa, orang …", gap, field="unit")


def asks_why_more_than_once(answer: GapAnswer, context: Context) -> Iterator[Finding]:
    """The first answer is nearly always the symptom."""
    least, most = WHYS
    for gap in answer.gaps:
        if gap.closes and not least <= len(gap.steps) <= most:
            yield red(
                "GAP-09",
                f"Ada {len(gap.steps)} jawaban “mengapa”. Tulis {least} sampai {most}, setiap jawaban satu baris.",
                gap,
                field="whys",
            )


def answers_an_issue(answer: GapAnswer, context: Context) -> Iterator[Finding]:
    """The thread from issue to programme runs through here."""
    for gap in answer.gaps:
        if gap.closes and not any(context.knows("issues", issue) for issue in gap.issues):
            yield red("GAP-10", "Pilih isu strategis yang dijawab bila kesenjangan ini tertutup.", gap, field="issues")


def cause_is_not_the_missing_solution(answer: GapAnswer, context: Context) -> Iterator[Finding]:
    """ "Karena belum ada aplikasi" stops the question too early. A guess about wording, so amber."""
    for gap in answer.gaps:
        if names_missing_tool(gap.root_cause) or sounds_like_programme(gap.root_cause):
            yield amber(
                "GAP-11",
                f"“{gap.root_cause}” menyebut solusi yang belum ada. Mengapa pekerjaan ini tidak jalan tanpa itu?",
                gap,
                field="whys",
            )


def something_to_close(answer: GapAnswer, context: Context) -> Iterator[Finding]:
    """A table that puts everything aside leaves its pillar without a programme."""
    settled = [gap for gap in answer.gaps if gap.status]
    if settled and not any(gap.closes for gap in settled):
        yield amber(
            "GAP-12",
            "Semua subdimensi dikesampingkan; pilar ini tidak akan punya program. Adakah satu yang dapat digarap?",
            field="gaps",
        )


EXERCISE = Exercise(
    id="assessment.gap",
    session="02_assessment",
    order=20,
    unit=Unit.TABLE,
    minutes=75,
    title="Kesenjangan",
    why="Program yang baik menutup jarak yang terukur dan mencabut penyebabnya, bukan gejalanya. Setiap baris di sini "
    "menjadi alamat bagi program pada pertemuan III.",
    how=(
        "Tulis sedikitnya satu baris untuk setiap subdimensi meja Anda.",
        "Pilih indikator dari Gambaran umum; angka sekarang dan satuannya ikut sendiri.",
        "Tulis kondisi yang diinginkan; jaraknya dihitung.",
        f"Tanyakan “mengapa” {WHYS[0]} sampai {WHYS[1]} kali, satu baris untuk setiap jawaban.",
        "Bukan kewenangan atau bukan prioritas? Katakan begitu, dengan alasan.",
    ),
    good=Example(
        "Aduan selesai tepat waktu: 60 → 95%. Petugas terlambat tahu → aduan dicatat di tiga buku → belum disepakati "
        "siapa penerima pertama.",
        "Jaraknya terukur, dan akar masalahnya dapat dikerjakan mulai bulan depan. (Angka contoh.)",
    ),
    weak=Example(
        "Pelayanan belum optimal karena belum ada aplikasi terpadu.",
        "Tidak ada angka, dan penyebabnya hanyalah solusi yang sudah dipilih sebelumnya.",
    ),
    hints=(
        "Berhentilah bertanya “mengapa” ketika jawabannya dapat Anda tindak lanjuti sendiri.",
        "Coba baca mundur: bila akar masalah hilang, apakah angkanya benar-benar bergerak?",
        "Yang diinginkan boleh sama dengan angka kabupaten tetangga terbaik pada gambar pembanding.",
    ),
    answer=GapAnswer,
    checks=(
        Check(decided(complete("gaps")), 3, "gaps", "Keputusan, alasan dan kebutuhan terisi"),
        Check(covers_sub_dimensions, 8, "", "Semua subdimensi punya jawaban"),
        Check(decided(distance_can_be_measured), 4, "gaps", "Jarak terukur"),
        Check(decided(asks_why_more_than_once), 4, "gaps", "Mengapa, sampai akarnya"),
        Check(decided(answers_an_issue), 4, "gaps", "Menjawab isu strategis"),
        Check(cause_is_not_the_missing_solution),
        Check(something_to_close),
    ),
    places=(PlanPlace("gaps", "Kesenjangan"),),
)
