"""What a step could not do, as a file beside the cohort: to send on, to work through, to look at later."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import write_atomic
from bimtek.formats import moment_id
from bimtek.grading.reports import Problem

FOLDER = "reports"


def write_report(cohort: Cohort, name: str, title: str, lines: Iterable[str]) -> Path:
    """Write reports/<name>.txt, in place of the one before; returns its path."""
    path: Path = cohort.folder / FOLDER / f"{name}.txt"
    when = moment_id(datetime.datetime.now(cohort.zone))
    write_atomic(path, "\n".join([f"{title} · {cohort.title}", when, "", *lines]) + "\n")
    return path


def problem_lines(problems: Sequence[Problem]) -> list[str]:
    """One paragraph for each: who and why, where, what next."""
    if not problems:
        return ["Semua dapat diproses."]
    lines = [f"Tidak dapat diproses: {len(problems)}", ""]
    for number, problem in enumerate(problems, start=1):
        lines.append(f"{number}. {problem.what}")
        lines += [f"   Di mana: {problem.where}"] if problem.where else []
        lines += [f"   Langkah berikutnya: {problem.next_step}"] if problem.next_step else []
    return lines
