"""What a meeting agreed: `base/<session>-<hash>.json`, written once and never changed (decision 5)."""

from __future__ import annotations

import datetime
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from bimtek.answers.files import as_text, plain_name, write_atomic
from bimtek.answers.stored import Damaged, TooNew, read_stored
from bimtek.curriculum.fields import Merge
from bimtek.errors import BaseError

SCHEMA_VERSION = 1


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Contribution(Part):
    """Who wrote it: the seat, the person who held the pen, the revision of the seat's answer."""

    seat: str
    author: str
    revision: int


class Decision(Part):
    """Who decided, when, and why."""

    who: str
    when: str = ""
    why: str = ""


class Voice(Part):
    """What one seat said about a field."""

    by: Contribution
    value: Any


class MergedValue(Part):
    """The agreed value of a field that is no table, and every voice behind it."""

    value: Any
    rule: Merge
    voices: list[Voice]
    spread: float | None = None
    """Highest minus lowest rating."""
    differs: list[str] = []
    """Seats whose rating is two or more away from the agreed one."""
    decision: Decision | None = None


class BaseItem(Part):
    """An agreed row. `values` is its stored JSON, references already pointing to the ids that hold now."""

    id: str
    exercise: str
    table: str
    label: str
    pillar: str = ""
    by: list[Contribution]
    values: dict[str, Any]
    merged: dict[str, MergedValue] = {}
    """For a row that several seats filled in: every voice behind a field."""
    absorbed: list[BaseItem] = []
    """Near-duplicates that people decided to be the same; nothing of them disappears."""


class OpenPoint(Part):
    """What the meeting left open: a clash, a near-duplicate, a reference that leads nowhere."""

    code: str
    message: str
    exercise: str
    items: list[str] = []
    seats: list[str] = []


class Decided(Part):
    """A decision of the plenary on what the meetings agreed, in words that need nothing else to be understood."""

    ref: str
    """Its number in the log of the meeting, or the mark of an entry of the decisions file."""
    kind: str
    """same, different, value, vote, confirm or open."""
    what: str
    who: str
    when: str
    why: str = ""
    items: list[str] = []


class Base(Part):
    """Everything agreed up to and including a meeting; the next meeting starts from it."""

    schema_version: int = SCHEMA_VERSION
    id: str = ""
    cohort: str
    session: str
    previous: str = ""
    created: datetime.datetime
    items: dict[str, list[BaseItem]] = {}
    """By published source ("issues", "gaps" …); tables that publish nothing stand under "<exercise>.<table>"."""
    values: dict[str, dict[str, MergedValue]] = {}
    """By exercise and field."""
    aliases: dict[str, str] = {}
    tombstones: dict[str, str] = {}
    open: list[OpenPoint] = []
    decided: list[Decided] = []
    """What this meeting's plenary decided and the merge carried out, oldest first."""

    def content_hash(self) -> str:
        """SHA-256 of everything but the id and the time of making: the same agreement has the same name."""
        content = self.model_dump(mode="json", exclude={"id", "created"})
        if not self.decided:  # bases from before there were such decisions keep their name
            del content["decided"]
        # In the order of the keys: an alias that was learnt earlier or later is the same alias.
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def write_base(folder: Path, base: Base) -> Base:
    """Write a base once; returns it with its id. The same content again gives the file that is there already.

    A pointer `<session>.latest` says which base of a meeting holds.
    """
    named = base.model_copy(update={"id": f"{base.session}-{base.content_hash()[:12]}"})
    path = folder / f"{named.id}.json"
    if not path.exists():
        write_atomic(path, as_text(named.model_dump(mode="json")))
    write_atomic(folder / f"{base.session}.latest", named.id + "\n")
    return read_base(folder, named.id)


def read_base(folder: Path, base_id: str) -> Base:
    """The base with this id."""
    path = folder / f"{plain_name(base_id, 'Nama hasil sepakat')}.json"
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        raise BaseError(
            f"Hasil sepakat “{base_id}” tidak ada.",
            where=folder.as_posix(),
            next_step="Kembalikan berkasnya, atau jalankan lagi `bimtek consolidate`.",
        ) from None


def latest_base(folder: Path, session: str) -> Base | None:
    """The base of a meeting that holds now; None before its plenary."""
    pointer = folder / f"{plain_name(session, 'Nama pertemuan')}.latest"
    try:
        return read_base(folder, pointer.read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        return None


@lru_cache(maxsize=16)
def _read(path: Path, mtime: int) -> Base:
    """Cached: a base never changes; the time only notices a file put in its place by hand."""
    try:
        return read_stored(path, Base, SCHEMA_VERSION)
    except Damaged as error:
        raise BaseError(
            "Hasil sepakat rusak.",
            where=path.as_posix(),
            next_step="Kembalikan dari cadangan, atau jalankan lagi `bimtek consolidate`.",
        ) from error
    except TooNew as error:
        raise BaseError(
            f"Hasil sepakat memakai skema {error.version}, program ini mengenal sampai {SCHEMA_VERSION}.",
            where=path.as_posix(),
            next_step="Perbarui bimtek, lalu ulangi.",
        ) from error
