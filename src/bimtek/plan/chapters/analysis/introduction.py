"""Buku 1: Pendahuluan."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Heading, Paragraph
from bimtek.plan.chapters.preface import background, how_to_read, legal_basis, meetings_section
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Latar belakang"),
        *background(plan, context),
        Heading(2, "Isi buku"),
        Paragraph(_contents(plan)),
        Heading(2, "Dasar hukum"),
        *legal_basis(plan, context),
        Heading(2, "Cara penyusunan"),
        *meetings_section(plan),
        Heading(2, "Cara membaca"),
        *how_to_read(plan),
    )


def _contents(plan: Plan) -> str:
    counts = {
        "indikator pilar": len(plan.facts),
        "isu strategis": len(plan.issues),
        "komponen kesiapan": len(plan.readiness),
        "baris kesenjangan": len(plan.gaps),
    }
    parts = [f"{count} {what}" for what, count in counts.items() if count]
    absent = [what for what, count in counts.items() if not count]
    text = f"Buku 1 memuat {listed(parts)}, lalu visi yang lahir darinya." if parts else ""
    if absent:
        text += f" Dari {len(counts)} isi pokoknya, yang belum ada: {listed(absent)}."
    programmes = f"{len(plan.programmes)} program" if plan.programmes else "belum ada program"
    return f"{text} Rencana aksi dan peta jalannya berada dalam Buku 2 ({programmes}).".strip()
