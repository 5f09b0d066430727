"""Server-sent events: a page hears at once what changed, for as long as it is open."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Any

from tornado.iostream import StreamClosedError

from bimtek.room.api import ApiHandler

PULSE = 15.0
"""Seconds after which a stream says something even when nothing happened: a page knows that it still hears."""
BREATH = 0.1
"""Seconds between two messages of a stream: many saves at once are one message."""
STUCK = 30.0
"""Seconds after which a page that takes nothing is no page any more."""


class EventStream(ApiHandler):
    """An address whose answer does not end."""

    bell: asyncio.Event | None = None

    async def tell(
        self, bell: asyncio.Event, news: Callable[[], dict[str, Any] | None], is_welcome: Callable[[], bool]
    ) -> None:
        """Write what is new whenever the bell rings, until the page is closed or whoever asks is no longer let in.

        news: what the page does not know yet, or None.
        """
        self.bell = bell
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self.set_header("Content-Encoding", "identity")  # packing a stream would take memory for every page
        with contextlib.suppress(StreamClosedError, TimeoutError):
            await self._write("retry: 2000\n\n")
            while not self.request.connection.stream.closed() and is_welcome():  # type: ignore[union-attr]
                bell.clear()
                now = news()
                await self._write("event: pulse\ndata:\n\n" if now is None else f"data: {json.dumps(now)}\n\n")
                await asyncio.sleep(BREATH)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), PULSE)

    async def _write(self, text: str) -> None:
        self.write(text)
        await asyncio.wait_for(self.flush(), STUCK)

    def on_connection_close(self) -> None:
        if self.bell:
            self.bell.set()
        super().on_connection_close()
