"""Checks of the programmes: money, alignment, indicators, coverage, quick wins, risks, participation."""

from __future__ import annotations

from decimal import Decimal

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_quickwins import HARDLY_BEGUN, LONGEST, NEARLY_DONE, QuickWin
from bimtek.curriculum.exercises.roadmap_financing import (
    CENTRAL,
    PAD,
    FinancingAnswer,
    budget_by_year,
    by_source,
    due,
    paid,
)
from bimtek.curriculum.exercises.roadmap_risks import RisksAnswer
from bimtek.curriculum.exercises.roadmap_targets import TargetsAnswer
from bimtek.curriculum.exercises.roadmap_thread import ThreadAnswer
from bimtek.curriculum.exercises.vision_stakeholders import AGREED, PENTAHELIX, StakeholdersAnswer
from bimtek.curriculum.programme import APBD, Programme
from bimtek.curriculum.risk import HIGH
from bimtek.curriculum.thread import PUT_ASIDE, loose_ends
from bimtek.datasets import pillars, sub_dimensions
from bimtek.formats import number_id, rupiah
from bimtek.plan.early_targets import early_years
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import listed, share
from bimtek.plan.placed import answer_of
from bimtek.plan.review.reading import NAMED, Finding, Reading, nothing, reading, those, unless
from bimtek.plan.sections.thread import graph_of

TIERS = (1, 5, 10)
OWN = frozenset({PAD, CENTRAL, *APBD})
"""Sources that stand in the regency's own budget."""


def _financing(plan: Plan) -> FinancingAnswer:
    answer = answer_of(plan, "roadmap.financing")
    assert isinstance(answer, FinancingAnswer)
    return answer


def regional_budget(plan: Plan, context: Context) -> Reading:
    answer = _financing(plan)
    years = budget_by_year(answer)
    whole = sum(amount for amounts in by_source(answer).values() for amount in amounts)
    if not whole:
        return nothing("Pembiayaan")
    given = paid(answer, context)
    unpaid = [item.label for item in context.items["programmes"] if item.id not in given and any(due(item, context))]
    first = f"{rupiah(years[0])} pada {context.start_year}"
    part = f", {number_id(Decimal(100 * years[0]) / answer.apbd, 2)}% dari APBD" if answer.apbd and years[0] else ""
    return reading(
        f"APBD (PAD dan DAU/DBH) menanggung {share(sum(years), whole)} dari {rupiah(whole)}; {first}{part}.",
        unless(years[0], f"Tidak ada dana APBD pada tahun pertama, {context.start_year}."),
        those(unpaid, "program belum punya sumber dana"),
    )


def other_sources(plan: Plan, context: Context) -> Reading:
    totals = {source: sum(amounts) for source, amounts in by_source(_financing(plan)).items()}
    whole = sum(totals.values())
    if not whole:
        return nothing("Pembiayaan")
    outside = sum(amount for source, amount in totals.items() if source not in OWN)
    return reading(
        f"{share(outside, whole)} dana, {rupiah(outside)}, berasal dari luar APBD.",
        unless(outside, "Semua dana dari APBD; belum ada TJSL, hibah, APBDes, atau kerja sama."),
    )


def participation(plan: Plan, context: Context) -> Reading:
    answer = answer_of(plan, "vision.stakeholders")
    assert isinstance(answer, StakeholdersAnswer)
    if not answer.stakeholders:
        return nothing("Pemangku kepentingan")
    agreed = [row for row in answer.stakeholders if row.state == AGREED]
    kinds = {row.kind for row in answer.stakeholders}
    absent = [name.lower() for kind, name, _ in PENTAHELIX if kind not in kinds]
    return reading(
        f"{len(agreed)} dari {len(answer.stakeholders)} pemangku kepentingan sudah menyanggupi kontribusinya; "
        f"{len(PENTAHELIX) - len(absent)} dari {len(PENTAHELIX)} unsur pentahelix terwakili.",
        unless(not absent, f"Belum terwakili: {listed(absent)}."),
        unless(agreed, "Belum seorang pun menyanggupi kontribusinya."),
    )


def nobody_left_behind(plan: Plan, context: Context) -> Reading:
    if not plan.programmes:
        return nothing("Rencana aksi")
    silent = [entry.label for entry in plan.programmes if not entry.values.get("left_behind")]
    return reading(
        f"{len(plan.programmes) - len(silent)} dari {len(plan.programmes)} program menyebut siapa yang tertinggal dan "
        "jalurnya.",
        those(silent, "program belum menyebut siapa yang tertinggal"),
    )


def missions(plan: Plan, context: Context) -> Reading:
    rows = typed(plan.programmes, Programme)
    if not rows:
        return nothing("Rencana aksi")
    loose = [row.label for row in rows if not row.missions]
    used = {mission for row in rows for mission in row.missions}
    known = [option.label for option in context.options("missions") if option.value not in used]
    return reading(
        f"{len(rows) - len(loose)} dari {len(rows)} program menyebut misi RPJMD; "
        f"{len(used)} dari {len(context.options('missions'))} misi punya program.",
        those(loose, "program belum menyebut misi RPJMD"),
        unless(not known, f"Belum punya program: {listed(known)}."),
    )


