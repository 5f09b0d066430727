// A rating: a number between two ends, with worded anchors.

import { button, make } from "../nodes.js";
import { isOpen } from "../values.js";

export function rating(form, field, holder, id) {
  const values = Array.from({ length: field.high - field.low + 1 }, (_, index) => field.low + index);
  const anchors = make("ul", { class: "bt-anchors", id: `${id}-words` }, field.anchors.map(({ value, label }) =>
    make("li", { "data-value": value }, make("b", {}, value), ` ${label}`)));
  const tell = () => {
    clear.hidden = isOpen(holder[field.name]);
    const now = String(holder[field.name]);
    for (const anchor of anchors.children) anchor.classList.toggle("bt-on", anchor.dataset.value === now);
  };
  const write = (value) => {
    holder[field.name] = value;
    tell();
    form.changed();
  };
  const inputs = values.map((value, index) => {
    const anchor = field.anchors.find((entry) => entry.value === String(value));
    return make("input", {
      id: index ? `${id}-${index}` : id, type: "radio", name: id, value,
      checked: String(holder[field.name]) === String(value),
      "aria-label": anchor ? `${value}: ${anchor.label}` : String(value), onchange: () => write(value),
    });
  });
  const clear = button("Kosongkan", () => {
    inputs.forEach((input) => (input.checked = false));
    write(null);
    inputs[0].focus();
  }, { kind: "quiet" });
  const pills = inputs.map((input) => make("label", { class: "bt-pill" }, input, make("span", {}, input.value)));
  tell();
  const node = make("div", {}, make("div", { class: "bt-pills" }, pills, clear), anchors);
  return { node, inputs, group: "radiogroup" };
}
