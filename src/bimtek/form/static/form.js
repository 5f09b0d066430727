// The form of an exercise: one plain ES module for both places where people sit.
//
//   mount(element, host) draws the form and returns {destroy()}.
//   host = {open(), save({values, revision}), ping?(), watch?(lost), advice?}: promises of the answers of
//          bimtek.form.service; a promise that fails means that the connection is gone. watch: calls lost() at once when
//          it goes. advice: what to do when it stays gone.
//   The default export {render} is the same for anywidget, which talks to a kernel.
//
// Two promises are kept all through. Nothing typed is parsed as HTML: nodes are made, texts are set. Nothing typed is
// lost: it stands in the browser's journal until the store has acknowledged it, and no answer of the store ever
// touches a field that somebody types in.

const DEBOUNCE = 500; // ms after the last keystroke
const PATIENCE = [1000, 2000, 4000, 8000, 15000, 30000]; // ms before trying again; the last one stays
const patience = (failures) => PATIENCE[Math.min(failures, PATIENCE.length - 1)];
const HEARTBEAT = 15000; // ms
const MANY = 12; // options from which on a list is searched instead of scrolled
const SHOWN = 80; // options shown at once while searching
const GRID = 5; // columns up to which a table is a grid on a wide screen

// ---- Numbers, money, years and dates as they are written in Indonesia ------------------------------------------------
// parse…(text) gives the stored value, null for nothing, and the text itself when it cannot be read: the store keeps it
// as typed and says what is wanted. show…(value) gives the text.

const MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" ");
const SCALES = [[/^(ribu|rb)$/, 3], [/^(juta|jt)$/, 6], [/^(miliar|milyar|m)$/, 9], [/^(triliun|t)$/, 12]];

const digitsGrouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ".");

/** "1.250,5" → "1250.5", "12.5" → "12.5" (no group has two digits, so the dot was meant as a comma); "" if unreadable. */
function plainNumber(text) {
  const bare = text.replace(/\s/g, "").replace(/^[−–]/, "-");
  if (/^-?\d+\.\d+$/.test(bare) && !/^-?[1-9]\d{0,2}\.\d{3}$/.test(bare)) return bare;
  if (/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(bare)) return bare.replaceAll(".", "").replace(",", ".");
  return "";
}

export function parseNumber(text) {
  const plain = plainNumber(text);
  if (!text.trim()) return null;
  return plain && Number.isFinite(Number(plain)) ? Number(plain) : text;
}

export function showNumber(value) {
  if (typeof value !== "number") return value == null ? "" : String(value);
  const exact = String(value);
  const plain = exact.includes("e") ? value.toFixed(Math.abs(value) < 1 ? 12 : 0) : exact;
  const [whole, decimals] = plain.replace("-", "").split(".");
  return (value < 0 ? "-" : "") + digitsGrouped(whole) + (decimals ? "," + decimals : "");
}

/** Whole rupiah: "Rp 1.250.000.000", "1250000000", "1,25 miliar", "50 jt". Too large for a number: its digits. */
export function parseMoney(text) {
  if (!text.trim()) return null;
  const [, amount, word] = text.trim().toLowerCase().match(/^(?:rp\.?)?\s*(.*?)\s*([a-z]*)$/);
  const scale = word ? SCALES.find(([name]) => name.test(word))?.[1] : 0;
  const [whole, decimals = ""] = plainNumber(amount.replace(/,-$/, "")).split(".");
  if (scale === undefined || !/^\d+$/.test(whole) || decimals.replace(/0+$/, "").length > scale) return text;
  const digits = (whole + decimals.slice(0, scale).padEnd(scale, "0")).replace(/^0+(?=\d)/, "");
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
}

export function showMoney(value) {
  const text = String(value ?? "");
  return /^\d+$/.test(text) ? digitsGrouped(text) : text;
}

/** A large sum in words, so that a missing zero is seen: 1250000000 → "1,25 miliar rupiah"; "" below one million. */
export function moneyInWords(value) {
  if (typeof value !== "number" || value < 1e6) return "";
  const [size, name] = [[1e12, "triliun"], [1e9, "miliar"], [1e6, "juta"]].find(([least]) => value >= least);
  const rounded = Math.round((value / size) * 1000) / 1000;
  return `${rounded * size === value ? "" : "sekitar "}${showNumber(rounded)} ${name} rupiah`;
}

export function parseYear(text) {
  if (!text.trim()) return null;
  return /^\d{4}$/.test(text.trim()) ? Number(text) : text;
}

/** "31/12/2025", "31-12-2025", "31 Desember 2025" and "2025-12-31" → "2025-12-31". */
export function parseDate(text) {
  const bare = text.trim();
  if (!bare) return "";
  let [, day, month, year] = bare.match(/^(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.-]+(\d{4})$/i) ?? [];
  if (!day) [, year, month, day] = bare.match(/^(\d{4})-(\d{2})-(\d{2})$/) ?? [];
  const named = MONTHS.findIndex((name) => name.toLowerCase().startsWith(String(month).toLowerCase()));
  const [y, m, d] = [Number(year), named >= 0 ? named + 1 : Number(month), Number(day)];
  const real = new Date(Date.UTC(y, m - 1, d));
  if (!y || real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d) return text;
  return `${year}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

export function showDate(value) {
  const [, year, month, day] = String(value ?? "").match(/^(\d{4})-(\d{2})-(\d{2})$/) ?? [];
  return MONTHS[Number(month) - 1] ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}` : String(value ?? "");
}

/** "10.42"; another day than today: "11 Juni, 10.42". */
export function clock(iso, now = new Date()) {
  const time = new Date(iso ?? NaN);
  if (Number.isNaN(time.getTime())) return "";
  const hour = `${String(time.getHours()).padStart(2, "0")}.${String(time.getMinutes()).padStart(2, "0")}`;
  const today = time.toDateString() === now.toDateString();
  return today ? hour : `${time.getDate()} ${MONTHS[time.getMonth()]}, ${hour}`;
}

export const countWords = (text) => String(text ?? "").split(/\s+/).filter(Boolean).length;

// ---- Values: plain objects; rows are found by identity and named by their id -----------------------------------------

