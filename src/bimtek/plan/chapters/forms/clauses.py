"""The pieces of a draft: titles in the middle, considerations, articles, and the line that says it is a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Bullets, Paragraph
from bimtek.plan.model import Plan
from bimtek.plan.phrases import BLANK
from bimtek.plan.sources import documents

ORDINALS = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN")
"""How a decree counts its decisions."""


def counted(count: int) -> str:
    """A number of the plan; an empty place while there is nothing to count."""
    return str(count) if count else BLANK


def titled(*lines: str) -> Paragraph:
    """Lines in the middle of the page, one below the other."""
    return Paragraph("\n".join(lines), "centred")


def draft_note(plan: Plan) -> Paragraph:
    """What the paper is, and how old its numbers are."""
    day = plan.agreed_on
    when = f"hasil sepakat {date_id(day)}" if day else "keadaan sebelum pertemuan pertama ditutup"
    return Paragraph(
        f"Rancangan untuk Bagian Hukum, disusun dari {when}. Susunannya contoh yang lazim, bukan naskah resmi; tempat "
        "bertitik diisi oleh yang berwenang.",
        "note",
    )


def considering(*points: str) -> list[Block]:
    """ "Menimbang": why; counted with letters."""
    return [titled("Menimbang"), Bullets(points, ordered=True, marks="a.")]


def recalling(*more: str) -> list[Block]:
    """ "Mengingat": the laws that the plan names, places for those that only the legal office knows, and more."""
    named = [law.name for law in documents() if law.kind == "law"]
    unnamed = (f"Undang-undang pembentukan daerah: {BLANK}", f"Undang-undang tentang pemerintahan daerah: {BLANK}")
    points = tuple(f"{name};" for name in (*unnamed, *named, *more))
    return [titled("Mengingat"), Bullets(points, ordered=True)]


def articles(clauses: Sequence[Sequence[str]]) -> Iterator[Block]:
    """ "Pasal 1" with its text; several clauses of one article are counted."""
    for nth, several in zip(count(1), clauses, strict=False):
        yield titled(f"Pasal {nth}")
        yield Bullets(tuple(several), ordered=True, marks="(1)") if len(several) > 1 else Paragraph(several[0])


def decisions(points: Sequence[str]) -> Iterator[Block]:
    """ "KESATU: …" and so on."""
    for ordinal, text in zip(ORDINALS, points, strict=False):
        yield Paragraph(f"{ordinal}: {text}")
