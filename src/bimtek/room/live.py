"""What goes on at the tables right now: who is here, who holds which pen, what was saved and said.

A page that listens has a bell. Whatever happens at a seat rings the bells of that seat's pages; each then takes its own
look at the state, so that many changes at once are one look, and a slow connection holds up nobody else. Once in a
while the files themselves are looked at: JupyterLab and imported workbooks save beside the room.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.remarks import Remarks
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercises
from bimtek.errors import AnswerError
from bimtek.room.pens import Pens, Place, Window
from bimtek.room.presence import Presence

LOOK = 0.5
"""Seconds between two looks at files, pens and presence while somebody listens."""

log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class Listener:
    """A page that wants to hear what happens."""

    window: Window
    places: dict[str, Place]
    """Exercise → the form that stands on the page."""
    bell: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def seats(self) -> frozenset[str]:
        return frozenset(place.seat for place in self.places.values())


class Files:
    """The revision of every answer and the state of every list of remarks, read again only when a file changed."""

    def __init__(self, store: AnswerStore, remarks: Remarks) -> None:
        self._store = store
        self._remarks = remarks
        self._marks: dict[Place, tuple[int, int, int]] = {}
        self.revisions: dict[Place, int] = {}
        self.said: dict[Place, str] = {}
        """Changes whenever a remark comes, is answered or closed."""

    def look(self, places: Collection[Place]) -> set[str]:
        """Look at the files of these forms; returns the seats where something changed. Runs beside the loop."""
        changed = set()
        for place in set(places):
            answer = self._store.path(place.seat, place.exercise)
            remarks = self._remarks.path(place.seat, place.exercise)
            mark = (_time(answer), _size(answer), _time(remarks))
            if mark == self._marks.get(place):
                continue
            self._marks[place] = mark
            self.said[place] = f"{mark[2]:x}"
            with contextlib.suppress(AnswerError):  # opening the form says what is the matter with the file
                file = self._store.load(place.seat, place.exercise)
                self.revisions[place] = file.revision if file else 0
            changed.add(place.seat)
        return changed


class Live:
    """The life of a room. Everything but `Files.look` runs in the server's loop, so nothing here needs a lock."""

    def __init__(self, store: AnswerStore, remarks: Remarks) -> None:
        self.pens = Pens()
        self.presence = Presence()
        self.files = Files(store, remarks)
        self.seats_of: dict[str, frozenset[str]] = {}
        """Person → the seats whose pages show whether she is here."""
        self._listeners: set[Listener] = set()
        self._watch: asyncio.Task[None] | None = None

    def ring(self, seats: Collection[str]) -> None:
        """Something happened at these seats."""
        for listener in self._listeners:
            if not listener.seats.isdisjoint(seats):
                listener.bell.set()

    def wake(self, person: str) -> None:
        """Something changed for this person alone: her code, say."""
        for listener in self._listeners:
            if listener.window.person == person:
                listener.bell.set()

    def sign_of_life(self, window: Window, places: dict[str, Place]) -> None:
        """A page is open: whoever sat down just now is shown at once."""
        is_new = window.person not in self.presence.people()
        self.seats_of[window.person] = frozenset(place.seat for place in places.values())
        self.presence.seen(window)
        self.pens.renew(window)
        if is_new:
            self.ring(self.seats_of[window.person])

    @contextlib.contextmanager
    def listening(self, window: Window, places: dict[str, Place]) -> Iterator[Listener]:
        """Hear what happens at these forms for as long as it lasts."""
        listener = Listener(window, places)
        self._listeners.add(listener)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.get_running_loop().create_task(self._keep_watch())
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def leaving(self, window: Window) -> None:
        """A stream ended; unless the page comes back soon or has another, it is gone."""
        if not any(listener.window == window for listener in self._listeners):
            self.presence.leaving(window)
            self.pens.leaving(window)

    def streams_of(self, person: str) -> int:
        return sum(listener.window.person == person for listener in self._listeners)

    async def _keep_watch(self) -> None:
        """Notice what nobody says: a lapsed pen, somebody gone, a file that another program wrote."""
        loop = asyncio.get_running_loop()
        while self._listeners:
            await asyncio.sleep(LOOK)
            places = {place for listener in self._listeners for place in listener.places.values()}
            try:
                changed = await loop.run_in_executor(None, self.files.look, places)
            except (
                Exception
            ):  # without this watch a page would wait for its own next question; the next look may succeed
                log.exception("the answers could not be looked at")
                changed = set()
            changed |= {place.seat for place in self.pens.lapsed()}
            for person in self.presence.gone():
                changed |= self.seats_of.pop(person, frozenset())
            self.ring(changed)


def places_of(cohort: Cohort, person: Person, session_id: str) -> dict[str, Place]:
    """Exercise → the form that stands on this person's page of a meeting."""
    seats = {exercise.id: cohort.seat_of(person, exercise) for exercise in exercises(session_id)}
    return {name: Place(seat.id, name) for name, seat in seats.items() if seat is not None}


def state(live: Live, cohort: Cohort, person: Person, window: Window, places: dict[str, Place]) -> dict[str, Any]:
    """What a page shows of the tables' life, ready for JSON.

    {"revisions": {exercise: int}, "remarks": {exercise: text, another one after every change},
     "pens": {exercise: {"name", "since", "mine": this window, "yours": this person, "wanted": name or ""}},
     "here": {seat: [name]}, this person first}

    Remarks and presence only of seats that the person is a member of.
    """
    names = {other.id: other.name for other in cohort.people}
    seats: dict[str, Seat] = {place.seat: cohort.seat(place.seat) for place in places.values()}
    members = {seat_id: cohort.members(seat) for seat_id, seat in seats.items()}
    own = {seat_id for seat_id, people in members.items() if person in people}
    here = live.presence.people()
    pens = {}
    for exercise, place in places.items():
        if pen := live.pens.at(place):
            pens[exercise] = {
                "name": names.get(pen.holder.person, pen.holder.person),
                "since": datetime.datetime.fromtimestamp(pen.since, cohort.zone).isoformat(timespec="seconds"),
                "mine": pen.holder == window,
                "yours": pen.holder.person == person.id,
                "wanted": names.get(pen.wanted_by.person, "") if pen.wanted_by else "",
            }
    return {
        "revisions": {name: live.files.revisions.get(place, 0) for name, place in places.items()},
        "remarks": {name: live.files.said.get(place, "") for name, place in places.items() if place.seat in own},
        "pens": pens,
        "here": {
            seat_id: [other.name for other in sorted(members[seat_id], key=lambda o: o.id != person.id)
                      if other.id in here or other.id == person.id]
            for seat_id in sorted(own)
        },
    }  # fmt: skip


def _time(path: Path) -> int:
    try:
        return int(path.stat().st_mtime_ns)
    except FileNotFoundError:
        return 0


def _size(path: Path) -> int:
    try:
        return int(path.stat().st_size)
    except FileNotFoundError:
        return 0