/** "r" and twelve hexadecimal digits. On plain http there is no randomUUID. */
export function newId(source = globalThis.crypto) {
  if (source.randomUUID) return "r" + source.randomUUID().replaceAll("-", "").slice(-12);
  const bytes = source.getRandomValues(new Uint8Array(6));
  return "r" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const isOpen = (value) => value == null || value === "" || (Array.isArray(value) && !value.length);
const rowIsOpen = (row) => Object.entries(row).every(([name, value]) => name === "id" || isOpen(value));

/** Nothing filled in at all; rows that somebody added but left empty, or that the exercise put there, are nothing. */
export function nothingYet(definition, values) {
  return definition.fields.every(({ name, kind }) =>
    kind === "table" ? (values[name] ?? []).every(rowIsOpen) : isOpen(values[name]));
}

/** Whether a field is asked, given the row or answer that it stands in. */
export function isAsked(field, holder) {
  return !field.only_if || field.only_if[1].includes(String(holder[field.only_if[0]] ?? ""));
}

export function addRow(rows, index = rows.length, row = {}) {
  const added = { ...structuredClone(row), id: newId() };
  rows.splice(index, 0, added);
  return added;
}

export const copyRow = (rows, row) => addRow(rows, rows.indexOf(row) + 1, row);

/** Move a row up (-1) or down (+1); false when it stands at the end already. */
export function moveRow(rows, row, step) {
  const from = rows.indexOf(row);
  if (from < 0 || from + step < 0 || from + step >= rows.length) return false;
  rows.splice(from + step, 0, ...rows.splice(from, 1));
  return true;
}

/** A table with fixed rows has one for each option, in that order; a row whose option went away keeps what was typed. */
function withFixedRows(rows, options) {
  const stored = new Map(rows.map((row) => [row.id, row]));
  const wanted = options.map(({ value }) => stored.get(value) ?? { id: value });
  return [...wanted, ...rows.filter((row) => !wanted.includes(row) && !rowIsOpen(row))];
}

/** The same text for the same content, whatever the order of names. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

// ---- The journal: what the store has not acknowledged yet, kept in this browser --------------------------------------

export class Journal {
  constructor(key, storage) {
    this.key = `bimtek:${key}`;
    this.owner = newId(); // another tab on the same answer keeps its own words
    try {
      this.storage = storage ?? globalThis.localStorage;
    } catch {
      this.storage = null; // a browser may forbid it; then the status line does not promise it
    }
  }

  /** {values, revision} or null. */
  read() {
    try {
      const entry = JSON.parse(this.storage.getItem(this.key));
      return entry && typeof entry.values === "object" && Number.isInteger(entry.revision) ? entry : null;
    } catch {
      return null;
    }
  }

  /** Whether it could be kept. */
  write(values, revision) {
    try {
      this.storage.setItem(this.key, JSON.stringify({ owner: this.owner, revision, values }));
      return true;
    } catch {
      return false;
    }
  }

  clear(owner = this.owner) {
    if (this.read()?.owner === owner) this.storage.removeItem(this.key);
  }
}

// ---- The keeper: brings what was typed to the store ------------------------------------------------------------------

export class Keeper {
  /** on: {state(name, detail), saved(answer), rival(theirs), replaced(values)} */
  constructor(save, journal, on) {
    Object.assign(this, { save, journal, on });
    this.values = {};
    this.revision = 0;
    this.typed = 0; // changes so far
    this.stored = 0; // of these acknowledged
    this.failures = 0;
    this.sent = []; // what was sent and may have arrived although its acknowledgement did not
    this.rival = null; // somebody else's version, until the person has chosen
    this.kept = true; // the journal works
  }

  get unsaved() {
    return this.typed > this.stored;
  }

  /** Begin with what the store holds; what the journal holds besides was typed and never acknowledged. */
  start({ values, revision, saved_at, author }) {
    Object.assign(this, { values, revision });
    const entry = this.journal.read();
    if (!entry || canonical(entry.values) === canonical(values)) {
      if (entry) this.journal.clear(entry.owner);
      this.on.state(saved_at ? "saved" : "new", saved_at);
      return;
    }
    this.values = entry.values;
    if (entry.revision < revision) {
      this.typed++;
      this.revision = entry.revision;
      this.journal.write(this.values, this.revision);
      this.meetRival({ values, revision, saved_at, author });
    } else {
      this.changed(0);
    }
  }

  changed(wait = DEBOUNCE) {
    this.typed++;
    this.kept = this.journal.write(this.values, this.revision);
    if (!this.failures && !this.rival) this.on.state("saving");
    if (!this.failures) this.after(wait);
  }

  after(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
  }

  async flush() {
    clearTimeout(this.timer);
    if (!this.unsaved || this.sending || this.rival || this.ended) return;
    const [values, typed, rows] = [structuredClone(this.values), this.typed, rowsOf(this.values)];
    this.sent = [...this.sent, canonical(values)].slice(-5);
    this.sending = true;
    if (!this.failures) this.on.state("saving");
    const answer = await this.save({ values, revision: this.revision }).catch(() => ({ status: "lost" }));
    this.sending = false;
    if (this.ended && answer.status !== "saved") return; // the next mount finds it in the journal
    if (answer.status === "saved") this.acknowledge(answer, typed, rows);
    else if (answer.status === "conflict") this.meetRival(answer.theirs);
    else this.fail(answer);
  }

  acknowledge(answer, typed, rows) {
    Object.assign(this, { revision: answer.revision, stored: typed, failures: 0, sent: [] });
    adoptIds(rows, answer.values);
    if (this.unsaved) this.journal.write(this.values, this.revision);
    else this.journal.clear();
    this.on.saved(answer);
    this.on.state(this.unsaved ? "saving" : "saved", answer.saved_at);
    if (this.unsaved) this.after(DEBOUNCE);
  }

  fail(answer) {
    const wait = patience(this.failures++);
    this.on.state(answer.status === "error" ? "refused" : "lost", answer.message);
    this.after(answer.status === "error" ? PATIENCE.at(-1) : wait);
  }

  meetRival(theirs) {
    this.failures = 0;
    if (this.sent.includes(canonical(theirs.values))) {
      this.revision = theirs.revision; // our own words: they had arrived, only their acknowledgement had not
      this.after(0);
      return;
    }
    this.rival = theirs;
    this.on.state("rival");
    this.on.rival(theirs);
  }

  /** The person has chosen between her own version and the rival one. Either way the store keeps both. */
  async choose(mine) {
    const theirs = this.rival;
    if (mine) {
      Object.assign(this, { revision: theirs.revision, rival: null });
      this.changed(0);
      return;
    }
    const kept = { values: structuredClone(this.values), revision: this.revision };
    const answer = await this.save(kept).catch(() => ({ status: "lost" })); // what was typed since is kept there, too
    if (answer.status === "lost" || answer.status === "error") {
      this.on.state("rival", "lost");
      return;
    }
    const { values, revision, saved_at } = answer.theirs ?? answer;
    Object.assign(this, { values, revision, rival: null, sent: [], stored: this.typed });
    this.journal.clear();
    this.on.replaced(values);
    this.on.state("saved", saved_at);
  }

  end() {
    this.flush();
    this.ended = true;
    clearTimeout(this.timer);
  }
}

const isRows = (value) => Array.isArray(value) && value.every((row) => row && typeof row === "object");
const rowsOf = (values) =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (isRows(value) ? [[name, [...value]]] : [])));

/** The store may have given ids (a row without one, two rows with the same). Rows stand where they stood when sent. */
function adoptIds(sent, values) {
  for (const [name, rows] of Object.entries(sent)) {
    rows.forEach((row, index) => {
      const id = values?.[name]?.[index]?.id;
      if (id && id !== row.id) row.id = id;
    });
  }
}

