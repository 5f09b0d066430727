"""Pengungkit: what has to be there for the programmes, by kind, with owner and year."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_enablers import KINDS, LEGAL, PEOPLE, POLICY, Enabler, EnablersAnswer
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, lines, listed, opening, quoted, sentence

EXERCISE = "masterplan.enablers"


def section(answer: EnablersAnswer, context: Context) -> list[Block]:
    if not answer.enablers:
        return []
    order = list(KINDS)
    rows = sorted(answer.enablers, key=lambda row: order.index(row.kind) if row.kind in KINDS else len(order))
    # the small table first: behind the wide one it would stand on a page of its own
    return [Paragraph(_lead(rows, context)), *_people(rows, context), _table(rows, context)]


def _lead(rows: Sequence[Enabler], context: Context) -> str:
    new = [row for row in rows if row.status in ("belum", "disusun")]
    parts = [f"{opening(len(rows), 'pengungkit')} menopang semua pilar; {len(new)} di antaranya masih harus diadakan."]
    legal = [row for row in rows if row.kind == POLICY and row.legal_form in LEGAL]
    if legal:
        named = listed(f"{quoted(row.label)} ({row.year or 'tahun belum disebut'})" for row in legal)
        parts.append(f"Dasar hukumnya {named}.")
    else:
        parts.append(f"Dari {len(rows)} pengungkit itu belum ada Perbup atau Perda yang menetapkan rencana ini.")
    years = [row.year for row in new if row.year is not None]
    if years:
        first = min(years)
        due = [row for row in new if row.year == first]
        parts.append(f"Yang paling awal harus ada, pada {first}: {listed(quoted(row.label) for row in due)}.")
    return " ".join(parts)


def _table(rows: Sequence[Enabler], context: Context) -> Table:
    return Table(
        "Pengungkit, penanggung jawab, dan tahunnya",
        (
            Column("Jenis", width=1.5),
            Column("Yang harus ada", width=2.2),
            Column("Isi pokok", width=3.0),
            Column("Keadaan", width=1.3),
            Column("OPD", width=1.4),
            Column("Tahun", "center", 0.8),
            Column("Program yang memerlukannya", width=2.6),
        ),
        tuple(
            (
                KINDS.get(row.kind, OPEN),
                lines([row.name or OPEN, _choice(row, "legal_form") if row.kind == POLICY else ""]),
                sentence(row.content) or OPEN,
                _choice(row, "status") or OPEN,
                context.label("opd", row.owner) if row.owner else OPEN,
                str(row.year) if row.year else OPEN,
                lines([context.label("programmes", each) for each in row.programmes]) or "semua program",
            )
            for row in rows
        ),
        landscape=True,
    )


def _people(rows: Sequence[Enabler], context: Context) -> list[Block]:
    """The plan for people, which reviewers look for by itself."""
    people = [row for row in rows if row.kind == PEOPLE]
    if not people:
        return []
    owners = listed(dict.fromkeys(context.label("opd", row.owner) for row in people if row.owner))
    lead = f"{opening(len(people), 'langkah')} pengembangan SDM dijalankan{f' oleh {owners}' if owners else ''}."
    columns = (Column("Langkah", width=2), Column("Siapa, dan lewat apa", width=3), Column("Tahun", "center", 0.9))
    cells = tuple((row.name or OPEN, sentence(row.trained) or OPEN, str(row.year or OPEN)) for row in people)
    return [Paragraph(lead), Table("Rencana pengembangan SDM", columns, cells)]


def _choice(row: Enabler, field: str) -> str:
    value = getattr(row, field)
    return next((option.label for option in row.fields[field].options if option.value == value), value)
