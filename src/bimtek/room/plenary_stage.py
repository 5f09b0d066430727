"""The plenary of one meeting as the room holds it: looked at often, computed only when something changed.

What a page gets, ready for JSON:

    {"version", "session", "roman", "title", "minutes", "longest", "closed": null or {"base", "day"},
     "matters": [{"key", "kind", "question", "where", "note", "minutes", "fits", "settled", "state", "agreed", "asks",
                  "items",
                  "sides": [{"id", "by", "text": [[words, marked]], "details": [[label, words]], "value", "far"}],
                  "decisions": [entry]}],
     "agreed": [[number, what]], "missing": [name], "open": [[state, what]], "problems": [sentence], "lost": [sentence],
     "wall": {"stages": [[name, sign, number]], "aside", "bricks": [...]},
     "history": [entry with "state": "berlaku", "dibatalkan" or "diganti"],
     "held": null or {"who", "venue", "present", "guests", "chair", "scribe"}, "roster": [[id, name, table]]}
    entry = {"ref", "kind", "what", "who", "when", "why", "time"}
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from bimtek.answers.base import Base, latest_base
from bimtek.answers.cohort import Cohort
from bimtek.curriculum import SESSIONS
from bimtek.errors import PlanError
from bimtek.formats import date_id
from bimtek.plan.consolidate import Consolidation, consolidate
from bimtek.plan.plenary import decisions as kinds
from bimtek.plan.plenary.agenda import LONGEST, Agenda, Listed, agenda
from bimtek.plan.plenary.decisions import Decision, Recorded
from bimtek.plan.plenary.file import decisions_file
from bimtek.plan.plenary.log import DecisionLog
from bimtek.plan.plenary.matter import Side
from bimtek.plan.plenary.register import Register, read_register
from bimtek.plan.plenary.remaining import remaining
from bimtek.plan.plenary.wall import STAGES
from bimtek.plan.plenary.words import said, told
from bimtek.room.classroom import Classroom

HELD = {"who", "venue", "present", "guests", "chair", "scribe"}
"""What the page shows of the meeting itself."""


class Stage:
    """All windows of one meeting's plenary look at it. Everything here waits for the disk: call it beside the loop."""

    def __init__(self, classroom: Classroom, session_id: str) -> None:
        self._classroom = classroom
        self._session = session_id
        self._log = DecisionLog(classroom.cohort, session_id)
        self._one_at_a_time = threading.Lock()
        self._seen: tuple[object, ...] = ()
        self._agenda: Agenda | None = None
        self._shown: dict[str, Any] = {}

    def version(self) -> tuple[object, ...]:
        """Changes with everything that the plenary shows: hand-ins, decisions, bases, the cohort's own files."""
        cohort = self._classroom.cohort
        folder = cohort.handins / self._session
        seats = sorted(folder.iterdir()) if folder.is_dir() else []
        handed_in = tuple((seat.name, len(list(seat.iterdir()))) for seat in seats if seat.is_dir())
        file = decisions_file(cohort, self._session)
        pointers = [cohort.bases / f"{session.id}.latest" for session in SESSIONS]
        times = tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in (file, *pointers))
        return (self._classroom.seen, handed_in, self._log.numbers()[-1:], times)

    def look(self) -> dict[str, Any]:
        """What the page shows now. `PlanError` while the meeting before is open, or for a file that is broken."""
        with self._one_at_a_time:
            return self._look()

    def found(self) -> Agenda:
        """The agenda behind it."""
        with self._one_at_a_time:
            self._look()
            assert self._agenda is not None
            return self._agenda

    def decide(self, several: Sequence[Decision], known: Sequence[str]) -> dict[str, Any]:
        """Put decisions down, all or none. known: the decisions on their matter that the window had before its eyes.

        `PlanError` when another window was faster, or for a decision that cannot be carried out.
        """
        with self._one_at_a_time:
            register = read_register(self._cohort, self._session, self._log)
            standing = [entry.ref for entry in register.standing if any(_same(entry, one) for one in several)]
            if set(standing) - set(known):
                raise PlanError(
                    "Hal ini baru saja diputuskan di jendela lain.",
                    next_step="Lihat keputusan itu; bila perlu, batalkan lalu putuskan lagi.",
                )
            base = self._try(register, several)
            for decision in several:
                self._log.add(decision, self._classroom.now(), told(decision, base))
            return self._look()

    def take_back(self, refs: Sequence[str], who: str, why: str) -> dict[str, Any]:
        """Undo decisions that hold. Their entries stay."""
        with self._one_at_a_time:
            active = {entry.ref for entry in read_register(self._cohort, self._session, self._log).active}
            if gone := [ref for ref in refs if ref not in active]:
                raise PlanError(
                    f"Keputusan {', '.join(gone)} sudah tidak berlaku.",
                    next_step="Muat ulang halaman; mungkin jendela lain sudah membatalkannya.",
                )
            now = self._classroom.now()
            for ref in refs:
                self._log.add(kinds.Undo(of=ref, who=who, when=now.date(), why=why), now)
            return self._look()

    def close(self) -> tuple[Consolidation, dict[str, Any]]:
        """Make the base: the meeting is closed and the next one begins from it. Closing again makes another base."""
        with self._one_at_a_time:
            done = consolidate(self._cohort, self._session, now=self._classroom.now)
            return done, self._look()

    @property
    def _cohort(self) -> Cohort:
        return self._classroom.cohort

    def _look(self) -> dict[str, Any]:
        now = self.version()
        if now != self._seen or self._agenda is None:
            register = read_register(self._cohort, self._session, self._log)
            self._agenda = agenda(self._cohort, self._session, register=register)
            self._shown = shown(self._cohort, self._agenda)
            self._seen = now
        return {**self._shown, "version": f"{hash(now) & 0xFFFFFFFFFFFF:x}"}

    def _try(self, register: Register, several: Sequence[Decision]) -> Base:
        """Carry out what is about to be put down, on a draft: what cannot be done is refused before it stands."""
        tried = [Recorded(f"baru-{nth}", decision) for nth, decision in enumerate(several)]
        found = agenda(self._cohort, self._session, register=Register((*register.entries, *tried)))
        before = set(self._agenda.lost) if self._agenda else set()
        if lost := [message for message in found.lost if message not in before]:
            raise PlanError(lost[0], next_step="Periksa isiannya, lalu putuskan lagi.")
        return self._agenda.base if self._agenda else found.base


