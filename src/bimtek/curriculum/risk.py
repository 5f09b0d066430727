"""The levels of a risk: a convention of this course, shown wherever a level is shown, not a rule of the ministry."""

from __future__ import annotations

from collections.abc import Iterable

HIGH, MIDDLE, LOW = "tinggi", "sedang", "rendah"
LEVELS = (
    # level   from this product of likelihood and impact (1–25) on
    (HIGH, 15),
    (MIDDLE, 5),
    (LOW, 1),
)
CONVENTION = "Nilai = kemungkinan × dampak (1–25). Tinggi mulai 15, sedang mulai 5; batas ini kesepakatan kursus."


def level(score: int | None) -> str:
    """The level of a product of likelihood and impact; "" while it is open."""
    return "" if score is None else next((name for name, least in LEVELS if score >= least), LOW)


def counted(scores: Iterable[int | None]) -> dict[str, int]:
    """How many risks of each level, the highest first; open ones are left out."""
    found = [level(score) for score in scores]
    return {name: found.count(name) for name, _ in LEVELS}
