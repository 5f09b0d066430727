"""In a list of OPD those of the people who fill in stand first: mostly it is one of them that is looked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bimtek.answers.cohort import Person, Seat
from bimtek.curriculum.exercise import Unit

OWN = {Unit.PERSON: "OPD Anda", Unit.TABLE: "OPD di meja ini", Unit.CORE: "OPD anggota tim inti"}
OTHERS = "OPD lain"


def own_opd_first(definition: dict[str, Any], seat: Seat, members: Iterable[Person]) -> dict[str, Any]:
    """The definition of an exercise (`describe`) with its OPD in two groups, as far as the roster knows any of them.

    A person's OPD may be free text in the roster; one that the region does not have stands nowhere.
    """
    listed = definition["options"].get("opd", [])
    known = {person.opd for person in members}
    own = [option | {"group": OWN[seat.unit]} for option in listed if option["value"] in known]
    if not own:
        return definition
    others = [option | {"group": OTHERS} for option in listed if option["value"] not in known]
    return definition | {"options": definition["options"] | {"opd": [*own, *others]}}
