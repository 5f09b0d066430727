"""What a plenary has to settle: a function of what was handed in and of what was decided; nothing is written.

What agrees is only counted. The rest is in an order that a meeting can follow: the vision first, then what is one and
what is two, then numbers, then the OPD one by one; within each the weightiest first. What does not fit into 90 minutes
is marked: it can be settled afterwards, and stays visible until it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bimtek.answers.base import Base, BaseItem
from bimtek.answers.cohort import Cohort
from bimtek.answers.context import agreed_items
from bimtek.curriculum import exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.sessions import session as find_session
from bimtek.plan.consolidate import draft
from bimtek.plan.handed_in import HandedInAnswers, read_handins
from bimtek.plan.merge import source_of
from bimtek.plan.phrases import small
from bimtek.plan.plenary import decisions as kinds
from bimtek.plan.plenary.candidates import candidates
from bimtek.plan.plenary.clashes import agreed_ratings, clashes
from bimtek.plan.plenary.confirmations import confirmations, unconfirmed
from bimtek.plan.plenary.decisions import Recorded, confirmation_of
from bimtek.plan.plenary.duplicates import duplicates
from bimtek.plan.plenary.matter import CLASH, CONFIRMATION, DUPLICATE, VISION, Desk, Matter
from bimtek.plan.plenary.register import Register, read_register
from bimtek.plan.plenary.wall import Wall, wall

LONGEST = 90.0
"""Minutes of a plenary."""
OPENING, CLOSING = 5.0, 10.0
"""Minutes to open it, and for the wall, what stays open, and the signatures."""
HANDED_IN = "kursi mengumpulkan"
ORDER = (VISION, DUPLICATE, CLASH, CONFIRMATION)
DECIDED, LEFT_OPEN, PARTLY, UNTOUCHED = STATES = (
    "diputuskan",
    "sengaja dibiarkan terbuka",
    "sebagian diputuskan",
    "belum dibahas",
)
EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The draft's time: it is never written."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A matter with what was decided about it."""

    matter: Matter
    decisions: tuple[Recorded, ...]
    """Those that hold; for one OPD one a programme, for several near-duplicates perhaps more than one."""
    settled: bool
    """Nothing of it is left to decide. Left open on purpose counts: it was looked at."""
    fits: bool
    """It stands within the time of the meeting."""
    agreed: str = ""
    """What the core team's form says already, where nothing else was decided."""

    @property
    def state(self) -> str:
        """One word for page, minutes and terminal: one of STATES."""
        if not self.settled:
            return PARTLY if self.decisions else UNTOUCHED
        return LEFT_OPEN if any(isinstance(each.decision, kinds.Open) for each in self.decisions) else DECIDED


