"""The graph of the benang merah as rows that people can read: one strand from an issue to its programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bimtek.curriculum.thread import GAPS, ISSUES, PROGRAMMES, PUT_ASIDE, STRATEGIES, Node, Thread


@dataclass(frozen=True, slots=True)
class Strand:
    """One way through the graph. None where it hangs in the air."""

    issue: Node | None = None
    gap: Node | None = None
    strategy: Node | None = None
    programme: Node | None = None

    @property
    def pillar(self) -> str:
        """The pillar of what is done about it, else of what it is about."""
        return next((node.pillar for node in (self.programme, self.strategy, self.gap, self.issue) if node), "")

    @property
    def is_whole(self) -> bool:
        """From an issue through a gap to a programme."""
        return None not in (self.issue, self.gap, self.programme)


def strands(graph: Thread) -> tuple[Strand, ...]:
    """Every way through the graph once: first those of the programmes, then what ends before one.

    Gaps that were put aside with a reason, and issues whose gaps all were, need no programme and stand in no strand.
    """
    return (*_of_programmes(graph), *_of_gaps(graph), *_of_strategies(graph), *_of_issues(graph))


def _of_programmes(graph: Thread) -> Iterator[Strand]:
    for programme in graph.nodes[PROGRAMMES]:
        strategies = graph.named_by(PROGRAMMES, programme.id, STRATEGIES)
        gaps = graph.named_by(PROGRAMMES, programme.id, GAPS)
        for gap_id in gaps or ("",):
            fitting = [entry for entry in strategies if gap_id in graph.named_by(STRATEGIES, entry, GAPS)]
            strategy = _node(graph, STRATEGIES, (fitting or [*strategies, ""])[0])
            yield from _with_issues(graph, _node(graph, GAPS, gap_id), strategy, programme)


def _of_gaps(graph: Thread) -> Iterator[Strand]:
    for gap in graph.nodes[GAPS]:
        if gap.values.get("status") in PUT_ASIDE or graph.naming(PROGRAMMES, GAPS, gap.id):
            continue
        named = graph.naming(STRATEGIES, GAPS, gap.id)
        yield from _with_issues(graph, gap, _node(graph, STRATEGIES, named[0]) if named else None, None)


def _of_strategies(graph: Thread) -> Iterator[Strand]:
    """Those that no programme runs and that answer no gap."""
    for strategy in graph.nodes[STRATEGIES]:
        gaps = graph.named_by(STRATEGIES, strategy.id, GAPS)
        if not gaps and not graph.naming(PROGRAMMES, STRATEGIES, strategy.id):
            yield Strand(strategy=strategy)


def _of_issues(graph: Thread) -> Iterator[Strand]:
    for issue in graph.nodes[ISSUES]:
        if not graph.naming(GAPS, ISSUES, issue.id):
            yield Strand(issue=issue)


def _with_issues(graph: Thread, gap: Node | None, strategy: Node | None, programme: Node | None) -> Iterator[Strand]:
    issues = graph.named_by(GAPS, gap.id, ISSUES) if gap else ()
    for issue in issues or ("",):
        yield Strand(_node(graph, ISSUES, issue), gap, strategy, programme)


def _node(graph: Thread, source: str, item_id: str) -> Node | None:
    return next((node for node in graph.nodes[source] if node.id == item_id), None)
