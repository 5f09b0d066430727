"""Target dan monev: each result indicator a year, who measures it from what, and the evidence for the evaluation."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bimtek.curriculum.checks import Check, Run, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.evaluation import DIMENSIONS, HIGHEST, LEVELS, LOWEST
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Merge, choice, date, number, reference, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.programme import YEARS_WITH_PAGU, Programme
from bimtek.curriculum.rows import Answer, Place, Row
from bimtek.curriculum.spending import agreed_start
from bimtek.formats import with_unit

UP, DOWN, KEEP = "naik", "turun", "tetap"


class Target(Row):
    """The result of one agreed programme, year by year; `id` is the programme's. Values in the unit of its result."""

    direction: str = choice(
        "Arah",
        (UP, "Naik", "Makin besar makin baik"),
        (DOWN, "Turun", "Makin kecil makin baik"),
        (KEEP, "Dipertahankan"),
        group="Target setiap tahun",
    )
    year_1: Decimal | None = number("Tahun ke-1", plan_years=(1, 1), required=False, hint="Belum mulai: kosong.")
    year_2: Decimal | None = number("Tahun ke-2", plan_years=(2, 2), required=False)
    year_3: Decimal | None = number("Tahun ke-3", plan_years=(3, 3), required=False)
    year_4: Decimal | None = number("Tahun ke-4", plan_years=(4, 4), required=False)
    year_5: Decimal | None = number("Tahun ke-5", plan_years=(5, 5), required=False)
    later: Decimal | None = number(
        "Tahun ke-6 sampai ke-10",
        plan_years=(6, 10),
        required=False,
        hint="Bila target akhirnya jatuh pada tahun-tahun ini.",
    )
    measurer: str = reference("OPD yang mengukur", "opd", open_list=True, group="Pengukuran")
    frequency: str = choice(
        "Seberapa sering",
        ("bulan", "Bulanan"),
        ("triwulan", "Triwulanan"),
        ("semester", "Semesteran"),
        ("tahun", "Tahunan"),
    )
    source: str = text("Diukur dari apa", hint="Nama catatan, laporan, atau survei; bukan “data OPD”.")

    @property
    def yearly(self) -> tuple[Decimal | None, ...]:
        """Targets of years 1–5 of the plan."""
        return (self.year_1, self.year_2, self.year_3, self.year_4, self.year_5)

    @property
    def is_measured(self) -> bool:
        """The table said how it is measured; what meeting III had promised stood there before."""
        return bool(self.frequency or self.source)

    def programme(self, context: Context) -> Programme | None:
        item = context.item("programmes", self.id)
        return Programme.read({**item.values, "id": item.id}) if item else None

    def label_in(self, context: Context) -> str:
        return context.label("programmes", self.id)


class Evidence(Row):
    """One piece of evidence for the yearly evaluation, and the day on which it is there."""

    dimension: str = choice("Dimensi evaluasi", *((each.id, each.name, each.looks_at) for each in DIMENSIONS))
    evidence: str = text("Bukti", hint="Yang dapat diperlihatkan: nomor SK, laporan, foto bertanggal.")
    ready: datetime.date | None = date("Tersedia paling lambat")
    keeper: str = reference("Penyimpan (OPD)", "opd", open_list=True)


SCORE_HINT = f"Boleh kosong. Tingkat menurut kursus ini: {'; '.join(f'{value} = {words}' for value, words in LEVELS)}."


def _score(place: int, **more: Any) -> Any:
    dimension = DIMENSIONS[place]
    label = f"Simulasi {dimension.name} ({dimension.weight}%)"
    hint = SCORE_HINT if place == 0 else f"0–4: {dimension.looks_at}."
    return number(label, required=False, merge=Merge.AVERAGE, hint=hint, **more)


class TargetsAnswer(Answer):
    targets: tuple[Target, ...] = table("Target indikator hasil", Target, rows_from="own_programmes")
    evidence: tuple[Evidence, ...] = table("Bukti untuk evaluasi", Evidence, min_rows=len(DIMENSIONS), alike="")
    baseline: Decimal | None = _score(0)
    output: Decimal | None = _score(1)
    outcome: Decimal | None = _score(2)
    impact: Decimal | None = _score(3)
    quickwin: Decimal | None = _score(4)

    @property
    def scores(self) -> dict[str, Decimal]:
        """The simulated scores that are filled in, by dimension."""
        given = ((each.id, getattr(self, each.id)) for each in DIMENSIONS)
        return {name: value for name, value in given if value is not None}