// ---- Making nodes ----------------------------------------------------------------------------------------------------

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "tabIndex", "htmlFor", "open", "textContent"]);
const FOCUSABLE = new Set(["button", "input", "select", "textarea", "summary", "dialog"]);
const ICONS = {
  up: "M8 13V3.5M4 7.5l4-4 4 4",
  down: "M8 3v9.5M4 8.5l4 4 4-4",
  copy: "M6 5.5h7.5v8H6zM10.5 5.5v-3H3v8h3",
  remove: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9",
  add: "M8 3v10M3 8h10",
  red: "M8 2 15 14H1zM8 6.5v3.5M8 12v.4",
  amber: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7v4M8 4.7v.4",
  info: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7v4M8 4.7v.4",
  open: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11",
  done: "M3 8.5 6.5 12 13 4.5",
};

/** A node. Attributes: on… are listeners, names of PROPERTIES are properties, null and false are left out. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  // JupyterLab would take "d", "x" or an arrow key for a command of its own: it looks at the focused node alone.
  if (FOCUSABLE.has(tag) || "tabIndex" in attributes) node.setAttribute("data-lm-suppress-shortcuts", "true");
  node.append(...children.flat().filter((child) => child != null && child !== "" && child !== false && child !== 0));
  return node;
}

function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", "bt-icon");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  drawing.append(path);
  return drawing;
}

const button = (label, onclick, { symbol, kind = "plain", ...more } = {}) =>
  make("button", { type: "button", class: `bt-button bt-${kind}`, onclick, ...more },
    symbol ? icon(symbol) : null, make("span", { class: "bt-word" }, label));

const fold = (title, ...content) => make("details", { class: "bt-fold" }, make("summary", {}, title), ...content);

const joinIds = (...ids) => ids.filter(Boolean).join(" ") || null;

function setOrDrop(node, name, value) {
  if (value) node.setAttribute(name, value);
  else node.removeAttribute(name);
}

let mounted = 0; // makes the ids of several forms on a page differ

// ---- Controls: one for each kind of field ----------------------------------------------------------------------------
// A control reads and writes holder[field.name] and gives {node, inputs, group?, refresh?}: the nodes that take focus,
// whether the label names a group of them, and what to do when the options have changed.

const TYPED = {
  text: { show: (value) => String(value ?? ""), read: (text) => text },
  number: { show: showNumber, read: parseNumber, mode: "decimal" },
  money: { show: showMoney, read: parseMoney, mode: "decimal", live: true },
  year: { show: showNumberless, read: parseYear, mode: "numeric", length: 4 },
  date: { show: showDate, read: parseDate, placeholder: "misalnya 31/12/2025" },
};

function showNumberless(value) {
  return String(value ?? "");
}

function typedLine(form, field, holder, id) {
  const { show, read, mode, live, length, placeholder } = TYPED[field.kind];
  const words = make("p", { class: "bt-words", id: `${id}-words`, hidden: true });
  const tell = () => {
    words.textContent = field.kind === "money" ? moneyInWords(holder[field.name]) : "";
    words.hidden = !words.textContent;
  };
  const input = make("input", {
    id, type: "text", inputmode: mode, autocomplete: "off", placeholder, size: length ? 6 : null,
    value: show(holder[field.name]),
    oninput: () => {
      if (live) groupWhileTyping(input);
      holder[field.name] = read(input.value);
      tell();
      form.changed();
    },
    onblur: () => (input.value = show(holder[field.name])),
  });
  tell();
  const unit = field.unit && make("span", { class: "bt-unit", "aria-hidden": "true" }, field.unit);
  const line = field.kind === "money" ? [unit, input] : [input, unit];
  return { node: make("div", {}, make("div", { class: "bt-line" }, line), words), inputs: [input], about: words.id };
}

/** Dots between thousands as typed, the caret staying behind the digit it stood behind. */
function groupWhileTyping(input) {
  if (!/^\s*(rp\.?)?[\s\d.]*$/i.test(input.value) || !/\d/.test(input.value)) return;
  const before = input.value.slice(0, input.selectionStart).replace(/\D/g, "").length;
  input.value = digitsGrouped(input.value.replace(/\D/g, ""));
  let caret = 0;
  for (let seen = 0; seen < before && caret < input.value.length; caret++) seen += input.value[caret] !== ".";
  input.setSelectionRange(caret, caret);
}

function proseArea(form, field, holder, id) {
  const words = make("p", { class: "bt-words", id: `${id}-words` });
  const tell = () => {
    const [now, most] = [countWords(holder[field.name]), field.max_words];
    const over = Boolean(most) && now > most;
    words.textContent = over ? `${now} kata, lebih ${now - most} dari ${most}` : most ? `${now} dari ${most} kata` : `${now} kata`;
    words.classList.toggle("bt-over", over);
  };
  const area = make("textarea", {
    id, rows: 2, value: String(holder[field.name] ?? ""),
    oninput: () => {
      holder[field.name] = area.value;
      tell();
      form.changed();
    },
  });
  tell();
  return { node: make("div", {}, area, words), inputs: [area], about: words.id };
}

