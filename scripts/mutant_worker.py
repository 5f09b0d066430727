"""A warm process that judges mutants: it puts the changed module in the place of the real one and runs its tests.

What was imported from the changed module is imported anew, everything else stays loaded, so a mutant costs what its
own tests cost. Nothing is written; the sources stay as they are.
"""

from __future__ import annotations

import ast
import functools
import importlib
import importlib.abc
import importlib.util
import os
import sys
import time
import types
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from io import StringIO
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from mutants import mutants_of

NICE = 15
ALL = -1
"""Instead of the number of a mutant: the module as it stands, which has to pass."""


@dataclass(frozen=True, slots=True)
class Job:
    """A mutant of a module, by its number in `mutants_of(source)`."""

    package: str
    module: str
    """Full name."""
    source: str
    tests: tuple[str, ...]
    mutant: int = ALL


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first test that failed, "" when all passed; `error` when the tests could not be run at all."""

    failed: str
    seconds: float
    error: str = ""


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module, and gives it other code."""

    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        self.name, self.path = name, path
        self.code = compile(ast.fix_missing_locations(tree), path, "exec")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def exec_module(self, module: types.ModuleType) -> None:
        exec(self.code, module.__dict__)


class _First:
    """Remembers the first test that failed, and runs those first that noticed earlier mutants: they mostly do again.

    noticed: ids of tests, the latest first.
    """

    def __init__(self, noticed: list[str]) -> None:
        self.noticed = noticed
        self.failed = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        rank = {name: nth for nth, name in enumerate(self.noticed)}
        items.sort(key=lambda item: rank.get(item.nodeid, len(rank)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid.rpartition("/")[2]
            self.noticed[:] = [report.nodeid, *(name for name in self.noticed if name != report.nodeid)]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid.rpartition("/")[2] or "collection"


def serve(jobs: Connection, root: str, paths: Sequence[str]) -> None:
    """Judge what comes through the connection until `None` comes. `root`: the folder that the tests are run in."""
    if hasattr(os, "nice"):
        os.nice(max(0, NICE - os.nice(0)))
    os.chdir(root)
    sys.path[:0] = [path for path in paths if path not in sys.path]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    _no_deadlines()
    noticed: defaultdict[str, list[str]] = defaultdict(list)
    while (job := jobs.recv()) is not None:
        jobs.send(_judged(job, noticed[job.module]))


def _no_deadlines() -> None:
    """A busy machine must not look like a test that noticed something."""
    from hypothesis import settings

    settings.register_profile("mutants", deadline=None, derandomize=True, database=None)
    settings.load_profile("mutants")


def _judged(job: Job, noticed: list[str]) -> Verdict:
    tree, mutants = mutants_of(job.source)
    importlib.import_module(job.module)
    path = str(sys.modules[job.module].__file__)
    if job.mutant == ALL:
        finder = _Instead(job.module, path, tree)
    else:
        with mutants[job.mutant].applied():
            finder = _Instead(job.module, path, tree)
    _forget(job)
    sys.meta_path.insert(0, finder)
    first = _First(noticed)
    began = time.monotonic()
    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said), _same_path():
            code = pytest.main(
                [
                    *("-x", "--noconftest", "--assert=plain", "--import-mode=importlib", "-m", "not long"),
                    *("-k", "not soon"),  # a test that holds a time limit would blame the machine, not the mutant
                    *("-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:faulthandler"),
                    *job.tests,
                ],
                plugins=[first],
            )
    finally:
        sys.meta_path.remove(finder)
        _forget(job)
    is_killed = code in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)
    error = "" if code == pytest.ExitCode.OK or (is_killed and first.failed) else f"{code!r} {said.getvalue()[-500:]}"
    return Verdict(first.failed if is_killed else "", time.monotonic() - began, error)


@contextmanager
def _same_path() -> Iterator[None]:
    path = list(sys.path)
    try:
        yield
    finally:
        sys.path[:] = path


def _forget(job: Job) -> None:
    """Take the module out of what is loaded, and all that imported from it; empty what was kept by functions."""
    top = job.package.partition(".")[0]
    ours = [name for name in sys.modules if name.split(".")[0] in (top, "tests") or name.startswith("test_")]
    gone = {job.module} | {name for name in ours if name.split(".")[0] == "tests" or name.startswith("test_")}
    before = 0
    while len(gone) != before:
        before = len(gone)
        gone |= {name for name in ours if not gone.isdisjoint(_imports(name))}
        if job.package in gone:
            gone |= {name for name in ours if name.startswith(f"{job.package}.") and not _is_package(name)}
    for name in gone:
        module = sys.modules.pop(name, None)
        package, _, own = name.rpartition(".")
        if module is not None and vars(sys.modules.get(package, module)).get(own) is module:
            delattr(sys.modules[package], own)  # else `from package import module` gives the old one
    for name in ours:
        for kept in vars(sys.modules[name]).values() if name in sys.modules else ():
            if hasattr(kept, "cache_clear") and getattr(kept, "__module__", "").startswith(job.package):
                kept.cache_clear()


def _is_package(name: str) -> bool:
    """A package inside stays, and so do the names in the one around it; none of them holds any code."""
    return hasattr(sys.modules[name], "__path__")


@functools.cache
def _imports(name: str) -> frozenset[str]:
    """What a loaded module imports, by full names; of `from a import b` both a and a.b, whichever is the module."""
    path = getattr(sys.modules.get(name), "__file__", None)
    if not path:
        return frozenset()
    found: set[str] = set()
    for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)
