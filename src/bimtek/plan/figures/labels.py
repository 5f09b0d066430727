"""Labels cut to the room they have, by the real width of their letters: OPD names are full of capitals."""

from __future__ import annotations

from functools import cache

from bimtek.plan.characters import FALLBACK, fonts_folder


def width(text: str, size: float) -> float:
    """Width of a text in points, in the letter of the figures."""
    advances = _advances()
    return sum(advances.get(ord(letter), 1.0) for letter in text) * size


@cache
def _advances() -> dict[int, float]:
    """How far each letter moves the next, in parts of the size."""
    from fontTools.ttLib import TTFont

    with TTFont(fonts_folder() / FALLBACK, lazy=True) as font:
        metrics, unit = font["hmtx"], font["head"].unitsPerEm
        return {point: metrics[name][0] / unit for point, name in font.getBestCmap().items()}


def wrapped(text: str, room: float, size: float, lines: int) -> str:
    """The text on at most so many lines, each at most `room` points wide; "…" stands for what does not fit."""
    kept, words = [""], text.split()
    for place, word in enumerate(words):
        longer = f"{kept[-1]} {word}".strip()
        if width(longer, size) <= room:
            kept[-1] = longer
        elif len(kept) < lines and kept[-1]:
            kept.append(word)
        else:
            kept[-1] = longer
            return "\n".join([*kept[:-1], _cut(" ".join([longer, *words[place + 1 :]]), room, size)])
    return "\n".join([*kept[:-1], _cut(kept[-1], room, size)])


def _cut(text: str, room: float, size: float) -> str:
    if width(text, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(text[:middle].rstrip() + "…", size) <= room else (low, middle - 1)
    return text[:low].rstrip() + "…"
