"""Assembling: the agreed base becomes plan.json, the books and the action plan as a spreadsheet."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import as_text, write_atomic
from bimtek.errors import PlanError
from bimtek.plan.action_rows import action_columns, action_rows
from bimtek.plan.assembly_notebook import run_assembly_notebook
from bimtek.plan.books import MissingPart, make_books, missing_parts
from bimtek.plan.build import agreed_base, build_plan
from bimtek.plan.certainty import REFUSED, WORDS
from bimtek.plan.model import Figure, Open, Plan
from bimtek.plan.outline import read_outline
from bimtek.plan.phrases import quoted
from bimtek.plan.world import context_of

__all__ = ["FORMATS", "Assembly", "assemble", "run_assembly_notebook", "why_not_final"]

FORMATS = ("docx", "pdf", "html")
PLAN_FILE, WORKBOOK = "plan.json", "rencana-aksi.xlsx"
SHOWN = 12
"""So many reasons stand in the message of a refusal; the draft shows all of them in their places."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Assembly:
    """What was assembled."""

    plan: Plan
    paths: tuple[Path, ...]
    missing: tuple[MissingPart, ...]
    open: tuple[Open, ...]


def assemble(
    cohort: Cohort,
    out: Path,
    *,
    formats: Sequence[str] = FORMATS,
    final: bool = False,
    progress: Progress | None = None,
    now: Callable[[], datetime.datetime] | None = None,
) -> Assembly:
    """Write plan.json, every book in every format and rencana-aksi.xlsx into `out`.

    A draft can always be printed, whatever is missing. `final`: refuse with PlanError, before anything is written,
    while something is missing, unconfirmed, from a secondary source or not verified.
    """
    from bimtek.plan.render import render_book
    from bimtek.plan.workbook import write_action_plan

    tell = progress or (lambda name: None)
    base = agreed_base(cohort)
    plan = build_plan(cohort, base, now=now) if now else build_plan(cohort, base)
    books = make_books(plan, read_outline(cohort.folder), final=final)
    missing = tuple(missing_parts(books))
    if final:
        _refuse(tuple(why_not_final(plan, missing)), cohort)
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / PLAN_FILE]
    write_atomic(paths[0], as_text(plan.model_dump(mode="json")))
    tell(PLAN_FILE)
    for book in books:
        paths += render_book(book, out, formats)
        tell(book.name)
    context = context_of(plan)
    paths.append(write_action_plan(list(action_rows(plan, context)), action_columns(context), out / WORKBOOK))
    tell(WORKBOOK)
    return Assembly(plan, tuple(paths), missing, tuple(plan.open))


def why_not_final(plan: Plan, missing: Sequence[MissingPart]) -> Iterator[str]:
    """Everything that a final plan may not carry."""
    for part in missing:
        yield f"{part.book}, {part.chapter}: {part.text}"
    for programme in plan.programmes:
        if programme.proposal:
            yield f"Program {quoted(programme.label)} belum disetujui OPD penanggung jawab."
    for figure in _printed(plan):
        for mark in figure.marks:
            if mark in REFUSED:
                yield f"{figure.indicator}, {figure.place or 'indikator OPD'}: {WORDS[mark]}."


def _printed(plan: Plan) -> Iterator[Figure]:
    for dispute in plan.disputes:
        yield from dispute.figures
    yield from (fact.figure for fact in plan.facts)


def _refuse(reasons: Sequence[str], cohort: Cohort) -> None:
    if not reasons:
        return
    listed = "\n".join(f"  • {reason}" for reason in dict.fromkeys(reasons[:SHOWN]))
    more = f"\n  … dan {len(reasons) - SHOWN} lainnya" if len(reasons) > SHOWN else ""
    raise PlanError(
        f"Rencana belum dapat dicetak final; {len(reasons)} hal belum selesai:\n{listed}{more}\n",
        where=cohort.folder.as_posix(),
        next_step="Susun tanpa --final untuk melihat setiap tanda di tempatnya, lengkapi, lalu ulangi.",
    )
