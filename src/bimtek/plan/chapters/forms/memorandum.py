"""Rancangan nota kesepakatan between the regency and a partner: what both sides do, from what was promised."""

from __future__ import annotations

from collections import Counter

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_stakeholders import AGREED, PENTAHELIX
from bimtek.plan.blocks import Block, Bullets, Heading, Paragraph
from bimtek.plan.chapters.forms.clauses import articles, counted, draft_note, titled
from bimtek.plan.chapters.offices import head_of_region, signature
from bimtek.plan.model import Entry, Given, Plan
from bimtek.plan.phrases import BLANK, listed, opening, sentence

KINDS = {value: label for value, label, *_ in PENTAHELIX}


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    partners = promised(plan)
    first, second = head_of_region(plan), BLANK
    return (
        draft_note(plan),
        titled("NOTA KESEPAKATAN", "ANTARA", f"PEMERINTAH {plan.region.name.upper()}", "DAN", BLANK),
        titled(
            "TENTANG",
            f"PELAKSANAAN MASTER PLAN SMART CITY {plan.region.name.upper()} {plan.first_year}–{plan.last_year}",
        ),
        titled(f"NOMOR {BLANK}", f"NOMOR {BLANK}"),
        Bullets(
            (
                f"{first}, berkedudukan di {BLANK}, selanjutnya disebut PIHAK KESATU;",
                f"{second}, jabatan {BLANK}, berkedudukan di {BLANK}, selanjutnya disebut PIHAK KEDUA;",
            ),
            ordered=True,
        ),
        *articles(
            [
                [
                    f"Nota ini menjadi dasar kerja sama pelaksanaan {counted(len(plan.programmes))} program dan "
                    f"{counted(len(plan.quickwins))} quick win dalam Master Plan Smart City."
                ],
                [
                    "PIHAK KESATU menyediakan data, Perangkat Daerah pelaksana, dan laporan capaian indikator.",
                    f"PIHAK KEDUA menyediakan: {BLANK}.",
                ],
                [f"Program atau quick win yang dikerjakan bersama: {BLANK}. Tempat dan waktunya: {BLANK}."],
                ["Biaya ditanggung menurut tugas setiap pihak dan sumber yang sah; nota ini tidak memuat pagu."],
                [f"Nota ini berlaku {BLANK} tahun sejak ditandatangani dan dapat diperpanjang."],
                [
                    "Data pribadi warga hanya dipakai untuk tujuan kerja sama dan dilindungi menurut peraturan.",
                    "Perbedaan pendapat diselesaikan dengan musyawarah.",
                ],
            ]
        ),
        signature(f"PIHAK KESATU\n{first}", f"Ditandatangani di {BLANK}, pada tanggal {BLANK}"),
        signature(f"PIHAK KEDUA\n{BLANK}"),
        Heading(2, "Mitra yang sudah menyanggupi"),
        *_partners(partners),
    )


def promised(plan: Plan) -> list[Entry]:
    """Stakeholders outside the regency's government that took something on themselves."""
    rows = plan.given.get("vision.stakeholders", Given()).tables.get("stakeholders", [])
    return [
        entry
        for entry in rows
        if entry.values.get("state", AGREED) == AGREED and entry.values.get("kind") != "pemerintah"
    ]


def _partners(partners: list[Entry]) -> list[Block]:
    if not partners:
        return [Paragraph(f"{opening(0, 'mitra')} di luar pemerintah menyanggupi sesuatu sampai hasil sepakat ini.")]
    kinds = Counter(KINDS.get(str(entry.values.get("kind")), "unsur lain") for entry in partners)
    named = listed(f"{count} dari unsur {kind.lower()}" for kind, count in kinds.items())
    items = tuple(
        sentence(f"{entry.values.get('name') or entry.label}: {entry.values.get('contribution') or BLANK}")
        for entry in partners
    )
    return [
        Paragraph(f"{opening(len(partners), 'mitra')} di luar pemerintah dapat menjadi PIHAK KEDUA: {named}."),
        Bullets(items),
    ]
