"""Hand-ins: a version of a seat's answers to a meeting, kept for good; a later one stands beside it.

handins/<session>/<seat>/<0001>/answers/*.json
handins/<session>/<seat>/<0001>/manifest.json
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bimtek.answers.answer_file import AnswerFile, Answers, read_answer_file
from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.context import base_of, context_for
from bimtek.answers.files import as_text, write_atomic
from bimtek.answers.kept import MANIFEST
from bimtek.answers.peer_review import deliver_review
from bimtek.answers.store import AnswerStore, copy_answers
from bimtek.answers.stored import Damaged, TooNew, read_stored
from bimtek.curriculum import assess, exercises
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import BimtekError, HandinError

SCHEMA_VERSION = 1


class Receipt(BaseModel):
    """What the seat gets, and what is kept as manifest.json beside the answers."""

    model_config = ConfigDict(extra="forbid")

    schema_version: int = SCHEMA_VERSION
    cohort: str
    seat: str
    session: str
    number: int
    author: str
    time: AwareDatetime
    files: dict[str, str]
    """File name → SHA-256 of its bytes."""
    sha256: str
    """Over names and hashes of the files: the receipt's number for people."""
    points: float
    maximum: float


class HandedIn:
    """Answers as they were handed in; of a seat that has handed in nothing for a meeting, as they stand now.

    versions: (session, seat) → the folder of the version that counts, where it is not the latest.
    """

    def __init__(self, cohort: Cohort, versions: Mapping[tuple[str, str], Path | None] | None = None) -> None:
        self.cohort = cohort
        self._versions: dict[tuple[str, str], Path | None] = dict(versions or {})
        self._store = AnswerStore(cohort.work)

    def load(self, seat: str, exercise_id: str) -> AnswerFile | None:
        """The answer of a seat; None when there is none."""
        key = (find_exercise(exercise_id).session, seat)
        if key not in self._versions:
            self._versions[key] = latest_handin(self.cohort, seat, key[0])
        folder = self._versions[key]
        if folder is None:
            return self._store.load(seat, exercise_id)
        with contextlib.suppress(FileNotFoundError):
            return read_answer_file(folder / "answers" / f"{exercise_id}.json", exercise_id)
        return None


def hand_in(cohort: Cohort, seat_id: str, session_id: str, *, author: str, time: datetime) -> Receipt:
    """Keep the seat's answers to a meeting as a new version and give a receipt. Incomplete answers are taken too."""
    seat = cohort.seat(seat_id)
    session_id = find_session(session_id).id
    source = cohort.work / seat.id / session_id / "answers"
    if not any(_says_something(path) for path in source.glob("*.json")):
        raise HandinError(
            f"{seat.name} belum mengisi apa pun untuk pertemuan ini.",
            where=f"kursi {seat.id}, pertemuan {session_id}",
            next_step="Isi dahulu sedikitnya satu latihan, lalu kumpulkan lagi.",
        )
    folder = new_version(cohort, seat, session_id)
    copy_answers(source, folder / "answers")
    return conclude(cohort, seat, session_id, folder, author=author, time=time)


def conclude(cohort: Cohort, seat: Seat, session_id: str, folder: Path, *, author: str, time: datetime) -> Receipt:
    """Make the answers in a new version's folder a hand-in: count their points and write the receipt."""
    files = {path.name: sha256_of(path) for path in sorted((folder / "answers").glob("*.json"))}
    points, maximum = points_of(cohort, seat.id, session_id, HandedIn(cohort, {(session_id, seat.id): folder}))
    receipt = Receipt(
        cohort=cohort.id,
        seat=seat.id,
        session=session_id,
        number=int(folder.name),
        author=author,
        time=time,
        files=files,
        sha256=digest(files),
        points=points,
        maximum=maximum,
    )
    # The manifest is written last: a version without one was cut off and does not count.
    write_atomic(folder / MANIFEST, as_text(receipt.model_dump(mode="json")))
    if seat.unit is Unit.PERSON:
        with contextlib.suppress(BimtekError):  # a table's damaged remarks must not cost another person her receipt
            deliver_review(cohort, seat, session_id, HandedIn(cohort, {(session_id, seat.id): folder}), time)
    return receipt