/** Radio buttons or checkboxes from options; `several`: the value is a list. */
function buttons(form, field, holder, id, several) {
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

const optionLabel = (input, option) =>
  make("label", { class: "bt-option" }, input, make("span", {}, option.label, option.hint && make("small", {}, option.hint)));

function selectOne(form, field, holder, id) {
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

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** A long list: what is chosen, and a window with a search to choose from. Open lists take what is typed, too. */
function picker(form, field, holder, id, several) {
  const chosen = () => [holder[field.name] ?? []].flat().filter((value) => !isOpen(value)).map(String);
  const choose = (values) => {
    holder[field.name] = several ? values : (values.at(-1) ?? "");
    refresh();
    form.changed();
  };
  const list = make("ul", { class: "bt-chosen" });
  const opener = button("Pilih dari daftar", () => openPicker(form, field, chosen, choose, several, opener),
    { id, kind: "pick", symbol: "add", "aria-haspopup": "dialog" });
  const refresh = () => {
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
  refresh();
  return { node: make("div", {}, list, opener), inputs: [opener], group: "group", refresh };
}

function openPicker(form, field, chosen, choose, several, opener) {
  const list = make("div", { class: "bt-list" });
  const note = make("p", { class: "bt-words", role: "status" });
  const search = make("input", {
    type: "search", placeholder: "Cari …", "aria-label": `Cari dalam daftar ${field.label}`, oninput: () => fill(),
  });
  const close = () => {
    form.refill = null;
    dialog.remove();
    opener.focus();
  };
  const fill = () => {
    const options = form.optionsOf(field);
    search.hidden = options.length <= MANY;
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = options.filter(({ label, hint, group: name }) =>
      wanted.every((word) => `${label} ${hint} ${name}`.toLowerCase().includes(word)));
    let group = "";
    list.replaceChildren(...found.slice(0, SHOWN).flatMap((option) => {
      const heading = option.group && option.group !== group ? [make("h5", {}, capital((group = option.group)))] : [];
      const input = make("input", {
        type: several ? "checkbox" : "radio", name: `${opener.id}-list`, checked: chosen().includes(option.value),
        onchange: () => {
          const rest = several ? chosen().filter((value) => value !== option.value) : [];
          choose(input.checked ? [...rest, option.value] : rest);
        },
      });
      return [...heading, optionLabel(input, option)];
    }));
    const empty = options.length ? "Tidak ada yang cocok. Coba kata lain." : "Daftarnya masih kosong.";
    const more = `${SHOWN} dari ${found.length} ditampilkan. Ketik kata untuk mempersempit.`;
    note.textContent = !found.length ? empty : found.length > SHOWN ? more : "";
    note.hidden = !note.textContent;
  };
  const own = make("input", { type: "text", id: `${opener.id}-own` });
  const addOwn = () => {
    const text = own.value.trim();
    if (text) choose([...(several ? chosen().filter((value) => value !== text) : []), text]);
    if (text) form.say(`“${text}” ditambahkan.`);
    own.value = "";
  };
  own.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), addOwn()));
  const dialog = make("dialog", { class: "bt-dialog", "aria-label": field.label, onclose: close },
    make("h4", {}, field.label),
    field.hint && make("p", { class: "bt-hint" }, field.hint),
    search, note, list,
    field.open_list && make("div", { class: "bt-own" },
      make("label", { htmlFor: own.id }, "Tidak ada dalam daftar? Tulis sendiri"),
      make("div", { class: "bt-line" }, own, button("Tambahkan", addOwn))),
    make("div", { class: "bt-foot" }, button("Selesai", () => dialog.close(), { kind: "main" })));
  form.root.append(dialog);
  form.refill = fill;
  fill();
  dialog.showModal();
}

