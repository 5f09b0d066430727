"""Peta jalan: when each agreed programme of the table's pillar starts and ends, and what it needs first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Merge, references, table, year
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Place, Row


class Step(Row):
    """One agreed programme on the road map; `id` is the programme's id. Whole years, both inclusive."""

    start: int | None = year("Tahun mulai")
    end: int | None = year("Tahun selesai")
    needs: tuple[str, ...] = references(
        "Perlu lebih dahulu",
        "programmes",
        required=False,
        hint="Program lain yang harus mulai lebih dahulu; juga dari pilar lain. Boleh kosong.",
    )

    def label_in(self, context: Context) -> str:
        return context.label("programmes", self.id)


class ScheduleAnswer(Answer):
    steps: tuple[Step, ...] = table(
        "Jadwal program", Step, rows_from="own_programmes", publishes="schedule", merge=Merge.COLLECT
    )


class Years(NamedTuple):
    start: int | None
    end: int | None


def every_programme_has_years(answer: ScheduleAnswer, context: Context) -> Iterator[Finding]:
    """Fixed rows that nobody touched are not stored, so what is absent is looked for among the agreed programmes."""
    scheduled = {context.resolve(step.id) for step in answer.steps if not step.is_open}
    for option in context.options("own_programmes"):
        if option.value not in scheduled:
            message = f"“{option.label}” belum dijadwalkan. Isi tahun mulai dan selesai."
            yield Finding("JDW-01", message, place=Place("steps", option.value, "start"))


def years_in_order(answer: ScheduleAnswer, context: Context) -> Iterator[Finding]:
    first, last = context.years[0], context.years[-1]
    for step in answer.steps:
        name = step.label_in(context)
        for field in ("start", "end"):
            value = getattr(step, field)
            if value is not None and value not in context.years:
                yield red("JDW-02", f"“{name}”: tahun {value} di luar rencana ({first}–{last}).", step, field=field)
        if step.start is not None and step.end is not None and step.end < step.start:
            message = f"“{name}” selesai ({step.end}) sebelum mulai ({step.start}). Perbaiki salah satunya."
            yield red("JDW-03", message, step, field="end")


def after_what_it_needs(answer: ScheduleAnswer, context: Context) -> Iterator[Finding]:
    """Starting before what it needs has started is an error; in the same year may be meant so."""
    known = known_years(answer, context)
    for step in answer.steps:
        for needed in map(context.resolve, step.needs):
            years = known.get(needed)
            if step.start is None or years is None or needed == context.resolve(step.id):
                continue
            name, other = step.label_in(context), _name(needed, context)
            if years.start is not None and step.start < years.start:
                message = (
                    f"“{name}” mulai {step.start}, tetapi perlu “{other}” yang baru mulai {years.start}. "
                    "Geser tahunnya, atau lepaskan ketergantungannya."
                )
                yield red("JDW-04", message, step, field="start")
            elif step.start == years.start:
                message = (
                    f"“{name}” mulai {step.start}, tahun yang sama dengan “{other}” yang diperlukannya. "
                    "Cukupkah bagian yang jadi tahun itu?"
                )
                yield amber("JDW-05", message, step, field="start")


def no_cycle(answer: ScheduleAnswer, context: Context) -> Iterator[Finding]:
    """Programmes that wait for each other never start. Other tables' dependencies count as far as they are known."""
    own = {context.resolve(step.id): step for step in answer.steps}
    cycle = find_cycle(needs_of_all(answer, context), must_touch=own)
    if cycle:
        names = " → ".join(f"“{_name(programme, context)}”" for programme in cycle)
        step = next(own[programme] for programme in cycle if programme in own)
        message = f"Saling menunggu: {names}. Lepaskan satu ketergantungan."
        yield red("JDW-06", message, step, field="needs")


def quick_win_in_year_one(answer: ScheduleAnswer, context: Context) -> Iterator[Finding]:
    quick = {context.resolve(str(item.values.get("programme"))): item for item in context.items.get("quickwins", ())}
    for step in answer.steps:
        item = quick.get(context.resolve(step.id))
        if item and step.start is not None and step.start > context.start_year:
            message = (
                f"“{step.label_in(context)}” mulai {step.start}, padahal quick win “{item.label}” "
                f"bergantung padanya. Dapatkah mulai {context.start_year}?"
            )
            yield amber("JDW-07", message, step, field="start")


def refused_by_its_opd(answer: ScheduleAnswer, context: Context) -> Iterator[Finding]:
    """Meeting III may have left a programme in the plan that its OPD refused; it is not scheduled as if agreed."""
    for step in answer.steps:
        item = context.item("programmes", step.id)
        if item and item.values.get("confirmation") == "tolak" and not step.is_open:
            message = (
                f"“{item.label}” ditolak OPD penanggung jawabnya dan tercetak sebagai usulan. Sepakati dahulu siapa "
                "yang menjalankannya, atau keluarkan dari rencana."
            )
            yield amber("JDW-08", message, step, field="start")


