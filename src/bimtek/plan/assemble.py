"""Assembling: the agreed base becomes plan.json, the books, and the files beside them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import as_text, write_atomic
from bimtek.errors import PlanError
from bimtek.plan.alongside import write_alongside
from bimtek.plan.assembly_notebook import run_assembly_notebook
from bimtek.plan.books import MissingPart, make_books, missing_parts
from bimtek.plan.build import agreed_base, build_plan
from bimtek.plan.certainty import REFUSED
from bimtek.plan.drafts.numbered import number_draft
from bimtek.plan.model import Figure, Mark, Open, Plan
from bimtek.plan.review.report import review_book
from bimtek.plan.territory import Standing, standings
from bimtek.plan.tracing import traced
from bimtek.plan.world import context_of
from bimtek.region import load_region

__all__ = ["FORMATS", "Assembly", "assemble", "run_assembly_notebook", "why_not_final"]

FORMATS = ("docx", "pdf", "html")
PLAN_FILE = "plan.json"
SHOWN = 5
"""So many reasons of a kind stand in the message of a refusal; the draft shows all of them in their places."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Assembly:
    """What was assembled."""

    plan: Plan
    paths: tuple[Path, ...]
    missing: tuple[MissingPart, ...]
    open: tuple[Open, ...]
    draft: int
    """Number of the draft in the cohort's folder (`drafts/`)."""


def assemble(
    cohort: Cohort,
    out: Path,
    *,
    formats: Sequence[str] = FORMATS,
    final: bool = False,
    progress: Progress | None = None,
    now: Callable[[], datetime.datetime] | None = None,
) -> Assembly:
    """Write plan.json, every book and the report on them in every format, and what stands alongside into `out`.

    A draft can always be printed, whatever is missing. `final`: refuse with PlanError, before anything is written,
    while something is missing, unconfirmed, undecided, from a secondary source or not verified.
    """
    from bimtek.plan.render import render_book

    tell = progress or (lambda name: None)
    base = agreed_base(cohort)
    plan = build_plan(cohort, base, now=now) if now else build_plan(cohort, base)
    context = context_of(plan)
    books = make_books(plan, context.outline, final=final)
    missing = tuple(missing_parts(books))
    reasons = why_not_final(plan, missing)
    if final:
        _refuse(reasons, cohort)
    books = traced(books, plan, context)
    draft, printed = number_draft(cohort.folder, plan, context.outline, books)
    report = review_book(plan, context, books, reasons, printed[0].cover)
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / PLAN_FILE]
    write_atomic(paths[0], as_text(plan.model_dump(mode="json")))
    tell(PLAN_FILE)
    for book in (*printed, report):
        paths += render_book(book, out, formats)
        tell(book.name)
    for path in write_alongside(plan, printed[0].cover, missing, out):
        paths.append(path)
        tell(path.name)
    return Assembly(plan, tuple(paths), missing, tuple(plan.open), draft.number)


def why_not_final(plan: Plan, missing: Sequence[MissingPart]) -> dict[str, list[str]]:
    """Everything that a final plan may not carry, by kind; empty when it may be printed."""
    figures = [f"{each.indicator}, {each.place or 'indikator OPD'}" for each in _printed(plan, REFUSED)]
    found = {
        "bagian belum terisi": [f"{part.chapter}: {part.text}" for part in missing],
        "program belum disetujui OPD": [each.label for each in plan.programmes if each.proposal],
        "angka dari sumber kedua atau belum diverifikasi": figures,
        "hal yang belum diputuskan pleno atau belum diperbaiki": [point.message for point in plan.open],
    }
    return {kind: list(dict.fromkeys(reasons)) for kind, reasons in found.items() if reasons}


def _printed(plan: Plan, marks: Sequence[Mark]) -> Iterator[Figure | Standing]:
    """Figures that the books print with one of these marks."""
    figures = [figure for dispute in plan.disputes for figure in dispute.figures]
    figures += [fact.figure for fact in plan.facts]
    yield from (figure for figure in figures if set(marks) & set(figure.marks))
    if Mark.SECONDARY in marks:
        yield from standings(load_region(plan.region.code))


def _refuse(reasons: Mapping[str, Sequence[str]], cohort: Cohort) -> None:
    if not reasons:
        return
    parts = []
    for kind, several in reasons.items():
        more = f"; dan {len(several) - SHOWN} lainnya" if len(several) > SHOWN else ""
        parts.append(f"  • {len(several)} {kind}: {'; '.join(several[:SHOWN])}{more}")
    raise PlanError(
        "Rencana belum dapat dicetak final:\n" + "\n".join(parts) + "\n",
        where=cohort.folder.as_posix(),
        next_step="Susun tanpa --final untuk melihat setiap tanda di tempatnya, lengkapi, lalu ulangi.",
    )
