"""The parts of a plan that a figure can come from: every exercise, the region's data, the record of the meetings.

Each part can be taken out of a plan, or changed, to see what follows from it (`tracing.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeVar

from bimtek.curriculum import publishers
from bimtek.curriculum.context import Context
from bimtek.plan.model import Figure, Governance, Plan, Vision
from bimtek.plan.origins import DATA, RECORD
from bimtek.plan.world import context_of

Changes = Callable[[Plan], dict[str, Any]]

FIELDS: dict[str, Changes] = {
    # exercise                what a plan without it has instead
    "vision.facts": lambda plan: {"facts": []},
    "vision.issues": lambda plan: {"issues": []},
    "vision.proposal": lambda plan: {"keywords": [], "proposals": [], "proposed_missions": []},
    "vision.statement": lambda plan: {"vision": Vision()},
    "assessment.vision": lambda plan: {"vision": Vision()},
    "assessment.readiness": lambda plan: {"readiness": [], "nature": {}, "culture": {}},
    "assessment.gap": lambda plan: {"gaps": []},
    "masterplan.programmes": lambda plan: {"programmes": []},
    "masterplan.quickwins": lambda plan: {"quickwins": []},
    "roadmap.governance": lambda plan: {"governance": Governance()},
    "roadmap.schedule": lambda plan: {
        "programmes": [each.model_copy(update={"start": None, "end": None, "needs": []}) for each in plan.programmes]
    },
    RECORD: lambda plan: {
        "answers": [],
        "open": [],
        "meetings": [each.model_copy(update={"closed": None}) for each in plan.meetings],
    },
}
"""Exercises that have a field of their own; all others stand in `Plan.given`."""

READ = {
    # field of the plan         parts that stand in it
    "facts": ("vision.facts", DATA),
    "disputes": (DATA,),
    "issues": ("vision.issues",),
    "keywords": ("vision.proposal",),
    "proposals": ("vision.proposal",),
    "proposed_missions": ("vision.proposal",),
    "vision": ("vision.statement", "assessment.vision"),
    "readiness": ("assessment.readiness",),
    "nature": ("assessment.readiness",),
    "culture": ("assessment.readiness",),
    "gaps": ("assessment.gap",),
    "programmes": ("masterplan.programmes", "roadmap.schedule"),
    "quickwins": ("masterplan.quickwins",),
    "governance": ("roadmap.governance",),
    "answers": (RECORD,),
    "open": (RECORD,),
    "meetings": (RECORD,),
    "closed": (RECORD,),
    "agreed_on": (RECORD,),
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class World:
    """A plan and the context in which its chapters name things."""

    plan: Plan
    context: Context


def without(world: World, part: str) -> World:
    """The world without what an exercise brought; for DATA with other figures and without the region's profile."""
    plan = world.plan
    if part == DATA:
        return _with_other_data(world)
    changes = FIELDS[part](plan) if part in FIELDS else {}
    left = {name: given for name, given in plan.given.items() if name != part}
    changed = plan.model_copy(update={**changes, "given": left})
    return World(
        changed, replace(context_of(changed), region=world.context.region, nomenclature=world.context.nomenclature)
    )


def _with_other_data(world: World) -> World:
    plan, context = world.plan, world.context
    region = replace(
        context.region,
        facts=tuple(replace(fact, value=_turned(fact.value)) for fact in context.region.facts),
        districts=tuple(
            replace(each, villages=each.villages + 1, kelurahan=each.kelurahan + 1) for each in context.region.districts
        ),
        missions=(),
        provincial_priorities=(),
        rpjmd_period="",
        rpjmd_vision="",
        regulations=(),
        complaint_service=None,
    )
    changed = plan.model_copy(
        update={
            "facts": [each.model_copy(update={"figure": _other(each.figure)}) for each in plan.facts],
            "disputes": [
                each.model_copy(update={"figures": [_other(figure) for figure in each.figures]})
                for each in plan.disputes
            ],
        }
    )
    return World(changed, replace(context, region=region))


def _other(figure: Figure) -> Figure:
    return figure if figure.value is None else figure.model_copy(update={"value": _turned(figure.value)})


def _turned(value: Decimal) -> Decimal:
    """Another value, and of several the order turned round: ranks change, too."""
    return -value - 1


@dataclass(slots=True)
class Reader:
    """Remembers which parts somebody asked a plan and its context for. It may name more than were used."""

    parts: set[str] = field(default_factory=set)

    def watched(self, world: World) -> tuple[Any, Context]:
        """The plan and the context to be read; both answer like the originals."""
        self.parts.add(DATA)  # every chapter has the region in its context
        items = _Watched(world.context.items, self.saw_source)
        agreed = _Watched(world.context.agreed, self.parts.add)
        return _WatchedPlan(world.plan, self), replace(
            world.context, items=items, agreed=agreed, region=world.context.region
        )

    def saw_source(self, source: str) -> None:
        known = publishers()
        if source in known:
            self.parts.add(known[source][0].id)
        self.parts |= SOURCES.get(source, set())


SOURCES = {
    # source of items that the plan makes itself
    "schedule": {"roadmap.schedule", "masterplan.programmes"},
    "chosen_facts": {"vision.facts"},
    "visions": {"vision.proposal"},
}


class _Watched(Mapping[str, T]):
    """A mapping that tells which keys are asked for."""

    def __init__(self, content: Mapping[str, T], tell: Callable[[str], None]) -> None:
        self._content, self._tell = content, tell

    def __getitem__(self, key: str) -> T:
        self._tell(key)
        return self._content[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._content)

    def __len__(self) -> int:
        return len(self._content)


class _WatchedPlan:
    """A plan that tells which fields are asked for."""

    def __init__(self, plan: Plan, reader: Reader) -> None:
        self._plan, self._reader = plan, reader

    def __getattr__(self, name: str) -> Any:
        self._reader.parts.update(READ.get(name, ()))
        if name in ("owed", "seat_name"):
            self._reader.parts.add(RECORD)
        found = getattr(self._plan, name)
        return _Watched(found, self._reader.parts.add) if name == "given" else found
