"""Figures drawn from data: the same picture on screen and in print.

draw(figure, "svg" | "png") -> Drawing        same bytes on every run
"""

from __future__ import annotations

from bimtek.plan.figures.drawing import Drawing, draw

__all__ = ["Drawing", "draw"]
