"""Gambaran umum: the figures that a pillar stands on, each with its source and with what it means for people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import choice, number, prose, reference, table, text, year
from bimtek.curriculum.findings import Finding, amber, info, red
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import words
from bimtek.formats import with_unit
from bimtek.region import Fact

LEAST = 5
OLD = 5
"""Years after which a figure is old."""
SENTENCE = 4
"""Words that a sentence has at least: "Warga miskin makin banyak"."""

DATA, OPD, MISSING = "data", "opd", "belum"


class ChosenFact(Row):
    """An indicator that the table works with. From the data set it carries only the id: the rest is in the data."""

    kind: str = choice(
        "Asal angka",
        (DATA, "Dari data kursus", "Nilai, satuan, tahun dan sumbernya ikut sendiri."),
        (OPD, "Indikator OPD", "Angka dari dokumen OPD Anda."),
        (MISSING, "Data belum tersedia", "Penting, tetapi belum ada yang mengukurnya."),
    )
    fact: str = reference("Indikator dari data", "facts", only_if=("kind", (DATA,)))
    indicator: str = text(
        "Nama indikator",
        hint="Sebut apa yang dihitung dan di mana: “Aduan selesai tepat waktu, Kec. …”.",
        only_if=("kind", (OPD, MISSING)),
    )
    value: Decimal | None = number("Nilai", only_if=("kind", (OPD,)))
    unit: str = text("Satuan", hint="%, jiwa, desa, hari …", only_if=("kind", (OPD,)))
    year: int | None = year("Tahun", hint="Tahun yang digambarkan angka itu.", only_if=("kind", (OPD,)))
    document: str = text("Dokumen", hint="Judul dokumen dan halamannya.", only_if=("kind", (OPD,)))
    custodian: str = choice(
        "OPD pemegang data",
        source="opd",
        hint="Yang menyimpan angka itu dan dapat mempertanggungjawabkannya.",
        only_if=("kind", (OPD,)),
    )
    verified: str = text(
        "Sudah diperiksa walidata",
        hint="Nama dan tanggal. Selama kosong, angka bertanda “belum diverifikasi walidata”.",
        required=False,
        only_if=("kind", (OPD,)),
    )
    collector: str = choice("OPD yang akan mengumpulkan", source="opd", only_if=("kind", (MISSING,)))
    how: str = prose(
        "Bagaimana dikumpulkan",
        hint="Dari catatan apa, seberapa sering, mulai kapan.",
        max_words=30,
        only_if=("kind", (MISSING,)),
    )
    meaning: str = prose("Artinya bagi warga", hint="Satu kalimat: siapa mengalami apa.", max_words=30)

    def data(self, context: Context) -> Fact | None:
        """The row of the data set; None for other kinds and for an id that the data do not have."""
        if self.kind != DATA:
            return None
        return next((fact for fact in context.region.facts if fact.id == self.fact), None)

    def value_in(self, context: Context) -> Decimal | None:
        """The number; None where it is not measured yet."""
        fact = self.data(context)
        return fact.value if fact else self.value if self.kind == OPD else None

    def unit_in(self, context: Context) -> str:
        fact = self.data(context)
        return fact.unit if fact else self.unit if self.kind == OPD else ""

    def year_in(self, context: Context) -> int | None:
        fact = self.data(context)
        return fact.year if fact else self.year if self.kind == OPD else None

    def source_in(self, context: Context) -> str:
        """Where the number stands, for the source line below a table."""
        fact = self.data(context)
        if fact:
            return fact.source
        if self.kind == MISSING:
            return f"dikumpulkan oleh {context.label('opd', self.collector)}" if self.collector else ""
        return ", ".join(part for part in (self.document, context.label("opd", self.custodian)) if part)

    def name_in(self, context: Context) -> str:
        """The indicator and its place without the number."""
        fact = self.data(context)
        return f"{fact.indicator}, {fact.place}" if fact else self.label

    @property
    def unverified(self) -> bool:
        """An office's own number that nobody has checked yet."""
        return self.kind == OPD and not self.verified

    def label_in(self, context: Context) -> str:
        """Name, year and number, and what is not sure about them."""
        fact = self.data(context)
        if fact:
            return fact.label
        if self.kind == MISSING:
            return f"{self.label} (data belum tersedia)"
        name = self.label if self.year is None else f"{self.label}, {self.year}"
        amount = "" if self.value is None else f": {with_unit(self.value, self.unit)}"
        return f"{name}{amount}{' (belum diverifikasi walidata)' if self.unverified else ''}"


class FactsAnswer(Answer):
    facts: tuple[ChosenFact, ...] = table(
        "Indikator pilar ini", ChosenFact, min_rows=LEAST, publishes="chosen_facts", alike=""
    )


def each_once(answer: FactsAnswer, context: Context) -> Iterator[Finding]:
    """The same row of the data, or the same name, twice is one indicator."""
    seen: set[str] = set()
    for row in answer.facts:
        name = row.fact if row.kind == DATA else row.indicator.casefold()
        if name and name in seen:
            yield red(
                "FAK-01",
                f"“{row.label_in(context)}” sudah ada di atas. Ganti dengan indikator lain.",
                row,
                field="fact" if row.kind == DATA else "indicator",
            )
        seen.add(name)


def speaks_of_people(answer: FactsAnswer, context: Context) -> Iterator[Finding]:
    """A figure that nobody explains is decoration. `complete` says it when nothing stands there at all."""
    for row in answer.facts:
        if words(row.meaning) < SENTENCE:
            yield red(
                "FAK-02",
                "Tulis satu kalimat utuh: siapa yang mengalami apa karena angka ini?",
                row,
                field="meaning",
            )


