"""SPBE: the latest official result, the five indicators that weigh most and stand lowest, and all 47 for who wants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 -- `date` declares a field here
from decimal import Decimal

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Merge, choice, date, number, prose, rating, reference, table, text, year
from bimtek.curriculum.findings import Finding, amber, info, red
from bimtek.curriculum.maturity import HIGHEST, LOWEST, heaviest_and_lowest, index
from bimtek.curriculum.rows import Answer, Row
from bimtek.datasets import spbe
from bimtek.formats import number_id

FIRST = 5
"""So many indicators are put first."""
KNOWN, WANTED = "ada", "diminta"
APART = Decimal("0.3")
"""From this difference on an own index beside the official one asks for a reason."""
ANCHORS = (
    ("1", "Belum ada, atau menurut kebiasaan saja"),
    ("3", "Ada dan berjalan, belum di semua OPD"),
    ("5", "Berjalan di semua OPD, diukur, dan terus diperbaiki"),
)
"""Short words for the meeting; what counts is the official guide of the assessors."""


class Level(Row):
    """The level of one of the 47; the row's id is the indicator's number. Optional."""

    level: int | None = rating("Tingkat", *ANCHORS, required=False, merge=Merge.ONCE)
    evidence: str = text("Bukti", hint="Dokumen, nomor, tahun.", required=False, merge=Merge.ONCE)

    def label_in(self, context: Context) -> str:
        return context.label("spbe_indicators", self.id)


class Priority(Row):
    """One of the five: what keeps it low and who does what about it."""

    indicator: str = reference("Indikator", "spbe_indicators", merge=Merge.ONCE)
    level: int | None = rating(
        "Tingkat sekarang",
        *ANCHORS,
        required=False,  # level_is_known says it better
        hint="Kosongkan bila sudah diisi pada daftar lengkap di bawah.",
        merge=Merge.ONCE,
    )
    cause: str = prose("Mengapa masih rendah", max_words=25, merge=Merge.ONCE)
    action: str = prose(
        "Yang dilakukan", hint="Satu langkah yang dapat dibuktikan kepada penilai.", max_words=25, merge=Merge.ONCE
    )
    owner: str = choice("OPD", source="opd", merge=Merge.ONCE)
    until: int | None = year("Sampai tahun", merge=Merge.ONCE)

    def label_in(self, context: Context) -> str:
        return context.label("spbe_indicators", self.indicator) if self.indicator else self.label


class SpbeAnswer(Answer):
    result: str = choice(
        "Hasil resmi",
        (KNOWN, "Dipegang"),
        (WANTED, "Masih diminta"),
        merge=Merge.ONCE,
    )
    official: Decimal | None = number(
        "Indeks SPBE",
        only_if=("result", (KNOWN,)),
        merge=Merge.ONCE,
    )
    official_year: int | None = year("Tahun penilaian", only_if=("result", (KNOWN,)), merge=Merge.ONCE)
    document: str = text("Dokumen", hint="Nomor dan tanggal.", only_if=("result", (KNOWN,)), merge=Merge.ONCE)
    asked_from: str = text("Diminta kepada", only_if=("result", (WANTED,)), merge=Merge.ONCE)
    asked_until: Date | None = date("Paling lambat", only_if=("result", (WANTED,)), merge=Merge.ONCE)
    first: tuple[Priority, ...] = table(
        "Lima yang didahulukan: berbobot besar, masih rendah", Priority, min_rows=FIRST, merge=Merge.ONCE, alike=""
    )
    levels: tuple[Level, ...] = table(
        "Daftar lengkap 47 indikator (boleh kosong)", Level, rows_from="spbe_indicators", merge=Merge.ONCE
    )

    @property
    def known_levels(self) -> dict[int, int]:
        """Indicator's number → its level, from the full list, else from the five."""
        five = {int(row.indicator): row.level for row in self.first if row.indicator.isdecimal() and row.level}
        full = {int(row.id): row.level for row in self.levels if row.id.isdecimal() and row.level}
        return {**five, **full}


def official_is_an_index(answer: SpbeAnswer, context: Context) -> Iterator[Finding]:
    if answer.result == KNOWN and answer.official is not None and not LOWEST <= answer.official <= HIGHEST:
        message = f"Indeks SPBE berada antara {LOWEST} dan {HIGHEST}. Periksa angkanya pada surat hasil."
        yield red("SPB-01", message, field="official")
    if answer.result == KNOWN and answer.official_year and answer.official_year > context.today.year:
        yield red("SPB-02", f"Tahun {answer.official_year} belum tiba. Periksa tahunnya.", field="official_year")
    if answer.result == WANTED and answer.asked_until and answer.asked_until < context.today:
        yield red("SPB-03", "Tanggal ini sudah lewat. Kapan hasilnya dipegang?", field="asked_until")


