"""scripts/mutate_checks.py kills what tests notice, names what they miss, and trusts no list that has grown old."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHECKS = """
from bimtek.curriculum.findings import amber, red

LEAST = 3


def enough(rows, named):
    if rows < LEAST:
        yield red("X-01", "Baru sedikit.")
    if named and rows > 9:
        yield amber("X-02", "Banyak sekali.")


def longest(rows):
    found = 0
    for row in rows:
        if row > found:
            found = row
    return found
"""
WEAK = """
from tiny.limits import enough, longest


def found(rows, named=True):
    return [(finding.code, finding.weight) for finding in enough(rows, named)]


def test_few():
    assert found(2) == [("X-01", "red")]
    assert found(3) == []


def test_many():
    assert [code for code, _ in found(12)] == ["X-02"]


def test_longest():
    assert longest([1, 3, 2]) == 3
"""
STRONG = f"""{WEAK}

def test_both_sides_of_many():
    assert found(9) == []
    assert found(10) == [("X-02", "amber")]
    assert found(10, named=False) == []


def test_longest_of_none_and_below_zero():
    assert longest([]) == longest([-1]) == 0
    assert longest([1]) == 1
"""
EQUAL = """
[[equal]]
module = "limits"
line = "if row > found:"
changes = ["row > found → row >= found"]
why = "The same number once more changes nothing."
"""
STALE = """
[[equal]]
module = "limits"
line = "if rows < LEAST:"
changes = ["rows < LEAST → rows <= LEAST", "rows < SOME → rows <= SOME"]
why = "It is not true."
"""


def run(folder: Path, tests: str, equal: str) -> tuple[int, list[str]]:
    """Exit code and the lines that the script prints for this module, these tests and this list."""
    for name, text in (("tiny/limits.py", CHECKS), ("tests/test_limits.py", tests), ("equal.toml", equal)):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    where = ["--root", ".", "--path", ".", "--package", "tiny", "--source", "tiny", "--tests", "tests"]
    command = [sys.executable, str(ROOT / "scripts" / "mutate_checks.py"), *where, "--equal", "equal.toml"]
    done = subprocess.run(
        [*command, "--only", "limits", "--processes", "1"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_what_no_test_notices_and_what_a_list_says_wrongly_is_named(tmp_path: Path) -> None:
    code, said = run(tmp_path, WEAK, STALE)
    assert code == 1
    assert "SURVIVED  limits.py:10  rows > 9 → rows >= 9  | if named and rows > 9:" in said
    assert "SURVIVED  limits.py:10  9 → 10  | if named and rows > 9:" in said
    assert "SURVIVED  limits.py:10  and named dropped  | if named and rows > 9:" in said
    assert 'SURVIVED  limits.py:11  amber → red  | yield amber("X-02", "Banyak sekali.")' in said
    assert not any(line.startswith("SURVIVED  limits.py:8") for line in said), "both sides of LEAST are tested"
    assert any(line.startswith("NOT EQUAL limits.py:8  rows < LEAST → rows <= LEAST") for line in said)
    assert "STALE     equal.toml: limits  rows < SOME → rows <= SOME  | if rows < LEAST:" in said


def test_tests_on_both_sides_let_nothing_survive(tmp_path: Path) -> None:
    code, said = run(tmp_path, STRONG, EQUAL)
    assert (code, len(said)) == (0, 2), said
    words = said[1].split()
    assert words[:2] == ["in", "all"] and words[-2:] == ["0", "survived"]
    mutants, killed, equal = (int(words[words.index(name) - 1]) for name in ("mutants", "killed", "equal"))
    assert (mutants, equal) == (killed + 1, 1)