def every_programme_has_targets(answer: TargetsAnswer, context: Context) -> Iterator[Finding]:
    """Fixed rows that nobody touched are not stored, so what is absent is looked for among the agreed programmes."""
    here = {context.resolve(row.id) for row in answer.targets if row.is_measured}
    for option in context.options("own_programmes"):
        if option.value not in here:
            message = f"“{option.label}” belum punya target setiap tahun. Isi angkanya dan dari apa ia diukur."
            yield Finding("TGT-01", message, place=Place("targets", option.value, "source"))


def every_year_has_a_number(answer: TargetsAnswer, context: Context) -> Iterator[Finding]:
    """From the year in which the programme starts to the one of its target, as far as years 1–5 go."""
    for row in answer.targets:
        programme = row.programme(context)
        if programme is None or programme.target_year is None or row.is_open:
            continue
        first = agreed_start(programme.id, context) or context.start_year
        for nth, value in enumerate(row.yearly, 1):
            when = context.start_year + nth - 1
            if value is None and first <= when <= programme.target_year:
                message = f"“{row.label_in(context)}”: target {when} belum diisi. Berapa yang wajar tercapai tahun itu?"
                yield red("TGT-02", message, row, field=f"year_{nth}")
                break  # the first open year; the others follow


def with_numbers(run: Run) -> Run:
    """A check that also asks for every year: the promise of meeting III alone earns no points here."""

    def check(answer: TargetsAnswer, context: Context) -> Iterator[Finding]:
        yield from every_year_has_a_number(answer, context)
        yield from run(answer, context)

    return check


def in_declared_direction(answer: TargetsAnswer, context: Context) -> Iterator[Finding]:
    """Beginning with the baseline, no number goes against the direction that the table declared."""
    for row in answer.targets:
        programme = row.programme(context)
        before = programme.baseline if programme else None
        unit = programme.unit if programme else ""
        for name in ("year_1", "year_2", "year_3", "year_4", "year_5", "later"):
            value = getattr(row, name)
            if value is None:
                continue
            if before is not None and _against(row.direction, before, value):
                message = (
                    f"“{row.label_in(context)}” dinyatakan {row.direction}, tetapi dari {with_unit(before, unit)} "
                    f"menjadi {with_unit(value, unit)}. Perbaiki angkanya atau arahnya."
                )
                yield red("TGT-03", message, row, field=name)
            before = value


def _against(direction: str, before: Decimal, value: Decimal) -> bool:
    return (direction == UP and value < before) or (direction == DOWN and value > before)


def reaches_the_promise(answer: TargetsAnswer, context: Context) -> Iterator[Finding]:
    """In the target year stands what meeting III promised; a changed promise is changed there, with the OPD."""
    for row in answer.targets:
        programme = row.programme(context)
        if programme is None or programme.target is None or programme.target_year is None or row.is_open:
            continue
        nth = programme.target_year - context.start_year + 1
        name = f"year_{nth}" if 1 <= nth <= YEARS_WITH_PAGU else "later"
        value = getattr(row, name)
        promised = with_unit(programme.target, programme.unit)
        if value is None and name == "later":
            message = f"“{row.label_in(context)}” menjanjikan {promised} pada {programme.target_year}. Isi angkanya."
            yield red("TGT-04", message, row, field=name)
        elif value is not None and value != programme.target:
            message = (
                f"“{row.label_in(context)}” menjanjikan {promised} pada {programme.target_year}; di sini "
                f"{with_unit(value, programme.unit)}. Samakan, atau ubah janji itu bersama OPD-nya."
            )
            yield red("TGT-05", message, row, field=name)


def every_dimension_has_evidence(answer: TargetsAnswer, context: Context) -> Iterator[Finding]:
    here = {row.dimension for row in answer.evidence if row.evidence}
    absent = [dimension.name for dimension in DIMENSIONS if dimension.id not in here]
    if absent:
        message = f"Belum ada bukti untuk dimensi {', '.join(absent)}. Apa yang akan ditunjukkan, dan kapan ada?"
        yield red("TGT-06", message, field="evidence")


def scores_within_scale(answer: TargetsAnswer, context: Context) -> Iterator[Finding]:
    for name, value in answer.scores.items():
        if not LOWEST <= value <= HIGHEST:
            yield red("TGT-07", f"Nilai simulasi berkisar {LOWEST} sampai {HIGHEST}. Perbaiki.", field=name)


