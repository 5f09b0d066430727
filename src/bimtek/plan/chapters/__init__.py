"""The chapters: functions from plan and context to blocks, under the keys that outline.yml uses.

    foreword      before the first chapter, signed
    analysis/     Buku 1
    masterplan/   Buku 2
    summary/      Buku 3
    quickwins/    Buku 4
    back/         Lampiran, and what stands at the end of a book, not numbered
    forms/        Lampiran: drafts of what has to be signed

Every sentence that a chapter makes carries a number, a comparison or a decision of the plan. What is missing stands
in its place as a mark with the exercise that fills it and the seats that owe it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Chapter
from bimtek.plan.chapters import foreword
from bimtek.plan.chapters.analysis import conclusion, gaps, readiness, situation, vision
from bimtek.plan.chapters.analysis import introduction as analysis_introduction
from bimtek.plan.chapters.back import (
    abbreviations,
    attendance,
    contributors,
    differences,
    integration,
    record,
    sources,
    thread,
)
from bimtek.plan.chapters.forms import decrees, memorandum, regulation
from bimtek.plan.chapters.masterplan import actions, closing, direction, management, roadmap, strategy
from bimtek.plan.chapters.masterplan import introduction as plan_introduction
from bimtek.plan.chapters.quickwins import overview, profile
from bimtek.plan.chapters.summary import decision, delivery, standing
from bimtek.plan.chapters.summary import governance as summary_governance
from bimtek.plan.chapters.summary import pillars as summary_pillars
from bimtek.plan.chapters.summary import roadmap as summary_roadmap
from bimtek.plan.model import Plan

ChapterFunction = Callable[[Plan, Context], tuple[Block, ...]]
SeriesFunction = Callable[[Plan, Context], tuple[tuple[str, tuple[Block, ...]], ...]]
WordListFunction = Callable[[Sequence[Chapter], Context], tuple[Block, ...]]

CHAPTERS: dict[str, ChapterFunction] = {
    # key                     blocks of the chapter
    "foreword_analysis": foreword.analysis,
    "foreword_masterplan": foreword.masterplan,
    "analysis_introduction": analysis_introduction.chapter,
    "situation": situation.chapter,
    "readiness": readiness.chapter,
    "gaps": gaps.chapter,
    "vision": vision.chapter,
    "conclusion": conclusion.chapter,
    "plan_introduction": plan_introduction.chapter,
    "direction": direction.chapter,
    "strategy": strategy.chapter,
    "actions": actions.chapter,
    "roadmap": roadmap.chapter,
    "management": management.chapter,
    "closing": closing.chapter,
    "summary_decision": decision.chapter,
    "summary_standing": standing.chapter,
    "summary_pillars": summary_pillars.chapter,
    "summary_roadmap": summary_roadmap.chapter,
    "summary_delivery": delivery.chapter,
    "summary_governance": summary_governance.chapter,
    "quickwin_overview": overview.chapter,
    "thread": thread.chapter,
    "integration": integration.chapter,
    "regulation": regulation.chapter,
    "decrees": decrees.chapter,
    "memorandum": memorandum.chapter,
    "record": record.chapter,
    "attendance": attendance.chapter,
    "sources": sources.chapter,
    "contributors": contributors.chapter,
    "differences": differences.chapter,
}

SERIES: dict[str, SeriesFunction] = {
    # key                     a name and the blocks of a chapter for each of several things
    "quickwin_profiles": profile.profiles,
}

WORD_LISTS: dict[str, WordListFunction] = {
    # key                     blocks from what the other chapters of the same book say
    "abbreviations": abbreviations.word_list,
}
