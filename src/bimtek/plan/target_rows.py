"""target.csv: what monitoring has to measure, one row for each indicator and year.

For Excel as it is set up in Indonesia and for programs alike: UTF-8 with a byte order mark, fields between semicolons,
decimals with a comma, lines that end in CRLF. A text that Excel would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_goals import HORIZONS, GoalsAnswer, Objective
from bimtek.curriculum.exercises.masterplan_quickwins import QuickWin
from bimtek.curriculum.exercises.roadmap_targets import Target, TargetsAnswer
from bimtek.curriculum.programme import Programme
from bimtek.plan.characters import keepable
from bimtek.plan.model import Plan, typed
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.programmes import words_of

COLUMNS = {
    # column         what stands in it (documented in docs/data.md)
    "indikator_id": "Id yang tidak pernah berubah: dari sasaran, program, atau quick win",
    "tingkat": "sasaran | program | quick win",
    "pilar": "Nama pilar",
    "induk": "Sasaran, program, atau quick win yang diukur",
    "indikator": "Nama indikator",
    "jenis": "masukan | proses | keluaran | hasil | dampak",
    "arah": "naik | turun | pertahankan",
    "nilai_awal": "Kosong bila belum diukur",
    "tahun_awal": "Tahun nilai awal; kosong bila tidak diketahui",
    "tahun": "Tahun target",
    "target": "Nilai yang harus tercapai pada tahun itu",
    "satuan": "Satuan nilai awal dan target",
    "sumber": "Dari apa angkanya dibaca",
    "penanggung_jawab": "OPD yang mengukur",
    "irama": "Seberapa sering diukur; kosong bila belum disepakati",
}

FORMULA = ("=", "+", "-", "@", "\t", "\r")
OUTCOME = "hasil"


def targets_csv(plan: Plan, context: Context) -> str:
    """The text of target.csv, header first. Without targets it is the header alone."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in target_rows(plan, context):
        writer.writerow([_cell(row.get(name)) for name in COLUMNS])
    return "\ufeff" + stream.getvalue()


def target_rows(plan: Plan, context: Context) -> Iterator[dict[str, Any]]:
    """Indicators of the aims, then of the programmes, then of the quick wins. Years without a target have no row."""
    for aim in cast(GoalsAnswer, answer_of(plan, "assessment.goals")).objectives:
        yield from _of_aim(aim, context)
    for target in cast(TargetsAnswer, answer_of(plan, "roadmap.targets")).targets:
        yield from _of_programme(target, context)
    for win in typed(plan.quickwins, QuickWin):
        yield from _of_quick_win(win, plan, context)


def _of_aim(row: Objective, context: Context) -> Iterator[dict[str, Any]]:
    common = {
        "indikator_id": row.id,
        "tingkat": "sasaran",
        "pilar": _pillar(row.pillar, context),
        "induk": row.objective,
        "indikator": row.indicator,
        "jenis": row.kind,
        "arah": row.direction,
        "nilai_awal": row.start,
        "tahun_awal": row.baseline_year if row.start is not None else None,
        "satuan": row.unit,
        "sumber": row.source,
        "penanggung_jawab": context.label("opd", row.owner) if row.owner else "",
        "irama": "tahunan",
    }
    for nth, value in zip(HORIZONS, row.targets, strict=True):
        if value is not None:
            yield {**common, "tahun": context.start_year + nth - 1, "target": value}


def _of_programme(row: Target, context: Context) -> Iterator[dict[str, Any]]:
    programme = row.programme(context)
    if programme is None:
        return
    common = {
        "indikator_id": programme.id,
        "tingkat": "program",
        "pilar": _pillar(row.pillar, context),
        "induk": programme.label,
        "indikator": programme.result,
        "jenis": OUTCOME,
        "arah": row.direction,
        "nilai_awal": programme.baseline,
        "satuan": programme.unit,
        "sumber": row.source,
        "penanggung_jawab": context.label("opd", row.measurer) if row.measurer else "",
        "irama": words_of(row, "frequency").lower(),
    }
    first = context.start_year
    years = [*((first + nth, value) for nth, value in enumerate(row.yearly)), (_last(programme, context), row.later)]
    yield from ({**common, "tahun": when, "target": value} for when, value in years if value is not None)


def _last(programme: Programme, context: Context) -> int:
    """The year of the target of years 6–10: the programme's own where it lies there, else the last of the plan."""
    sixth, last = context.start_year + 5, context.years[-1]
    promised = programme.target_year
    return promised if promised is not None and sixth <= promised <= last else last


def _of_quick_win(row: QuickWin, plan: Plan, context: Context) -> Iterator[dict[str, Any]]:
    """Due in the first year of the plan."""
    if row.after is None:
        return
    falls = row.before is not None and row.after < row.before
    yield {
        "indikator_id": row.id,
        "tingkat": "quick win",
        "pilar": _pillar(row.pillar, context),
        "induk": row.label,
        "indikator": row.impact,
        "jenis": OUTCOME,
        "arah": "turun" if falls else "naik",
        "nilai_awal": row.before,
        "tahun": plan.first_year,
        "target": row.after,
        "satuan": row.unit,
        "penanggung_jawab": context.label("opd", row.owner) if row.owner else "",
    }


def _pillar(pillar: str, context: Context) -> str:
    return context.label("pillars", pillar) if pillar else ""


def _cell(value: Any) -> str:
    """A number with a comma; a text on one line that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
    text = " ".join(keepable(str(value)).split())
    return f"'{text}" if text.startswith(FORMULA) else text
