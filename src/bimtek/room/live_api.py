"""The life of the tables over HTTP: hearing what happens, holding a pen.

    GET /bimtek/api/live?session=<id>&page=<window>         server-sent events; the data of each is what `state` gives
    GET /bimtek/api/heartbeat?session=<id>&page=<window>    the same once: a sign of life, and the way without a stream
    PUT /bimtek/api/pen/<exercise>  {"page", "do"}          do: "hold" a free pen, "take" it from whoever has it, or
                                                            "let go" → {"mine": bool, "pen": as in `state` or null}

Beside the tables' life, each hears what the facilitator tells it: "notes" (notes.py) and "released" (releases.py).

Taking a pen asks the holder's page first, so that what was typed there last is sent before the other begins.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from tornado.web import HTTPError

from bimtek.answers.cohort import Person
from bimtek.curriculum import exercise as find_exercise
from bimtek.room.api import ApiHandler, body_of, page_of
from bimtek.room.event_stream import EventStream
from bimtek.room.handler import SENTENCES
from bimtek.room.live import places_of, state
from bimtek.room.pens import Place, Window
from bimtek.room.sessions import session_of

PATIENCE = 1.5
"""Seconds that whoever takes a pen waits for the last words of whoever held it."""
HOME = "beranda"
"""Stands in the place of a meeting for a page without forms: it hears what the facilitator says, and no more."""
STREAMS = 20
"""Streams of one person."""


class LiveHandler(ApiHandler):
    """An address that a page asks while it is open."""

    meeting = HOME

    async def at(self) -> tuple[Person, Window, dict[str, Place]]:
        """Who asks, from which window, and which forms stand there; counts as a sign of life."""
        self.meeting = self.get_argument("session", "01_vision")
        person = self.required_person()
        window = Window(person.id, page_of(self.get_argument("page")))
        if self.meeting == HOME:
            return person, window, {}
        places = places_of(self.classroom.cohort, person, session_of(self.meeting).id)
        await self.in_thread(lambda: self.classroom.live.files.look(places.values()))
        self.classroom.live.sign_of_life(window, places)
        return person, window, places

    def state(self, person: Person, window: Window, places: dict[str, Place]) -> dict[str, Any]:
        classroom = self.classroom
        told = state(classroom.live, classroom.cohort, person, window, places)
        told["notes"] = classroom.notes.shown(classroom.cohort, person)
        if self.meeting != HOME:
            told["released"] = classroom.releases.shown(classroom.cohort, person, self.meeting)
        return told


class Heartbeat(LiveHandler):
    """/bimtek/api/heartbeat"""

    async def get(self) -> None:
        self.reply(self.state(*await self.at()))


class Stream(LiveHandler, EventStream):
    """/bimtek/api/live"""

    async def get(self) -> None:
        person, window, places = await self.at()
        live = self.classroom.live
        if live.streams_of(person.id) >= STREAMS:
            raise HTTPError(429, SENTENCES[429])
        told: dict[str, Any] | None = None

        def news() -> dict[str, Any] | None:
            """The whole state, whenever it changed."""
            nonlocal told
            before, told = told, self.state(person, window, places)
            return None if told == before else told

        try:
            with live.listening(window, places) as listener:
                await self.tell(listener.bell, news, lambda: self.participant() is not None)
        finally:
            live.leaving(window)


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
            word = {"hold": "mulai mengisi", "take": "ambil alih", "let go": "persilakan"}[wish]
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
