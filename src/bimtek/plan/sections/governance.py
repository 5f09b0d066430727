"""Tata kelola: the council, the team, the coordinating OPD of each pillar, the forum and the legal form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_governance import Coordinator, CouncilMember, GovernanceAnswer, TeamMember
from bimtek.curriculum.fields import Kind
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, listed, portion, sentence

EXERCISE = "roadmap.governance"


def people_section(
    values: Mapping[str, object], council: Sequence[CouncilMember], team: Sequence[TeamMember]
) -> list[Block]:
    """The council and the team, by office. `values`: the fields of the exercise that are no table."""
    blocks: list[Block] = []
    if council or values.get("council_head"):
        head = _text(values, "council_head")
        blocks.append(Paragraph(_led("Dewan Smart City", head, len(council))))
        rows = tuple((row.position or OPEN, row.organisation or OPEN) for row in council)
        columns = (Column("Jabatan", width=2), Column("Instansi atau unsur", width=3))
        blocks += [Table("Anggota Dewan Smart City", columns, rows)] if rows else []
    if team or values.get("team_head"):
        head = _text(values, "team_head")
        blocks.append(Paragraph(_led("Tim Pelaksana", head, len(team))))
        rows3 = tuple((row.position or OPEN, row.organisation or OPEN, sentence(row.task) or OPEN) for row in team)
        columns3 = (Column("Jabatan", width=2), Column("Instansi", width=2), Column("Tugas", width=3))
        blocks += [Table("Anggota Tim Pelaksana", columns3, rows3)] if rows3 else []
    return blocks


def _led(body: str, head: str, members: int) -> str:
    leader = f"dipimpin {head}" if head else "belum punya ketua"
    return f"{body} {leader} dan beranggotakan {members} jabatan."


def coordinators_section(rows: Sequence[Coordinator], context: Context) -> list[Block]:
    """The coordinating OPD of each pillar; pillars without one are named."""
    named = {row.id: row for row in rows if row.opd}
    if not named:
        return []
    pillars = context.options("pillars")
    open_ones = [pillar.label for pillar in pillars if pillar.value not in named]
    lead = f"{portion(len(named), len(pillars), 'pilar')} sudah punya OPD koordinator."
    lead += f" Belum: {listed(open_ones)}." if open_ones else ""
    table_rows = tuple(
        (
            pillar.label,
            context.label("opd", named[pillar.value].opd) if pillar.value in named else OPEN,
            named[pillar.value].contact or OPEN if pillar.value in named else OPEN,
        )
        for pillar in pillars
    )
    columns = (Column("Pilar", width=2), Column("OPD koordinator", width=2), Column("Penghubung", width=3))
    return [Paragraph(lead), Table("OPD koordinator setiap pilar", columns, table_rows)]


def forum_words(values: Mapping[str, object]) -> str:
    """ "setiap tiga bulan"; "" while it is open."""
    return _label(values, "forum").lower()


def rules_section(values: Mapping[str, object]) -> list[Block]:
    """How often the forum meets, and by what law the plan is fixed."""
    blocks: list[Block] = []
    forum, agenda = forum_words(values), _text(values, "forum_agenda")
    if forum:
        blocks.append(Paragraph(f"Forum bertemu {forum}. {sentence(agenda)}".strip()))
    form, status = _label(values, "legal_form"), _text(values, "legal_status")
    if form:
        if status == "ditetapkan":
            text = f"Rencana ini ditetapkan dengan {form} {_text(values, 'legal_number')}"
        else:
            following = _text(values, "legal_next")
            text = f"Rencana ini akan ditetapkan dengan {form}; statusnya masih rancangan"
            text += f". Tindak lanjutnya: {following}" if following else ""
        blocks.append(Paragraph(sentence(text)))
    return blocks


def _text(values: Mapping[str, object], name: str) -> str:
    return str(values.get(name) or "")


def _label(values: Mapping[str, object], name: str) -> str:
    """The words of a choice."""
    value = _text(values, name)
    options = exercise("roadmap.governance").answer.fields[name].options
    return next((option.label for option in options if option.value == value), value)


def section(answer: GovernanceAnswer, context: Context) -> list[Block]:
    values = {name: getattr(answer, name) for name, field in answer.fields.items() if field.kind is not Kind.TABLE}
    return [
        *people_section(values, answer.council, answer.team),
        *coordinators_section(answer.coordinators, context),
        *rules_section(values),
    ]
