"""The deck: its slides in their order. A title says the finding; who wants to know where it comes from reads the notes.

What is not there yet stands on its slide as a mark, so that a draft can be shown, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Cover
from bimtek.plan.books import MissingPart
from bimtek.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. One block, or a paragraph and a table below it, or bullets with a figure beside them."""

    title: str
    body: tuple[Block, ...]
    notes: tuple[str, ...]
    """What the speaker may say, and where the figures come from."""


@dataclass(frozen=True, slots=True)
class Deck:
    cover: Cover
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a slide is made from."""

    plan: Plan
    context: Context
    missing: Sequence[MissingPart]
    """Marks in the books: what is not ready."""


SlideFunction = Callable[[Told], Slide]


def make_deck(plan: Plan, context: Context, cover: Cover, missing: Sequence[MissingPart]) -> Deck:
    """The presentation of a plan. cover: of a book of the same plan, for region, year, state and notice."""
    from bimtek.plan.slides import analysis, delivery, opening, programmes

    order: tuple[SlideFunction, ...] = (
        opening.asked_for,
        opening.vision,
        analysis.issues,
        analysis.readiness,
        analysis.gaps,
        analysis.goals,
        programmes.by_pillar,
        programmes.priority,
        programmes.quick_wins,
        programmes.road_map,
        delivery.money,
        delivery.enablers,
        delivery.risks,
        delivery.leadership,
        delivery.open_points,
    )
    told = Told(plan, context, missing)
    subtitle = f"Paparan kepada {context.region.head_title} {plan.region.name}"
    named = replace(cover, title=f"Rencana Smart City {plan.first_year}–{plan.last_year}", subtitle=subtitle)
    return Deck(named, tuple(make(told) for make in order))
