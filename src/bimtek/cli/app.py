"""The typer app: Indonesian errors with an exit code, progress bars, and where a cohort is looked for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.curriculum import SESSIONS
from bimtek.curriculum.sessions import session as find_session
from bimtek.datasets import course_root
from bimtek.errors import BimtekError

app = typer.Typer(
    name="bimtek",
    help="Buku kerja, penilai dan penyusun master plan smart city.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console(highlight=False, emoji=False)
errors = Console(stderr=True, highlight=False, emoji=False)

CohortArgument = Annotated[str, typer.Argument(help="Folder angkatan, atau namanya di grading/cohorts/.")]
SessionArgument = Annotated[
    str, typer.Argument(help="Pertemuan: " + ", ".join(entry.id for entry in SESSIONS) + ", atau nomornya 1–4.")
]
Tick = Callable[[str], None]
COMMANDS = (
    "meeting",
    "plenary",
    "drafts",
    "between",
    "certificates",
    "sitting",
    "course",
    "reference",
    "tickets",
    "bench",
)
"""The modules of this package that hold commands, in the order of the help."""


def main() -> None:
    """Run the command line. An error of ours ends with code 1 and says what, where and what next."""
    for name in COMMANDS:
        importlib.import_module(f"bimtek.cli.{name}")
    _speak_indonesian()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console with an old code page must not end the program
            stream.reconfigure(errors="replace")
    try:
        app()
    except BimtekError as error:
        show_error(error)
        raise SystemExit(1) from None


def _speak_indonesian() -> None:
    """The headings that typer puts above its lists."""
    from typer import rich_utils

    rich_utils.COMMANDS_PANEL_TITLE = "Perintah"
    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumen"
    rich_utils.OPTIONS_PANEL_TITLE = "Pilihan"
    rich_utils.ERRORS_PANEL_TITLE = "Perintahnya keliru"
    rich_utils.RICH_HELP = "Ketik [blue]'{command_path} {help_option}'[/] untuk bantuan."


def show_error(error: BimtekError) -> None:
    """What happened, where, and what to do next: a line each."""
    errors.print(f"[bold red]Gagal:[/] {_escaped(error.what)}")
    if error.where:
        errors.print(f"  Di mana: {_escaped(error.where)}", soft_wrap=True)
    if error.next_step:
        errors.print(f"  Langkah berikutnya: {_escaped(error.next_step)}")


def fail_if(problems: object) -> None:
    """End with code 1 when something could not be done, after everything else was."""
    if problems:
        raise typer.Exit(1)


def find_cohort(name: str) -> Cohort:
    """A cohort by its folder, or by its name in grading/cohorts/."""
    folder = Path(name)
    if not folder.is_dir() and folder.name == name and (course_root() / "grading" / "cohorts" / name).is_dir():
        folder = course_root() / "grading" / "cohorts" / name
    return load_cohort(folder)


def session_id(name: str) -> str:
    """The id of a meeting from its id or number."""
    numbered = {str(entry.number): entry.id for entry in SESSIONS}
    return find_session(numbered.get(name, name)).id


@contextmanager
def progress(title: str, total: int | None = None) -> Iterator[Tick]:
    """A progress bar; gives a function that is called with the name of each thing that is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=not console.is_terminal) as bar:
        task = bar.add_task(title, total=total)

        def tick(name: str = "") -> None:
            bar.update(task, advance=1, description=f"{title} {_escaped(name)}".strip())

        yield tick


def _escaped(text: str) -> str:
    """Text of answers and file names is no markup."""
    from rich.markup import escape

    return escape(text)
