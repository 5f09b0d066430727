"""How much one room server bears: 110 people at 18 tables, typing and listening, over real HTTP.

    python -m tests.bench.room                     # one pen a table: as people work
    python -m tests.bench.room --all               # every person saves every two seconds: worse than any room
    python -m tests.bench.room --seconds 180 --people 40 --tables 8

Prints a line of JSON: times in milliseconds from sending a save to its acknowledgement, and from sending it to the
moment at which another member's page has the new values; conflicts; memory and processor time of the server. The
clients run on the same machine and take their share of it. Not among the timed tests.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from bimtek.answers.cohort import load_cohort
from bimtek.curriculum import exercises
from bimtek.curriculum.exercise import Unit
from bimtek.room.codes import make_codes
from tests.ports import unused_port
from tests.room.house import COHORT, Room

EVERY = 2.0
"""Seconds between two saves of one person."""
PILLARS = ("governance", "branding", "economy", "living", "society", "environment")
FORMS = [entry.id for entry in exercises("01_vision") if entry.unit is Unit.TABLE]


def make_house(folder: Path, people: int, tables: int) -> Room:
    """A cohort of so many people and tables, ready to be opened."""
    folder.mkdir()
    head = COHORT[: COHORT.index("tables:")]
    named = "".join(
        f"  - {{id: meja-{n:02}, name: Meja {n}, pillar: {PILLARS[n % len(PILLARS)]}}}\n" for n in range(tables)
    )
    (folder / "cohort.yml").write_text(f"{head}tables:\n{named}", encoding="utf-8", newline="\n")
    rows = "".join(f"p-{n:03},Peserta {n},bappeda,meja-{n % tables:02},tidak,tidak,\n" for n in range(people))
    header = "person,name,opd,table,core,coordinator,substitute_for\n"
    (folder / "roster.csv").write_text(header + rows, encoding="utf-8", newline="\n")
    cohort = load_cohort(folder)
    return Room(cohort, unused_port(), make_codes(cohort), folder.parent)


@dataclass
class Line:
    """A connection that stays open, as a browser's does."""

    port: int
    cookies: str
    xsrf: str
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """(status, headers, content)"""
        status, found = await self._send(method, path, body, headers)
        assert self.reader
        content = await self.reader.readexactly(int(found.get("content-length", 0)))
        return status, found, content

    async def events(self, path: str) -> AsyncIterator[dict[str, Any]]:
        """The states that a stream tells."""
        await self._send("GET", path, b"", {})
        assert self.reader
        while size := int((await self.reader.readline()).strip() or b"0", 16):
            chunk = await self.reader.readexactly(size + 2)
            for line in chunk.decode().splitlines():
                if line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))

    async def _send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, str]]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**22)
        sent = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookies, "X-XSRFToken": self.xsrf, **headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
        self.writer.write(f"{method} {path} HTTP/1.1\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert self.reader
        status = int((await self.reader.readline()).split()[1])
        found = {}
        while line := (await self.reader.readline()).decode().strip():
            name, _, value = line.partition(":")
            found[name.lower()] = value.strip()
        return status, found


@dataclass
class Measured:
    """What was seen, in milliseconds."""

    saves: list[float] = field(default_factory=list)
    checks: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    conflicts: int = 0
    failed: int = 0


@dataclass
class Member:
    """Somebody at a table: listens, looks when others saved, and saves when it is her turn."""

    person: str
    table: str
    line: Line
    ear: Line
    measured: Measured
    sent: dict[tuple[str, str, int], float]
    """(table, form, revision) → when it was sent."""
    revisions: dict[str, int] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def page(self) -> str:
        return f"session=01_vision&page=jendela-{self.person}"

    async def listen(self) -> None:
        async for state in self.ear.events(f"/bimtek/api/live?{self.page}"):
            if any(state["revisions"][name] > self.revisions.get(name, 0) for name in FORMS):
                await self.look()

    async def look(self) -> None:
        """As the page does: ask for every form, with the tag that is there already."""
        for name in FORMS:
            async with self.looking:
                tag = {"If-None-Match": self.tags[name]} if name in self.tags else {}
                status, headers, content = await self.line.ask(
                    "GET", f"/bimtek/api/exercise/{name}", **{"Accept-Encoding": "identity", **tag}
                )
            if status == 200:
                opened = json.loads(content)
                self.tags[name] = headers["etag"]
                self.values[name], self.revisions[name] = opened["values"], opened["revision"]
                if sent := self.sent.get((self.table, name, opened["revision"])):
                    self.measured.seen.append((time.perf_counter() - sent) * 1000)

    async def save(self, name: str) -> None:
        rows = [row for row in self.values.get(name, {}).get("issues", []) if isinstance(row, dict)][:7]
        text = f"Air bersih jauh dari rumah warga {random.randrange(10**6)}"
        rows = [*rows, {"title": text, "affected": text * 3, "urgency": 4}][-8:]
        content = {
            "values": {"issues": rows},
            "revision": self.revisions.get(name, 0),
            "page": f"jendela-{self.person}",
        }
        async with self.looking:
            began = time.perf_counter()
            status, _, answer = await self.line.ask("PUT", f"/bimtek/api/exercise/{name}", json.dumps(content).encode())
        told = json.loads(answer)
        if status == 200 and told["status"] == "saved":
            self.measured.saves.append((time.perf_counter() - began) * 1000)
            self.sent[self.table, name, told["revision"]] = began
            self.values[name], self.revisions[name] = told["values"], told["revision"]
        elif status == 200 and told["status"] == "conflict":
            self.measured.saves.append((time.perf_counter() - began) * 1000)
            self.measured.conflicts += 1
            self.values[name], self.revisions[name] = told["theirs"]["values"], told["theirs"]["revision"]
        else:
            self.measured.failed += 1

    async def work(self, number: int, until: float) -> None:
        await asyncio.sleep(random.random() * EVERY)
        beaten = time.monotonic()
        while time.monotonic() < until:
            began = time.monotonic()
            await self.save(FORMS[number % len(FORMS)] if number else "vision.issues")
            if began - beaten > 10:
                await self.heartbeat()
                beaten = began
            await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - began)))

    async def heartbeat(self) -> None:
        async with self.looking:
            await self.line.ask("GET", f"/bimtek/api/heartbeat?{self.page}")


