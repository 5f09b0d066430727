"""The context of a seat: what earlier meetings agreed, and what the seat itself wrote in this one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as part
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from bimtek.answers.answer_file import AnswerFile, Answers
from bimtek.answers.base import Base, BaseItem, latest_base, read_base
from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.identity import stored_rows
from bimtek.answers.kept import handed_in_files
from bimtek.answers.peers import tables_in_turn
from bimtek.curriculum import Exercise, before, publishers
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.describe import sources
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.exercises.masterplan_review import PEERS
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.rows import Misread
from bimtek.errors import AnswerError


def base_before(cohort: Cohort, exercise: Exercise) -> Base | None:
    """What holds when the meeting of an exercise begins: the base of the last meeting before it that closed."""
    session = before(exercise.session)
    while session is not None:
        base = latest_base(cohort.bases, session.id)
        if base is not None:
            return base
        session = before(session.id)
    return None


def base_of(cohort: Cohort, exercise: Exercise, file: AnswerFile | None) -> Base | None:
    """The base that an answer is graded against: the one that it names, else the one that holds (decision 5)."""
    return read_base(cohort.bases, file.base) if file and file.base else base_before(cohort, exercise)


def context_for(cohort: Cohort, seat: Seat, exercise: Exercise, store: Answers, *, base: Base | None = None) -> Context:
    """The context in which a seat answers an exercise.

    Items that the base holds are the agreed ones. What no base holds yet comes from the seats themselves: this seat's
    own rows, for the core team those of all tables. `base`: another than the one that holds now, for an answer that
    was written against it.
    """
    base = base or base_before(cohort, exercise)
    own = Context(
        region=cohort.region,
        seat=seat.id,
        pillar=seat.pillar,
        sub_dimensions=seat.sub_dimensions,
        start_year=cohort.start_year,
        today=cohort.today(exercise.session),
        data_cutoff=cohort.data_cutoff,
        handed_in=bool(handed_in_files(cohort, seat, exercise)),
        base=base.id if base else "",
        agreed=_agreed(base),
        aliases=base.aliases if base else {},
        tombstones=base.tombstones if base else {},
        nomenclature=cohort.nomenclature,
        outline=cohort.outline,
    )
    once = store if isinstance(store, ReadOnce) else ReadOnce(store)

    def published(source: str, publisher: Exercise, field: Field) -> tuple[Item, ...]:
        agreed = _from_base(base, source, publisher, field) if base and publisher.session < exercise.session else None
        return tuple(_own_items(cohort, seat, once, source, publisher, field, own)) if agreed is None else agreed

    known: dict[str, Callable[[], tuple[Item, ...]]] = {
        source: partial(published, source, *place)
        for source, place in publishers().items()
        if place[0].session <= exercise.session
    }
    if PEERS in sources(exercise):
        known[PEERS] = lambda: tuple(_peer_items(cohort, seat, once, own))
    return replace(own, items=ItemsOnDemand(known))


def asked_of(context: Context) -> ItemsOnDemand:
    """The items of a context that `context_for` made: which of them was asked for so far."""
    assert isinstance(context.items, ItemsOnDemand)
    return context.items


class ItemsOnDemand(Mapping[str, tuple[Item, ...]]):
    """Items by source, each source made when it is first asked for: a form asks for few of what a whole course has."""

    def __init__(self, known: Mapping[str, Callable[[], tuple[Item, ...]]]) -> None:
        self._known = known
        self._made: dict[str, tuple[Item, ...]] = {}

    def __getitem__(self, source: str) -> tuple[Item, ...]:
        if source not in self._made:
            self._made[source] = self._known[source]()
        return self._made[source]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    @property
    def asked(self) -> frozenset[str]:
        """The sources that somebody asked for so far."""
        return frozenset(self._made)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises that publish them: whatever was made from these items changes only with their answers."""
        publisher = {source: exercise.id for source, (exercise, _) in publishers().items()}
        publisher[PEERS] = publisher["programmes"]
        return tuple(sorted({publisher[source] for source in self._made}))


def _peer_items(cohort: Cohort, reader: Seat, store: Answers, context: Context) -> Iterable[Item]:
    """The programmes that other pillars are writing, those dealt to the reader first."""
    publisher, _ = publishers()["programmes"]
    for table in tables_in_turn(cohort, reader):
        with contextlib.suppress(AnswerError):  # that table's own form says so
            file = store.load(table.id, publisher.id)
            if file is not None:
                yield from _programmes(_Written(table, file.revision, file.time, file.values, context))


@dataclass(frozen=True, slots=True)
class _Written:
    """An answer as a key. It is the same where the same stands in it, wherever it was read from."""

    writer: Seat
    revision: int
    time: datetime
    values: Mapping[str, Any] = part(hash=False)
    context: Context = part(compare=False)
    """Anybody's: a programme names itself."""


