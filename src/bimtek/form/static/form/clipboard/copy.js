// A table for the clipboard: with its labels, as text with tabs and as HTML, as spreadsheets take it.

import { showDate } from "../dates.js";
import { isAsked } from "../values.js";

const FORMULA = /^[=+\-@\t\r]/; // a spreadsheet would calculate it

/** {columns: [label], rows: [[text]]} of a table; numbers without dots, so that every spreadsheet reads them as numbers. */
export function tableTexts(field, rows, { names, optionsOf }) {
  const columns = [...(names ? ["Butir"] : []), ...field.columns.map(({ label }) => label)];
  const lines = rows.map((row) => [
    ...(names ? [names.get(row.id) ?? row.id] : []),
    ...field.columns.map((column) => (isAsked(column, row) ? cellOf(row[column.name], column, optionsOf(column)) : "")),
  ]);
  return { columns, rows: lines };
}

function cellOf(value, field, options) {
  if (value == null || value === "") return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  if (field.kind === "date") return showDay(value);
  const label = (one) => options.find((option) => option.value === String(one))?.label ?? String(one);
  return Array.isArray(value) ? value.map(label).join("; ") : label(value);
}

/** "2025-12-31" → "31/12/2025". */
const showDay = (value) => (showDate(value) === value ? String(value) : String(value).split("-").reverse().join("/"));

export function asText({ columns, rows }) {
  const cell = (text) => {
    const safe = FORMULA.test(text) && !/^-?[\d,]+$/.test(text) ? `'${text}` : text;
    return /[\t\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [columns, ...rows].map((line) => line.map(cell).join("\t")).join("\n");
}

export function asHtml({ columns, rows }) {
  const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll("\n", "<br style='mso-data-placement:same-cell'>");
  const isNumber = (text) => /^-?\d+(,\d+)?$/.test(text);
  const cell = (text) => (isNumber(text) ? `<td>${text}</td>` : `<td style="mso-number-format:'\\@'">${escape(text)}</td>`);
  const head = columns.map((label) => `<th>${escape(label)}</th>`).join("");
  return `<table><tr>${head}</tr>${rows.map((line) => `<tr>${line.map(cell).join("")}</tr>`).join("")}</table>`;
}
