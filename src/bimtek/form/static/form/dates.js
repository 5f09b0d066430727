// Days and times as they are written in Indonesia. parseDate gives the text itself when it is no day that exists.

const MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" ");

/** "31/12/2025", "31-12-2025", "31 Desember 2025" and "2025-12-31" → "2025-12-31". */
export function parseDate(text) {
  const bare = text.trim();
  if (!bare) return "";
  let [, day, month, year] = bare.match(/^(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.-]+(\d{4})$/i) ?? [];
  if (!day) [, year, month, day] = bare.match(/^(\d{4})-(\d{2})-(\d{2})$/) ?? [];
  const named = MONTHS.findIndex((name) => name.toLowerCase().startsWith(String(month).toLowerCase()));
  const [y, m, d] = [Number(year), named >= 0 ? named + 1 : Number(month), Number(day)];
  const real = new Date(Date.UTC(y, m - 1, d));
  if (!y || real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d) return text;
  return `${year}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
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
