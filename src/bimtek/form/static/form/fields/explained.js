// One option of a short list whose options carry an explanation: it opens below, and every option says what it means.
//
// A combobox that only chooses: the focus stays on the button, and the list names the option that the keys stand on.

import { capital, make } from "../nodes.js";

const PAUSE = 700; // ms without a key after which letters begin a new word
const GAP = 4; // px between the button and its list
const WIDEST = 420; // px of a list whose button is narrower

export function explainedOne(form, field, holder, id) {
  const words = make("p", { class: "bt-words", id: `${id}-words` });
  const shown = make("span", {});
  const opener = make("button", {
    type: "button", id, class: "bt-choice", role: "combobox", "aria-haspopup": "listbox", "aria-expanded": "false",
    onclick: () => (list ? close() : open()),
    onkeydown: (event) => press(event),
    onkeyup: (event) => event.key === " " && event.preventDefault(), // keydown has done it
    onblur: () => close(),
  }, shown);
  const node = make("div", {}, opener, words);
  let list = null;

  const value = () => String(holder[field.name] ?? "");
  const known = () => {
    const all = form.optionsOf(field);
    const isStrange = value() && !all.some((option) => option.value === value());
    return isStrange ? [...all, { value: value(), label: `${value()} (tidak ada dalam daftar)` }] : all;
  };
  const update = () => {
    const all = known();
    const chosen = all.find((option) => option.value === value());
    shown.textContent = chosen?.label ?? "— pilih —";
    words.textContent = all.length ? (chosen?.hint ?? "") : "Belum ada yang dapat dipilih.";
    words.hidden = !words.textContent;
  };
  const choose = (chosen) => {
    close();
    if (opener.matches(":disabled")) return; // somebody else has begun to fill in meanwhile
    form.edits.set(holder, field, chosen);
    update();
    opener.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const open = () => {
    const all = known();
    if (!all.length) return;
    list = new List(opener, value() ? [...all, { value: "", label: "Kosongkan pilihan" }] : all, value(), choose);
    opener.focus({ preventScroll: true }); // not every browser gives a button that is clicked the focus
  };
  const close = () => {
    list?.end();
    list = null;
  };
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isWithin = event.key === " " && list?.typed; // between two words that somebody types
    const act = list ? !isWithin && list.keys[event.key] : OPENS.has(event.key) && open;
    if (event.key === "Escape" && list) close();
    else if (act) act();
    else if (list && event.key.length === 1) list.lookFor(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation(); // the table has keys of its own
  };
  update();
  return { node, inputs: [opener], about: words.id, update };
}

const OPENS = new Set(["Enter", " ", "ArrowDown", "ArrowUp"]);

/** The list while it is open: above everything else, so that neither a table's frame nor a card cuts it off. */
class List {
  constructor(opener, options, value, choose) {
    Object.assign(this, { opener, typed: "", ending: new AbortController() });
    this.entries = options.map((option, index) => ({ option, node: this.draw(option, index, option.value === value, choose) }));
    this.node = make("div", {
      class: "bt-open-list", id: `${opener.id}-list`, role: "listbox", popover: "manual",
      "aria-labelledby": `${opener.id}-label`, onmousedown: (event) => event.preventDefault(), // the focus stays
    }, this.grouped());
    opener.after(this.node);
    opener.setAttribute("aria-expanded", "true");
    opener.setAttribute("aria-controls", this.node.id);
    this.node.showPopover?.();
    this.place();
    this.go(Math.max(0, options.findIndex((option) => option.value === value)));
    const { signal } = this.ending;
    for (const name of ["scroll", "resize"]) window.addEventListener(name, () => this.place(), { capture: true, passive: true, signal });
    const away = ({ target }) => !this.node.contains(target) && !opener.contains(target) && opener.blur();
    document.addEventListener("pointerdown", away, { capture: true, signal });
  }

  draw(option, index, isChosen, choose) {
    return make("div", {
      class: "bt-one", id: `${this.opener.id}-${index}`, role: "option", "aria-selected": String(isChosen), onclick: () => choose(option.value),
    }, make("span", {}, option.label), option.hint && make("small", {}, option.hint));
  }

  /** The options under the names of their groups where there is more than one. */
  grouped() {
    const groups = new Map();
    for (const { option, node } of this.entries) groups.set(option.group ?? "", [...(groups.get(option.group ?? "") ?? []), node]);
    const several = [...groups.keys()].filter(Boolean).length > 1;
    return [...groups].map(([name, nodes]) => (several && name
      ? make("div", { role: "group", "aria-label": capital(name) }, make("span", { class: "bt-of", "aria-hidden": "true" }, capital(name)), nodes)
      : nodes)).flat();
  }

  /** Where there is room: below the button, else above it. */
  place() {
    if (!this.opener.isConnected) return this.end();
    if (!this.node.showPopover) return null; // an old browser: it stands in its place on the page
    const box = this.opener.getBoundingClientRect();
    const [across, down] = [document.documentElement.clientWidth, window.innerHeight];
    const width = Math.min(Math.max(box.width, WIDEST), across - 4 * GAP);
    const [below, above] = [down - box.bottom - 2 * GAP, box.top - 2 * GAP];
    const isBelow = below >= Math.min(this.node.scrollHeight, 260) || below >= above;
    return Object.assign(this.node.style, {
      width: `${width}px`, left: `${Math.max(2 * GAP, Math.min(box.left, across - width - 2 * GAP))}px`,
      maxHeight: `${isBelow ? below : above}px`,
      top: isBelow ? `${box.bottom + GAP}px` : "auto", bottom: isBelow ? "auto" : `${down - box.top + GAP}px`,
    });
  }

  go(index) {
    this.at = Math.max(0, Math.min(index, this.entries.length - 1));
    this.entries.forEach(({ node }, number) => node.classList.toggle("bt-on", number === this.at));
    const { node } = this.entries[this.at];
    this.opener.setAttribute("aria-activedescendant", node.id);
    node.scrollIntoView({ block: "nearest" });
  }

  /** To the next option in whose words one begins with what is typed. */
  lookFor(letter) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.typed = ""), PAUSE);
    this.typed += letter.toLowerCase();
    const begins = ({ option }) => ` ${option.label} ${option.hint ?? ""}`.toLowerCase().includes(` ${this.typed.trimStart()}`);
    const found = this.entries.findIndex((entry, index) => (index > this.at || this.typed.length > 1) && begins(entry));
    const index = found < 0 ? this.entries.findIndex(begins) : found;
    if (index >= 0) this.go(index);
  }

  keys = {
    ArrowDown: () => this.go(this.at + 1),
    ArrowUp: () => this.go(this.at - 1),
    Home: () => this.go(0),
    End: () => this.go(this.entries.length - 1),
    Enter: () => this.entries[this.at].node.click(),
    " ": () => this.entries[this.at].node.click(),
  };

  end() {
    clearTimeout(this.timer);
    this.ending.abort();
    this.node.remove();
    this.opener.setAttribute("aria-expanded", "false");
    for (const name of ["aria-controls", "aria-activedescendant"]) this.opener.removeAttribute(name);
  }
}
