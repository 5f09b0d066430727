"""Change every bound, condition, finding and check of the course, one at a time, and see that a test notices.

    python scripts/mutate_checks.py                          # everything, two processes: most of an hour
    python scripts/mutate_checks.py --only vision_issues     # one module; several may be named
    python scripts/mutate_checks.py --only checks --list     # what would be changed, and nothing else

A mutant is judged by the tests of its own module: `exercises/vision_issues.py` by
`tests/curriculum/exercises/test_vision_issues.py`, a module that exercises share by the files in JUDGES, else by its
own. `equal_mutants.toml`, beside this script, names the changes that change nothing, each with its reason; an entry
that no longer fits, or that a test can tell apart, is reported too. Exit code 1 when a mutant survives or an entry is
stale.
"""

from __future__ import annotations

import argparse
import queue
import sys
import threading
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from mutant_worker import ALL, Job, Verdict, serve
from mutants import mutants_of

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
PROCESSES = 2
PATIENCE = 60.0
"""Seconds more than ten times what the tests take: by then a mutant runs in a circle, and that is noticed."""
SHARED = (
    *("capacity", "checks", "context", "counting", "evaluation", "fields", "findings", "guesses"),
    *("links", "maturity", "means", "position", "priority", "programme", "reading", "risk", "rows", "scoring"),
    *("spending", "strands", "testing", "thread", "wording", "workload"),
)
"""Modules beside the exercises that findings and points come from. The others describe, print,
hold texts, or propose (`fitting_schedule` is tested against every possible schedule)."""
JUDGES = {
    # module      the tests of exercises that say what it is for
    "capacity": ("test_fitting_schedule.py", "exercises/test_roadmap_capacity.py"),
    "counting": ("exercises/test_assessment_complaints.py",),
    "findings": ("test_scoring.py",),
    "links": ("exercises/test_masterplan_programmes.py",),
    "maturity": ("exercises/test_assessment_spbe.py",),
    "means": ("test_workload.py", "exercises/test_roadmap_capacity.py"),
    "position": ("exercises/test_assessment_swot.py",),
    "programme": ("test_programme.py", "exercises/test_masterplan_programmes.py"),
    "risk": ("exercises/test_roadmap_risks.py",),
    "strands": ("test_thread.py",),
    "testing": ("test_question_bank.py",),
    "exercises.vision_pretest": ("test_question_bank.py",),
    "exercises.roadmap_posttest": ("test_question_bank.py",),
}
KILLED, SURVIVED, EQUAL, APART, ENDLESS = "killed", "SURVIVED", "equal", "NOT EQUAL", "endless"


