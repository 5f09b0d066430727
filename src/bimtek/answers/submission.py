"""A folder that can be graded alone: submitted/<person>/<session>/, as nbgrader and the fast grader see it.

<session>.ipynb           the course's own notebook; a participant's copy is never run
timestamp.txt             when it was handed in (UTC), as nbgrader reads it
answers/<exercise>.json   her own, her table's and the core's answers
answers/context.json      what each exercise was answered against: seat, dates, agreed items
"""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json

from bimtek.answers.answer_file import AnswerFile, read_answer_file
from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.context import asked_of, base_of, context_for
from bimtek.answers.files import write_atomic
from bimtek.answers.handin import HandedIn, latest_handin, read_receipt
from bimtek.curriculum import Assessment, Exercise, assess, exercise, exercises
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.describe import sources
from bimtek.curriculum.outline import Outline, course_outline
from bimtek.curriculum.readonly import readonly_html
from bimtek.curriculum.searching import chosen_options
from bimtek.curriculum.sessions import session as find_session
from bimtek.datasets import Nomenclature, SubActivity, course_root, nomenclature
from bimtek.errors import AnswerError, GradingError
from bimtek.region import load_region

SCHEMA_VERSION = 2
CONTEXT_FILE = "context.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What collecting made of a person's hand-ins."""

    folder: Path
    time: datetime.datetime
    """The latest hand-in that it holds."""
    seats: tuple[str, ...]


def write_submission(cohort: Cohort, person: Person, session_id: str, dest: Path) -> Written | None:
    """Write the folder from the latest hand-ins of a person's seats. None when nothing was handed in.

    The core's answers belong to every member of the core team. What was there before is replaced.
    """
    session = find_session(session_id)
    seats = _seats(cohort, person, session.id)
    versions = {seat.id: version for seat in seats if (version := latest_handin(cohort, seat.id, session.id))}
    if not versions:
        return None
    receipts = [read_receipt(version) for version in versions.values()]  # before anything is replaced
    notebook = _notebook(session.id)
    shutil.rmtree(dest, ignore_errors=True)
    dest.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(notebook, dest / session.notebook)
    for owner in seats:
        if owner.id in versions:
            _copy(versions[owner.id] / "answers", dest / "answers", owner)
    time = max(receipt.time for receipt in receipts).astimezone(datetime.UTC)
    write_atomic(dest / "timestamp.txt", time.strftime("%Y-%m-%d %H:%M:%S.%f %Z") + "\n")
    answers = HandedIn(cohort, {(session.id, name): version for name, version in versions.items()})
    contexts = {
        entry.id: _frozen(cohort, seat, entry, answers)
        for entry in exercises(session.id)
        if (seat := cohort.seat_of(person, entry)) is not None
    }
    head = {"schema_version": SCHEMA_VERSION, "person": person.id, "session": session.id}
    content = head | _items_once(contexts)
    write_atomic(dest / "answers" / CONTEXT_FILE, to_json(content))
    return Written(dest, time, tuple(versions))


class Submission:
    """Reads such a folder. Nothing in it is run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def answer(self, exercise_id: str) -> AnswerFile | None:
        """The answer that counts; None when there is none. Broken or newer files raise."""
        path = self.folder / "answers" / f"{exercise(exercise_id).id}.json"
        try:
            return read_answer_file(path, exercise_id)
        except FileNotFoundError:
            return None

    def context(self, exercise_id: str) -> Context:
        """What the exercise was answered against."""
        try:
            return _thawed(self._contexts["exercises"][exercise_id], self._items)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GradingError(
                f"Konteks latihan {exercise_id} tidak ada atau rusak.",
                where=(self.folder / "answers" / CONTEXT_FILE).as_posix(),
                next_step="Jalankan lagi `bimtek collect`.",
            ) from error

    @cached_property
    def _contexts(self) -> Any:
        """context.json, read once for all exercises of the meeting."""
        return from_json((self.folder / "answers" / CONTEXT_FILE).read_bytes(), allow_inf_nan=False)

    @cached_property
    def _items(self) -> dict[str, tuple[Item, ...]]:
        return {name: _thawed_items(items) for name, items in self._contexts["items"].items()}

    def assess(self, exercise_id: str) -> Assessment:
        """Findings and points. An exercise that was not answered is assessed as an empty answer."""
        file = self.answer(exercise_id)
        return assess(exercise(exercise_id), file.values if file else {}, self.context(exercise_id))


def _seats(cohort: Cohort, person: Person, session_id: str) -> list[Seat]:
    """A person's seats in a meeting, each once; the core only for its members."""
    seats = {}
    for entry in exercises(session_id):
        seat = cohort.seat_of(person, entry)
        if seat is not None and person in cohort.members(seat):
            seats[seat.id] = seat
    return list(seats.values())


def _notebook(session_id: str) -> Path:
    session = find_session(session_id)
    path: Path = course_root() / "sessions" / session.id / session.notebook
    if not path.is_file():
        raise GradingError(
            f"Buku kerja Pertemuan {session.roman} tidak ada.",
            where=path.as_posix(),
            next_step="Kembalikan dari sumber kursus, lalu jalankan lagi `bimtek collect`.",
        )
    return path


