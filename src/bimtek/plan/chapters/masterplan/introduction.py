"""Buku 2: Pendahuluan."""

from __future__ import annotations

from typing import cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_goals import FELT, GoalsAnswer
from bimtek.curriculum.programme import Programme
from bimtek.formats import rupiah
from bimtek.plan.blocks import Block, Heading, Paragraph
from bimtek.plan.chapters.answered import closing_and_answered
from bimtek.plan.chapters.masterplan.documents import documents_section
from bimtek.plan.chapters.preface import background, legal_basis
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import numbered, portion
from bimtek.plan.placed import answer_of
from bimtek.plan.sources import Citations, document


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Latar belakang"),
        *background(plan, context),
        Heading(2, "Maksud dan tujuan"),
        *_purpose(plan, context),
        Heading(2, "Isi dan jangka rencana"),
        Paragraph(_contents(plan, context)),
        Paragraph(_tiers(plan)),
        Heading(2, "Dasar hukum"),
        *legal_basis(plan, context),
        Heading(2, "Hubungan dengan dokumen perencanaan lain"),
        *documents_section(plan, context),
    )


def _contents(plan: Plan, context: Context) -> str:
    proposals = sum(programme.proposal for programme in plan.programmes)
    pagu = sum(programme.pagu for programme in plan.programmes)
    if not plan.programmes:
        gaps = f"Di sana tercatat {len(plan.gaps)} baris; programnya belum ada."
        return f"Buku 2 menjawab kesenjangan dalam Buku 1. {gaps}"
    closing, done = closing_and_answered(plan, context)
    return (
        f"Buku 2 memuat {len(plan.programmes)} program, {proposals} di antaranya masih berstatus usulan, dan "
        f"{numbered(len(plan.quickwins), 'quick win')}. {portion(done, closing, 'kesenjangan yang akan ditutup')} "
        f"sudah dijawab program. Jumlah pagu indikatifnya {rupiah(pagu)}.{_arranged(context)}"
    )


def _arranged(context: Context) -> str:
    """The chapters of the book that begins with this one, as its outline titles them."""
    book = next(
        (book for book in context.outline.books if "plan_introduction" in {p.chapter for p in book.chapters}), None
    )
    titles = [each.title_in(context.region.head_title) for each in book.chapters if each.numbered] if book else []
    return f" Isinya tersusun dalam {len(titles)} bab: {'; '.join(titles)}." if len(titles) > 1 else ""


def _purpose(plan: Plan, context: Context) -> list[Block]:
    """What the plan is for, and by what one will see that it was reached."""
    offices = {row.opd for row in typed(plan.programmes, Programme) if row.opd}
    aims = cast(GoalsAnswer, answer_of(plan, "assessment.goals")).objectives
    closing, _ = closing_and_answered(plan, context)
    meant = (
        f"Rencana ini dimaksudkan sebagai pegangan bersama {len(offices)} OPD penanggung jawab"
        if offices
        else ("Rencana ini dimaksudkan sebagai pegangan bersama perangkat daerah")
    )
    felt = sum(row.kind in FELT for row in aims)
    reached = (
        f", yang terlihat dari {len(aims)} sasaran; {felt} di antaranya diukur dengan hasil atau dampak bagi warga"
    )
    return [
        Paragraph(f"{meant}, dan sebagai bahan Renstra, RKPD, dan anggaran {plan.first_year}–{plan.last_year}."),
        Paragraph(f"Tujuannya menutup {closing} kesenjangan yang ditemukan Buku 1{reached if aims else ''}."),
    ]


def _tiers(plan: Plan) -> str:
    cite = Citations(plan.sources)
    first = plan.first_year
    return (
        f"Rencana dibagi atas jangka pendek satu tahun ({first}), jangka menengah lima tahun (sampai {first + 4}), dan "
        f"jangka panjang sepuluh tahun (sampai {plan.last_year}) {cite(document('jangka').text)}."
    )
