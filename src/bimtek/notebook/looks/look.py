"""A picture with its words and, in JupyterLab, a choice beside it. What a notebook stores is the picture alone."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bimtek.notebook.place import is_still

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

OURS, OTHERS, SECONDARY = "#0a6a5c", "#aab4c0", "#b06a00"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
    """A figure and what can be chosen in it: the words of each choice, the first one shown where nobody can choose."""

    choose: str
    choices: tuple[str, ...]
    drawing: Callable[[str], tuple[Sheet, str]]
    """The sheet for a choice, and its words."""
    attached: Callable[[], tuple[str, bytes]] | None = None
    """The data as a file, (name, bytes), to be saved by whoever wants to count in Excel."""

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
        parts = [choice, shown] if len(self.choices) > 1 else [shown]
        if self.attached is not None:
            parts.insert(0, ipywidgets.HTML(_link(*self.attached())))
        return ipywidgets.VBox(parts)


def _link(name: str, content: bytes) -> str:
    """A link that saves a file without a server."""
    data = base64.b64encode(content).decode()
    return f'<a download="{name}" href="data:{XLSX};base64,{data}">Unduh {name}</a>'


def blank(width: float, height: float) -> Sheet:
    """An empty sheet of so many inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def titled(sheet: Sheet, title: str, source: str = "") -> None:
    """The title above and the source below a sheet, both at its left edge."""
    sheet.suptitle(title, x=0.01, ha="left", fontsize=11, fontweight="bold")
    if source:
        sheet.supxlabel(f"Sumber: {source}", x=0.01, ha="left", fontsize=6.5)


def bare(plot: Any, ticks: bool = False) -> None:
    """Without the frame; with `ticks` the scale below stays."""
    plot.spines[["top", "right", "left"]].set_visible(False)
    plot.tick_params(axis="y", length=0)
    if not ticks:
        plot.spines["bottom"].set_visible(False)
        plot.tick_params(axis="x", labelbottom=False, length=0)