function rating(form, field, holder, id) {
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

function choiceControl(form, field, holder, id) {
  if (field.open_list || form.optionsOf(field).length > MANY) return picker(form, field, holder, id, false);
  const few = field.options.length && field.options.length <= GRID && !form.isColumn(field);
  if (few) return buttons(form, field, holder, id, false);
  return selectOne(form, field, holder, id);
}

function severalControl(form, field, holder, id) {
  // What a source offers may be long or grow while this page is open; a few fixed options are shown at once.
  const short = field.kind === "choices" && !field.open_list && form.optionsOf(field).length <= GRID;
  const few = field.options.length || short;
  return few ? buttons(form, field, holder, id, true) : picker(form, field, holder, id, true);
}

const CONTROLS = {
  text: typedLine, number: typedLine, money: typedLine, year: typedLine, date: typedLine,
  prose: proseArea, rating,
  choice: choiceControl, reference: choiceControl, choices: severalControl, references: severalControl,
};

// ---- A field: label, hint, control, findings -------------------------------------------------------------------------

const WEIGHTS = { red: "Perbaiki", amber: "Saran", info: "Catatan", open: "" };

/** "Not filled in yet" costs points like other red findings, but nobody is told off for not being done. */
const weightOf = (finding) => (finding.code === "ISI-01" ? "open" : finding.weight);

function findingLine(finding) {
  const weight = weightOf(finding);
  return make("p", { class: `bt-finding bt-${weight}` }, icon(weight),
    make("span", {}, WEIGHTS[weight] && make("b", {}, `${WEIGHTS[weight]}: `), finding.message));
}

function drawField(form, field, holder, table = null) {
  const id = `${form.uid}-${form.count++}`;
  const control = CONTROLS[field.kind](form, field, holder, id);
  const label = control.group
    ? make("span", { class: "bt-label", id: `${id}-label` }, field.label)
    : make("label", { class: "bt-label", id: `${id}-label`, htmlFor: id }, field.label);
  if (field.unit && field.kind === "number") label.append(make("span", { class: "bt-unseen" }, ` dalam ${field.unit}`));
  const hint = field.hint ? make("p", { class: "bt-hint", id: `${id}-hint` }, field.hint) : null;
  const found = make("div", { class: "bt-found", id: `${id}-found` });
  const node = make("div", { class: `bt-field bt-kind-${field.kind}` }, label, hint, control.node, found);
  const described = control.group ? control.node : control.inputs[0];
  if (control.group) {
    control.node.setAttribute("role", control.group);
    control.node.setAttribute("aria-labelledby", label.id);
    if (control.inputs[0]?.type === "button") control.inputs[0].setAttribute("aria-describedby", label.id);
  }
  const place = {
    node, table, holder, name: field.name, refresh: control.refresh,
    focus: () => (control.inputs.find((input) => input.checked) ?? control.inputs[0])?.focus(),
    asked: () => node.classList.toggle("bt-off", !isAsked(field, holder)),
    show(findings) {
      found.replaceChildren(...findings.map(findingLine));
      setOrDrop(described, "aria-describedby", joinIds(hint?.id, control.about, findings.length && found.id));
      const wrong = findings.some((finding) => weightOf(finding) === "red");
      if (control.group !== "group") setOrDrop(described, "aria-invalid", wrong && "true"); // a plain group cannot be invalid
      node.classList.toggle("bt-wrong", wrong);
    },
  };
  place.show([]);
  place.asked();
  form.places.push(place);
  return place;
}

// ---- A table of rows -------------------------------------------------------------------------------------------------

/** On a wide card fields of one size stand in lines of two or three; each run of a size begins a line. */
function layOut(columns, places) {
  const isWhole = (kind, index) => index === 0 && ["text", "prose"].includes(kind);
  const size = ({ kind }, index) => (isWhole(kind, index) ? "whole" : THIRDS.has(kind) ? "third" : "half");
  const sizes = columns.map(size);
  sizes.forEach((name, index) => {
    const isMoney = columns[index].kind === "money";
    const begins = sizes[index - 1] !== name || isMoney !== (columns[index - 1].kind === "money");
    const alone = name === "half" && begins && sizes[index + 1] !== name;
    places[index].node.classList.add(`bt-${alone ? "whole" : name}`, ...(begins ? ["bt-begins"] : []));
  });
}

const THIRDS = new Set(["rating", "number", "money", "year", "date"]);
const WIDTHS = { // of a grid's columns, relative
  prose: 2, text: 1.7, references: 1.7, choices: 1.5, rating: 1.5, reference: 1.4, money: 1.4, choice: 1.3, date: 1.2, number: 1,
  year: 0.7,
};

function drawTable(form, field) {
  const rows = form.values[field.name];
  const fixed = Boolean(field.rows_from);
  const grid = field.columns.length <= GRID;
  const drawn = new Map(); // row → {node, name, places, up, down}
  const list = make("div", { class: "bt-rows" });
  const undo = make("div", { class: "bt-undo", hidden: true });
  const empty = make("p", { class: "bt-empty" }, "Belum ada baris. Tekan “Tambah baris” untuk mulai.");
  const found = make("div", { class: "bt-found" });
  const head = grid ? make("div", { class: "bt-head", "aria-hidden": "true" }, make("span"), field.columns.map((column) =>
    make("span", {}, column.label, column.hint && make("small", {}, column.hint))), make("span")) : null;
  const node = make("section", { class: `bt-table ${grid ? "bt-grid" : "bt-cards"}`, "aria-label": field.label },
    make("h4", {}, field.label), field.hint && make("p", { class: "bt-hint" }, field.hint), found, head, list, undo, empty,
    fixed ? null : button("Tambah baris", () => insert(addRow(rows)), { symbol: "add", kind: "add" }));
  if (grid) {
    const widths = field.columns.map(({ kind }) => `minmax(0, ${WIDTHS[kind]}fr)`).join(" ");
    node.style.setProperty("--bt-columns", `2rem ${widths} ${fixed ? "0" : "4.5rem"}`);
    if (fixed) node.style.setProperty("--bt-columns", `minmax(0, 1.6fr) ${widths}`);
  }

  const nameOf = (row, index) => {
    if (!fixed) return String(index + 1);
    return form.definition.options[field.rows_from]?.find(({ value }) => value === row.id)?.label ?? row.id;
  };
  const insert = (row) => {
    sync();
    form.changed();
    drawn.get(row).places[0]?.focus();
    form.say(`Baris ${rows.indexOf(row) + 1} ditambahkan.`);
  };
  const remove = (row) => {
    const index = rows.indexOf(row);
    rows.splice(index, 1);
    sync();
    form.changed();
    const back = button("Batalkan", () => {
      rows.splice(Math.min(index, rows.length), 0, row);
      undo.hidden = true;
      sync();
      form.changed();
      drawn.get(row).places[0]?.focus();
      form.say("Baris dikembalikan.");
    }, { kind: "plain" });
    undo.replaceChildren(make("span", {}, `Baris ${index + 1} dihapus.`), back);
    undo.hidden = false;
    back.focus();
    form.say(`Baris ${index + 1} dihapus. Tombol Batalkan mengembalikannya.`);
  };
  const move = (row, step) => {
    if (!moveRow(rows, row, step)) return;
    sync();
    form.changed();
    const { up, down } = drawn.get(row);
    const [pressed, other] = step < 0 ? [up, down] : [down, up];
    (pressed.disabled ? other : pressed).focus();
    form.say(`Baris sekarang di urutan ${rows.indexOf(row) + 1} dari ${rows.length}.`);
  };

  const drawRow = (row) => {
    const name = make("span", { class: "bt-number", id: `${form.uid}-${form.count++}` });
    const own = make("div", { class: "bt-found" });
    const places = field.columns.map((column) => drawField(form, column, row, field.name));
    if (!grid) layOut(field.columns, places);
    const tool = (symbol, word, action) => button(word, action, { symbol, kind: "tool", title: word, "aria-describedby": name.id });
    const up = tool("up", "Naik", () => move(row, -1));
    const down = tool("down", "Turun", () => move(row, 1));
    const tools = fixed ? null : make("div", { class: "bt-tools" }, up, down,
      tool("copy", "Salin", () => insert(copyRow(rows, row))), tool("remove", "Hapus", () => remove(row)));
    const whole = make("div", { class: "bt-row", role: "group", "aria-labelledby": name.id }, name, own,
      make("div", { class: "bt-cells" }, places.map((place) => place.node)), tools);
    form.places.push({
      node: whole, table: field.name, holder: row, name: "", asked() {},
      focus: () => places[0]?.focus(),
      show: (findings) => own.replaceChildren(...findings.map(findingLine)),
    });
    return { node: whole, name, places, up, down };
  };

  /** Bring the nodes in line with the rows; nodes that stay are not touched, so the caret stays. */
  const sync = () => {
    for (const [row, { node: gone }] of drawn) {
      if (rows.includes(row)) continue;
      gone.remove();
      form.places = form.places.filter((place) => place.holder !== row);
      drawn.delete(row);
    }
    rows.forEach((row, index) => {
      if (!drawn.has(row)) drawn.set(row, drawRow(row));
      const { node: here, name, up, down } = drawn.get(row);
      name.replaceChildren(fixed ? "" : make("span", { class: "bt-unseen" }, "Baris "), nameOf(row, index));
      if (!fixed) [up.disabled, down.disabled] = [index === 0, index === rows.length - 1];
      if (list.children[index] !== here) list.insertBefore(here, list.children[index] ?? null);
    });
    empty.hidden = rows.length > 0;
    if (fixed) empty.textContent = "Belum ada baris: daftarnya berasal dari pertemuan sebelumnya.";
    if (head) head.hidden = !rows.length;
  };
  sync();
  form.places.push({
    node, table: null, holder: form.values, name: field.name, asked() {}, refresh: sync,
    focus: () => (drawn.get(rows[0])?.places[0] ?? { focus: () => node.querySelector("button")?.focus() }).focus(),
    show: (findings) => found.replaceChildren(...findings.map(findingLine)),
  });
  return node;
}

// ---- Reading: an answer as a plain table, and the section as it will stand in the book -------------------------------

/** The words for a stored value. */
export function inWords(definition, field, value) {
  if (isOpen(value)) return "–";
  const options = [...field.options, ...(definition.options[field.source] ?? [])];
  const label = (one) => options.find((option) => option.value === String(one))?.label ?? String(one);
  if (field.kind === "money") return typeof value === "number" ? `Rp${showMoney(value)}` : String(value);
  if (field.kind === "number") return showNumber(value) + (field.unit ? ` ${field.unit}` : "");
  if (field.kind === "date") return showDate(value);
  if (field.kind === "rating") {
    const anchor = field.anchors.find((entry) => entry.value === String(value));
    return anchor ? `${value} – ${anchor.label}` : String(value);
  }
  return [value].flat().map(label).join("; ");
}

function readField(definition, field, values) {
  const read = (content) => make("div", { class: "bt-read" }, make("dt", {}, field.label), make("dd", {}, content));
  if (field.kind !== "table") return read(inWords(definition, field, values[field.name]));
  const names = new Map((definition.options[field.rows_from] ?? []).map(({ value, label }) => [value, label]));
  const columns = [field.rows_from ? "" : "No.", ...field.columns.map((column) => column.label)];
  const rows = (values[field.name] ?? []).filter((row) => field.rows_from || !rowIsOpen(row)).map((row, index) =>
    [field.rows_from ? (names.get(row.id) ?? row.id) : String(index + 1),
      ...field.columns.map((column) => (isAsked(column, row) ? inWords(definition, column, row[column.name]) : "–"))]);
  return read(rows.length ? plainTable({ columns: columns.map((title) => ({ title })), rows }) : "Belum diisi.");
}

function readAnswer(definition, values) {
  const asked = definition.fields.filter((field) => isAsked(field, values));
  return make("dl", { class: "bt-reading" }, asked.map((field) => readField(definition, field, values)));
}

/** What one version says where another says something else: of a table only the rows and columns that differ. */
function readDifferences(definition, field, values, others) {
  if (field.kind !== "table") return readField(definition, field, values);
  const rowsOfField = (all) => (Array.isArray(all[field.name]) ? all[field.name].filter((row) => !rowIsOpen(row)) : []);
  const theirs = new Map(rowsOfField(others).map((row) => [row.id, row]));
  const rows = rowsOfField(values).map((row, index) => {
    const other = theirs.get(row.id);
    const columns = field.columns.filter(({ name }) =>
      (other ? canonical(row[name] ?? null) !== canonical(other[name] ?? null) : !isOpen(row[name])));
    return columns.length && make("div", { class: "bt-read" },
      make("dt", {}, `Baris ${index + 1}${other ? "" : " (hanya di versi ini)"}`),
      columns.map((column) => make("dd", {}, `${column.label}: ${inWords(definition, column, row[column.name])}`)));
  }).filter(Boolean);
  return make("div", { class: "bt-read" }, make("dt", {}, field.label),
    make("dd", {}, rows.length ? make("dl", {}, rows) : "Tidak ada isian yang hanya di versi ini."));
}

function plainTable({ caption, columns, rows, note }) {
  const align = (column) => (column.align && column.align !== "left" ? `bt-${column.align}` : null);
  const titles = columns.map((column) => make("th", { scope: "col", class: align(column) }, column.title));
  const line = (row) => make("tr", {}, row.map((cell, index) => make("td", { class: align(columns[index]) }, cell)));
  const table = make("table", {}, caption && make("caption", {}, caption),
    make("thead", {}, make("tr", {}, titles)), make("tbody", {}, rows.map(line)));
  const wide = { class: "bt-scroll", tabIndex: 0, role: "region", "aria-label": caption || "Tabel" };
  return make("div", wide, table, note && make("p", { class: "bt-note" }, note));
}

const BLOCKS = {
  heading: ({ level, text }) => make(level > 2 ? "h5" : "h4", {}, text),
  paragraph: ({ text, style }) => make("p", { class: style === "note" ? "bt-note" : null }, text),
  bullets: ({ items, ordered }) => make(ordered ? "ol" : "ul", {}, items.map((item) => make("li", {}, item))),
  table: plainTable,
  figure: ({ caption, alt }) => make("figure", {}, make("p", {}, alt), make("figcaption", {}, `Gambar: ${caption}`)),
  missing: ({ text }) => make("p", { class: "bt-missing" }, `Belum ada: ${text}`),
};

const pageBlocks = (blocks) => blocks.map((block) => BLOCKS[block.type]?.(block)).filter(Boolean);

// ---- Around the fields: head, hints, findings, points ----------------------------------------------------------------

const UNITS = { person: "Perorangan", table: "Satu isian untuk satu meja", core: "Tim inti" };
const points = (value) => showNumber(Math.round(value * 100) / 100);

function drawHead(definition) {
  const worth = definition.points && `${points(definition.points)} poin`;
  const judged = definition.judged_points && `${points(definition.judged_points)} poin dinilai fasilitator`;
  const facts = [UNITS[definition.unit], `${definition.minutes} menit`, worth, judged].filter(Boolean).join(" · ");
  const example = (title, kind, { text, reason }) => make("div", { class: `bt-example bt-${kind}` },
    make("p", { class: "bt-tag" }, icon(kind === "good" ? "done" : "red"), title), make("blockquote", {}, text), make("p", {}, reason));
  return make("header", {},
    make("p", { class: "bt-facts" }, facts), make("h3", {}, definition.title),
    make("div", { class: "bt-lesson" },
      make("div", {}, make("h4", {}, "Mengapa"), make("p", {}, definition.why)),
      make("div", {}, make("h4", {}, "Cara"), make("ol", {}, definition.how.map((step) => make("li", {}, step))))),
    fold("Contoh yang baik dan yang lemah", make("div", { class: "bt-examples" },
      example("Contoh yang baik", "good", definition.good), example("Contoh yang lemah", "weak", definition.weak))),
    definition.rubric && fold("Yang dinilai fasilitator", make("ul", {}, definition.rubric.criteria.map((criterion) =>
      make("li", {}, `${criterion.title} (paling banyak ${points(criterion.points)} poin)`)))),
    definition.hints.length ? drawHints(definition.hints) : null);
}

function drawHints(hints) {
  const list = make("ol", { class: "bt-hints", "aria-live": "polite" });
  const next = button("Minta petunjuk", () => {
    const number = list.children.length + 1;
    list.append(make("li", {}, make("b", {}, `Petunjuk ${number} dari ${hints.length}`), make("p", {}, hints[number - 1])));
    next.lastChild.textContent = "Petunjuk berikutnya";
    next.hidden = number === hints.length;
  }, { kind: "quiet", symbol: "info" });
  return make("div", { class: "bt-asking" }, list, next);
}

function drawPoints({ points: earned, maximum, lines }, definition) {
  if (!maximum) return [];
  const judged = definition.judged_points ? ` + ${points(definition.judged_points)} poin dinilai fasilitator` : "";
  const meter = make("meter", { min: 0, max: maximum, "aria-hidden": "true" });
  meter.value = earned;
  const rows = (lines ?? []).map((line) => [line.title, `${points(line.earned)} dari ${points(line.points)}`]);
  return [
    make("p", { class: "bt-points" }, make("b", {}, `${points(earned)} dari ${points(maximum)} poin`), judged), meter,
    rows.length ? fold("Rincian poin", plainTable({ columns: [{ title: "Yang dilihat" }, { title: "Poin", align: "right" }], rows })) : null,
  ].filter(Boolean);
}

const LISTS = [["red", "Yang perlu diperbaiki"], ["open", "Yang belum diisi"], ["amber", "Saran"], ["info", "Catatan"]];

function drawFindings(findings, jump) {
  if (!findings.length) return [make("p", { class: "bt-fine" }, icon("done"), "Tidak ada yang perlu diperbaiki.")];
  return LISTS.map(([weight, title]) => {
    const some = findings.filter((finding) => weightOf(finding) === weight);
    if (!some.length) return null;
    const list = make("ul", { class: "bt-jumps" }, some.map((finding) =>
      make("li", { class: `bt-${weight}` }, button(finding.message, () => jump(finding), { kind: "jump", symbol: weight }))));
    const heading = `${title} (${some.length})`;
    return weight === "open" ? fold(heading, list) : make("div", {}, make("h5", {}, heading), list);
  }).filter(Boolean);
}

// ---- The form --------------------------------------------------------------------------------------------------------

const PREVIEW = "Begini bagian ini akan tampil di buku";
const HOLD = "isian disimpan di peramban ini";
const STAY = "jangan tutup halaman ini";
const STATES = {
  // name: (detail, form) → what the status line says
  new: () => "Isian disimpan sendiri sambil Anda mengetik",
  saving: () => "Menyimpan …",
  saved: (time) => (clock(time) ? `Tersimpan ${clock(time)}` : "Tersimpan"),
  lost: (_, { keeper }) => `Belum tersimpan — sambungan terputus, ${keeper.kept ? HOLD : STAY}`,
  away: () => "Sambungan terputus. Yang sudah disimpan aman",
  refused: (message, { keeper }) => `Belum tersimpan — ${message} ${capital(keeper.kept ? HOLD : STAY)}`,
  rival: (detail) => (detail ? "Sambungan terputus. Coba pilih lagi sebentar lagi" : "Ada dua versi. Pilih salah satu di atas"),
};

class Form {
  constructor(element, host) {
    Object.assign(this, { host, places: [], count: 0, uid: `bt${++mounted}-${newId().slice(1, 7)}` });
    this.status = make("p", { class: "bt-status", role: "status" });
    this.voice = make("p", { class: "bt-unseen", "aria-live": "polite" });
    this.body = make("div", { class: "bt-body" }, make("p", { class: "bt-empty" }, "Membuka isian …"));
    this.root = make("div", { class: "bimtek-form", lang: "id" }, this.body, this.voice);
    element.replaceChildren(this.root);
    const on = (target, name, action) => {
      target.addEventListener(name, action);
      this.listeners.push(() => target.removeEventListener(name, action));
    };
    this.listeners = [];
    on(window, "beforeunload", (event) => this.keeper?.unsaved && (event.preventDefault(), (event.returnValue = true)));
    on(window, "online", () => (this.keeper?.unsaved ? this.keeper.flush() : this.feelPulse()));
    const lost = () => this.keeper && this.tell(this.keeper.unsaved ? "lost" : "away");
    on(window, "offline", lost);
    host.watch?.(lost);
    on(document, "visibilitychange", () => (document.hidden ? this.keeper?.flush() : this.refresh()));
    on(document, "bimtek-saved", ({ detail }) => detail !== this.definition?.id && this.refreshSoon());
    on(this.root, "focusout", () => this.keeper?.flush());
    on(this.root, "keydown", (event) => {
      if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault(); // who saves by habit gets what she means
      this.keeper?.flush();
    });
    if (host.ping) this.pulse = setInterval(() => document.hidden || this.feelPulse(), HEARTBEAT);
    this.load();
  }

  async load(failures = 0) {
    const opened = await this.host.open().catch(() => ({ status: "error", message: this.host.advice ?? "", lost: true }));
    if (this.ended) return;
    if (opened.status !== "error") return this.start(opened);
    const title = opened.lost
      ? "Sambungan terputus. Isian belum dapat dibuka; halaman ini mencoba lagi sendiri."
      : "Isian ini belum dapat dibuka.";
    this.body.replaceChildren(make("div", { class: "bt-notice", role: "alert" }, make("p", {}, make("b", {}, title)),
      opened.message && make("p", {}, opened.message), button("Coba lagi", () => this.load())));
    clearTimeout(this.retry);
    if (opened.lost) this.retry = setTimeout(() => this.load(failures + 1), patience(failures));
  }

  start(opened) {
    this.definition = opened.definition;
    this.author = opened.author;
    this.notice = opened.notice;
    this.isProposed = opened.proposed && !opened.read_only;
    if (opened.read_only) return this.drawReading(opened);
    const journal = new Journal([opened.cohort, opened.seat, this.definition.id].join("/"));
    this.keeper = new Keeper((values) => this.host.save(values), journal, {
      state: (name, detail) => this.tell(name, detail),
      saved: (answer) => this.acknowledged(answer),
      rival: (theirs) => this.drawRival(theirs),
      replaced: () => (this.draw(), this.refresh()),
    });
    this.conflict = make("div", {});
    this.keeper.start(opened);
    this.draw();
    this.feedback(opened);
  }

  get values() {
    return this.keeper.values;
  }

  optionsOf = (field) => (field.options.length ? field.options : (this.definition.options[field.source] ?? []));
  isColumn = (field) => this.definition.fields.some((other) => other.columns?.includes(field));

  draw() {
    this.places = [];
    const { definition, values } = this;
    for (const field of definition.fields.filter(({ kind }) => kind === "table")) {
      const rows = [values[field.name] ?? []].flat().filter((row) => row && typeof row === "object");
      values[field.name] = field.rows_from ? withFixedRows(rows, definition.options[field.rows_from] ?? []) : rows;
      if (!rows.length && !field.rows_from && field.min_rows) addRow(values[field.name]); // shows at once what is asked
    }
    const fields = definition.fields.map((field) =>
      (field.kind === "table" ? drawTable(this, field) : drawField(this, field, values).node));
    this.welcome = make("p", { class: "bt-welcome" }, make("b", {}, "Mulai di sini. "),
      `${definition.how[0] ?? ""} Satu isian sudah cukup untuk memulai; semuanya disimpan sendiri.`);
    this.worth = make("div", { class: "bt-worth" });
    this.found = make("div", { class: "bt-list-of-findings" });
    this.page = make("div", { class: "bt-page" });
    this.short = make("p", { class: "bt-short" });
    this.body.replaceChildren(drawHead(definition), ...this.notices(), this.conflict,
      make("form", { class: "bt-fields", onsubmit: (event) => event.preventDefault() }, this.welcome, fields),
      make("section", { class: "bt-result", "aria-label": "Hasil sementara" }, this.worth, this.found),
      fold(PREVIEW, this.page),
      make("div", { class: "bt-bar" }, this.status, this.short));
    this.look();
  }

  /** What must be said before anything is typed. Values of an earlier meeting count only once somebody agrees to them. */
  notices() {
    const agree = () => this.changed();
    this.proposed = this.isProposed && make("div", { class: "bt-welcome" },
      make("p", {}, make("b", {}, "Sudah terisi dari pertemuan sebelumnya. "),
        "Periksa dan ubah bila perlu. Isian ini baru tersimpan setelah Anda menyetujui atau mengubahnya."),
      button("Setuju, simpan isian ini", agree, { kind: "main" }));
    const notice = this.notice && make("div", { class: "bt-notice", role: "note" }, make("p", {}, this.notice));
    return [notice, this.proposed].filter(Boolean);
  }

  drawReading(opened) {
    this.body.replaceChildren(drawHead(this.definition), ...this.notices(), readAnswer(this.definition, opened.values),
      make("section", { class: "bt-result" }, drawPoints(opened, this.definition)),
      fold(PREVIEW, make("div", { class: "bt-page" }, pageBlocks(opened.preview ?? []))),
      make("div", { class: "bt-bar" }, make("p", { class: "bt-status" }, "Hanya dapat dibaca")));
  }

  changed() {
    this.look();
    this.keeper.changed();
  }

  /** What follows from the values alone: fields that are not asked, the welcome. */
  look() {
    for (const place of this.places) place.asked();
    this.empty = nothingYet(this.definition, this.values);
    this.welcome.hidden = !this.empty;
    if (this.proposed && this.keeper.typed) this.proposed.remove();
  }

  acknowledged(answer) {
    this.feedback(answer);
    document.dispatchEvent(new CustomEvent("bimtek-saved", { detail: this.definition.id }));
  }

  /** Findings, points and preview of what the store has; they stand beside the fields and never in them. */
  feedback(answer) {
    const findings = this.empty ? [] : (answer.findings ?? []);
    const here = (finding) => this.places.find((place) => place.name === finding.field &&
      (finding.row ? place.holder.id === finding.row && place.table === finding.table : !place.table));
    for (const place of this.places) place.show(findings.filter((finding) => here(finding) === place));
    this.worth.replaceChildren(...drawPoints(answer, this.definition));
    this.found.replaceChildren(...(this.empty ? [] : drawFindings(findings, (finding) => this.jump(here(finding)))));
    const blocks = pageBlocks(answer.preview ?? []);
    this.page.replaceChildren(...(blocks.length ? blocks : ["Belum ada yang dapat ditampilkan."]));
    this.short.textContent = answer.maximum ? `${points(answer.points)} dari ${points(answer.maximum)} poin` : "";
  }

  jump(place) {
    const target = place ?? { node: this.body, focus: () => {} };
    target.node.scrollIntoView({ block: "center" });
    target.focus();
  }

  drawRival(theirs) {
    const mine = structuredClone(this.values);
    const differs = ({ name }) => canonical(mine[name] ?? null) !== canonical(theirs.values[name] ?? null);
    const fields = this.definition.fields.filter(differs);
    const version = (title, values, others, label, isMine) => make("div", { class: "bt-version" }, make("h5", {}, title),
      make("dl", { class: "bt-reading" }, fields.map((field) => readDifferences(this.definition, field, values, others))),
      button(label, () => this.settle(isMine), { kind: isMine ? "main" : "plain" }));
    const who = theirs.author ? `, oleh ${theirs.author}` : "";
    const time = clock(theirs.saved_at);
    const when = !time ? "" : time.includes(",") ? `, ${time}` : `, pukul ${time}`;
    this.conflict.replaceChildren(make("section", { class: "bt-conflict", role: "alert", "aria-label": "Dua versi" },
      make("h4", {}, "Ada dua versi isian ini"),
      make("p", {}, "Orang lain menyimpan sementara Anda mengetik. Pilih yang dipakai; yang lain tetap disimpan dan tidak hilang."),
      make("div", { class: "bt-versions" },
        version("Punya Anda", mine, theirs.values, "Pakai punya Anda", true),
        version(`Di server${who}${when}`, theirs.values, mine, "Pakai yang di server", false))));
  }

  async settle(mine) {
    await this.keeper.choose(mine);
    if (!this.keeper.rival) this.conflict.replaceChildren();
  }

  tell(name, detail) {
    const stays = name === "away" || (name === "lost" && this.keeper.failures > 1);
    const text = STATES[name](detail, this) + (stays && this.host.advice ? `. ${this.host.advice}` : "");
    if (this.status.textContent !== text) this.status.textContent = text;
    const trouble = ["lost", "away", "refused", "rival"].includes(name);
    this.status.className = `bt-status bt-is-${name}${trouble ? " bt-trouble" : ""}`;
    if (name === "saved") this.savedAt = detail;
  }

  say(text) {
    this.voice.textContent = text;
  }

  async feelPulse() {
    if (!this.keeper || this.keeper.unsaved) return;
    const alive = !this.host.ping || await this.host.ping().then(() => true, () => false);
    if (this.ended || this.keeper.unsaved) return;
    if (!alive) this.tell("away");
    else if (this.status.classList.contains("bt-is-away")) this.tell(this.savedAt ? "saved" : "new", this.savedAt);
  }

  refreshSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.refresh(), DEBOUNCE);
  }

  /** What others saved meanwhile: new options at once, new values only where nothing is typed and nobody's caret stands. */
  async refresh() {
    if (!this.keeper) return;
    const opened = await this.host.open().catch(() => null);
    if (!opened || opened.status === "error" || this.ended) return;
    if (canonical(opened.definition.options) !== canonical(this.definition.options)) {
      this.definition = { ...this.definition, options: opened.definition.options };
      for (const place of this.places) place.refresh?.();
      this.refill?.();
    }
    const { unsaved, sending, rival, revision } = this.keeper;
    if (unsaved || sending || rival || opened.revision < revision) return;
    if (opened.revision > revision) {
      if (this.root.contains(document.activeElement)) return; // her next save meets the other version and asks
      Object.assign(this.keeper, { values: opened.values, revision: opened.revision });
      this.draw();
      this.tell("saved", opened.saved_at);
    }
    this.feedback(opened);
  }

  destroy() {
    this.keeper?.end();
    this.ended = true;
    clearInterval(this.pulse);
    clearTimeout(this.retry);
    clearTimeout(this.soon);
    for (const stop of this.listeners) stop();
    this.root.remove();
  }
}

