"""The Makefile says what it can do, and each of its targets sets itself up."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = ["demo", "room", "lab", "test", "test-long", "check", "bench", "lock", "help"]


@pytest.fixture(scope="module")
def make() -> str:
    found = shutil.which("make")
    if not found:
        pytest.skip("no make: on Windows everything is `python -m bimtek …`")
    return found


def test_the_targets_are_those_of_the_design() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert phony
    assert phony[1].split() == TARGETS


@pytest.mark.parametrize("goals", [[], ["help"]])
def test_help_prints_one_line_a_target(make: str, goals: list[str]) -> None:
    printed = subprocess.run([make, "-s", *goals], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [line.split()[1] for line in printed.splitlines()] == TARGETS
    assert all(len(line.split()) > 3 for line in printed.splitlines())


@pytest.mark.parametrize("target", [target for target in TARGETS if target != "help"])
def test_every_target_sets_up_from_nothing(make: str, tmp_path: Path, target: str) -> None:
    """In a copy without .venv, every target begins with the set-up."""
    for name in ["Makefile", "requirements.lock", "pyproject.toml", "scripts/set_up.py"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    plan = subprocess.run([make, "-n", target], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    first, _, rest = plan.partition("exit 1\n")
    assert "scripts/set_up.py" in first
    assert ".venv/bin" in rest


def test_without_a_python_that_is_new_enough_it_says_what_to_do(make: str, tmp_path: Path) -> None:
    for name in ["requirements.lock", "pyproject.toml", "scripts/set_up.py"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    shutil.copy(ROOT / "Makefile", tmp_path)
    bare = tmp_path / "bin"
    bare.mkdir()
    (bare / "sh").symlink_to(shutil.which("sh") or "/bin/sh")
    done = subprocess.run(
        [make, "check"], cwd=tmp_path, env={"PATH": str(bare)}, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Python 3.11" in done.stderr
    assert "make PYTHON=" in done.stderr
