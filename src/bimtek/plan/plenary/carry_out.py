"""What was decided, carried out on a base that is being made; and named where it cannot be.

`Same` is carried out by `plan.same.absorb` before, because fixed rows follow what is one. Everything else is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bimtek.answers.base import Base, BaseItem, Contribution, Decided, MergedValue, OpenPoint, Voice
from bimtek.answers.base import Decision as Signed
from bimtek.answers.cohort import CORE
from bimtek.curriculum import exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import Unreadable, read
from bimtek.formats import date_id
from bimtek.plan.phrases import sentence
from bimtek.plan.plenary import decisions as kinds
from bimtek.plan.plenary.decisions import Recorded
from bimtek.plan.plenary.visions import PROPOSALS, VISIONS
from bimtek.plan.plenary.words import said, told
from bimtek.plan.same import Same

PROGRAMMES = "masterplan.programmes"


def as_same(entries: Sequence[Recorded]) -> tuple[Same, ...]:
    """The decisions that items are one, as the merge takes them; in an order that does not depend on who was first."""
    same = sorted((e.decision for e in entries if isinstance(e.decision, kinds.Same)), key=lambda one: one.matter)
    return tuple(Same(one.into, tuple(one.absorbs), *_signature(one)) for one in same)


def looked_at(entries: Sequence[Recorded]) -> tuple[frozenset[str], ...]:
    """Sets of near-duplicates about which people have spoken: these are proposed no more."""
    return tuple(entry.decision.items for entry in entries if len(entry.decision.items) > 1)


def is_plenarys(item: BaseItem) -> bool:
    """The row was put down by the plenary itself, not written by a seat: no answer could have lost it."""
    return all(part.revision == 0 for part in item.by)


class Carrying:
    """Carries decisions out on a base. `left`: what could not be, and what was left open on purpose."""

    def __init__(self, base: Base, context: Context) -> None:
        self.base = base
        self.context = context
        self.left: list[OpenPoint] = []

    def all(self, entries: Sequence[Recorded]) -> None:
        """Carry out everything; each decision that was is noted in the base in words, in the order of the log.

        What is carried out first does not depend on that order: two matters may meet in one row that two became.
        """
        noted: dict[str, Decided] = {}
        words = {entry.ref: said(entry, self.base, self.context) for entry in entries}  # before labels change
        for entry in sorted(entries, key=lambda entry: (self._is_direct(entry.decision), entry.decision.matter)):
            do = self._todo.get(type(entry.decision))
            problem = do(entry.decision) if do else None
            if problem:
                self.left.append(_not_done(entry, words[entry.ref], problem))
            elif problem is not None:
                who, when, why = _signature(entry.decision)
                items = sorted(entry.decision.items) or list(_rows(entry.decision))
                noted[entry.ref] = Decided(
                    ref=entry.ref,
                    kind=entry.decision.kind,
                    what=words[entry.ref],
                    who=who,
                    when=when,
                    why=why,
                    items=items,
                )
        self.base.decided = [noted[entry.ref] for entry in entries if entry.ref in noted]

    @property
    def _todo(self) -> dict[type, Callable[[Any], str | None]]:
        return {
            kinds.Same: self._same,
            kinds.Different: self._different,
            kinds.Value: self._value,
            kinds.Vote: self._vote,
            kinds.Confirm: self._confirm,
            kinds.Open: self._open,
        }

    def _is_direct(self, decision: kinds.Decided) -> bool:
        """About rows that are there under this very id: that holds over what was said about one that they absorbed."""
        alive = {item.id for items in self.base.items.values() for item in items}
        return all(row in alive for row in _rows(decision))

    # Each gives "" when it is done, a sentence when it cannot be, None when that was said already. --------------------

    def _same(self, decision: kinds.Same) -> str | None:
        """Done already by `absorb`, which has named what it could not do."""
        found = {item.id for item_id in (decision.into, *decision.absorbs) for item in self._items(item_id)}
        return "" if len(found) == 1 else None

    def _different(self, decision: kinds.Different) -> str:
        return self._gone(decision.of)

    def _open(self, decision: kinds.Open) -> str:
        if gone := self._gone(decision.of):
            return gone
        words = told(decision, self.base, self.context)
        message = f"{words} Alasannya: {sentence(decision.why)} ({decision.who}, {date_id(decision.when)})"
        self.left.append(OpenPoint(code="DITUNDA", message=message, exercise="", items=list(decision.of)))
        return ""

    def _value(self, decision: kinds.Value) -> str:
        if gone := self._gone(decision.rows):
            return gone
        found = [item for row in decision.rows for item in self._items(row) if item.exercise == decision.exercise]
        field = _row_field(found, decision.field)
        if field is None:
            return f"ruas {decision.field} tidak ada pada butir itu"
        try:
            read(decision.value, field)
        except Unreadable as error:
            return str(error)
        for item in found:
            self._set(item, decision.field, field, decision.value, decision)
            self._rename(item)
        return ""

    def _confirm(self, decision: kinds.Confirm) -> str:
        programme = next((item for item in self._items(decision.programme) if item.exercise == PROGRAMMES), None)
        if programme is None:
            return self._gone([decision.programme]) or f"butir {decision.programme} bukan program"
        row = exercise(programme.exercise).answer.fields[programme.table].row
        assert row is not None
        said = {
            "confirmation": decision.confirmation,
            "confirmed_by": decision.name,
            "confirmed_on": decision.when.isoformat(),
        }
        for name, value in said.items():
            self._set(programme, name, row.fields[name], value, decision)
        return ""

    def _vote(self, decision: kinds.Vote) -> str:
        place = VISIONS.get(decision.exercise)
        if place is None or decision.exercise not in {entry.id for entry in exercises(self.base.session)}:
            return f"latihan {decision.exercise} tidak memilih visi pada pertemuan ini"
        values = self.base.values.setdefault(decision.exercise, {})
        fields = exercise(decision.exercise).answer.fields
        proposed = self.base.values.get(PROPOSALS[0], {}).get(PROPOSALS[1])
        writers = {voice.by.seat: voice.by for voice in proposed.voices} if proposed else {}
        voices = [
            Voice(by=writers[seat], value=candidate.sentence)
            for candidate in decision.candidates
            for seat in candidate.drawn_from
            if seat in writers
        ]
        agreed = {place.chosen: decision.chosen, "decided_by": decision.who, "decided_on": decision.when.isoformat()}
        agreed |= {"dissent": decision.dissent} if decision.dissent else {}
        agreed |= place.follows(decision, self.base)
        for name, value in agreed.items():
            standing = values.get(name)
            values[name] = MergedValue(
                value=value,
                rule=fields[name].merge,
                voices=(standing.voices if standing else []) or (voices if name == place.chosen else []),
                decision=Signed(**dict(zip(("who", "when", "why"), _signature(decision), strict=True))),
            )
        if place.candidates:
            self.base.items[f"{decision.exercise}.{place.candidates}"] = [
                _candidate(decision, nth, place.candidates) for nth in range(len(decision.candidates))
            ]
        return ""

    # ------------------------------------------------------------------------------------------------------------------

    def _items(self, item_id: str) -> Iterator[BaseItem]:
        """The items with this id: fixed rows of two tables may share one."""
        alive = {item.id for items in self.base.items.values() for item in items}
        wanted, seen = item_id, {item_id}
        while wanted not in alive and (other := self.base.aliases.get(wanted)) and other not in seen:
            wanted = other
            seen.add(wanted)
        for items in self.base.items.values():
            yield from (item for item in items if item.id == wanted)

    def _gone(self, item_ids: Sequence[str]) -> str:
        """A sentence when one of them is there no more."""
        for item_id in item_ids:
            if not any(self._items(item_id)):
                was = self.base.tombstones.get(item_id)
                return f"butir {item_id} tidak ada lagi{f' (“{was}”)' if was else ''}"
        return ""

    def _set(self, item: BaseItem, name: str, field: Field, value: Any, decision: kinds.Decided) -> None:
        standing = item.merged.get(name) or MergedValue(
            value=item.values.get(name),
            rule=field.merge,
            voices=[Voice(by=part, value=item.values.get(name)) for part in item.by[:1] if name in item.values],
        )
        who, when, why = _signature(decision)
        item.values[name] = value
        item.merged[name] = standing.model_copy(
            update={"value": value, "decision": Signed(who=who, when=when, why=why)}
        )

    def _rename(self, item: BaseItem) -> None:
        """A row whose words were changed has another label."""
        field = exercise(item.exercise).answer.fields[item.table]
        assert field.row is not None
        label = field.row.read({**item.values, "id": item.id}, field.name).label_in(self.context)
        if label != item.id:
            item.label = label


def _signature(decision: kinds.Decided) -> tuple[str, str, str]:
    return decision.who, decision.when.isoformat(), decision.why


def _rows(decision: kinds.Decided) -> Sequence[str]:
    if isinstance(decision, kinds.Value):
        return decision.rows
    return (decision.programme,) if isinstance(decision, kinds.Confirm) else ()


def _row_field(items: Sequence[BaseItem], name: str) -> Field | None:
    for item in items:
        row = exercise(item.exercise).answer.fields[item.table].row
        field: Field | None = row.fields.get(name) if row else None
        if field is not None and field.kind is not Kind.TABLE:
            return field
    return None


def _candidate(decision: kinds.Vote, nth: int, table: str) -> BaseItem:
    """A candidate as a row of the core team's exercise, so that the books show it as they always do."""
    candidate = decision.candidates[nth]
    values: Mapping[str, Any] = {
        "sentence": candidate.sentence,
        "drawn_from": list(candidate.drawn_from),
        "votes": candidate.votes,
    }
    return BaseItem(
        id=f"calon-{nth + 1}",
        exercise=decision.exercise,
        table=table,
        label=candidate.sentence,
        by=[Contribution(seat=CORE, author=decision.who, revision=0)],
        values={name: value for name, value in values.items() if value is not None},
    )


def _not_done(entry: Recorded, what: str, problem: str) -> OpenPoint:
    number = f"Keputusan {entry.ref}" if entry.ref.isdigit() else f"Keputusan di {entry.place}"
    return OpenPoint(
        code="KEPUTUSAN",
        message=f"{number} ({entry.decision.who}) tidak dapat dijalankan: {problem}. Isinya: {what}",
        exercise="",
        items=sorted(entry.decision.items) or list(_rows(entry.decision)),
    )