def each_once(answer: SpbeAnswer, context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in answer.first:
        if row.indicator and row.indicator in seen:
            yield red("SPB-04", "Indikator ini sudah ada di atas. Pilih yang lain.", row, field="indicator")
        seen.add(row.indicator)


def level_is_known(answer: SpbeAnswer, context: Context) -> Iterator[Finding]:
    known = answer.known_levels
    for row in answer.first:
        level = known.get(int(row.indicator)) if row.indicator.isdecimal() else None
        if row.indicator and level is None:
            yield red("SPB-05", "Tingkat berapa sekarang? Isi di sini atau pada daftar lengkap.", row, field="level")
        elif level == HIGHEST:
            message = "Tingkatnya sudah tertinggi. Dahulukan yang masih dapat naik."
            yield amber("SPB-06", message, row, field="indicator")


def until_is_ahead(answer: SpbeAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.first:
        if row.until is not None and row.until < context.today.year:
            yield red("SPB-07", f"Tahun {row.until} sudah lewat. Sampai kapan langkah ini selesai?", row, field="until")


def heavy_ones_first(answer: SpbeAnswer, context: Context) -> Iterator[Finding]:
    """With the full list it can be computed which ones gain most; people may have a reason for others."""
    if len(answer.known_levels) < len(spbe()):
        return
    wanted = heaviest_and_lowest(answer.known_levels, FIRST)
    chosen = {row.indicator for row in answer.first}
    if missing := [each for each in wanted if str(each.number) not in chosen]:
        words = "; ".join(f"{each.number}. {each.indicator}" for each in missing)
        yield amber("SPB-08", f"Menurut bobot dan tingkat, yang paling menaikkan indeks juga: {words}.", field="first")


def tells_index(answer: SpbeAnswer, context: Context) -> Iterator[Finding]:
    """Only tells, and asks where the own count lies far from the official one."""
    own = index(answer.known_levels)
    if own is None:
        now = len(answer.known_levels)
        if now > FIRST:
            yield info(
                "SPB-09", f"Sudah {now} dari {len(spbe())} indikator; indeks dihitung bila lengkap.", field="levels"
            )
        return
    yield info("SPB-10", f"Indeks dari isian ini {number_id(own, 2)}.", field="levels")
    if answer.result == KNOWN and answer.official is not None and abs(own - answer.official) >= APART:
        message = (
            f"Hitungan sendiri {number_id(own, 2)}, hasil resmi {number_id(answer.official, 2)}. Apa sebabnya berbeda?"
        )
        yield amber("SPB-11", message, field="levels")


EXERCISE = Exercise(
    id="assessment.spbe",
    session="02_assessment",
    order=13,
    unit=Unit.CORE,
    minutes=60,
    title="SPBE",
    why="Penilai smart city berulang kali menemukan SPBE yang rendah, dan indeksnya dihitung dari bobot. Satu tingkat "
    "pada indikator berbobot 3 menaikkan indeks lebih dari dua kali satu tingkat pada indikator berbobot 1,3.",
    how=(
        "Isi hasil resmi yang terakhir dari suratnya; belum dipegang? Tulis kepada siapa diminta dan sampai kapan.",
        f"Pilih {FIRST} indikator yang bobotnya besar dan tingkatnya rendah; bobot tertulis pada pilihan.",
        "Sebut sebabnya, satu langkah yang dapat dibuktikan, OPD, dan tahunnya.",
        "Patokan 1, 3, dan 5 di sini pegangan singkat dari kursus; yang berlaku pedoman evaluasi SPBE.",
        "Boleh mengisi semua 47: bila lengkap, indeks dan lima indikatornya dihitung.",
    ),
    good=Example(
        "Layanan pengaduan (bobot 3), tingkat 2: jam selesai belum dicatat. Diskominfosan menyamakan pencatatan dengan "
        "Layanan Cepat sampai 2025. (Tingkat contoh.)",
        "Berat, rendah, satu sebab, satu langkah, satu OPD: dapat ditagih tahun depan.",
    ),
    weak=Example(
        "Meningkatkan seluruh indikator secara bertahap.",
        "Tidak ada yang didahulukan, maka tidak ada yang bergerak.",
    ),
    hints=(
        "Layanan publik berbobot 3 setiap indikator, administrasi 2,75; aturan internal 1,3.",
        "Tanyakan kepada Diskominfosan siapa memegang surat hasil pemantauan terakhir.",
        "Pilih langkah yang juga dibutuhkan rencana ini; satu pekerjaan, dua hasil.",
    ),
    answer=SpbeAnswer,
    checks=(
        Check(complete()),
        Check(official_is_an_index),
        Check(complete("first")),
        Check(enough_rows("first", FIRST, "Baru {now} indikator; pilih {least}.")),
        Check(each_once),
        Check(level_is_known),
        Check(until_is_ahead),
        Check(heavy_ones_first),
        Check(tells_index),
    ),
    places=(PlanPlace("readiness", "SPBE"),),
)
