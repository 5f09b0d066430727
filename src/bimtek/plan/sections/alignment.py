"""Keselarasan: issue by issue, the documents that it serves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_alignment import Alignment, AlignmentAnswer
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, inside, lines, listed, opening, portion, quoted, sentence

EXERCISE = "vision.alignment"
FROM_DOCUMENT = "diisi dari dokumen"


def section(answer: AlignmentAnswer, context: Context) -> list[Block]:
    rows = [row for row in answer.links if not row.is_open]
    if not rows:
        return []
    known = {str(mission.number) for mission in context.region.missions if mission.text}
    cited = {number for row in rows for number in row.missions}
    note = f"Misi bertanda *: bunyinya {FROM_DOCUMENT}." if cited - known else ""
    return [
        Paragraph(_lead(rows, context)),
        Table(
            caption="Keselarasan isu dengan dokumen perencanaan",
            columns=(
                Column("Isu strategis", width=2.8),
                Column("Misi RPJMD", width=1.1),
                Column("RPJPD 2025–2045", width=2.0),
                Column("RTRW", width=2.0),
                Column("Prioritas provinsi", width=1.9),
                Column("Semboyan", width=2.0),
            ),
            rows=tuple(_row(row, known, context) for row in rows),
            note=note,
            landscape=True,
        ),
        *_explained(rows, context),
    ]


def _lead(rows: Sequence[Alignment], context: Context) -> str:
    tied = [row for row in rows if row.is_tied]
    lead = f"{portion(len(tied), len(rows), 'isu')} terkait dengan dokumen perencanaan yang berlaku."
    missions = Counter(number for row in rows for number in row.missions)
    if missions:
        most = max(missions.values())
        often = listed(
            f"Misi {number}"
            for number in sorted(missions, key=lambda each: (len(each), each))
            if missions[number] == most
        )
        lead += f" Yang paling sering dijawab {often}, oleh {most} isu."
    fields = Counter(number for row in rows for number in row.priorities)
    if fields:
        most = max(fields.values())
        often = listed(quoted(context.label("provincial_priorities", each)) for each in fields if fields[each] == most)
        lead += f" Dari prioritas provinsi, yang paling sering disebut {often}: {most} kali."
    return lead


def _row(row: Alignment, known: set[str], context: Context) -> tuple[str, ...]:
    missions = listed(number if number in known else f"{number}*" for number in row.missions)
    nothing = "–" if row.is_tied else "tidak ada"
    return (
        row.label_in(context) or OPEN,
        missions or nothing,
        row.rpjpd or nothing,
        row.rtrw or nothing,
        lines([context.label("provincial_priorities", number) for number in row.priorities]) or nothing,
        row.tagline or nothing,
    )


def _explained(rows: Sequence[Alignment], context: Context) -> list[Block]:
    """Issues without a home in any document, and why they stand here all the same."""
    free = [row for row in rows if not row.is_tied and row.reason]
    return (
        [
            Paragraph(
                f"{opening(len(free), 'isu')} diangkat tanpa kaitan dengan dokumen: "
                + " ".join(f"{quoted(row.label_in(context))} karena {sentence(inside(row.reason))}" for row in free)
            )
        ]
        if free
        else []
    )
