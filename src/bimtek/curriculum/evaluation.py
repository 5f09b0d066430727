"""The ministry's yearly evaluation: five dimensions, their weights, and a simulation of the score.

Weights: letters of 2021 and 2022 (pelitasumsel.com 2022; jambiekspres.disway.id 2022). With them the scores published
for Kediri 2022 and Jambi 2024 come out of their dimensions' scores; one regency's page (kominfo.slemankab.go.id) gives
others, which do not. The levels 0–4 are worded by this course for its simulation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of the evaluation. weight: percent."""

    id: str
    name: str
    weight: int
    looks_at: str


DIMENSIONS = (
    Dimension("baseline", "Baseline", 10, "perbaikan atas hasil evaluasi sebelumnya"),
    Dimension("output", "Output", 20, "fondasi: kebijakan, kelembagaan, anggaran"),
    Dimension("outcome", "Outcome", 30, "program rencana ini yang sudah dijalankan"),
    Dimension("impact", "Impact", 20, "manfaat, layanan yang membaik, partisipasi warga, keberlanjutan"),
    Dimension("quickwin", "Quick Win", 20, "inovasi tahun pertama"),
)
WEIGHTS = {dimension.id: dimension.weight for dimension in DIMENSIONS}
WEIGHTS_OF_ONE_PAGE = {**WEIGHTS, "impact": 30, "quickwin": 10}
"""As kominfo.slemankab.go.id has them: to show what another weighting would change."""
LOWEST, HIGHEST = 0, 4
LEVELS = (
    # what a table should see before it writes this number; the course's own words
    ("0", "belum ada apa-apa"),
    ("1", "ada rencana, belum ada bukti"),
    ("2", "bukti sebagian"),
    ("3", "bukti lengkap untuk sebagian besar program"),
    ("4", "bukti lengkap, sahih, dan membaik setiap tahun"),
)


def simulated(scores: Mapping[str, Decimal], weights: Mapping[str, int] = WEIGHTS) -> Decimal | None:
    """The weighted mean of the five scores, unrounded; None while one is missing."""
    if any(name not in scores for name in weights):
        return None
    return sum((scores[name] * weight for name, weight in weights.items()), Decimal(0)) / 100
