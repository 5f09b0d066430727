"""Drafts of the plan: what changed between two of them, and what the office changed in one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bimtek.cli.app import CohortArgument, app, console, find_cohort
from bimtek.errors import DraftError
from bimtek.plan.blocks import Book

SHOWN = 10
"""So many lines stand on the screen; the page has all."""
OUT = "Folder untuk halaman dan dokumen Word; tanpa ini folder yang sedang dibuka."


@app.command()
def diff(
    cohort: CohortArgument,
    old: Annotated[int, typer.Argument(help="Draf yang lama; tanpa ini yang sebelum terakhir.")] = 0,
    new: Annotated[int, typer.Argument(help="Draf yang baru; tanpa ini yang terakhir.")] = 0,
    out: Annotated[Path, typer.Option(help=OUT)] = Path(),
) -> None:
    """Tunjukkan yang berubah antara dua draf: per bab, program, dan angka."""
    from bimtek.plan.drafts.compared import compare
    from bimtek.plan.drafts.comparison_page import comparison_book, summary
    from bimtek.plan.drafts.kept import FOLDER, manifests, read_draft

    folder = find_cohort(cohort).folder
    numbers = [each.number for each in manifests(folder / FOLDER)]
    if not (old or new) and len(numbers) < 2:
        raise DraftError(
            f"Baru ada {len(numbers)} draf; yang dibandingkan dua.",
            where=(folder / FOLDER).as_posix(),
            next_step="Susun lagi dengan `bimtek assemble` sesudah ada yang berubah.",
        )
    newer = new or numbers[-1]
    older = old or max((number for number in numbers if number < newer), default=newer)
    found = compare(read_draft(folder, older), read_draft(folder, newer))
    console.print(f"{found.old.name} → {found.new.name}")
    _tell([*summary(found)] or ["Tidak ada yang berubah."])
    _tell([f"{each.label}: {each.kind}" for each in found.programmes])
    _write(comparison_book(found), out)


@app.command()
def returned(
    file: Annotated[Path, typer.Argument(help="Dokumen Word (.docx) yang kembali dari kantor.")],
    cohort: CohortArgument,
    draft: Annotated[int, typer.Option(help="Nomor drafnya, bila berkas itu sendiri tidak menyebutnya.")] = 0,
    out: Annotated[Path, typer.Option(help=OUT)] = Path(),
) -> None:
    """Bandingkan dokumen Word yang kembali dengan draf asalnya: apa yang diubah, dan meja mana yang perlu tahu."""
    from bimtek.plan.drafts.returned import compare_returned
    from bimtek.plan.drafts.returned_page import returned_book, summary

    found = compare_returned(find_cohort(cohort).folder, file, draft)
    console.print(f"{found.book.title}, {found.draft.name}", markup=False)
    _tell(list(summary(found)))
    _tell([f"{each.chapter}: {each.kind} {(each.new or each.old)[:80]}" for each in found.edits])
    _write(returned_book(found), out)


def _tell(lines: list[str]) -> None:
    for line in lines[:SHOWN]:
        console.print(f"  • {' '.join(line.split())}", markup=False)
    if len(lines) > SHOWN:
        console.print(f"  … dan {len(lines) - SHOWN} lagi", markup=False)


def _write(book: Book, out: Path) -> None:
    from bimtek.plan.render import render_book

    for path in render_book(book, out, ("html", "docx")):
        console.print(f"Ditulis: {path.as_posix()}", markup=False, soft_wrap=True)
