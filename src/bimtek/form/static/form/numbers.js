// Numbers, money and years as they are written in Indonesia.
// parse…(text) gives the stored value, null for nothing, and the text itself when it cannot be read: the store keeps it
// as typed and says what is wanted. show…(value) gives the text.

const SCALES = [[/^(ribu|rb)$/, 3], [/^(juta|jt)$/, 6], [/^(miliar|milyar|m)$/, 9], [/^(triliun|t)$/, 12]];

export const digitsGrouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ".");

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

export const countWords = (text) => String(text ?? "").split(/\s+/).filter(Boolean).length;
