// What a table tells about something that was just done to all of it.

import { button, make } from "../nodes.js";

const SHOWN_ITEMS = 8;

/** undo: offer to take it back. items: [words, action?], each a line that leads to its place. */
export function drawReport(table, words, { undo = false, items = [] } = {}) {
  const line = ([text, action]) => make("li", {}, action ? button(text, action, { kind: "jump" }) : text);
  const left = items.length - SHOWN_ITEMS;
  const close = () => table.summary.replaceChildren();
  const back = () => {
    table.form.edits.back();
    close();
  };
  return make("div", { class: "bt-report" },
    make("p", {}, make("b", {}, words), items.length ? ` ${items.length} tidak dimengerti atau tidak ada tempatnya:` : ""),
    items.length ? make("ul", {}, items.slice(0, SHOWN_ITEMS).map(line), left > 0 && make("li", {}, `dan ${left} lagi.`)) : null,
    make("div", { class: "bt-acts" }, undo && button("Urungkan", back, { symbol: "back" }), button("Tutup", close)));
}
