"""What the plan costs: by year, by source and how sure each rupiah is. Moved with the start of each programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_financing import OWN_BUDGET, FinancingAnswer, budget_by_year, by_source, paid
from bimtek.curriculum.programme import APBD, YEARS_WITH_PAGU, Programme
from bimtek.curriculum.spending import spending
from bimtek.plan.model import Plan, typed
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.financing import CERTAINTY, NAMES

WITHIN = frozenset(NAMES[source] for source in (*OWN_BUDGET, *APBD) if source in NAMES)
"""Names of the sources inside the regency's budget; a village's APBDes is not one of them."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Whole rupiah. Tuples follow `titles`: years 1–5 one by one, then the years after them together."""

    titles: tuple[str, ...]
    by_programme: Mapping[str, tuple[int, ...]]
    """Programme's id → what it needs."""
    by_source: Mapping[str, tuple[int, ...]]
    """Name of the source → what it pays, as the core team divided the money."""
    by_certainty: Mapping[str, int]
    """ "pasti", "diusulkan", "masih dijajaki" → rupiah; without those for which there is nothing."""
    unpaid: Mapping[str, int]
    """Programme's id → what it needs, where no source is named."""
    own: tuple[int, ...]
    """What PAD, DAU and DBH pay: the part that the regency decides by itself."""
    apbd: int
    """The yearly budget as the core team put it; 0 while it is open."""
    apbd_document: str
    """Where that stands."""

    @property
    def by_year(self) -> tuple[int, ...]:
        return added(tuple(self.by_programme.values())) or (0,) * len(self.titles)

    @property
    def total(self) -> int:
        return sum(self.by_year)

    @property
    def early(self) -> int:
        """Years 1–5."""
        return sum(self.by_year[:YEARS_WITH_PAGU])

    @property
    def peak(self) -> tuple[str, int]:
        """The most expensive of the years 1–5, and its rupiah."""
        years = self.by_year[:YEARS_WITH_PAGU]
        most = max(years)
        return self.titles[years.index(most)], most


def added(several: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Year by year; nothing of nothing."""
    return tuple(map(sum, zip(*several, strict=True)))


def costs(plan: Plan, context: Context) -> Costs:
    first = context.start_year
    starts = {each.id: each.start for each in plan.programmes}
    needs = {row.id: spending(row, first, starts[row.id]) for row in typed(plan.programmes, Programme)}
    financing = cast(FinancingAnswer, answer_of(plan, "roadmap.financing"))
    given = paid(financing, context)
    sums: Counter[str] = Counter()
    for share in financing.shares:
        sums[share.certainty] += sum(share.amounts)
    years = map(str, context.years[:YEARS_WITH_PAGU])
    return Costs(
        titles=(*years, f"{first + YEARS_WITH_PAGU}–{context.years[-1]}"),
        by_programme=needs,
        by_source={NAMES[source]: amounts for source, amounts in by_source(financing).items()},
        by_certainty={words: sums[key] for key, words in CERTAINTY.items() if sums[key]},
        unpaid={name: sum(need) for name, need in needs.items() if sum(need) and name not in given},
        own=tuple(budget_by_year(financing)),
        apbd=financing.apbd or 0,
        apbd_document=financing.apbd_document,
    )
