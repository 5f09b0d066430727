"""Rencana aksi: the programmes of a pillar, once by result and owner, once by year and money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_programmes import ProgrammesAnswer
from bimtek.curriculum.programme import FUNDING, YEARS_WITH_PAGU, Programme
from bimtek.curriculum.rows import Row
from bimtek.datasets import SubActivity
from bimtek.formats import date_id, rupiah
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.gap_numbers import WHERE, gap_references
from bimtek.plan.phrases import OPEN, change, lines, listed, millions, opening, quoted, sentence, years

EXERCISE = "masterplan.programmes"

PROPOSAL = "usulan"
"""What a programme is called until the OPD in charge has agreed."""


def programmes_section(rows: Sequence[Programme], context: Context) -> list[Block]:
    """The programmes of one pillar."""
    if not rows:
        return []
    pillar = context.label("pillars", rows[0].pillar or context.pillar)
    return [
        Paragraph(_lead(pillar, rows)),
        _results(pillar, rows, context),
        _money(pillar, rows, context),
    ]


def name_of(row: Programme) -> str:
    """The name, and that it is only proposed."""
    name = row.name or OPEN
    return f"{name} ({PROPOSAL})" if row.is_proposal else name


def words_of(row: Row, field: str) -> str:
    """The label of a choice as the exercise words it."""
    value = str(getattr(row, field))
    return next((option.label for option in row.fields[field].options if option.value == value), value)


def funding_words(row: Programme) -> str:
    """The sources that are thought of; "" while nobody has thought of one."""
    names = dict(FUNDING)
    return ", ".join(names.get(source, source) for source in row.funding) or ("tanpa biaya" if row.is_free else "")


def opd_words(row: Programme, context: Context) -> str:
    """The OPD in charge, and those that support it."""
    if not row.opd:
        return OPEN
    supporting = ", ".join(context.label("opd", opd) for opd in row.supporting_opd)
    return lines([context.label("opd", row.opd), f"didukung {supporting}" if supporting else ""])


def places_words(row: Programme, context: Context) -> str:
    """The kecamatan; all of them in one word."""
    every = [option.value for option in context.options("districts")]
    if len(every) > 1 and set(every) <= set(row.districts):
        return "seluruh kecamatan"
    return ", ".join(context.label("districts", each) for each in row.districts) or OPEN


def _lead(pillar: str, rows: Sequence[Programme]) -> str:
    agreed = sum(not row.is_proposal for row in rows)
    non_tik = sum(row.innovation == "non-tik" for row in rows)
    parts = [f"{pillar} mengajukan {len(rows)} program dengan jumlah pagu indikatif {rupiah(_total(rows))}."]
    if agreed == len(rows):
        parts.append("Semuanya disetujui OPD penanggung jawab.")
    elif agreed:
        parts.append(
            f"{opening(agreed, 'program')} disetujui OPD penanggung jawab; {len(rows) - agreed} dicetak sebagai "
            f"{PROPOSAL} karena belum disetujui."
        )
    else:
        parts.append(f"Semuanya dicetak sebagai {PROPOSAL}: OPD penanggung jawab belum menyetujuinya.")
    refused = [quoted(row.label) for row in rows if row.confirmation == "tolak"]
    if refused:
        parts.append(f"OPD yang ditunjuk menolak {listed(refused)}; penggantinya perlu dibicarakan.")
    if non_tik:
        parts.append(f"{opening(non_tik, 'program')} dijalankan tanpa TIK.")
    origins = Counter(words_of(row, "origin") for row in rows if row.origin)
    if origins:
        named = listed(f"{words} ({count})" for words, count in origins.most_common())
        parts.append(f"Asal usulannya: {named}.")
    return " ".join(parts)


def _total(rows: Sequence[Programme]) -> int:
    return sum(row.pagu_sum for row in rows)


def _results(pillar: str, rows: Sequence[Programme], context: Context) -> Table:
    return Table(
        caption=f"Program {pillar}: hasil dan penanggung jawab",
        columns=(
            Column("No", "right", 0.5),
            Column("Program atau inovasi", width=2.4),
            Column("Subdimensi", width=1.4),
            Column("Kesenjangan yang dijawab", width=2.6 if context.seat else 1.2),
            Column("Indikator hasil", width=2.2),
            Column("Awal → target (tahun)", width=1.6),
            Column("OPD", width=1.6),
            Column("Lokasi", width=1.4),
            Column("Siapa yang tertinggal dan jalurnya", width=2.6),
            Column("Konfirmasi OPD", width=1.7),
        ),
        rows=tuple(
            (
                str(number),
                name_of(row),
                context.label("sub_dimensions", row.sub_dimension) if row.sub_dimension else OPEN,
                gap_references(row.gaps, context) or "belum menjawab kesenjangan",
                row.result or OPEN,
                change(row.baseline, row.target, row.unit, row.target_year),
                opd_words(row, context),
                places_words(row, context),
                sentence(row.left_behind) or OPEN,
                _confirmation(row),
            )
            for number, row in enumerate(rows, 1)
        ),
        note="" if context.seat else WHERE,
        landscape=True,
    )


def _confirmation(row: Programme) -> str:
    if not row.confirmation or row.confirmation == "belum":
        return "belum ditanya"
    when = date_id(row.confirmed_on) if row.confirmed_on else ""
    return lines([words_of(row, "confirmation"), ", ".join(part for part in (row.confirmed_by, when) if part)])


def _money(pillar: str, rows: Sequence[Programme], context: Context) -> Table:
    first = context.start_year
    later = f"{first + YEARS_WITH_PAGU}–{context.years[-1]}"
    return Table(
        caption=f"Program {pillar}: sub-kegiatan, waktu, dan pagu indikatif (juta rupiah)",
        columns=(
            Column("No", "right", 0.5),
            Column("Program atau inovasi", width=2.0),
            Column("Sub-kegiatan", width=2.6),
            Column("Tahun", "center", 1.0),
            *(Column(str(first + nth), "right", 0.9) for nth in range(YEARS_WITH_PAGU)),
            Column(later, "right", 0.9),
            Column("Jumlah", "right", 1.0),
            Column("Calon sumber dana", width=1.4),
        ),
        rows=(
            *(
                (
                    str(number),
                    name_of(row),
                    _coding(row, context),
                    years(row.start, row.end),
                    *(millions(amount) for amount in (*row.yearly_pagu, row.pagu_later)),
                    millions(row.pagu_sum),
                    funding_words(row) or OPEN,
                )
                for number, row in enumerate(rows, 1)
            ),
            _sum_row(rows),
        ),
        note=_version(rows, context),
        landscape=True,
    )


def _sum_row(rows: Sequence[Programme]) -> tuple[str, ...]:
    by_year = zip(*((*row.yearly_pagu, row.pagu_later) for row in rows), strict=True)
    sums = (sum(amount or 0 for amount in column) for column in by_year)
    return ("", "Jumlah", "", "", *(millions(amount) for amount in sums), millions(_total(rows)), "")


def _coding(row: Programme, context: Context) -> str:
    if row.coding and row.coding != "kode":
        return f"{words_of(row, 'coding')}. {sentence(row.without_code)}".strip()
    known = context.nomenclature
    named = [
        f"{code} {known[code].name}. {_output(known[code])}" if code in known else code for code in row.sub_activities
    ]
    return lines(named) or OPEN


def _output(entry: SubActivity) -> str:
    return f"Keluaran: {entry.indicator} ({entry.unit})."


def _version(rows: Sequence[Programme], context: Context) -> str:
    """Which version of the nomenclature the codes stand in; the plan's years may have another."""
    codes = [code for row in rows if row.coding == "kode" for code in row.sub_activities]
    known = context.nomenclature
    versions = listed(sorted({known[code].version for code in codes if code in known}))
    unknown = list(dict.fromkeys(code for code in codes if code not in known))
    parts = [f"Kode sub-kegiatan menurut nomenklatur versi {versions}."] if versions else []
    if unknown:
        parts.append(f"Tidak ada dalam nomenklatur yang dimuat: {listed(unknown)}.")
    return " ".join(parts)


def section(answer: ProgrammesAnswer, context: Context) -> list[Block]:
    return programmes_section(answer.programmes, context)
