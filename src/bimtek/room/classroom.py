"""What one running room holds: the cohort, its answers, the tables' life, the notebooks, the pages' templates."""

from __future__ import annotations

import asyncio
import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bimtek.answers.cohort import NOMENCLATURE, Cohort, load_cohort
from bimtek.answers.remarks import Remarks
from bimtek.answers.store import AnswerStore
from bimtek.datasets import course_root
from bimtek.form.service import FormService
from bimtek.formats import date_id, number_id
from bimtek.room.live import Live
from bimtek.room.logbook import Logbook
from bimtek.room.notes import Notes
from bimtek.room.releases import Releases
from bimtek.room.throttle import Throttle
from bimtek.room.waiting import Waiting
from bimtek.room.watch import shown
from bimtek.room.watch.board import Board
from bimtek.room.watch.rounds import Rounds
from bimtek.room.watch.shown import Life
from bimtek.room.watch.stuck import Limits

ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
"""Names of Indonesia's times by their hours from UTC."""


HANDS = 24
"""Saves at once: each mostly waits until the disk has it, so there are more of them than processors."""
DEFAULT = Limits()


@dataclass
class Classroom:
    """Shared by all handlers of a server."""

    cohort: Cohort
    store: AnswerStore
    service: FormService
    sessions: Path
    templates: Environment
    remarks: Remarks
    live: Live
    logbook: Logbook
    notes: Notes
    releases: Releases
    board: Board
    throttle: Throttle = field(default_factory=Throttle)
    waiting: Waiting = field(default_factory=Waiting)
    one_workbook: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """Whoever writes or reads one has it."""
    hands: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(HANDS, thread_name_prefix="room"))
    """Do what waits for the disk."""
    addresses: tuple[str, ...] = ()
    """Of the room, as participants type them."""
    fingerprint: str = ""
    """Of a self-made certificate."""
    seen: tuple[int, ...] = ()
    """When the cohort's files were changed, as loaded."""

    def look_again(self) -> None:
        """Load the roster again when it was changed: people come late, sit elsewhere, send somebody else.

        A file with a mistake leaves everything as it was; `CohortError` says what is the matter, once.
        """
        now = changed(self.cohort.folder)
        if now != self.seen:
            self.seen = now
            self.cohort = self.service.cohort = load_cohort(self.cohort.folder)

    def now(self) -> datetime.datetime:
        """The time with the cohort's zone."""
        return datetime.datetime.now(self.cohort.zone)

    @cached_property
    def rounds(self) -> Rounds:
        """Keep the boards of open desks up to date."""
        return Rounds(
            lambda session_id: self.board.look(self.cohort, session_id, self.now()),
            lambda session_id: shown.whole(self.board, self.cohort, session_id, self.life()),
        )

    def life(self) -> Life:
        """What goes on besides the files, for the board."""
        return Life(self.live.pens, self.live.presence.people(), self.now())


def open_classroom(folder: Path, limits: Limits = DEFAULT) -> Classroom:
    """The room of a cohort's folder. limits: what counts as stuck.

    Errors of the cohort, its region or the course are raised here, before serving.
    """
    from bimtek.plan.characters import unprintable
    from bimtek.plan.preview import preview

    cohort = load_cohort(folder)
    store, remarks = AnswerStore(cohort.work), Remarks(cohort.work)
    return Classroom(
        cohort=cohort,
        store=store,
        service=FormService(cohort, store, preview, unprintable=unprintable),
        sessions=course_root() / "sessions",
        templates=_templates(cohort),
        remarks=remarks,
        live=Live(store, remarks),
        logbook=Logbook(own_folder(cohort), lambda: datetime.datetime.now(cohort.zone)),
        notes=Notes(own_folder(cohort)),
        releases=Releases(own_folder(cohort)),
        board=Board(store, limits),
        seen=changed(cohort.folder),
    )


def own_folder(cohort: Cohort) -> Path:
    """What the room itself keeps in the cohort: log, notes, releases, certificate, the sheet for the wall."""
    return cohort.folder / "room"


def changed(folder: Path) -> tuple[int, ...]:
    """Times of change of the files that say what a cohort is; 0 for one that is not there for a moment."""
    paths = [folder / name for name in ("cohort.yml", "roster.csv", NOMENCLATURE)]
    return tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in paths)


def _templates(cohort: Cohort) -> Environment:
    def moment(time: datetime.datetime) -> str:
        local = time.astimezone(cohort.zone)
        return f"{date_id(local.date())} pukul {local:%H.%M} {ZONES.get(cohort.settings.utc_offset, '')}".rstrip()

    templates = Environment(
        loader=PackageLoader("bimtek.room"), autoescape=select_autoescape(), undefined=StrictUndefined, trim_blocks=True
    )
    templates.filters.update(points=points, moment=moment, day=date_id)
    return templates


def points(value: float) -> str:
    """Points as people write them: 12,5."""
    number = Decimal(str(round(value, 2))).normalize()
    return number_id(number.quantize(Decimal(1)) if number == number.to_integral_value() else number)
