"""The benang merah as entries that lead to each other, both ways: for the HTML, where a reader follows them.

Paper has the tables of the strands; their rows say the same without a click.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_financing import SOURCES
from bimtek.curriculum.programme import FUNDING, Programme
from bimtek.curriculum.thread import GAPS, ISSUES, NAMES, PROGRAMMES, STRATEGIES, Node, Thread
from bimtek.plan.blocks import LinkedEntry, LinkedIndex, LinkTo
from bimtek.plan.phrases import change, sentence

TITLE = "Telusuri benang merah dua arah"
INDICATORS, MONEY = "indicators", "funding"
KINDS = {
    # source       what an entry is called
    ISSUES: "Isu",
    GAPS: "Kesenjangan",
    STRATEGIES: "Strategi",
    PROGRAMMES: "Program",
    INDICATORS: "Indikator",
    MONEY: "Dana",
}


def thread_index(graph: Thread, context: Context) -> list[LinkedIndex]:
    """One entry for each issue, gap, strategy, programme, result indicator and source of money, with its neighbours."""
    entries = {(source, node.id): node.label for source in NAMED for node in graph.nodes[source]}
    pairs = [((source, one), (other, two)) for (source, other) in NAMES for one, two in graph.links[source, other]]
    for node in graph.nodes[PROGRAMMES]:
        for place, label in _of_programme(node):
            entries[place] = label
            pairs.append(((PROGRAMMES, node.id), place))
    if not entries:
        return []
    order = list(entries)
    anchors = {place: f"benang_{nth}" for nth, place in enumerate(order, 1)}
    kinds = list(KINDS)
    rank = {place: (kinds.index(place[0]), nth) for nth, place in enumerate(order)}
    links: dict[Place, list[Place]] = {place: [] for place in order}
    for one, two in pairs:
        links[one].append(two)
        links[two].append(one)
    made = (
        LinkedEntry(
            anchors[place],
            KINDS[place[0]],
            label,
            tuple(_link(other, entries, anchors) for other in sorted(set(links[place]), key=rank.__getitem__)),
        )
        for place, label in entries.items()
    )
    return [LinkedIndex(TITLE, tuple(made))]


Place = tuple[str, str]
"""A source and the id of its item."""
NAMED = (ISSUES, GAPS, STRATEGIES, PROGRAMMES)


def _of_programme(node: Node) -> Iterator[tuple[Place, str]]:
    row = Programme.read({**node.values, "id": node.id})
    if row.result:
        value = change(row.baseline, row.target, row.unit, row.target_year)
        yield (INDICATORS, node.id), f"{sentence(row.result)} {value}"
    names = dict(FUNDING) | {value: label for value, label, *_ in SOURCES}
    for source in row.funding:
        yield (MONEY, source), names.get(source, source)


def _link(place: Place, entries: Mapping[Place, str], anchors: Mapping[Place, str]) -> LinkTo:
    return LinkTo(anchors[place], KINDS[place[0]], entries[place])
