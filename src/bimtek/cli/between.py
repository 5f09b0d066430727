"""Between two meetings: workbooks out and in, ZIPs from computers that stand alone, worksheets for the next talk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
from bimtek.formats import moment_id, points_id

if TYPE_CHECKING:
    from bimtek.sheets import Accepted


@app.command()
def sheet(
    cohort: CohortArgument,
    session: SessionArgument,
    seat: Annotated[str, typer.Argument(help="Kursi: meja, tim inti (inti) atau peserta.")],
    out: Annotated[Path, typer.Option(help="Berkas .xlsx, atau folder.")] = Path(),
) -> None:
    """Tulis buku kerja Excel satu kursi untuk satu pertemuan."""
    from bimtek.sheets import write_workbook

    _say(f"Ditulis: {write_workbook(find_cohort(cohort), seat, session_id(session), out)}")


@app.command("import")
def import_workbook(
    cohort: CohortArgument,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Buku kerja .xlsx yang sudah diisi.")],
    person: Annotated[str, typer.Option(help="Peserta yang mengisi; tanpa ini yang tertulis dalam buku kerja.")] = "",
    hand_in: Annotated[bool, typer.Option("--hand-in", help="Sekaligus kumpulkan.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Periksa saja; tidak ada yang disimpan.")] = False,
) -> None:
    """Ambil buku kerja Excel yang sudah diisi; yang tidak dipahami disebut satu per satu."""
    from bimtek.sheets import accept, read_workbook

    loaded = find_cohort(cohort)
    imported = read_workbook(loaded, path, person=person)
    _say(f"{imported.seat.name}, pertemuan {imported.ticket.session}, diisi {imported.person.name}")
    for line in imported.lines():
        _say(line)
    if check:
        _say("Hanya diperiksa; tidak ada yang disimpan.")
        fail_if(imported.all_problems)
        return
    accepted = accept(loaded, imported, time=datetime.now(loaded.zone), handing_in=hand_in)
    _tell(accepted)
    fail_if(imported.all_problems or accepted.conflicts or accepted.not_handed_in)


@app.command()
def intake(
    cohort: CohortArgument,
    files: Annotated[list[Path], typer.Argument(metavar="FILES…", help="ZIP dari tombol Kumpulkan, atau foldernya.")],
) -> None:
    """Terima ZIP penyerahan dari komputer yang tidak tersambung ke ruang kelas."""
    from bimtek.answers.intake import take_zips

    loaded = find_cohort(cohort)
    paths = [inside for path in files for inside in (sorted(path.glob("*.zip")) if path.is_dir() else [path])]
    done = take_zips(loaded, paths)
    for path, receipt in done.taken:
        points = f", {points_id(receipt.points)} dari {points_id(receipt.maximum)} poin" if receipt.maximum else ""
        handed_in = moment_id(receipt.time.astimezone(loaded.zone))
        _say(f"Diterima: {path.name}")
        _say(f"  {loaded.seat(receipt.seat).name}, {receipt.session}, penyerahan ke-{receipt.number}{points}")
        _say(f"  dikumpulkan {handed_in} oleh {loaded.person(receipt.author).name}; SHA-256 {receipt.sha256}")
    for error in done.problems:
        show_error(error)
    _say(f"{len(done.taken)} dari {len(paths)} ZIP diterima. Ambil untuk dinilai dengan `bimtek collect`.")
    fail_if(done.problems or not paths)


@app.command()
def worksheets(
    out: Annotated[Path, typer.Option(help="Folder hasil.")],
    session: Annotated[str, typer.Argument(help="Pertemuan, atau nomornya 1–4; tanpa ini semuanya.")] = "",
    cohort: Annotated[str, typer.Argument(help="Angkatan: satu lembar untuk setiap kursinya.")] = "",
) -> None:
    """Cetak lembar kerja A3 setiap latihan, untuk berbicara di meja sebelum mengetik."""
    from bimtek.plan.worksheets import write_worksheets

    with progress("Mencetak") as tick:
        paths = write_worksheets(
            out, session_id(session) if session else "", find_cohort(cohort) if cohort else None, tick
        )
    _say(f"Lembar kerja: {len(paths)} berkas di {out}")


def _tell(accepted: Accepted) -> None:
    _say("Hasil:")
    for outcome in accepted.outcomes:
        _say(f"  • {outcome.title}: {outcome.words}")
    _say(f"Berkasnya disimpan di {accepted.kept}")
    if accepted.receipt:
        number, sha256 = accepted.receipt["number"], accepted.receipt["sha256"]
        _say(f"Dikumpulkan: penyerahan ke-{number}, SHA-256 {sha256}")
    elif accepted.not_handed_in:
        _say(f"Belum dikumpulkan: {accepted.not_handed_in}")


def _say(line: str) -> None:
    """A line as long as it is: whoever copies a hash or an address copies it whole."""
    console.print(line, markup=False, soft_wrap=True)
