"""Where people sit: the room's server and JupyterLab."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from bimtek.answers.cohort import load_cohort
from bimtek.cli.app import app, console, find_cohort
from bimtek.datasets import course_root
from bimtek.errors import CohortError

SAMPLE = "bangli-2024"
CARRIED = ("cohort.yml", "roster.csv", "outline.yml", "decisions")
"""What a fresh copy of a cohort starts with."""


def fresh_copy(source: Path, target: Path) -> Path:
    """A cohort of its own to work in, from another's settings; one that is there already is kept as it is."""
    if not (target / "cohort.yml").exists():
        target.mkdir(parents=True, exist_ok=True)
        for name in CARRIED:
            if (source / name).is_dir():
                shutil.copytree(source / name, target / name, dirs_exist_ok=True)
            elif (source / name).exists():
                shutil.copyfile(source / name, target / name)
    return target


def practice_cohort(place: str) -> Path:
    """The sample cohort's copy below build/: nobody works in the sample itself."""
    root = course_root()
    return fresh_copy(root / "grading" / "cohorts" / SAMPLE, root / "build" / place / SAMPLE)


@app.command()
def room(
    cohort: Annotated[str, typer.Argument(help="Folder angkatan; tanpa ini dipakai salinan angkatan latihan.")] = "",
    port: Annotated[int, typer.Option(help="Porta server.")] = 8888,
    ip: Annotated[str, typer.Option(help="Alamat yang didengar; 0.0.0.0 untuk seluruh ruangan.")] = "127.0.0.1",
    token: Annotated[str, typer.Option(help="Kunci fasilitator; tanpa ini dibuat acak.")] = "",
    codes_sheet: Annotated[Path | None, typer.Option(help="Tulis kartu kode baru ke berkas HTML ini.")] = None,
    open_browser: Annotated[bool, typer.Option("--open-browser", help="Buka peramban di meja fasilitator.")] = False,
    https: Annotated[bool, typer.Option("--https", help="Pakai HTTPS dengan sertifikat buatan sendiri.")] = False,
    certificate: Annotated[Path | None, typer.Option(help="Sertifikat HTTPS (PEM) yang sudah ada.")] = None,
    key: Annotated[Path | None, typer.Option(help="Kunci sertifikat itu (PEM).")] = None,
) -> None:
    """Buka ruang: halaman peserta, JupyterLab dan formgrader fasilitator dalam satu server."""
    from bimtek.room import serve

    folder = find_cohort(cohort).folder if cohort else practice_cohort("room")
    load_cohort(folder)
    serve(
        folder,
        port=port,
        ip=ip,
        token=token or None,
        codes_sheet=codes_sheet,
        open_browser=open_browser,
        https=https,
        certificate=certificate,
        key=key,
    )


@app.command()
def lab(
    cohort: Annotated[str, typer.Argument(help="Folder angkatan; tanpa ini dipakai salinan angkatan latihan.")] = "",
    person: Annotated[str, typer.Option(help="Peserta yang mengisi.")] = "",
    port: Annotated[int, typer.Option(help="Porta server.")] = 8889,
    browser: Annotated[bool, typer.Option(help="Buka peramban.")] = True,
) -> None:
    """Buka keempat buku kerja di JupyterLab, sebagai seorang peserta."""
    loaded = find_cohort(cohort) if cohort else load_cohort(practice_cohort("lab"))
    if not loaded.people:
        raise CohortError("Angkatan ini belum punya peserta.", where=loaded.folder.as_posix())
    who = loaded.person(person) if person else loaded.people[0]
    from bimtek.notebook.lab import serve_lab, set_desk

    desk = set_desk(desks() / loaded.id / who.id)
    console.print(f"Anda duduk sebagai [bold]{who.name}[/] di {who.table or 'tim inti'}.")
    console.print(f"  Jawaban tersimpan di {loaded.work}", markup=False, soft_wrap=True)
    console.print(f"  ZIP penyerahan ditulis ke {desk.parcels}", markup=False, soft_wrap=True)

    def say(address: str) -> None:
        console.print(f"  Alamat {address}", markup=False, soft_wrap=True)
        console.print("Biarkan jendela ini terbuka. Untuk menutup JupyterLab, tekan Ctrl+C; isian tidak hilang.")

    serve_lab(loaded, who, desk, port=port, browser=browser, say=say)


def desks() -> Path:
    """Where people's folders in JupyterLab lie: in BIMTEK_HOME where that is set, else below build/."""
    home = os.environ.get("BIMTEK_HOME")
    return (Path(home) if home else course_root() / "build" / "lab") / "meja"
