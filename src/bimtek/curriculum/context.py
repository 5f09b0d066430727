"""What a check, a form or a page may know besides the answer: the region, the seat and what earlier meetings agreed.

It is handed in, already loaded; nothing here reads a file of the cohort.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bimtek.curriculum.components import COMPONENTS
from bimtek.curriculum.fields import Option
from bimtek.curriculum.outline import Outline, course_outline
from bimtek.curriculum.thread import LINKED, loose_ends, thread
from bimtek.datasets import Nomenclature, SubActivity, nomenclature, pillars, spbe, sub_dimensions
from bimtek.formats import number_id
from bimtek.region import Region, contested, key_of


@dataclass(frozen=True, slots=True)
class Item:
    """A row that can be referred to: an issue, a gap, a programme. `values` is its stored JSON."""

    id: str
    label: str
    source: str
    pillar: str = ""
    by: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The world around one answer."""

    region: Region
    seat: str = ""
    pillar: str = ""
    """Pillar of the table; empty for the core team."""
    sub_dimensions: tuple[str, ...] = ()
    """Sub-dimensions that the table answers for; all of them for the core team."""
    start_year: int = 2025
    """Year 1 of the plan."""
    today: datetime.date = datetime.date(2024, 6, 11)
    data_cutoff: datetime.date | None = None
    handed_in: bool = False
    """The seat has handed in this answer before: what was kept back until then may be said."""
    base: str = ""
    """Id of the base that the answer is written against."""
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    """Items by source name ("issues", "gaps", "programmes" …): the agreed ones and this seat's own of this meeting."""
    agreed: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Agreed values of fields that are no table, by exercise and field."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Merged item's old id → the id that holds now."""
    tombstones: Mapping[str, str] = field(default_factory=dict)
    """Deleted item's id → its label."""
    nomenclature: Nomenclature = field(default_factory=nomenclature, compare=False)
    """The version that the cohort uses: the official file that it took, else our selection."""
    outline: Outline = field(default_factory=course_outline)
    """The books and chapters of the cohort's own outline, else of the course's."""

    @property
    def years(self) -> range:
        """The ten years of the plan."""
        return range(self.start_year, self.start_year + 10)

    def resolve(self, item_id: str) -> str:
        """The id that holds now, after every consolidation."""
        seen: set[str] = set()
        while item_id in self.aliases and item_id not in seen:
            seen.add(item_id)
            item_id = self.aliases[item_id]
        return item_id

    def item(self, source: str, item_id: str) -> Item | None:
        """The item that an id names, through aliases; None when it is unknown or deleted."""
        wanted = self.resolve(item_id)
        return next((item for item in self.items.get(source, ()) if item.id == wanted), None)

    def options(self, source: str) -> tuple[Option, ...]:
        """What can be chosen from a source. An unknown source is the items of that name, which may be none yet.

        Items of the table's own pillar stand first.
        """
        if source in SOURCES:
            return SOURCES[source](self)
        names = {pillar.id: pillar.name for pillar in pillars()}
        items = sorted(self.items.get(source, ()), key=lambda item: item.pillar != self.pillar)
        return tuple(Option(item.id, item.label, group=names.get(item.pillar, item.pillar)) for item in items)

    def knows(self, source: str, value: str) -> bool:
        if source == "sub_activities":
            return value in self.nomenclature
        if source in SOURCES:
            return any(option.value == value for option in SOURCES[source](self))
        return self.item(source, value) is not None

    def label(self, source: str, value: str) -> str:
        """The words for an option's value, also of an item that was deleted; the value itself when nobody knows it."""
        if source == "sub_activities":
            return sub_activity_option(self.nomenclature[value]).label if value in self.nomenclature else value
        wanted = value if source in SOURCES else self.resolve(value)
        gone = f"{self.tombstones[wanted]} (dihapus)" if wanted in self.tombstones else value
        return next((option.label for option in self.options(source) if option.value == wanted), gone)


def _pillars(context: Context) -> tuple[Option, ...]:
    return tuple(Option(pillar.id, pillar.name, pillar.goal) for pillar in pillars())


def _sub_dimensions(context: Context) -> tuple[Option, ...]:
    """Those of the table; all of them for the core team."""
    names = {pillar.id: pillar.name for pillar in pillars()}
    return tuple(
        Option(sub.id, sub.name, sub.contents, names[sub.pillar])
        for sub in sub_dimensions()
        if not context.sub_dimensions or sub.id in context.sub_dimensions
    )


def _opd(context: Context) -> tuple[Option, ...]:
    return tuple(Option(opd.id, opd.short or opd.name, opd.name) for opd in context.region.opd)


def _districts(context: Context) -> tuple[Option, ...]:
    return tuple(Option(district.code, district.name) for district in context.region.districts)


def _facts(context: Context) -> tuple[Option, ...]:
    """Facts of the region; those of the table's pillar first."""
    facts = sorted(context.region.facts, key=lambda fact: context.pillar not in fact.related_pillars)
    return tuple(Option(fact.id, fact.label, fact.source, fact.group) for fact in facts)


