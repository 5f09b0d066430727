// A long list: what is chosen, and a window with a search to choose from. Open lists take what is typed, too.

import { optionLabel } from "./buttons.js";
import { Finder, findHere, meetTyped } from "./finding.js";
import { button, capital, make } from "../nodes.js";
import { isOpen } from "../values.js";

export const MANY = 12; // options from which on a list is searched instead of scrolled

export function picker(form, field, holder, id, several) {
  const chosen = () => [holder[field.name] ?? []].flat().filter((value) => !isOpen(value)).map(String);
  const choose = (values) => {
    form.edits.set(holder, field, several ? values : (values.at(-1) ?? ""));
    update();
  };
  const list = make("ul", { class: "bt-chosen" });
  const opener = button("Pilih dari daftar", () => openPicker(form, field, chosen, choose, several, opener),
    { id, kind: "pick", symbol: "add", "aria-haspopup": "dialog" });
  const update = () => {
    const options = new Map(form.optionsOf(field).map((option) => [option.value, option]));
    list.replaceChildren(...chosen().map((value) => {
      const option = options.get(value) ?? { label: field.open_list ? value : `${value} (tidak ada dalam daftar)` };
      const drop = button(`Lepas ${option.label}`, () => {
        choose(chosen().filter((other) => other !== value));
        opener.focus();
      }, { kind: "drop", symbol: "remove", title: "Lepas" });
      return make("li", {}, make("span", {}, option.label, option.hint && make("small", {}, option.hint)), drop);
    }));
    list.hidden = !list.children.length;
    opener.lastChild.textContent = !several && chosen().length ? "Ganti pilihan" : "Pilih dari daftar";
  };
  update();
  return { node: make("div", {}, list, opener), inputs: [opener], group: "group", update };
}

/** The heading of another exercise's form, where it stands on this page. */
function formNamed(title) {
  const heading = [...document.querySelectorAll(".bimtek-form h3")].find(({ textContent }) => textContent.trim() === title);
  if (heading) heading.tabIndex = -1; // to be led to, not a stop of the Tab key
  return heading;
}

function openPicker(form, field, chosen, choose, several, opener) {
  const list = make("div", { class: "bt-list" });
  const note = make("p", { class: "bt-words", role: "status" });
  const search = make("input", {
    type: "search", placeholder: "Cari …", "aria-label": `Cari dalam daftar ${field.label}`, oninput: () => fill(),
  });
  const isSearched = field.searched && form.host.search;
  const finder = isSearched ? new Finder(form, field, (found) => show(found)) : null;
  const close = () => {
    form.refill = null;
    finder?.end();
    dialog.remove();
    opener.focus();
  };
  const fill = () => {
    if (finder) return finder.find(search.value);
    const options = form.optionsOf(field);
    search.hidden = options.length <= MANY;
    show(findHere(options, search.value, first));
  };
  const first = form.definition.published_by?.[field.source]; // whose rows the list holds
  const lead = make("div", { class: "bt-acts" });
  const show = (found) => {
    const place = !found.options.length && !search.value && first && formNamed(first);
    lead.replaceChildren(...(place ? [button(`Buka latihan “${first}”`, () => {
      dialog.addEventListener("close", () => { // after the window has given the focus back
        place.scrollIntoView({ block: "start" });
        place.focus();
      }, { once: true });
      dialog.close();
    })] : []));
    let group = "";
    list.replaceChildren(...found.options.flatMap((option) => {
      const heading = option.group && option.group !== group ? [make("h5", {}, capital((group = option.group)))] : [];
      const input = make("input", {
        type: several ? "checkbox" : "radio", name: `${opener.id}-list`, checked: chosen().includes(option.value),
        onchange: () => {
          if (isSearched) form.meet(field.source, option);
          const rest = several ? chosen().filter((value) => value !== option.value) : [];
          choose(input.checked ? [...rest, option.value] : rest);
        },
      });
      return [...heading, optionLabel(input, option)];
    }));
    note.textContent = found.note;
    note.hidden = !note.textContent;
  };
  const own = make("input", { type: "text", id: `${opener.id}-own` });
  const addOwn = async () => {
    const text = own.value.trim();
    if (text && isSearched) await meetTyped(form, field, text);
    if (text) choose([...(several ? chosen().filter((value) => value !== text) : []), text]);
    if (text) form.say(`“${text}” ditambahkan.`);
    own.value = "";
  };
  own.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), addOwn()));
  const dialog = make("dialog", { class: "bt-dialog", "aria-label": field.label, onclose: close },
    make("h4", {}, field.label),
    field.hint && make("p", { class: "bt-hint" }, field.hint),
    search, note, lead, list,
    field.open_list && make("div", { class: "bt-own" },
      make("label", { htmlFor: own.id }, "Tidak ada dalam daftar? Tulis sendiri"),
      make("div", { class: "bt-line" }, own, button("Tambahkan", addOwn))),
    make("div", { class: "bt-foot" }, button("Selesai", () => dialog.close(), { kind: "main" })));
  form.root.append(dialog);
  form.refill = finder ? null : fill;
  if (finder) finder.find("", 0);
  else fill();
  dialog.showModal();
}
