"""Matriks integrasi: where each programme hangs in RPJPD, RPJMD, Renstra and RKPD, and which hangs nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_alignment import Alignment
from bimtek.curriculum.programme import Programme
from bimtek.datasets import pillars
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Bullets, Column, Paragraph, Table
from bimtek.plan.chapters.money import Costs, costs
from bimtek.plan.chapters.ties import ties_of_programmes
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import OPEN, lines, listed, millions, portion, quoted
from bimtek.plan.sections.programmes import name_of, words_of

NOTE = (
    "RPJPD: lewat isu yang dijawab program; – berarti isunya dikaitkan dengan dokumen lain atau beralasan. "
    "Renstra: OPD, program, dan kegiatan menurut nomenklatur. RKPD: pagu "
    "indikatif dalam juta rupiah untuk tahun pertama dan kedua; belum menjadi RKPD sebelum ditetapkan."
)


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    rows = typed(plan.programmes, Programme)
    cost = costs(plan, context)
    issues = ties_of_programmes(plan, context)
    return (
        *_lead(rows, issues, cost),
        *owed(plan, "Program belum lengkap.", "masterplan.programmes"),
        *owed(plan, "Keselarasan isu belum lengkap.", "vision.alignment"),
        *_matrix(rows, issues, cost, context),
    )


def _lead(rows: Sequence[Programme], issues: Mapping[str, Sequence[Alignment]], cost: Costs) -> Iterator[Block]:
    if not rows:
        yield Paragraph(f"Matriks menghubungkan program dengan empat dokumen; {len(rows)} program sudah disepakati.")
        return
    planned = sum(row.origin == "renstra" for row in rows)
    coded = sum(bool(row.sub_activities) for row in rows)
    first = sum(cost.by_programme[row.id][0] > 0 for row in rows)
    long_term = sum(any(tie.rpjpd for tie in issues[row.id]) for row in rows)
    yield Paragraph(
        f"Dari {len(rows)} program, {planned} berasal dari RPJMD atau Renstra, {long_term} menjawab isu yang terkait "
        f"dengan RPJPD, {coded} punya kode sub-kegiatan, dan {first} meminta pagu dalam RKPD {cost.titles[0]}."
    )
    loose = [row for row in rows if not row.missions or (not row.sub_activities and row.coding == "kode")]
    if loose:
        yield Paragraph(f"{portion(len(loose), len(rows), 'program')} belum punya misi atau kode:")
        yield Bullets(tuple(f"{quoted(row.label)}." for row in loose))


def _matrix(
    rows: Sequence[Programme], issues: Mapping[str, Sequence[Alignment]], cost: Costs, context: Context
) -> Iterator[Block]:
    groups = [(pillar.id, pillar.name) for pillar in pillars()] + [("", "lintas pilar")]
    for pillar, name in groups:
        own = [row for row in rows if row.pillar == pillar]
        if own:
            yield Table(
                f"Integrasi program {name} dengan dokumen perencanaan",
                (
                    Column("Program", width=2.2),
                    Column("RPJPD 2025–2045", width=2.2),
                    Column("RPJMD", width=1.2),
                    Column("Renstra", width=3.4),
                    Column(f"RKPD {cost.titles[0]}", "right", 0.9),
                    Column(f"RKPD {cost.titles[1]}", "right", 0.9),
                    Column("Asal usulan", width=1.2),
                ),
                tuple(_row(row, issues[row.id], cost, context) for row in own),
                NOTE,
                landscape=True,
            )


def _row(row: Programme, ties: Sequence[Alignment], cost: Costs, context: Context) -> tuple[str, ...]:
    need = cost.by_programme[row.id]
    missions = [context.label("missions", mission) for mission in row.missions]
    return (
        name_of(row),
        lines(list(dict.fromkeys(tie.rpjpd for tie in ties if tie.rpjpd))) or ("–" if ties else "belum disebut"),
        listed(missions) or OPEN,
        _strategic_plan(row, context),
        millions(need[0]),
        millions(need[1]),
        words_of(row, "origin") or OPEN,
    )


def _strategic_plan(row: Programme, context: Context) -> str:
    """The office, and program and kegiatan that follow from the codes."""
    office = context.label("opd", row.opd) if row.opd else OPEN
    known = [context.nomenclature[code] for code in row.sub_activities if code in context.nomenclature]
    named = dict.fromkeys(f"{each.program_code} {each.program}: {each.kegiatan_code} {each.kegiatan}" for each in known)
    if not known and row.coding and row.coding != "kode":
        return lines([office, words_of(row, "coding")])
    return lines([office, *named]) if named else lines([office, "kode belum dipilih"])
