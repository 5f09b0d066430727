// What the status line says: saved or not, connected or not.

import { clock } from "./dates.js";
import { capital, make } from "./nodes.js";

const HEARTBEAT = 15000; // ms
const HOLD = "isian disimpan di peramban ini";
const STAY = "jangan tutup halaman ini";
const TROUBLE = new Set(["lost", "away", "refused", "rival"]);
const STATES = {
  // name: (detail, keeper) → what the status line says
  new: () => "Isian disimpan sendiri sambil Anda mengetik",
  saving: () => "Menyimpan …",
  saved: (time) => (clock(time) ? `Tersimpan ${clock(time)}` : "Tersimpan"),
  lost: (_, keeper) => `Belum tersimpan — sambungan terputus, ${keeper.kept ? HOLD : STAY}`,
  away: () => "Sambungan terputus. Yang sudah disimpan aman",
  refused: (message, keeper) => `Belum tersimpan — ${message} ${capital(keeper.kept ? HOLD : STAY)}`,
  rival: (detail) => (detail ? "Sambungan terputus. Coba pilih lagi sebentar lagi" : "Ada dua versi. Pilih salah satu di atas"),
};

export class Status {
  constructor(host) {
    Object.assign(this, { host, keeper: null, savedAt: null, name: "" });
    this.node = make("p", { class: "bt-status", role: "status" });
    if (host.ping) this.pulse = setInterval(() => document.hidden || this.feelPulse(), HEARTBEAT);
  }

  tell(name, detail) {
    const stays = name === "away" || (name === "lost" && this.keeper.failures > 1);
    const text = STATES[name](detail, this.keeper) + (stays && this.host.advice ? `. ${this.host.advice}` : "");
    if (this.node.textContent !== text) this.node.textContent = text;
    this.node.className = `bt-status bt-is-${name}${TROUBLE.has(name) ? " bt-trouble" : ""}`;
    this.name = name;
    if (name === "saved") this.savedAt = detail;
  }

  /** The connection went. */
  lost() {
    if (this.keeper) this.tell(this.keeper.unsaved ? "lost" : "away");
  }

  async feelPulse() {
    if (!this.keeper || this.keeper.unsaved) return;
    const alive = !this.host.ping || await this.host.ping().then(() => true, () => false);
    if (this.keeper.ended || this.keeper.unsaved) return;
    if (!alive) this.tell("away");
    else if (this.name === "away") this.tell(this.savedAt ? "saved" : "new", this.savedAt);
  }

  end() {
    clearInterval(this.pulse);
  }
}
