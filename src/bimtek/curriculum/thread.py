"""Benang merah: issue → gap → strategy → programme → indicator → funding → year, as a graph that can be checked.

Built from the agreed items alone. What hangs in the air is a `LooseEnd` with a stable id; a table mends it with a
link, with the missing words, or says why it stays open (`Mend`). Pure: nothing is read, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

ISSUES, GAPS, STRATEGIES, PROGRAMMES = "issues", "gaps", "strategies", "programmes"
POSTPONED = "postponed"
"""Rows of meeting III that put a gap off with a reason and a year."""
LINKED = (ISSUES, GAPS, STRATEGIES, PROGRAMMES)
"""Sources whose items are linked with each other, from the cause to what is done about it."""
PUT_ASIDE = frozenset({"bukan-kewenangan", "bukan-prioritas"})
"""A gap of this status has been answered: with a reason."""
SEPARATOR = "."


class Node(Protocol):
    """An agreed item: what `bimtek.curriculum.context.Item` has of it."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def pillar(self) -> str: ...
    @property
    def by(self) -> tuple[str, ...]: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One way in which a thread can hang in the air."""

    source: str
    """What hangs: an item of this source."""
    lacks: str
    """ "belum dijawab program": what is the matter, after the item's name."""
    mends: str = ""
    """The source to link to; empty where words are missing, not a link."""


KINDS = {
    # id                    what hangs, why                                           linked to
    "isu": Kind(ISSUES, "belum menjadi kesenjangan mana pun", GAPS),
    "kesenjangan-isu": Kind(GAPS, "belum menjawab isu mana pun", ISSUES),
    "kesenjangan": Kind(GAPS, "belum dijawab program mana pun", PROGRAMMES),
    "strategi-kesenjangan": Kind(STRATEGIES, "belum menjawab kesenjangan mana pun", GAPS),
    "strategi": Kind(STRATEGIES, "belum dijalankan program mana pun", PROGRAMMES),
    "program": Kind(PROGRAMMES, "belum menjawab kesenjangan mana pun", GAPS),
    "program-strategi": Kind(PROGRAMMES, "belum menjalankan strategi mana pun", STRATEGIES),
    "indikator": Kind(PROGRAMMES, "belum punya indikator hasil dengan nilai awal, target, dan tahun"),
    "dana": Kind(PROGRAMMES, "belum punya sumber dana"),
    "tahun": Kind(PROGRAMMES, "belum punya tahun mulai dan selesai"),
}


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """One item that hangs in the air, and in which way."""

    kind: str
    node: Node

    @property
    def id(self) -> str:
        return f"{self.kind}{SEPARATOR}{self.node.id}"

    @property
    def words(self) -> str:
        return end_words(self.kind, self.node.label)


@dataclass(frozen=True, slots=True)
class Mend:
    """What a table says about a loose end: a link to an item, the missing words, or neither."""

    end: str
    link: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """The items and their links, each link once. Pairs hold ids: (gap, issue), (programme, gap) and so on."""

    nodes: Mapping[str, Sequence[Node]]
    links: Mapping[tuple[str, str], frozenset[tuple[str, str]]]
    """(source that names, source that is named) → pairs."""
    said: Mapping[str, str] = field(default_factory=dict)
    """Loose end's id → the words that mend it."""
    postponed: frozenset[str] = frozenset()
    """Gaps that were put off with a reason: no programme is owed now."""

    def named_by(self, source: str, item_id: str, other: str) -> tuple[str, ...]:
        """The items of `other` that an item names, in the order in which they were agreed."""
        pairs = self.links.get((source, other), frozenset())
        return tuple(node.id for node in self.nodes[other] if (item_id, node.id) in pairs)

    def naming(self, source: str, other: str, item_id: str) -> tuple[str, ...]:
        """The items of `source` that name an item of `other`."""
        pairs = self.links.get((source, other), frozenset())
        return tuple(node.id for node in self.nodes[source] if (node.id, item_id) in pairs)


NAMES = {
    # (who names, what is named): the fields of the former that hold ids of the latter
    (GAPS, ISSUES): ("issues",),
    (STRATEGIES, GAPS): ("gaps",),
    (PROGRAMMES, GAPS): ("gaps",),
    (PROGRAMMES, STRATEGIES): ("strategies",),
}


