"""Usulan visi: key words with the issues that they come from, the tables' sentences and missions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_proposal import KeyWord, ProposalAnswer, ProposedMission
from bimtek.curriculum.exercises.vision_statement import tally
from bimtek.plan.blocks import Block, Bullets, Column, Paragraph, Table
from bimtek.plan.model import Proposal
from bimtek.plan.phrases import OPEN, lines, listed, opening, quoted, sentence

EXERCISE = "vision.proposal"


def keywords_section(rows: Sequence[KeyWord], context: Context) -> list[Block]:
    """Key words, their meaning here and the issues that ask for them."""
    if not rows:
        return []
    table = Table(
        caption="Kata kunci visi dan isu asalnya",
        columns=(
            Column("Kata kunci", width=1.3),
            Column("Pilar", width=1.4),
            Column("Artinya di daerah ini", width=2.6),
            Column("Lahir dari isu", width=3.0),
        ),
        rows=tuple(
            (
                row.word or OPEN,
                _pillar(row.pillar, context),
                sentence(row.meaning) or OPEN,
                lines([context.label("issues", issue) for issue in row.issues]) or "belum disebut",
            )
            for row in rows
        ),
    )
    return [*_shared(context), table]


def _shared(context: Context) -> list[Block]:
    """Which words several tables use; nothing to say while each stands alone."""
    shared = [entry for entry in tally(context) if len(entry.tables) > 1]
    if not shared:
        return []
    words = listed(f"{quoted(entry.word)} ({len(entry.tables)} meja)" for entry in shared)
    return [Paragraph(f"Kata kunci yang diajukan lebih dari satu meja: {words}.")]


def proposals_section(proposals: Sequence[Proposal], names: Mapping[str, str], context: Context) -> list[Block]:
    """The sentence of each table, with the year and what the region's motto means to it. `names`: seat → name."""
    written = [proposal for proposal in proposals if proposal.vision or proposal.motto]
    if not written:
        return []
    years = sorted({proposal.horizon for proposal in written if proposal.horizon})
    lead = f"{opening(len(written), 'meja')} mengajukan kalimat visi"
    reach = f", dengan tahun tujuan {listed(map(str, years))}." if years else "; tahun tujuannya belum disebut."
    motto = f"Semboyan {quoted(context.region.tagline)}" if context.region.tagline else "Semboyan daerah"
    table = Table(
        caption="Usulan visi tiap meja",
        columns=(
            Column("Meja", width=1.4),
            Column("Kalimat visi", width=3.0),
            Column("Tahun", "center", 0.7),
            Column(f"{motto} menurut meja", width=2.6),
        ),
        rows=tuple(
            (
                names.get(proposal.seat, proposal.seat),
                proposal.vision or OPEN,
                str(proposal.horizon) if proposal.horizon else "–",
                sentence(proposal.motto) or OPEN,
            )
            for proposal in written
        ),
    )
    return [Paragraph(lead + reach), table]


def missions_section(rows: Sequence[ProposedMission], context: Context) -> list[Block]:
    """The missions that the tables propose for their pillars."""
    if not rows:
        return []
    several = len({row.pillar for row in rows}) > 1
    items = [f"{_pillar(row.pillar, context)}: {sentence(row.statement)}" for row in rows if row.statement]
    lead = f"Usulan misi berjumlah {len(items)}" + (", menurut pilar:" if several else ":")
    return [Paragraph(lead), Bullets(tuple(items))]


def _pillar(pillar: str, context: Context) -> str:
    own = pillar or context.pillar
    return context.label("pillars", own) if own else "Tim inti"


def section(answer: ProposalAnswer, context: Context) -> list[Block]:
    own = Proposal(
        seat=context.seat,
        pillar=context.pillar,
        vision=answer.vision,
        horizon=answer.horizon,
        motto=answer.motto,
    )
    return [
        *keywords_section(answer.keywords, context),
        *proposals_section([own], {context.seat: "Meja ini"}, context),
        *missions_section(answer.missions, context),
    ]
