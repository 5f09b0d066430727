"""JupyterLab for one person: at her desk, on this computer alone, with settings that touch nobody else's."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

from bimtek.answers.cohort import Cohort, Person
from bimtek.errors import BimtekError
from bimtek.notebook.lab.desk import HOME, Desk

HERE = Path(__file__).parent
HOST = "127.0.0.1"
TRIES = 20
"""Ports that are tried, from the wanted one on."""
PRIVATE = {
    # variable              folder in the desk's own
    "JUPYTER_CONFIG_DIR":   "config",
    "JUPYTER_DATA_DIR":     "data",
    "JUPYTER_RUNTIME_DIR":  "runtime",
    "IPYTHONDIR":           "ipython",
}  # fmt: skip
ELSEWHERE = ("JUPYTERLAB_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "BIMTEK_SEAT")
"""What somebody may have set for her own JupyterLab, or for another seat."""


def serve_lab(
    cohort: Cohort, person: Person, desk: Desk, *, port: int, browser: bool, say: Callable[[str], None]
) -> None:
    """Run JupyterLab in this process until it is closed.

    say: is told the address, once, when it answers. Where the wanted port is taken, the next free one is used.
    """
    port, token = free_port(port), secrets.token_urlsafe(24)
    own = environment(cohort, person, desk)
    os.environ.clear()
    os.environ.update(own | {"JUPYTER_TOKEN": token})
    from jupyterlab.labapp import LabApp  # after the environment is set: its modules read it when they are imported

    settings = {"port": port, "root_dir": desk.folder, "open_browser": browser}
    server = LabApp.initialize_server(argv=[f"--ServerApp.{name}={value}" for name, value in settings.items()])
    server.io_loop.add_callback(say, f"http://{HOST}:{port}/lab/tree/{HOME}?token={token}")
    server.start()


def environment(cohort: Cohort, person: Person, desk: Desk) -> dict[str, str]:
    """This process's environment, with who sits here and where JupyterLab finds and keeps its things."""
    own = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    own |= {name: str(desk.private / folder) for name, folder in PRIVATE.items()}
    return own | {
        "BIMTEK_COHORT": str(cohort.folder),
        "BIMTEK_PERSON": person.id,
        "BIMTEK_DESK": str(desk.folder),
        "JUPYTER_CONFIG_PATH": str(HERE / "config"),
        "JUPYTER_PATH": str(HERE / "share"),
    }


def free_port(wanted: int) -> int:
    """The wanted port, or the next one that nobody listens on."""
    for port in range(wanted, wanted + TRIES):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) != 0:
                return port
    raise BimtekError(
        f"Porta {wanted} sampai {wanted + TRIES - 1} sedang dipakai.",
        next_step="Tutup JupyterLab yang lain, atau pilih porta lain dengan --port.",
    )
