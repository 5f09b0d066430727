"""Buku 1: Pendahuluan."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Heading, Paragraph
from bimtek.plan.chapters.preface import background, how_to_read, legal_basis, meetings_section
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed, numbered


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
    parts = [
        numbered(len(plan.facts), "indikator pilar"),
        numbered(len(plan.issues), "isu strategis"),
        numbered(len(plan.readiness), "komponen kesiapan"),
        numbered(len(plan.gaps), "baris kesenjangan"),
    ]
    return (
        f"Buku 1 memuat {listed(parts)}, lalu visi yang lahir darinya. Buku 2 memuat rencana aksi dan peta jalannya "
        f"({numbered(len(plan.programmes), 'program')})."
    )
