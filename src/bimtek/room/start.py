"""Starting the room: codes, the server with its settings, and what the facilitator reads in the terminal."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import subprocess
import warnings
from collections.abc import Mapping
from pathlib import Path

from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import JupyterServerAuthWarning
from rich.console import Console
from rich.table import Table

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.datasets import course_root
from bimtek.errors import BimtekError
from bimtek.grading.gradebook import open_gradebook, sync
from bimtek.grading.settings import COHORT_VARIABLE, alembic_on_path
from bimtek.room.app import RoomApp
from bimtek.room.codes import codes_path, make_codes, without_code
from bimtek.room.codes_sheet import write_codes_sheet
from bimtek.room.door import DESK, PREFIX

ANYWHERE = ("0.0.0.0", "::", "")
LAB = Path(__file__).parent / "lab"
"""JupyterLab as the facilitator meets it: Indonesian, no news, and the course's notebooks change only when saved."""


def start(
    folder: Path, *, port: int, ip: str, token: str | None, open_browser: bool, codes_sheet: Path | None = None
) -> None:
    """See `bimtek.room.serve`."""
    console = Console(highlight=False)
    cohort = load_cohort(folder)
    check_port(port, ip)
    token = token or secrets.token_urlsafe(24)
    server = make_server(cohort.folder, port=port, ip=ip, token=token, open_browser=open_browser)
    ready_gradebook(console, cohort)
    address = f"http://{reachable(ip)}:{port}"
    if lacking := without_code(cohort):
        codes = make_codes(cohort, lacking)
        show_codes(console, cohort, codes)
        if codes_sheet:
            write_codes_sheet(cohort, codes, codes_sheet, address=address + PREFIX)
            console.print(f"Lembar kode untuk dicetak: {codes_sheet}. Hapus setelah dicetak.\n")
    else:
        console.print(
            "Kode masuk sudah dibagikan sebelumnya. Kode baru untuk seorang peserta dibuat di halaman fasilitator; "
            f"untuk semua peserta, hapus {codes_path(cohort).as_posix()} lalu jalankan lagi.",
            soft_wrap=True,
        )
    # Said by the loop itself, so that the address answers when it is read.
    server.io_loop.add_callback(announce, console, cohort, address, token, ip)
    server.start()
    console.print(f"\nRuang kelas ditutup. Semua yang tersimpan ada di {cohort.work.as_posix()}.", soft_wrap=True)


def make_server(folder: Path, *, port: int, ip: str = "127.0.0.1", token: str, open_browser: bool = False) -> ServerApp:
    """The server, ready to start. Raises BimtekError when the room could not be loaded into it."""
    course = course_root()
    for_nbgrader(folder, course)
    add_configuration(LAB)
    settings = {
        **SETTINGS,
        "RoomApp.cohort_folder": folder,
        "RoomIdentityProvider.token": token,
        "ServerApp.ip": ip,
        "ServerApp.port": port,
        "ServerApp.open_browser": open_browser,
        "ServerApp.root_dir": course,
    }
    arguments = [f"--{name}={value}" for name, value in settings.items()]
    with warnings.catch_warnings():
        # Jupyter counts the handlers of extensions that ask nobody who comes; the guard asks for all of them.
        warnings.simplefilter("ignore", JupyterServerAuthWarning)
        server: ServerApp = RoomApp.initialize_server(argv=arguments)  # type: ignore[no-untyped-call]
    # Jupyter goes on when an extension fails; without ours there would be no guard.
    if "bimtek_door" not in server.web_app.settings:
        raise BimtekError(
            "Ruang kelas tidak dapat dimuat; server tidak dijalankan.",
            next_step="Baca pesan di atas. Jalankan `make test`, lalu beri tahu pengelola kursus.",
        )
    return server


