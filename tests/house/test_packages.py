"""The larger packages say in their `__init__.py` what each module is for: none is left out."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2] / "src" / "bimtek"
LARGE = ("answers", "certificates", "curriculum", "form", "grading", "plan", "room", "sheets")


@pytest.mark.parametrize("package", LARGE)
def test_every_module_is_told(package: str) -> None:
    told = set(re.findall(r"\w+", importlib.import_module(f"bimtek.{package}").__doc__ or ""))
    folder = HOME / package
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert sorted(modules - told) == []