@lru_cache(maxsize=256)
def _programmes(written: _Written) -> tuple[Item, ...]:
    """Made once for all readers: everybody in the room reads the programmes of all tables but her own."""
    publisher, field = publishers()["programmes"]
    return tuple(items_of(PEERS, publisher, field, written.values, written.writer, written.context))


class ReadOnce:
    """Answers, each read once: what is made from several of them comes from the same revisions.

    One serves a single context; whoever makes many at one moment hands the same to all of them.
    """

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._read: dict[tuple[str, str], AnswerFile | None] = {}

    def load(self, seat: str, exercise_id: str) -> AnswerFile | None:
        place = (seat, exercise_id)
        if place not in self._read:
            self._read[place] = self._answers.load(seat, exercise_id)
        return self._read[place]


def agreed_items(base: Base) -> dict[str, tuple[Item, ...]]:
    """The items of a base by source, as a context holds them."""
    return {source: _agreed_rows(source, _Same(items)) for source, items in base.items.items()}


class _Same:
    """A list as a key: this very list, whatever another one holds. Those of a base never change."""

    def __init__(self, items: list[BaseItem]) -> None:
        self.items = items

    def __hash__(self) -> int:
        return id(self.items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.items is other.items


@lru_cache(maxsize=256)
def _agreed_rows(source: str, rows: _Same) -> tuple[Item, ...]:
    """Made once for all forms of a meeting, which start from the same base."""
    return tuple(_agreed_item(source, item) for item in rows.items)


def _agreed_item(source: str, item: BaseItem) -> Item:
    """The base keeps what was typed; a context has only what can be read, so that nobody stumbles over the rest."""
    misread: list[Misread] = []
    row = find_exercise(item.exercise).answer.fields[item.table].row
    if row is not None:
        row.read(item.values, item.table, misread)
    by = tuple(part.seat for part in item.by)
    return Item(item.id, item.label, source, item.pillar, by, _without(item.values, misread))


def _without(raw: Mapping[str, Any], misread: Iterable[Misread]) -> dict[str, Any]:
    wrong = {entry.place.field for entry in misread}
    return {name: value for name, value in raw.items() if name not in wrong}


def _agreed(base: Base | None) -> dict[str, dict[str, Any]]:
    if base is None:
        return {}
    return {name: {field: merged.value for field, merged in fields.items()} for name, fields in base.values.items()}


def _from_base(base: Base, source: str, publisher: Exercise, field: Field) -> tuple[Item, ...] | None:
    """The agreed items of a source; None when the base does not know it. A text is named by its seat."""
    if field.kind is Kind.TABLE:
        items = base.items.get(source)
        return None if items is None else _agreed_rows(source, _Same(items))
    merged = base.values.get(publisher.id, {}).get(field.name)
    return (
        None
        if merged is None
        else tuple(
            Item(voice.by.seat, str(voice.value).strip(), source, by=(voice.by.seat,)) for voice in merged.voices
        )
    )


def _own_items(
    cohort: Cohort, seat: Seat, store: Answers, source: str, publisher: Exercise, field: Field, context: Context
) -> Iterable[Item]:
    """Rows that this seat may refer to before they are agreed."""
    writers = (
        [other for other in cohort.seats_for(publisher) if publisher.unit is not Unit.PERSON]
        if seat.unit is Unit.CORE
        else [other for other in _same_place(cohort, seat) if other.unit is publisher.unit]
    )
    for writer in writers:
        try:
            file = store.load(writer.id, publisher.id)
        except AnswerError:
            continue  # that seat's own form says so; this one can go on without
        if file is not None:
            yield from items_of(source, publisher, field, file.values, writer, context)


def _same_place(cohort: Cohort, seat: Seat) -> list[Seat]:
    """The seats that a seat works with: itself, and for a person her table."""
    if seat.unit is not Unit.PERSON:
        return [seat]
    table = cohort.person(seat.id).table
    return [seat, cohort.seat(table)] if table else [seat]


def items_of(
    source: str, publisher: Exercise, field: Field, values: Mapping[str, Any], writer: Seat, context: Context
) -> Iterable[Item]:
    """The items that an answer publishes under a source: the rows of a table, or one text with the seat as its id."""
    answer = publisher.read(dict(values))
    if field.kind is not Kind.TABLE:
        text = str(getattr(answer, field.name))
        if text:
            yield Item(writer.id, text, source, writer.pillar, (writer.id,), dict(values))
        return
    assert field.row is not None
    for raw in stored_rows(field, values, writer.id):
        misread: list[Misread] = []
        row = field.row.read(raw, field.name, misread)
        if misread or not row.is_open:
            values = _without(raw, misread)
            yield Item(row.id, row.label_in(context), source, writer.pillar, (writer.id,), values)
