"""Rounds through the meetings that facilitators look at: twice a second, beside the loop, however many look."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

PAUSE = 0.5
"""Seconds between two rounds."""
PAGES = 40
"""Desks open at once."""

Shown = dict[str, Any]
"""A meeting as the desk shows it: {"frame", "cells", "summary"} (shown.py)."""

log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class Desk:
    """A page that shows a meeting."""

    session: str
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    """Rings whenever something on the board changed."""


class Rounds:
    """All open desks. Runs in the server's loop.

    look: reads what changed in a meeting; runs in a thread. show: the meeting as it stands, from memory.
    """

    def __init__(self, look: Callable[[str], object], show: Callable[[str], Shown]) -> None:
        self._look = look
        self._show = show
        self._desks: set[Desk] = set()
        self._walk: asyncio.Task[None] | None = None
        self.shown: dict[str, Shown] = {}
        """Meeting → how it stood after the last round."""

    @contextlib.contextmanager
    def watching(self, session_id: str) -> Iterator[Desk]:
        """Have a meeting looked after for as long as it lasts."""
        desk = Desk(session_id)
        self._desks.add(desk)
        if self._walk is None or self._walk.done():
            self._walk = asyncio.get_running_loop().create_task(self._keep_walking())
        try:
            yield desk
        finally:
            self._desks.discard(desk)

    @property
    def is_full(self) -> bool:
        return len(self._desks) >= PAGES

    async def look(self, session_id: str) -> Shown:
        """One round through one meeting."""
        await asyncio.get_running_loop().run_in_executor(None, self._look, session_id)
        self.shown[session_id] = self._show(session_id)
        return self.shown[session_id]

    async def _keep_walking(self) -> None:
        while self._desks:
            await asyncio.sleep(PAUSE)
            for session_id in {desk.session for desk in self._desks}:
                before = self.shown.get(session_id)
                try:
                    now = await self.look(session_id)
                except Exception:  # the next round may succeed
                    log.exception("the desk could not look at %s", session_id)
                    continue
                if now != before:
                    for desk in self._desks:
                        if desk.session == session_id:
                            desk.bell.set()