def thread(
    items: Mapping[str, Sequence[Node]], resolve: Callable[[str], str] = str, mends: Iterable[Mend] = ()
) -> Thread:
    """The graph of the agreed items by source, with what the tables mended. resolve: the id that holds now."""
    nodes = {source: tuple(items.get(source, ())) for source in LINKED}
    known = {source: {node.id for node in nodes[source]} for source in LINKED}
    links: dict[tuple[str, str], set[tuple[str, str]]] = {pair: set() for pair in NAMES}
    for (source, other), fields in NAMES.items():
        for node in nodes[source]:
            named = (resolve(entry) for name in fields for entry in _ids(node.values.get(name)))
            links[source, other].update((node.id, entry) for entry in named if entry in known[other])
    said: dict[str, str] = {}
    for mend in mends:
        kind, item_id = split(mend.end, resolve)
        if kind not in KINDS:
            continue
        if mend.words:
            said[f"{kind}{SEPARATOR}{item_id}"] = mend.words
        link, source, other = resolve(mend.link) if mend.link else "", KINDS[kind].source, KINDS[kind].mends
        if other and link in known[other] and item_id in known[source]:
            pair = (item_id, link) if (source, other) in NAMES else (link, item_id)
            links[(source, other) if (source, other) in NAMES else (other, source)].add(pair)
    put_off = frozenset(resolve(str(node.values.get("gap"))) for node in items.get(POSTPONED, ()))
    return Thread(nodes, {pair: frozenset(found) for pair, found in links.items()}, said, put_off)


def loose_ends(graph: Thread) -> Iterator[LooseEnd]:
    """What hangs in the air, from the issues to the years. Strategies are asked for once there are some."""
    for node in graph.nodes[ISSUES]:
        yield from _unless(graph.naming(GAPS, ISSUES, node.id), "isu", node)
    for node in graph.nodes[GAPS]:
        if node.values.get("status") not in PUT_ASIDE:
            yield from _unless(graph.named_by(GAPS, node.id, ISSUES), "kesenjangan-isu", node)
            if node.id not in graph.postponed:
                yield from _unless(graph.naming(PROGRAMMES, GAPS, node.id), "kesenjangan", node)
    for node in graph.nodes[STRATEGIES]:
        yield from _unless(graph.named_by(STRATEGIES, node.id, GAPS), "strategi-kesenjangan", node)
        yield from _unless(graph.naming(PROGRAMMES, STRATEGIES, node.id), "strategi", node)
    for node in graph.nodes[PROGRAMMES]:
        yield from _of_programme(graph, node)


def _of_programme(graph: Thread, node: Node) -> Iterator[LooseEnd]:
    yield from _unless(graph.named_by(PROGRAMMES, node.id, GAPS), "program", node)
    if graph.nodes[STRATEGIES]:
        yield from _unless(graph.named_by(PROGRAMMES, node.id, STRATEGIES), "program-strategi", node)
    values = node.values
    measured = all(_is_there(values.get(name)) for name in ("result", "baseline", "target", "target_year"))
    paid = values.get("pagu_total") == 0 or bool(values.get("funding"))
    scheduled = all(_is_there(values.get(name)) for name in ("start", "end"))
    for kind, is_there in (
        ("indikator", measured),
        ("dana", paid),
        ("tahun", scheduled),
    ):
        if not is_there and f"{kind}{SEPARATOR}{node.id}" not in graph.said:
            yield LooseEnd(kind, node)


def _unless(linked: tuple[str, ...], kind: str, node: Node) -> Iterator[LooseEnd]:
    if not linked:
        yield LooseEnd(kind, node)


def split(end_id: str, resolve: Callable[[str], str] = str) -> tuple[str, str]:
    """Kind and item of a loose end's id; the item as it is called now."""
    kind, _, item_id = end_id.partition(SEPARATOR)
    return kind, resolve(item_id)


def end_words(kind: str, label: str) -> str:
    """ "“Air minum” belum dijawab program mana pun"."""
    return f"“{label}” {KINDS[kind].lacks}" if kind in KINDS else label


def _ids(raw: Any) -> tuple[str, ...]:
    """The references in a stored field, whatever stands there."""
    if isinstance(raw, list | tuple):
        return tuple(str(entry).strip() for entry in raw)
    return (str(raw).strip(),) if raw else ()


def _is_there(value: Any) -> bool:
    return value is not None and value != ""
