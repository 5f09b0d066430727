// Reading: an answer as a plain table, and where two versions differ.

import { showDate } from "./dates.js";
import { fold, make } from "./nodes.js";
import { showMoney, showNumber } from "./numbers.js";
import { canonical, isAsked, isOpen, rowIsOpen } from "./values.js";

const SHORT = 8; // rows of a table that stand on the page of those who only read it; more are unfolded

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

/** What people call a row: the first text in it, else the first thing that was chosen. */
export function rowLabel(definition, field, row) {
  const filled = field.columns.filter((column) => !isOpen(row[column.name]) && isAsked(column, row));
  const column = filled.find(({ kind }) => kind === "text" || kind === "prose") ?? filled[0];
  return column ? inWords(definition, column, row[column.name]) : "Belum diisi";
}

function readField(definition, field, values) {
  const read = (content) => make("div", { class: "bt-read" }, make("dt", {}, field.label), make("dd", {}, content));
  if (field.kind !== "table") return read(inWords(definition, field, values[field.name]));
  const names = new Map((definition.options[field.rows_from] ?? []).map(({ value, label }) => [value, label]));
  const columns = [field.rows_from ? "" : "No.", ...field.columns.map((column) => column.label)];
  const rows = (values[field.name] ?? []).filter((row) => field.rows_from || !rowIsOpen(row)).map((row, index) =>
    [field.rows_from ? (names.get(row.id) ?? row.id) : String(index + 1),
      ...field.columns.map((column) => (isAsked(column, row) ? inWords(definition, column, row[column.name]) : "–"))]);
  if (!rows.length) return read("Belum diisi.");
  const shown = plainTable({ columns: columns.map((title) => ({ title })), rows });
  return read(rows.length > SHORT ? fold(`Lihat ${rows.length} baris`, shown) : shown);
}

export function readAnswer(definition, values) {
  const asked = definition.fields.filter((field) => isAsked(field, values));
  return make("dl", { class: "bt-reading" }, asked.map((field) => readField(definition, field, values)));
}

/** What one version says where another says something else: of a table only the rows and columns that differ. */
export function readDifferences(definition, field, values, others) {
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

export function plainTable({ caption, columns, rows, note }) {
  const align = (column) => (column.align && column.align !== "left" ? `bt-${column.align}` : null);
  const titles = columns.map((column) => make("th", { scope: "col", class: align(column) }, column.title));
  const line = (row) => make("tr", {}, row.map((cell, index) => make("td", { class: align(columns[index]) }, cell)));
  const table = make("table", {}, caption && make("caption", {}, caption),
    make("thead", {}, make("tr", {}, titles)), make("tbody", {}, rows.map(line)));
  const wide = { class: "bt-scroll", tabIndex: 0, role: "region", "aria-label": caption || "Tabel" };
  return make("div", wide, table, note && make("p", { class: "bt-note" }, note));
}
