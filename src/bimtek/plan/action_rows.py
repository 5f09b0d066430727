"""The action plan as rows for a spreadsheet: everything that the programmes hold, one row a programme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bimtek.curriculum.context import Context
from bimtek.curriculum.link_targets import ASPECTS, GOALS
from bimtek.curriculum.programme import YEARS_WITH_PAGU, Programme
from bimtek.datasets import SubActivity
from bimtek.formats import date_id
from bimtek.plan.model import Plan
from bimtek.plan.on_the_road import programmes_on_the_road
from bimtek.plan.sections.programmes import PROPOSAL, funding_words, words_of
from bimtek.plan.workbook import SheetColumn


def action_columns(context: Context) -> tuple[SheetColumn, ...]:
    """The columns of rencana-aksi.xlsx. Template data: reconstructed from published examples."""
    first = context.start_year
    return (
        SheetColumn("id", "id", "id"),
        SheetColumn("pillar", "Pilar"),
        SheetColumn("sub_dimension", "Subdimensi"),
        SheetColumn("name", "Program atau inovasi"),
        SheetColumn("status", "Status"),
        SheetColumn("innovation", "Jenis inovasi"),
        SheetColumn("origin", "Asal usulan"),
        SheetColumn("strategies", "Strategi"),
        SheetColumn("strategy", "Caranya"),
        SheetColumn("gaps", "Kesenjangan yang dijawab"),
        SheetColumn("objectives", "Sasaran"),
        SheetColumn("result", "Indikator hasil"),
        SheetColumn("unit", "Satuan"),
        SheetColumn("baseline", "Nilai awal", "number"),
        SheetColumn("target", "Target", "number"),
        SheetColumn("target_year", "Tahun target", "year"),
        SheetColumn("codes", "Kode sub-kegiatan"),
        SheetColumn("programs", "Program (nomenklatur)"),
        SheetColumn("activities", "Kegiatan (nomenklatur)"),
        SheetColumn("sub_activities", "Sub-kegiatan"),
        SheetColumn("outputs", "Indikator keluaran"),
        SheetColumn("output_units", "Satuan keluaran"),
        SheetColumn("coding", "Dengan atau tanpa kode"),
        SheetColumn("without_code", "Alasan tanpa kode"),
        SheetColumn("opd", "OPD penanggung jawab"),
        SheetColumn("supporting_opd", "OPD pendukung"),
        SheetColumn("missions", "Misi RPJMD"),
        SheetColumn("start", "Mulai", "year"),
        SheetColumn("end", "Selesai", "year"),
        SheetColumn("horizon", "Jangka (tahun)", "number"),
        SheetColumn("needs", "Perlu lebih dahulu"),
        *(SheetColumn(f"pagu_{nth}", f"Pagu {first + nth - 1}", "money") for nth in range(1, YEARS_WITH_PAGU + 1)),
        SheetColumn("pagu_later", f"Pagu {first + YEARS_WITH_PAGU}–{context.years[-1]}", "money"),
        SheetColumn("pagu_sum", "Jumlah pagu", "money"),
        SheetColumn("funding", "Calon sumber dana"),
        SheetColumn("districts", "Lokasi"),
        SheetColumn("left_behind", "Siapa yang tertinggal dan jalurnya"),
        SheetColumn("initiatives", "Inisiatif yang diteruskan"),
        SheetColumn("integrated_with", "Terintegrasi dengan"),
        SheetColumn("sdg", "TPB/SDGs"),
        SheetColumn("spbe", "Aspek SPBE"),
        SheetColumn("confirmation", "Konfirmasi OPD"),
        SheetColumn("confirmed_by", "Dikonfirmasi oleh"),
        SheetColumn("confirmed_on", "Tanggal konfirmasi"),
    )


def action_rows(plan: Plan, context: Context) -> Iterator[dict[str, Any]]:
    """One row a programme; several sub-kegiatan stand on lines of their own in one cell."""
    for entry, row in zip(plan.programmes, programmes_on_the_road(plan, context), strict=True):
        yield {
            **{name: getattr(row, name) for name in PLAIN},
            **_nomenclature(row, context),
            "pillar": context.label("pillars", row.pillar) if row.pillar else "",
            "sub_dimension": context.label("sub_dimensions", row.sub_dimension) if row.sub_dimension else "",
            "status": PROPOSAL if row.is_proposal else "disetujui OPD",
            "innovation": words_of(row, "innovation"),
            "origin": words_of(row, "origin"),
            "coding": words_of(row, "coding"),
            "strategies": "\n".join(context.label("strategies", each) for each in row.strategies),
            "gaps": "\n".join(context.label("gaps", gap) for gap in row.gaps),
            "objectives": "\n".join(context.label("objectives", each) for each in row.objectives),
            "initiatives": "\n".join(context.label("initiatives", each) for each in row.initiatives),
            "sdg": ", ".join(dict(GOALS).get(goal, goal) for goal in row.sdg),
            "spbe": ", ".join(dict(ASPECTS).get(aspect, aspect) for aspect in row.spbe),
            "opd": context.label("opd", row.opd) if row.opd else "",
            "supporting_opd": ", ".join(context.label("opd", opd) for opd in row.supporting_opd),
            "missions": ", ".join(context.label("missions", mission) for mission in row.missions),
            "horizon": entry.horizon,
            "needs": "\n".join(context.label("programmes", each) for each in entry.needs),
            "funding": funding_words(row),
            "districts": ", ".join(context.label("districts", district) for district in row.districts),
            "confirmation": words_of(row, "confirmation"),
            "confirmed_on": date_id(row.confirmed_on) if row.confirmed_on else "",
        }


PLAIN = (
    "id",
    "name",
    "strategy",
    "result",
    "unit",
    "baseline",
    "target",
    "target_year",
    "without_code",
    *(f"pagu_{nth}" for nth in range(1, YEARS_WITH_PAGU + 1)),
    "pagu_later",
    "pagu_sum",
    "start",
    "end",
    "left_behind",
    "integrated_with",
    "confirmed_by",
)
"""Values that stand in the sheet as they are."""


def _nomenclature(row: Programme, context: Context) -> dict[str, str]:
    """What follows from the codes: program, kegiatan, output and its unit."""
    known = context.nomenclature
    found: list[SubActivity] = [known[code] for code in row.sub_activities if code in known]
    return {
        "codes": "\n".join(row.sub_activities),
        "programs": "\n".join(dict.fromkeys(each.program for each in found)),
        "activities": "\n".join(dict.fromkeys(each.kegiatan for each in found)),
        "sub_activities": "\n".join(each.name for each in found),
        "outputs": "\n".join(each.indicator for each in found),
        "output_units": "\n".join(each.unit for each in found),
    }
