"""A small cohort and a running room: two tables of two persons, two guests without a table, a core team of one."""

from __future__ import annotations

import http.client
import json
import os
import re
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.room.codes import make_codes

TOKEN = "kunci-fasilitator-untuk-uji"

COHORT = """\
schema_version: 1
id: uji-2024
title: Angkatan uji
region: "51.06"
start_year: 2025
training: true
meetings:
  01_vision: {date: 2024-06-11, deadline: "2099-06-28T16:00"}
  02_assessment: {date: 2024-07-09, deadline: "2099-07-26T16:00"}
  03_masterplan: {date: 2024-08-06, deadline: "2099-08-23T16:00"}
  04_roadmap: {date: 2024-09-10, deadline: "2099-09-27T16:00"}
tables:
  - {id: meja-living, name: Meja Smart Living, pillar: living}
  - {id: meja-society, name: Meja Smart Society, pillar: society}
"""

ROSTER = """\
person,name,opd,table,core,coordinator,substitute_for
liv-1,Ni Made Contoh,pupr-perkim,meja-living,tidak,ya,
liv-2,I Wayan Contoh,dinkes,meja-living,tidak,tidak,
soc-1,I Putu Contoh,disdikpora,meja-society,ya,ya,
soc-2,Ni Nengah Contoh,bpbd,meja-society,tidak,tidak,
tamu-1,I Gede Contoh,bappeda,,tidak,tidak,
tamu-2,Ni Luh Contoh,bappeda,,tidak,tidak,
"""


def make_cohort(folder: Path) -> Cohort:
    folder.mkdir(parents=True)
    (folder / "cohort.yml").write_text(COHORT, encoding="utf-8", newline="\n")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8", newline="\n")
    return load_cohort(folder)


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Visitor:
    """Somebody with a browser: remembers cookies, follows no redirect, sends the XSRF token unless told not to."""

    port: int
    secure: bool = False
    """By https, whoever's certificate it is."""
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: str | bytes | None = None, **headers: str) -> Answer:
        connection = self._connection()
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **headers}
        content = body.encode() if isinstance(body, str) else body
        connection.request(method, path, content, {name: value for name, value in sent.items() if value})
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read().decode("utf-8", "replace"))
        connection.close()
        for line in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer

    def _connection(self) -> http.client.HTTPConnection:
        if self.secure:
            trusting = ssl._create_unverified_context()
            return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=trusting)
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def open(self, path: str) -> Answer:
        """As a browser opens a page."""
        return self.ask("GET", path, Accept="text/html,application/xhtml+xml")

    def put(self, path: str, body: str, *, xsrf: bool = True) -> Answer:
        headers = {"X-XSRFToken": self.cookies.get("_xsrf", "")} if xsrf else {}
        return self.ask("PUT", path, body, **{"Content-Type": "application/json", **headers})

    def listen(self, page: str, session: str = "01_vision") -> Ear:
        """Open the stream of a meeting's page. Each name of a page is another window."""
        return self.events(f"/bimtek/api/live?session={session}&page={page}")

    def events(self, path: str) -> Ear:
        """Open a stream."""
        connection = self._connection()
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request("GET", path, headers={"Cookie": cookies})
        response = connection.getresponse()
        assert response.status == 200, response.read()
        return Ear(connection, response)

    def send(self, method: str, path: str, content: object) -> Answer:
        """JSON with the XSRF token."""
        headers = {"Content-Type": "application/json", "X-XSRFToken": self.cookies.get("_xsrf", "")}
        return self.ask(method, path, json.dumps(content), **headers)

    def post(self, path: str, *, xsrf: bool = True, **fields: str) -> Answer:
        if xsrf:
            fields["_xsrf"] = self.cookies.get("_xsrf", "")
        return self.ask("POST", path, urlencode(fields), **{"Content-Type": "application/x-www-form-urlencoded"})


@dataclass
class Ear:
    """A stream of events, as a page hears it."""

    connection: http.client.HTTPConnection
    response: http.client.HTTPResponse

    def hear(self) -> dict[str, Any]:
        """The next state of the table; waits for it."""
        while True:
            line = self.response.readline().decode()
            if not line:
                raise AssertionError("the stream has ended")
            if line.startswith("data: "):
                state: dict[str, Any] = json.loads(line.removeprefix("data: "))
                return state

    def hear_until(self, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The next state that is as wanted; fails when the server stays silent (the socket's timeout)."""
        while not wanted(state := self.hear()):
            pass
        return state

    def close(self) -> None:
        self.response.close()
        self.connection.close()


@dataclass
class Room:
    """A running room."""

    cohort: Cohort
    port: int
    codes: dict[str, str]
    home: Path
    secure: bool = False
    process: subprocess.Popen[str] | None = None
    said: str = ""
    """What the terminal showed since the last start."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the server and wait until it says that it answers."""
        call = "import sys, pathlib; from bimtek.room import serve; "
        call += "serve(pathlib.Path(sys.argv[1]), port=int(sys.argv[2]), token=sys.argv[3], https=bool(sys.argv[4]))"
        folders = {f"JUPYTER_{name}_DIR": str(self.home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", call, str(self.cohort.folder), str(self.port), TOKEN, "yes" * self.secure],
            env=os.environ | folders | {"PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=(self.home / "log.txt").open("a", encoding="utf-8"),
            text=True,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if "Biarkan jendela ini terbuka" in line:
                return
        raise AssertionError(f"the room did not start: {self.log()}")

    def kill(self) -> None:
        """As a power cut ends it."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()

    def log(self) -> str:
        return (self.home / "log.txt").read_text(encoding="utf-8")

    def noted(self, action: str, person: str) -> list[dict[str, Any]]:
        """The room's own log as soon as it holds this; lines are written beside the requests."""
        found: list[dict[str, Any]] = []
        for _ in range(200):
            paths = sorted((self.cohort.folder / "room").glob("log-*.jsonl"))
            found = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
            if any(entry["action"] == action and entry.get("person") == person for entry in found):
                return found
            threading.Event().wait(0.05)
        raise AssertionError(f"no {action} of {person} in {found[-5:]}")

    def stranger(self) -> Visitor:
        return Visitor(self.port, self.secure)

    def facilitator(self) -> Visitor:
        visitor = Visitor(self.port, self.secure)
        assert visitor.get(f"/login?token={TOKEN}").status == 302
        return visitor

    def participant(self, person_id: str) -> Visitor:
        visitor = Visitor(self.port, self.secure)
        visitor.get("/bimtek/masuk")
        answer = visitor.post("/bimtek/masuk", peserta=person_id, kode=self.codes[person_id])
        assert answer.status == 302, re.sub("<[^>]+>", "", answer.text)
        return visitor


@contextmanager
def open_room(home: Path, port: int, cohort: Cohort | None = None) -> Iterator[Room]:
    """A room of a cohort, else of a new one, on a port; its server ends with it."""
    cohort = cohort or make_cohort(home / "uji-2024")
    room = Room(cohort, port, make_codes(cohort), home)
    try:
        room.start()
        yield room
    finally:
        if room.process and room.process.poll() is None:
            room.kill()
