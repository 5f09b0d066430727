"""Reading a workbook that came back: whose it is, and what each of its exercises says now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.context import context_for, items_of
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.errors import SheetError
from bimtek.sheets import layout
from bimtek.sheets.choices import Choices, plain
from bimtek.sheets.find import find_mark, find_sheet
from bimtek.sheets.grid import Grid, read_grids
from bimtek.sheets.guide import member_names
from bimtek.sheets.opened import open_lists
from bimtek.sheets.read_exercise import left_alone, read_exercise
from bimtek.sheets.report import Done, ExerciseImport, Import, Problem, State
from bimtek.sheets.safe import LARGEST
from bimtek.sheets.source import Source
from bimtek.sheets.ticket import ANOTHER, SHEET, Ticket, read_ticket

OURS = frozenset({layout.GUIDE, layout.CHOICES, SHEET})


def read_workbook(
    cohort: Cohort, source: Path | bytes, *, person: str = "", seat: str = "", session: str = ""
) -> Import:
    """Understand a workbook as far as possible; nothing is saved.

    person: who answers for it, else who is named on its first sheet. seat, session: refuse any other.
    Raises `SheetError` for a file that cannot be taken at all, and says why and what to do.
    """
    content = _bytes(source)
    grids = read_grids(content)
    ticket = _ticket(grids)
    owner = _owner(cohort, ticket, seat, session)
    pen = _pen(cohort, owner, grids, person)
    known = {exercise.id: exercise for exercise in exercises(ticket.session)}
    store = AnswerStore(cohort.work)
    contexts = {name: context_for(cohort, owner, known[name], store) for name in ticket.exercises if name in known}
    lists, _ = open_lists(((known[name], context) for name, context in contexts.items()), ticket.labels)
    read: list[ExerciseImport] = []
    taken = set(OURS)
    for name, written in ticket.exercises.items():
        grid = find_sheet(grids, name, written.sheet)
        if name not in known or grid is None:
            title = known[name].title if name in known else name
            read.append(left_alone(title, name, State.MISSING))
            continue
        taken.add(grid.title)
        one = read_exercise(Source(grid, known[name], contexts[name], owner, ticket, lists))
        _learn(known[name], one, owner, contexts[name], lists)
        read.append(one)
    strangers = tuple(_stranger(grid) for title, grid in grids.items() if title not in taken and grid.rows)
    return Import(ticket, owner, pen, content, hashlib.sha256(content).hexdigest(), tuple(read), strangers)


def _bytes(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        with source.open("rb") as stream:
            return stream.read(LARGEST + 1)  # more than that is refused by its size
    except OSError as error:
        raise SheetError(
            f"Berkas tidak dapat dibuka: {error.strerror or error}",
            where=source.as_posix(),
            next_step="Periksa alamatnya; tutup berkas itu bila sedang terbuka di Excel.",
        ) from error


def _ticket(grids: Mapping[str, Grid]) -> Ticket:
    grid = grids.get(SHEET)
    if grid is None:
        raise SheetError("Berkas ini bukan buku kerja yang diunduh dari Bimtek ini.", next_step=ANOTHER)
    return read_ticket([(grid.cell(row, 1).text, grid.cell(row, 2).text) for row in grid.rows])


def _owner(cohort: Cohort, ticket: Ticket, seat: str, session: str) -> Seat:
    """The seat of the workbook, checked against what is expected."""
    if ticket.cohort != cohort.id:
        raise SheetError(f"Buku kerja ini milik angkatan “{ticket.cohort}”, bukan “{cohort.id}”.", next_step=ANOTHER)
    owner = cohort.seat(ticket.seat)
    if seat and seat != owner.id:
        raise SheetError(
            f"Buku kerja ini milik {owner.name}, bukan {cohort.seat(seat).name}.",
            next_step=f"Minta {owner.name} mengunggahnya sendiri, atau pilih berkas yang lain.",
        )
    if session and session != ticket.session:
        raise SheetError(
            f"Buku kerja ini untuk pertemuan {ticket.session}, bukan {session}.",
            next_step="Unggah pada halaman pertemuannya, atau pilih berkas yang lain.",
        )
    return owner


def _pen(cohort: Cohort, seat: Seat, grids: Mapping[str, Grid], person: str) -> Person:
    """Who answers for the workbook: a member of the seat."""
    names = member_names(cohort, seat)
    if not person:
        typed = _named(grids.get(layout.GUIDE))
        by_name = {plain(name): known for name, known in names.items()}
        person = by_name.get(plain(typed), typed) or (next(iter(names.values())) if len(names) == 1 else "")
    if person in names.values():
        return cohort.person(person)
    raise SheetError(
        f"“{person}” bukan anggota {seat.name}." if person else "Belum disebut siapa yang mengisi buku kerja ini.",
        where=f"lembar {layout.GUIDE}, “Diisi oleh”",
        next_step=f"Pilih salah satu: {', '.join(names)}." if names else "Periksa daftar peserta.",
    )


def _named(guide: Grid | None) -> str:
    mark = find_mark(guide, layout.PERSON) if guide else None
    if guide is None or mark is None:
        return ""
    return next((cell.text for cell in guide.rows[mark.row].values() if cell.column > mark.column + 1), "")


def _learn(
    exercise: Exercise, read: ExerciseImport, seat: Seat, context: Context, lists: Mapping[str, Choices]
) -> None:
    """Rows of this workbook can be chosen in its later exercises: by their words, for they have no place in a list."""
    for field in exercise.answer.fields.values():
        if field.publishes in lists:
            for item in items_of(field.publishes, exercise, field, read.values, seat, context):
                lists[field.publishes].learn(item.label, item.id)


def _stranger(grid: Grid) -> Problem:
    return Problem(grid.title, "", "Lembar ini bukan bagian buku kerja.", Done.LEFT_OUT)
