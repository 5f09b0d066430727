"""What the region's own tickets say about its complaint service, the counting rule beside every number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bimtek.formats import date_id, number_id
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.complaints import ComplaintFindings, Group
from bimtek.plan.phrases import OPEN, opening
from bimtek.tickets.kinds import ADMINISTRATION, EMERGENCY, KINDS


def counted_tickets(found: ComplaintFindings | None) -> Iterator[Block]:
    """Nothing where nobody counted real tickets."""
    if found is None or found.first is None or found.last is None:
        return
    yield Paragraph(
        f"{opening(found.tickets, 'tiket')} yang diterima dari {date_id(found.first)} sampai {date_id(found.last)} "
        f"dihitung ({found.file}, diambil {date_id(found.as_of.date())}). Dari daftar itu {number_id(found.wrong)} "
        f"dibuang karena stempel waktunya keliru, {number_id(found.duplicates)} adalah duplikat, dan "
        f"{number_id(found.still_open)} jamnya belum berhenti.{_slowest(found)}"
    )
    rule = found.rule.rule
    yield Table(
        "Ketepatan waktu layanan pengaduan",
        (
            Column("Jenis", width=1.6),
            Column("Standar", width=1.0),
            Column("Dihitung", "right", 1.0),
            Column("Tepat waktu", "right", 1.1),
            Column("Median", "right", 1.1),
            Column("Rata-rata", "right", 1.1),
        ),
        (_row(EMERGENCY, found.emergency), _row(ADMINISTRATION, found.administration)),
        note="Aturan hitung. "
        + "; ".join(
            f"{part}: {words[0].lower()}{words[1:]}"
            for part, words in zip(
                ("jam mulai", "jam berhenti", "yang belum berhenti", "duplikat"), rule.words, strict=True
            )
        )
        + ".",
    )


def _slowest(found: ComplaintFindings) -> str:
    said = ""
    if found.slowest_category:
        said += f" Median terlama ada pada kategori “{found.slowest_category}”"
        said += f"; untuk gawat darurat di {found.slowest_district}." if found.slowest_district else "."
    return said


def _row(kind: str, group: Group) -> tuple[str, ...]:
    entry = KINDS[kind]
    return (
        entry.name,
        f"{entry.hours} jam",
        number_id(group.counted),
        _amount(group.share, "%"),
        _amount(group.median, " jam"),
        _amount(group.mean, " jam"),
    )


def _amount(value: float | None, unit: str) -> str:
    return OPEN if value is None else f"{number_id(Decimal(str(value)), 1)}{unit}"
