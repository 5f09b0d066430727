"""The first slides: what the head of the region is asked to decide, and the vision."""

from __future__ import annotations

from typing import cast

from bimtek.curriculum.exercises.assessment_vision import CONFIRMED, VisionAnswer
from bimtek.formats import date_id, rupiah
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Block, Bullets, Paragraph
from bimtek.plan.chapters.decisions import decisions
from bimtek.plan.chapters.money import costs
from bimtek.plan.origins import origin_words
from bimtek.plan.phrases import opening, sentence
from bimtek.plan.placed import answer_of
from bimtek.plan.slides.deck import Slide, Told
from bimtek.plan.slides.short import BULLET, quote, short

GOVERNANCE = "roadmap.governance"
MISSIONS = 4
"""So many missions stand on the slide of the vision."""


def asked_for(told: Told) -> Slide:
    """The decisions first, those of Buku 3 in short: who hears only the beginning has heard them."""
    plan = told.plan
    asked = decisions(plan, told.context, costs(plan, told.context))
    total = sum(each.pagu for each in plan.programmes)
    notes = (
        f"Rencana ini memuat {len(plan.programmes)} program dengan pagu indikatif {rupiah(total)}.",
        "Bunyi lengkap setiap keputusan ada pada halaman pertama Buku 3.",
        origin_words(plan, ("masterplan.programmes", "roadmap.financing", GOVERNANCE)),
    )
    return Slide(
        f"{opening(len(asked), 'keputusan')} dimohonkan kepada {told.context.region.head_title}",
        (Bullets(tuple(short(each.short, BULLET) for each in asked), ordered=True),),
        notes,
    )


def vision(told: Told) -> Slide:
    """The sentence and its missions; the title says how firm it is."""
    plan = told.plan
    notes = (
        sentence(f"Pendapat lain: {plan.vision.dissent}") if plan.vision.dissent else "",
        origin_words(plan, ("vision.proposal", "vision.statement", "assessment.vision")),
    )
    if not plan.vision.text:
        return Slide("Visi belum dipilih", (absent("Belum ada visi yang disepakati.", "vision.statement"),), notes)
    known = [told.context.item("proposed_missions", mission) for mission in plan.vision.missions]
    missions = tuple(short(sentence(item.label), BULLET) for item in known[:MISSIONS] if item)
    body: tuple[Block, ...] = (Paragraph(quote(plan.vision.text, 180)),)
    if missions:
        body += (Bullets(missions, ordered=True),)
    if len(known) > MISSIONS:
        body += (Paragraph(f"{opening(len(known) - MISSIONS, 'misi')} lagi ada dalam Buku 2."),)
    return Slide(_how_firm(told), body, notes)


def _how_firm(told: Told) -> str:
    decided = cast(VisionAnswer, answer_of(told.plan, "assessment.vision"))
    head, missions = told.context.region.head_title, len(told.plan.vision.missions)
    if decided.confirmed == CONFIRMED:
        when = f" pada {date_id(decided.confirmed_on)}" if decided.confirmed_on else ""
        return f"Visi dengan {missions} misi, dikonfirmasi {head}{when}"
    state = "dipilih pleno untuk sementara" if told.plan.vision.provisional else "ditetapkan pleno"
    return f"Visi dengan {missions} misi {state}; konfirmasi {head} ditunggu"
