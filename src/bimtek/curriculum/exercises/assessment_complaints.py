"""Layanan 24 jam: a person counts the training tickets by her own rule, and proposes one thing with its indicator.

The tickets are made for training. What she counts stays here; only the proposal and its indicator go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.counting import MEDIANS, SHARES, Slip, rule_of, slip_in
from bimtek.curriculum.exercise import Example, Exercise, Unit
from bimtek.curriculum.fields import choice, number, prose, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import names_missing_tool
from bimtek.formats import number_id, with_unit
from bimtek.tickets.kinds import ADMINISTRATION, EMERGENCY, KINDS
from bimtek.tickets.rule import ASSIGNED, CHOICES, LEFT_OUT
from bimtek.tickets.training import expected

UP, DOWN = "naik", "turun"
UNITS = {**dict.fromkeys(SHARES, "%"), **dict.fromkeys(MEDIANS, "jam")}
SLIPS = {
    # what was done instead: (code, what to look at)
    Slip.MEAN: (
        "ADU-01",
        "Itu rata-rata. Beberapa tiket yang sangat lama menariknya ke atas; pakai median.",
    ),
    Slip.MINUTES: ("ADU-02", "Itu menit. Bagi dengan 60 supaya menjadi jam."),
    Slip.DAYS: ("ADU-02", "Itu hari, seperti selisih tanggal di Excel. Kalikan dengan 24 supaya menjadi jam."),
    Slip.FRACTION: ("ADU-03", "Itu pecahan. Kalikan dengan 100 supaya menjadi persen."),
    Slip.MIXED: ("ADU-04", "Itu hasil semua jenis tiket bersama-sama. Saring dahulu jenis yang ditanyakan."),
    Slip.OPEN_DROPPED: (
        "ADU-05",
        "Itu hasilnya bila tiket yang belum selesai dibuang. Menurut aturan Anda, yang melewati standar itu terlambat.",
    ),
    Slip.OPEN_COUNTED: (
        "ADU-05",
        "Itu hasilnya bila tiket yang belum selesai ikut dihitung terlambat. Aturan Anda meninggalkannya.",
    ),
    Slip.CLOCK: ("ADU-06", "Itu hasilnya dengan jam mulai atau jam berhenti yang lain dari aturan Anda."),
    Slip.OTHER: (
        "ADU-07",
        "Periksa lagi: jenisnya disaring? Duplikat dan stempel waktu keliru menurut aturan? Selisihnya dalam jam?",
    ),
}


class IndicatorIdea(Row):
    """A proposal with the indicator that would show whether it works. This alone goes on to the table."""

    proposal: str = prose(
        "Usulan: apa yang dikerjakan lain mulai bulan depan",
        hint="Satu kalimat; sebut siapa mengerjakan apa, pada langkah yang mana.",
        max_words=40,
    )
    name: str = text("Nama indikator", hint="Misalnya: tiket darurat yang selesai dalam 2 jam.")
    formula: str = prose(
        "Cara menghitung, dengan kata-kata",
        hint="Apa dibagi apa, dari tiket yang mana, jam mulai dan jam berhentinya.",
        max_words=50,
    )
    unit: str = text("Satuan", hint="%, jam, tiket …")
    direction: str = choice("Arah yang diinginkan", (UP, "Naik"), (DOWN, "Turun"))

    @property
    def label(self) -> str:
        return self.name or self.proposal or self.id

    def label_in(self, context: Context) -> str:
        return f"{self.name} ({self.unit})" if self.name and self.unit else self.label


class ComplaintsAnswer(Answer):
    start: str = choice("Jam mulai dihitung", *CHOICES["start"])
    stop: str = choice("Jam berhenti dihitung", *CHOICES["stop"])
    open: str = choice("Tiket yang jamnya belum berhenti", *CHOICES["open"])
    duplicates: str = choice(
        "Duplikat", *CHOICES["duplicates"], hint="Laporan yang sama lewat saluran lain; kolom “Duplikat dari” terisi."
    )
    share_emergency: Decimal | None = number(
        "Gawat darurat: bagian yang tepat waktu", unit="%", hint=f"Dalam {KINDS[EMERGENCY].hours} jam."
    )
    median_emergency: Decimal | None = number(
        "Gawat darurat: median", unit="jam", hint="Dari tiket yang jamnya sudah berhenti."
    )
    share_administration: Decimal | None = number(
        "Administrasi: bagian yang tepat waktu", unit="%", hint=f"Dalam {KINDS[ADMINISTRATION].hours} jam."
    )
    median_administration: Decimal | None = number(
        "Administrasi: median", unit="jam", hint="Dari tiket yang jamnya sudah berhenti."
    )
    slowest_category: str = choice(
        "Kategori paling lambat",
        *((name, name, kind.name) for kind in KINDS.values() for name in kind.categories),
        hint="Median terlama di antara semua kategori.",
    )
    slowest_district: str = choice(
        "Kecamatan paling lambat untuk gawat darurat", source="districts", hint="Median terlama; gawat darurat saja."
    )
    ideas: tuple[IndicatorIdea, ...] = table(
        "Satu usulan dan indikatornya", IndicatorIdea, publishes="indicator_ideas", alike=""
    )
    baseline: Decimal | None = number(
        "Kondisi awal indikator itu (data latihan)", hint="Dari hitungan Anda di atas. Angka ini tinggal di sini."
    )
    target: Decimal | None = number("Target satu tahun (latihan)", hint="Dalam satuan yang sama.")


def rule_is_whole(answer: ComplaintsAnswer, context: Context) -> Iterator[Finding]:
    """Without a rule no number is right or wrong."""
    for part in CHOICES:
        if getattr(answer, part) not in dict(CHOICES[part]):
            label = answer.fields[part].label
            yield red("ADU-08", f"Tentukan dahulu: {label.lower()}. Sesudah itu baru menghitung.", field=part)


def shares_follow_the_rule(answer: ComplaintsAnswer, context: Context) -> Iterator[Finding]:
    yield from _following(answer, context, SHARES)


def medians_follow_the_rule(answer: ComplaintsAnswer, context: Context) -> Iterator[Finding]:
    yield from _following(answer, context, MEDIANS)


def _following(answer: ComplaintsAnswer, context: Context, names: Iterable[str]) -> Iterator[Finding]:
    """Each of these numbers is what the person's own rule gives, within tolerance; else which slip it tells of."""
    rule = rule_of(answer)
    for name in names:
        value = getattr(answer, name)
        if value is None:
            yield red("ADU-09", "Tulis hasil hitungan Anda di sini.", field=name)
        elif rule is None:
            yield red("ADU-18", "Angka ini baru dapat diperiksa sesudah aturan hitung lengkap.", field=name)
        elif (slip := slip_in(name, value, rule, context.region.code)) is not None:
            code, advice = SLIPS[slip]
            yield red(code, f"{with_unit(value, UNITS[name])} bukan hasil dari aturan Anda. {advice}", field=name)