def digest(files: Mapping[str, str]) -> str:
    """One SHA-256 over names and hashes of files, in the order of their names."""
    return hashlib.sha256("".join(f"{name}\0{sha}\n" for name, sha in sorted(files.items())).encode()).hexdigest()


def points_of(cohort: Cohort, seat_id: str, session_id: str, store: Answers) -> tuple[float, float]:
    """Automatic points of a seat in a meeting and their maximum, over the exercises that this seat owes."""
    seat = cohort.seat(seat_id)
    points = maximum = 0.0
    for exercise in exercises(session_id):
        if exercise.unit is not seat.unit:
            continue
        maximum += exercise.points
        with contextlib.suppress(BimtekError):  # a file or base that cannot be read is named when it is collected
            file = store.load(seat.id, exercise.id)
            if file is not None:
                context = context_for(cohort, seat, exercise, store, base=base_of(cohort, exercise, file))
                points += assess(exercise, file.values, context).points
    return round(points, 2), round(maximum, 2)


def receipts(cohort: Cohort, seat_id: str, session_id: str) -> tuple[Receipt, ...]:
    """Every hand-in of a seat to a meeting, the oldest first. Whether the files still are as then is not looked at."""
    return tuple(_receipt(folder) for folder in versions(cohort, seat_id, session_id))


def versions(cohort: Cohort, seat_id: str, session_id: str) -> tuple[Path, ...]:
    """Folders of the complete hand-ins of a seat to a meeting, the oldest first."""
    manifests = (cohort.handins / find_session(session_id).id / cohort.seat(seat_id).id).glob(f"*/{MANIFEST}")
    folders = (path.parent for path in manifests if path.parent.name.isdecimal())
    return tuple(sorted(folders, key=lambda folder: int(folder.name)))


def latest_handin(cohort: Cohort, seat_id: str, session_id: str) -> Path | None:
    """Folder of the last complete hand-in."""
    found = versions(cohort, seat_id, session_id)
    return found[-1] if found else None


def read_receipt(folder: Path) -> Receipt:
    """The receipt of a kept hand-in, its files checked against it."""
    receipt = _receipt(folder)
    now = {path.name: path for path in (folder / "answers").glob("*.json")}
    for name in sorted(now.keys() | receipt.files.keys()):
        if name not in now or sha256_of(now[name]) != receipt.files.get(name):
            raise HandinError(
                f"Berkas {name} tidak sama dengan yang dikumpulkan.",
                where=(folder / "answers" / Path(name).name).as_posix(),
                next_step="Kembalikan dari cadangan, atau minta kursi ini mengumpulkan lagi.",
            )
    return receipt


def _receipt(folder: Path) -> Receipt:
    path = folder / MANIFEST
    try:
        return read_stored(path, Receipt, SCHEMA_VERSION)
    except (Damaged, OSError) as error:
        raise HandinError(
            "Tanda terima penyerahan ini rusak.", where=path.as_posix(), next_step="Minta kursi ini mengumpulkan lagi."
        ) from error
    except TooNew as error:
        raise HandinError(
            f"Tanda terima memakai skema {error.version}, program ini mengenal sampai {SCHEMA_VERSION}.",
            where=path.as_posix(),
            next_step="Perbarui bimtek, lalu ulangi.",
        ) from error


def _says_something(path: Path) -> bool:
    """Something was filled in, or nobody can tell: a file that cannot be read is handed in as it is."""
    try:
        file = read_answer_file(path)
        return not find_exercise(file.exercise).read(file.values).is_open
    except BimtekError:
        return True


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def new_version(cohort: Cohort, seat: Seat, session_id: str) -> Path:
    """A new numbered folder for a hand-in; two at the same moment get two numbers."""
    folder: Path = cohort.handins / session_id / seat.id
    folder.mkdir(parents=True, exist_ok=True)
    number = 1 + max((int(path.name) for path in folder.iterdir() if path.name.isdecimal()), default=0)
    while True:
        version = folder / f"{number:04d}"
        try:
            version.mkdir()
        except FileExistsError:
            number += 1
        else:
            return version