def result_indicators(plan: Plan, context: Context) -> Reading:
    rows = typed(plan.programmes, Programme)
    if not rows:
        return nothing("Rencana aksi")
    answer = answer_of(plan, "roadmap.targets")
    assert isinstance(answer, TargetsAnswer)
    measured = {context.resolve(row.id) for row in answer.targets if row.is_measured}
    open_ones = [
        row.label
        for row in rows
        if not row.result or not row.unit or None in (row.baseline, row.target, row.target_year)
    ]
    unmeasured = [row.label for row in rows if row.id not in measured]
    promised = {context.resolve(row.id): row for row in answer.targets}
    early = [
        row.label
        for row, entry in zip(rows, plan.programmes, strict=True)
        if row.id in promised and early_years(promised[row.id], row.baseline, entry.start, plan.first_year)
    ]
    return reading(
        f"{len(rows) - len(open_ones)} dari {len(rows)} program punya indikator hasil dengan nilai awal, target, "
        f"tahun, dan satuan; {len(rows) - len(unmeasured)} menyebut dari apa hasilnya diukur.",
        those(open_ones, "program belum punya indikator hasil yang lengkap"),
        those(unmeasured, "program belum menyebut dari apa hasilnya diukur"),
        those(early, "program punya target sebelum mulai"),
    )


def nomenclature_codes(plan: Plan, context: Context) -> Reading:
    rows = typed(plan.programmes, Programme)
    if not rows:
        return nothing("Rencana aksi")
    unknown = [row.label for row in rows if any(code not in context.nomenclature for code in row.sub_activities)]
    without = [row.label for row in rows if not row.sub_activities and not row.without_code]
    coded = sum(bool(row.sub_activities) for row in rows)
    return reading(
        f"{coded} dari {len(rows)} program memakai kode sub-kegiatan, nomenklatur {context.nomenclature.version}.",
        those(unknown, "program memakai kode yang tidak ada dalam nomenklatur itu"),
        those(without, "program tanpa kode dan tanpa alasan"),
    )


def coverage(plan: Plan, context: Context) -> Reading:
    if not plan.programmes:
        return nothing("Rencana aksi")
    answered = {str(entry.values.get("sub_dimension")) for entry in plan.programmes}
    aside = {str(gap.values.get("sub_dimension")) for gap in plan.gaps if gap.values.get("status") in PUT_ASIDE}
    every = sub_dimensions()
    bare = [sub.name for sub in every if sub.id not in answered | aside]
    return reading(
        f"{sum(sub.id in answered for sub in every)} dari {len(every)} subdimensi punya program; "
        f"{sum(sub.id in aside - answered for sub in every)} ditinggalkan dengan alasan.",
        those(bare, "subdimensi tanpa program dan tanpa alasan"),
    )


def horizons(plan: Plan, context: Context) -> Reading:
    if not plan.programmes:
        return nothing("Rencana aksi")
    counts = {tier: sum(entry.horizon == tier for entry in plan.programmes) for tier in TIERS}
    told = listed(f"{count} program selesai dalam {tier} tahun" for tier, count in counts.items())
    bare = [f"{tier} tahun" for tier, count in counts.items() if not count]
    return reading(f"Jangka: {told}.", unless(not bare, f"Belum ada program jangka {listed(bare)}."))


def quick_wins(plan: Plan, context: Context) -> Reading:
    rows = typed(plan.quickwins, QuickWin)
    if not rows:
        return nothing("Quick win")
    here = {entry.pillar for entry in plan.quickwins}
    late = [row.label for row in rows if row.months is None or row.months > LONGEST]
    vague = [row.label for row in rows if row.before is None or row.after is None]
    unready = [row.label for row in rows if (row.status or 0) <= HARDLY_BEGUN and not row.readiness]
    old = [row.label for row in rows if (row.status or 0) >= NEARLY_DONE and not row.novelty]
    return reading(
        f"{len(rows)} quick win dari {len(here)} pilar; {len(rows) - len(late)} selesai dalam {LONGEST} bulan.",
        those([pillar.name for pillar in pillars() if pillar.id not in here], "pilar tanpa quick win"),
        those(late, f"quick win lebih lama dari {LONGEST} bulan"),
        those(vague, "quick win tanpa angka sebelum dan sesudah"),
        those(unready, "quick win belum siap: DPA, SK, atau timnya belum disebut"),
        those(old, "quick win hampir selesai; apa yang baru belum disebut"),
    )


def red_thread(plan: Plan, context: Context) -> Reading:
    answer = answer_of(plan, "roadmap.thread")
    assert isinstance(answer, ThreadAnswer)
    if not plan.programmes:
        return nothing("Rencana aksi")
    left = list(loose_ends(graph_of(answer.ends, context)))
    told = len({end.node.id for end in left})
    words = "; ".join(end.words for end in left[:NAMED])
    return reading(
        f"{len(plan.issues)} isu, {len(plan.gaps)} kesenjangan, {len(plan.programmes)} program; {told} di antaranya "
        "menggantung.",
        Finding(f"{len(left)} tempat putus: {words}.", tuple(end.node.label for end in left)) if left else None,
    )


def answered_risks(plan: Plan, context: Context) -> Reading:
    answer = answer_of(plan, "roadmap.risks")
    assert isinstance(answer, RisksAnswer)
    if not answer.risks:
        return nothing("Daftar risiko")
    high = [row for row in answer.risks if row.level == HIGH]
    return reading(
        f"{len(answer.risks)} risiko dicatat, {len(high)} di antaranya tinggi.",
        those(
            [row.label for row in high if not (row.mitigation and row.owner)],
            "risiko tinggi belum punya mitigasi dan pemilik",
        ),
    )
