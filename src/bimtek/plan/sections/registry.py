"""Which section shows which exercise: found by itself, so that a new one is one module.

A module of this package that shows an exercise names it in `EXERCISE` and has a function `section(answer, context)`:
the typed answer in, blocks out; nothing for what is not there. The same function draws the preview from one seat's
answer and the chapter from the agreed rows of all (`plan/placed.py`).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Any

from bimtek.curriculum.context import Context
from bimtek.plan import sections as _package
from bimtek.plan.blocks import Block

Section = Callable[[Any, Context], list[Block]]


@cache
def sections() -> dict[str, Section]:
    """The section of each exercise that the books show, by the exercise's id."""
    names = sorted(module.name for module in pkgutil.iter_modules(_package.__path__) if module.name != "registry")
    modules = [importlib.import_module(f"{_package.__name__}.{name}") for name in names]
    return {module.EXERCISE: module.section for module in modules if hasattr(module, "EXERCISE")}