def known_years(answer: ScheduleAnswer, context: Context) -> dict[str, Years]:
    """Years by programme: as typed here, else as meeting III agreed them."""
    agreed = {
        item.id: Years(_year(item.values.get("start")), _year(item.values.get("end")))
        for item in context.items.get("programmes", ())
    }
    return agreed | {context.resolve(step.id): Years(step.start, step.end) for step in answer.steps}


def needs_of_all(answer: ScheduleAnswer, context: Context) -> dict[str, tuple[str, ...]]:
    """What each programme needs first: as typed here, else as other tables have agreed."""
    agreed = {
        item.id: _resolved(item.values.get("needs") or (), context) for item in context.items.get("programmes", ())
    }
    return agreed | {context.resolve(step.id): _resolved(step.needs, context) for step in answer.steps}


def find_cycle(needs: Mapping[str, Iterable[str]], *, must_touch: Iterable[str]) -> tuple[str, ...]:
    """One cycle with a node of `must_touch` in it, first node repeated at the end; () when there is none.

    Each node stands before the one that it must wait for.
    """
    graph = {node: tuple(others) for node, others in needs.items()}
    touch = set(must_touch)
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            cycle = tuple(reversed(error.args[1]))  # graphlib lists each node before those that wait for it
            if touch.intersection(cycle):
                return cycle
            # Somebody else's cycle: cut it at one place and look on.
            graph[cycle[0]] = tuple(other for other in graph[cycle[0]] if other != cycle[1])
        else:
            return ()


def defaults(context: Context) -> dict[str, Any]:
    """The years that meeting III gave each programme; nothing where no programme is agreed."""
    agreed = known_years(ScheduleAnswer.read({}), context)
    steps: list[dict[str, Any]] = [
        {"id": option.value, "start": agreed[option.value].start, "end": agreed[option.value].end, "needs": []}
        for option in context.options("own_programmes")
    ]
    return {"steps": steps} if steps else {}


def _year(raw: Any) -> int | None:
    """A year as stored; what was typed and is none counts as open."""
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def _resolved(programmes: Iterable[str], context: Context) -> tuple[str, ...]:
    return tuple(context.resolve(programme) for programme in programmes)


def _name(programme: str, context: Context) -> str:
    return context.label("programmes", programme)


EXERCISE = Exercise(
    id="roadmap.schedule",
    session="04_roadmap",
    order=10,
    unit=Unit.TABLE,
    minutes=45,
    title="Peta jalan",
    why="Tidak semua program dapat mulai bersamaan: orang, uang dan data harus ada lebih dahulu. Peta jalan "
    "menunjukkan urutan yang masuk akal dalam 1, 5 dan 10 tahun.",
    how=(
        "Tahun dari rencana aksi sudah terisi; ubah bila perlu.",
        "Untuk setiap program, pilih program lain yang harus mulai lebih dahulu, juga dari pilar lain.",
        "Baca temuan: bila mulai terlalu awal, geser tahunnya atau lepaskan ketergantungannya.",
        "Program tempat quick win bergantung sebaiknya mulai di tahun pertama.",
    ),
    good=Example(
        "Aturan hitung waktu laporan mulai tahun pertama; papan waktu tanggap bagi warga mulai tahun kedua dan "
        "memerlukan aturan hitung itu.",
        "Yang diperlukan mulai lebih dahulu, dan alasannya terlihat.",
    ),
    weak=Example(
        "Semua program mulai tahun pertama dan selesai tahun kesepuluh.",
        "Tidak ada urutan; tahun pertama pasti melampaui orang dan uang yang ada.",
    ),
    hints=(
        "Tanyakan: bila program ini mulai besok, apa yang belum ada?",
        "Yang sering harus ada lebih dahulu: aturan, data, jaringan, dan orang yang terlatih.",
        "Tiga program yang saling menunggu biasanya memerlukan satu langkah kecil lebih dahulu.",
    ),
    answer=ScheduleAnswer,
    checks=(
        Check(complete("steps"), 12, "steps", "Tahun mulai dan selesai terisi"),
        Check(every_programme_has_years, 8, "", "Semua program terjadwal"),
        Check(years_in_order, 8, "steps", "Tahun masuk akal"),
        Check(after_what_it_needs, 8, "steps", "Mulai sesudah yang diperlukan"),
        Check(no_cycle, 4, "", "Tidak saling menunggu"),
        Check(quick_win_in_year_one),
        Check(refused_by_its_opd),
    ),
    places=(PlanPlace("roadmap", "Peta jalan"),),
    defaults=defaults,
)
