"""One set of pins, for everybody: requirements.lock, and environment.yml that carries the same."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts import lock, set_up

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def blocks() -> dict[str, str]:
    """The lock, cut into its pins: the pin, and the lines of hashes and comments below it."""
    parts = re.split(r"^(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), flags=re.MULTILINE)
    pairs = (part.split("\n", 1) for part in parts if part)
    return {pin.removesuffix("\\").strip(): rest for pin, rest in pairs}


@pytest.fixture(scope="module")
def pip_items() -> list[str]:
    """What environment.yml tells pip to install."""
    read = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert read["name"] == "bimtek"
    assert read["channels"] == ["conda-forge"]
    *conda, pip = read["dependencies"]
    assert conda == ["python=3.12", "pip"]
    items: list[str] = pip["pip"]
    return items


def test_environment_carries_the_pins_of_the_lock(blocks: dict[str, str], pip_items: list[str]) -> None:
    assert pip_items == [*blocks, "-e ."]


def test_environment_is_what_make_lock_writes() -> None:
    written = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert written == lock.environment((ROOT / "requirements.lock").read_text(encoding="utf-8"))


def test_every_line_of_the_lock_is_an_exact_pin_with_hashes(blocks: dict[str, str]) -> None:
    for pin, rest in blocks.items():
        requirement = Requirement(pin)
        assert [part.operator for part in requirement.specifier] == ["=="], pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", rest), pin


def test_the_lock_names_no_address(blocks: dict[str, str]) -> None:
    text = "\n".join([*blocks, *blocks.values()])
    assert not re.findall(r".*(?:://|--index|--find-links|--extra| @ ).*", text)


@pytest.mark.parametrize("python", ["3.11.9", "3.12.4", "3.13.1"])
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_direct_dependencies_are_in_the_lock_for_every_system(blocks: dict[str, str], python: str, system: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    place = {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": system,
        "os_name": "nt" if system == "win32" else "posix",
        "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
    }
    here = [one for one in map(Requirement, blocks) if one.marker is None or one.marker.evaluate(place)]
    locked = {canonicalize_name(one.name): next(iter(one.specifier)).version for one in here}
    assert len(locked) == len(here), "a package is pinned twice for one and the same system"
    for line in project["dependencies"] + project["optional-dependencies"]["test"]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), line


def test_set_up_starts_with_uv_and_its_hashes_from_the_lock(blocks: dict[str, str]) -> None:
    pin, *rest = set_up.of_the_lock("uv").splitlines()
    assert pin.removesuffix("\\").strip() in blocks
    assert len(re.findall("--hash=sha256:", "".join(rest))) > 10
    assert set_up.of_the_lock("no-such-package") == ""
