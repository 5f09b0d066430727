"""The values that statements of the books must carry, counted from the plan itself: no chapter is asked.

Only the writing of numbers (1.250, Rp1,25 miliar, "Dua program") is that of the books.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bimtek.datasets import pillars, spbe
from bimtek.formats import MONTHS, date_id, number_id, rupiah
from bimtek.plan.model import Entry, Plan
from bimtek.plan.phrases import amount, opening, portion, share, short_rupiah
from bimtek.region import load_region

Values = dict[str, Any]
CLOSING = "kesenjangan yang akan ditutup"
WEIGHTS = {"baseline": 10, "output": 20, "outcome": 30, "impact": 20, "quickwin": 20}


def rows(plan: Plan, exercise: str, table: str) -> list[Entry]:
    return plan.given[exercise].tables[table]


def values_of(plan: Plan) -> Values:
    """Of the plan as a whole."""
    return {**_analysis(plan), **_programmes(plan), **_money(plan), **_management(plan), **_quickwins(plan)}


def _analysis(plan: Plan) -> Values:
    closing = [gap for gap in plan.gaps if gap.values.get("status") == "gap"]
    answered = {issue for gap in closing for issue in gap.values.get("issues", [])}
    in_programmes = {gap for each in plan.programmes for gap in each.values.get("gaps", [])}
    measured = [
        gap for gap in closing if "wanted" in gap.values and ("now" in gap.values or _now(plan, gap) is not None)
    ]
    top = max(plan.issues, key=lambda issue: issue.usg or 0)
    low = [entry for entry in plan.readiness if entry.median is not None and entry.median < 3]
    links = rows(plan, "vision.alignment", "links")
    tied = [row for row in links if row.values.keys() & {"missions", "rpjpd", "rtrw", "priorities", "tagline"}]
    votes = [int(str(each.values.get("votes", 0))) for each in plan.vision.candidates]
    chosen = next(each for each in plan.vision.candidates if each.values.get("sentence") == plan.vision.first)
    first = {str(row.values["indicator"]) for row in rows(plan, "assessment.spbe", "first")}
    stakeholders = rows(plan, "vision.stakeholders", "stakeholders")
    days = [meeting.closed for meeting in plan.meetings if meeting.closed]
    region = load_region(plan.region.code)
    facts = {fact.id: fact for fact in region.facts}
    settled = [facts[str(row.values["fact"])] for row in rows(plan, "vision.territory", "figures")]
    decided = {fact.group: amount(fact.value, fact.unit, fact.qualifier) for fact in settled}
    return {
        "head": f"{plan.region.head_title} {plan.region.name.split(' ', 1)[1]}",
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "tables": sum(seat.unit == "table" for seat in plan.seats),
        "meetings": len(plan.meetings),
        "closed": len(days),
        "agreed_on": date_id(max(days)),
        "facts": len(plan.facts),
        "issues": len(plan.issues),
        "issue_pillars": len({issue.pillar for issue in plan.issues}),
        "components": len(plan.readiness),
        "unready": opening(len(low), "komponen"),
        "unready_count": len(low),
        "gaps": len(plan.gaps),
        "closing": len(closing),
        "closing_words": opening(len(closing), "kesenjangan"),
        "closing_subs": len({gap.values["sub_dimension"] for gap in closing}),
        "aside": len(plan.gaps) - len(closing),
        "measured": len(measured),
        "answered_issues": len(answered),
        "open_issues": len(plan.issues) - len(answered),
        "answered_gaps": sum(gap.id in in_programmes for gap in closing),
        "answered_share": portion(sum(gap.id in in_programmes for gap in closing), len(closing), CLOSING),
        "open_gaps": sum(gap.id not in in_programmes for gap in closing),
        "top_issue": top.label,
        "top_usg": top.usg,
        "trends": opening(len(rows(plan, "vision.trends", "trends")), "kecenderungan"),
        "stakeholders": opening(len(stakeholders), "pemangku kepentingan"),
        "contributions": len(stakeholders),
        "promised": sum(each.values.get("state") == "sanggup" for each in stakeholders),
        "initiatives": opening(len(rows(plan, "assessment.inventory", "initiatives")), "inisiatif"),
        "spbe_weight": number_id(
            sum((each.weight for each in spbe() if str(each.number) in first), Decimal(0)).normalize()
        ),
        "swot_pillars": opening(len({row.pillar for row in rows(plan, "assessment.swot", "factors")}), "pilar"),
        "vision": plan.vision.text.removesuffix("."),
        "missions": len(plan.vision.missions),
        "proposed_missions": len(plan.proposed_missions),
        "votes": int(str(chosen.values["votes"])),
        "all_votes": sum(votes),
        "tied_issues": len(tied),
        "open": len(plan.open),
        "open_words": opening(len(plan.open), "hal"),
        "districts": len(region.districts),
        "villages": sum(each.villages + each.kelurahan for each in region.districts),
        "area": decided["wilayah"],
        "population": decided["penduduk"],
    }


def _now(plan: Plan, gap: Entry) -> Decimal | None:
    """The number of now follows from the chosen indicator."""
    fact = next((each for each in plan.facts if each.id == gap.values.get("indicator")), None)
    return fact.figure.value if fact else None


def _programmes(plan: Plan) -> Values:
    programmes = plan.programmes
    proposals = [each for each in programmes if each.values.get("confirmation") not in ("setuju", "ubah")]
    ends = [each.end - plan.first_year + 1 for each in programmes if each.end is not None]
    starts = sum(each.start == plan.first_year for each in programmes)
    first, score = _first_ranked(plan)
    measurable = sum({"baseline", "target", "target_year"} <= each.values.keys() for each in programmes)
    targets = [row for row in rows(plan, "roadmap.targets", "targets") if row.values.get("measurer")]
    enablers = rows(plan, "masterplan.enablers", "enablers")
    agreed = len(programmes) - len(proposals)
    return {
        "programmes": len(programmes),
        "programme_pillars": len({each.pillar for each in programmes}),
        "proposals": len(proposals),
        "proposals_short": short_rupiah(sum(each.pagu for each in proposals)),
        "agreed": agreed,
        "agreed_share": share(agreed, len(programmes)),
        "ends_first": sum(nth <= 1 for nth in ends),
        "ends_fifth": sum(1 < nth <= 5 for nth in ends),
        "ends_tenth": sum(nth > 5 for nth in ends),
        "starts": starts,
        "starts_words": opening(starts, "program"),
        "first_programme": first,
        "first_score": number_id(score),
        "measurable": portion(measurable, len(programmes), "program").removesuffix(" program"),
        "measured_results": portion(len(targets), len(targets), "indikator hasil").removesuffix(" indikator hasil"),
        "enablers": opening(len(enablers), "pengungkit"),
        "new_enablers": sum(each.values.get("status") in ("belum", "disusun") for each in enablers),
        "people": opening(sum(each.values.get("kind") == "sdm" for each in enablers), "langkah"),
    }


def _first_ranked(plan: Plan) -> tuple[str, Decimal]:
    """The weighted sum by hand: cost counts reversed."""
    names = ("impact", "urgency", "readiness", "cost", "alignment")
    weights = {name: Decimal(str(plan.given["masterplan.weights"].values[name])) for name in names}
    labels = {each.id: each.label for each in plan.programmes}
    scores = {}
    for row in rows(plan, "masterplan.priority", "scores"):
        if row.id in labels:
            rated = {name: int(str(row.values[name])) for name in names}
            rated["cost"] = 6 - rated["cost"]
            scores[row.id] = sum((weights[name] * rated[name] for name in names), Decimal(0)) / 100
    best = max(scores, key=lambda name: scores[name])
    return labels[best], scores[best].quantize(Decimal("0.01"))


def _money(plan: Plan) -> Values:
    """Year by year, moved with the start that meeting IV gave."""
    years = [0] * 6
    for each in plan.programmes:
        paid = [int(str(each.values.get(f"pagu_{nth}", 0))) for nth in range(1, 6)]
        by = (each.start or 0) - int(str(each.values.get("start", each.start)))
        for nth, money in enumerate(paid):
            years[min(max(nth + by, 0), 5)] += money
        years[5] += int(str(each.values.get("pagu_later", 0)))
    shares = rows(plan, "roadmap.financing", "shares")
    columns = (*(f"year_{nth}" for nth in range(1, 6)), "later")

    def paid_by(row: Entry) -> int:
        return sum(int(str(row.values.get(name, 0))) for name in columns)

    named = {row.values["programme"] for row in shares}
    unpaid = [each for each in plan.programmes if each.pagu and each.id not in named]
    inside = ("apbd-pad", "apbd-transfer", "apbd-dak")
    total, early = sum(years), sum(years[:5])
    most = max(years[:5])
    return {
        "pagu": rupiah(total),
        "pagu_short": short_rupiah(total),
        "early": rupiah(early),
        "early_short": short_rupiah(early),
        "early_share": share(early, total),
        "late_short": short_rupiah(total - early),
        "peak_year": plan.first_year + years.index(most),
        "peak": rupiah(most),
        "peak_short": short_rupiah(most),
        "first_need_short": short_rupiah(years[0]),
        "apbd_short": short_rupiah(int(str(plan.given["roadmap.financing"].values["apbd"]))),
        "apbd_document": plan.given["roadmap.financing"].values["apbd_document"],
        "financed": rupiah(sum(map(paid_by, shares))),
        "outside_short": short_rupiah(sum(paid_by(row) for row in shares if row.values["source"] not in inside)),
        "sure_short": short_rupiah(sum(paid_by(row) for row in shares if row.values["certainty"] == "pasti")),
        "unpaid": rupiah(sum(each.pagu for each in unpaid)),
        "unpaid_short": short_rupiah(sum(each.pagu for each in unpaid)),
        "unpaid_words": opening(len(unpaid), "program"),
    }


def _management(plan: Plan) -> Values:
    governance, given = plan.governance, plan.given["roadmap.targets"]
    risks = rows(plan, "roadmap.risks", "risks")
    high = [row for row in risks if int(str(row.values["likelihood"])) * int(str(row.values["impact"])) >= 15]
    named = sum("opd" in row.values for row in governance.coordinators)
    scores = {name: Decimal(str(given.values[name])) for name in WEIGHTS}
    return {
        "law": {"perbup": "Peraturan Bupati"}[str(governance.values["legal_form"])],
        "council_head": governance.values["council_head"],
        "council": len(governance.council),
        "team_head": governance.values["team_head"],
        "team": len(governance.team),
        "coordinators": portion(named, len(pillars()), "pilar"),
        "evidence": opening(len(given.tables["evidence"]), "bukti"),
        "simulated": number_id(sum((scores[name] * WEIGHTS[name] for name in WEIGHTS), Decimal(0)) / 100, 2),
        "risks": opening(len(risks), "risiko"),
        "high_risks": len(high),
        "answered_risks": sum({"mitigation", "owner"} <= row.values.keys() for row in high),
    }


def _quickwins(plan: Plan) -> Values:
    wins = [each.values for each in plan.quickwins]
    return {
        "quickwins": len(wins),
        "quickwins_words": opening(len(wins), "quick win"),
        "quickwin_pillars": len({each.pillar for each in plan.quickwins}),
        "timely": sum(0 < Decimal(str(each["months"])) <= 12 for each in wins),
        "measured_wins": sum(each["before"] != each["after"] for each in wins),
        "running_budget": sum(each["budget"] == "dpa" for each in wins),
        "free": sum(each["budget"] == "tanpa-biaya" for each in wins),
    }


def by_pillar(plan: Plan) -> Iterator[Values]:
    for pillar in pillars():
        own = [each for each in plan.programmes if each.pillar == pillar.id]
        objectives = rows(plan, "assessment.goals", "objectives")
        yield {
            "pillar": pillar.name,
            "pillar_facts": sum(each.pillar == pillar.id for each in plan.facts),
            "pillar_closing": sum(
                each.pillar == pillar.id and each.values.get("status") == "gap" for each in plan.gaps
            ),
            "pillar_objectives": sum(each.pillar == pillar.id for each in objectives),
            "pillar_programmes": len(own),
            "pillar_programmes_words": opening(len(own), "program"),
            "pillar_subs": len({each.values["sub_dimension"] for each in own}),
            "pillar_pagu": rupiah(sum(each.pagu for each in own)),
            "pillar_pagu_short": short_rupiah(sum(each.pagu for each in own)),
        }


def by_quickwin(plan: Plan) -> Iterator[Values]:
    names = {seat.id: seat.name for seat in plan.seats}
    offices = {opd.id: opd.short or opd.name for opd in load_region(plan.region.code).opd}
    written = next(meeting.date for meeting in plan.meetings if meeting.session == "03_masterplan")
    for each in plan.quickwins:
        values = each.values
        months = int(str(values["months"]))
        nth = written.year * 12 + written.month - 1 + months
        yield {
            "win": each.label,
            "service": values["service"],
            "months": months,
            "due": f"{MONTHS[nth % 12]} {nth // 12}",
            "before": amount(Decimal(str(values["before"]))),
            "after": amount(Decimal(str(values["after"])), str(values["unit"])),
            "proposer": names[each.by[0].seat],
            "owner": offices[str(values["owner"])],
        }
