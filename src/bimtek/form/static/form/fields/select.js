// One option of a short list.

import { capital, make } from "../nodes.js";

export function selectOne(form, field, holder, id) {
  const hint = make("p", { class: "bt-words", id: `${id}-words` });
  const select = make("select", {
    id,
    onchange: () => {
      holder[field.name] = select.value;
      tell();
      form.changed();
    },
  });
  const tell = () => {
    const options = form.optionsOf(field);
    const chosen = options.find(({ value }) => value === select.value);
    hint.textContent = options.length ? (chosen?.hint ?? "") : "Belum ada yang dapat dipilih.";
    hint.hidden = !hint.textContent;
  };
  const refresh = () => {
    const value = String(holder[field.name] ?? "");
    const options = form.optionsOf(field);
    const known = !value || options.some((option) => option.value === value);
    const groups = new Map();
    for (const option of known ? options : [...options, { value, label: `${value} (tidak ada dalam daftar)` }]) {
      const entry = make("option", { value: option.value }, option.label);
      groups.set(option.group ?? "", [...(groups.get(option.group ?? "") ?? []), entry]);
    }
    const grouped = [...groups.keys()].filter(Boolean).length > 1;
    const nodes = [...groups].flatMap(([name, entries]) =>
      (grouped && name ? make("optgroup", { label: capital(name) }, entries) : entries));
    select.replaceChildren(make("option", { value: "" }, "— pilih —"), ...nodes);
    select.value = value;
    tell();
  };
  refresh();
  return { node: make("div", {}, select, hint), inputs: [select], about: hint.id, refresh };
}
