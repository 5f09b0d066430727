"""Looks at data: `figure("benchmark")` and `figure("population")`.

A figure is a picture with a text alternative; in JupyterLab a choice stands beside it. What is stored in a notebook is
the picture alone, the same bytes on every run.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bimtek.datasets import BenchmarkValue, benchmark
from bimtek.errors import DatasetError
from bimtek.formats import number_id
from bimtek.notebook.place import is_still, region
from bimtek.region import Fact, Region

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

GROUPS = {"bali": "Kabupaten/kota di Bali", "angkatan_2024": "Calon angkatan Smart City 2024"}
OURS, OTHERS, SECONDARY = "#0a6a5c", "#aab4c0", "#b06a00"
STYLE: dict[Any, Any] = {"font.family": "DejaVu Sans", "font.size": 9, "text.parse_math": False}


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn figure as PNG, with the words for those who do not see it."""

    png: bytes
    alt: str

    def html(self) -> str:
        data = base64.b64encode(self.png).decode()
        return f'<img src="data:image/png;base64,{data}" alt="{escape(self.alt)}" style="max-width:100%">'


@dataclass(frozen=True, slots=True)
class Look:
    """A figure and what can be chosen in it: the words of each choice."""

    choose: str
    choices: tuple[str, ...]
    drawing: Callable[[str], tuple[Sheet, str]]
    """The sheet for a choice, and its words."""

    def draw(self, choice: str) -> Picture:
        # The first use on a machine builds a cache of fonts and says so on stderr: a graded cell would lose its points.
        logging.getLogger("matplotlib").setLevel(logging.ERROR)
        import matplotlib

        target = BytesIO()
        with matplotlib.rc_context(STYLE):
            sheet, alt = self.drawing(choice)
            sheet.savefig(target, format="png", dpi=110, metadata={"Software": None}, facecolor="white")
        return Picture(target.getvalue(), alt)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        picture = self.draw(self.choices[0])
        bundle: dict[str, Any] = {"image/png": base64.b64encode(picture.png).decode(), "text/plain": picture.alt}
        if not is_still():
            # A front end that can, shows the choice; any other shows the picture.
            bundle = self._control()._repr_mimebundle_() | bundle
        return bundle, {"image/png": {"alt": picture.alt}}

    def _control(self) -> Any:
        import ipywidgets

        choice = ipywidgets.Dropdown(options=self.choices, description=self.choose, layout={"width": "min(36rem, 98%)"})
        choice.style.description_width = "initial"
        shown = ipywidgets.HTML(self.draw(self.choices[0]).html())
        choice.observe(lambda change: setattr(shown, "value", self.draw(change["new"]).html()), names="value")
        return ipywidgets.VBox([choice, shown] if len(self.choices) > 1 else [shown])


def figure(name: str) -> Look:
    """A look at the region's data: "benchmark" or "population"."""
    if name not in LOOKS:
        raise DatasetError(
            f"Gambar “{name}” tidak ada.", where="figure(…)", next_step=f"Pakai salah satu: {', '.join(LOOKS)}."
        )
    return LOOKS[name](region())


def _benchmark(own: Region) -> Look:
    indicators = tuple(dict.fromkeys(row.indicator for row in benchmark()))
    return Look("Indikator:", indicators, lambda indicator: _draw_benchmark(indicator, own))


def _draw_benchmark(indicator: str, own: Region) -> tuple[Sheet, str]:
    rows = [row for row in benchmark() if row.indicator == indicator]
    unit, year, source = rows[0].unit, rows[0].year, rows[0].source
    groups = {name: sorted(_of(rows, name), key=lambda row: row.value) for name in GROUPS}
    sheet = _sheet(9, 5.2)
    plots = sheet.subplots(1, 2, sharex=True)  # one scale: two bars of one length are two equal figures
    for plot, (name, members) in zip(plots, groups.items(), strict=True):
        colours = [OURS if row.region_code == own.code else OTHERS for row in members]
        bars = plot.barh([row.region for row in members], [float(row.value) for row in members], color=colours)
        plot.bar_label(bars, [number_id(row.value) for row in members], padding=3, fontsize=8)
        plot.set_title(GROUPS[name], fontsize=9.5, loc="left")
        plot.margins(x=0.18)
        _bare(plot)
    sheet.suptitle(f"{indicator} ({unit}), {year}", x=0.01, ha="left", fontsize=11, fontweight="bold")
    sheet.supxlabel(f"Sumber: {source}", x=0.01, ha="left", fontsize=6.5)
    told = [f"{GROUPS[name]}: " + ", ".join(_told(row) for row in reversed(groups[name])) for name in GROUPS]
    return sheet, (f"{indicator} ({unit}), {year}. " + ". ".join(told) + f". Sumber: {source}.")


def _of(rows: Iterable[BenchmarkValue], group: str) -> list[BenchmarkValue]:
    return [row for row in rows if row.group == group]


def _told(row: BenchmarkValue) -> str:
    return f"{row.region} {number_id(row.value)}"


def _population(own: Region) -> Look:
    facts = [
        fact
        for fact in own.facts
        if fact.indicator == "Jumlah penduduk" and fact.place == own.name and fact.year is not None
    ]
    return Look("", ("",), lambda _: _draw_population(sorted(facts, key=lambda fact: fact.year or 0), own))


def _draw_population(facts: list[Fact], own: Region) -> tuple[Sheet, str]:
    """Every figure in circulation as a point: they disagree, and that is the lesson."""
    sheet = _sheet(9, 4.2)
    plot = sheet.subplots()
    labels = [fact.period or str(fact.year) for fact in facts]
    for kind, name, colour, marker in (
        ("primary", "sumber primer", OURS, "o"),
        ("secondary", "sumber sekunder", SECONDARY, "D"),
    ):
        some = [(number, fact) for number, fact in enumerate(facts) if fact.source_kind == kind]
        plot.plot(
            [float(fact.value) for _, fact in some], [number for number, _ in some], marker, color=colour, label=name
        )
    for number, fact in enumerate(facts):
        plot.annotate(
            number_id(fact.value), (float(fact.value), number), (7, -3), textcoords="offset points", fontsize=8
        )
    plot.set_yticks(range(len(facts)), labels)
    plot.margins(x=0.12, y=0.08)
    plot.xaxis.set_major_formatter(lambda value, _: number_id(int(value)))
    plot.grid(axis="y", color="#e3e7ec")
    plot.legend(loc="lower right", frameon=False)
    _bare(plot, ticks=True)
    title = f"Jumlah penduduk {own.name} menurut berbagai sumber (jiwa)"
    sheet.suptitle(title, x=0.01, ha="left", fontsize=11, fontweight="bold")
    told = "; ".join(
        f"{label}: {number_id(fact.value)} ({fact.source})" for label, fact in zip(labels, facts, strict=True)
    )
    return sheet, f"{title}. {told}."


LOOKS: dict[str, Callable[[Region], Look]] = {"benchmark": _benchmark, "population": _population}


def _sheet(width: float, height: float) -> Sheet:
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def _bare(plot: Any, ticks: bool = False) -> None:
    plot.spines[["top", "right", "left"]].set_visible(False)
    plot.tick_params(axis="y", length=0)
    if not ticks:
        plot.spines["bottom"].set_visible(False)
        plot.tick_params(axis="x", labelbottom=False, length=0)
