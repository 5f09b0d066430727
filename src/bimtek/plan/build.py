"""From the agreed base to the plan. A pure function of cohort and base, but for the time in `created`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from bimtek.answers.base import Base, latest_base
from bimtek.answers.cohort import Cohort
from bimtek.curriculum import SESSIONS
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.outline import course_outline
from bimtek.plan import agreed
from bimtek.plan.brought import Brought, used_codes
from bimtek.plan.complaints import read_findings
from bimtek.plan.early_targets import early_points
from bimtek.plan.entries import Entries
from bimtek.plan.maps import book_maps
from bimtek.plan.model import CohortPart, Dispute, Entry, FactEntry, Plan, RegionPart, Seat
from bimtek.plan.settled import answered, meetings, open_points
from bimtek.plan.sources import number_sources
from bimtek.plan.territory import SECOND_HAND, disputes, standings


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def agreed_base(cohort: Cohort) -> Base | None:
    """The base of the latest meeting that was closed; None before the first."""
    bases = [base for session in SESSIONS if (base := latest_base(cohort.bases, session.id))]
    return bases[-1] if bases else None


def build_plan(cohort: Cohort, base: Base | None, *, now: Callable[[], datetime.datetime] = _now) -> Plan:
    """The plan as far as a base goes; without one an empty plan that says who owes what."""
    entries = Entries(cohort, base)
    context = Context(
        region=cohort.region, start_year=cohort.start_year, data_cutoff=cohort.data_cutoff, outline=cohort.outline
    )
    conflicting = disputes(cohort.region, cohort.data_cutoff)
    facts = agreed.facts(entries, context)
    programmes = agreed.programmes(entries)
    parts = {
        "issues": agreed.issues(entries),
        "keywords": entries.of("vision.proposal", "keywords"),
        "proposals": agreed.proposals(entries),
        "proposed_missions": entries.of("vision.proposal", "missions"),
        "vision": agreed.vision(entries),
        "readiness": agreed.readiness(entries),
        "nature": agreed.said(entries, "nature"),
        "culture": agreed.said(entries, "culture"),
        "gaps": entries.of("assessment.gap", "gaps"),
        "programmes": programmes,
        "quickwins": entries.of("masterplan.quickwins", "quickwins"),
        "governance": agreed.governance(entries),
        "given": agreed.given(entries),
    }
    early = early_points(entries.of("roadmap.targets", "targets"), programmes, context.start_year)
    return Plan(
        created=now(),
        **_names(cohort),
        first_year=context.years[0],
        last_year=context.years[-1],
        meetings=meetings(cohort, base),
        answers=answered(entries),
        disputes=conflicting,
        facts=facts,
        **parts,
        brought=_brought(cohort, programmes),
        sources=number_sources(cohort.region, _cited(cohort, conflicting, facts)),
        open=[*open_points(cohort, base), *early, *entries.problems],
        aliases=dict(base.aliases) if base else {},
        tombstones=dict(base.tombstones) if base else {},
    )


def _names(cohort: Cohort) -> dict[str, object]:
    """Region, cohort and seats."""
    region = cohort.region
    return {
        "region": RegionPart(
            code=region.code,
            name=region.name,
            province=region.province,
            head_title=region.head_title,
            tagline=region.tagline,
        ),
        "cohort": CohortPart(
            id=cohort.id,
            title=cohort.title,
            training=cohort.training,
            notice=cohort.settings.notice,
            data_cutoff=cohort.data_cutoff,
        ),
        "seats": [
            Seat(id=seat.id, name=seat.name, unit=seat.unit, pillar=seat.pillar)
            for seat in cohort.seats
            if seat.unit is not Unit.PERSON
        ],
    }


def _brought(cohort: Cohort, programmes: Sequence[Entry]) -> Brought:
    values = (entry.values.get("sub_activities") for entry in programmes)
    codes = [code for several in values if isinstance(several, list) for code in several]
    boundaries = dict(cohort.region.boundaries) if book_maps(cohort.region) else {}
    return Brought(
        codes=used_codes(cohort.nomenclature, codes),
        boundaries=boundaries,
        complaints=read_findings(cohort.folder),
        outline=None if cohort.outline == course_outline() else cohort.outline,
    )


def _cited(cohort: Cohort, conflicting: list[Dispute], facts: list[FactEntry]) -> Iterator[tuple[str, str]]:
    """Sources of figures and their kinds, in the order in which Buku 1 shows them."""
    for dispute in conflicting:
        yield from ((figure.source, figure.source_kind) for figure in dispute.figures)
    yield from ((standing.source, SECOND_HAND) for standing in standings(cohort.region))
    for shown in book_maps(cohort.region):
        yield from ((fact.source, fact.source_kind) for fact in shown.facts.values())
    yield from ((fact.figure.source, fact.figure.source_kind) for fact in facts)
