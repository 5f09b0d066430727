// What must be said before anything is typed, and the help about keys.

import { SHORTCUTS } from "./keys.js";
import { button, fold, make } from "./nodes.js";

export const drawNotice = (text) => (text ? make("div", { class: "bt-notice", role: "note" }, make("p", {}, text)) : null);

export const drawWelcome = (definition) =>
  make("p", { class: "bt-welcome" }, make("b", {}, "Mulai di sini. "),
    `${definition.how[0] ?? ""} Satu isian sudah cukup untuk memulai; semuanya disimpan sendiri.`);

/** Values of an earlier meeting count only once somebody agrees to them. */
export const drawProposed = (agree) =>
  make("div", { class: "bt-welcome" },
    make("p", {}, make("b", {}, "Sudah terisi dari pertemuan sebelumnya. "),
      "Periksa dan ubah bila perlu. Isian ini baru tersimpan setelah Anda menyetujui atau mengubahnya."),
    button("Setuju, simpan isian ini", agree, { kind: "main" }));

/** Why the form cannot be opened, and a way to try again. */
export function drawFailure(opened, again) {
  const title = opened.lost
    ? "Sambungan terputus. Isian belum dapat dibuka; halaman ini mencoba lagi sendiri."
    : "Isian ini belum dapat dibuka.";
  return make("div", { class: "bt-notice", role: "alert" }, make("p", {}, make("b", {}, title)),
    opened.message && make("p", {}, opened.message), button("Coba lagi", again));
}

export const drawShortcuts = () =>
  fold("Pintasan papan ketik", make("dl", { class: "bt-keys" }, SHORTCUTS.map(([keys, what]) =>
    make("div", {}, make("dt", {}, make("kbd", {}, keys)), make("dd", {}, what)))));
