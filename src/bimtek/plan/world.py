"""The context in which chapters name things: the region, and every row of the plan under its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bimtek.curriculum import publishers
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.outline import course_outline
from bimtek.plan.brought import carried
from bimtek.plan.model import Entry, Plan
from bimtek.region import load_region


def context_of(plan: Plan) -> Context:
    """The context of a plan, for labels, years and the data cut-off."""
    sources: dict[str, Sequence[Entry]] = {
        "chosen_facts": plan.facts,
        "issues": plan.issues,
        "keywords": plan.keywords,
        "proposed_missions": plan.proposed_missions,
        "gaps": plan.gaps,
        "programmes": plan.programmes,
        "quickwins": plan.quickwins,
    }
    for source, (publisher, field) in publishers().items():
        if publisher.id in plan.given:
            sources[source] = plan.given[publisher.id].tables.get(field.name, [])
    scheduled = [
        entry.model_copy(update={"values": {"start": entry.start, "end": entry.end, "needs": entry.needs}})
        for entry in plan.programmes
        if entry.start is not None and entry.end is not None
    ]
    sources["schedule"] = scheduled
    items = {name: tuple(_item(name, entry) for entry in entries) for name, entries in sources.items()}
    items["visions"] = tuple(
        Item(proposal.seat, proposal.vision, "visions", proposal.pillar, (proposal.seat,))
        for proposal in plan.proposals
        if proposal.vision
    )
    return Context(
        region=replace(load_region(plan.region.code), boundaries=plan.brought.boundaries),
        start_year=plan.first_year,
        today=plan.agreed_on or plan.meetings[0].date,
        data_cutoff=plan.cohort.data_cutoff,
        items=items,
        agreed={name: given.values for name, given in plan.given.items()},
        aliases=plan.aliases,
        tombstones=plan.tombstones,
        nomenclature=carried(plan.brought),
        outline=plan.brought.outline or course_outline(),
    )


def _item(source: str, entry: Entry) -> Item:
    by = tuple(writer.seat for writer in entry.by)
    return Item(entry.id, entry.label, source, entry.pillar, by, {**entry.values, "id": entry.id})
