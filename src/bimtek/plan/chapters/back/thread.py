"""Benang merah: the whole graph from issue to year, and what hangs in the air with the seat that can mend it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_financing import Share
from bimtek.curriculum.exercises.roadmap_thread import ThreadAnswer
from bimtek.curriculum.strands import Strand, strands
from bimtek.curriculum.thread import PROGRAMMES, LooseEnd, Thread, loose_ends
from bimtek.datasets import pillars
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Heading, Paragraph
from bimtek.plan.model import Given, Plan, typed
from bimtek.plan.phrases import listed
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.thread import EXERCISE, graph_of, hanging_section, lead, stories, strands_section
from bimtek.plan.sections.thread_index import thread_index


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    answer = answer_of(plan, EXERCISE)
    assert isinstance(answer, ThreadAnswer)
    context = _financed(plan, context)
    graph = graph_of(answer.ends, context)
    left = list(loose_ends(graph))
    hanging = hanging_section(left, answer.ends, context, lambda end: _seats(end, plan))
    return (
        Heading(2, "Yang menggantung"),
        *(hanging or [Paragraph(_nothing_hangs(graph))]),
        *owed(plan, "Kata meja tentang yang menggantung belum lengkap.", EXERCISE),
        *_told(plan),
        Heading(2, "Dari isu sampai tahun"),
        *_graph(graph, context),
        *thread_index(graph, context),
    )


def _financed(plan: Plan, context: Context) -> Context:
    """The context with what the core team decided about money in place of the candidates that meeting III named."""
    given = plan.given.get("roadmap.financing", Given()).tables.get("shares", [])
    if not given:
        return context
    sources: dict[str, list[str]] = defaultdict(list)
    for share in typed(given, Share):
        if share.source not in sources[context.resolve(share.programme)]:
            sources[context.resolve(share.programme)].append(share.source)
    paid = tuple(
        replace(item, values={**item.values, "funding": sources.get(item.id, [])})
        for item in context.items.get(PROGRAMMES, ())
    )
    return replace(context, items={**context.items, PROGRAMMES: paid})


def _nothing_hangs(graph: Thread) -> str:
    counts = {name: len(graph.nodes[name]) for name in ("issues", "gaps", "programmes")}
    return (
        f"Tidak ada yang menggantung pada {counts['issues']} isu, {counts['gaps']} baris kesenjangan, dan "
        f"{counts['programmes']} program yang sudah disepakati."
    )


def _told(plan: Plan) -> Iterator[Block]:
    """One thread of each table in its own words."""
    voices = plan.given[EXERCISE].voices.get("story", {}) if EXERCISE in plan.given else {}
    said = {seat.name: str(voices[seat.id]) for seat in plan.seats if seat.id in voices}
    if said:
        yield Heading(2, "Benang yang dibacakan meja")
        yield from stories(said)


def _graph(graph: Thread, context: Context) -> Iterator[Block]:
    found = strands(graph)
    if not found:
        yield Paragraph(f"Benang dimulai dari isu; baru {len(graph.nodes['issues'])} yang disepakati.")
        return
    yield Paragraph(f"{lead(found)} Kata “menggantung” menandai tempat yang putus.")
    groups: list[tuple[str, str]] = [(pillar.id, pillar.name) for pillar in pillars()]
    for pillar, name in [*groups, ("", "Lintas pilar")]:
        own: list[Strand] = [each for each in found if each.pillar == pillar]
        yield from strands_section(own, graph, context, f"Benang merah {name}")[1:]


def _seats(end: LooseEnd, plan: Plan) -> str:
    """Who can mend it: the seats that wrote the item, else the tables of its pillar, else the core team."""
    known = {seat.id: seat.name for seat in plan.seats}
    wrote = [known[seat] for seat in end.node.by if seat in known]
    return listed(wrote or [seat.name for seat in plan.seats if seat.pillar == end.node.pillar]) or "Tim inti"
