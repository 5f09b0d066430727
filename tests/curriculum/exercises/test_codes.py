"""A finding's code leads to one exercise only: it is what a person reads out when asking for help."""

from __future__ import annotations

import re
from pathlib import Path

from bimtek.curriculum import fields

MODULES = Path(fields.__file__).with_name("exercises")
CODE = re.compile(r'"([A-Z]{3}-\d\d)"')


def test_no_two_exercises_use_one_prefix() -> None:
    users: dict[str, set[str]] = {}
    for module in MODULES.glob("*.py"):
        for code in CODE.findall(module.read_text(encoding="utf-8")):
            users.setdefault(code.split("-")[0], set()).add(module.stem)
    assert {"PRG", "QWN", "JDW", "KLB"} <= users.keys()
    assert {prefix: names for prefix, names in users.items() if len(names) > 1} == {}
    assert "ISI" not in users  # those of the checks that every exercise shares