@dataclass(frozen=True, slots=True)
class Count:
    """How much of something agrees and is merged by itself."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Agenda:
    session: str
    roman: str
    title: str
    matters: tuple[Listed, ...]
    agreed: tuple[Count, ...]
    wall: Wall
    missing: tuple[str, ...]
    """Names of seats that handed in nothing."""
    problems: tuple[str, ...]
    """Files that could not be used."""
    lost: tuple[str, ...]
    """Decisions that cannot be carried out any more, each in a sentence."""
    minutes: float
    """Planned: opening, what fits, closing."""
    base: Base
    """What closing would make now."""
    register: Register

    @property
    def open(self) -> tuple[Listed, ...]:
        return tuple(entry for entry in self.matters if not entry.settled)

    def find(self, key: str) -> Listed | None:
        return next((entry for entry in self.matters if entry.matter.key == key), None)


def agenda(
    cohort: Cohort,
    session_id: str,
    *,
    handed_in: HandedInAnswers | None = None,
    register: Register | None = None,
) -> Agenda:
    """The agenda of a meeting's plenary. `PlanError` while the meeting before is open.

    handed_in, register: where they were read already.
    """
    session = find_session(session_id)
    handed_in = read_handins(cohort, session.id) if handed_in is None else handed_in
    register = read_register(cohort, session.id) if register is None else register
    decided = register.standing
    before = draft(cohort, session.id, handed_in, (), created=EPOCH)
    after = draft(cohort, session.id, handed_in, decided, created=EPOCH) if decided else before
    desk = Desk(cohort, _context(cohort, session.id, before))
    listed = [_listed(matter, decided) for matter in _matters(before, after, desk)]
    fitting, minutes = _fitting(listed)
    placed = [replace(entry, fits=entry.matter.key in fitting) for entry in listed]
    return Agenda(
        session=session.id,
        roman=session.roman,
        title=session.title,
        matters=tuple(sorted(placed, key=lambda entry: not entry.fits)),  # in order; afterwards what does not fit
        agreed=tuple(_agreed(before, handed_in)),
        wall=wall(after),
        missing=tuple(seat.name for seat in handed_in.missing),
        problems=tuple(map(str, handed_in.problems)),
        lost=tuple(point.message for point in after.open if point.code == "KEPUTUSAN"),
        minutes=minutes,
        base=after,
        register=register,
    )


def _context(cohort: Cohort, session_id: str, base: Base) -> Context:
    return Context(
        region=cohort.region,
        start_year=cohort.start_year,
        today=cohort.today(session_id),
        items=agreed_items(base),
        aliases=base.aliases,
        tombstones=base.tombstones,
        outline=cohort.outline,
    )


def _matters(before: Base, after: Base, desk: Desk) -> list[Matter]:
    """Everything to settle, in the order of the meeting. before: nothing decided yet; after: everything carried out."""
    fresh = _fresh(before)
    found = [*candidates(before, desk), *duplicates(fresh, desk), *clashes(fresh, desk)]
    known = {matter.key for matter in found}
    found += [matter for matter in clashes(_fresh(after), desk) if matter.key not in known]  # of what became one
    if before.session in ("03_masterplan", "04_roadmap"):
        programmes = after.items.get("programmes", ())
        found += confirmations(programmes, unconfirmed(before.items.get("programmes", ())), desk)
    return sorted(found, key=lambda matter: (ORDER.index(matter.kind), -matter.importance, matter.key))


def _fresh(base: Base) -> dict[str, list[BaseItem]]:
    """The rows of this meeting; those of earlier ones were settled then."""
    sources = [source_of(entry, table) for entry in exercises(base.session) for table in entry.tables]
    return {source: base.items[source] for source in sources if source in base.items}


def _listed(matter: Matter, decided: Sequence[Recorded]) -> Listed:
    own = tuple(entry for entry in decided if _concerns(entry.decision, matter))
    agreed = str(matter.asks.get("agreed", ""))
    return Listed(matter, own, settled=_is_settled(matter, own) or (bool(agreed) and not own), fits=True, agreed=agreed)


def _concerns(decision: kinds.Decided, matter: Matter) -> bool:
    if matter.kind == DUPLICATE:
        if isinstance(decision, kinds.Value):  # new words for the one that is kept
            return decision.field == matter.asks["field"] and set(decision.rows) <= set(matter.items)
        return len(decision.items & frozenset(matter.items)) > 1
    if matter.kind == CONFIRMATION:
        programmes = {confirmation_of(item) for item in matter.items}
        return decision.matter in {matter.key, *programmes}
    return decision.matter == matter.key


def _is_settled(matter: Matter, own: Sequence[Recorded]) -> bool:
    if matter.kind == DUPLICATE:
        pairs = [frozenset(pair) for pair in matter.asks["pairs"]]
        return all(any(pair <= entry.decision.items for entry in own) for pair in pairs)
    if matter.kind == CONFIRMATION:
        said = {entry.decision.matter for entry in own}
        return matter.key in said or {confirmation_of(item) for item in matter.items} <= said
    return bool(own)


def _fitting(listed: Sequence[Listed]) -> tuple[frozenset[str], float]:
    """Keys of the matters that fit into the longest plenary, the weightiest first; and the minutes that they take."""
    minutes, chosen = OPENING + CLOSING, set()
    for entry in sorted(listed, key=lambda entry: (-entry.matter.importance, entry.matter.key)):
        if minutes + entry.matter.minutes <= LONGEST:
            chosen.add(entry.matter.key)
            minutes += entry.matter.minutes
    return frozenset(chosen), minutes


def _agreed(base: Base, handed_in: HandedInAnswers) -> Iterator[Count]:
    """What needs no talk: rows that stand side by side, ratings that lie near each other."""
    yield Count(HANDED_IN, len({answer.seat.id for answer in handed_in.answers}))
    fresh = _fresh(base)
    for items in fresh.values():
        if items and not exercise(items[0].exercise).answer.fields[items[0].table].rows_from:
            yield Count(_title(items[0]), len(items))
    if ratings := agreed_ratings(fresh):
        yield Count("penilaian berdekatan, dipakai nilai tengahnya", ratings)
    programmes = base.items.get("programmes", [])
    if programmes and (confirmed := len(programmes) - len(unconfirmed(programmes))):
        yield Count("program dengan jawaban OPD", confirmed)


def _title(item: BaseItem) -> str:
    """ "isu strategis"; where an exercise has several tables also which: "SWOT dan TOWS: strategi TOWS"."""
    entry = exercise(item.exercise)
    title = small(entry.title)
    if len(tuple(entry.tables)) == 1:
        return title
    return f"{title}: {small(entry.answer.fields[item.table].label.partition(',')[0])}"
