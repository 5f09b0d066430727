"""Seats that type as a form does: findings asked after a key, a save in every pause, signs of life, one stream each.

A seat types four characters a second, twelve at a stretch, and then pauses two seconds in which its answer is saved. It
is the meeting's longest table, filled in as the sample workshop filled it in. That is more than any room does: nobody
reads, talks or thinks.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from dataclasses import dataclass
from functools import cache
from threading import Thread
from typing import Any

import psutil

from bimtek.datasets import course_root
from tests.bench.room import Line, Measured, Member, come_in, work
from tests.room.house import Room

FORM = "vision.issues"
KEY, KEYS, PAUSE = 0.25, 12, 2.0
"""Seconds between two keys; keys at a stretch; seconds between two stretches."""
SOON, DEBOUNCE = 0.06, 0.5
"""Seconds from a key to the question what is found, and from the last key to the save (checker.js, keeper.js)."""


@cache
def sample() -> str:
    """The answer of a table of the sample workshop, as JSON."""
    folder = course_root() / "grading" / "cohorts" / "bangli-2024" / "answers" / "meja-living" / "01_vision"
    return (folder / f"{FORM}.json").read_text(encoding="utf-8")


@dataclass
class Typist(Member):
    """Somebody alone at a table who types on and on."""

    async def work(self, number: int, until: float) -> None:
        values: dict[str, Any] = json.loads(sample())["values"]
        row = values["issues"][-1]
        asking = Line(self.line.port, self.line.cookies, self.line.xsrf)
        await asyncio.sleep(random.random() * (KEYS * KEY + PAUSE))
        began, trip, ended, beaten = row["affected"], 0.0, 0.0, time.monotonic()
        while time.monotonic() < until:
            row["affected"] = began
            for _ in range(KEYS):
                key = time.monotonic()
                row["affected"] += random.choice("aiueo kstnr")
                await asyncio.sleep(max(SOON, ended + trip - key))
                trip = await self.check(asking, values)
                ended = time.monotonic()
                await asyncio.sleep(max(0.0, key + KEY - ended))
            await asyncio.sleep(DEBOUNCE)
            await self.keep(values)
            if time.monotonic() - beaten > 10:
                await self.heartbeat()
                beaten = time.monotonic()
            await asyncio.sleep(PAUSE - DEBOUNCE)

    async def check(self, line: Line, values: dict[str, Any]) -> float:
        """Seconds until the findings came."""
        began = time.perf_counter()
        sent = json.dumps({"values": values}).encode()
        status, _, answer = await line.ask("POST", f"/bimtek/api/exercise/{FORM}/check", sent)
        took = time.perf_counter() - began
        self.measured.checks.append(took * 1000)
        self.measured.failed += status != 200 or json.loads(answer)["status"] != "checked"
        return took

    async def keep(self, values: dict[str, Any]) -> None:
        content = {"values": values, "reasons": {}, "revision": self.revisions.get(FORM, 0)}
        sent = json.dumps({**content, "page": f"jendela-{self.person}"}).encode()
        async with self.looking:
            began = time.perf_counter()
            status, _, answer = await self.line.ask("PUT", f"/bimtek/api/exercise/{FORM}", sent)
            took = (time.perf_counter() - began) * 1000
        told = json.loads(answer)
        if status == 200 and told["status"] == "saved":
            self.measured.saves.append(took)
            self.revisions[FORM] = told["revision"]
        else:
            self.measured.failed += 1


@dataclass
class Load:
    """Seats that type beside whatever else is measured. `with` it, they type; afterwards it knows what they saw."""

    room: Room
    seats: int
    seconds: float
    measured: Measured
    percent: float = 0.0
    """Of one core, by the server."""
    mebibytes: float = 0.0
    """Of the server at the end: its own and its part of what it shares."""

    def __enter__(self) -> Load:
        members = come_in(self.room, self.measured, Typist)[: self.seats]
        self._began, self._before = time.monotonic(), self._used()
        self._hand = Thread(target=lambda: asyncio.run(work(self.room, members, self.seconds, everybody=True)))
        self._hand.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._hand.join()
        self.percent = 100 * (self._used() - self._before) / (time.monotonic() - self._began)
        self.mebibytes = pss(self._server) / 2**20

    @property
    def _server(self) -> psutil.Process:
        assert self.room.process
        return psutil.Process(self.room.process.pid)

    def _used(self) -> float:
        times = self._server.cpu_times()
        return times.user + times.system


def pss(process: psutil.Process) -> float:
    """Bytes of a process, shared pages by their share; where the system does not tell, all that is resident."""
    full = process.memory_full_info()
    return float(getattr(full, "pss", full.rss))
