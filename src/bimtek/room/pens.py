"""Who holds the pen of which form. A courtesy, so that two people do not write over each other: it refuses no save.

A pen lives in memory as long as the page that holds it gives a sign of life. What was written is the store's business;
a restarted room simply has all pens free, and whoever types next holds one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

LEASE = 45.0
"""Seconds after the last sign of life for which a pen is still held."""

GRACE = 12.0
"""The same after a page's stream ended: loading it again, or turning away for a while, is no coming and going."""


@dataclass(frozen=True, slots=True)
class Window:
    """A page that somebody has open: a person may sit at a laptop and hold a phone."""

    person: str
    page: str


@dataclass(frozen=True, slots=True)
class Place:
    """A form: the seat whose answer it is, and the exercise."""

    seat: str
    exercise: str


@dataclass(frozen=True, slots=True)
class Pen:
    """A pen that is held."""

    holder: Window
    since: float
    """Seconds since 1970, for people."""
    until: float
    """On the clock of the pens."""
    wanted_by: Window | None = None
    """Who takes it over as soon as the holder's page has sent what was typed last."""


@dataclass
class Pens:
    """All pens of a room. `clock` and `wall` give seconds and are replaced in tests."""

    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    held: dict[Place, Pen] = field(default_factory=dict)

    def at(self, place: Place) -> Pen | None:
        """The pen of a form; None when nobody holds it."""
        pen = self.held.get(place)
        return pen if pen and pen.until > self.clock() else None

    def hold(self, place: Place, window: Window) -> bool:
        """Take a free pen, or keep one's own; False when somebody else holds it."""
        pen = self.at(place)
        if pen is None:
            self.take(place, window)
        elif pen.holder != window:
            return False
        else:
            self.held[place] = replace(pen, until=self.clock() + LEASE)
        return True

    def take(self, place: Place, window: Window) -> None:
        """Take a pen, whoever holds it."""
        self.held[place] = Pen(window, self.wall(), self.clock() + LEASE)

    def want(self, place: Place, window: Window) -> bool:
        """Ask the holder's page to let go; False when there is nobody to ask."""
        pen = self.at(place)
        if pen is None or pen.holder == window:
            return False
        self.held[place] = replace(pen, wanted_by=window)
        return True

    def let_go(self, place: Place, window: Window) -> bool:
        """Put down one's own pen, or hand it to who wants it; False when it is not one's own."""
        pen = self.at(place)
        if pen is None or pen.holder != window:
            return False
        del self.held[place]
        if pen.wanted_by:
            self.take(place, pen.wanted_by)
        return True

    def leaving(self, window: Window) -> None:
        """The page seems to be closed; unless it comes back soon, its pens fall down."""
        until = self.clock() + GRACE
        for place, pen in self.held.items():
            if pen.holder == window:
                self.held[place] = replace(pen, until=min(pen.until, until))

    def renew(self, window: Window) -> None:
        """A sign of life: what this page holds, it holds on."""
        now = self.clock()
        for place, pen in self.held.items():
            if pen.holder == window and pen.until > now:
                self.held[place] = replace(pen, until=now + LEASE)

    def lapsed(self) -> list[Place]:
        """The forms whose pen fell down since the last time somebody asked."""
        now = self.clock()
        fallen = [place for place, pen in self.held.items() if pen.until <= now]
        for place in fallen:
            del self.held[place]
        return fallen