def slowest(answer: ComplaintsAnswer, context: Context) -> Iterator[Finding]:
    """Category and district with the longest median by the person's rule."""
    rule = rule_of(answer)
    known = expected(rule, context.region.code) if rule else None
    if known is None:
        yield red("ADU-19", "Tentukan aturan hitung dahulu, lalu cari yang paling lambat.", field="slowest_category")
        return
    if answer.slowest_category != known.slowest_category:
        yield red(
            "ADU-10",
            "Ada kategori lain yang mediannya lebih lama. Hitung median setiap kategori, lalu urutkan.",
            field="slowest_category",
        )
    names = {option.label: option.value for option in context.options("districts")}
    wanted = names.get(known.slowest_district)  # tickets made for another region are not asked about here
    if wanted is not None and answer.slowest_district != wanted:
        yield red(
            "ADU-11",
            "Ada kecamatan lain yang mediannya lebih lama. Saring gawat darurat saja, lalu bandingkan semuanya.",
            field="slowest_district",
        )


def indicator_moves(answer: ComplaintsAnswer, context: Context) -> Iterator[Finding]:
    """One whole idea, a baseline and a target that lies in its direction."""
    if not answer.ideas:
        yield red("ADU-12", "Tulis satu usulan dengan indikatornya.", field="ideas")
        return
    for name, words in (("baseline", "kondisi awal"), ("target", "target")):
        if getattr(answer, name) is None:
            yield red("ADU-13", f"Tulis {words} indikator ini, dalam satuan yang sama.", field=name)
    if answer.baseline is None or answer.target is None:
        return
    moves = answer.target - answer.baseline
    wrong = {UP: moves <= 0, DOWN: moves >= 0}
    if wrong.get(answer.ideas[0].direction, moves == 0):
        yield red(
            "ADU-14",
            f"Target {number_id(answer.target)} tidak searah dengan pilihan Anda (dari {number_id(answer.baseline)}). "
            "Periksa arah atau targetnya.",
            field="target",
        )


