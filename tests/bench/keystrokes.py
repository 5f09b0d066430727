"""From a keystroke to its finding, in real Chromium on a page of the room, as the page itself sees it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.room.house import Room

FORM = "vision.issues"
FIELD = "Siapa yang merasakan, siapa yang tertinggal"
LOST = 3000
"""Milliseconds after which a finding is waited for no longer; it counts as so late."""
WATCH = """
(box) => {
  window.times = [];
  let began = 0;
  box.closest(".bt-field").addEventListener("input", () => (began = performance.now()), true);
  new MutationObserver(() => {
    if (began) window.times.push(performance.now() - began);
    began = 0;
  }).observe(box, { childList: true, subtree: true, characterData: true });
}
"""


def sit_down(browser: Browser, room: Room, person: str) -> Page:
    """A page of the room with the session's forms, as this participant sees it."""
    visitor = room.participant(person)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": n, "value": v, "url": room.url} for n, v in visitor.cookies.items()])
    page = context.new_page()
    page.goto(f"{room.url}/bimtek/")
    return page


def keystrokes(page: Page, room: Room, keys: int) -> list[float]:
    """Milliseconds from each input event to the change of what stands below its field, in the order of the keys.

    In turns a letter is put into a field that must not be empty and taken away again, so every key changes a finding.
    The next key comes when the finding has, a moment later.
    """
    page.goto(f"{room.url}/bimtek/pertemuan/01_vision")
    form = page.locator(f"fieldset[data-exercise='{FORM}']")
    first = form.locator(".bt-row").first
    field: Any = first.locator(".bt-field").filter(has=page.locator(f".bt-label:text-is('{FIELD}')"))
    first.locator("input").first.fill("Air bersih jauh dari rumah warga di dusun yang tinggi")
    field.locator("textarea").fill("x")
    field.locator("textarea").press("Tab")
    form.locator(".bt-status.bt-is-saved").wait_for()
    field.locator("textarea").focus()
    field.locator(".bt-found").evaluate(WATCH)
    lost = 0
    for number in range(keys):
        page.keyboard.press("x" if number % 2 else "Backspace")
        try:
            page.wait_for_function("n => window.times.length > n", arg=number - lost, timeout=LOST)
        except Exception as late:
            if type(late).__name__ != "TimeoutError":
                raise
            lost += 1
        page.wait_for_timeout(random.uniform(80, 300))
    seen: list[float] = page.evaluate("window.times")
    return [*seen, *[float(LOST)] * lost]
