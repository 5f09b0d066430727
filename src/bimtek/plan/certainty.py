"""How sure a figure is: later than the data cut-off, from a secondary source, not verified (decision 10)."""

from __future__ import annotations

import datetime

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_facts import MISSING, OPD, ChosenFact
from bimtek.plan.model import Figure, Mark
from bimtek.region import Fact

WORDS = {
    Mark.AFTER_CUTOFF: "sesudah batas data",
    Mark.SECONDARY: "sumber kedua",
    Mark.UNVERIFIED: "belum diverifikasi walidata",
}
MEANINGS = {
    Mark.AFTER_CUTOFF: "menggambarkan keadaan sesudah batas data angkatan ini",
    Mark.SECONDARY: "dikutip lewat berita, ensiklopedia, atau salinan; mintalah angka resminya kepada pemegang data",
    Mark.UNVERIFIED: "angka dari OPD yang belum diperiksa walidata",
}
REFUSED = (Mark.SECONDARY, Mark.UNVERIFIED)
"""Marks that a final plan may not carry."""


def figure_of_data(fact: Fact, cutoff: datetime.date | None) -> Figure:
    """A figure of the data set."""
    marks = [Mark.AFTER_CUTOFF] if _after(fact.year, cutoff) else []
    marks += [Mark.SECONDARY] if fact.source_kind == "secondary" else []
    return Figure(
        indicator=fact.indicator,
        place=fact.place,
        value=fact.value,
        qualifier=fact.qualifier,
        unit=fact.unit,
        year=fact.year,
        period=fact.period,
        source=fact.source,
        source_kind=fact.source_kind,
        note=fact.note,
        marks=marks,
    )


def figure_of(row: ChosenFact, context: Context) -> Figure:
    """The figure that a table chose: from the data, from its own documents, or one that nobody measures yet."""
    fact = row.data(context)
    if fact:
        return figure_of_data(fact, context.data_cutoff)
    marks = [Mark.AFTER_CUTOFF] if _after(row.year_in(context), context.data_cutoff) else []
    marks += [Mark.UNVERIFIED] if row.unverified else []
    return Figure(
        indicator=row.name_in(context),
        value=row.value_in(context),
        unit=row.unit_in(context),
        year=row.year_in(context),
        source=row.source_in(context) if row.kind == OPD else "",
        source_kind="opd" if row.kind == OPD else "none",
        note=f"akan {row.source_in(context)}: {row.how}" if row.kind == MISSING and row.source_in(context) else "",
        marks=marks,
    )


def _after(year: int | None, cutoff: datetime.date | None) -> bool:
    return year is not None and cutoff is not None and year > cutoff.year
