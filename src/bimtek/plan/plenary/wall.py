"""The wall: every issue on its way from red (nothing answers it) to green (a programme with money answers it)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bimtek.answers.base import Base
from bimtek.answers.context import agreed_items
from bimtek.curriculum.exercises.vision_issues import Issue
from bimtek.curriculum.thread import GAPS, ISSUES, PROGRAMMES, PUT_ASIDE, STRATEGIES, Node, Thread, thread
from bimtek.datasets import PILLAR_IDS, pillars

STAGES = (
    # name, sign: never by colour alone
    ("Isu saja", "○"),
    ("Ada kesenjangan", "◔"),
    ("Ada strategi", "◑"),
    ("Ada program", "◕"),
    ("Didanai", "●"),
)
FUNDED = len(STAGES) - 1
ASIDE = "Dikesampingkan dengan alasan"


@dataclass(frozen=True, slots=True)
class Brick:
    """An issue on the wall."""

    id: str
    label: str
    pillar: str
    """In words."""
    usg: int | None
    stage: int
    """Place in STAGES."""
    aside: bool
    """All its gaps were put aside with a reason: nothing more is owed."""
    counts: tuple[int, int, int]
    """Gaps, strategies, programmes that lead from it."""

    @property
    def is_done(self) -> bool:
        return self.stage == FUNDED or self.aside


@dataclass(frozen=True, slots=True)
class Wall:
    """All issues, by pillar and there the most pressing first; how many stand at each stage."""

    bricks: tuple[Brick, ...]
    counts: tuple[int, ...]
    aside: int


def wall(base: Base) -> Wall:
    """The wall of what a base agreed."""
    items = agreed_items(base)
    graph = thread(items, lambda item_id: _now(base, item_id))
    names = {pillar.id: pillar.name for pillar in pillars()}
    order = {pillar: place for place, pillar in enumerate(PILLAR_IDS)}
    bricks = [_brick(node, graph, names) for node in graph.nodes[ISSUES]]
    pillar_of = {node.id: order.get(node.pillar, len(order)) for node in graph.nodes[ISSUES]}
    bricks.sort(key=lambda brick: (pillar_of[brick.id], -(brick.usg or 0), brick.label))
    counts = tuple(sum(brick.stage == stage and not brick.aside for brick in bricks) for stage in range(len(STAGES)))
    return Wall(tuple(bricks), counts, sum(brick.aside for brick in bricks))


def _brick(node: Node, graph: Thread, names: Mapping[str, str]) -> Brick:
    gaps = _named(graph, GAPS, graph.naming(GAPS, ISSUES, node.id))
    asked = [gap for gap in gaps if gap.values.get("status") not in PUT_ASIDE and gap.id not in graph.postponed]
    strategies = {entry for gap in asked for entry in graph.naming(STRATEGIES, GAPS, gap.id)}
    running = {entry for gap in asked for entry in graph.naming(PROGRAMMES, GAPS, gap.id)}
    programmes = _named(graph, PROGRAMMES, running)
    stage = 1 if gaps else 0
    stage = 2 if strategies else stage
    stage = 3 if programmes else stage
    stage = FUNDED if any(map(_is_funded, programmes)) else stage
    row = Issue.read({**node.values, "id": node.id})
    return Brick(
        id=node.id,
        label=node.label,
        pillar=names.get(node.pillar, node.pillar),
        usg=row.usg,
        stage=stage,
        aside=bool(gaps) and not asked,
        counts=(len(gaps), len(strategies), len(programmes)),
    )


def _named(graph: Thread, source: str, item_ids: Iterable[str]) -> Sequence[Node]:
    wanted = set(item_ids)
    return [node for node in graph.nodes[source] if node.id in wanted]


def _is_funded(node: Node) -> bool:
    """It names where the money comes from, or needs none; a programme that its OPD refused has none."""
    if node.values.get("confirmation") == "tolak":
        return False
    return node.values.get("pagu_total") == 0 or bool(node.values.get("funding"))


def _now(base: Base, item_id: str) -> str:
    seen: set[str] = set()
    while item_id in base.aliases and item_id not in seen:
        seen.add(item_id)
        item_id = base.aliases[item_id]
    return item_id


def owed(found: Wall) -> Iterator[Brick]:
    """Issues that nothing funded answers yet."""
    return (brick for brick in found.bricks if not brick.is_done)
