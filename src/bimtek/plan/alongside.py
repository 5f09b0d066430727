"""What is written beside the books: the workbook of the action plan, the targets for monitoring, the presentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bimtek.plan.action_rows import action_columns, action_rows
from bimtek.plan.blocks import Cover
from bimtek.plan.books import MissingPart
from bimtek.plan.files import replace_file
from bimtek.plan.model import Plan
from bimtek.plan.planning_rows import renstra_columns, renstra_rows, rkpd_columns, rkpd_rows
from bimtek.plan.target_rows import targets_csv
from bimtek.plan.workbook import Sheet, write_workbook
from bimtek.plan.world import context_of

WORKBOOK, TARGETS, SLIDES = "rencana-aksi.xlsx", "target.csv", "paparan.pptx"


def write_alongside(plan: Plan, cover: Cover, missing: Sequence[MissingPart], out: Path) -> Iterator[Path]:
    """Write each file into `out` and say which. cover: of any book of the plan. missing: what the books mark."""
    from bimtek.plan.slides import make_deck, write_slides

    context = context_of(plan)
    sheets = (
        Sheet("Rencana Aksi", action_columns(context), list(action_rows(plan, context))),
        Sheet("Renstra", renstra_columns(context), renstra_rows(plan, context)),
        Sheet(f"RKPD {plan.first_year}", rkpd_columns(context), rkpd_rows(plan, context)),
    )
    yield write_workbook(sheets, out / WORKBOOK)
    replace_file(out / TARGETS, targets_csv(plan, context).encode("utf-8"))
    yield out / TARGETS
    yield write_slides(make_deck(plan, context, cover, missing), out / SLIDES)