def _copy(source: Path, target: Path, seat: Seat) -> None:
    """A seat's answers, without those to exercises that other seats answer. A stranger is copied: grading names it."""
    target.mkdir(parents=True, exist_ok=True)
    for path in _files(source):
        if all(entry.unit is seat.unit for entry in exercises() if entry.id == path.stem) and path.name != CONTEXT_FILE:
            shutil.copyfile(path, target / path.name)


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.glob("*.json")) if path.is_file() and not path.is_symlink())


def _items_once(contexts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Most exercises of a meeting choose from the same items: each list stands there once, under the name of its hash.

    {"items": {hash: [item …]}, "exercises": {id: {…, "items": {source: hash}}}}
    """
    lists: dict[str, Any] = {}
    frozen = {}
    for exercise_id, context in contexts.items():
        names = {}
        for source, items in context["items"].items():
            names[source] = hashlib.sha256(json.dumps(items, sort_keys=True).encode()).hexdigest()[:16]
            lists[names[source]] = items
        frozen[exercise_id] = {**context, "items": names}
    return {"items": lists, "exercises": frozen}


def _frozen(cohort: Cohort, seat: Seat, entry: Exercise, answers: HandedIn) -> dict[str, Any]:
    """The context of an exercise as JSON, against the base that its answer names."""
    try:
        file = answers.load(seat.id, entry.id)
    except AnswerError:
        file = None  # grading says what is the matter with it
    context = context_for(cohort, seat, entry, answers, base=base_of(cohort, entry, file))
    codes = _frozen_codes(entry, file, context) if context.nomenclature.is_whole else None
    items = _asked_items(entry, file, context)
    return {
        **{name: getattr(context, name) for name in ("seat", "pillar", "start_year", "base", "handed_in")},
        "region": context.region.code,
        "sub_dimensions": list(context.sub_dimensions),
        "today": context.today.isoformat(),
        "data_cutoff": context.data_cutoff.isoformat() if context.data_cutoff else None,
        "items": {source: [asdict(item) for item in several] for source, several in items.items()},
        "agreed": context.agreed,
        "aliases": dict(context.aliases),
        "tombstones": dict(context.tombstones),
        "nomenclature": codes,
        "outline": _frozen_outline(entry, context),
    }


def _asked_items(entry: Exercise, file: AnswerFile | None, context: Context) -> Mapping[str, tuple[Item, ...]]:
    """The items that assessing and showing this answer asks for; a meeting's late exercises could ask for megabytes.

    All of them where it cannot be assessed: grading says what is the matter with it.
    """
    try:
        assess(entry, file.values if file else {}, context)
        readonly_html(entry, file.values if file else None, context, file.reasons if file else None)
    except Exception:
        return context.items
    return {source: context.items[source] for source in sorted(asked_of(context).asked)}


def _frozen_codes(entry: Exercise, file: AnswerFile | None, context: Context) -> dict[str, Any]:
    """Of a whole nomenclature the version, and the rows that the answer uses."""
    chosen = chosen_options(entry, file.values if file else {}, context).get("sub_activities", [])
    used = [asdict(context.nomenclature[option.value]) for option in chosen]
    return {"version": context.nomenclature.version, "used": used}


def _frozen_outline(entry: Exercise, context: Context) -> dict[str, Any] | None:
    """The cohort's own books and chapters, for an answer that names them."""
    own = "book_chapters" in sources(entry) and context.outline != course_outline()
    return context.outline.model_dump(mode="json") if own else None


def _thawed_codes(frozen: Mapping[str, Any] | None) -> Nomenclature:
    if frozen is None:
        return nomenclature()
    used = (SubActivity(**{**row, "related_pillars": tuple(row["related_pillars"])}) for row in frozen["used"])
    return Nomenclature(used, is_whole=True, version=frozen["version"])


def _thawed_items(items: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    return tuple(Item(**{**item, "by": tuple(item["by"])}) for item in items)


def _thawed(frozen: Mapping[str, Any], items: Mapping[str, tuple[Item, ...]]) -> Context:
    return Context(
        **{name: frozen[name] for name in ("seat", "pillar", "start_year", "base", "agreed", "aliases", "tombstones")},
        region=load_region(frozen["region"]),
        handed_in=bool(frozen.get("handed_in")),  # collected by an older version: not known
        sub_dimensions=tuple(frozen["sub_dimensions"]),
        today=datetime.date.fromisoformat(frozen["today"]),
        data_cutoff=datetime.date.fromisoformat(frozen["data_cutoff"]) if frozen["data_cutoff"] else None,
        items={source: items[name] for source, name in frozen["items"].items()},
        nomenclature=_thawed_codes(frozen.get("nomenclature")),
        outline=Outline.model_validate(own) if (own := frozen.get("outline")) else course_outline(),
    )
