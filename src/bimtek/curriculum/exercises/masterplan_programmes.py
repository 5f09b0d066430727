"""Rencana aksi: the programmes that close the gaps, with result, owner, years, money and who might be left behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 -- as beside the exercises whose `date` declares a field

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Proposer, Unit
from bimtek.curriculum.exercises.assessment_goals import Objective
from bimtek.curriculum.fields import table
from bimtek.curriculum.findings import Finding, amber, for_pillar, for_plan, info, red
from bimtek.curriculum.guesses import names_output, only_by_application
from bimtek.curriculum.links import propose_links
from bimtek.curriculum.programme import APBD, YEARS_WITH_PAGU, Programme, horizon
from bimtek.curriculum.rows import Answer
from bimtek.formats import date_id, rupiah

LEAST = 2


class ProgrammesAnswer(Answer):
    programmes: tuple[Programme, ...] = table(
        "Daftar program", Programme, min_rows=LEAST, publishes="programmes", alike="Satu program atau dua?"
    )


def every_column(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """What the form asks for, a source where money is needed, and the mission that is served.

    While nobody has brought the words of all missions, a table cannot know which one that is.
    """
    yield from complete("programmes")(answer, context)
    known = all(mission.text for mission in context.region.missions)
    for row in answer.programmes:
        if not row.funding and not row.is_free:
            message = f"“{row.label}”: pilih calon sumber dananya, atau tulis jumlah pagu 0 bila tanpa biaya."
            yield red("PRG-24", message, row, field="funding")
        if not row.missions:
            ask = "Pilih sedikitnya satu." if known else "Mintalah bunyinya kepada Bappeda, lalu pilih."
            message = f"Misi RPJMD mana yang didukung “{row.label}”? {ask}"
            yield (red if known else amber)("PRG-25", message, row, field="missions")


def result_moves(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """A result has a number now, another number later, and a year of the plan when it is there.

    The first number may follow where a sasaran of the programme says how and until when it is measured (meeting II).
    """
    for row in answer.programmes:
        open_ones = [name for name in ("baseline", "target", "target_year") if getattr(row, name) is None]
        due = _measured_until(row, context) if open_ones == ["baseline"] else None
        if open_ones and due is None:
            labels = ", ".join(f"“{row.fields[name].label}”" for name in open_ones)
            message = (
                f"“{row.label}”: indikator hasil belum lengkap ({labels}). Tanpa angka, hasilnya tidak dapat diukur."
            )
            yield red("PRG-01", message, row, field=open_ones[0])
            continue
        if due is not None:
            message = f"“{row.label}”: nilai awal menyusul {date_id(due)}, menurut sasarannya. Lengkapi sesudah diukur."
            yield amber("PRG-23", message, row, field="baseline")
        if row.target == row.baseline:
            message = f"“{row.label}”: target sama dengan nilai awal. Apa yang harus berubah?"
            yield red("PRG-02", message, row, field="target")
        first = max(row.start or context.start_year, context.start_year)
        if row.target_year not in range(first, context.years.stop):
            message = (
                f"“{row.label}”: tahun target {row.target_year} harus di dalam {_span(context)} "
                "dan tidak lebih awal daripada tahun mulai."
            )
            yield red("PRG-03", message, row, field="target_year")


def _measured_until(row: Programme, context: Context) -> Date | None:
    """When the first figure of a sasaran that the programme moves is there; None where none is still to be measured."""
    items = (context.item("objectives", objective) for objective in row.objectives)
    objectives = (Objective.read(item.values) for item in items if item)
    return min((each.baseline_due for each in objectives if each.start is None and each.baseline_due), default=None)


def answers_a_gap(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """A programme that answers no gap hangs in the air."""
    if not context.options("gaps"):  # this table cannot mend that
        message = "Belum ada kesenjangan yang disepakati di pertemuan II. Sampaikan kepada fasilitator."
        yield info("PRG-04", message, field="programmes")
        return
    for row in answer.programmes:
        if not row.gaps:
            message = (
                f"“{row.label}” belum menjawab kesenjangan mana pun. Pilih sedikitnya satu dari hasil pertemuan II."
            )
            yield red("PRG-05", message, row, field="gaps")


def carries_out_a_strategy(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """One of the strategies that this table wrote in this meeting, or that others have agreed."""
    if not context.options("strategies"):
        message = "Belum ada strategi meja ini. Isi dahulu “Arah kebijakan dan strategi”, lalu pilih di sini."
        yield info("PRG-20", message, field="programmes")
        return
    for row in answer.programmes:
        if not any(context.knows("strategies", strategy) for strategy in row.strategies):
            message = f"“{row.label}” belum menjalankan strategi mana pun. Pilih sedikitnya satu."
            yield red("PRG-21", message, row, field="strategies")


def serves_an_objective(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.programmes:
        if context.options("objectives") and not row.objectives:
            message = f"Sasaran mana yang bergerak karena “{row.label}”? Pilih dari hasil pertemuan II."
            yield amber("PRG-22", message, row, field="objectives")


def years_fit(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.programmes:
        for name in ("start", "end"):
            value = getattr(row, name)
            if value not in context.years:
                message = f"“{row.label}”: {row.fields[name].label.lower()} harus di dalam rencana ({_span(context)})."
                yield red("PRG-06", message, row, field=name)
        if row.start is not None and row.end is not None and context.years[0] <= row.end < row.start:
            message = f"“{row.label}” selesai ({row.end}) sebelum mulai ({row.start}). Perbaiki salah satunya."
            yield red("PRG-07", message, row, field="end")


def pagu_adds_up(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """Money stands only in years in which the programme runs, and the total is the sum."""
    for row in answer.programmes:
        if row.pagu_total is None:
            message = f"“{row.label}”: jumlah pagu belum diisi. Tulis 0 bila program berjalan tanpa biaya."
            yield red("PRG-08", message, row, field="pagu_total")
        elif row.pagu_total != row.pagu_sum:
            message = (
                f"“{row.label}”: jumlah pagu {rupiah(row.pagu_total)}, sedangkan pagu per tahun berjumlah "
                f"{rupiah(row.pagu_sum)}. Samakan."
            )
            yield red("PRG-09", message, row, field="pagu_total")
        for name in _pagu_outside(row, context):
            message = f"“{row.label}”: “{row.fields[name].label}” terisi, padahal program tidak berjalan di tahun itu."
            yield red("PRG-10", message, row, field=name)


def _pagu_outside(row: Programme, context: Context) -> Iterator[str]:
    if row.start is None or row.end is None or row.end < row.start:
        return  # years_fit says it
    for nth, amount in enumerate(row.yearly_pagu, 1):
        if amount and not row.start <= context.start_year + nth - 1 <= row.end:
            yield f"pagu_{nth}"
    if row.pagu_later and row.end < context.start_year + YEARS_WITH_PAGU:
        yield "pagu_later"


def codes_are_known(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """Amber: the loaded nomenclature is of one version, mostly a selection: an unknown code may be right."""
    known = context.nomenclature
    for row in answer.programmes:
        for code in row.sub_activities if row.coding == "kode" else ():
            if code not in known:
                message = (
                    f"Kode “{code}” tidak ada dalam nomenklatur yang dimuat (versi {known.version}). Periksa kodenya."
                )
                yield amber("PRG-11", message, row, field="sub_activities")
            elif not known.is_for_regency(code):
                message = (
                    f"Kode “{code}” bukan untuk kabupaten (tingkat {known[code].level}). Cari kode kabupaten/kota."
                )
                yield amber("PRG-12", message, row, field="sub_activities")


def opd_are_known(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.programmes:
        for name, values in (("opd", (row.opd,) if row.opd else ()), ("supporting_opd", row.supporting_opd)):
            for value in values:
                if not context.knows("opd", value):
                    message = f"OPD “{value}” belum ada dalam daftar. Mintalah tim inti menambahkannya."
                    yield amber("PRG-13", message, row, field=name)


def not_only_by_application(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """A guess about wording, so amber."""
    for row in answer.programmes:
        if row.innovation == "tik" and row.left_behind and only_by_application(row.left_behind):
            message = (
                f"“{row.label}” tampak hanya dapat dipakai lewat aplikasi. Lewat mana warga tanpa sinyal dilayani?"
            )
            yield amber("PRG-14", message, row, field="left_behind")


def result_is_no_output(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """A guess about wording, so amber."""
    for row in answer.programmes:
        if names_output(row.result):
            message = f"“{row.result}” tampak seperti keluaran. Apa yang berubah bagi warga setelah itu ada?"
            yield amber("PRG-15", message, row, field="result")


def opd_agrees(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.programmes:
        if row.confirmation == "tolak":
            message = (
                f"OPD penanggung jawab menolak “{row.label}”. Dicetak sebagai usulan; bicarakan siapa penggantinya."
            )
            yield amber("PRG-16", message, row, field="confirmation")
        elif row.confirmation == "belum":
            message = f"“{row.label}” dicetak sebagai usulan sampai OPD penanggung jawab setuju."
            yield amber("PRG-17", message, row, field="confirmation")


def not_all_from_apbd(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """Per pillar, over the rows of this answer and whatever other tables of the pillar have agreed."""
    funding: dict[str, list[bool]] = defaultdict(list)
    for row in answer.programmes:
        if row.funding:
            funding[row.pillar or context.pillar].append(row.only_apbd)
    for item in context.items.get("programmes", ()):
        if item.pillar in funding and item.values.get("funding"):
            funding[item.pillar].append(APBD.issuperset(item.values["funding"]))
    for pillar, only_apbd in funding.items():
        if all(only_apbd):
            name = context.label("pillars", pillar) if pillar else "pilar ini"
            message = f"Semua program {name} bersumber dari APBD. Adakah yang dapat dibiayai dari sumber lain?"
            yield for_pillar("PRG-18", message, field="programmes")


def all_horizons_used(answer: ProgrammesAnswer, context: Context) -> Iterator[Finding]:
    """1/5/10 years, over everything that is known here."""
    ends = [row.end for row in answer.programmes]
    ends += [item.values.get("end") for item in context.items.get("programmes", ())]
    used = {horizon(end, context.start_year) for end in ends if isinstance(end, int)}
    absent = [f"{years} tahun" for years in (1, 5, 10) if years not in used]
    if used and absent:
        message = f"Dari program yang sudah diketahui belum ada yang berjangka {' dan '.join(absent)}."
        yield for_plan("PRG-19", message, field="programmes")


def _span(context: Context) -> str:
    return f"{context.years[0]}–{context.years[-1]}"


EXERCISE = Exercise(
    id="masterplan.programmes",
    session="03_masterplan",
    order=20,
    unit=Unit.TABLE,
    minutes=180,
    title="Rencana aksi",
    why="Kesenjangan baru tertutup bila ada OPD yang mengerjakan sesuatu, pada tahun tertentu, dengan uang yang jelas. "
    "Program yang sudah ada dalam RPJMD dan Renstra didahulukan, lalu diberi inovasi yang mempertajamnya.",
    how=(
        "Mulai dari program RPJMD dan Renstra yang menjalankan strategi meja ini; tambahkan inovasinya.",
        "Tulis indikator hasil dahulu: nilai awal, target, tahun. Baru kemudian kegiatannya.",
        "Pilih kode sub-kegiatan; bila tidak ada kodenya (APBDes, CSR, desa adat), sebut alasannya.",
        "Isi pagu hanya pada tahun program berjalan, lalu jumlahkan. Tahun ke-1 ialah tahun pertama rencana.",
        "Tanyakan: siapa yang tidak terjangkau, dan lewat jalur apa ia dilayani?",
        "Hubungi OPD penanggung jawab dan catat jawabannya.",
    ),
    good=Example(
        "Hasil: bagian laporan darurat yang ditangani dalam 2 jam, naik dari nilai awal ke target; jalur radio dan "
        "telepon untuk desa tanpa sinyal.",
        "Mengukur yang dirasakan warga, dan tidak meninggalkan warga tanpa sinyal.",
    ),
    weak=Example(
        "Hasil: jumlah aplikasi pengaduan, 1 unit.",
        "Itu keluaran: aplikasinya ada, tetapi belum tentu ada warga yang tertolong.",
    ),
    hints=(
        "Baca kesenjangan sekali lagi: angka mana yang harus bergerak? Itulah indikator hasil.",
        "Inovasi tidak harus TIK: peraturan, jadwal layanan, atau pembagian tugas juga inovasi.",
        "Bila pagu belum pasti, pakai angka Renstra dan perbaiki sesudah rapat dengan Bappeda.",
    ),
    answer=ProgrammesAnswer,
    proposer=Proposer("Usulkan tautan TPB dan SPBE", propose_links),
    checks=(
        Check(every_column, 8, "programmes", "Semua kolom terisi"),
        Check(result_moves, 9, "programmes", "Indikator hasil dengan nilai awal dan target"),
        Check(answers_a_gap, 8, "programmes", "Setiap program menjawab kesenjangan"),
        Check(carries_out_a_strategy, 4, "programmes", "Setiap program menjalankan strategi"),
        Check(years_fit, 4, "programmes", "Tahun mulai dan selesai"),
        Check(pagu_adds_up, 7, "programmes", "Pagu terjumlah dan pada tahunnya"),
        Check(
            enough_rows("programmes", LEAST, "Baru {now} program; tulis sedikitnya {least}."), 2, "", "Jumlah program"
        ),
        Check(serves_an_objective),
        Check(codes_are_known),
        Check(opd_are_known),
        Check(not_only_by_application),
        Check(result_is_no_output),
        Check(opd_agrees),
        Check(not_all_from_apbd),
        Check(all_horizons_used),
    ),
    places=(PlanPlace("actions", "Rencana aksi"),),
)
