"""attendance/<session>.csv: who was there, day by day. Columns: person,name,day_1,day_2 … with ya or tidak."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import write_atomic
from bimtek.answers.people_list import PeopleList, rows, yes
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import CohortError

DAY = "day_"


def attendance_path(cohort: Cohort, session_id: str) -> Path:
    """Where the list of a meeting lies."""
    path: Path = cohort.folder / "attendance" / f"{find_session(session_id).id}.csv"
    return path


def write_attendance_list(cohort: Cohort, session_id: str, days: int = 2) -> Path:
    """An empty list to fill in; `CohortError` where there is one already. days: how many the meeting has."""
    path = attendance_path(cohort, session_id)
    if path.exists():
        raise CohortError(
            "Daftar hadir pertemuan ini sudah ada dan tidak ditimpa.",
            where=path.as_posix(),
            next_step="Isi yang ada, atau pindahkan dahulu berkas itu.",
        )
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["person", "name", *(f"{DAY}{number}" for number in range(1, days + 1))])
    for person in cohort.people:
        writer.writerow([person.id, person.name, *[""] * days])
    write_atomic(path, "\ufeff" + stream.getvalue())
    return path


def read_attendance(cohort: Cohort, session_id: str) -> dict[str, float] | None:
    """Person → part of the meeting's days that she was there, 0 to 1; None where there is no list yet.

    Who does not stand in the list was not there. `CohortError` names the row, the column and what to mend.
    """
    path = attendance_path(cohort, session_id)
    if not path.is_file():
        return None
    kind = PeopleList(
        "Daftar hadir", f"attendance/{path.name}", ("person", "name", "day_1", "day_2"), ("person", "day_1")
    )
    known = {person.id for person in cohort.people}
    there: dict[str, float] = {}
    for number, cells in rows(path, kind):
        where = f"{path.as_posix()}, baris {number}"
        person = cells["person"]
        if person not in known:
            raise CohortError(
                f"“{person[:60]}” tidak ada dalam daftar peserta.",
                where=f"{where}, kolom person",
                next_step="Pakai nama pendek yang sama seperti di roster.csv.",
            )
        if person in there:
            raise CohortError(
                f"“{person}” ditulis dua kali.", where=f"{where}, kolom person", next_step="Hapus salah satu barisnya."
            )
        days = [column for column in cells if column.startswith(DAY)]
        there[person] = sum(yes(cells, day, where) for day in days) / len(days)
    return there
