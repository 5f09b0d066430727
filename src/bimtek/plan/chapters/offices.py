"""Who signs: the head of the region and the regulations that carry his name."""

from __future__ import annotations

from bimtek.plan.blocks import Paragraph
from bimtek.plan.model import Plan
from bimtek.plan.phrases import BLANK

EMPTY_LINE = "\u00a0"
LEGAL_FORMS = {"perbup": "Peraturan {head}", "perda": "Peraturan Daerah", "sk": "Keputusan {head}"}


def place_name(plan: Plan) -> str:
    """ "Bangli" of "Kabupaten Bangli"."""
    return plan.region.name.removeprefix("Kabupaten ").removeprefix("Kota ")


def head_of_region(plan: Plan) -> str:
    """ "Bupati Bangli"."""
    return f"{plan.region.head_title} {place_name(plan)}"


def legal_form(plan: Plan) -> str:
    """ "Peraturan Bupati": what the core team chose; "" while it is open."""
    chosen = str(plan.governance.values.get("legal_form") or "")
    return LEGAL_FORMS.get(chosen, "").format(head=plan.region.head_title)


def signature(office: str, *before: str, room: int = 3) -> Paragraph:
    """A place for a signature: lines before, the office, room for the pen in lines, an empty place for the name."""
    return Paragraph("\n".join((*before, f"{office},", *[EMPTY_LINE] * room, BLANK)), "signature")
