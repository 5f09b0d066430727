"""A decision in a sentence, for the page, the minutes and the books. Whole sentences in Indonesian; no ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bimtek.answers.base import Base, BaseItem
from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind
from bimtek.errors import UnknownExercise
from bimtek.formats import number_id
from bimtek.plan.phrases import amount, capital, listed, quoted
from bimtek.plan.plenary import decisions as kinds
from bimtek.plan.plenary.decisions import SEPARATOR, Recorded

CONFIRMATIONS = {"setuju": "setuju", "ubah": "setuju dengan perubahan", "tolak": "menolak"}
ABOUT = {
    # the first part of a matter: what it is called
    "mirip": "Butir yang mirip",
    "nilai": "Perbedaan nilai",
    "visi": "Pilihan visi",
    "opd": "Konfirmasi program",
}


def told(decision: kinds.Decision, base: Base, context: Context | None = None) -> str:
    """What was decided. Names of items as they are in this base; of one that is gone its last name or its id."""
    names = Names(base)
    match decision:
        case kinds.Same():
            return f"{listed(names.of(decision.absorbs))} menjadi satu dengan {names.one(decision.into)}."
        case kinds.Different():
            return f"{listed(names.of(decision.of))} tetap butir yang berbeda."
        case kinds.Value():
            field = names.field(decision.exercise, decision.rows, decision.field)
            value = shown(decision.value, field, context)
            what = field.label if field else decision.field
            anchors = field.anchors if field is not None and field.kind is Kind.RATING else ()
            anchor = next((f" ({option.label})" for option in anchors if option.value == str(decision.value)), "")
            return f"{what} untuk {listed(names.of(decision.rows))} ditetapkan: {value}{anchor}."
        case kinds.Vote():
            return f"Dipilih {quoted(decision.chosen)}. {votes(decision)}".strip()
        case kinds.Confirm():
            answer = CONFIRMATIONS[decision.confirmation]
            return f"OPD penanggung jawab {answer}: {names.one(decision.programme)} ({decision.name})."
        case kinds.Open():
            owed = f", ditunggu dari {decision.owed_by}" if decision.owed_by else ""
            return f"{names.matter(decision)} sengaja dibiarkan terbuka{owed}."
        case kinds.Held():
            return f"{decision.who}; {number_id(len(decision.present))} peserta hadir."
        case kinds.Undo():
            return f"Keputusan {decision.of} dibatalkan."
    raise TypeError(f"no such decision: {decision.kind}")


def said(entry: Recorded, base: Base, context: Context | None = None) -> str:
    """What was decided, in the words of that moment where they were kept."""
    return entry.words or told(entry.decision, base, context)


def votes(decision: kinds.Vote) -> str:
    """ "41 suara; calon lain: “…” 12 suara." or that nobody counted."""
    counted = {candidate.sentence: candidate.votes for candidate in decision.candidates}
    own = counted.pop(decision.chosen, None)
    parts = [f"{number_id(own)} suara" if own is not None else "disepakati tanpa hitungan suara"]
    others = [
        f"{quoted(sentence)} {f'{number_id(number)} suara' if number is not None else 'tidak dihitung'}"
        for sentence, number in counted.items()
    ]
    if others:
        parts.append(f"calon lain: {', '.join(others)}")
    counts = capital(f"{'; '.join(parts)}.")
    return f"{counts} Pendapat lain: {decision.dissent}" if decision.dissent else counts


def shown(value: Any, field: Field | None, context: Context | None = None) -> str:
    """A value as people read it: the words of an option, a number as Indonesia writes it."""
    if isinstance(value, list | tuple):
        return listed(shown(entry, field, context) for entry in value) or "kosong"
    if field is not None:
        for option in field.options:
            if option.value == str(value):
                return option.label
        if field.source and context is not None:
            return context.label(field.source, str(value))
    if value is None or value == "":
        return "kosong"
    if isinstance(value, int | float) and not isinstance(value, bool):
        if field is not None and field.kind is Kind.YEAR:
            return str(value)
        unit = field.unit if field is not None and field.kind is Kind.NUMBER else ""
        return ("Rp" if field is not None and field.kind is Kind.MONEY else "") + amount(value, unit)
    return quoted(str(value))


class Names:
    """What the items of a base are called."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def item(self, item_id: str) -> BaseItem | None:
        """The item with this id, also one that another absorbed."""
        return next((item for items in self._base.items.values() for item in _all(items) if item.id == item_id), None)

    def one(self, item_id: str) -> str:
        found = self.item(item_id)
        return quoted(found.label if found else self._base.tombstones.get(item_id, item_id))

    def of(self, item_ids: Iterable[str]) -> list[str]:
        """Names, each once, in order."""
        return list(dict.fromkeys(self.one(item_id) for item_id in item_ids))

    def field(self, exercise_id: str, rows: Iterable[str], name: str) -> Field | None:
        try:
            tables = exercise(exercise_id).tables
        except UnknownExercise:
            return None
        found = {item.table for row in rows if (item := self.item(row)) is not None}
        for table in sorted(tables, key=lambda table: table.name not in found):
            if table.row is not None and name in table.row.fields:
                return table.row.fields[name]
        return None

    def matter(self, decision: kinds.Open) -> str:
        kind, *parts = decision.about.split(SEPARATOR)
        if len(decision.of) > 1:
            return f"{ABOUT['mirip']} ({listed(self.of(decision.of))})"
        if kind == "nilai" and len(parts) > 2:
            field = self.field(parts[0], parts[2:], parts[1])
            return f"{field.label if field else parts[1]} untuk {listed(self.of(parts[2:]))}"
        if kind == "opd" and parts:  # of one programme, or the OPD's own id and all its programmes
            return f"{ABOUT['opd']} {listed(self.of(parts[1:] or parts))}"
        return ABOUT.get(kind, decision.about)


def _all(items: Iterable[BaseItem]) -> Iterable[BaseItem]:
    for item in items:
        yield item
        yield from _all(item.absorbed)
