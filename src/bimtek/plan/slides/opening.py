"""The first slides: what the head of the region is asked to decide, and the vision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.assessment_vision import CONFIRMED, VisionAnswer
from bimtek.formats import date_id, rupiah
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Block, Bullets, Paragraph
from bimtek.plan.chapters.money import costs
from bimtek.plan.origins import origin_words
from bimtek.plan.phrases import opening, sentence, short_rupiah
from bimtek.plan.placed import answer_of
from bimtek.plan.slides.deck import Slide, Told
from bimtek.plan.slides.short import BULLET, quote, short

GOVERNANCE = "roadmap.governance"
FIXED = "ditetapkan"
MISSIONS = 4
"""So many missions stand on the slide of the vision."""


def asked_for(told: Told) -> Slide:
    """The decisions first: who hears only the beginning has heard them."""
    plan = told.plan
    wishes = list(_wishes(told))
    total = sum(each.pagu for each in plan.programmes)
    body: Block = Bullets(tuple(short(wish, BULLET) for wish in wishes), ordered=True)
    if not wishes:
        body = Paragraph(f"Semua {len(plan.programmes)} program disetujui OPD dan dasar hukumnya ada.")
    notes = (
        f"Rencana ini memuat {len(plan.programmes)} program dengan pagu indikatif {rupiah(total)}.",
        origin_words(plan, ("masterplan.programmes", "roadmap.financing", GOVERNANCE)),
    )
    return Slide(
        f"{opening(len(wishes), 'keputusan')} dimohonkan kepada {told.context.region.head_title}", (body,), notes
    )


def _wishes(told: Told) -> Iterator[str]:
    plan = told.plan
    decided = cast(VisionAnswer, answer_of(plan, "assessment.vision"))
    if plan.vision.text and decided.confirmed != CONFIRMED:
        yield f"Mengukuhkan visi {quote(plan.vision.text, 96)}."
    if plan.governance.values.get("legal_status") != FIXED:
        law = _law(told)
        yield f"Menetapkan rencana ini dengan {law}." if law else "Menentukan bentuk hukum rencana ini."
    proposals = [each for each in plan.programmes if each.proposal]
    if proposals:
        cost = short_rupiah(sum(each.pagu for each in proposals))
        yield f"Memutuskan {len(proposals)} program yang belum disetujui OPD penanggung jawab ({cost})."
    unpaid = costs(plan, told.context).unpaid
    if unpaid:
        cost = short_rupiah(sum(unpaid.values()))
        yield f"Mencarikan dana bagi {len(unpaid)} program yang belum punya sumber ({cost})."
    if told.missing:
        yield f"Menugaskan pelengkapan {len(told.missing)} bagian yang belum terisi sebelum rencana ini final."


def _law(told: Told) -> str:
    """The legal form in words; "" while nobody has chosen it."""
    value = str(told.plan.governance.values.get("legal_form") or "")
    options = exercise(GOVERNANCE).answer.fields["legal_form"].options
    return next((option.label for option in options if option.value == value), value)


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
    return Slide(_how_firm(told), body, notes)


def _how_firm(told: Told) -> str:
    decided = cast(VisionAnswer, answer_of(told.plan, "assessment.vision"))
    head, missions = told.context.region.head_title, len(told.plan.vision.missions)
    if decided.confirmed == CONFIRMED:
        when = f" pada {date_id(decided.confirmed_on)}" if decided.confirmed_on else ""
        return f"Visi dengan {missions} misi, dikonfirmasi {head}{when}"
    state = "dipilih pleno untuk sementara" if told.plan.vision.provisional else "ditetapkan pleno"
    return f"Visi dengan {missions} misi {state}; konfirmasi {head} ditunggu"
