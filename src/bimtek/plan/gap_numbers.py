"""Gaps by number: Buku 1 prints each gap whole once, under K1, K2 …; what refers to it names the number."""

from __future__ import annotations

from collections.abc import Iterable

from bimtek.curriculum.context import Context
from bimtek.plan.phrases import lines

WHERE = "K1, K2, …: nomor kesenjangan dalam Buku 1 dan pada tabel arah kebijakan dan strategi."


def gap_number(gap: str, context: Context) -> str:
    """ "K7", in the order in which Buku 1 shows the gaps; "" for one that is not among them."""
    wanted = context.resolve(gap)
    place = next((nth for nth, item in enumerate(context.items.get("gaps", ()), 1) if item.id == wanted), 0)
    return f"K{place}" if place else ""


def gap_words(gap: str, context: Context) -> str:
    """ "K7 Kesehatan: …": for the one place of a book that says the whole. A seat's preview has no numbers yet."""
    number = "" if context.seat else gap_number(gap, context)
    return f"{number} {context.label('gaps', gap)}".strip()


def gap_references(gaps: Iterable[str], context: Context) -> str:
    """ "K3, K7". In a seat's preview, and for what was deleted, the words."""
    named = [(each, "" if context.seat else gap_number(each, context)) for each in gaps]
    if named and all(number for _, number in named):
        return ", ".join(sorted({number for _, number in named}, key=lambda number: int(number[1:])))
    return lines([number or context.label("gaps", each) for each, number in named])
