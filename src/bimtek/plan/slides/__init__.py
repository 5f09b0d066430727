"""The bupati's presentation: paparan.pptx, from the same plan, sections and figures as the books.

make_deck(plan, context, missing) -> Deck         what stands on each slide, and its notes
write_slides(deck, path) -> Path                  the PowerPoint file

deck        Slide, Deck, and the order of the slides
opening     what is asked for, the vision
analysis    issues, readiness, gaps, goals
programmes  programmes, priority, quick wins, road map
delivery    money, risks, who leads, what is open
short       texts cut to what a slide holds
reference   the looks, as a reference document for pandoc
write       pandoc, then what it leaves out
"""

from __future__ import annotations

from bimtek.plan.slides.deck import Deck, Slide, make_deck
from bimtek.plan.slides.write import write_slides

__all__ = ["Deck", "Slide", "make_deck", "write_slides"]