def come_in(room: Room, measured: Measured, kind: type[Member] = Member) -> list[Member]:
    """Everybody signs in."""
    members: list[Member] = []
    sent: dict[tuple[str, str, int], float] = {}
    for person in room.cohort.people:
        visitor = room.participant(person.id)
        cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        line, ear = (Line(room.port, cookies, visitor.cookies["_xsrf"]) for _ in range(2))
        members.append(kind(person.id, person.table, line, ear, measured, sent))
    return members


async def work(room: Room, members: list[Member], seconds: float, everybody: bool) -> None:
    """Listen and save for so long."""
    await asyncio.gather(*(member.look() for member in members))
    ears = [asyncio.create_task(member.listen()) for member in members]
    seen: dict[str, int] = {}
    hands = []
    for member in members:
        number = seen[member.table] = seen.get(member.table, -1) + 1
        if everybody or number == 0:
            hands.append(member.work(number, time.monotonic() + seconds))
    await asyncio.gather(*hands)
    for ear in ears:
        ear.cancel()
    await asyncio.gather(*ears, return_exceptions=True)


def quantiles(values: list[float]) -> dict[str, float]:
    """Median, 95th percentile and the longest, in milliseconds."""
    ordered = sorted(values) or [0.0]
    at = lambda share: round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)  # noqa: E731
    return {"p50": at(0.5), "p95": at(0.95), "max": round(ordered[-1], 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=110)
    parser.add_argument("--tables", type=int, default=18)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--all", action="store_true", help="everybody saves, not only one person a table")
    asked = parser.parse_args()
    measured = Measured()
    with tempfile.TemporaryDirectory() as home:
        room = make_house(Path(home) / "uji", asked.people, asked.tables)
        room.start()
        try:
            assert room.process
            server = psutil.Process(room.process.pid)
            began, empty = time.monotonic(), server.memory_info().rss
            members = come_in(room, measured)
            signing_in = time.monotonic() - began
            before = server.cpu_times()
            asyncio.run(work(room, members, asked.seconds, asked.all))
            after = server.cpu_times()
            used = after.user + after.system - before.user - before.system
            result = {
                "people": asked.people, "tables": asked.tables, "seconds": asked.seconds, "everybody": asked.all,
                "saves": len(measured.saves), "save_ms": quantiles(measured.saves),
                "seen": len(measured.seen), "seen_ms": quantiles(measured.seen),
                "conflicts": measured.conflicts, "failed": measured.failed,
                "server_cpu_percent": round(100 * used / asked.seconds), "server_mib": server.memory_info().rss >> 20,
                "server_mib_empty": empty >> 20, "signing_in_s": round(signing_in, 1),
            }  # fmt: skip
            print(json.dumps(result))
        finally:
            room.kill()


if __name__ == "__main__":
    main()
