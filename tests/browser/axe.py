"""What axe finds on a page of the room."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVERYTHING = ("minor", "moderate", "serious", "critical")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]},
    "resultTypes": ["violations"],  # what passes is not described: on the largest pages that takes most of the time
}


def axe_finds(page: Page, impacts: Collection[str] = EVERYTHING) -> list[tuple[str, str]]:
    """(rule, HTML) of each node that breaks one, of these impacts."""
    from axe_playwright_python.sync_playwright import Axe

    violations = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], node["html"][:200]) for one in violations if one["impact"] in impacts for node in one["nodes"]]
