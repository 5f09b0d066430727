"""Every seat's state in every exercise of the meetings that a facilitator looks at.

An answer is read and assessed once for each revision, and again when rows that it refers to, the roster or what was
agreed changed. All else (hand-ins, judgements, time) costs no reading. `look` runs beside the server's loop, one at a
time; what it leaves is only ever replaced, so a page may read it meanwhile. It works for `PATIENCE` at a stretch: after
a start, when hundreds of answers are new, tables stand there at once and the rest follows, and nobody who saves waits.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cache

from bimtek.answers.answer_file import AnswerFile
from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.context import ReadOnce, context_for
from bimtek.answers.files import retry
from bimtek.answers.progress import State
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import Exercise, assess, exercises, publishers
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.describe import sources
from bimtek.curriculum.exercise import Unit
from bimtek.errors import AnswerError, BimtekError
from bimtek.room.pens import Place
from bimtek.room.watch.cell import Cell, cell_of, faults_of
from bimtek.room.watch.folders import SeatFolders
from bimtek.room.watch.marks import Marks
from bimtek.room.watch.stuck import Limits, Track

LOOKED_BACK = 4
"""Times `Limits.after` that the kept copies are read back, where nobody was looking while they were written."""
PATIENCE = 0.5
"""Seconds that one look may assess; what is left comes with the next."""
OPEN = Cell(State.OPEN)

log = logging.getLogger(__name__)


class Board:
    """The desk's memory. Everything in it can be thrown away: the files are the truth."""

    def __init__(self, store: AnswerStore, limits: Limits, patience: float = PATIENCE) -> None:
        self.limits = limits
        self.patience = patience
        self.cells: dict[Place, Cell] = {}
        self.tracks: dict[Place, Track] = {}
        self.seats: dict[tuple[str, str], SeatFolders] = {}
        """(seat, meeting) → what lies on the disk."""
        self.marks: Marks | None = None
        self.assessed = 0
        """How often an answer was assessed since the start."""
        self._due: dict[str, dict[Place, tuple[Seat, Exercise]]] = {}
        """Meeting → answers that are to be assessed, those of tables first."""
        self._store = store
        self._seen: dict[str, tuple[Cohort, int]] = {}
        """Meeting → the cohort, and the time of what was agreed, at the last look."""
        self._one_at_a_time = threading.Lock()

    def look(self, cohort: Cohort, session_id: str, now: datetime) -> bool:
        """Take in what changed in a meeting; whether anything did."""
        with self._one_at_a_time:
            if self.marks is None:
                self.marks = Marks(cohort.gradebook)
            has_news = self.marks.look()
            afresh, due = self._is_new(cohort, session_id), self._due.setdefault(session_id, {})
            for seat in cohort.seats:
                owed = {exercise.id: exercise for exercise in exercises(session_id) if exercise.unit is seat.unit}
                if not owed:
                    continue
                changed, came = self._look_at(cohort, seat, session_id)
                if afresh:
                    changed |= {name for name in owed if Place(seat.id, name) in self.cells}
                has_news |= came
                found = _with_followers(owed, changed, self.seats[seat.id, session_id].marks.keys())
                due.update({Place(seat.id, one.id): (seat, one) for one in found})
                if changed and seat.unit is Unit.TABLE:
                    due.update(self._of_core(cohort, session_id, changed))
            return self._take_in_due(cohort, due, now) or has_news or afresh

    def is_behind(self, session_id: str) -> bool:
        """Whether answers are left for the next look."""
        return bool(self._due.get(session_id))

    def _take_in_due(self, cohort: Cohort, due: dict[Place, tuple[Seat, Exercise]], now: datetime) -> bool:
        until, has_any = time.monotonic() + self.patience, bool(due)
        others = ReadOnce(self._store)  # what is saved meanwhile is news of the next look
        while due:
            seat, exercise = due.pop(next(iter(due)))
            self._take_in(cohort, seat, exercise, others, now)
            if time.monotonic() >= until:
                break
        return has_any

    def _is_new(self, cohort: Cohort, session_id: str) -> bool:
        """Whether roster, settings or what was agreed are others than at the last look: then everything is."""
        try:
            agreed = cohort.bases.stat().st_mtime_ns
        except OSError:
            agreed = 0
        before, self._seen[session_id] = self._seen.get(session_id), (cohort, agreed)
        return before is None or before[0] is not cohort or before[1] != agreed

    def _look_at(self, cohort: Cohort, seat: Seat, session_id: str) -> tuple[set[str], bool]:
        key = (seat.id, session_id)
        folders = self.seats.get(key)
        if folders is None or folders.cohort is not cohort:
            folders = SeatFolders(cohort, seat, session_id)
        found = folders.look()
        self.seats[key] = folders
        return found

    def _of_core(self, cohort: Cohort, session_id: str, changed: set[str]) -> dict[Place, tuple[Seat, Exercise]]:
        """The core team's answers refer to rows of all tables."""
        core = next(seat for seat in cohort.seats if seat.unit is Unit.CORE)
        owed = {exercise.id: exercise for exercise in exercises(session_id) if exercise.unit is Unit.CORE}
        begun = {name for name in owed if self.cells.get(Place(core.id, name), OPEN).state is not State.OPEN}
        return {Place(core.id, one.id): (core, one) for one in _with_followers(owed, changed, begun)}

    def _take_in(self, cohort: Cohort, seat: Seat, exercise: Exercise, others: ReadOnce, now: datetime) -> None:
        """others: answers that this one refers to."""
        place = Place(seat.id, exercise.id)
        try:
            path = self._store.path(seat.id, exercise.id)
            sha256 = hashlib.sha256(retry(path.read_bytes)).hexdigest()
            file = self._store.load(seat.id, exercise.id)
        except FileNotFoundError:
            file = None
        except (AnswerError, OSError) as error:
            self.cells[place] = Cell(State.BROKEN, first=str(error), maximum=exercise.points)
            return
        if file is None:
            self.cells.pop(place, None)
            self.tracks.pop(place, None)
            return
        try:
            self._assess(place, file, context_for(cohort, seat, exercise, others), sha256, now)
        except BimtekError as error:  # a base that cannot be read, say: the seat's own form tells it, too
            self.cells[place] = Cell(State.BROKEN, file.revision, file.time, file.author, first=str(error))
        except Exception:  # one answer must not blind the desk for all others
            log.exception("%s of %s could not be assessed", exercise.id, seat.id)

    def _assess(self, place: Place, file: AnswerFile, context: Context, sha256: str, now: datetime) -> None:
        track, exercise = self.tracks.setdefault(place, Track()), find_exercise(place.exercise)
        known = self.cells.get(place, OPEN).revision
        for copy in self._missed(place, file, known, now) if track.last is None or file.revision > known + 1 else ():
            if track.last is None or copy.time > track.last:
                found = assess(exercise, copy.values, context)
                self.assessed += 1
                track.look(copy.time, faults_of(copy.values, found), self.limits)
        found = assess(exercise, file.values, context)
        self.assessed += 1
        if track.last is None or file.time > track.last:
            track.look(file.time, faults_of(file.values, found), self.limits)
        self.cells[place] = cell_of(file, found, sha256)

    def _missed(self, place: Place, file: AnswerFile, known: int, now: datetime) -> Iterable[AnswerFile]:
        """The kept copies between the revision that is known and this one, as far back as they matter."""
        since = now - LOOKED_BACK * self.limits.after
        if file.time < since:
            return ()
        copies = self._store.history(place.seat, place.exercise)
        return [copy for copy in copies if known < copy.revision < file.revision and copy.time >= since]


@cache
def _publishes(exercise_id: str) -> frozenset[str]:
    return frozenset(source for source, (publisher, _) in publishers().items() if publisher.id == exercise_id)


def _with_followers(owed: dict[str, Exercise], changed: set[str], begun: Collection[str]) -> list[Exercise]:
    """The exercises that changed, and those of the same meeting, if begun, that refer to rows of them."""
    published = frozenset().union(*(_publishes(name) for name in changed)) if changed else frozenset()
    return [
        entry
        for entry in owed.values()
        if entry.id in changed or (entry.id in begun and not published.isdisjoint(sources(entry)))
    ]
