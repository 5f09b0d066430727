"""Workbooks that were looked through and wait for "Simpan": one a person, in memory, the newest.

Nothing is lost when one goes: the file is with whoever brought it, and it can be brought again.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bimtek.sheets import Import

MOST = 64 * 2**20
"""Bytes of all files that wait; beyond it the one that waits longest goes."""


class Waiting:
    """What waits, by person. Used in the server's loop alone."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[str, tuple[str, Import]] = OrderedDict()

    def put(self, person: str, imported: Import) -> str:
        """Let a workbook wait in the place of this person's last one; a name by which it is asked for."""
        self.drop(person)
        name = secrets.token_hex(16)
        self._held[person] = (name, imported)
        while len(self._held) > 1 and sum(len(one.content) for _, one in self._held.values()) > self._most:
            self._held.popitem(last=False)
        return name

    def get(self, person: str, name: str) -> Import | None:
        """This person's workbook of that name; None when it waits no longer."""
        held, imported = self._held.get(person, ("", None))
        return imported if imported is not None and secrets.compare_digest(held.encode(), name.encode()) else None

    def drop(self, person: str) -> None:
        self._held.pop(person, None)
