// A table of rows: cards, or a grid where the columns are few and the screen is wide.

import { drawField } from "./field.js";
import { findingLine } from "./findings.js";
import { button, make } from "./nodes.js";
import { addRow, copyRow, moveRow } from "./values.js";

export const GRID = 5; // columns up to which a table is a grid on a wide screen

/** On a wide card fields of one size stand in lines of two or three; each run of a size begins a line. */
function layOut(columns, places) {
  const isWhole = (kind, index) => index === 0 && ["text", "prose"].includes(kind);
  const size = ({ kind }, index) => (isWhole(kind, index) ? "whole" : THIRDS.has(kind) ? "third" : "half");
  const given = columns.map(size);
  // The unit between a number and its year stays in their line.
  const sizes = given.map((name, index) =>
    (columns[index].kind === "text" && given[index - 1] === "third" && given[index + 1] === "third" ? "third" : name));
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

export function drawTable(form, field) {
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
