"""The counting rule: the decisions before the first number, each with the words of a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

RECEIVED, ASSIGNED = "received", "assigned"
FIRST_RESPONSE, CLOSED = "first_response", "closed"
LATE, LEFT_OUT = "late", "left_out"
DROPPED, KEPT = "dropped", "kept"

CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    # part: (value, words)
    "start": ((RECEIVED, "Saat laporan warga diterima"), (ASSIGNED, "Saat tiket diteruskan ke OPD")),
    "stop": ((FIRST_RESPONSE, "Saat jawaban pertama diberikan"), (CLOSED, "Saat tiket selesai")),
    "open": (
        (LATE, "Dihitung terlambat bila sudah melewati standar"),
        (LEFT_OUT, "Tidak dihitung sampai ada jam berhentinya"),
    ),
    "duplicates": ((DROPPED, "Dibuang; yang pertama saja yang dihitung"), (KEPT, "Dihitung semua")),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """How tickets are counted. Wrong time stamps (out of order, or after the list was taken) are always left out."""

    start: str = RECEIVED
    stop: str = CLOSED
    open: str = LATE
    """Of tickets whose clock has not stopped."""
    duplicates: str = DROPPED

    @property
    def is_whole(self) -> bool:
        return all(getattr(self, part) in dict(choices) for part, choices in CHOICES.items())

    @property
    def words(self) -> tuple[str, ...]:
        """The choices in words, in the order of the parts."""
        return tuple(dict(choices)[getattr(self, part)] for part, choices in CHOICES.items())


def every_rule() -> Iterator[Rule]:
    """All combinations."""
    for values in product(*(dict(choices) for choices in CHOICES.values())):
        yield Rule(*values)
