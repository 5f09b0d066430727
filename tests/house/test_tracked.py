"""What git keeps: nothing of the machine that it was written on, no module that has grown too long."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 300

# Put together so that this file does not match itself.
HOMES = ["ro" + "ot", "ho" + "me", "wo" + "rk", "Us" + "ers"]
FORBIDDEN = {
    # An absolute path, so nothing that is part of a path or a pattern may stand before it (`<cohort>/…`, `*/…`).
    "a home directory": rf"(?<![\w.*>)}}\]/-])/(?:{'|'.join(HOMES)})/",
    "an index of packages": r"\bindex[-_]"
    + r"url\b|https?://\S*/sim"
    + r"ple\b|pythonhosted"
    + r"\.org|registry"
    + r"\.npm",
}


@pytest.fixture(scope="module")
def tracked() -> dict[str, bytes]:
    """Path and content of every file that git tracks."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a clone of git")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    paths = [path for path in listed.split("\0") if path and (ROOT / path).is_file()]
    return {path: (ROOT / path).read_bytes() for path in paths}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names_the_machine_or_an_index(tracked: dict[str, bytes], what: str) -> None:
    forbidden = re.compile(FORBIDDEN[what].encode())
    found = [f"{path}: {hit[0].decode()}" for path, content in tracked.items() if (hit := forbidden.search(content))]
    assert not found


@pytest.mark.parametrize(
    ("text", "what", "matches"),
    [
        ("cd /" + "ro" + "ot/x", "a home directory", True),
        ('"/' + "wo" + 'rk/main"', "a home directory", True),
        ("grading/cohorts/*/wo" + "rk/", "a home directory", False),
        ("{cohort}/wo" + "rk/{seat}", "a home directory", False),
        ("--index" + "-url x", "an index of packages", True),
        ("https://mirror.example/sim" + "ple/", "an index of packages", True),
        ("https://example.org/simpler", "an index of packages", False),
    ],
)
def test_the_patterns_find_what_they_are_for(text: str, what: str, matches: bool) -> None:
    assert bool(re.search(FORBIDDEN[what], text)) is matches


def test_text_files_end_their_lines_as_git_does(tracked: dict[str, bytes]) -> None:
    found = [path for path, content in tracked.items() if b"\0" not in content and b"\r\n" in content]
    assert not found


def test_modules_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "src").rglob("*.py")}
    assert lengths
    long = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > LONGEST}
    assert not long


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no executable bit")
def test_ci_can_be_run(tracked: dict[str, bytes]) -> None:
    staged = subprocess.run(["git", "ls-files", "-s", ".ci/run"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert staged.stdout.startswith("100755 ")
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
