"""Pembiayaan: what each source pays in which year, how sure it is, and what nobody pays yet."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_financing import (
    ASKED,
    SOUGHT,
    SOURCES,
    SURE,
    FinancingAnswer,
    budget_by_year,
    by_source,
    due,
    paid,
)
from bimtek.curriculum.programme import YEARS_WITH_PAGU
from bimtek.formats import number_id, rupiah
from bimtek.plan.blocks import Block, Bullets, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, listed, millions, opening, quoted, sentence, share

EXERCISE = "roadmap.financing"

CERTAINTY = {SURE: "pasti", ASKED: "diusulkan", SOUGHT: "masih dijajaki"}
NAMES = {value: label for value, label, *_ in SOURCES}


def section(answer: FinancingAnswer, context: Context) -> list[Block]:
    totals = by_source(answer)
    whole = sum(map(sum, totals.values()))
    if not whole:
        return []
    return [
        Paragraph(_lead(answer, whole, len(totals))),
        _sources(totals, context),
        *_budget(answer, context),
        *_without(answer, context),
        _shares(answer, context),
    ]


def _lead(answer: FinancingAnswer, whole: int, sources: int) -> str:
    sums: Counter[str] = Counter()
    for row in answer.shares:
        sums[row.certainty] += sum(row.amounts)
    parts = [f"{share(sums[key], whole)} {words}" for key, words in CERTAINTY.items() if sums[key]]
    certain = f" Dari jumlah itu {listed(parts)}." if parts else ""
    return f"{opening(sources, 'sumber')} membiayai rencana ini, seluruhnya {rupiah(whole)}.{certain}"


def _sources(totals: dict[str, tuple[int, ...]], context: Context) -> Table:
    whole = sum(map(sum, totals.values()))
    sums = [sum(column) for column in zip(*totals.values(), strict=True)]
    first = context.start_year
    titles = [str(first + nth) for nth in range(YEARS_WITH_PAGU)] + [f"{first + YEARS_WITH_PAGU}–{context.years[-1]}"]
    rows = [
        (NAMES[source], *map(millions, amounts), millions(sum(amounts)), share(sum(amounts), whole))
        for source, amounts in totals.items()
    ]
    return Table(
        "Sumber dana menurut tahun (juta rupiah)",
        (
            Column("Sumber", width=1.9),
            *(Column(title, "right", 1.0) for title in titles),
            Column("Jumlah", "right", 1.1),
            Column("Bagian", "right", 0.9),
        ),
        (*rows, ("Jumlah", *map(millions, sums), millions(whole), "100%")),
    )


def _budget(answer: FinancingAnswer, context: Context) -> list[Block]:
    """The plan's part of the regency's own budget."""
    years = budget_by_year(answer)[:YEARS_WITH_PAGU]
    if not answer.apbd or not any(years):
        return []
    most = max(years)
    percent = number_id(Decimal(100 * most) / answer.apbd, 2)
    return [
        Paragraph(
            f"Terhadap perkiraan APBD {rupiah(answer.apbd)} setahun "
            f"({answer.apbd_document or 'dokumen belum ditulis'}), bagian PAD dan DAU/DBH paling besar {percent}% pada "
            f"{context.start_year + years.index(most)}."
        )
    ]


def _shares(answer: FinancingAnswer, context: Context) -> Table:
    rows = []
    for row in answer.shares:
        if any(row.amounts):
            rows.append(
                (
                    context.label("programmes", row.programme) if row.programme else OPEN,
                    NAMES.get(row.source, OPEN),
                    *map(millions, row.amounts),
                    CERTAINTY.get(row.certainty, OPEN),
                    row.proof or OPEN,
                )
            )
    first = context.start_year
    return Table(
        "Pembagian sumber dana setiap program (juta rupiah)",
        (
            Column("Program", width=2.6),
            Column("Sumber", width=1.4),
            *(Column(str(first + nth), "right", 0.9) for nth in range(YEARS_WITH_PAGU)),
            Column(f"{first + YEARS_WITH_PAGU}–{context.years[-1]}", "right", 1.0),
            Column("Kepastian", width=1.1),
            Column("Dokumen atau penanggung jawab", width=2.2),
        ),
        tuple(rows),
        landscape=True,
    )


def _without(answer: FinancingAnswer, context: Context) -> list[Block]:
    """Programmes that need money and have no source: they cannot be financed yet."""
    given = paid(answer, context)
    open_items = [
        (item, need)
        for item in context.items.get("programmes", ())
        if item.id not in given and (need := sum(due(item, context)))
    ]
    if not open_items:
        return []
    return [
        Paragraph(
            f"{opening(len(open_items), 'program')} belum dapat dibiayai, seluruhnya "
            f"{rupiah(sum(need for _, need in open_items))}:"
        ),
        Bullets(tuple(sentence(f"{quoted(item.label)}, {rupiah(need)}") for item, need in open_items)),
    ]
