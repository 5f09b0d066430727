"""A small world for the exercises of meetings III and IV, and a way to ask which findings an answer gets."""

from __future__ import annotations

import dataclasses
from typing import Any

from bimtek.curriculum import Assessment, Exercise, assess
from bimtek.curriculum.context import Context, Item
from bimtek.region import load_region

GAP = Item("gap1", "Laporan darurat terlambat ditangani", "gaps", pillar="governance")
STRATEGY = Item("s1", "Menyepakati satu penerima laporan", "strategies", pillar="governance")


def programme(item_id: str, label: str, pillar: str = "governance", **values: Any) -> Item:
    return Item(item_id, label, "programmes", pillar=pillar, values=values)


def world(**changes: Any) -> Context:
    """A table of Smart Governance; year 1 is 2025; one gap is agreed, one strategy written."""
    context = Context(
        region=load_region("51.06"),
        seat="meja-governance",
        pillar="governance",
        sub_dimensions=("governance.service", "governance.bureaucracy", "governance.policy"),
        start_year=2025,
        items={"gaps": (GAP,), "strategies": (STRATEGY,)},
    )
    return dataclasses.replace(context, **changes)


def assessed(exercise: Exercise, values: dict[str, Any], context: Context | None = None) -> Assessment:
    return assess(exercise, values, context or world())


def codes(assessment: Assessment) -> set[str]:
    """The codes of the findings, each once."""
    return {finding.code for finding in assessment.findings}


def red_codes(assessment: Assessment) -> set[str]:
    return {finding.code for finding in assessment.red}


def advice_codes(assessment: Assessment) -> set[str]:
    """What is said and costs nothing: advice to this seat, to its pillar or to the core team, and what is only told."""
    return {finding.code for finding in assessment.findings} - red_codes(assessment)


def only_advice(assessment: Assessment) -> set[str]:
    """The codes of the advice where there is nothing else."""
    assert assessment.red == ()
    return codes(assessment)


def at_least(bound: int) -> list[tuple[int, bool]]:
    """Both sides of a bound from which on something holds: (number, whether it holds)."""
    return [(bound - 1, False), (bound, True)]


def at_most(bound: int) -> list[tuple[int, bool]]:
    """Both sides of a bound up to which something holds: (number, whether it holds)."""
    return [(bound, True), (bound + 1, False)]


def some_words(number: int) -> str:
    return " ".join(["kata"] * number)
