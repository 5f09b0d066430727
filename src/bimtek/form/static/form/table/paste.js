// Pasting a block from a spreadsheet into a table: one step that can be taken back, and a report of what was not understood.

import { layBlock } from "../clipboard/block.js";
import { readClipboard } from "../clipboard/parse.js";
import { placeAt } from "../field.js";
import { isOpen, rowLike } from "../values.js";

export function listenToPaste(table) {
  table.node.addEventListener("paste", (event) => {
    const place = placeAt(event.target);
    if (!place || !table.views.has(place.holder) || table.form.isLocked) return;
    const block = readClipboard(event.clipboardData);
    if (!block || (!block.isTable && event.target.matches("textarea"))) return; // a text, which the browser pastes itself
    event.preventDefault();
    pasteBlock(table, block.lines, place);
  });
}

function pasteBlock(table, lines, place) {
  const { form, field, rows, fixed } = table;
  const shape = { columns: field.columns, count: rows.length, names: fixed ? rows.map((row, index) => table.nameOf(row, index)) : null };
  const start = { row: rows.indexOf(place.holder), column: field.columns.indexOf(place.field) };
  const block = layBlock(lines, shape, start, form.optionsOf);
  const cells = block.rows.flatMap((line) => line.cells);
  const added = Math.max(0, ...block.rows.map(({ at }) => at + 1 - rows.length));
  form.edits.together(`tempelan ${cells.length} sel`, (undo) => {
    if (added) undo.setRows(rows, [...rows, ...Array.from({ length: added }, () => rowLike())]);
    for (const line of block.rows) {
      for (const { column, value } of line.cells) undo.set(rows[line.at], column.name, value);
      for (const [name, value] of asking(line.cells, rows[line.at])) undo.set(rows[line.at], name, value);
    }
  });
  table.report(told(block, cells.length, added), { undo: cells.length > 0, items: trouble(table, block) });
}

/** The open choices on which pasted cells depend, with the first value that asks for them: nothing that was pasted hides. */
function asking(cells, row) {
  const filled = cells.filter(({ column, value }) => column.only_if && !isOpen(value));
  return new Map(filled.map(({ column }) => column.only_if).filter(([name]) => isOpen(row[name])).map(([name, values]) => [name, values[0]]));
}

function told({ rows, header }, cells, added) {
  const places = `${cells} sel pada ${rows.length} baris ditempel`;
  return `${places}${added ? `, ${added} baris di antaranya baru` : ""}.${header ? " Judul kolom dikenali." : ""}`;
}

/** What was not understood and what found no place: [words, where it leads]. */
function trouble(table, { rows, surplus }) {
  const unread = rows.flatMap(({ at, cells }) => cells.filter(({ matter }) => matter).map(({ column, text, matter }) =>
    [`Baris ${at + 1}, “${column.label}”: “${short(text)}” ${matter}. Tetap tertulis seperti itu.`, () => table.form.jump(table.rows[at], column.name)]));
  const columns = surplus.columns.map((text) => [`Kolom “${short(text)}” tidak ditempel: tidak ada tempatnya di tabel ini.`]);
  const lines = surplus.rows.map((text) => [`Baris “${short(text)}” tidak ditempel: tabel ini tidak punya baris untuk itu.`]);
  return [...unread, ...columns, ...lines];
}

const short = (text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
