// What somebody typed into a spreadsheet's cell, as the value of a field; the same rules as bimtek.sheets.typed.
//
// readCell gives {value, matter}. What cannot be read stays as it was typed, and matter says what was expected.

import { parseDate } from "../dates.js";
import { parseMoney, parseNumber, parseYear } from "../numbers.js";

const LEAST = 4; // letters from which on the beginning of a label may stand for the whole
const ENGLISH = /^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d{1,3}(,\d{3}){2,}$/; // 1,250,000.50
const INDONESIAN = /^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}$/; // 1.250.000,50
const NOT_LISTED = "tidak ada dalam daftar";

const tidy = (text) => text.replace(/^'(?=[=+\-@])/, "").trim(); // the mark with which a spreadsheet keeps a text a text
const bareNumber = (text) => tidy(text).replace(/^\((.*)\)$/, "-$1").replace(/^(-?)rp\.?\s*/i, "$1").replace(/\s*%$/, "").trim();

/** Whether the numbers of a column are written the English way, as a spreadsheet set to English shows them. */
export function isEnglish(texts) {
  const numbers = texts.map(bareNumber);
  return numbers.some((one) => ENGLISH.test(one)) && !numbers.some((one) => INDONESIAN.test(one));
}

const toIndonesian = (text) => text.replace(/[.,]/g, (sign) => (sign === "," ? "." : ","));

/** options: what the field chooses from. english: how the numbers of its column are written. */
export function readCell(text, field, options, english = false) {
  const typed = tidy(text);
  if (SEVERAL.has(field.kind)) return severalOf(typed, field, options);
  if (CHOSEN.has(field.kind)) return oneOf(typed, field, options);
  const { read, wrong, matter } = READERS[field.kind];
  const value = read(typed, field, english);
  return { value, matter: wrong?.(value) ? matter : "" };
}

const SEVERAL = new Set(["choices", "references"]);
const CHOSEN = new Set(["choice", "reference"]);

const NOTHING = /^[-–—]?$/; // what people put into a cell that they leave open

function readNumber(typed, field, english) {
  if (NOTHING.test(typed)) return null;
  const unit = (field.unit ?? "").toLowerCase();
  if (typed.endsWith("%") && unit && unit !== "%") return typed;
  const bare = bareNumber(typed);
  const amount = unit && bare.toLowerCase().endsWith(unit) ? bare.slice(0, -unit.length).trim() : bare;
  const value = parseNumber(english ? toIndonesian(amount) : amount);
  return typeof value === "string" ? typed : value;
}

function readMoney(typed, _, english) {
  if (NOTHING.test(typed)) return null;
  if (/^rp\.?\s*[-–—]$/i.test(typed)) return 0; // how a spreadsheet's bookkeeping shows nothing
  const value = parseMoney(english ? toIndonesian(bareNumber(typed)) : typed);
  return isText(value) && !/^\d+$/.test(value) ? typed : value;
}

function readRating(typed, field) {
  if (NOTHING.test(typed)) return null;
  const [, digits] = /^(\d+)(?:\s*[-–:=.].*)?$/.exec(typed) ?? [];
  const anchor = field.anchors.find(({ label }) => plainLabel(label) === plainLabel(typed));
  const value = Number(digits ?? anchor?.value);
  return value >= field.low && value <= field.high ? value : typed;
}

const isText = (value) => typeof value === "string";

// kind → how it is read, whether that failed, and what is the matter then
const READERS = {
  prose: { read: (typed) => typed },
  text: { read: (typed) => typed.replace(/\s*\n\s*/g, " ") },
  number: { read: readNumber, wrong: isText, matter: "bukan angka" },
  money: { read: readMoney, wrong: (value) => isText(value) && !/^\d+$/.test(value), matter: "bukan jumlah rupiah bulat" },
  year: { read: (typed) => (NOTHING.test(typed) ? null : parseYear(typed)), wrong: isText, matter: "bukan tahun empat angka" },
  date: {
    read: (typed) => (NOTHING.test(typed) ? "" : parseDate(typed)),
    wrong: (value) => value && !/^\d{4}-\d{2}-\d{2}$/.test(value),
    matter: "bukan tanggal",
  },
  rating: { read: readRating, wrong: isText, matter: "bukan nilai yang dapat dipilih" },
};

/** Labels are compared without case and without blanks and marks that mean nothing. */
export const plainLabel = (text) => text.toLowerCase().replace(/\s+/g, " ").replace(/[‐‑–—]/g, "-").replace(/[ *:]+$/, "").trim();

/** The value that a text names: by label, by a hint that only one option has, by id, or by the beginning of one label. */
export function findOption(text, options) {
  const wanted = plainLabel(text);
  if (!wanted) return null;
  const hinted = options.filter(({ hint }) => hint && plainLabel(hint) === wanted);
  const found = options.find(({ label }) => plainLabel(label) === wanted) ?? (hinted.length === 1 ? hinted[0] : null)
    ?? options.find(({ value }) => plainLabel(value) === wanted);
  if (found) return found.value;
  const begins = options.filter(({ label }) => plainLabel(label).startsWith(wanted));
  return wanted.length >= LEAST && begins.length === 1 ? begins[0].value : null;
}

function oneOf(typed, field, options) {
  if (NOTHING.test(typed)) return { value: "", matter: "" };
  const found = findOption(typed, options);
  return { value: found ?? typed, matter: found == null && !field.open_list ? NOT_LISTED : "" };
}

/** Several, parted by ";" or lines; by commas, too, where the whole is no label. */
function severalOf(typed, field, options) {
  if (NOTHING.test(typed)) return { value: [], matter: "" };
  const parts = typed.split(/[;\n]/).map((part) => part.replace(/^\s*[•·*-]\s+/, "").trim()).filter(Boolean)
    .flatMap((part) => (findOption(part, options) == null && named(part, options) ? part.split(",") : [part]))
    .map((part) => part.trim()).filter(Boolean);
  const values = parts.map((part) => findOption(part, options) ?? part);
  const unknown = parts.filter((part) => findOption(part, options) == null);
  const matter = unknown.length && !field.open_list ? `${NOT_LISTED}: ${unknown.map((part) => `“${part}”`).join(", ")}` : "";
  return { value: [...new Set(values)], matter };
}

/** Whether a text with commas holds at least one label: then the commas part labels and are not part of one. */
const named = (text, options) => text.includes(",") && text.split(",").some((part) => findOption(part, options) != null);
