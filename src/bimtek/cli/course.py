"""The course itself: play it, check it, measure it."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from bimtek.answers.handin import points_of
from bimtek.answers.store import AnswerStore
from bimtek.cli.app import app, console, errors, fail_if
from bimtek.cli.reference import BOUNDARIES, bring_boundaries
from bimtek.cli.sitting import SAMPLE
from bimtek.curriculum import SESSIONS
from bimtek.curriculum.exercise import Unit
from bimtek.datasets import course_root
from bimtek.formats import number_id

if TYPE_CHECKING:
    from bimtek.cli.play import Played


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder hasil.")] = Path("build/demo"),
    boundaries: Annotated[Path | None, typer.Option(help=BOUNDARIES)] = None,
) -> None:
    """Mainkan satu Bimtek utuh dengan angkatan latihan, lalu susun rencananya."""
    from bimtek.cli.play import play
    from bimtek.plan.assemble import run_assembly_notebook

    started = time.monotonic()
    source = course_root() / "grading" / "cohorts" / SAMPLE
    played = play(source, out / "angkatan", console.print)
    if boundaries is not None:
        bring_boundaries(boundaries, played.cohort)
    console.print("Menyusun buku …")
    run_assembly_notebook(played.cohort.folder, out)
    _summary(played)
    for path in sorted(entry for entry in out.iterdir() if entry.is_file()):
        console.print(f"  {path.as_posix()}")
    console.print(f"Selesai dalam {number_id(round(time.monotonic() - started))} detik.")


def _summary(played: Played) -> None:
    """Seats × meetings with points, and what is missing."""
    cohort = played.cohort
    store = AnswerStore(cohort.work)
    table = Table(title="Nilai otomatis per kursi")
    table.add_column("Kursi")
    for meeting in SESSIONS:
        table.add_column(f"Pertemuan {meeting.roman}", justify="right")
    for seat in cohort.seats:
        if seat.unit is Unit.TABLE:
            points = [points_of(cohort, seat.id, meeting.id, store) for meeting in SESSIONS]
            table.add_row(seat.name, *(f"{_points(earned)} / {_points(most)}" for earned, most in points))
    console.print(table)
    last = played.closed[SESSIONS[-1].id].base
    everything = [point for closed in played.closed.values() for point in closed.base.open]
    console.print(f"Masih terbuka setelah {last.session}: {number_id(len(everything))} hal")
    for point in everything:
        console.print(f"  • {point.message}", markup=False)


@app.command()
def check() -> None:
    """Periksa susunan kursus: latihan, buku kerja dan nilai harus cocok."""
    from bimtek.curriculum.structure import problems

    found = problems(course_root())
    for problem in found:
        errors.print(f"• {problem}", markup=False)
    console.print("Susunan kursus cocok." if not found else f"{len(found)} hal tidak cocok.")
    fail_if(found)


def _points(value: float) -> str:
    return number_id(Decimal(str(value)).normalize())