def own_measurer(answer: TargetsAnswer, context: Context) -> Iterator[Finding]:
    """An OPD that is not in the list cannot be asked yet."""
    for row in answer.targets:
        if row.measurer and not context.knows("opd", row.measurer):
            message = f"OPD “{row.measurer}” belum ada dalam daftar. Mintalah tim inti menambahkannya."
            yield amber("TGT-08", message, row, field="measurer")


def defaults(context: Context) -> dict[str, Any]:
    """What meeting III promised: the direction, the target in its year, the OPD; a row of evidence a dimension."""
    rows = []
    for option in context.options("own_programmes"):
        programme = Target.read({"id": option.value}).programme(context)
        if programme is None:
            continue
        row: dict[str, Any] = {"id": option.value}
        if programme.baseline is not None and programme.target is not None:
            moves = programme.target - programme.baseline
            row["direction"] = UP if moves > 0 else DOWN if moves < 0 else KEEP
        for nth, when in enumerate(context.years, 1):
            if programme.target is not None and programme.target_year == when:
                row[f"year_{nth}" if nth <= YEARS_WITH_PAGU else "later"] = _stored(programme.target)
        if programme.opd:
            row["measurer"] = programme.opd
        rows.append(row)
    evidence = [{"id": f"bukti-{each.id}", "dimension": each.id} for each in DIMENSIONS]
    return {"targets": rows, "evidence": evidence} if rows else {}


def _stored(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


EXERCISE = Exercise(
    id="roadmap.targets",
    session="04_roadmap",
    order=16,
    unit=Unit.TABLE,
    minutes=40,
    title="Target dan monev",
    why="Target lima tahun baru terasa ketika tahun depan sudah ada angkanya dan seseorang bertugas mengukurnya. Bukti "
    "yang dikumpulkan sejak awal juga yang nanti diminta penilai evaluasi.",
    how=(
        "Arah, target akhir dan OPD dari rencana aksi sudah terisi. Isi angka tahun-tahun di antaranya.",
        "Kenaikan tidak harus rata: tahun pertama biasanya kecil, karena orang dan alat baru disiapkan.",
        "Tulis siapa mengukur, seberapa sering, dan dari catatan yang mana.",
        "Untuk setiap dimensi evaluasi, tulis satu bukti, kapan ada, dan siapa menyimpannya.",
        "Bila mau, isi nilai simulasi 0 sampai 4 dengan jujur; bukti yang belum ada bernilai rendah.",
    ),
    good=Example(
        "Aduan selesai dalam batas waktu: 61 → 66 → 72 → 80%. Diskominfosan, setiap tiga bulan, dari buku laporan "
        "Layanan Cepat.",
        "Setiap tahun ada angka, ada yang mengukur, dan catatannya disebut. (Angka contoh.)",
    ),
    weak=Example(
        "Target tercapai 100% pada 2029; diukur OPD terkait dari data OPD.",
        "Empat tahun tanpa angka, dan tidak ada orang atau catatan yang dapat ditanya.",
    ),
    hints=(
        "Mulai dari angka yang paling mungkin dicapai tahun depan, lalu isi mundur dari target akhir.",
        "Kalau sebuah angka hanya ada setahun sekali, cari tanda yang dapat dilihat setiap tiga bulan.",
        "SK, laporan forum, dan daftar hadir adalah bukti Output; ceritakan hasilnya pada Outcome dan Impact.",
    ),
    answer=TargetsAnswer,
    checks=(
        Check(complete("targets"), 5, "targets", "Arah, pengukur dan sumbernya terisi"),
        Check(every_programme_has_targets, 4, "", "Semua program punya target"),
        Check(every_year_has_a_number, 5, "targets", "Angka setiap tahun"),
        Check(with_numbers(in_declared_direction), 3, "targets", "Sesuai arahnya"),
        Check(with_numbers(reaches_the_promise), 3, "targets", "Sampai pada janji pertemuan III"),
        Check(complete("evidence"), 3, "evidence", "Bukti, tanggal dan penyimpannya terisi"),
        Check(every_dimension_has_evidence, 2, "", "Lima dimensi evaluasi"),
        Check(scores_within_scale),
        Check(own_measurer),
    ),
    places=(PlanPlace("management", "Monitoring dan evaluasi"),),
    defaults=defaults,
)
