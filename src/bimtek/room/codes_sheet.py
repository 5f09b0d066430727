"""The sheet of codes: a page to print and cut into cards, one for each participant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import write_atomic


def write_codes_sheet(cohort: Cohort, codes: Mapping[str, str], path: Path, *, address: str = "") -> Path:
    """Write the cards of those who have a code in `codes` as HTML. Print it, then delete it: it holds the codes.

    address: of the room, printed on every card.
    """
    from jinja2 import Environment, PackageLoader

    template = Environment(loader=PackageLoader("bimtek.room"), autoescape=True).get_template("codes_sheet.html")
    tables = {table.id: table.name for table in cohort.tables}
    cards = [
        {"person": person, "code": codes[person.id], "table": tables.get(person.table, "")}
        for person in cohort.people
        if person.id in codes
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, template.render(cohort=cohort, cards=cards, address=address))
    return path
