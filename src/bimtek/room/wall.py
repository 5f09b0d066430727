"""The sheet for the wall: the room's address in letters that can be read from the last row, and how to come in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import write_atomic

NAME = "lembar-dinding.html"


def wall_sheet(cohort: Cohort, addresses: Sequence[str], fingerprint: str = "", style: str = "") -> str:
    """The sheet as a page. addresses: of the room, the likeliest first. fingerprint: of a self-made certificate.

    style: the stylesheet itself, for a file that stands alone; without it the page asks the room for it.
    """
    from jinja2 import Environment, PackageLoader

    template = Environment(loader=PackageLoader("bimtek.room"), autoescape=True).get_template("wall_sheet.html")
    return template.render(cohort=cohort, addresses=list(addresses), fingerprint=fingerprint, style=style)


def write_wall_sheet(cohort: Cohort, addresses: Sequence[str], fingerprint: str, folder: Path) -> Path:
    """Write the sheet into the room's own folder, to be opened and printed without the room."""
    style = (Path(__file__).parent / "static" / "sheet.css").read_text(encoding="utf-8")
    write_atomic(folder / NAME, wall_sheet(cohort, addresses, fingerprint, style))
    return folder / NAME
