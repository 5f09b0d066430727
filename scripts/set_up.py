"""Set up .venv from requirements.lock. Needs Python 3.11 or newer and nothing else: `python3 scripts/set_up.py`.

Every package, uv too, is checked against its hash in the lock, wherever it comes from: an index that your pip or uv
settings name serves as well as any other. The Makefile runs this whenever the lock or pyproject.toml is newer than
the stamp that is written last; on Windows run it by hand.
"""

from __future__ import annotations  # so that an older Python gets as far as our message

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "bimtek-stamp"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

# Settings of the person at the keyboard that would send packages elsewhere than into .venv.
ASTRAY = {
    "PIP_PREFIX",
    "PIP_TARGET",
    "PIP_USER",
    "PYTHONHOME",
    "PYTHONPATH",
    "UV_SYSTEM_PYTHON",
    "UV_TARGET",
    "VIRTUAL_ENV",
}

NO_VENV = """bimtek: {python} could not make .venv.
On Debian and Ubuntu its module venv is a package of its own: apt-get install python3-venv
"""


def run(*command: str | Path) -> None:
    """Run a command inside the project; its failure ends ours with its code (and leaves no stamp)."""
    environment = {name: value for name, value in os.environ.items() if name not in ASTRAY}
    environment.setdefault("UV_HTTP_TIMEOUT", "300")  # seconds; some offices have little internet
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def is_usable() -> bool:
    """Whether .venv already has a Python that is new enough, and pip."""
    ask = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", ask], stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """Make .venv, or make it anew where it is broken; what is left over from a broken one is removed first."""
    if is_usable():
        return
    if VENV.exists():
        shutil.rmtree(VENV)
    if subprocess.run([sys.executable, "-m", "venv", VENV], check=False).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(NO_VENV.format(python=sys.executable))


def of_the_lock(package: str) -> str:
    """The lines of one package in the lock: its pin and its hashes."""
    lines: list[str] = []
    inside = False
    for line in LOCK.read_text(encoding="utf-8").splitlines(keepends=True):
        if not line.startswith((" ", "#")):
            inside = line.startswith(f"{package}==")
        if inside:
            lines.append(line)
    return "".join(lines)


def install() -> None:
    with tempfile.TemporaryDirectory() as folder:
        only_uv = Path(folder) / "uv.txt"
        only_uv.write_text(of_the_lock("uv"), encoding="utf-8")
        run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", only_uv)
    uv: list[str | Path] = [PYTHON, "-m", "uv", "pip", "install", "--python", PYTHON]
    run(*uv, "--require-hashes", "-r", LOCK)
    run(*uv, "--quiet", "--no-deps", "--no-build-isolation", "-e", ROOT)


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - the one file that an older Python may meet
        sys.exit(f"bimtek needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable})")
    make_venv()
    STAMP.unlink(missing_ok=True)
    install()
    STAMP.touch()


if __name__ == "__main__":
    main()
