"""Tujuan, sasaran, IKU: what a pillar means to reach, the indicator that shows it, and targets in 1, 5 and 10 years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 -- `date` declares a field here
from decimal import Decimal
from itertools import pairwise
from typing import Any

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.curriculum.fields import choice, date, number, prose, references, table, text, year
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.guesses import names_output
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import sounds_like_programme
from bimtek.formats import number_id, with_unit

LEAST = 2
INPUT, PROCESS, OUTPUT, OUTCOME, IMPACT = "masukan", "proses", "keluaran", "hasil", "dampak"
FELT = (OUTCOME, IMPACT)
"""The kinds that people feel; a sasaran is measured by one of them."""
UP, DOWN, KEEP = "naik", "turun", "pertahankan"
YEARLY, RUNNING = "tahunan", "kumulatif"
MEASURED, UNMEASURED = "ada", "belum"
HORIZONS = (1, 5, 10)


class Objective(Row):
    """One sasaran under its tujuan, with the indicator that is its IKU. Targets carry the unit of the indicator."""

    purpose: str = text("Tujuan", hint="Keadaan yang ingin dicapai pilar ini. Boleh sama untuk beberapa sasaran.")
    objective: str = text("Sasaran", hint="Bagian dari tujuan yang dapat diukur: “meningkatnya …”, “berkurangnya …”.")
    gaps: tuple[str, ...] = references("Kesenjangan yang ditutup", "gaps", required=False)
    indicator: str = text("Indikator (IKU)", hint="Yang dirasakan warga, bukan yang dibuat OPD.")
    unit: str = text("Satuan")
    kind: str = choice(
        "Jenis indikator",
        (INPUT, "Masukan", "Uang, orang, alat yang dipakai."),
        (PROCESS, "Proses", "Apa yang dikerjakan: rapat, pelatihan, pemeriksaan."),
        (OUTPUT, "Keluaran", "Apa yang jadi: peraturan, gedung, aplikasi, orang yang dilatih."),
        (OUTCOME, "Hasil", "Apa yang berubah bagi warga."),
        (IMPACT, "Dampak", "Apa yang berubah dalam hidup mereka sesudah beberapa tahun."),
    )
    direction: str = choice(
        "Arah", (UP, "Naik"), (DOWN, "Turun"), (KEEP, "Pertahankan"), hint="Ke mana angkanya harus bergerak?"
    )
    counting: str = choice(
        "Cara menghitung",
        (YEARLY, "Tahunan", "Setiap tahun diukur lagi: persen, waktu tunggu."),
        (RUNNING, "Kumulatif", "Dijumlahkan sejak tahun pertama: desa yang sudah terhubung."),
    )
    measured: str = choice(
        "Sudahkah diukur?",
        (MEASURED, "Sudah diukur"),
        (UNMEASURED, "Belum diukur"),
        required=False,  # baseline_or_plan says it better
    )
    baseline: Decimal | None = number(
        "Angka awal",
        required=False,  # baseline_or_plan says it better
        only_if=("measured", (MEASURED,)),
    )
    baseline_year: int | None = year("Tahun angka awal", only_if=("measured", (MEASURED,)))
    baseline_plan: str = prose("Bagaimana angka awalnya diperoleh", max_words=25, only_if=("measured", (UNMEASURED,)))
    baseline_due: Date | None = date("Paling lambat", only_if=("measured", (UNMEASURED,)))
    target_1: Decimal | None = number("Target tahun ke-1", plan_years=(1, 1))
    target_5: Decimal | None = number("Target tahun ke-5", plan_years=(5, 5))
    target_10: Decimal | None = number(
        "Target tahun ke-10",
        required=False,  # targets_go_their_way says it better
        plan_years=(10, 10),
    )
    source: str = text("Sumber data", hint="Dokumen atau sistem tempat angkanya dibaca setiap tahun.")
    owner: str = choice("OPD penanggung jawab", source="opd")

    @property
    def start(self) -> Decimal | None:
        """The figure that the targets begin from; None while nobody has measured it."""
        return self.baseline if self.measured == MEASURED else None

    @property
    def targets(self) -> tuple[Decimal | None, ...]:
        """Of the years 1, 5 and 10."""
        return (self.target_1, self.target_5, self.target_10)

    @property
    def label(self) -> str:
        return self.objective or self.indicator or self.purpose or self.id

    def label_in(self, context: Context) -> str:
        """ "Laporan ditangani tepat waktu: laporan selesai tepat waktu 62 → 95%"."""
        if not self.indicator or self.target_10 is None:
            return self.label
        begin = "belum diukur" if self.start is None else number_id(self.start)
        return f"{self.label}: {self.indicator} {begin} → {with_unit(self.target_10, self.unit)}"


class GoalsAnswer(Answer):
    objectives: tuple[Objective, ...] = table(
        "Sasaran dan indikator pilar ini", Objective, min_rows=LEAST, publishes="objectives"
    )


def baseline_or_plan(answer: GoalsAnswer, context: Context) -> Iterator[Finding]:
    """Without a first figure nobody can tell whether anything moved. A plan for yesterday is none."""
    for row in answer.objectives:
        if row.measured == MEASURED and row.baseline is None:
            yield red("TUJ-01", "Berapa angka awalnya? Bila belum ada, pilih “Belum diukur”.", row, field="baseline")
        elif row.measured == UNMEASURED and row.baseline_due is not None and row.baseline_due < context.today:
            yield red(
                "TUJ-02", "Tanggal ini sudah lewat. Kapan angka awalnya benar-benar ada?", row, field="baseline_due"
            )
        elif row.measured not in (MEASURED, UNMEASURED):
            yield red("TUJ-03", "Pilih: angka awal sudah diukur, atau belum.", row, field="measured")


def targets_go_their_way(answer: GoalsAnswer, context: Context) -> Iterator[Finding]:
    """Year by year in the declared direction, and at the end beyond where it began. The first slip of a row is told."""
    for row in answer.objectives:
        points = [value for value in (row.start, *row.targets) if value is not None]
        if row.counting == RUNNING and row.direction == DOWN:
            message = (
                "Angka kumulatif bertambah dari tahun ke tahun; ia tidak dapat turun. Pilih tahunan, atau arah naik."
            )
            yield red("TUJ-04", message, row, field="counting")
        elif row.target_10 is None or len(points) < 2:
            yield red("TUJ-05", "Tulis target tahun ke-1, ke-5, dan ke-10.", row, field="target_10")
        elif wrong := _turn(points, row.direction):
            before, after = wrong
            message = (
                f"Arahnya {row.direction}, tetapi {number_id(before)} menjadi {number_id(after)}. Periksa angkanya."
            )
            yield red("TUJ-06", message, row, field=_place_of(after, row))
        elif row.direction in (UP, DOWN) and points[0] == points[-1]:
            message = f"Sesudah sepuluh tahun angkanya masih {number_id(points[-1])}. Apa yang berubah?"
            yield red("TUJ-07", message, row, field="target_10")


def _turn(points: list[Decimal], direction: str) -> tuple[Decimal, Decimal] | None:
    """The first two neighbours that move against the direction."""
    for before, after in pairwise(points):
        if (direction == UP and after < before) or (direction == DOWN and after > before):
            return before, after
    return None


def _place_of(value: Decimal, row: Objective) -> str:
    return next((f"target_{n}" for n, target in zip(HORIZONS, row.targets, strict=True) if target == value), "target_1")


def kept_is_kept(answer: GoalsAnswer, context: Context) -> Iterator[Finding]:
    """To keep something may mean a floor; a target that lies elsewhere than the figure of now is worth a look."""
    for row in answer.objectives:
        if (
            row.direction == KEEP
            and row.start is not None
            and any(value not in (None, row.start) for value in row.targets)
        ):
            message = "Arahnya pertahankan, tetapi targetnya lain dari angka awal. Naik, turun, atau memang batas aman?"
            yield amber("TUJ-08", message, row, field="direction")


def share_is_a_share(answer: GoalsAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.objectives:
        if row.unit.startswith("%") and any(value is not None and not 0 <= value <= 100 for value in row.targets):
            yield amber("TUJ-09", "Target di luar 0 sampai 100 persen. Memang demikian?", row, field="target_10")


def output_for_outcome(answer: GoalsAnswer, context: Context) -> Iterator[Finding]:
    """ "Jumlah aplikasi" counts what an office made. Guesses about wording, so amber."""
    for row in answer.objectives:
        if row.kind in FELT and names_output(row.indicator):
            message = f"“{row.indicator}” terbaca seperti keluaran. Apa yang berubah bagi warga setelah itu ada?"
            yield amber("TUJ-10", message, row, field="indicator")
        elif row.kind and row.kind not in FELT:
            message = f"Sasaran ini diukur dengan {row.kind}. Adakah indikator hasil yang menunjukkan perubahannya?"
            yield amber("TUJ-11", message, row, field="kind")


def objective_is_no_programme(answer: GoalsAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.objectives:
        if sounds_like_programme(row.objective):
            message = (
                f"“{row.objective}” terbaca seperti pekerjaan. Keadaan apa yang tercapai bila pekerjaan itu selesai?"
            )
            yield amber("TUJ-12", message, row, field="objective")


def every_gap_is_aimed_at(answer: GoalsAnswer, context: Context) -> Iterator[Finding]:
    """Gaps that this table means to close and that no sasaran names."""
    if not answer.objectives:
        return
    named = {context.resolve(gap) for row in answer.objectives for gap in row.gaps}
    for item in _own_gaps(context):
        if item.id not in named:
            yield amber("TUJ-13", f"Belum ada sasaran untuk kesenjangan “{item.label}”.", field="objectives")


def _own_gaps(context: Context) -> list[Any]:
    """The gaps of this seat that are to be closed."""
    return [
        item
        for item in context.items.get("gaps", ())
        if item.pillar == context.pillar and (not item.by or context.seat in item.by) and Gap.read(item.values).closes
    ]


def defaults(context: Context) -> dict[str, Any]:
    """A row for each gap that is to be closed, with what is known of its indicator: it is not written twice."""
    rows: list[dict[str, Any]] = []
    for item in _own_gaps(context):
        gap = Gap.read(item.values)
        now, fact = gap.now_in(context), gap.fact(context)
        row: dict[str, Any] = {"id": f"{item.id}-sasaran", "gaps": [item.id], "measured": MEASURED}
        row |= {"indicator": gap.indicator_in(context), "unit": gap.unit_in(context)}
        if now is None:
            row["measured"] = UNMEASURED
        else:
            row["baseline"] = float(now)
            row["baseline_year"] = fact.year_in(context) if fact else None
        if now is not None and gap.wanted is not None and gap.wanted != now:
            row["direction"] = UP if gap.wanted > now else DOWN
        rows.append({name: value for name, value in row.items() if value not in (None, "")})
    return {"objectives": rows} if rows else {}


EXERCISE = Exercise(
    id="assessment.goals",
    session="02_assessment",
    order=30,
    unit=Unit.TABLE,
    minutes=45,
    title="Tujuan, sasaran, IKU",
    why="Kesenjangan mengatakan apa yang kurang; sasaran mengatakan kapan kita boleh berkata berhasil. Setiap program "
    "pada pertemuan III harus menggerakkan salah satu angka di sini.",
    how=(
        "Kesenjangan yang akan ditutup sudah menjadi baris; lengkapi tujuan dan sasarannya.",
        "Pilih indikator yang dirasakan warga (hasil atau dampak), arahnya, dan cara menghitungnya.",
        "Angka awal ikut dari kesenjangan; belum diukur? Tulis bagaimana dan sampai kapan diperoleh.",
        "Tulis target tahun ke-1, ke-5, dan ke-10 ke arah yang sama.",
        "Sebut sumber datanya dan satu OPD yang menjawab bila angkanya tidak bergerak.",
    ),
    good=Example(
        "Sasaran: meningkatnya laporan yang selesai tepat waktu. Indikator hasil, naik, tahunan: 62 → 70 → 90 → 95%; "
        "sumber catatan Layanan Cepat; Diskominfosan. (Angka contoh.)",
        "Siapa pun dapat memeriksa pada tahun pertama apakah angkanya bergerak, dan kepada siapa bertanya.",
    ),
    weak=Example(
        "Sasaran: peningkatan aplikasi. Indikator: jumlah aplikasi, dari 34 menjadi 60.",
        "Yang dihitung pekerjaan OPD; enam puluh aplikasi tidak berarti satu warga pun lebih cepat dilayani.",
    ),
    hints=(
        "Tanyakan: bila target ini tercapai, siapa yang merasakannya, dan bagaimana mereka tahu?",
        "Tahun pertama jarang melompat. Target yang jujur naik sedikit dahulu, lalu lebih cepat.",
        "Kumulatif dijumlahkan terus, tahunan diukur ulang. Persen hampir selalu tahunan.",
    ),
    answer=GoalsAnswer,
    checks=(
        Check(complete("objectives"), 4, "objectives", "Semua kolom terisi"),
        Check(baseline_or_plan, 3, "objectives", "Angka awal, atau cara memperolehnya"),
        Check(targets_go_their_way, 4, "objectives", "Target searah sampai tahun ke-10"),
        Check(enough_rows("objectives", LEAST, "Baru {now} sasaran; tulis sedikitnya {least}."), 2, "", "Jumlah"),
        Check(kept_is_kept),
        Check(share_is_a_share),
        Check(output_for_outcome),
        Check(objective_is_no_programme),
        Check(every_gap_is_aimed_at),
    ),
    places=(PlanPlace("direction", "Tujuan, sasaran, dan indikator kinerja"),),
    defaults=defaults,
)
