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

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from bimtek.answers.cohort import Cohort
from bimtek.answers.context import context_for
from bimtek.answers.files import as_text, write_atomic
from bimtek.answers.store import AnswerStore, copy_answers
from bimtek.curriculum import assess, exercises
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import AnswerError, HandinError


class Receipt(BaseModel):
    """What the seat gets, and what is kept as manifest.json beside the answers."""

    model_config = ConfigDict(extra="forbid")

    schema_version: int = 1
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


def hand_in(cohort: Cohort, seat_id: str, session_id: str, *, author: str, time: datetime) -> Receipt:
    """Keep the seat's answers to a meeting as a new version and give a receipt. Incomplete answers are taken too."""
    seat = cohort.seat(seat_id)
    session_id = find_session(session_id).id
    source = cohort.work / seat.id / session_id / "answers"
    if not any(source.glob("*.json")):
        raise HandinError(
            f"{seat.name} belum mengisi apa pun untuk pertemuan ini.",
            where=f"kursi {seat.id}, pertemuan {session_id}",
            next_step="Isi dahulu sedikitnya satu latihan, lalu kumpulkan lagi.",
        )
    folder = _new_version(cohort.handins / session_id / seat.id)
    files = {
        copy.name: hashlib.sha256(copy.read_bytes()).hexdigest() for copy in copy_answers(source, folder / "answers")
    }
    points, maximum = points_of(cohort, seat_id, session_id, AnswerStore(cohort.work))
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
    write_atomic(folder / "manifest.json", as_text(receipt.model_dump(mode="json")))
    return receipt


def digest(files: Mapping[str, str]) -> str:
    """One SHA-256 over names and hashes of files, in the order of their names."""
    return hashlib.sha256("".join(f"{name}\0{sha}\n" for name, sha in sorted(files.items())).encode()).hexdigest()


def points_of(cohort: Cohort, seat_id: str, session_id: str, store: AnswerStore) -> tuple[float, float]:
    """Automatic points of a seat in a meeting and their maximum, over the exercises that this seat owes."""
    seat = cohort.seat(seat_id)
    points = maximum = 0.0
    for exercise in exercises(session_id):
        if exercise.unit is not seat.unit:
            continue
        maximum += exercise.points
        with contextlib.suppress(AnswerError):  # a broken file is worth nothing until it is mended
            file = store.load(seat.id, exercise.id)
            if file is not None:
                points += assess(exercise, file.values, context_for(cohort, seat, exercise, store)).points
    return round(points, 2), round(maximum, 2)


def receipts(cohort: Cohort, seat_id: str, session_id: str) -> tuple[Receipt, ...]:
    """Every hand-in of a seat to a meeting, the oldest first."""
    folder = cohort.handins / find_session(session_id).id / cohort.seat(seat_id).id
    return tuple(read_receipt(path.parent) for path in sorted(folder.glob("[0-9]*/manifest.json")))


def latest_handin(cohort: Cohort, seat_id: str, session_id: str) -> Path | None:
    """Folder of the last complete hand-in."""
    folder = cohort.handins / find_session(session_id).id / cohort.seat(seat_id).id
    manifests = sorted(folder.glob("[0-9]*/manifest.json"))
    return manifests[-1].parent if manifests else None


def read_receipt(folder: Path) -> Receipt:
    """The receipt of a kept hand-in, its files checked against it."""
    path = folder / "manifest.json"
    try:
        receipt = Receipt.model_validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise HandinError(
            "Tanda terima kumpulan ini rusak.", where=path.as_posix(), next_step="Minta kursi ini mengumpulkan lagi."
        ) from error
    for name, sha in receipt.files.items():
        file = folder / "answers" / Path(name).name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != sha:
            raise HandinError(
                f"Berkas {name} tidak sama dengan yang dikumpulkan.",
                where=folder.as_posix(),
                next_step="Kembalikan dari cadangan, atau minta kursi ini mengumpulkan lagi.",
            )
    return receipt


def _new_version(folder: Path) -> Path:
    """A new numbered folder; two at the same moment get two numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1 + max((int(path.name) for path in folder.iterdir() if path.name.isdigit()), default=0)
    while True:
        version = folder / f"{number:04d}"
        try:
            version.mkdir()
        except FileExistsError:
            number += 1
        else:
            return version
