"""The log of a plenary: `<cohort>/decisions/<session>/0007.json`, one small file a decision, never changed.

A number is claimed by giving a complete, synced file its name, which only one writer can do. So several facilitators,
in two programs even, never overwrite each other, and a power cut leaves an entry whole or not there at all.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import as_text, claim, sync_folder, wait, write_temporary
from bimtek.answers.stored import Damaged, TooNew, read_stored
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import PlanError
from bimtek.plan.plenary.decisions import Decision, Recorded

SCHEMA_VERSION = 1
MOST = 5000
"""Entries of one meeting; a program that writes more has gone wild."""


class Entry(BaseModel):
    """What stands in a file of the log."""

    model_config = ConfigDict(extra="forbid")

    schema_version: int = SCHEMA_VERSION
    number: int
    session: str
    time: AwareDatetime
    words: str = ""
    """What was decided, in a sentence for people."""
    decision: Decision


class DecisionLog:
    """Reads and adds to the decisions of one meeting."""

    def __init__(self, cohort: Cohort, session_id: str) -> None:
        self.session = find_session(session_id).id
        self.folder = cohort.folder / "decisions" / self.session
        self._read: dict[str, Recorded] = {}

    def numbers(self) -> tuple[str, ...]:
        """Names of the entries; cheap, for whoever asks often whether there is something new."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(path.stem for path in self.folder.glob("[0-9]*.json")))

    def entries(self) -> tuple[Recorded, ...]:
        """All entries, oldest first. `PlanError` names a file that cannot be read: none is passed over in silence."""
        found = []
        for name in self.numbers():
            if name not in self._read:
                path = self.folder / f"{name}.json"
                if not path.stat().st_size:
                    continue  # a number whose writer was cut off on a disk without links: nothing was decided
                self._read[name] = _recorded(path)
            found.append(self._read[name])
        return tuple(found)

    def add(self, decision: Decision, time: datetime.datetime, words: str = "") -> Recorded:
        """Put down a decision; returns when the disk has it. words: the same in a sentence."""
        for _ in range(MOST):
            number = max((int(name) for name in self.numbers() if name.isdigit()), default=0) + 1
            if number > MOST:
                break
            path = self.folder / f"{number:04d}.json"
            entry = Entry(number=number, session=self.session, time=time, words=words, decision=decision)
            temporary = write_temporary(path, as_text(entry.model_dump(mode="json")))
            try:
                if claim(temporary, path):
                    sync_folder(self.folder)
                    return Recorded(str(number), decision, entry.time, path.as_posix(), words)
            finally:
                temporary.unlink(missing_ok=True)
            wait()
        raise PlanError(
            f"Pertemuan ini sudah mempunyai {MOST} catatan keputusan.",
            where=self.folder.as_posix(),
            next_step="Periksa mengapa begitu banyak; pindahkan yang tidak perlu ke tempat lain.",
        )


def _recorded(path: Path) -> Recorded:
    try:
        entry = read_stored(path, Entry, SCHEMA_VERSION)
    except Damaged as error:
        raise PlanError(
            f"Catatan keputusan pleno nomor {path.stem} rusak.",
            where=path.as_posix(),
            next_step="Kembalikan dari cadangan. Jangan menghapusnya: keputusan itu akan hilang.",
        ) from error
    except TooNew as error:
        raise PlanError(
            f"Catatan keputusan memakai skema {error.version}, program ini mengenal sampai {SCHEMA_VERSION}.",
            where=path.as_posix(),
            next_step="Perbarui bimtek, lalu ulangi.",
        ) from error
    return Recorded(str(entry.number), entry.decision, entry.time, path.as_posix(), entry.words)
