"""A meeting's page is ready when every form on it is drawn, however many exercises the meeting has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ALL_DRAWN = """() => {
  const forms = [...document.querySelectorAll("fieldset[data-exercise]")];
  return forms.length > 0 && forms.every((form) => form.querySelector(".bt-bar"));
}"""


def wait_for_forms(page: Page) -> None:
    """Wait until all forms of the page stand there, those to fill in and those only to read."""
    page.wait_for_function(ALL_DRAWN)
