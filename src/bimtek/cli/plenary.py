"""The plenary without a projector: the agenda, a decisions file to fill in, and the minutes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bimtek.cli.app import CohortArgument, SessionArgument, app, console, errors, find_cohort, session_id
from bimtek.formats import number_id


@app.command()
def plenary(
    cohort: CohortArgument,
    session: SessionArgument,
    out: Annotated[Path | None, typer.Option(help="Berkas keputusan; biasanya decisions/<pertemuan>.yml.")] = None,
    write: Annotated[bool, typer.Option(help="Tulis berkas keputusan untuk diisi.")] = True,
) -> None:
    """Tampilkan agenda pleno dan tulis berkas keputusan untuk diisi."""
    from bimtek.plan.plenary.agenda import agenda
    from bimtek.plan.plenary.template import write_template

    loaded = find_cohort(cohort)
    found = agenda(loaded, session_id(session))
    console.print(f"Pleno Pertemuan {found.roman}: {number_id(round(found.minutes))} menit direncanakan.")
    for count in found.agreed:
        console.print(f"  ✓ {number_id(count.number)} {count.what}", markup=False)
    for entry in found.matters:
        state = entry.state if entry.settled else f"{number_id(round(entry.matter.minutes))} menit"
        where = state if entry.fits or entry.settled else "sesudah pleno"
        console.print(f"  • [{where}] {entry.matter.question}", markup=False, soft_wrap=True)
        for side in () if entry.settled else entry.matter.sides:
            words = "".join(piece.text for piece in side.text)
            console.print(f"      {', '.join(side.by)}: {words}", markup=False, soft_wrap=True)
    for name in found.missing:
        console.print(f"  • {name} belum mengumpulkan", markup=False)
    for message in (*found.lost, *found.problems):
        errors.print(f"  ! {message}", markup=False, soft_wrap=True)
    if write:
        path, kept = write_template(loaded, found, out)
        console.print(f"Berkas keputusan: {path.as_posix()}", markup=False, soft_wrap=True)
        if kept:
            console.print(f"Isi yang lama disimpan di {kept.as_posix()}", markup=False, soft_wrap=True)


@app.command()
def minutes(
    cohort: CohortArgument,
    session: SessionArgument,
    out: Annotated[Path, typer.Option(help="Berkas .docx atau .pdf.")],
) -> None:
    """Tulis berita acara pleno satu pertemuan."""
    from bimtek.plan.plenary.minutes import write_minutes

    path = write_minutes(find_cohort(cohort), session_id(session), out)
    console.print(f"Berita acara: {path.as_posix()}", markup=False, soft_wrap=True)
