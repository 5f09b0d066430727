// A rating: a number between two ends, with worded anchors.

import { button, make } from "../nodes.js";
import { isOpen } from "../values.js";
import { selectOne } from "./select.js";

const steps = (field) => Array.from({ length: field.high - field.low + 1 }, (_, index) => field.low + index);
const anchorOf = (field, value) => field.anchors.find((entry) => entry.value === String(value));
const inFull = (field, value) => (anchorOf(field, value) ? `${value}: ${anchorOf(field, value).label}` : String(value));

export function rating(form, field, holder, id, compact) {
  return compact ? ratingList(form, field, holder, id) : ratingPills(form, field, holder, id);
}

function ratingPills(form, field, holder, id) {
  const anchors = make("ul", { class: "bt-anchors", id: `${id}-words` }, field.anchors.map(({ value, label }) =>
    make("li", { "data-value": value }, make("b", {}, value), ` ${label}`)));
  const write = (value) => {
    form.edits.set(holder, field, value);
    tell();
  };
  const inputs = steps(field).map((value, index) => make("input", {
    id: index ? `${id}-${index}` : id, type: "radio", name: id, value,
    "aria-label": inFull(field, value), onchange: () => write(value),
  }));
  const clear = button("Kosongkan", () => {
    write(null);
    update();
    inputs[0].focus();
  }, { kind: "quiet" });
  const strange = make("span", { class: "bt-words", hidden: true });
  const tell = () => {
    const now = String(holder[field.name] ?? "");
    clear.hidden = isOpen(holder[field.name]);
    strange.textContent = `Tertulis: ${now}`; // a text that was pasted
    strange.hidden = !now || inputs.some(({ value }) => value === now);
    for (const anchor of anchors.children) anchor.classList.toggle("bt-on", anchor.dataset.value === now);
  };
  const update = () => {
    for (const input of inputs) input.checked = input.value === String(holder[field.name] ?? "");
    tell();
  };
  update();
  const pills = inputs.map((input) => make("label", { class: "bt-pill" }, input, make("span", {}, input.value)));
  const node = make("div", {}, make("div", { class: "bt-pills" }, pills, strange, clear), anchors);
  return { node, inputs, group: "radiogroup", update };
}

/** In a narrow cell: the same numbers as a list. */
function ratingList(form, field, holder, id) {
  const options = steps(field).map((value) => ({ value: String(value), label: inFull(field, value) }));
  const read = (text) => (text ? Number(text) : null);
  return selectOne(form, field, holder, id, { options: () => options, read });
}
