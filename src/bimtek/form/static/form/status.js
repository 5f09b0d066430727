// What the status line says.

import { clock } from "./dates.js";
import { capital } from "./nodes.js";

const HOLD = "isian disimpan di peramban ini";
const STAY = "jangan tutup halaman ini";
export const STATES = {
  // name: (detail, form) → what the status line says
  new: () => "Isian disimpan sendiri sambil Anda mengetik",
  saving: () => "Menyimpan …",
  saved: (time) => (clock(time) ? `Tersimpan ${clock(time)}` : "Tersimpan"),
  lost: (_, { keeper }) => `Belum tersimpan — sambungan terputus, ${keeper.kept ? HOLD : STAY}`,
  away: () => "Sambungan terputus. Yang sudah disimpan aman",
  refused: (message, { keeper }) => `Belum tersimpan — ${message} ${capital(keeper.kept ? HOLD : STAY)}`,
  rival: (detail) => (detail ? "Sambungan terputus. Coba pilih lagi sebentar lagi" : "Ada dua versi. Pilih salah satu di atas"),
};
