"""Sumber data: every law, document and figure source that the books cite, numbered."""

from __future__ import annotations

from collections import Counter

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed

KINDS = {
    "law": "peraturan",
    "document": "dokumen",
    "primary": "sumber pertama",
    "secondary": "sumber kedua",
    "opd": "dokumen OPD",
}


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    counts = Counter(source.kind for source in plan.sources)
    kinds = listed(f"{counts[kind]} {words}" for kind, words in KINDS.items() if counts[kind])
    table = Table(
        "Sumber data",
        (Column("No", "center", 0.5), Column("Sumber", width=5.5), Column("Jenis", width=1.2)),
        tuple((f"[{source.number}]", source.text, KINDS.get(source.kind, source.kind)) for source in plan.sources),
        anchor="sumber",
    )
    return (Paragraph(f"Rencana ini memakai {len(plan.sources)} sumber: {kinds}."), table)
