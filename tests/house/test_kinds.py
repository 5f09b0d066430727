"""Every kind of field stands in every table that must have it, in Python and in the form's modules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bimtek.curriculum import reading
from bimtek.curriculum.fields import Kind
from bimtek.plan.worksheets import arrange
from bimtek.sheets import style

FORM = Path(__file__).parents[2] / "src" / "bimtek" / "form" / "static" / "form"
KINDS = [kind for kind in Kind if kind is not Kind.TABLE]  # a table is made of the others


def keys(file: str, table: str) -> set[str]:
    """The keys of a table in a module of the form, or the members of a set there."""
    text = re.sub(r"//.*", "", (FORM / file).read_text(encoding="utf-8"))
    begin = re.search(rf"const {table} = (?:new Set\()?[{{\[]", text)
    assert begin, f"{file} has no table {table}"
    depth, entries = 0, [""]
    for sign in text[begin.end() :]:
        depth += (sign in "([{") - (sign in ")]}")
        if depth < 0:
            break
        if sign == "," and depth == 0:
            entries.append("")
        else:
            entries[-1] += sign
    return {found[0] for entry in entries if (found := re.search(r"\w+", entry))}


TYPED_IN_A_LINE = {
    kind
    for line in re.findall(r"^.*typedLine,.*$", (FORM / "fields/controls.js").read_text(encoding="utf-8"), re.M)
    for kind in re.findall(r"(\w+): typedLine", line)
}
CELLS = [keys("clipboard/cells.js", table) for table in ("READERS", "CHOSEN", "SEVERAL")]
TABLES = [
    # where                          what stands in it
    ("curriculum/reading.py", set(reading.READERS)),
    ("plan/worksheets/arrange.py", set(arrange.SIZES)),
    ("sheets/style.py", set(style.WIDTHS)),
    ("fields/controls.js", keys("fields/controls.js", "CONTROLS")),
    ("clipboard/cells.js", set().union(*CELLS)),
    ("table/layout.js SHARES", keys("table/layout.js", "SHARES")),
    ("table/layout.js WIDTHS", keys("table/layout.js", "WIDTHS")),
]


@pytest.mark.parametrize(("where", "there"), TABLES, ids=[where for where, _ in TABLES])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_in_every_table(kind: Kind, where: str, there: set[str]) -> None:
    assert kind.value in there, f"{where} has no {kind}: docs/maintainers.md, A kind of field"


@pytest.mark.parametrize(("where", "there"), TABLES, ids=[where for where, _ in TABLES])
def test_no_table_has_a_kind_that_there_is_not(where: str, there: set[str]) -> None:
    assert there <= {kind.value for kind in KINDS}


def test_what_is_typed_in_a_line_can_be_shown_and_read() -> None:
    assert TYPED_IN_A_LINE and keys("fields/typed.js", "TYPED") == TYPED_IN_A_LINE
