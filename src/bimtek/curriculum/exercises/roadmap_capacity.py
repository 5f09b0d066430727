"""Personel, anggaran, sarana: what a year can bear, what each programme takes, and the schedule that fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bimtek.curriculum.capacity import MONEY, excesses, too_early
from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Proposer, Unit
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.means import AVAILABLE, SCARCE, CapacityAnswer
from bimtek.curriculum.rows import Place
from bimtek.curriculum.workload import excess_words, propose, scheduled, starts_of, works_of, year_index, year_words


def within_limits(answer: CapacityAnswer, context: Context) -> Iterator[Finding]:
    works = works_of(answer, context)
    rows = {row.opd: row for row in answer.staff}
    for excess in excesses(works, starts_of(answer, works, context), answer.limits()):
        message = (
            f"Melewati batas: {excess_words(excess, context)}. Geser program yang dapat menunggu, atau naikkan "
            "batasnya bila ada dasarnya."
        )
        if excess.resource == MONEY:
            yield red("KAP-01", message, field=f"budget_{excess.year + 1}")
        else:
            yield red("KAP-02", message, rows[excess.resource], field=f"months_{excess.year + 1}")


def after_its_means(answer: CapacityAnswer, context: Context) -> Iterator[Finding]:
    """Nothing starts before the means that it uses are there, unless somebody says how it goes until then.

    Where the means are only scarce, the service may already run with what there is.
    """
    decided = {context.resolve(row.id): row for row in answer.needs}
    for facility in answer.facilities:
        if facility.status == AVAILABLE or facility.available is None:
            continue
        for used_by in map(context.resolve, facility.programmes):
            row = decided.get(used_by)
            if row and row.start is not None and row.start < facility.available and not row.reason:
                short = facility.status == SCARCE
                message = (
                    f"“{row.label_in(context)}” mulai {row.start}, padahal “{facility.name}” baru "
                    f"{'cukup' if short else 'ada'} {facility.available}. "
                    "Geser salah satunya, atau tulis cara sementara pada alasannya."
                )
                yield (amber if short else red)("KAP-03", message, row, field="start")


def after_what_it_needs(answer: CapacityAnswer, context: Context) -> Iterator[Finding]:
    works = works_of(answer, context)
    starts = starts_of(answer, works, context)
    for work in works:
        for other in too_early(work, starts[work.id], starts):
            message = (
                f"“{work.label}” mulai {year_words(starts[work.id], context)}, padahal perlu "
                f"“{context.label('programmes', other)}” yang mulai {year_words(starts[other], context)}."
            )
            yield Finding("KAP-04", message, place=Place("needs", work.id, "start"))


def people_are_limited(answer: CapacityAnswer, context: Context) -> Iterator[Finding]:
    """An OPD that must give people and has no limit is not checked at all."""
    limited = {row.opd for row in answer.staff}
    asked = dict.fromkeys(work.opd for work in works_of(answer, context) if work.opd and work.months)
    for opd in asked:
        if opd in limited:
            continue
        message = (
            f"{context.label('opd', opd)} diminta menjalankan program, tetapi batas orangnya belum ditulis. "
            "Tanyakan, atau tulis sebagai asumsi."
        )
        yield amber("KAP-05", message, field="staff")


def moved_with_reason(answer: CapacityAnswer, context: Context) -> Iterator[Finding]:
    """Who wanted it earlier should read why it waits."""
    wanted = {work.id: work.wanted for work in works_of(answer, context)}
    for row in answer.needs:
        was = wanted.get(context.resolve(row.id))
        if row.start is not None and was is not None and year_index(row.start, context) > was and not row.reason:
            message = (
                f"“{row.label_in(context)}” bergeser dari {year_words(was, context)} ke {row.start}. "
                "Tulis alasannya bagi meja yang mengusulkan."
            )
            yield amber("KAP-06", message, row, field="reason")


def time_is_left(answer: CapacityAnswer, context: Context) -> Iterator[Finding]:
    """Who starts later and cannot end later, because the plan ends, has to do the same in fewer years."""
    last = context.years[-1]
    items = {item.id: item for item in context.items.get("programmes", ())}
    for row in answer.needs:
        item = items.get(context.resolve(row.id))
        start, end, _ = scheduled(item, context) if item else (None, None, ())
        if row.start is None or start is None or end is None or row.start > last:
            continue
        if end <= last < end + row.start - start:
            message = (
                f"“{row.label_in(context)}” bergeser ke {row.start} dan tetap selesai {last}, akhir rencana: dari "
                f"{end - start + 1} tahun tersisa {last - row.start + 1}. Periksa apakah targetnya masih tercapai."
            )
            yield amber("KAP-08", message, row, field="start")


def within_the_plan(answer: CapacityAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.needs:
        if row.start is not None and row.start not in context.years:
            message = f"Tahun {row.start} di luar rencana ({context.years[0]}–{context.years[-1]}). Perbaiki."
            yield red("KAP-07", message, row, field="start")


def defaults(context: Context) -> dict[str, Any]:
    """The starts that the tables scheduled; nothing where no programme is agreed."""
    items = {item.id: item for item in context.items.get("programmes", ())}
    needs: list[dict[str, Any]] = []
    for option in context.options("own_programmes"):
        start = scheduled(items[option.value], context)[0]
        needs.append({"id": option.value, "movable": "ya", **({"start": start} if start else {})})
    return {"needs": needs} if needs else {}


EXERCISE = Exercise(
    id="roadmap.capacity",
    session="04_roadmap",
    order=12,
    unit=Unit.CORE,
    minutes=60,
    title="Personel, anggaran, sarana",
    why="Jadwal yang melebihi orang, uang, dan sarana yang ada tidak dapat dijalankan. Di sini batas setiap tahun "
    "ditulis lebih dahulu, baru jadwal diputuskan.",
    how=(
        "Tulis batas anggaran lima tahun untuk semua program, dari dokumen atau sebagai asumsi.",
        "Tulis orang-bulan yang sanggup diberikan setiap OPD. Satu orang penuh setahun adalah 12 orang-bulan.",
        "Tulis sarana yang dipakai bersama dan tahun mulai adanya.",
        "Isi kebutuhan orang setiap program; tandai yang tidak boleh digeser.",
        "Tekan “Usulkan jadwal yang muat”, baca alasannya, lalu putuskan sendiri tahun mulainya.",
    ),
    good=Example(
        "Diskominfosan sanggup 36 orang-bulan setahun (tiga orang). Dua program barunya memerlukan 48 pada 2025, maka "
        "yang kedua mulai 2026 sesudah operator dilatih.",
        "Batasnya terhitung, dan yang bergeser punya alasan. (Angka contoh.)",
    ),
    weak=Example(
        "Personel dan anggaran menyesuaikan.",
        "Tidak ada batas, sehingga tidak ada yang dapat diperiksa.",
    ),
    hints=(
        "Belum ada angka? Tulis asumsi yang wajar; tandanya ikut tercetak dan mudah diganti nanti.",
        "Kalau tidak ada jadwal yang muat, periksa dahulu program bertanda “tidak boleh digeser”.",
        "Orang yang sama sering tercatat di tiga program. Tanyakan namanya, lalu hitung sekali saja.",
    ),
    answer=CapacityAnswer,
    checks=(
        Check(complete()),
        Check(complete("staff")),
        Check(complete("facilities")),
        Check(complete("needs")),
        Check(within_limits),
        Check(after_its_means),
        Check(after_what_it_needs),
        Check(within_the_plan),
        Check(people_are_limited),
        Check(moved_with_reason),
        Check(time_is_left),
    ),
    places=(PlanPlace("roadmap", "Kapasitas: personel, anggaran, sarana"),),
    defaults=defaults,
    proposer=Proposer("Usulkan jadwal yang muat", propose),
)
