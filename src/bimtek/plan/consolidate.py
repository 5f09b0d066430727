"""Closing a meeting: what was handed in becomes its base.

Decisions of the plenary stand in <cohort>/decisions/<session>.yml, written by hand or by the desk:

    same:
      - {into: r1…, absorbs: [r2…], who: "Pleno 10 Juli 2024", when: 2024-07-10, why: "Program yang sama"}
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bimtek.answers.base import Base, OpenPoint, latest_base, write_base
from bimtek.answers.cohort import Cohort, Seat
from bimtek.curriculum import before
from bimtek.curriculum.context import Context
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import BimtekError, PlanError
from bimtek.plan.handed_in import read_handins
from bimtek.plan.merge import Inputs, Same, merge


@dataclass(frozen=True, slots=True)
class Consolidation:
    """What closing a meeting gave."""

    base: Base
    missing: tuple[Seat, ...]
    """Seats that owe an exercise of this meeting and handed in nothing."""
    problems: tuple[BimtekError, ...]
    """Files that could not be used; everything else was."""


def consolidate(
    cohort: Cohort,
    session_id: str,
    *,
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
) -> Consolidation:
    """Merge the latest hand-ins of a meeting into a new base that holds from now on."""
    session = find_session(session_id)
    handed_in = read_handins(cohort, session.id)
    earlier = before(session.id)
    previous = latest_base(cohort.bases, earlier.id) if earlier else None
    if earlier and previous is None:
        raise PlanError(
            f"Pertemuan {earlier.roman} belum ditutup.",
            where=cohort.bases.as_posix(),
            next_step=f"Jalankan dahulu `bimtek consolidate {cohort.argument} {earlier.id}`.",
        )
    base = merge(
        Inputs(
            cohort=cohort.id,
            session=session.id,
            answers=handed_in.answers,
            previous=previous,
            former=latest_base(cohort.bases, session.id),
            same=read_decisions(cohort, session.id),
            context=Context(region=cohort.region, start_year=cohort.start_year, today=cohort.today(session.id)),
            created=now(),
        )
    )
    base.open.extend(handed_in.notes)
    for seat in handed_in.missing:
        message = f"{seat.name} belum mengumpulkan jawaban Pertemuan {session.roman}."
        base.open.append(OpenPoint(code="BELUM", message=message, exercise="", seats=[seat.id]))
    return Consolidation(write_base(cohort.bases, base), tuple(handed_in.missing), tuple(handed_in.problems))


def read_decisions(cohort: Cohort, session_id: str) -> tuple[Same, ...]:
    """What the plenary decided about near-duplicates; nothing when there is no such file."""
    path: Path = cohort.folder / "decisions" / f"{session_id}.yml"
    if not path.exists():
        return ()
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig")) or {}
        return tuple(map(_same, content.get("same") or ()))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _unreadable(path, f", baris {mark.line + 1}" if mark else "") from error
    except (yaml.YAMLError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(path) from error


def _same(entry: dict[str, Any]) -> Same:
    if not isinstance(entry["absorbs"], list):
        raise TypeError("absorbs is a list")
    absorbs = tuple(map(str, entry["absorbs"]))
    return Same(str(entry["into"]), absorbs, str(entry["who"]), str(entry.get("when", "")), str(entry.get("why", "")))


def _unreadable(path: Path, line: str = "") -> PlanError:
    return PlanError(
        "Berkas keputusan pleno tidak dapat dibaca.",
        where=f"{path.as_posix()}{line}",
        next_step="Setiap butir `same` perlu into, absorbs (dalam kurung siku) dan who.",
    )
