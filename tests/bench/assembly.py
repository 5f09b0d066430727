"""How long the books take: all files of the plan, beside the bare time of pandoc and Typst on the same finished trees.

    .venv/bin/python -m tests.bench.assembly                     # the sample workshop, then 110 persons; some minutes
    .venv/bin/python -m tests.bench.assembly --played FOLDER     # a cohort that was played already (bimtek demo)

*Bare*: what pandoc and Typst were given while the plan was assembled is given to them once more, one call after the
other, and nothing else is done. *110 persons*: three tables a pillar, among whom the rows of the sample's one table are
dealt, and as many more persons; the workshop is played with them, and its plan of the same size assembled.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typst
import yaml

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.cli.play import play
from bimtek.cli.sitting import SAMPLE
from bimtek.curriculum import exercise
from bimtek.datasets import course_root
from bimtek.plan.assemble import assemble
from bimtek.plan.render import pandoc

PEOPLE, TABLES_A_PILLAR = 110, 3
BARE, GROWN = 3.0, 1.5
"""Times the bare time; times the time of the sample's persons."""
REFERENCE = "--reference-doc="


class Given:
    """What pandoc and Typst were given."""

    def __init__(self) -> None:
        self.pandoc: list[tuple[tuple[str, ...], Mapping[str, Any]]] = []
        self.references: dict[str, bytes] = {}
        """What stood in the files that pandoc was told of; they are gone after its call."""
        self.typst: list[tuple[bytes, Mapping[str, Any], Mapping[str, Any]]] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep what is given meanwhile."""
        run, compiler, given = pandoc.run, typst.Compiler, self

        def keeping(*arguments: str, **options: Any) -> bytes:
            given.pandoc.append((arguments, options))
            for each in arguments:
                if each.startswith(REFERENCE):
                    given.references[each] = Path(each.removeprefix(REFERENCE)).read_bytes()
            return run(*arguments, **options)

        class Keeping:
            def __init__(self, source: bytes, **options: Any) -> None:
                self.source, self.options, self.real = source, options, compiler(source, **options)

            def compile(self, **options: Any) -> bytes:
                given.typst.append((self.source, self.options, options))
                return self.real.compile(**options)  # type: ignore[return-value]

        pandoc.run, typst.Compiler = keeping, Keeping  # type: ignore[assignment, misc]
        try:
            yield
        finally:
            pandoc.run, typst.Compiler = run, compiler  # type: ignore[misc]

    def again(self, folder: Path) -> None:
        """Give it to them once more."""
        kept = {}
        for nth, (argument, content) in enumerate(self.references.items()):
            path = folder / f"{nth}{Path(argument).suffix}"
            path.write_bytes(content)
            kept[argument] = f"{REFERENCE}{path}"
        empty = folder / "empty"  # the folders of the first time are gone
        empty.mkdir(exist_ok=True)
        for arguments, options in self.pandoc:
            pandoc.run(*(kept.get(each, each) for each in arguments), **options)
        places = {"root": str(empty), "package_path": str(empty), "package_cache_path": str(empty)}
        for source, options, compiled in self.typst:
            typst.Compiler(source, **{**options, **places}).compile(**compiled)


def crowd(source: Path, target: Path, people: int = PEOPLE, tables: int = TABLES_A_PILLAR) -> Path:
    """The sample's folder with so many persons, and so many tables a pillar."""
    shutil.copytree(source, target)
    settings = yaml.safe_load((source / "cohort.yml").read_text(encoding="utf-8"))
    named = []
    for table in settings["tables"]:
        names = [table["id"] if nth == 0 else f"{table['id']}-{nth + 1}" for nth in range(tables)]
        named += [table | {"id": name, "name": f"{table['name']} {nth + 1}"} for nth, name in enumerate(names)]
        deal(source / "answers" / table["id"], [target / "answers" / name for name in names])
    settings["tables"] = named
    (target / "cohort.yml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with (source / "roster.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    whole = [row for row in rows if row["table"] and not row["substitute_for"]]
    filled = {row["table"] for row in rows}
    seats = [table["id"] for table in sorted(named, key=lambda table: table["id"] in filled)]  # empty ones first
    for number in range(people - len(rows)):
        like = whole[number % len(whole)]
        person = {"person": f"p-{number:03}", "name": f"Peserta {number} (contoh)", "table": seats[number % len(seats)]}
        rows.append(like | person | {"core": "tidak", "coordinator": "tidak"})
        shutil.copytree(source / "answers" / like["person"], target / "answers" / rows[-1]["person"])
    with (target / "roster.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return target


def deal(one: Path, several: list[Path]) -> None:
    """Deal the rows of one table's answers among several; fixed rows and what is no row stand in each."""
    for path in one.rglob("*.json"):
        values = json.loads(path.read_text(encoding="utf-8"))["values"]
        free = {field.name for field in exercise(path.stem).tables if not field.rows_from}
        for nth, folder in enumerate(several):
            dealt = {name: value[nth :: len(several)] if name in free else value for name, value in values.items()}
            target = folder / path.relative_to(one)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps({"values": dealt}, ensure_ascii=False), encoding="utf-8")


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def assembled(cohort: Cohort, folder: Path) -> float:
    return seconds(lambda: assemble(cohort, folder / "books"))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--played", type=Path, default=None)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args(arguments)
    sample = course_root() / "grading" / "cohorts" / SAMPLE
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = load_cohort(asked.played) if asked.played else play(sample, folder / "few").cohort
        many = play(crowd(sample, folder / "crowd"), folder / "many").cohort
        given = Given()
        with given.kept():
            assembled(few, folder)  # warms up, too
        ours, bare, grown = [], [], []
        for _ in range(asked.runs):
            ours.append(assembled(few, folder))
            bare.append(seconds(lambda: given.again(folder)))
            grown.append(assembled(many, folder))
        calls = f"{len(given.pandoc)} documents by pandoc, {len(given.typst)} by Typst"
        few_took, bare_took, many_took = map(statistics.median, (ours, bare, grown))
        report(f"pandoc and Typst alone ({calls})", bare_took)
        report(f"the whole plan of {len(few.people)} persons", few_took, bare_took, BARE)
        report(f"the whole plan of {len(many.people)} persons", many_took, few_took, GROWN)


def report(what: str, took: float, beside: float = 0.0, goal: float = 0.0) -> None:
    line = f"{what:70}{took:8.1f} s"
    if goal:
        line += f" {took / beside:8.2f} ×   goal ≤ {goal:.1f}   {'met' if took <= goal * beside else 'NOT MET'}"
    print(line, flush=True)


if __name__ == "__main__":
    main()
