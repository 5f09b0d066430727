"""Make requirements.lock and environment.yml anew: `make lock`, or `make lock ARGS=--upgrade` for newer releases.

The lock is universal (one file for every system and Python ≥ 3.11, by markers) and carries hashes but no address, so
that it installs from whatever index a place has. environment.yml carries the same pins to conda, Binder and Windows.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
ENVIRONMENT = ROOT / "environment.yml"

COMPILE = (
    "uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes --no-header "
    "-o requirements.lock"
)

HEAD = """\
# For conda, Binder and Windows: `conda env create -f environment.yml`. The pins are those of requirements.lock.
# Made by `make lock`; do not edit.
name: bimtek
channels:
  - conda-forge
dependencies:
  - python=3.12
  - pip
  - pip:
"""


def pins(lock: str) -> list[str]:
    """Every pin of a lock in its order, marker included: `name==version` or `name==version ; marker`."""
    return [line.removesuffix("\\").strip() for line in lock.splitlines() if re.match(r"[A-Za-z0-9]", line)]


def environment(lock: str) -> str:
    """The text of environment.yml for a lock. A pin is quoted, since YAML has views of its own on `'` and `>`."""
    items = [*pins(lock), "-e ."]
    return HEAD + "".join(f'      - "{item}"\n' for item in items)


def main() -> None:
    subprocess.run(
        [sys.executable, "-m", *COMPILE.split(), *sys.argv[1:]], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    ENVIRONMENT.write_text(environment(LOCK.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
