"""The chapters: functions from plan and context to blocks, under the keys that outline.yml uses.

    analysis/     Buku 1
    masterplan/   Buku 2
    back/         at the end of every book, not numbered

Every sentence that a chapter makes carries a number, a comparison or a decision of the plan. What is missing stands
in its place as a mark with the exercise that fills it and the seats that owe it.
"""

from __future__ import annotations

from collections.abc import Callable

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block
from bimtek.plan.chapters.analysis import conclusion, gaps, readiness, situation, vision
from bimtek.plan.chapters.analysis import introduction as analysis_introduction
from bimtek.plan.chapters.back import contributors, differences, record, sources, thread
from bimtek.plan.chapters.masterplan import actions, closing, direction, management, roadmap, strategy
from bimtek.plan.chapters.masterplan import introduction as plan_introduction
from bimtek.plan.model import Plan

ChapterFunction = Callable[[Plan, Context], tuple[Block, ...]]

CHAPTERS: dict[str, ChapterFunction] = {
    # key                     blocks of the chapter
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
    "thread": thread.chapter,
    "record": record.chapter,
    "sources": sources.chapter,
    "contributors": contributors.chapter,
    "differences": differences.chapter,
}
