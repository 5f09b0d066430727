"""A JupyterLab of our own: one server process on 127.0.0.1 with a token, a cohort, a copy of the notebooks."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil

from bimtek.datasets import course_root

TOKEN = "kunci-uji"


@dataclass
class Lab:
    process: subprocess.Popen[str]
    port: int

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/lab/tree/{path}?token={TOKEN}&reset"

    def kill_kernels(self) -> None:
        """As if each kernel had crashed."""
        kernels = [child for child in psutil.Process(self.process.pid).children() if _is_kernel(child)]
        assert kernels, "no kernel runs"
        for kernel in kernels:
            kernel.kill()


def _is_kernel(process: psutil.Process) -> bool:
    return any("ipykernel" in part for part in process.cmdline())


@contextmanager
def start_lab(folder: Path, port: int, **environment: str) -> Iterator[Lab]:
    """Serve a copy of sessions/ from a folder of the test until the block ends."""
    shutil.copytree(course_root() / "sessions", folder / "sessions")
    places = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"),
        *(
            f"--IdentityProvider.token={TOKEN}",
            "--ServerApp.port_retries=0",
            f"--ServerApp.root_dir={folder / 'sessions'}",
        ),
        # JupyterLab would ask whether it may fetch news, and look for a newer version of itself.
        *("--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"),
    ]
    with _running(command, os.environ | places | environment, folder, "is running at") as (process, _):
        await_listener(process, port)
        yield Lab(process, port)


@contextmanager
def start_own_lab(folder: Path, port: int, cohort: Path, person: str) -> Iterator[str]:
    """`bimtek lab` with its own settings, as a person starts it; gives the address of the first page."""
    command = [
        sys.executable,
        "-m",
        "bimtek",
        "lab",
        str(cohort),
        f"--person={person}",
        f"--port={port}",
        "--no-browser",
    ]
    environment = os.environ | {"BIMTEK_HOME": str(folder), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    with _running(command, environment, folder, "Alamat http") as (process, line):
        await_listener(process, port)
        yield line.split()[-1]


def await_listener(process: subprocess.Popen[str], port: int) -> None:
    """Return when a server takes connections: Jupyter says that it runs before its loop binds the port."""
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "the server ended before it listened"
        Event().wait(0.1)
    raise AssertionError(f"nobody listens on port {port} after a minute")


@contextmanager
def _running(
    command: list[str], environment: Mapping[str, str], folder: Path, ready: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server and the line by which it says that it is ready; it and its kernels end with the block."""
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=folder,
    )
    assert process.stdout is not None
    log = []
    try:
        for line in process.stdout:
            log.append(line)
            if ready in line:
                break
        else:
            raise AssertionError("JupyterLab did not start:\n" + "".join(log))
        Thread(target=process.stdout.read, daemon=True).start()  # a full pipe would stop the server
        yield process, line
    finally:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
        process.kill()
        process.wait()
