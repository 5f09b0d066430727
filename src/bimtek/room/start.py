"""Starting the room: codes, the server with its settings, and what the facilitator reads in the terminal."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import sqlite3
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import JupyterServerAuthWarning
from rich.console import Console

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.datasets import course_root
from bimtek.errors import BimtekError
from bimtek.grading.gradebook import open_gradebook, sync
from bimtek.grading.settings import COHORT_VARIABLE, alembic_on_path
from bimtek.room.addresses import ANYWHERE, in_url, reachable
from bimtek.room.announce import announce, hand_out_codes
from bimtek.room.app import RoomApp
from bimtek.room.certificate import Certificate, given, own
from bimtek.room.classroom import Classroom, own_folder
from bimtek.room.door import DESK
from bimtek.room.wall import write_wall_sheet

LAB = Path(__file__).parent / "lab"
"""JupyterLab as the facilitator meets it: Indonesian, no news, and the course's notebooks change only when saved."""


def start(
    folder: Path,
    *,
    port: int,
    ip: str,
    token: str | None,
    open_browser: bool,
    codes_sheet: Path | None = None,
    certificate: Path | None = None,
    key: Path | None = None,
    https: bool = False,
) -> None:
    """See `bimtek.room.serve`."""
    console = Console(highlight=False, emoji=False)
    cohort = load_cohort(folder)
    check_port(port, ip)
    token = token or secrets.token_urlsafe(24)
    hosts = reachable(ip)
    secured = secure(cohort, hosts, certificate, key, https)
    addresses = [f"{'https' if secured else 'http'}://{in_url(host)}:{port}" for host in hosts]
    server = make_server(cohort.folder, port=port, ip=ip, token=token, open_browser=open_browser, secured=secured)
    ready_gradebook(console, cohort)
    classroom: Classroom = server.web_app.settings["bimtek_classroom"]
    classroom.addresses = tuple(addresses)  # the front door leads on to /bimtek/: less to type
    classroom.fingerprint = secured.fingerprint if secured and secured.is_own else ""
    sheet = write_wall_sheet(cohort, classroom.addresses, classroom.fingerprint, own_folder(cohort))
    hand_out_codes(console, cohort, addresses[0], codes_sheet)
    # Said by the loop itself, so that the address answers when it is read.
    server.io_loop.add_callback(announce, console, cohort, addresses, token, ip, sheet, secured)
    try:
        server.start()
    finally:
        classroom.logbook.close()
    console.print(f"\nRuang kelas ditutup. Semua yang tersimpan ada di {cohort.work.as_posix()}.", soft_wrap=True)


def secure(
    cohort: Cohort, hosts: Sequence[str], certificate: Path | None, key: Path | None, https: bool
) -> Certificate | None:
    """The certificate to serve with; None for plain http."""
    if certificate or key:
        if not (certificate and key):
            raise BimtekError(
                "Sertifikat dan kuncinya harus diberikan berdua.",
                next_step="Pakai --certificate dan --key bersama-sama.",
            )
        return given(certificate, key)
    return own(own_folder(cohort), hosts) if https else None


def make_server(
    folder: Path,
    *,
    port: int,
    ip: str = "127.0.0.1",
    token: str,
    open_browser: bool = False,
    secured: Certificate | None = None,
) -> ServerApp:
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
        "ServerApp.certfile": secured.file if secured else "",
        "ServerApp.keyfile": secured.key if secured else "",
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
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
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
