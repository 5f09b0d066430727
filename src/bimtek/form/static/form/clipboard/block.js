// A block of cells over a table: which cell goes where, what is too much, what was not understood.

import { isEnglish, plainLabel, readCell } from "./cells.js";

export const MOST_ROWS = 1000; // a page and a store that people wait for
const COUNTING = new Set(["", "no", "no.", "nomor", "butir", "#"]); // headers that name no field and no loss

/**
 * Where the block goes.
 *
 * lines: of cells, as readClipboard gives them. table: {columns: [field], names: labels of fixed rows in their order or
 * null, count: rows that are there}. start: {row, column} of the cell that it was pasted into. optionsOf(field) → options.
 *
 * Gives {rows: [{at, cells: [{column, value, text, matter}]}], header, surplus: {rows, columns: [words]}}; at: the number
 * of the row from 0, beyond count for one that must be added.
 */
export function layBlock(lines, table, start, optionsOf) {
  const named = columnsByHeader(lines[0], table.columns);
  const body = named ? lines.slice(1) : lines;
  const byName = table.names ? rowsByName(body, table.names, named) : null;
  const columns = named ?? columnsFrom(table.columns, byName ? 0 : start.column, byName ? 1 : 0);
  const width = Math.max(...lines.map((line) => line.length));
  const surplus = { rows: [], columns: surplusColumns(lines, columns, named, width) };
  const english = columns.map((_, index) => isEnglish(body.map((line) => line[index] ?? "")));
  const rows = [];
  body.forEach((line, down) => {
    const at = byName ? byName[down] : start.row + down;
    const isTooMuch = at === null || (table.names ? at >= table.names.length : at >= Math.max(MOST_ROWS, table.count));
    if (isTooMuch) {
      if (line.some((cell) => cell.trim())) surplus.rows.push(line.find((cell) => cell.trim()));
      return;
    }
    const cells = columns.flatMap((column, index) =>
      (column && index < line.length ? [{ column, text: line[index], ...readCell(line[index], column, optionsOf(column), english[index]) }] : []));
    rows.push({ at, cells });
  });
  return { rows, header: Boolean(named), surplus };
}

/** The field of each column where the first line holds labels; null where it does not. */
function columnsByHeader(line, columns) {
  const bare = ({ label }) => label.replace(/ \(\d{4}(–\d{4})?\)$/, ""); // workbooks name no calendar years
  const labels = new Map(columns.flatMap((column) => [[plainLabel(bare(column)), column], [plainLabel(column.label), column]]));
  const found = line.map((cell) => labels.get(plainLabel(cell)) ?? null);
  const hits = found.filter(Boolean).length;
  const filled = line.filter((cell) => !COUNTING.has(plainLabel(cell))).length;
  return hits && hits * 2 >= filled && (hits > 1 || filled === 1) ? found : null;
}

/** Fields from the one pasted into to the right; `skip` columns of the block stand for no field. */
function columnsFrom(columns, first, skip) {
  return [...Array(skip).fill(null), ...columns.slice(first)];
}

/** The number of the row that each line names, where the first column names rows of a table whose rows are fixed. */
function rowsByName(body, names, named) {
  if (named && named[0]) return null;
  const plain = names.map(plainLabel);
  const at = body.map((line) => plain.indexOf(plainLabel(line[0] ?? "")));
  return at.filter((index) => index >= 0).length * 2 >= body.length ? at.map((index) => (index < 0 ? null : index)) : null;
}

function surplusColumns(lines, columns, named, width) {
  const isFilled = (index) => lines.some((line) => (line[index] ?? "").trim());
  if (named) return lines[0].filter((cell, index) => !columns[index] && !COUNTING.has(plainLabel(cell)) && isFilled(index));
  const beyond = Array.from({ length: Math.max(0, width - columns.length) }, (_, index) => columns.length + index);
  return beyond.filter(isFilled).map((index) => lines.map((line) => (line[index] ?? "").trim()).find(Boolean));
}
