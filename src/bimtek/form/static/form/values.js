// Values of an answer: plain objects; rows are found by identity and named by their id.

/** "r" and twelve hexadecimal digits. On plain http there is no randomUUID. */
export function newId(source = globalThis.crypto) {
  if (source.randomUUID) return "r" + source.randomUUID().replaceAll("-", "").slice(-12);
  const bytes = source.getRandomValues(new Uint8Array(6));
  return "r" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const isOpen = (value) => value == null || value === "" || (Array.isArray(value) && !value.length);
export const rowIsOpen = (row) => Object.entries(row).every(([name, value]) => name === "id" || isOpen(value));

/** A field, or a table, in which nothing was filled in yet. */
export const isUntouched = (value) =>
  isOpen(value) || (Array.isArray(value) && value.every((entry) => typeof entry === "object" && rowIsOpen(entry)));

/** Nothing filled in at all; rows that somebody added but left empty, or that the exercise put there, are nothing. */
export function nothingYet(definition, values) {
  return definition.fields.every(({ name, kind }) =>
    kind === "table" ? (values[name] ?? []).every(rowIsOpen) : isOpen(values[name]));
}

/** Whether a field is asked, given the row or answer that it stands in. */
export function isAsked(field, holder) {
  return !field.only_if || field.only_if[1].includes(String(holder[field.only_if[0]] ?? ""));
}

/** A new item that says the same as another row (or nothing), under an id of its own. */
export const rowLike = (row = {}) => ({ ...structuredClone(row), id: newId() });

export const withRow = (rows, index, row) => [...rows.slice(0, index), row, ...rows.slice(index)];
export const withoutRow = (rows, row) => rows.filter((other) => other !== row);

/** The rows with one moved up (-1) or down (+1); null when it stands at the end already. */
export function withMoved(rows, row, step) {
  const to = rows.indexOf(row) + step;
  return to < 0 || to >= rows.length ? null : withRow(withoutRow(rows, row), to, row);
}

/** A table with fixed rows has one for each option, in that order; a row whose option went away keeps what was typed. */
export function withFixedRows(rows, options) {
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

/** A short mark of a text; two texts with the same one are not to be expected. */
export function mark(text) {
  let [one, other] = [0x811c9dc5, 0x1b873593];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995);
    other ^= other >>> 15;
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36) + text.length.toString(36);
}
