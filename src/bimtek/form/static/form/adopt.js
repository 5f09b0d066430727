// Values that somebody else saved, taken over where they stand: what did not change is not touched, so that caret, open
// cards and the place on the page stay.

import { rowLike, canonical, withFixedRows } from "./values.js";

const differs = (one, other) => canonical(one ?? null) !== canonical(other ?? null);
const rowsIn = (value) => (Array.isArray(value) ? value.filter((row) => row && typeof row === "object") : []);

/** Whether somebody is in a field that the others have changed, or whose row they have taken away. */
export function isInTheWay(form, values, place) {
  if (!place) return false;
  if (place.holder === form.values) return differs(place.holder[place.name], values[place.name]);
  const table = [...form.tables.values()].find(({ rows }) => rows.includes(place.holder));
  const theirs = rowsIn(values[table?.field.name]).find(({ id }) => id === place.holder.id);
  return !theirs || differs(place.holder[place.name], theirs[place.name]);
}

/** Let the form hold these values; objects that it knows stay the same objects. */
export function adoptValues(form, values) {
  for (const field of form.definition.fields) {
    if (field.kind === "table") adoptTable(form, field, rowsIn(values[field.name]));
    else adoptField(form, form.values, field, values[field.name]);
  }
}

function adoptField(form, holder, field, value) {
  if (!differs(holder[field.name], value)) return;
  if (value === undefined) delete holder[field.name];
  else holder[field.name] = value;
  form.places.at(holder, field.name)?.update?.();
  form.askAgain(holder, field.name);
}

function adoptTable(form, field, theirs) {
  const { rows } = [...form.tables.values()].find((table) => table.field === field || table.field.name === field.name);
  const wanted = field.rows_from ? withFixedRows(theirs, form.definition.options[field.rows_from] ?? []) : theirs;
  if (!wanted.length && !field.rows_from && field.min_rows) wanted.push(rowLike());
  const known = new Map(rows.map((row) => [row.id, row]));
  rows.splice(0, rows.length, ...wanted.map((row) => known.get(row.id) ?? row));
  form.tables.get(rows).sync();
  for (const row of wanted) {
    const mine = known.get(row.id);
    if (mine && mine !== row) for (const column of field.columns) adoptField(form, mine, column, row[column.name]);
  }
}
