"""Somebody who has no mouse: she reaches everything with Tab, and sees where she is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const textOf = (id) => document.getElementById(id)?.textContent ?? "";
  const named = (ids) => (ids ?? "").split(" ").map(textOf).join(" ").trim();
  const lit = (one) => {
    const { outlineStyle, outlineWidth } = one ? getComputedStyle(one) : { outlineStyle: "none" };
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  };
  const row = node.closest(".bt-row");
  const seen = (one) => { const box = one.getBoundingClientRect(); return box.width > 0 && box.height > 0; };
  return {
    name: (node.getAttribute("aria-label") || named(node.getAttribute("aria-labelledby"))
      || node.labels?.[0]?.innerText || node.innerText || node.value || "").trim().replace(/\\s+/g, " "),
    field: node.closest(".bt-field")?.querySelector(".bt-label")?.textContent.trim() ?? "",
    exercise: node.closest("section.exercise")?.querySelector("[data-exercise]")?.dataset.exercise ?? "",
    row: row ? [...row.parentNode.children].indexOf(row) + 1 : 0,
    found: Boolean(node.closest(".bt-jumps")),
    lit: lit(node) || lit(node.nextElementSibling),
    seen: seen(node) || Boolean(node.nextElementSibling && seen(node.nextElementSibling)),
    tag: node.tagName.toLowerCase(), type: node.type ?? "",
  };
}"""
MOST = 700
"""Steps of Tab after which she would have gone round the largest page."""


@dataclass
class Keyboard:
    """The keys of one page; nothing here clicks, fills or sets the focus."""

    page: Page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def here(self) -> dict[str, Any] | None:
        """Where the focus is: its name, field, exercise and row (from 1)."""
        found: dict[str, Any] | None = self.page.evaluate(HERE)
        return found

    def reach(self, name: str, *, step: str = "Tab", **wanted: object) -> dict[str, Any]:
        """Tab until the field or control of this name (a pattern) has the focus; it must be seen that it has it."""
        passed: list[str] = []
        for _ in range(MOST):
            self.press(step)
            here = self.here()
            if here is None:
                if "-end-" in passed:
                    break
                passed.append("-end-")
                continue
            passed.append(f"{here['exercise']}/{here['row']}/{here['field']}/{here['name'][:40]}")
            is_named = any(re.search(name, here[part]) for part in ("name", "field"))
            if is_named and all(here[part] == value for part, value in wanted.items()):
                assert here["seen"] and here["lit"], f"nobody sees that {passed[-1]} has the focus"
                return here
        raise AssertionError(f"{name} {wanted} is not reached by {step}; passed:\n  " + "\n  ".join(passed[-60:]))

    def write(self, name: str, text: str, **wanted: object) -> None:
        """Reach a field and replace what stands in it."""
        self.reach(name, **wanted)
        self.press("Control+a")
        self.type(text)

    def rate(self, name: str, value: int, **wanted: object) -> None:
        """Choose a number of a rating by arrows."""
        self.reach(name, type="radio", **wanted)
        self.press("Space", *["ArrowRight"] * (value - 1))

    def pick(self, name: str, *words: str, **wanted: object) -> None:
        """Open the window of a list, look for each of these, choose it, close with Escape and be back."""
        opener = self.reach(name, tag="button", **wanted)
        self.press("Enter")
        dialog = self.page.get_by_role("dialog")
        dialog.wait_for()
        has_search = dialog.get_by_role("searchbox").is_visible()
        for word in words:
            if has_search:
                while (self.here() or {}).get("type") != "search":
                    self.press("Shift+Tab")
                self.press("Control+a")
                self.type(word)
            if not re.search(word, (self.here() or {"name": ""})["name"]):
                self.reach(re.escape(word))
            self.press("Space")
        self.press("Escape")
        dialog.wait_for(state="detached")
        back = self.here()
        assert back is not None and (back["field"], back["row"]) == (opener["field"], opener["row"])
