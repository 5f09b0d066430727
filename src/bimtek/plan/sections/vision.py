"""Visi: tetapkan. What the second plenary decided, why, and whether the head of the region confirmed it."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_vision import AWAITED, CONFIRMED, KEEP, REVISE, VisionAnswer
from bimtek.curriculum.position import KINDS
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Bullets, Paragraph
from bimtek.plan.phrases import opening, quoted, sentence

EXERCISE = "assessment.vision"

VERDICTS = {KEEP: "mempertahankan visi pertemuan I", REVISE: "mengubah visi pertemuan I"}


def section(answer: VisionAnswer, context: Context) -> list[Block]:
    return [*_vision(answer), *_why(answer, context), *_others(answer), *_confirmation(answer, context)]


def _vision(answer: VisionAnswer) -> Iterator[Block]:
    if not answer.vision:
        return
    when = f" pada {date_id(answer.decided_on)}" if answer.decided_on else ""
    by = f" oleh {answer.decided_by}" if answer.decided_by else ""
    yield Paragraph(f"Visi yang ditetapkan{when}{by}: {quoted(answer.vision)}.")


def _why(answer: VisionAnswer, context: Context) -> Iterator[Block]:
    if answer.verdict not in VERDICTS:
        return
    count = len(answer.factors)
    parts = [f"Diputuskan {VERDICTS[answer.verdict]}.", sentence(answer.reason)]
    if count:
        parts.append(f"{opening(count, 'faktor SWOT')} menjadi alasannya:")
    yield Paragraph(" ".join(part for part in parts if part))
    if count:
        yield Bullets(tuple(_factor(entry, context) for entry in answer.factors))


def _factor(entry: str, context: Context) -> str:
    item = context.item("swot_factors", entry)
    if item is None:
        return sentence(entry)
    kind = KINDS.get(str(item.values.get("kind")), "Faktor")
    pillar = f" {context.label('pillars', item.pillar)}" if item.pillar else ""
    return sentence(f"{kind}{pillar}: {item.values.get('title') or item.label}")


def _others(answer: VisionAnswer) -> Iterator[Block]:
    if answer.dissent:
        yield Paragraph(f"Pendapat lain yang dicatat pleno: {quoted(answer.dissent.strip())}")


def _confirmation(answer: VisionAnswer, context: Context) -> Iterator[Block]:
    head = context.region.head_title
    if answer.confirmed == CONFIRMED:
        when = f" pada {date_id(answer.confirmed_on)}" if answer.confirmed_on else ""
        document = f" dengan {quoted(answer.document)}" if answer.document else ""
        yield Paragraph(f"Diputuskan pleno dan dikonfirmasi {head}{when}{document}.")
    elif answer.confirmed == AWAITED:
        until = f" paling lambat {date_id(answer.asked_until)}" if answer.asked_until else ""
        by = f" {context.label('opd', answer.asked_by)} memintanya{until}." if answer.asked_by else ""
        yield Paragraph(f"Visi ini diputuskan pleno; konfirmasi {head} masih ditunggu.{by}")
