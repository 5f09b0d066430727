"""Certificates: the attendance list of a meeting, and a PDF for everybody who earned one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bimtek.cli.app import CohortArgument, SessionArgument, app, console, find_cohort, progress, session_id
from bimtek.formats import number_id


@app.command()
def attendance(
    cohort: CohortArgument,
    session: SessionArgument,
    days: Annotated[int, typer.Option(help="Banyaknya hari pertemuan.", min=1, max=10)] = 2,
) -> None:
    """Tulis daftar hadir kosong satu pertemuan, untuk diisi ya atau tidak setiap hari."""
    from bimtek.answers.attendance import write_attendance_list

    path = write_attendance_list(find_cohort(cohort), session_id(session), days)
    console.print(f"Daftar hadir untuk diisi: {path.as_posix()}", markup=False, soft_wrap=True)


@app.command()
def certificates(
    cohort: CohortArgument,
    out: Annotated[Path, typer.Option(help="Folder hasil.")],
) -> None:
    """Cetak sertifikat semua yang memenuhi aturan di cohort.yml, dan sebut alasan yang belum."""
    from bimtek.certificates import issue
    from bimtek.grading.report_file import write_report

    loaded = find_cohort(cohort)
    with progress("Mencetak", len(loaded.people)) as tick:
        issued = issue(loaded, out, progress=tick)
    console.print(f"Sertifikat: {number_id(len(issued.paths))} berkas di {out.as_posix()}", markup=False)
    lines = []
    for standing in issued.without:
        lines.append(f"{standing.person.name} ({standing.person.id}) belum mendapat sertifikat:")
        lines += [f"  • {reason}" for reason in standing.reasons]
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)
    path = write_report(loaded, "certificates", "Laporan sertifikat", lines or ["Semua mendapat sertifikat."])
    console.print(f"Laporan: {path.as_posix()}", markup=False, soft_wrap=True)
