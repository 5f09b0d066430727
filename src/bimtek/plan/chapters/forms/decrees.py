"""Rancangan SK Dewan Smart City and SK Tim Pelaksana: by office, as the core team named them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_governance import Coordinator, CouncilMember, TeamMember
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.chapters.forms.clauses import considering, counted, decisions, draft_note, recalling, titled
from bimtek.plan.chapters.offices import head_of_region, legal_form, signature
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import BLANK, opening, sentence
from bimtek.plan.sections.governance import forum_words

EMPTY_ROWS = 5
"""So many places for members as long as nobody is named."""


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (*_council(plan), *_team(plan, context))


def _council(plan: Plan) -> Iterator[Block]:
    values = plan.governance.values
    head = str(values.get("council_head") or BLANK)
    members = typed(plan.governance.council, CouncilMember)
    rows = [(row.position or BLANK, row.organisation or BLANK) for row in members] or [(BLANK, BLANK)] * EMPTY_ROWS
    forum = forum_words(values)
    yield Heading(2, "Rancangan SK Dewan Smart City")
    yield from _opening(
        plan, "DEWAN SMART CITY", f"arah, keputusan, dan pengawasan atas {counted(len(plan.programmes))} program"
    )
    yield from decisions(
        [
            f"Membentuk Dewan Smart City {plan.region.name} dengan susunan keanggotaan dalam lampiran keputusan ini.",
            f"Dewan bertugas menetapkan arah, memutuskan program yang macet, dan membaca capaian indikator"
            f"{f' {forum}' if forum else ''}.",
            f"Dewan dipimpin {head} dan dibantu Tim Pelaksana.",
            "Biaya yang timbul dibebankan pada APBD dan sumber lain yang sah dan tidak mengikat.",
            "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        ]
    )
    yield signature(head_of_region(plan), f"Ditetapkan di {BLANK}", f"pada tanggal {BLANK}")
    yield Paragraph(f"{opening(len(members), 'anggota')} diusulkan tim inti; Ketua: {head}.")
    yield _members(
        "Susunan Dewan Smart City",
        ("Jabatan dalam dinas", "Instansi atau unsur"),
        [("Ketua", head, "–"), *(("Anggota", *row) for row in rows)],
    )


def _team(plan: Plan, context: Context) -> Iterator[Block]:
    values = plan.governance.values
    head = str(values.get("team_head") or BLANK)
    members = typed(plan.governance.team, TeamMember)
    coordinators = [row for row in typed(plan.governance.coordinators, Coordinator) if row.opd]
    yield Heading(2, "Rancangan SK Tim Pelaksana")
    yield from _opening(plan, "TIM PELAKSANA SMART CITY", f"pelaksanaan {counted(len(plan.programmes))} program")
    yield from decisions(
        [
            f"Membentuk Tim Pelaksana Smart City {plan.region.name} dengan susunan dan tugas dalam lampiran keputusan "
            "ini.",
            "Tim mengoordinasi pelaksanaan rencana aksi dan quick win, menyiapkan bukti evaluasi, dan melaporkan "
            "capaian indikator kepada Dewan Smart City.",
            f"Tim dipimpin {head}; setiap pilar dikoordinasi satu perangkat daerah.",
            "Biaya yang timbul dibebankan pada APBD dan sumber lain yang sah dan tidak mengikat.",
            "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        ]
    )
    yield signature(head_of_region(plan), f"Ditetapkan di {BLANK}", f"pada tanggal {BLANK}")
    yield Paragraph(
        f"{opening(len(members), 'anggota')} dan {len(coordinators)} koordinator pilar diusulkan tim inti; Ketua: "
        f"{head}."
    )
    rows = [(row.position or BLANK, sentence(row.task) or BLANK) for row in members] or [(BLANK, BLANK)] * EMPTY_ROWS
    named = [
        (
            f"Koordinator {context.label('pillars', row.id)}",
            f"{row.contact or BLANK}, {context.label('opd', row.opd)}",
            "Mengoordinasi program dan quick win pilar.",
        )
        for row in coordinators
    ]
    yield _members(
        "Susunan Tim Pelaksana",
        ("Jabatan dalam dinas", "Tugas"),
        [("Ketua", head, "–"), *(("Anggota", *row) for row in rows), *named],
    )


def _opening(plan: Plan, body: str, purpose: str) -> Iterator[Block]:
    law = legal_form(plan) or f"Peraturan {plan.region.head_title}"
    yield draft_note(plan)
    yield from owed(plan, "Kelembagaan belum ditetapkan tim inti.", "roadmap.governance")
    yield titled(
        f"KEPUTUSAN {head_of_region(plan).upper()}",
        f"NOMOR {BLANK} TAHUN {BLANK}",
        "TENTANG",
        f"{body} {plan.region.name.upper()}",
    )
    yield from considering(
        f"bahwa {purpose} dalam Master Plan Smart City {plan.first_year}–{plan.last_year} memerlukan pengarah dan "
        "pelaksana yang jelas."
    )
    yield from recalling(f"{law} tentang Master Plan Smart City {plan.region.name}: {BLANK}")
    yield titled("MEMUTUSKAN")


def _members(caption: str, titles: Sequence[str], rows: Sequence[tuple[str, str, str]]) -> Table:
    return Table(
        caption,
        (
            Column("No", "right", 0.5),
            Column("Kedudukan", width=1.8),
            Column(titles[0], width=2.4),
            Column(titles[1], width=3.0),
        ),
        tuple((str(nth), *row) for nth, row in enumerate(rows, 1)),
    )
