"""From what the core team wrote about means and programmes to works with limits, and to a schedule that fits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bimtek.curriculum.capacity import BEYOND, MONEY, YEARS, Excess, Work
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.exercise import Proposal
from bimtek.curriculum.fitting_schedule import Fit, Moved, fit
from bimtek.curriculum.means import AVAILABLE, FIXED, CapacityAnswer, Need
from bimtek.curriculum.priority import EQUAL, ratings_in, score, weights_in
from bimtek.curriculum.programme import Programme
from bimtek.curriculum.spending import cost_from_start
from bimtek.formats import number_id, rupiah


def works_of(answer: CapacityAnswer, context: Context) -> list[Work]:
    """The agreed programmes with what they take, as the tables scheduled them."""
    needs = {context.resolve(row.id): row for row in answer.needs}
    ready = _ready(answer, context)
    ids = [item.id for item in context.items.get("programmes", ())]
    return [
        _work(item, needs.get(item.id), ready.get(item.id, 0), set(ids), context)
        for item in context.items.get("programmes", ())
    ]


def _work(item: Item, need: Need | None, ready: int, known: set[str], context: Context) -> Work:
    programme = Programme.read(dict(item.values))
    wanted, end, needed = scheduled(item, context)
    first = year_index(wanted, context)
    return Work(
        id=item.id,
        label=item.label,
        wanted=first,
        length=1 if wanted is None or end is None else max(1, end - wanted + 1),
        cost=cost_from_start(programme, context.start_year),
        opd=programme.opd,
        months=float(need.months or 0) if need else 0.0,
        needs=tuple(other for other in needed if other in known and other != item.id),
        priority=_priority(item, context),
        movable=need is None or need.movable != FIXED,
        earliest=ready,
    )


def scheduled(item: Item, context: Context) -> tuple[int | None, int | None, tuple[str, ...]]:
    """Start, end and what it needs first: as the tables scheduled it, else as meeting III wrote it."""
    step = context.item("schedule", item.id)
    values = {**item.values, **{name: value for name, value in (step.values if step else {}).items() if value}}
    start, end = (value if isinstance(value := values.get(name), int) else None for name in ("start", "end"))
    needs = values.get("needs") if step else ()
    return start, end, tuple(context.resolve(str(other)) for other in needs or ())


def starts_of(answer: CapacityAnswer, works: list[Work], context: Context) -> dict[str, int]:
    """The starts that are decided; where none is, the wanted one."""
    decided = {context.resolve(row.id): row.start for row in answer.needs if row.start is not None}
    return {work.id: year_index(decided[work.id], context) if work.id in decided else work.wanted for work in works}


def year_words(index: int, context: Context) -> str:
    """ "2026", or for what starts after year 5 "sesudah 2029"."""
    return str(context.start_year + index) if index < YEARS else f"sesudah {context.start_year + YEARS - 1}"


def excess_words(excess: Excess, context: Context) -> str:
    """ "anggaran 2026 perlu Rp12.000.000.000, batasnya Rp10.000.000.000"."""
    when = year_words(excess.year, context)
    if excess.resource == MONEY:
        return f"anggaran {when} perlu {rupiah(round(excess.used))}, batasnya {rupiah(round(excess.limit))}"
    used, limit = (number_id(Decimal(str(round(amount, 1))).normalize()) for amount in (excess.used, excess.limit))
    return f"orang {context.label('opd', excess.resource)} {when} perlu {used} orang-bulan, batasnya {limit}"


def propose(answer: CapacityAnswer, context: Context) -> Proposal:
    """The schedule with the least waiting that fits, as values to take over, and the reasons in words."""
    works = works_of(answer, context)
    found = fit(works, answer.limits())
    if not works:
        return Proposal(("Belum ada program yang disepakati, jadi belum ada yang dapat dijadwalkan.",))
    if not found.fits:
        return Proposal(tuple(_impossible(found, context)))
    lead = (
        f"Semua {len(works)} program muat tanpa bergeser."
        if not found.moved
        else f"Dari {len(works)} program, {len(found.moved)} perlu bergeser supaya semuanya muat:"
    )
    said = [lead, *(_moved(each, context) for each in found.moved)]
    if not found.is_best:
        said.append("Waktu hitung habis; jadwal ini muat, tetapi mungkin ada yang lebih baik.")
    return Proposal(tuple(said), values={"needs": _taken_over(answer, found, context)})


def _impossible(found: Fit, context: Context) -> Iterator[str]:
    yield "Tidak ada jadwal yang muat selama program yang tidak boleh digeser tetap di tempatnya. Penyebabnya:"
    for excess in found.to_blame:
        yield f"Perlu lebih dari batas: {excess_words(excess, context)}. Naikkan, atau izinkan satu program bergeser."
    for one, other in found.early:
        names = [context.label("programmes", each) for each in (one, other)]
        yield f"“{names[0]}” tidak boleh digeser, tetapi perlu “{names[1]}” yang tidak dapat mulai secepat itu."


def _why(moved: Moved, context: Context) -> str:
    parts = [excess_words(each, context) for each in moved.passed[:2]]
    parts += [f"menunggu “{context.label('programmes', other)}”" for other in moved.waits_for]
    parts += ["sarananya belum ada"] if moved.lacks_means else []
    return "; ".join(parts) or "yang lebih penting didahulukan"


def _moved(moved: Moved, context: Context) -> str:
    was, now = year_words(moved.work.wanted, context), year_words(moved.start, context)
    return f"“{moved.work.label}”: {was} → {now}, karena {_why(moved, context)}."


def _taken_over(answer: CapacityAnswer, found: Fit, context: Context) -> list[dict[str, Any]]:
    """Changes of the rows: the start, and the reason of those that moved."""
    reasons = {each.work.id: _why(each, context) for each in found.moved}
    return [
        {"id": name, "start": context.start_year + start, **({"reason": reasons[name]} if name in reasons else {})}
        for name, start in found.starts.items()
        if start < BEYOND or name in reasons
    ]


def year_index(start: int | None, context: Context) -> int:
    """The start counted from 0; past year 5, and without a start, `BEYOND`."""
    return BEYOND if start is None else min(max(start - context.start_year, 0), BEYOND)


def _ready(answer: CapacityAnswer, context: Context) -> dict[str, int]:
    """The first year in which all means of a programme are there."""
    ready: dict[str, int] = {}
    for facility in answer.facilities:
        if facility.status != AVAILABLE and facility.available is not None:
            for used_by in map(context.resolve, facility.programmes):
                ready[used_by] = max(ready.get(used_by, 0), year_index(facility.available, context))
    return ready


def _priority(item: Item, context: Context) -> float:
    """The score that meeting III gave it; 1 where none was given, so that all weigh the same."""
    rated = context.item("priorities", item.id)
    ratings = ratings_in(rated.values) if rated else None
    weights = weights_in(context.agreed.get("masterplan.weights", {})) or EQUAL
    return float(score(ratings, weights)) if ratings else 1.0