/** Draw the form of host into element. */
export function mount(element, host) {
  const form = new Form(element, host);
  return { destroy: () => form.destroy() };
}

// ---- anywidget: the host is a kernel ---------------------------------------------------------------------------------

const ANSWER_WITHIN = 10000; // ms
const DEAD_AFTER = 1000; // ms, once JupyterLab has said that the kernel went

function kernelHost(model) {
  const waiting = new Map(); // id → {resolve, reject}
  let alive = true;
  let lost = () => {};
  const listen = ({ id, answer }) => {
    alive = true;
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  };
  const leave = () => {
    alive = false;
    for (const { reject } of waiting.values()) reject(new Error("kernel"));
    waiting.clear();
    lost();
  };
  model.on("msg:custom", listen);
  model.on("comm_live_update", leave);
  const ask = (what, content = {}) => new Promise((resolve, reject) => {
    const id = newId();
    waiting.set(id, { resolve, reject });
    setTimeout(() => waiting.delete(id) && reject(new Error(what)), alive ? ANSWER_WITHIN : DEAD_AFTER);
    model.send({ id, what, ...content });
  });
  return {
    open: () => ask("open"),
    save: (content) => ask("save", content),
    ping: () => ask("ping"),
    watch: (listener) => (lost = listener),
    advice: "Bila berlanjut, jalankan lagi sel ini dengan tombol ▶ di atas",
    close: () => {
      model.off("msg:custom", listen);
      model.off("comm_live_update", leave);
    },
  };
}

function render({ model, el }) {
  const host = kernelHost(model);
  const form = mount(el, host);
  return () => {
    form.destroy();
    host.close();
  };
}

export default { render };
