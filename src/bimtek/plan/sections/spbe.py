"""SPBE: the official result as far as it is held, the index of the own count, and the five that are put first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_spbe import KNOWN, WANTED, SpbeAnswer
from bimtek.curriculum.maturity import HIGHEST, by_domain, index
from bimtek.datasets import spbe
from bimtek.formats import date_id, number_id
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, quoted, sentence

EXERCISE = "assessment.spbe"

SOURCE = "Indikator dan bobot: PermenPANRB 59/2020; tingkat menurut isian tim inti."


def section(answer: SpbeAnswer, context: Context) -> list[Block]:
    return [*_official(answer), *_first(answer, context), *_own_count(answer)]


def _official(answer: SpbeAnswer) -> Iterator[Block]:
    if answer.result == KNOWN and answer.official is not None:
        when = f" tahun {answer.official_year}" if answer.official_year else ""
        by = f" menurut {quoted(answer.document)}" if answer.document else ""
        yield Paragraph(f"Indeks SPBE{when} adalah {number_id(answer.official, 2)} dari {HIGHEST}{by}.")
    elif answer.result == WANTED:
        until = f"; paling lambat {date_id(answer.asked_until)}" if answer.asked_until else ""
        whom = f" kepada {answer.asked_from}" if answer.asked_from else ""
        yield Paragraph(
            f"Hasil resmi SPBE yang terakhir sedang diminta{whom}{until}. Sebelum ada, angkanya tidak ditulis di sini."
        )


def _first(answer: SpbeAnswer, context: Context) -> Iterator[Block]:
    if not answer.first:
        return
    weights = {str(each.number): each.weight for each in spbe()}
    known = answer.known_levels
    together = sum((weights.get(row.indicator, Decimal(0)) for row in answer.first), Decimal(0))
    yield Paragraph(
        f"Sebanyak {len(answer.first)} indikator didahulukan; "
        f"bobotnya bersama {number_id(together.normalize())}% dari indeks."
    )
    yield Table(
        caption="Indikator SPBE yang didahulukan",
        columns=(
            Column("Indikator", width=2.4),
            Column("Bobot", "right", 0.8),
            Column("Tingkat", "center", 0.8),
            Column("Mengapa masih rendah", width=2.2),
            Column("Yang dilakukan", width=2.4),
            Column("OPD, sampai", width=1.4),
        ),
        rows=tuple(
            (
                context.label("spbe_indicators", row.indicator) if row.indicator else OPEN,
                f"{number_id(weights[row.indicator].normalize())}%" if row.indicator in weights else "–",
                str(known.get(int(row.indicator), "–")) if row.indicator.isdecimal() else "–",
                sentence(row.cause) or OPEN,
                sentence(row.action) or OPEN,
                f"{context.label('opd', row.owner) if row.owner else OPEN}, {row.until or OPEN}",
            )
            for row in answer.first
        ),
        note=SOURCE,
    )


def _own_count(answer: SpbeAnswer) -> Iterator[Block]:
    """Domains that are counted whole, and the index when all are."""
    domains = by_domain(answer.known_levels)
    if not domains:
        return
    own = index(answer.known_levels)
    said = f"Menurut hitungan sendiri indeksnya {number_id(own, 2)}." if own is not None else ""
    yield Paragraph(f"{said} Tingkat semua indikator sudah diisi untuk {len(domains)} dari 4 domain.".strip())
    yield Table(
        caption="SPBE menurut domain, hitungan sendiri",
        columns=(Column("Domain", width=3.0), Column("Bobot", "right"), Column("Indeks domain", "right")),
        rows=tuple(
            (name, f"{number_id(weight.normalize())}%", number_id(value, 2))
            for name, (weight, value) in domains.items()
        ),
        note=SOURCE,
    )
