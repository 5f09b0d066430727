// Keys inside a table: rows are moved, added and filled, and in a grid one goes up and down, without a mouse.

import { placeAt } from "../field.js";
import { rowIsOpen } from "../values.js";
import { fillFromAbove } from "./tools.js";

export function listenToKeys(table) {
  table.node.addEventListener("focusin", ({ target }) => {
    const place = placeAt(target);
    if (place && table.views.has(place.holder)) table.current = place;
  });
  table.node.addEventListener("keydown", (event) => {
    const row = rowAt(table, event.target);
    if (!row || table.form.isLocked || event.isComposing) return;
    const names = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "", event.key];
    const act = KEYS[names.filter(Boolean).join("+")];
    if (act && act(table, row, placeAt(event.target), event.target) !== false) event.preventDefault();
  });
}

const rowAt = (table, node) => {
  const own = node.closest(".bt-row");
  return own && [...table.views.values()].find((view) => view.node === own)?.row;
};

const isLine = (node) => node.matches('input[type="text"], .bt-oneLine');
const isOneLine = (node) => node.matches('input[type="text"]'); // no line above or below the caret

/** In a grid: the same field of the row above or below. False where the key means something else. */
function go(table, row, place, target, step, adds) {
  if (table.view !== "grid" || !place || !isLine(target)) return false;
  const next = table.rows[table.rows.indexOf(row) + step];
  if (!next && adds && !table.fixed && !rowIsOpen(row)) table.add();
  if (!next && !adds) return false;
  table.views.get(next ?? table.rows.at(-1)).focus(place.name);
  if (isLine(document.activeElement)) document.activeElement.select();
}

// Each: (table, row, place, target); false when the key keeps its usual meaning there.
const KEYS = {
  "Alt+ArrowUp": (table, row) => table.move(row, -1),
  "Alt+ArrowDown": (table, row) => table.move(row, 1),
  "Ctrl+Enter": (table, row) => (table.fixed ? false : table.add(table.rows.indexOf(row) + 1)),
  "Ctrl+d": (table, row, place) => (place ? fillFromAbove(table, place) : false),
  Enter: (table, row, place, target) => go(table, row, place, target, 1, true),
  "Shift+Enter": (table, row, place, target) => go(table, row, place, target, -1, false),
  ArrowDown: (table, row, place, target) => (isOneLine(target) ? go(table, row, place, target, 1, false) : false),
  ArrowUp: (table, row, place, target) => (isOneLine(target) ? go(table, row, place, target, -1, false) : false),
  Escape: (table, row, place) => (place ? table.views.get(row).leave() : false),
};
