"""Tickets of a complaint service: counted by a rule, a region's own into the plan; the training tickets for Excel."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bimtek.answers.files import as_text, write_atomic
from bimtek.cli.app import app, console, fail_if, find_cohort, show_error
from bimtek.formats import number_id
from bimtek.tickets.findings import FILE, for_plan
from bimtek.tickets.kinds import ADMINISTRATION, EMERGENCY, KINDS
from bimtek.tickets.real import load_tickets
from bimtek.tickets.rule import CHOICES, Rule
from bimtek.tickets.training import AS_OF

if TYPE_CHECKING:
    from bimtek.tickets.analysis import Measures, Result

SHOWN = 20
"""So many unreadable cells are listed; the others are counted."""


class Start(StrEnum):
    RECEIVED = "received"
    ASSIGNED = "assigned"


class Stop(StrEnum):
    FIRST_RESPONSE = "first_response"
    CLOSED = "closed"


class Open(StrEnum):
    LATE = "late"
    LEFT_OUT = "left_out"


class Duplicates(StrEnum):
    DROPPED = "dropped"
    KEPT = "kept"


@app.command()
def tickets(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Daftar tiket, .csv atau .xlsx, dengan judul kolom.")],
    start: Annotated[Start, typer.Option(help="Jam mulai: diterima, atau diteruskan ke OPD.")] = Start.RECEIVED,
    stop: Annotated[Stop, typer.Option(help="Jam berhenti: jawaban pertama, atau selesai.")] = Stop.CLOSED,
    still_open: Annotated[
        Open, typer.Option("--open", help="Yang belum berhenti: terlambat bila lewat standar, atau tidak dihitung.")
    ] = Open.LATE,
    duplicates: Annotated[Duplicates, typer.Option(help="Duplikat: dibuang, atau dihitung.")] = Duplicates.DROPPED,
    as_of: Annotated[
        datetime | None, typer.Option(help="Kapan daftar diambil; tanpa ini sekarang.", formats=["%Y-%m-%dT%H:%M"])
    ] = None,
    into: Annotated[str, typer.Option(help="Angkatan yang rencananya memuat hasil ini; hanya tiket sebenarnya.")] = "",
) -> None:
    """Hitung tiket layanan pengaduan menurut satu aturan; hasil tiket sebenarnya dapat masuk rencana."""
    from bimtek.tickets.analysis import analyse

    loaded = load_tickets(path)
    for problem in loaded.problems[:SHOWN]:
        show_error(problem)
    if len(loaded.problems) > SHOWN:
        console.print(f"… dan {number_id(len(loaded.problems) - SHOWN)} baris lain.")
    fail_if(loaded.problems)
    moment = as_of or (AS_OF if loaded.training else datetime.now().replace(second=0, microsecond=0))
    rule = Rule(start, stop, still_open, duplicates)
    result = analyse(loaded.tickets, rule, moment)
    for line in told(result, rule, training=loaded.training):
        console.print(line, markup=False, soft_wrap=True)
    if into:
        target = find_cohort(into).folder / FILE
        write_atomic(target, as_text(for_plan(loaded, rule, result, moment)))
        console.print(f"Ditulis untuk rencana: {target.as_posix()}", markup=False, soft_wrap=True)


@app.command("training-tickets")
def training_tickets(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Berkas .xlsx yang ditulis.")] = Path(
        "tiket-latihan.xlsx"
    ),
    region: Annotated[str, typer.Option(help="Kode wilayah: tiket dengan kecamatannya, bila ada.")] = "",
) -> None:
    """Tulis tiket latihan sebagai berkas Excel."""
    from bimtek.region import load_region
    from bimtek.tickets.workbook import training_workbook

    write_atomic(path, training_workbook(load_region(region).code if region else ""))
    console.print(f"Ditulis: {path.as_posix()} (data latihan)", markup=False)


def told(result: Result, rule: Rule, *, training: bool) -> list[str]:
    """The result in words, the counting rule first."""
    parts = ("Jam mulai", "Jam berhenti", "Belum berhenti", "Duplikat")
    lines = ["DATA LATIHAN: hasil ini untuk belajar dan tidak masuk rencana."] if training else []
    lines += [f"{part}: {words}" for part, words in zip(parts, rule.words, strict=True)]
    assert len(parts) == len(CHOICES)
    lines.append(
        f"{number_id(result.tickets)} tiket; stempel waktu keliru {number_id(result.wrong)} (dibuang), "
        f"duplikat {number_id(result.duplicates)}, belum berhenti {number_id(result.still_open)}"
    )
    lines += [_group(kind, found) for kind, found in ((EMERGENCY, result.emergency),
                                                      (ADMINISTRATION, result.administration))]  # fmt: skip
    lines.append(f"Kategori paling lambat: {result.slowest_category or 'tidak ada'}")
    lines.append(f"Kecamatan paling lambat (gawat darurat): {result.slowest_district or 'tidak ada'}")
    return lines


def _group(kind: str, found: Measures) -> str:
    entry = KINDS[kind]
    if found.share is None:
        return f"{entry.name}: tidak ada yang dihitung"
    share = f"{number_id(found.share, 1)}% dari {number_id(found.counted)} tepat waktu ({entry.hours} jam)"
    return f"{entry.name}: {share}, median {_hours(found.median)}, rata-rata {_hours(found.mean)}"


def _hours(value: Decimal | None) -> str:
    return "belum ada" if value is None else f"{number_id(value, 1)} jam"
