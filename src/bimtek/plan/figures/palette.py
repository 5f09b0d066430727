"""One palette and one letter for all figures, told apart in grey print too: by lightness, line and hatching."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    colour: str
    line: str | tuple[int, tuple[int, ...]]
    marker: str
    hatch: str


INKS = (
    # Lightness alternates, so that neighbours differ on a black-and-white printer.
    Ink("#1b4965", "-", "o", ""),
    Ink("#d9822b", "--", "s", "///"),
    Ink("#5c9ead", "-.", "^", ""),
    Ink("#7a2e3a", ":", "D", "..."),
    Ink("#a8b545", (0, (5, 1)), "v", "\\\\\\"),
    Ink("#5a4a78", (0, (3, 1, 1, 1)), "P", "xxx"),
)

FRAME = "#8a8f94"
GRID = "#d5d9dc"
TEXT = "#222222"


def ink(nth: int) -> Ink:
    """The ink of the nth series or group, from 0; they repeat after the last."""
    return INKS[nth % len(INKS)]
