"""Telaah sejawat: the draft that is being read, and what the reader says; shown beside the form, printed in no book."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_review import PEERS, ReviewAnswer
from bimtek.curriculum.programme import FUNDING, Programme
from bimtek.formats import rupiah
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, change, sentence, years

EXERCISE = "masterplan.review"


def section(answer: ReviewAnswer, context: Context) -> list[Block]:
    item = context.item(PEERS, answer.programme) if answer.programme else None
    if item is None:
        return []
    row = Programme.read(dict(item.values))
    pillar = context.label("pillars", item.pillar) if item.pillar else ""
    columns = (Column("Bagian", width=1), Column("Naskah", width=3))
    said = [("Kekuatan", answer.strength), ("Perlu diperbaiki", answer.mend), ("Tempatnya", _place(answer))]
    return [
        Paragraph(f"Naskah {pillar} sebagaimana tersimpan sekarang; meja penulisnya masih dapat mengubahnya."),
        Table(f"Naskah program: {row.label}", columns, _draft(row, context)),
        *(Paragraph(f"{title}: {sentence(text)}") for title, text in said if text),
    ]


def _draft(row: Programme, context: Context) -> tuple[tuple[str, str], ...]:
    funding = dict(FUNDING)
    parts = (
        ("Subdimensi", context.label("sub_dimensions", row.sub_dimension)),
        ("Cara menjalankannya", sentence(row.strategy)),
        ("Kesenjangan yang dijawab", "\n".join(context.label("gaps", gap) for gap in row.gaps)),
        ("Indikator hasil", row.result),
        ("Awal → target (tahun)", change(row.baseline, row.target, row.unit, row.target_year)),
        ("Sub-kegiatan", "\n".join(context.label("sub_activities", code) for code in row.sub_activities)),
        ("OPD penanggung jawab", context.label("opd", row.opd) if row.opd else ""),
        ("OPD pendukung", ", ".join(context.label("opd", opd) for opd in row.supporting_opd)),
        ("Waktu", years(row.start, row.end)),
        ("Jumlah pagu", rupiah(row.pagu_sum)),
        ("Calon sumber dana", ", ".join(funding.get(source, source) for source in row.funding)),
        ("Siapa yang tertinggal dan jalurnya", sentence(row.left_behind)),
        ("Terintegrasi dengan", row.integrated_with),
    )
    return tuple((title, text or OPEN) for title, text in parts)


def _place(answer: ReviewAnswer) -> str:
    places = answer.fields["place"].options
    return next((option.label for option in places if option.value == answer.place), answer.place)
