"""What the facilitator tells a table, or everybody: `<cohort>/room/notes.json`.

A note stands on the home page and at the open forms of whoever it is for, until she has marked it as read.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, Field

from bimtek.answers.cohort import Cohort, Person
from bimtek.errors import AnswerError
from bimtek.room.kept_list import Entry, KeptList

EVERYBODY = ""
LONGEST = 600
"""Characters: what is longer wants to be said."""
MOST = 300


class Note(Entry):
    """One note."""

    id: str
    to: str = EVERYBODY
    """Id of a seat; EVERYBODY for all."""
    text: str
    time: AwareDatetime
    read: dict[str, AwareDatetime] = Field(default_factory=dict)
    """Id of a person → when she marked it as read."""
    withdrawn: AwareDatetime | None = None


class Notes:
    """The notes of a cohort."""

    def __init__(self, folder: Path) -> None:
        self._kept = KeptList(folder / "notes.json", Note)

    @property
    def all(self) -> tuple[Note, ...]:
        """Every note, the newest first."""
        return self._kept.entries[::-1]

    def send(self, cohort: Cohort, to: str, text: str, time: datetime) -> Note:
        """Tell something. `AnswerError` for what says nothing or too much, `UnknownSeat` for a seat that is none."""
        if to != EVERYBODY:
            cohort.seat(to)
        said = " ".join(text.split(" ")).strip()
        if not said:
            raise AnswerError("Pesan ini masih kosong.", next_step="Tulis dahulu isinya, lalu kirim.")
        if len(said) > LONGEST:
            raise AnswerError(f"Pesan ini lebih panjang dari {LONGEST} huruf.", next_step="Pendekkan, lalu kirim lagi.")
        note = Note(id=secrets.token_hex(6), to=to, text=said, time=time)

        def append(notes: list[Note]) -> Note:
            notes.append(note)
            del notes[:-MOST]
            return note

        return self._kept.change(append)

    def mark_as_read(self, cohort: Cohort, note_id: str, person: Person, time: datetime) -> Note:
        """A person has read it; the first time counts. `AnswerError` when it is not for her."""

        def mark(notes: list[Note]) -> Note:
            for number, note in enumerate(notes):
                if note.id == note_id and is_for(cohort, note, person):
                    read = {person.id: time} | note.read
                    notes[number] = note.model_copy(update={"read": read})
                    return notes[number]
            raise _gone()

        return self._kept.change(mark)

    def withdraw(self, note_id: str, time: datetime) -> Note:
        """Take a note away from all pages; it stays in the list."""

        def take_away(notes: list[Note]) -> Note:
            for number, note in enumerate(notes):
                if note.id == note_id:
                    notes[number] = note.model_copy(update={"withdrawn": note.withdrawn or time})
                    return notes[number]
            raise _gone()

        return self._kept.change(take_away)

    def shown(self, cohort: Cohort, person: Person) -> list[dict[str, Any]]:
        """What a person's pages show, the oldest first, ready for JSON."""
        return [
            {"id": note.id, "text": note.text, "time": note.time.isoformat(), "to_all": note.to == EVERYBODY}
            for note in self._kept.entries
            if note.withdrawn is None and person.id not in note.read and is_for(cohort, note, person)
        ]


def is_for(cohort: Cohort, note: Note, person: Person) -> bool:
    """Whether a note is for this person. A seat may have left the cohort since."""
    if note.to == EVERYBODY:
        return True
    seat = next((seat for seat in cohort.seats if seat.id == note.to), None)
    return seat is not None and person in cohort.members(seat)


def _gone() -> AnswerError:
    return AnswerError("Pesan ini tidak ada lagi.", next_step="Muat ulang halaman.")
