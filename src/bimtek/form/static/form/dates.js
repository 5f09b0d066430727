// Days and times as they are written in Indonesia. parseDate gives the text itself when it is no day that exists.

const MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" ");

const ALSO = { peb: 2, may: 5, aug: 8, agt: 8, ags: 8, oct: 10, nop: 11, dec: 12 }; // as people and English spreadsheets write

/** "31/12/2025", "31-12-25", "31 Desember 2025", "31-Dec-2025" and "2025-12-31" → "2025-12-31". */
export function parseDate(text) {
  const bare = text.trim().replace(/ 00[:.]00([:.]00)?$/, "");
  if (!bare) return "";
  let [, day, month, year] = bare.match(/^(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.-]+(\d{4}|\d{2})$/i) ?? [];
  if (!day) [, year, month, day] = bare.match(/^(\d{4})-(\d{2})-(\d{2})$/) ?? [];
  const [y, m, d] = [Number(year?.padStart(4, "20")), monthOf(month), Number(day)];
  const real = new Date(Date.UTC(y, m - 1, d));
  if (!y || real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d) return text;
  return `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

function monthOf(text) {
  const word = String(text).toLowerCase();
  const named = MONTHS.findIndex((name) => name.toLowerCase().slice(0, 3) === word.slice(0, 3)) + 1;
  return named || ALSO[word.slice(0, 3)] || Number(text);
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
