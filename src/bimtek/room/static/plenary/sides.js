// What the tables said, side by side. Every text is only ever text.

import { make } from "../nodes.js";

const SHOWN = 5; // details that stand in sight; the others unfold

/** Words in pieces; those that the other side does not have are marked, underlined too: not by colour alone. */
export const words = (pieces) => pieces.map(([text, marked]) => (marked ? make("mark", {}, text) : text));

export const plain = (side) => side.text.map(([text]) => text).join("");

const rows = (details) => details.map(([label, text]) => make("div", {}, make("dt", {}, label), make("dd", {}, text)));

export function side(one, { control, big = false } = {}) {
  const more = one.details.slice(SHOWN);
  return make("li", { class: `pl-side${one.far ? " far" : ""}` },
    make("p", { class: big ? "pl-value" : "pl-words" }, words(one.text)),
    make("p", { class: "pl-by" }, one.by.join(", "), one.far && make("span", { class: "pl-far" }, "paling jauh")),
    one.details.length > 0 && make("dl", { class: "pl-details" }, rows(one.details.slice(0, SHOWN))),
    more.length > 0 && make("details", {}, make("summary", {}, `${more.length} perbedaan lain`), make("dl", { class: "pl-details" }, rows(more))),
    control);
}

export const sides = (list, options = () => ({})) =>
  make("ul", { class: `pl-sides n${Math.min(list.length, 4)}` }, list.map((one, nth) => side(one, options(one, nth))));

/** A labelled input or textarea. */
export function field(id, label, attributes = {}, tag = "input") {
  const input = make(tag, { id, ...attributes });
  return { input, node: make("p", { class: "pl-field" }, make("label", { for: id }, label), input) };
}
