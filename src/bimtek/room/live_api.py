"""The life of the tables over HTTP: hearing what happens, holding a pen.

    GET /bimtek/api/live?session=<id>&page=<window>         server-sent events; the data of each is what `state` gives
    GET /bimtek/api/heartbeat?session=<id>&page=<window>    the same once: a sign of life, and the way without a stream
    PUT /bimtek/api/pen/<exercise>  {"page", "do"}          do: "hold" a free pen, "take" it from whoever has it, or
                                                            "let go" → {"mine": bool, "pen": as in `state` or null}

Taking a pen asks the holder's page first, so that what was typed there last is sent before the other begins.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from bimtek.answers.cohort import Person
from bimtek.curriculum import exercise as find_exercise
from bimtek.room.api import ApiHandler, body_of, page_of
from bimtek.room.handler import SENTENCES
from bimtek.room.live import Listener, places_of, state
from bimtek.room.pens import Place, Window
from bimtek.room.sessions import session_of

PULSE = 15.0
"""Seconds after which a stream says something even when nothing happened: a page knows that it still hears."""
BREATH = 0.1
"""Seconds between two messages of a stream: many saves at once are one message."""
STUCK = 30.0
"""Seconds after which a page that takes nothing is no page any more."""
PATIENCE = 1.5
"""Seconds that whoever takes a pen waits for the last words of whoever held it."""
STREAMS = 20
"""Streams of one person."""


class LiveHandler(ApiHandler):
    """An address that a meeting's page asks while it is open."""

    async def at(self) -> tuple[Person, Window, dict[str, Place]]:
        """Who asks, from which window, and which forms stand there; counts as a sign of life."""
        session = session_of(self.get_argument("session", "01_vision"))
        person = self.required_person()
        window = Window(person.id, page_of(self.get_argument("page")))
        places = places_of(self.classroom.cohort, person, session.id)
        await self.in_thread(lambda: self.classroom.live.files.look(places.values()))
        self.classroom.live.sign_of_life(window, places)
        return person, window, places

    def state(self, person: Person, window: Window, places: dict[str, Place]) -> dict[str, Any]:
        return state(self.classroom.live, self.classroom.cohort, person, window, places)


class Heartbeat(LiveHandler):
    """/bimtek/api/heartbeat"""

    async def get(self) -> None:
        self.reply(self.state(*await self.at()))


class Stream(LiveHandler):
    """/bimtek/api/live"""

    async def get(self) -> None:
        person, window, places = await self.at()
        live = self.classroom.live
        if live.streams_of(person.id) >= STREAMS:
            raise HTTPError(429, SENTENCES[429])
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self.set_header("Content-Encoding", "identity")  # packing a stream would take memory for every page
        try:
            with live.listening(window, places) as listener, contextlib.suppress(StreamClosedError, TimeoutError):
                self.listener = listener
                await self._tell(person, window, listener)
        finally:
            live.leaving(window)

    async def _tell(self, person: Person, window: Window, listener: Listener) -> None:
        """Write the state whenever it changed, until the page is closed or the person is no longer let in."""
        await self._write("retry: 2000\n\n")
        told = None
        while not self.request.connection.stream.closed() and self.participant() is not None:  # type: ignore[union-attr]
            listener.bell.clear()
            now = self.state(person, window, listener.places)
            await self._write("event: pulse\ndata:\n\n" if now == told else f"data: {json.dumps(now)}\n\n")
            told = now
            await asyncio.sleep(BREATH)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(listener.bell.wait(), PULSE)

    async def _write(self, text: str) -> None:
        self.write(text)
        await asyncio.wait_for(self.flush(), STUCK)

    def on_connection_close(self) -> None:
        if listener := getattr(self, "listener", None):
            listener.bell.set()
        super().on_connection_close()


class PenApi(LiveHandler):
    """/bimtek/api/pen/<exercise>"""

    async def put(self, exercise_id: str) -> None:
        exercise = find_exercise(exercise_id)
        person, seat = self.own_seat(exercise)
        content = body_of(self.request.body)
        window, place = Window(person.id, page_of(content.get("page"))), Place(seat.id, exercise.id)
        wish = content.get("do")
        if wish not in ("hold", "take", "let go"):
            raise HTTPError(400, SENTENCES[400])
        live, before = self.classroom.live, self.classroom.live.pens.at(place)
        if wish == "hold":
            live.pens.hold(place, window)
        elif wish == "let go":
            live.pens.let_go(place, window)
        else:
            await self._take(place, window)
        live.ring([seat.id])
        after = live.pens.at(place)
        if after != before and not (before and after and before.holder == after.holder):
            word = {"hold": "pegang pena", "take": "ambil pena", "let go": "lepas pena"}[wish]
            self.record(word, f"{seat.id}/{exercise.id}", f"dari {before.holder.person}" if before else "")
        pens = self.state(person, window, {exercise.id: place})["pens"]
        self.reply({"mine": bool(after and after.holder == window), "pen": pens.get(exercise.id)})

    async def _take(self, place: Place, window: Window) -> None:
        """Ask the holder's page for its last words; whoever does not answer loses the pen all the same."""
        live = self.classroom.live
        pen = live.pens.at(place)
        if pen and live.presence.is_here(pen.holder) and live.pens.want(place, window):
            with live.listening(window, {place.exercise: place}) as listener, contextlib.suppress(TimeoutError):
                live.ring([place.seat])
                async with asyncio.timeout(PATIENCE):
                    while (now := live.pens.at(place)) and now.holder == pen.holder:
                        await listener.bell.wait()
                        listener.bell.clear()
        live.pens.take(place, window)