def citizens_wait_longer(answer: ComplaintsAnswer, context: Context) -> Iterator[Finding]:
    """Rules that are sound and still flatter: what they leave out of sight."""
    if answer.start == ASSIGNED:
        yield amber(
            "ADU-15",
            "Bagi warga, jam berjalan sejak ia melapor. Waktu sebelum tiket diteruskan tidak tampak dalam angka Anda.",
            field="start",
        )
    if answer.open == LEFT_OUT:
        yield amber(
            "ADU-16",
            "Tiket yang terlupakan tidak pernah masuk hitungan. Sebut jumlahnya di samping persentase, atau hitung.",
            field="open",
        )


def idea_changes_work(answer: ComplaintsAnswer, context: Context) -> Iterator[Finding]:
    """A proposal that only names a tool. A guess about wording, so amber."""
    for idea in answer.ideas:
        if names_missing_tool(idea.proposal):
            yield amber(
                "ADU-17",
                "Usulan ini menyebut alat. Apa yang dikerjakan petugas secara lain, bahkan sebelum alat itu ada?",
                idea,
                field="proposal",
            )


EXERCISE = Exercise(
    id="assessment.complaints",
    session="02_assessment",
    order=12,
    unit=Unit.PERSON,
    minutes=40,
    title="Layanan 24 jam: belajar dari data",
    why="Dua orang dapat menghitung tiket yang sama dan mendapat angka berbeda, keduanya benar menurut aturannya. "
    "Siapa yang pernah memutuskan aturannya sendiri akan bertanya dengan tepat ketika orang lain menyebut angka.",
    how=(
        "Unduh tiket latihan (Excel), atau lihat gambarnya di atas.",
        "Tentukan aturan hitung: jam mulai, jam berhenti, tiket yang belum selesai, duplikat.",
        "Buang tiket yang jamnya keliru: selesai sebelum diterima, atau sesudah daftar diambil.",
        "Hitung bagian yang tepat waktu dan median, setiap jenis sendiri.",
        "Cari kategori dan kecamatan yang paling lambat.",
        "Tulis satu usulan dan indikatornya. Hanya itu yang diteruskan; angkanya tinggal di sini.",
    ),
    good=Example(
        "Tiket darurat yang selesai dalam 2 jam sejak laporan diterima, dibagi semua tiket darurat tanpa duplikat; "
        "yang belum selesai dan lewat 2 jam dihitung terlambat. Satuan %, arah naik.",
        "Jam mulai, jam berhenti, pembagi dan tiket terbuka disebut; orang lain mendapat angka yang sama.",
    ),
    weak=Example(
        "Meningkatnya kecepatan pelayanan pengaduan.",
        "Tidak dapat dihitung: dari kapan sampai kapan, tiket yang mana, dalam satuan apa?",
    ),
    hints=(
        "Selisih dua waktu di Excel adalah hari; kalikan 24 supaya menjadi jam.",
        "Urutkan menurut lamanya. Median adalah nilai tiket yang di tengah, =MEDIAN(…); rata-rata lain lagi.",
        "Saring kolom “Jenis” dahulu. Gawat darurat dan administrasi punya standar yang berbeda.",
        "Bagian tepat waktu: yang tepat waktu dibagi semua yang dihitung menurut aturan Anda, kali 100.",
    ),
    answer=ComplaintsAnswer,
    checks=(
        Check(rule_is_whole, 2, "", "Aturan hitung lengkap"),
        Check(shares_follow_the_rule, 4, "", "Bagian yang tepat waktu"),
        Check(medians_follow_the_rule, 3, "", "Median"),
        Check(slowest, 2, "", "Kategori dan kecamatan paling lambat"),
        Check(complete("ideas"), 2, "ideas", "Usulan dan indikator lengkap"),
        Check(indicator_moves, 2, "", "Kondisi awal dan target searah"),
        Check(citizens_wait_longer),
        Check(idea_changes_work),
    ),
    unplaced="Tiketnya dibuat untuk latihan, maka hasil hitungannya tidak masuk rencana. Usulan dan definisi "
    "indikatornya dapat dipilih pada latihan berikutnya.",
)
