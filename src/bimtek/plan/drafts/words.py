"""Words of the pages about drafts: whose text it is, and the part of a long text that changed."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum import exercise as find_exercise
from bimtek.plan.blocks import Chapter, Cover
from bimtek.plan.drafts.passages import Origin
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed

AROUND = 40
"""Characters that stay before and behind what changed."""
WHOLE = 160
"""Texts up to this length are shown whole."""
LONGEST = 600
"""Characters of a shown text; who needs more has the draft."""
NAMED = 2
"""So many exercises, and so many seats of one, are named."""
NOBODY = "susunan buku"
"""For a text that belongs to no one exercise."""


def origin_words(origins: Sequence[Origin], plan: Plan, *, near: bool = False) -> str:
    """ "Rencana aksi (Meja Smart Living)", one exercise a line."""
    if not origins:
        return NOBODY
    shown = [f"{find_exercise(each.exercise).title} ({_seats(each.seats, plan)})" for each in origins[:NAMED]]
    more = len(origins) - NAMED
    lines = [*shown, f"dan {more} latihan lain"] if more > 0 else shown
    return "\n".join(["di dekatnya:", *lines] if near else lines)


def _seats(seats: Sequence[str], plan: Plan) -> str:
    if len(seats) > NAMED:
        return f"{len(seats)} meja"
    return listed(map(plan.seat_name, seats)) or "belum ada"


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Both texts, when they are long without what is equal at their beginning and end."""
    if max(len(old), len(new)) <= WHOLE or not (old and new):
        return _cut(old), _cut(new)
    before = _equal(old, new)
    behind = min(_equal(old[::-1], new[::-1]), min(len(old), len(new)) - before)
    start = _next_word(old, before - AROUND) if before > AROUND else 0
    kept = max(0, behind - AROUND)
    return _part(old, start, kept), _part(new, start, kept)


def _part(text: str, start: int, kept: int) -> str:
    """The text from a place on, without about so many characters at its end; cut between words."""
    end = text.find(" ", len(text) - kept) if kept else -1
    shown = text[start : end if end >= 0 else len(text)].strip()
    return _cut(f"{'… ' if start else ''}{shown}{' …' if end >= 0 else ''}")


def _equal(one: str, other: str) -> int:
    """How many characters are equal at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _next_word(text: str, place: int) -> int:
    """Where the next word begins."""
    return text.find(" ", place) + 1


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def cover_of(plan: Plan, title: str, subtitle: str) -> Cover:
    """The cover of a page about drafts."""
    day = plan.agreed_on or plan.meetings[-1].date
    return Cover(plan.region.name, title, subtitle, day.year, "", plan.cohort.notice)


def numbered(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Those chapters that have something to say, counted."""
    return tuple(
        Chapter(nth, chapter.title, chapter.blocks)
        for nth, chapter in enumerate((each for each in chapters if each.blocks), 1)
    )
