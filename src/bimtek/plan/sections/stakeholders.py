"""Pemangku kepentingan: the pentahelix map, and what each takes on."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_stakeholders import AGREED, HIGH, PENTAHELIX, Stakeholder, StakeholdersAnswer
from bimtek.plan.blocks import Block, Column, Figure, Paragraph, Table
from bimtek.plan.phrases import OPEN, lines, listed, opening, portion, quoted, sentence, small

EXERCISE = "vision.stakeholders"
KINDS = {value: label for value, label, _ in PENTAHELIX}
STATES = {option.value: option.label for option in Stakeholder.fields["state"].options}
CORNERS = ("Jaga kepuasannya", "Kelola bersama", "Pantau", "Beri kabar")
"""Influence upwards, interest to the right."""


def ordered(rows: Sequence[Stakeholder]) -> list[Stakeholder]:
    """The most decisive first: by influence, then by interest; equal ones keep their order."""
    return sorted(rows, key=lambda row: (-(row.influence or 0), -(row.interest or 0)))


def section(answer: StakeholdersAnswer, context: Context) -> list[Block]:
    """The map over numbers, and the table that the numbers point to."""
    rows = ordered(answer.stakeholders)
    return [Paragraph(_lead(rows)), *_map(rows), _table(rows, context)] if rows else []


def _lead(rows: Sequence[Stakeholder]) -> str:
    here = {row.kind for row in rows if row.kind}
    missing = [small(label) for kind, label in KINDS.items() if kind not in here]
    whole = "kelima unsur pentahelix terwakili" if not missing else f"unsur {listed(missing)} belum terwakili"
    parts = [f"{opening(len(rows), 'pemangku kepentingan')} disebut; {whole}."]
    key = [row.name for row in rows if (row.influence or 0) >= HIGH and (row.interest or 0) >= HIGH]
    if key:
        parts.append(
            f"{opening(len(key), 'di antaranya')} berpengaruh dan berkepentingan besar, dimulai dari {quoted(key[0])}."
        )
    agreed = sum(row.state == AGREED for row in rows)
    parts.append(f"{portion(agreed, len(rows), 'kontribusi')} sudah disanggupi oleh yang bersangkutan.")
    return " ".join(parts)


def _map(rows: Sequence[Stakeholder]) -> list[Block]:
    placed = [(number, row) for number, row in enumerate(rows, 1) if row.influence and row.interest and row.kind]
    if not placed:
        return []
    groups = [label for kind, label in KINDS.items() if any(row.kind == kind for _, row in placed)]
    points = [
        {"number": str(number), "group": KINDS[row.kind], "x": row.interest, "y": row.influence}
        for number, row in placed
        if row.kind in KINDS
    ]
    strongest = [f"{row.name} (nomor {number})" for number, row in placed[:3]]
    return [
        Figure(
            caption="Peta pemangku kepentingan menurut pengaruh dan kepentingan",
            alt=f"Kisi pengaruh dan kepentingan, masing-masing 1 sampai 5, dengan {len(points)} pemangku kepentingan "
            f"bernomor. Paling berpengaruh: {listed(strongest)}.",
            drawing="quadrants",
            data={
                "x": {"label": "Kepentingan (1–5)", "low": 1, "high": 5},
                "y": {"label": "Pengaruh (1–5)", "low": 1, "high": 5},
                "corners": list(CORNERS),
                "groups": groups,
                "points": points,
            },
        )
    ]


def _table(rows: Sequence[Stakeholder], context: Context) -> Table:
    return Table(
        caption="Pemangku kepentingan, peran, dan kontribusinya",
        columns=(
            Column("No", "right", 0.5),
            Column("Nama", width=2.2),
            Column("Unsur", width=1.3),
            Column("Pengaruh", "center", 0.9),
            Column("Kepentingan", "center", 1.1),
            Column("Peran", width=2.0),
            Column("Kontribusi", width=3.0),
            Column("Keadaan", width=2.0),
        ),
        rows=tuple(_row(number, row, context) for number, row in enumerate(rows, 1)),
        note="Nomor menunjuk titik pada peta. Pengaruh dan kepentingan 1 sampai 5 menurut kesepakatan meja.",
        landscape=True,
    )


def _row(number: int, row: Stakeholder, context: Context) -> tuple[str, ...]:
    pillar = context.label("pillars", row.pillar) if row.pillar else ""
    return (
        str(number),
        lines([row.name or OPEN, pillar]),
        KINDS.get(row.kind, OPEN),
        "–" if row.influence is None else str(row.influence),
        "–" if row.interest is None else str(row.interest),
        row.role or OPEN,
        sentence(row.contribution) or OPEN,
        lines([STATES.get(row.state, OPEN), row.agreed_by]),
    )
