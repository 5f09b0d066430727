"""Looks at data: `figure("benchmark")`, `figure("tourism")` …

A figure is a picture with a text alternative; in JupyterLab a choice stands beside it. What is stored in a notebook is
the picture alone, the same bytes on every run.
"""

from __future__ import annotations

from collections.abc import Callable

from bimtek.errors import DatasetError
from bimtek.notebook.looks import benchmark, circulation, districts, tickets, tourism
from bimtek.notebook.looks.look import Look
from bimtek.notebook.place import region
from bimtek.region import Region

LOOKS: dict[str, Callable[[Region], Look]] = {
    # name       look
    "benchmark": benchmark.look,
    "population": circulation.look,
    "districts": districts.look,
    "tourism": tourism.look,
    "ticketmonths": tickets.by_month,
    "ticketdistricts": tickets.by_district,
    "tickethours": tickets.by_hours,
}


def figure(name: str) -> Look:
    """A look at the region's data or at the training tickets, by its name in `LOOKS`."""
    if name not in LOOKS:
        raise DatasetError(
            f"Gambar “{name}” tidak ada.", where="figure(…)", next_step=f"Pakai salah satu: {', '.join(LOOKS)}."
        )
    return LOOKS[name](region())