def several_subjects(answer: FactsAnswer, context: Context) -> Iterator[Finding]:
    """Five figures about one thing show one thing."""
    facts = [row.data(context) for row in answer.facts]
    groups = {fact.group for fact in facts if fact}
    if len(facts) > 1 and all(facts) and len(groups) == 1:
        yield amber(
            "FAK-03",
            f"Semua indikator berasal dari kelompok {groups.pop()}. Tambahkan sisi lain: layanan, sosial, ekonomi, "
            "lingkungan atau digital.",
            field="facts",
        )


def recent_enough(answer: FactsAnswer, context: Context) -> Iterator[Finding]:
    """Old figures may be the only ones; then a reason closes the finding."""
    for row in answer.facts:
        when = row.year_in(context)
        if when is not None and context.today.year - when > OLD:
            yield amber(
                "FAK-04",
                f"Angka tahun {when} berumur lebih dari {OLD} tahun. Tanyakan angka terbaru kepada pemegang datanya.",
                row,
                field="fact" if row.kind == DATA else "year",
            )
        elif when is None and row.data(context):
            yield amber(
                "FAK-05",
                "Sumber tidak menyebut satu tahun yang pasti untuk angka ini. Pastikan tahunnya sebelum dipakai.",
                row,
                field="fact",
            )


def within_cutoff(answer: FactsAnswer, context: Context) -> Iterator[Finding]:
    """A figure that this cohort could not have known yet is marked in the plan (decision 10)."""
    if context.data_cutoff is None:
        return
    for row in answer.facts:
        when = row.year_in(context)
        if when is not None and when > context.data_cutoff.year:
            yield amber(
                "FAK-06",
                f"Angka tahun {when} lebih baru dari batas data angkatan ini ({context.data_cutoff.year}) dan akan "
                "bertanda dalam buku. Pilih angka yang lebih awal bila ada.",
                row,
                field="fact" if row.kind == DATA else "year",
            )


def not_checked_yet(answer: FactsAnswer, context: Context) -> Iterator[Finding]:
    """Only tells: the number may stand in a draft, not in the final plan."""
    for row in answer.facts:
        if row.unverified:
            yield info(
                "FAK-07",
                "Angka ini bertanda “belum diverifikasi walidata” sampai walidata memeriksanya.",
                row,
                field="verified",
            )


def second_hand(answer: FactsAnswer, context: Context) -> Iterator[Finding]:
    """Only tells, once for the whole table: press and encyclopedias are a beginning, the owner's number is the end."""
    facts = [fact for row in answer.facts if (fact := row.data(context))]
    borrowed = sum(fact.source_kind == "secondary" for fact in facts)
    if borrowed:
        yield info(
            "FAK-08",
            f"{borrowed} dari {len(facts)} angka data kursus dikutip lewat sumber kedua (berita, ensiklopedia, "
            "salinan). Mintakan angka resminya kepada pemegang data sebelum buku menjadi final.",
            field="facts",
        )


EXERCISE = Exercise(
    id="vision.facts",
    session="01_vision",
    order=10,
    unit=Unit.TABLE,
    minutes=40,
    title="Gambaran umum",
    why="Isu, kesenjangan dan target nanti semua bersandar pada angka yang dipilih di sini. Angka yang jelas sumbernya "
    "membuat usulan meja Anda sulit ditawar.",
    how=(
        f"Pilih sedikitnya {LEAST} indikator yang menggambarkan keadaan pilar Anda.",
        "Ambil dari data kursus bila ada; nilai, satuan, tahun dan sumbernya ikut sendiri.",
        "Angka dari OPD Anda ditulis lengkap dengan dokumen dan pemegang datanya.",
        "Yang penting tetapi belum diukur tetap ditulis: siapa akan mengumpulkannya, dan bagaimana.",
        "Tulis untuk setiap angka satu kalimat: apa artinya bagi warga?",
    ),
    good=Example(
        "Rumah tangga dengan air minum layak, 2021: 91,16% (BPS). “Kira-kira satu dari sebelas rumah tangga belum "
        "memperoleh air minum layak.”",
        "Angka lengkap dengan tahun dan sumber, dan orang langsung membayangkan siapa yang mengalaminya.",
    ),
    weak=Example(
        "“Air minum sudah cukup baik.”",
        "Tidak ada angka, tahun atau sumber; yang belum terlayani hilang dari pandangan.",
    ),
    hints=(
        "Mulailah dari pertanyaan yang paling sering diajukan warga kepada OPD Anda.",
        "Bandingkan dengan kabupaten tetangga pada gambar pembanding: di mana jarak kita paling jauh?",
        "Tidak ada angkanya? Pilih “data belum tersedia”. Itu jawaban yang jujur dan berguna.",
    ),
    answer=FactsAnswer,
    checks=(
        Check(complete("facts"), 8, "facts", "Nilai, satuan, tahun dan sumber lengkap"),
        Check(speaks_of_people, 6, "facts", "Arti bagi warga"),
        Check(each_once, 2, "facts", "Setiap indikator satu kali"),
        Check(
            enough_rows("facts", LEAST, "Baru {now} indikator; pilih {least} atau lebih."), 4, "", "Jumlah indikator"
        ),
        Check(several_subjects),
        Check(recent_enough),
        Check(within_cutoff),
        Check(not_checked_yet),
        Check(second_hand),
    ),
    places=(PlanPlace("situation", "Gambaran umum"),),
)