def _missions(context: Context) -> tuple[Option, ...]:
    return tuple(
        Option(str(mission.number), f"Misi {mission.number}", mission.text or "teks diisi dari dokumen RPJMD")
        for mission in context.region.missions
    )


def _sub_activities(context: Context) -> tuple[Option, ...]:
    """Those that go with a pillar: the whole nomenclature has thousands, which are searched (searching.py)."""
    return tuple(sub_activity_option(entry) for entry in context.nomenclature.values() if entry.related_pillars)


def sub_activity_option(entry: SubActivity) -> Option:
    """A sub-kegiatan with what follows from its code: program, kegiatan, keluaran and unit."""
    follows = f"{entry.program}; kegiatan: {entry.kegiatan}; keluaran: {entry.indicator} ({entry.unit})"
    return Option(entry.code, f"{entry.code} {entry.name}", follows)


def _years(context: Context) -> tuple[Option, ...]:
    return tuple(Option(str(year), f"{year} (tahun ke-{number_id(n)})") for n, year in enumerate(context.years, 1))


def _own(source: str, context: Context) -> tuple[Option, ...]:
    """The items that this table answers for: of its pillar and sub-dimensions; all for the core team."""
    names = {option.value: option.label for option in _sub_dimensions(context)}

    def is_own(item: Item) -> bool:
        sub_dimension = item.values.get("sub_dimension")
        return not context.pillar or (item.pillar == context.pillar and (not sub_dimension or sub_dimension in names))

    return tuple(
        Option(item.id, item.label, group=names.get(str(item.values.get("sub_dimension")), ""))
        for item in context.items.get(source, ())
        if is_own(item)
    )


def _peer_programmes(context: Context) -> tuple[Option, ...]:
    """Programmes of other pillars as they are being written, those dealt to this reader first."""
    names = {pillar.id: pillar.name for pillar in pillars()}
    items = context.items.get("peer_programmes", ())
    return tuple(Option(item.id, item.label, group=names.get(item.pillar, item.pillar)) for item in items)


def _contested(context: Context) -> tuple[Option, ...]:
    """Area and population, where several official values are in circulation."""
    return tuple(Option(key_of(indicator), indicator) for indicator in contested(context.region))


def _contested_facts(context: Context) -> tuple[Option, ...]:
    """The values in circulation; the hint is their source and what must be known about them."""
    return tuple(
        Option(fact.id, fact.label, f"{fact.source}. {fact.note}".strip(), indicator)
        for indicator, facts in contested(context.region).items()
        for fact in facts
    )


def _priorities(context: Context) -> tuple[Option, ...]:
    """Priority fields of the province; their number is the id."""
    return tuple(Option(str(n), name) for n, name in enumerate(context.region.provincial_priorities, 1))


def _own_loose_ends(context: Context) -> tuple[Option, ...]:
    """What hangs in the air between issue and year, and is this table's to mend; all for the core team."""
    subs = {option.value for option in _sub_dimensions(context)}
    return tuple(
        Option(end.id, end.words, group="Benang merah")
        for end in loose_ends(thread(context.items, context.resolve))
        if not context.pillar
        or (end.node.pillar == context.pillar and end.node.values.get("sub_dimension") in (None, "", *subs))
    )


def _thread_items(context: Context) -> tuple[Option, ...]:
    """Everything that the benang merah links, in its order; that of the table's own pillar first."""
    titles = dict(zip(LINKED, ("Isu strategis", "Kesenjangan", "Strategi", "Program"), strict=True))
    return tuple(
        Option(option.value, option.label, group=" ".join((titles[source], option.group)).strip())
        for source in LINKED
        for option in context.options(source)
    )


def _book_chapters(context: Context) -> tuple[Option, ...]:
    discussed = context.outline.discussed(context.region.head_title)
    return tuple(Option(chapter.id, chapter.label, group=chapter.book) for chapter in discussed)


def _spbe_indicators(context: Context) -> tuple[Option, ...]:
    return tuple(
        Option(str(each.number), f"{each.number}. {each.indicator}", f"bobot {number_id(each.weight)}%", each.domain)
        for each in spbe()
    )


def _components(context: Context) -> tuple[Option, ...]:
    return tuple(Option(entry.id, entry.name, entry.hint, entry.group) for entry in COMPONENTS)


SOURCES: dict[str, Callable[[Context], tuple[Option, ...]]] = {
    "pillars": _pillars,
    "sub_dimensions": _sub_dimensions,
    "opd": _opd,
    "districts": _districts,
    "facts": _facts,
    "missions": _missions,
    "sub_activities": _sub_activities,
    "years": _years,
    "own_programmes": partial(_own, "programmes"),
    "own_issues": partial(_own, "issues"),
    "peer_programmes": _peer_programmes,
    "contested": _contested,
    "contested_facts": _contested_facts,
    "provincial_priorities": _priorities,
    "components": _components,
    "spbe_indicators": _spbe_indicators,
    "own_loose_ends": _own_loose_ends,
    "thread_items": _thread_items,
    "book_chapters": _book_chapters,
}
SELECTIONS = {"own_programmes": "programmes", "own_issues": "issues"}
"""Sources above that show some of the items of another source: their values are ids of those items."""