@dataclass(frozen=True, slots=True)
class Course:
    """Where the modules, their tests and the list of equal mutants are."""

    package: str
    source: Path
    tests: Path
    equal: Path

    def modules(self) -> list[str]:
        exercises = sorted(path.stem for path in (self.source / "exercises").glob("[!_]*.py"))
        return [*(f"exercises.{name}" for name in exercises), *SHARED]

    def path(self, module: str) -> Path:
        return self.source.joinpath(*module.split(".")).with_suffix(".py")

    def judges(self, module: str) -> tuple[Path, ...]:
        *folders, name = module.split(".")
        named = JUDGES.get(module, ("/".join((*folders, f"test_{name}.py")),))
        return tuple(self.tests / each for each in named)

    def job(self, module: str) -> Job:
        source = self.path(module).read_text(encoding="utf-8")
        return Job(self.package, f"{self.package}.{module}", source, tuple(map(str, self.judges(module))))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one mutant."""

    module: str
    line: int
    text: str
    change: str
    verdict: str
    by: str = ""

    def __str__(self) -> str:
        where = f"{self.module.replace('.', '/')}.py:{self.line}"
        return f"{self.verdict:<9} {where}  {self.change}" + (f"  [{self.by}]" if self.by else f"  | {self.text}")


class Judge:
    """One warm process a module, started anew when a mutant made it run in a circle."""

    def __init__(self, root: Path, paths: list[str]) -> None:
        self.root, self.paths = root, paths
        self.module, self.seconds = "", 0.0
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self.jobs, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, str(self.root), self.paths), daemon=True)
        self.process.start()
        theirs.close()

    def _restart(self) -> None:
        self.process.kill()
        self.process.join()
        self._start()

    def verdict(self, job: Job) -> Verdict | None:
        """None when it did not end. Raises `SystemExit` when the tests fail without any change."""
        if job.module != self.module:
            if self.module:
                self._restart()  # nothing that the tests of one module left behind reaches those of another
            self.module = job.module
            whole = self._ask(replace(job, mutant=ALL), 600)
            if whole is None or whole.failed or whole.error:
                raise SystemExit(f"{job.module}: its tests do not pass as it stands: {whole}")
            self.seconds = whole.seconds
        return self._ask(job, PATIENCE + 10 * self.seconds)

    def _ask(self, job: Job, seconds: float) -> Verdict | None:
        self.jobs.send(job)
        if self.jobs.poll(seconds):
            found: Verdict = self.jobs.recv()
            return found
        self._restart()
        return None

    def close(self) -> None:
        self.jobs.send(None)
        self.process.join(10)


def judged(course: Course, modules: Iterable[str], root: Path, paths: list[str], processes: int) -> Iterable[Result]:
    """Every mutant of these modules, as their verdicts come."""
    waiting: queue.Queue[tuple[str, Job]] = queue.Queue()
    for module in modules:
        job = course.job(module)
        for nth in range(len(mutants_of(job.source)[1])):
            waiting.put((module, replace(job, mutant=nth)))
    done: queue.Queue[Result | BaseException | None] = queue.Queue()

    def work() -> None:
        try:
            judge = Judge(root, paths)
            while True:
                try:
                    module, job = waiting.get_nowait()
                except queue.Empty:
                    break
                done.put(_result(module, job, judge.verdict(job)))
            judge.close()
        except BaseException as error:
            done.put(error)
        finally:
            done.put(None)

    for _ in range(processes):
        threading.Thread(target=work, daemon=True).start()
    left = processes
    while left:
        found = done.get()
        if isinstance(found, BaseException):
            raise found
        if found is None:
            left -= 1
        else:
            yield found


def _result(module: str, job: Job, verdict: Verdict | None) -> Result:
    mutant = mutants_of(job.source)[1][job.mutant]
    if verdict is not None and verdict.error:
        raise SystemExit(f"{module}:{mutant.line} {mutant.change}: {verdict.error}")
    word = ENDLESS if verdict is None else KILLED if verdict.failed else SURVIVED
    return Result(module, mutant.line, mutant.text, mutant.change, word, verdict.failed if verdict else "")


def reasons(course: Course, modules: Iterable[str]) -> Counter[tuple[str, str, str]]:
    """How often each (module, line, change) is said to be equal."""
    entries: list[dict[str, Any]] = tomllib.loads(course.equal.read_text(encoding="utf-8")).get("equal", [])
    chosen = set(modules)
    for entry in entries:
        if not str(entry.get("why", "")).strip():
            raise SystemExit(f"{course.equal.name}: no reason for {entry}")
    return Counter(
        (entry["module"], entry["line"], change)
        for entry in entries
        if entry["module"] in chosen
        for change in entry["changes"]
    )


def main() -> int:
    options = _options()
    course = Course(options.package, options.source, options.tests, options.equal)
    known = course.modules()
    names = [name if course.path(name).exists() else f"exercises.{name}" for name in options.only] or known
    if options.list:
        for name in names:
            for mutant in mutants_of(course.job(name).source)[1]:
                print(Result(name, mutant.line, mutant.text, mutant.change, "-"))
        return 0
    equal = reasons(course, names)
    left = Counter(equal)
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    bad = 0
    for result in judged(course, names, options.root, options.path, options.processes):
        key = (result.module, result.text, result.change)
        if left[key] > 0:
            left[key] -= 1
            result = replace(result, verdict=EQUAL if result.verdict == SURVIVED else APART)
        counts[result.module][result.verdict] += 1
        bad += result.verdict in (SURVIVED, APART)
        if options.all or result.verdict in (SURVIVED, APART):
            print(result, flush=True)
    for (module, line, change), number in left.items():
        if number > 0:
            bad += 1
            print(f"STALE     {course.equal.name}: {module}  {change}  | {line}")
    for name in (*names, "in all"):
        count = counts[name] if name in counts else sum(counts.values(), Counter[str]())
        noticed = count[KILLED] + count[ENDLESS]
        figures = f"{noticed:>5} killed {count[EQUAL]:>4} equal {count[SURVIVED]:>4} survived"
        apart = f" {count[APART]:>4} wrongly said to be equal" if count[APART] else ""
        print(f"{name:<36} {count.total():>5} mutants {figures}{apart}")
    return 1 if bad else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], metavar="MODULE", help="only this one; may be repeated")
    parser.add_argument("--list", action="store_true", help="name the mutants and judge none")
    parser.add_argument("--all", action="store_true", help="name also those that are killed, with the test that did it")
    parser.add_argument("--processes", type=int, default=PROCESSES)
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder in which the tests are run")
    parser.add_argument("--package", default="bimtek.curriculum")
    parser.add_argument("--source", type=Path, default=ROOT / "src" / "bimtek" / "curriculum", help="its folder")
    parser.add_argument("--tests", type=Path, default=ROOT / "tests" / "curriculum")
    parser.add_argument("--equal", type=Path, default=HERE / "equal_mutants.toml", help="the list of equal mutants")
    parser.add_argument("--path", action="append", default=[], help="a folder more to import from")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