def _same(entry: Recorded, decision: Decision) -> bool:
    return not isinstance(entry.decision, kinds.Held) and entry.decision.is_about(decision)


def shown(cohort: Cohort, found: Agenda) -> dict[str, Any]:
    """An agenda as the page takes it."""
    base = latest_base(cohort.bases, found.session)
    held = next((entry.decision for entry in found.register.standing if isinstance(entry.decision, kinds.Held)), None)
    tables = {seat.id: seat.name for seat in cohort.seats}
    say = _teller(found)
    return {
        "session": found.session,
        "roman": found.roman,
        "title": found.title,
        "minutes": found.minutes,
        "longest": LONGEST,
        "closed": {"base": base.id, "day": date_id(base.created.astimezone(cohort.zone).date())} if base else None,
        "matters": [_matter(entry, say) for entry in found.matters],
        "agreed": [[count.number, count.what] for count in found.agreed],
        "missing": list(found.missing),
        "open": [[one.why, one.what] for one in remaining(found)],
        "problems": list(found.problems),
        "lost": list(found.lost),
        "wall": {
            "stages": [[*stage, found.wall.counts[nth]] for nth, stage in enumerate(STAGES)],
            "aside": found.wall.aside,
            "bricks": [asdict(brick) for brick in found.wall.bricks],
        },
        "history": [{**say(entry), "state": _state(found, entry)} for entry in found.register.entries],
        "held": held.model_dump(mode="json", include=HELD) if held else None,
        "roster": [[person.id, person.name, tables.get(person.table, "")] for person in cohort.people],
    }


def _matter(entry: Listed, say: Callable[[Recorded], dict[str, Any]]) -> dict[str, Any]:
    matter = entry.matter
    return {
        "key": matter.key,
        "kind": matter.kind,
        "question": matter.question,
        "where": matter.where,
        "note": matter.note,
        "minutes": matter.minutes,
        "items": list(matter.items),
        "asks": matter.asks,
        "sides": [_side(side) for side in matter.sides],
        "fits": entry.fits,
        "settled": entry.settled,
        "state": entry.state,
        "agreed": entry.agreed,
        "decisions": [{**say(each), "data": each.decision.model_dump(mode="json")} for each in entry.decisions],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "id": side.id,
        "by": list(side.by),
        "text": [[piece.text, piece.marked] for piece in side.text],
        "details": [[detail.label, detail.text] for detail in side.details],
        "value": side.value,
        "far": side.far,
    }


def _teller(found: Agenda) -> Callable[[Recorded], dict[str, Any]]:
    def say(entry: Recorded) -> dict[str, Any]:
        decision = entry.decision
        return {
            "ref": entry.ref,
            "kind": decision.kind,
            "what": said(entry, found.base),
            "who": decision.who,
            "when": date_id(decision.when),
            "why": decision.why,
            "time": entry.time.isoformat() if entry.time else "",
        }

    return say


def _state(found: Agenda, entry: Recorded) -> str:
    if entry in found.register.standing:
        return "berlaku"
    return "diganti" if entry in found.register.active else "" if entry.decision.kind == "undo" else "dibatalkan"
