"""Rows for Renstra and RKPD, in the columns that planners paste: one row a sub-kegiatan, sorted by OPD.

The columns are template data, reconstructed from the tables of Renstra (targets and pagu of five years) and RKPD (one
year and the forward estimate); an office moves them to the places of its own form. Money stands in the year in which
the agreed schedule lets the programme start, as in Buku 2. A programme with several sub-kegiatan has one pagu: it
stands in the first of its rows, so that the sum of the sheet is that of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_goals import GoalsAnswer, Objective
from bimtek.curriculum.exercises.roadmap_targets import Target, TargetsAnswer
from bimtek.curriculum.programme import YEARS_WITH_PAGU, Programme
from bimtek.curriculum.spending import spending
from bimtek.datasets import SubActivity
from bimtek.plan.model import Plan, typed
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.programmes import PROPOSAL, funding_words, words_of
from bimtek.plan.workbook import SheetColumn

YEARS = range(1, YEARS_WITH_PAGU + 1)
SHARED = "Pagu program untuk {count} sub-kegiatan; OPD membaginya."
ABOVE = "Pagu pada baris pertama program ini."


def renstra_columns(context: Context) -> tuple[SheetColumn, ...]:
    """Five years: target and pagu of each, then the end of the period."""
    first = context.start_year
    yearly = (
        column
        for nth in YEARS
        for column in (
            SheetColumn(f"target_{nth}", f"Target {first + nth - 1}", "number"),
            SheetColumn(f"pagu_{nth}", f"Pagu {first + nth - 1}", "money"),
        )
    )
    return (
        *_naming(),
        SheetColumn("baseline", "Kondisi awal", "number"),
        *yearly,
        SheetColumn("target", "Target akhir", "number"),
        SheetColumn("target_year", "Tahun target", "year"),
        SheetColumn("pagu_five", f"Pagu {first}–{first + YEARS_WITH_PAGU - 1}", "money"),
        SheetColumn("districts", "Lokasi"),
        SheetColumn("funding", "Sumber dana"),
        SheetColumn("note", "Catatan"),
    )


def rkpd_columns(context: Context) -> tuple[SheetColumn, ...]:
    """The first year, and the forward estimate of the second."""
    first = context.start_year
    return (
        *_naming(),
        SheetColumn("districts", "Lokasi"),
        SheetColumn("target_1", f"Target {first}", "number"),
        SheetColumn("pagu_1", f"Pagu {first}", "money"),
        SheetColumn("funding", "Sumber dana"),
        SheetColumn("note", "Catatan"),
        SheetColumn("target_2", f"Prakiraan maju: target {first + 1}", "number"),
        SheetColumn("pagu_2", f"Prakiraan maju: pagu {first + 1}", "money"),
    )


def _naming() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn("id", "id", "id"),
        SheetColumn("opd", "Perangkat daerah"),
        SheetColumn("purpose", "Tujuan"),
        SheetColumn("objective", "Sasaran"),
        SheetColumn("code", "Kode"),
        SheetColumn("bidang", "Bidang urusan"),
        SheetColumn("program", "Program"),
        SheetColumn("activity", "Kegiatan"),
        SheetColumn("sub_activity", "Sub-kegiatan"),
        SheetColumn("output", "Indikator keluaran"),
        SheetColumn("output_unit", "Satuan keluaran"),
        SheetColumn("name", "Program atau inovasi smart city"),
        SheetColumn("result", "Indikator hasil"),
        SheetColumn("unit", "Satuan"),
    )


@dataclass(frozen=True, slots=True)
class _World:
    context: Context
    objectives: dict[str, Objective]
    targets: dict[str, Target]


def renstra_rows(plan: Plan, context: Context) -> list[dict[str, Any]]:
    """All programmes, sorted by OPD."""
    world = _World(
        context,
        {row.id: row for row in cast(GoalsAnswer, answer_of(plan, "assessment.goals")).objectives},
        {context.resolve(row.id): row for row in cast(TargetsAnswer, answer_of(plan, "roadmap.targets")).targets},
    )
    programmes = zip(plan.programmes, typed(plan.programmes, Programme), strict=True)
    rows = [made for entry, row in programmes for made in _rows(row, entry.start, world)]
    return sorted(rows, key=lambda row: str(row["opd"]))


def rkpd_rows(plan: Plan, context: Context) -> list[dict[str, Any]]:
    """The programmes that have begun in the first year of the plan."""
    begun = {each.id for each in plan.programmes if each.start is not None and each.start <= plan.first_year}
    return [row for row in renstra_rows(plan, context) if row["id"] in begun]


def _rows(row: Programme, start: int | None, world: _World) -> Iterator[dict[str, Any]]:
    """One for each code; one alone for a programme without."""
    known = world.context.nomenclature
    codes: tuple[str, ...] = row.sub_activities or ("",)
    for nth, code in enumerate(codes):
        common = _common(row, world)
        state = [PROPOSAL if row.is_proposal else ""]
        if nth == 0:
            common |= _money(row, start, world.context)
            state.append(SHARED.format(count=len(codes)) if len(codes) > 1 else "")
        else:
            state.append(ABOVE)
        if not code:
            state.append(f"{words_of(row, 'coding')}: {row.without_code}" if row.without_code else "Kode belum dipilih")
        yield {**common, **_named(code, known.get(code)), "note": "; ".join(part for part in state if part)}


def _common(row: Programme, world: _World) -> dict[str, Any]:
    context = world.context
    aims = [world.objectives[each] for each in map(context.resolve, row.objectives) if each in world.objectives]
    target = world.targets.get(row.id)
    yearly: tuple[Decimal | None, ...] = target.yearly if target else (None,) * YEARS_WITH_PAGU
    return {
        **{name: getattr(row, name) for name in ("id", "name", "result", "unit", "baseline", "target", "target_year")},
        **{f"target_{nth}": value for nth, value in zip(YEARS, yearly, strict=True)},
        "opd": context.label("opd", row.opd) if row.opd else "OPD belum ditunjuk",
        "purpose": "\n".join(dict.fromkeys(aim.purpose for aim in aims)),
        "objective": "\n".join(dict.fromkeys(aim.objective for aim in aims)),
        "districts": ", ".join(context.label("districts", district) for district in row.districts),
        "funding": funding_words(row),
    }


def _money(row: Programme, start: int | None, context: Context) -> dict[str, int | None]:
    """A year without money stays empty; the sum is written, also when it is nothing."""
    paid = spending(row, context.start_year, start)[:YEARS_WITH_PAGU]
    return {**{f"pagu_{nth}": amount or None for nth, amount in zip(YEARS, paid, strict=True)}, "pagu_five": sum(paid)}


def _named(code: str, known: SubActivity | None) -> dict[str, str]:
    """What follows from a code; a code that the loaded nomenclature does not have stands alone."""
    if known is None:
        return {"code": code}
    return {
        "code": code,
        "bidang": known.bidang,
        "program": known.program,
        "activity": known.kegiatan,
        "sub_activity": known.name,
        "output": known.indicator,
        "output_unit": known.unit,
    }
