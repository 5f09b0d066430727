"""What people decided to be one: carried out, and named where it cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bimtek.answers.base import BaseItem, Contribution, OpenPoint


@dataclass(frozen=True, slots=True)
class Same:
    """A decision of people: these items are one. `into` keeps its id, the others become aliases."""

    into: str
    absorbs: tuple[str, ...]
    who: str
    when: str = ""
    why: str = ""


def absorb(fresh: dict[str, list[BaseItem]], decisions: Sequence[Same], aliases: dict[str, str]) -> list[OpenPoint]:
    """Carry out decisions on this meeting's items, in `fresh` and `aliases`; returns those that could not be."""
    left: list[OpenPoint] = []
    for decision in decisions:
        into = _resolved(decision.into, aliases, fresh)
        source = next((name for name, items in fresh.items() if any(item.id == into for item in items)), "")
        for wanted in decision.absorbs:
            other = _resolved(wanted, aliases, fresh)
            if other == into and source:
                continue  # done already, by this decision or an earlier one
            gone = next((item for item in fresh.get(source, ()) if item.id == other), None)
            if gone is None:
                left.append(_not_done(decision, wanted if source else decision.into))
                continue
            fresh[source] = [
                _joined(item, gone) if item.id == into else item for item in fresh[source] if item.id != other
            ]
            aliases[other] = into
    return left


def _resolved(item_id: str, aliases: Mapping[str, str], fresh: Mapping[str, list[BaseItem]]) -> str:
    """The id that holds now. An item that is there is itself, whatever an earlier merge made of it."""
    alive = {item.id for items in fresh.values() for item in items}
    seen: set[str] = set()
    while item_id not in alive and item_id in aliases and item_id not in seen:
        seen.add(item_id)
        item_id = aliases[item_id]
    return item_id


def _joined(kept: BaseItem, gone: BaseItem) -> BaseItem:
    by: dict[str, Contribution] = {}
    for part in (*kept.by, *gone.by):
        by.setdefault(part.seat, part)
    return kept.model_copy(update={"by": list(by.values()), "absorbed": [*kept.absorbed, gone]})


def _not_done(decision: Same, item_id: str) -> OpenPoint:
    return OpenPoint(
        code="KEPUTUSAN",
        message=f"Keputusan {decision.who} untuk menyatukan butir tidak dapat dijalankan: "
        f"butir {item_id} tidak ada di pertemuan ini. Periksa nomornya di berkas keputusan.",
        exercise="",
        items=[decision.into, *decision.absorbs],
    )
