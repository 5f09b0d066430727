"""Bobot prioritas: what counts how much, who decided it, and why."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_weights import WeightsAnswer
from bimtek.curriculum.priority import CRITERIA
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import amount, listed, sentence, small

EXERCISE = "masterplan.weights"


def section(answer: WeightsAnswer, context: Context) -> list[Block]:
    weights = [(label, getattr(answer, name)) for name, label in CRITERIA.items()]
    given = [(label, weight) for label, weight in weights if weight is not None]
    if not given:
        return []
    ordered = sorted(given, key=lambda each: -each[1])
    most = ordered[0][1]
    heavy = listed(small(label) for label, weight in ordered if weight == most)
    text = f"Ukuran yang paling menentukan ialah {heavy} ({amount(most, '%')})"
    decided = [answer.decided_by, date_id(answer.decided_on) if answer.decided_on else ""]
    who = ", ".join(part for part in decided if part)
    parts = [f"{text}; bobotnya ditetapkan oleh {who}." if who else f"{text}.", sentence(answer.reason)]
    table = Table(
        "Bobot prioritas",
        (Column("Ukuran", width=3), Column("Bobot", "right", 1)),
        tuple((name, amount(weight, "%")) for name, weight in given),
        note="Biaya dihitung terbalik: program yang murah menaikkan nilai akhir.",
    )
    return [Paragraph(" ".join(part for part in parts if part)), table]