# Given as if typed on the command line, so that no configuration file of this machine can undo them.
SETTINGS: Mapping[str, object] = {
    "Application.log_level": "WARN",
    "FormgradeExtension.debug": False,  # no panel with all settings
    "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",  # nothing asks the internet
    "LabApp.extension_manager": "readonly",
    "LabApp.news_url": None,
    "ServerApp.identity_provider_class": "bimtek.room.identity.RoomIdentityProvider",
    "ServerApp.authorizer_class": "bimtek.room.guard.FacilitatorOnly",
    "ServerApp.allow_unauthenticated_access": False,
    "ServerApp.disable_check_xsrf": False,
    "ServerApp.allow_origin": "",
    "ServerApp.allow_origin_pat": "",
    "ServerApp.allow_credentials": False,
    "ServerApp.allow_root": True,
    "ServerApp.answer_yes": True,  # Ctrl-C ends at once: everything saved is on disk
    "ServerApp.base_url": "/",
    "ServerApp.default_url": DESK,
    "ServerApp.max_body_size": 64 * 1024 * 1024,
    "ServerApp.tornado_settings": {"compress_response": True},  # phones far from the router
    "ServerApp.port_retries": 0,  # the address that was printed is the one that answers
}


def for_nbgrader(folder: Path, course: Path) -> None:
    """Let formgrader, and nbgrader in the facilitator's terminals, find this cohort's settings and gradebook."""
    alembic_on_path()
    os.environ[COHORT_VARIABLE] = str(folder.resolve())
    add_configuration(course / "grading")


def add_configuration(folder: Path) -> None:
    """Let Jupyter, and what it starts, look for settings in this folder, too."""
    others = os.environ.get("JUPYTER_CONFIG_PATH", "")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, (str(folder), others)))


def ready_gradebook(console: Console, cohort: Cohort) -> None:
    """Make the gradebook and enter the roster before anybody sits here: formgrader would hold up the whole room."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        with open_gradebook(cohort.gradebook) as gradebook:
            sync(gradebook, cohort)
    except (SQLAlchemyError, OSError, subprocess.SubprocessError) as error:
        console.print(
            f"Buku nilai {cohort.gradebook} tidak dapat dibuka ({error}). Peserta tetap dapat mengisi. "
            "Pindahkan berkas itu dan jalankan ruang kelas lagi sebelum menilai.",
            soft_wrap=True,
        )


def check_port(port: int, ip: str) -> None:
    """Raise BimtekError when somebody listens there already."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family) as probe, contextlib.suppress(OSError):
        if probe.connect_ex((("127.0.0.1" if ip in ANYWHERE else ip), port)) == 0:
            raise BimtekError(
                f"Porta {port} sedang dipakai, mungkin oleh ruang kelas yang masih berjalan.",
                next_step="Tutup yang lama, atau pilih porta lain, misalnya --port 8890.",
            )


def reachable(ip: str) -> str:
    """The address under which the room's laptops and phones find this machine."""
    if ip not in ANYWHERE:
        return ip
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(("10.255.255.255", 9))  # sends nothing; only asks which of our addresses would be used
        return str(probe.getsockname()[0])
    return "127.0.0.1"


def show_codes(console: Console, cohort: Cohort, codes: Mapping[str, str]) -> None:
    table = Table(title="Kode masuk peserta (hanya tampil sekali ini)", title_justify="left")
    for title in ("Peserta", "Nama", "Meja", "Kode"):
        table.add_column(title, no_wrap=title == "Kode")
    for person in cohort.people:
        if person.id in codes:
            table.add_row(person.id, person.name, person.table or ("tim inti" if person.core else ""), codes[person.id])
    console.print(table)


def announce(console: Console, cohort: Cohort, address: str, token: str, ip: str) -> None:
    """Where to go and what to do next."""
    console.print(f"\n[bold]{cohort.title}[/bold]")
    console.print(f"  Peserta      {address}{PREFIX}/")
    console.print(f"  Fasilitator  {address}/login?token={token}", soft_wrap=True)
    console.print("\nLangkah berikutnya")
    steps = [
        "Buka alamat fasilitator di peramban komputer ini; di sana ada JupyterLab dan formgrader.",
        "Tulis alamat peserta di papan, lalu bagikan kode kepada masing-masing peserta.",
        "Biarkan jendela ini terbuka. Untuk menutup ruang kelas, tekan Ctrl+C; yang sudah tersimpan tidak hilang.",
    ]
    if ip not in ANYWHERE and ip.startswith("127."):
        steps.insert(1, "Alamat ini hanya dapat dibuka di komputer ini. Untuk seluruh ruangan, pakai --ip 0.0.0.0.")
    for number, step in enumerate(steps, start=1):
        console.print(f"  {number}. {step}")
