"""roster.csv: who takes part. Columns: person,name,opd,table,core,coordinator,substitute_for.

How the file may be written: people_list.py.
"""

from __future__ import annotations

from pathlib import Path

from bimtek.answers.files import plain_name
from bimtek.answers.people_list import PeopleList, rows, yes
from bimtek.answers.settings import CORE, Settings, Strict
from bimtek.errors import CohortError

ROSTER_COLUMNS = ("person", "name", "opd", "table", "core", "coordinator", "substitute_for")
ROSTER = PeopleList("Daftar peserta", "roster.csv", ROSTER_COLUMNS, ("person", "name", "table"))


class Person(Strict):
    """A participant. `opd` is an id of the region's list or free text."""

    id: str
    name: str
    opd: str = ""
    table: str = ""
    core: bool = False
    coordinator: bool = False
    """Coordinates the pillar of her table."""
    substitute_for: str = ""


def read_roster(path: Path, settings: Settings) -> tuple[Person, ...]:
    """The participants, in the order of the list. `CohortError` names the row, the column and what to mend."""
    taken = {CORE, *(table.id.lower() for table in settings.tables)}
    people = []
    for number, cells in rows(path, ROSTER):
        person = _person(cells, f"{path.as_posix()}, baris {number}", settings)
        if person.id.lower() in taken:  # on Windows "Wayan" and "wayan" are one folder
            raise CohortError(
                f"“{person.id}” dipakai dua kali.",
                where=f"{path.as_posix()}, baris {number}, kolom person",
                next_step="Beri setiap peserta, meja dan tim inti nama yang berbeda.",
            )
        taken.add(person.id.lower())
        people.append(person)
    if not people:
        raise CohortError(
            "Daftar peserta kosong.",
            where=path.as_posix(),
            next_step=f"Baris pertama: {','.join(ROSTER_COLUMNS)}. Sesudahnya satu baris setiap peserta, misalnya: "
            + _example(settings),
        )
    return tuple(people)


def _example(settings: Settings) -> str:
    """A row as it may stand there: short name, name, OPD, table, core team, coordinator of the pillar, substitute."""
    return f"made,Ni Made Contoh,bappeda,{settings.tables[0].id},tidak,ya,"


def _person(cells: dict[str, str], where: str, settings: Settings) -> Person:
    table = cells["table"]
    if table and table not in {entry.id for entry in settings.tables}:
        raise CohortError(
            f"Meja “{table}” tidak ada dalam cohort.yml.",
            where=f"{where}, kolom table",
            next_step="Perbaiki ejaannya, atau tambahkan mejanya di cohort.yml.",
        )
    person_id = plain_name(cells["person"], "Nama pendek peserta", where=f"{where}, kolom person")
    return Person(
        id=person_id,
        name=cells["name"] or person_id,
        opd=cells.get("opd", ""),
        table=table,
        core=yes(cells, "core", where),
        coordinator=yes(cells, "coordinator", where),
        substitute_for=cells.get("substitute_for", ""),
    )
