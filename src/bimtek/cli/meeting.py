"""A meeting, from the facilitator's side: prepare, hand out, collect, grade, give back, close, and write the plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bimtek.answers.new_cohort import template
from bimtek.cli.app import (
    CohortArgument,
    SessionArgument,
    app,
    console,
    fail_if,
    find_cohort,
    progress,
    session_id,
    show_error,
)
from bimtek.cli.receiving import receive_from
from bimtek.cli.reference import BOUNDARIES, bring_boundaries
from bimtek.curriculum import SESSIONS
from bimtek.errors import BimtekError
from bimtek.formats import number_id


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Folder angkatan yang baru.")],
    region: Annotated[str, typer.Option(help="Kode wilayah, misalnya 51.06.")],
    year: Annotated[int, typer.Option(help="Tahun pertama rencana.")],
) -> None:
    """Siapkan folder angkatan: cohort.yml dan roster.csv untuk diisi."""
    for path in template(folder, region, year):
        console.print(f"Dibuat: {path.as_posix()}", markup=False)
    command = f"bimtek status {folder.as_posix()}"
    console.print(
        f"Isi tanggal dan meja di cohort.yml, peserta di roster.csv, lalu jalankan: {command}",
        markup=False,
        soft_wrap=True,
    )


@app.command()
def release(cohort: CohortArgument, session: SessionArgument) -> None:
    """Bagikan buku kerja satu pertemuan (nbgrader generate_assignment)."""
    from bimtek.grading import release as run

    console.print(f"Dibagikan: {run(find_cohort(cohort), session_id(session))}", markup=False)


@app.command()
def collect(
    cohort: CohortArgument,
    session: SessionArgument,
    source: Annotated[
        list[Path] | None,
        typer.Option("--from", help="Terima dahulu ZIP dan buku kerja dari folder atau USB ini; boleh berulang."),
    ] = None,
) -> None:
    """Ambil penyerahan terakhir setiap kursi ke folder submitted/."""
    from bimtek.grading import collect as run

    loaded, meeting = find_cohort(cohort), session_id(session)
    refused = receive_from(loaded, source, meeting) if source else 0
    report = run(loaded, meeting)
    console.print(f"Terkumpul: {number_id(len(report.collected))} peserta.")
    for person in report.missing:
        console.print(f"  • {person} belum mengumpulkan", markup=False)
    for person in report.late:
        console.print(f"  • {person} terlambat", markup=False)
    for error in report.problems:
        show_error(error)
    fail_if(report.problems or refused)


@app.command()
def grade(
    cohort: CohortArgument,
    session: Annotated[str, typer.Argument(help="Pertemuan; tanpa ini semuanya.")] = "",
    anew: Annotated[bool, typer.Option("--anew", help="Nilai ulang semuanya, juga yang tidak berubah.")] = False,
) -> None:
    """Nilai yang berubah, dari jawaban saja; kode peserta tidak pernah dijalankan."""
    from bimtek.grading import grade as run
    from bimtek.grading.report_file import problem_lines, write_report

    loaded = find_cohort(cohort)
    with progress("Menilai") as tick:
        report = run(loaded, session_id(session) if session else None, progress=tick, anew=anew)
    console.print(f"Dinilai: {number_id(len(report.graded))} penyerahan ({report}).")
    for error in report.problems:
        show_error(error)
    path = write_report(loaded, "grade", "Laporan penilaian", [f"{report}.", *problem_lines(report.problems)])
    if report.problems:
        console.print(f"Daftar yang tidak dapat dinilai: {path.as_posix()}", markup=False, soft_wrap=True)
    fail_if(report.problems)


@app.command()
def status(cohort: CohortArgument) -> None:
    """Siapa di mana: penyerahan, nilai, yang masih perlu dinilai, dan hasil belajar kelompok."""
    from rich.table import Table

    from bimtek.grading import status as run
    from bimtek.grading.gains import NO_NAMES, course_gains, gain_rows

    loaded = find_cohort(cohort)
    table = Table(title=loaded.title)
    for column in ("Peserta", "Meja", *(f"Pertemuan {meeting.roman}" for meeting in SESSIONS)):
        table.add_column(column)
    for row in run(loaded):
        table.add_row(row.person, row.table, *row.cells)
    console.print(table)
    found = course_gains(loaded)
    if found:
        head, *rows = gain_rows(loaded, found)
        learnt = Table(*head, title="Hasil belajar: tes awal dan tes akhir", caption=NO_NAMES)
        for cells in rows:
            learnt.add_row(*cells)
        console.print(learnt)


@app.command()
def feedback(cohort: CohortArgument, session: SessionArgument) -> None:
    """Tulis umpan balik setiap peserta ke folder feedback/."""
    from bimtek.grading import feedback as run

    paths = run(find_cohort(cohort), session_id(session))
    console.print(f"Umpan balik: {number_id(len(paths))} berkas.")


@app.command()
def export(
    cohort: CohortArgument,
    path: Annotated[Path, typer.Argument(help="Berkas .csv atau .xlsx.")],
    groups: Annotated[bool, typer.Option("--groups", help="CSV: satu baris setiap meja, bukan setiap orang.")] = False,
) -> None:
    """Tulis nilai peserta dan hasil kelompok ke CSV atau Excel (Excel memuat keduanya, dengan grafik)."""
    from bimtek.grading import export as run

    console.print(f"Ditulis: {run(find_cohort(cohort), path, groups=groups)}", markup=False)


@app.command()
def consolidate(cohort: CohortArgument, session: SessionArgument) -> None:
    """Tutup pertemuan: gabungkan penyerahan semua kursi menjadi hasil sepakat."""
    from bimtek.plan.consolidate import consolidate as run

    done = run(find_cohort(cohort), session_id(session))
    console.print(f"Hasil sepakat: {done.base.id}")
    if done.base.decided:
        console.print(f"Keputusan pleno yang dijalankan: {number_id(len(done.base.decided))}")
    for point in done.base.open:
        console.print(f"  • {point.message}", markup=False)
    for error in done.problems:
        show_error(error)
    fail_if(done.problems)


@app.command()
def assemble(
    cohort: CohortArgument,
    out: Annotated[Path, typer.Option(help="Folder hasil.")],
    final: Annotated[bool, typer.Option("--final", help="Tolak bila masih ada yang kurang.")] = False,
    boundaries: Annotated[Path | None, typer.Option(help=BOUNDARIES)] = None,
) -> None:
    """Susun buku dari hasil sepakat: Word, PDF, HTML, Excel dan plan.json."""
    from bimtek.plan.assemble import run_assembly_notebook
    from bimtek.plan.drafts.docx.read import read_docx

    if boundaries is not None:
        bring_boundaries(boundaries, find_cohort(cohort))
    try:
        paths = run_assembly_notebook(find_cohort(cohort).folder, out, final=final)
    except BimtekError as error:
        show_error(error)
        raise typer.Exit(1) from None
    for path in paths:
        console.print(f"  {path.as_posix()}", markup=False)
    book = next((path for path in paths if path.suffix == ".docx"), None)
    stamp = read_docx(book).stamp if book else None  # the number stands in what was printed
    if stamp:
        console.print(f"Draf nomor {number_id(stamp.number)}.")
