// Radio buttons and checkboxes: a few options that are seen at once.

import { button, make } from "../nodes.js";
import { isOpen } from "../values.js";

/** Radio buttons or checkboxes from options; `several`: the value is a list. */
export function buttons(form, field, holder, id, several) {
  const options = form.optionsOf(field);
  const chosen = () => [holder[field.name] ?? []].flat().map(String);
  const inputs = options.map((option, index) => make("input", {
    id: index ? `${id}-${index}` : id, type: several ? "checkbox" : "radio", name: id, value: option.value,
    checked: chosen().includes(option.value),
    onchange: (event) => {
      const rest = chosen().filter((value) => value !== option.value);
      holder[field.name] = several ? (event.target.checked ? [...rest, option.value] : rest) : option.value;
      form.changed();
      tell();
    },
  }));
  const clear = several ? null : button("Kosongkan", () => {
    inputs.forEach((input) => (input.checked = false));
    holder[field.name] = "";
    form.changed();
    tell();
    inputs[0].focus();
  }, { kind: "quiet" });
  const tell = () => clear && (clear.hidden = isOpen(holder[field.name]));
  tell();
  const labels = inputs.map((input, index) => optionLabel(input, options[index]));
  const node = make("div", { class: "bt-options" }, labels, clear);
  return { node, inputs, group: several ? "group" : "radiogroup" };
}

export const optionLabel = (input, option) =>
  make("label", { class: "bt-option" }, input, make("span", {}, option.label, option.hint && make("small", {}, option.hint)));
