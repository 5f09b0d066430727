// One option of a short list.

import { capital, make } from "../nodes.js";

/** options(): what can be chosen now. read(text): the value that is stored for an option's. */
export function selectOne(form, field, holder, id, { options = () => form.optionsOf(field), read = (text) => text } = {}) {
  const hint = make("p", { class: "bt-words", id: `${id}-words` });
  const select = make("select", {
    id,
    onchange: () => {
      form.edits.set(holder, field, read(select.value));
      tell();
    },
  });
  const tell = () => {
    const all = options();
    const chosen = all.find(({ value }) => value === select.value);
    hint.textContent = all.length ? (chosen?.hint ?? "") : "Belum ada yang dapat dipilih.";
    hint.hidden = !hint.textContent;
  };
  const update = () => {
    const value = String(holder[field.name] ?? "");
    const all = options();
    const known = !value || all.some((option) => option.value === value);
    select.replaceChildren(make("option", { value: "" }, "— pilih —"),
      ...grouped(known ? all : [...all, { value, label: `${value} (tidak ada dalam daftar)` }]));
    select.value = value;
    tell();
  };
  update();
  return { node: make("div", {}, select, hint), inputs: [select], about: hint.id, update };
}

/** The nodes of a list's options, under the names of their groups where there is more than one. */
function grouped(options) {
  const groups = new Map();
  for (const option of options) {
    const entry = make("option", { value: option.value }, option.label);
    groups.set(option.group ?? "", [...(groups.get(option.group ?? "") ?? []), entry]);
  }
  const several = [...groups.keys()].filter(Boolean).length > 1;
  return [...groups].flatMap(([name, entries]) =>
    (several && name ? make("optgroup", { label: capital(name) }, entries) : entries));
}
