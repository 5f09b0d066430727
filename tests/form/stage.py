"""A page with nothing on it but the form, served with the strict policy of the room, and a host that can misbehave.

The host is a store in memory with the real findings; a test says what the next saves do: `stage.cut()` drops them,
`stage.lose_answer()` stores them and loses only the acknowledgement, `stage.hold()` lets them wait.
"""

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from bimtek.curriculum import Exercise, assess
from bimtek.curriculum.context import Context
from bimtek.curriculum.describe import describe
from bimtek.curriculum.searching import search
from bimtek.form.joining import STATIC, joined_script
from bimtek.form.proposing import proposal
from bimtek.plan.blocks import Bullets, Column, Figure, Heading, Missing, Paragraph, Table, as_json

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"
PAGE = """<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Formulir</title><link rel="stylesheet" href="/form.css"><link rel="icon" href="data:,">
<main id="place"></main><script type="module" src="/host.js"></script></html>"""
HOST = """
import { mount } from "/form.js";
const ask = async (what, content = {}) => {
  const answer = await fetch(`/${what}`, { method: "POST", body: JSON.stringify(content) });
  if (!answer.ok) throw new Error(what);
  return answer.json();
};
const host = {
  open: () => ask("open"), save: (content) => ask("save", content), ping: () => ask("ping"),
  check: (values) => ask("check", { values }),
  search: (source, words) => ask("search", { source, words }),
  history: () => ask("history"), propose: () => ask("propose"), version: (revision) => ask("version", { revision }),
};
window.open_form = () => (window.form = mount(document.getElementById("place"), host));
window.open_form();
"""
SAVED_BY_OTHERS = """exercise => document.dispatchEvent(
    new CustomEvent("bimtek-saved", { detail: { heard: [exercise] } }))"""
"""What the room's page says when it hears of a save."""
VERSION = ("values", "reasons", "revision", "author", "saved_at")
BLOCKS = (
    Heading(2, "Isu strategis"),
    Paragraph("Isu disusun meja kerja."),
    Bullets(("Sinyal di Kintamani", "Sampah di pasar")),
    Table("Daftar isu", (Column("Isu"), Column("Jumlah", "right")), (("Sinyal <b>lemah</b>", "13"),), "Sumber: meja."),
    Figure("Kesiapan", "Jaring enam pilar", "radar"),
    Missing("kesenjangan", "assessment.gap", ("meja-living",)),
)


@dataclass
class Stage:
    """One exercise, one seat, in memory."""

    exercise: Exercise
    context: Context
    values: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    revision: int = 0
    author: str = ""
    read_only: bool = False
    notice: str = ""
    saved_at: str | None = None
    kept: list[dict[str, Any]] = field(default_factory=list)
    """The copies of all revisions, oldest first."""
    saves: list[dict[str, Any]] = field(default_factory=list)
    """Everything that arrived."""
    checks: list[dict[str, Any]] = field(default_factory=list)
    """Values of which only the findings were asked."""
    searches: list[str] = field(default_factory=list)
    opened: int = 0
    """How often the form was opened, the first time and when others saved."""
    made_from: tuple[str, ...] = ()
    """Exercises that this one refers to."""
    gate: Event = field(default_factory=Event)
    dropped: str = ""
    """"": answer; "before": drop requests; "after": do the work, then lose the answer."""
    refusal: str = ""
    joined: bool = False
    """Serve the form as one text, as anywidget gets it."""

    def __post_init__(self) -> None:
        self.gate.set()

    def cut(self) -> None:
        self.dropped = "before"

    def lose_answer(self) -> None:
        self.dropped = "after"

    def mend(self) -> None:
        self.dropped = ""

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Let saves wait until the block ends."""
        self.gate.clear()
        yield
        self.gate.set()

    def put(self, values: dict[str, Any], author: str = "Made") -> None:
        """Somebody else saves."""
        self.values, self.author = copy.deepcopy(values), author
        self.revision += 1
        self.saved_at = "2024-06-11T10:42:00+08:00"
        self.kept.append({name: copy.deepcopy(getattr(self, name)) for name in VERSION})

    def findings(self, values: dict[str, Any]) -> dict[str, Any]:
        found = assess(self.exercise, values, self.context)
        return {
            "findings": [finding.describe() for finding in found.told],
            "points": found.points,
            "maximum": found.maximum,
            "lines": [{"title": line.title, "earned": line.earned, "points": line.points} for line in found.lines],
        }

    def state(self) -> dict[str, Any]:
        return {
            **self.findings(self.values),
            "revision": self.revision,
            "saved_at": self.saved_at,
            "values": self.values,
            "reasons": self.reasons,
            "preview": [as_json(block) for block in BLOCKS],
            "made_from": self.made_from,
        }

    def ping(self) -> dict[str, Any]:
        return {}

    def open(self) -> dict[str, Any]:
        self.opened += 1
        named = {"cohort": "uji", "seat": "meja-living", "author": self.author, "notice": self.notice}
        return {
            "definition": describe(self.exercise, self.context, self.values),
            "read_only": self.read_only,
            **named,
            **self.state(),
        }

    def history(self) -> dict[str, Any]:
        named = [{"changes": ["Nama kegiatan diubah."], "rows": 0, **entry} for entry in self.kept]
        return {"status": "history", "versions": named[::-1]}

    def version(self, revision: int) -> dict[str, Any]:
        return {"status": "version", "version": next(one for one in self.kept if one["revision"] == revision)}

    def check(self, values: dict[str, Any]) -> dict[str, Any]:
        self.checks.append(values)
        return {"status": "checked", **self.findings(values)}

    def search(self, source: str, words: str) -> dict[str, Any]:
        self.searches.append(words)
        return {"status": "found", **asdict(search(source, words, self.context))}

    def propose(self) -> dict[str, Any]:
        return {"status": "proposal", **proposal(self.exercise, self.values, self.context)}

    def save(self, values: dict[str, Any], revision: int, reasons: dict[str, str]) -> dict[str, Any]:
        self.saves.append({"values": values, "revision": revision})
        if self.refusal:
            return {"status": "error", "message": self.refusal}
        if revision != self.revision:
            return {"status": "conflict", "theirs": {name: getattr(self, name) for name in VERSION}}
        self.reasons = dict(reasons)
        self.put(values, "Anda")
        return {"status": "saved", **self.state()}


@contextmanager
def serve(stage: Stage) -> Iterator[str]:
    """The page at the address that is given."""
    texts = {"/": PAGE, "/host.js": HOST}
    if stage.joined:
        texts["/form.js"] = joined_script()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.split("?")[0]
            body = texts[name] if name in texts else (STATIC / name.lstrip("/")).read_text(encoding="utf-8")
            kind = {"js": "text/javascript", "ss": "text/css"}.get(name[-2:], "text/html")
            self.reply(200, kind, body)

        def do_POST(self) -> None:
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if self.path == "/save":
                stage.gate.wait(20)
            if stage.dropped == "before":
                return self.reply(503, "text/plain", "")
            answer = getattr(stage, self.path[1:])(**content)
            if stage.dropped == "after" and self.path == "/save":
                return self.reply(503, "text/plain", "")
            with suppress(ConnectionError):  # a page that was closed does not wait for what it asked
                self.reply(200, "application/json", json.dumps(answer))
            return None

        def reply(self, status: int, kind: str, body: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        stage.gate.set()
        server.shutdown()
        server.server_close()
