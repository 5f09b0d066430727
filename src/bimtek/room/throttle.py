"""How often a wrong code may be typed: few times for one person at one place, more for a place that many share.

In memory only: whoever restarts the server sits at it.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

WINDOW = 300.0
"""Seconds for which a wrong code is remembered."""
PER_PERSON = 5
"""Wrong codes for one person from one address. Somebody elsewhere cannot lock her out."""
PER_ADDRESS = 40
"""Wrong codes from one address: a whole room may stand behind one router."""
KEYS = 10_000
"""Beyond that, what is forgotten first is what expired."""


@dataclass
class Throttle:
    """Counts wrong codes. `clock` gives seconds and is replaced in tests."""

    clock: Callable[[], float] = time.monotonic
    wrong: dict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def wait(self, address: str, person: str) -> int:
        """Seconds until the next try; 0 when it is allowed now."""
        return max(self._left((address, person), PER_PERSON), self._left((address, ""), PER_ADDRESS))

    def failed(self, address: str, person: str) -> None:
        """A wrong code was typed. Call it before the code is looked at, and `succeeded` when it was right."""
        if len(self.wrong) > KEYS:
            self._forget_expired()
        for key in ((address, person), (address, "")):
            self.wrong[key].append(self.clock())

    def succeeded(self, address: str, person: str) -> None:
        """The try counted last was right: this person's slips are forgotten, the other slips of the address are not."""
        self.wrong.pop((address, person), None)
        if times := self.wrong.get((address, "")):
            times.pop()

    def _left(self, key: tuple[str, str], limit: int) -> int:
        times = self.wrong.get(key)
        if times is None:
            return 0
        now = self.clock()
        while times and times[0] <= now - WINDOW:
            times.popleft()
        if not times:
            del self.wrong[key]
            return 0
        return int(times[-limit] + WINDOW - now) + 1 if len(times) >= limit else 0

    def _forget_expired(self) -> None:
        for key in list(self.wrong):
            self._left(key, 1)
