"""What the head of the region is asked to decide: the same list on the first page of Buku 3 and on the first slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bimtek.curriculum.context import Context
from bimtek.curriculum.programme import Programme
from bimtek.formats import date_id
from bimtek.plan.chapters.money import Costs
from bimtek.plan.chapters.offices import legal_form
from bimtek.plan.model import Given, Plan, typed
from bimtek.plan.phrases import BLANK, listed, quoted, sentence, short_rupiah


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that is asked."""

    text: str
    """As the book words it."""
    short: str
    """The same for a slide: about one line."""


def decisions(plan: Plan, context: Context, cost: Costs) -> tuple[Decision, ...]:
    """Only what this plan leaves to decide; a law it always needs."""
    return (
        *_vision(plan),
        _law(plan),
        *_proposals(plan),
        *_first_budget(cost),
        *_money_to_find(cost),
        *_quickwins(plan, context),
        *_people(plan),
    )


def _vision(plan: Plan) -> Iterator[Decision]:
    if not plan.vision.text:
        return
    decided = plan.given.get("assessment.vision", Given()).values
    when = f", yang diterima pada {date_id(str(decided['confirmed_on']))}" if decided.get("confirmed_on") else ""
    missions = f"{len(plan.vision.missions)} misi"
    yield Decision(
        f"Menetapkan visi {quoted(plan.vision.text)} dengan {missions}{when}.", f"Menetapkan visi dengan {missions}."
    )


def _law(plan: Plan) -> Decision:
    values = plan.governance.values
    law = legal_form(plan)
    if values.get("legal_status") == "ditetapkan":
        text = f"Melaksanakan {law} {values.get('legal_number', BLANK)}, yang menetapkan rencana ini."
        return Decision(text, text)
    named = f"dengan {law}" if law else "dengan peraturan yang bentuknya belum dipilih"
    following = str(values.get("legal_next") or "")
    text = f"Menetapkan rencana ini {named}"
    return Decision(sentence(f"{text}{f': {following}' if following else ''}"), sentence(text))


def _proposals(plan: Plan) -> Iterator[Decision]:
    open_ones = [each for each in plan.programmes if each.proposal]
    if not open_ones:
        return
    refused = [row.label for row in typed(plan.programmes, Programme) if row.confirmation == "tolak"]
    money = short_rupiah(sum(each.pagu for each in open_ones))
    short = f"Memutuskan {len(open_ones)} program yang belum disetujui OPD ({money})"
    text = f"{short}: diterima, diubah, atau dilepas."
    if refused:
        text += f" Yang ditolak OPD yang ditunjuk: {listed(map(quoted, refused))}."
    yield Decision(text, f"{short}.")


def _first_budget(cost: Costs) -> Iterator[Decision]:
    year, need, own = cost.titles[0], cost.by_year[0], cost.own[0]
    if not need:
        return
    short = f"Menganggarkan tahun pertama: {short_rupiah(need)} pada {year}"
    part = f", {short_rupiah(own)} di antaranya dari PAD, DAU, dan DBH" if own else ""
    yield Decision(f"{short}{part}.", f"{short}.")


def _money_to_find(cost: Costs) -> Iterator[Decision]:
    unsure = {words: rupiah for words, rupiah in cost.by_certainty.items() if words != "pasti"}
    if cost.unpaid:
        unsure["belum punya sumber"] = sum(cost.unpaid.values())
    if not unsure:
        return
    parts = listed(f"{short_rupiah(rupiah)} {words}" for words, rupiah in unsure.items())
    short = f"Memastikan dana yang belum pasti: {short_rupiah(sum(unsure.values()))}."
    yield Decision(f"Memastikan dana yang belum pasti: {parts}.", short)


def _quickwins(plan: Plan, context: Context) -> Iterator[Decision]:
    wins = plan.quickwins
    if not wins:
        return
    free = sum(each.values.get("budget") == "tanpa-biaya" for each in wins)
    offices = tuple(dict.fromkeys(context.label("opd", str(each.values.get("owner", BLANK))) for each in wins))
    text = f"Menugaskan {len(wins)} quick win kepada {listed(offices)}"
    yield Decision(
        f"{text}; {free} di antaranya tanpa biaya." if free else f"{text}.",
        f"Menugaskan {len(wins)} quick win kepada {len(offices)} OPD.",
    )


def _people(plan: Plan) -> Iterator[Decision]:
    governance = plan.governance
    if not governance.council and not governance.team:
        return
    named = sum(bool(each.values.get("opd")) for each in governance.coordinators)
    council, team = len(governance.council), len(governance.team)
    yield Decision(
        f"Menandatangani SK Dewan Smart City ({council} anggota) dan SK Tim Pelaksana ({team} anggota), dengan {named} "
        "OPD koordinator pilar.",
        "Menandatangani SK Dewan Smart City dan SK Tim Pelaksana.",
    )
