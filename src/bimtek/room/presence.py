"""Who is here: whoever has a page of a meeting open, known by its signs of life."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from bimtek.room.pens import GRACE, LEASE, Window


@dataclass
class Presence:
    """All open pages of a room. `clock` gives seconds and is replaced in tests."""

    clock: Callable[[], float] = time.monotonic
    until: dict[Window, float] = field(default_factory=dict)

    def seen(self, window: Window) -> None:
        """A sign of life."""
        self.until[window] = self.clock() + LEASE

    def leaving(self, window: Window) -> None:
        """Its connection ended; unless it comes back soon, it is gone."""
        if window in self.until:
            self.until[window] = min(self.until[window], self.clock() + GRACE)

    def is_here(self, window: Window) -> bool:
        return self.until.get(window, 0.0) > self.clock()

    def people(self) -> frozenset[str]:
        """The ids of all persons who are here."""
        now = self.clock()
        return frozenset(window.person for window, until in self.until.items() if until > now)

    def gone(self) -> Collection[str]:
        """The ids of the persons who left since the last time somebody asked."""
        now = self.clock()
        left = [window for window, until in self.until.items() if until <= now]
        for window in left:
            del self.until[window]
        return {window.person for window in left} - self.people()
