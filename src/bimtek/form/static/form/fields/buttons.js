// Radio buttons and checkboxes: a few options that are seen at once.

import { button, make } from "../nodes.js";
import { isOpen } from "../values.js";

/** several: checkboxes, and the value is a list. */
export function buttons(form, field, holder, id, several) {
  const chosen = () => [holder[field.name] ?? []].flat().map(String).filter(Boolean);
  const write = (value) => {
    form.edits.set(holder, field, value);
    tell();
  };
  const clear = several ? null : button("Kosongkan", () => {
    write("");
    update();
    inputs[0].focus();
  }, { kind: "quiet" });
  const node = make("div", { class: "bt-options" });
  const inputs = [];
  const tell = () => clear && (clear.hidden = isOpen(holder[field.name]));
  const entry = (option, index) => {
    const input = make("input", {
      id: index ? `${id}-${index}` : id, type: several ? "checkbox" : "radio", name: id, value: option.value,
      checked: chosen().includes(option.value),
      onchange: () => {
        const rest = chosen().filter((value) => value !== option.value);
        write(several ? (input.checked ? [...rest, option.value] : rest) : option.value);
      },
    });
    inputs.push(input);
    return optionLabel(input, option);
  };
  /** Draw the options; what is chosen and not among them (it was pasted, or its option went away) can be dropped, too. */
  const update = () => {
    const options = form.optionsOf(field);
    const strange = chosen().filter((value) => !options.some((option) => option.value === value));
    inputs.length = 0;
    const all = [...options, ...strange.map((value) => ({ value, label: `${value} (tidak ada dalam daftar)` }))];
    node.replaceChildren(...all.map(entry), ...(clear ? [clear] : []));
    tell();
  };
  update();
  return { node, inputs, group: several ? "group" : "radiogroup", update };
}

export const optionLabel = (input, option) =>
  make("label", { class: "bt-option" }, input, make("span", {}, option.label, option.hint && make("small", {}, option.hint)));
