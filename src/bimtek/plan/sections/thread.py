"""Benang merah: the whole graph as rows, and what hangs in the air with who can mend it and what they said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_financing import SOURCES
from bimtek.curriculum.exercises.roadmap_thread import LEAVE, STAGES, End, ThreadAnswer
from bimtek.curriculum.programme import FUNDING, Programme
from bimtek.curriculum.strands import Strand, strands
from bimtek.curriculum.thread import KINDS, SEPARATOR, LooseEnd, Node, Thread, loose_ends, split, thread
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, capital, change, lines, opening, portion, quoted, sentence, years

EXERCISE = "roadmap.thread"
HANGING = "menggantung"
"""Stands in a cell of the graph where a link is missing."""


def graph_of(ends: Sequence[End], context: Context) -> Thread:
    """The agreed items with what the tables mended."""
    return thread(context.items, context.resolve, [row.mend() for row in ends])


def strands_section(found: Sequence[Strand], graph: Thread, context: Context, caption: str) -> list[Block]:
    """The strands as a table: issue → gap → strategy → programme → result → money → years."""
    if not found:
        return []
    table = Table(
        caption=caption,
        columns=(
            Column("Isu", width=2.2),
            Column("Kesenjangan", width=2.4),
            Column("Strategi", width=2.0),
            Column("Program", width=2.0),
            Column("Indikator hasil", width=2.2),
            Column("Dana", width=1.2),
            Column("Tahun", "center", 0.9),
        ),
        rows=tuple(_cells(each, graph, context) for each in found),
        landscape=True,
    )
    return [Paragraph(lead(found)), table]


def lead(found: Sequence[Strand]) -> str:
    whole = sum(each.is_whole for each in found)
    return f"{portion(whole, len(found), 'benang')} utuh dari isu sampai program."


def _cells(each: Strand, graph: Thread, context: Context) -> tuple[str, ...]:
    row = Programme.read({**each.programme.values, "id": each.programme.id}) if each.programme else None
    strategy = each.strategy.label if each.strategy else row.strategy if row else ""
    strategy = "" if context.item("strategies", strategy) else strategy  # an id is no text
    first = (_label(each.issue), _label(each.gap), sentence(strategy) or "–", _label(each.programme))
    if row is None:
        return (*first, "–", "–", "–")
    result = lines([sentence(row.result), change(row.baseline, row.target, row.unit, row.target_year)])
    names = dict(FUNDING) | {value: label for value, label, *_ in SOURCES}
    funding = ", ".join(names.get(source, source) for source in row.funding)
    free = "tanpa biaya" if row.is_free else ""
    when = _years(row, context)
    return (
        *first,
        result if row.result else _said("indikator", row, graph),
        funding or free or _said("dana", row, graph),
        years(*when) if None not in when else _said("tahun", row, graph),
    )


def _years(row: Programme, context: Context) -> tuple[int | None, int | None]:
    """As meeting IV scheduled it, else as meeting III wrote it."""
    item = context.item("schedule", row.id)
    scheduled = Programme.read({**item.values, "id": row.id}) if item else row
    return scheduled.start or row.start, scheduled.end or row.end


def _said(kind: str, row: Programme, graph: Thread) -> str:
    return graph.said.get(f"{kind}{SEPARATOR}{row.id}", HANGING)


def _label(node: Node | None) -> str:
    return node.label if node else HANGING


def hanging_section(
    left: Sequence[LooseEnd], ends: Sequence[End], context: Context, who: Callable[[LooseEnd], str]
) -> list[Block]:
    """What still hangs in the air, who can mend it, and what was said about it."""
    if not left:
        return []
    words = {SEPARATOR.join(split(row.id, context.resolve)): row for row in ends}
    said = sum(words[end.id].action == LEAVE for end in left if end.id in words)
    open_ones = f"{said} di antaranya dibiarkan terbuka dengan alasan" if said else "belum satu pun mendapat alasan"
    lead = f"{opening(len(left), 'hal')} masih menggantung; {open_ones}."
    columns = (
        Column("Yang menggantung", width=3.4),
        Column("Yang memperbaiki", width=1.8),
        Column("Cara atau alasannya", width=3.2),
    )
    rows = tuple((f"{end.words}.", who(end), _reason(end, words, context)) for end in left)
    return [Paragraph(lead), Table("Yang menggantung pada benang merah", columns, rows)]


def _reason(end: LooseEnd, words: Mapping[str, End], context: Context) -> str:
    row = words.get(end.id)
    if row is None or row.action != LEAVE:
        mends = KINDS[end.kind].mends
        return f"Sambungkan ke {STAGES[mends]}." if mends else "Lengkapi isinya."
    by = f"Diurus {context.label('opd', row.owner) if row.owner else OPEN}"
    due = f", paling lambat {date_id(row.until)}" if row.until else ""
    return lines([capital(sentence(row.reason)), sentence(by + due)])


def stories(said: Mapping[str, str]) -> list[Block]:
    """One thread of each table, in its own words. said: seat's name → text."""
    return [Paragraph(f"{name}: {quoted(text.strip())}") for name, text in said.items() if text.strip()]


def section(answer: ThreadAnswer, context: Context) -> list[Block]:
    """For the table itself: the strands of its pillar, and what hangs there."""
    graph = graph_of(answer.ends, context)
    own = [each for each in strands(graph) if not context.pillar or each.pillar == context.pillar]
    asked = {option.value for option in context.options("own_loose_ends")}
    left = [end for end in loose_ends(graph) if end.id in asked]
    named = context.label("pillars", context.pillar) if context.pillar else "seluruh pilar"
    return [
        *stories({"Meja ini": answer.story}),
        *strands_section(own, graph, context, f"Benang merah {named}"),
        *hanging_section(left, answer.ends, context, lambda end: "Meja ini"),
    ]
