"""From a figure's data to its SVG and PNG, with the same bytes on every run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from bimtek.errors import PlanError
from bimtek.plan.blocks import Figure
from bimtek.plan.characters import printable
from bimtek.plan.figures import before_after, district_map, gantt, heatmap, positions, quadrants, radar

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

DRAWINGS: dict[str, Callable[[Mapping[str, Any], bool], Sheet]] = {
    # name     draw(data, landscape)
    "radar": radar.draw,
    "quadrants": quadrants.draw,
    "positions": positions.draw,
    "gantt": gantt.draw,
    "heatmap": heatmap.draw,
    "map": district_map.draw,
    "before_after": before_after.draw,
}

DOTS_PER_INCH = 200

STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib, so every machine draws the same
    "font.size": 8.5,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "path",  # the reader needs no font
    "svg.hashsalt": "bimtek",
    "text.parse_math": False,  # "$" is a dollar sign
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn figure: an SVG or PNG, and its width in centimetres as it should stand on paper."""

    data: bytes
    width: float


def draw(figure: Figure, suffix: Literal["svg", "png"]) -> Drawing:
    """Draw a figure as SVG (HTML, PDF) or PNG (DOCX). PlanError when nobody knows how."""
    if figure.drawing not in DRAWINGS:
        raise PlanError(
            f"Gambar jenis “{figure.drawing}” tidak dikenal.",
            where=f"gambar “{figure.caption}”",
            next_step=f"Pakai salah satu dari: {', '.join(DRAWINGS)}.",
        )
    import matplotlib

    target = BytesIO()
    # Neither may say when and by which version it was made.
    metadata = {"Date": None, "Creator": None} if suffix == "svg" else {"Software": None}
    with matplotlib.rc_context(STYLE):
        sheet = DRAWINGS[figure.drawing](_printable(figure.data), figure.landscape)
        sheet.savefig(target, format=suffix, dpi=DOTS_PER_INCH, metadata=metadata, facecolor="white")
    return Drawing(target.getvalue(), sheet.get_figwidth() * 2.54)


def _printable(value: Any) -> Any:
    """The same data with texts that the figure's letter can show."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {_printable(key): _printable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value
