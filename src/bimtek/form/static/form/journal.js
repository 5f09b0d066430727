// The journal: what the store has not acknowledged yet, kept in this browser.
//
// Each window has an entry of its own, so that two windows on one answer do not write over each other's words. An entry
// stands in localStorage, which is written at once, and on the disk, where it outlives the browser; the later one counts.

import { disk } from "./disk.js";
import { newId } from "./values.js";

const DAY = 24 * 60 * 60 * 1000;

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** What a browser may forbid; then the status line does not promise it. */
const allowed = (name) => {
  try {
    return globalThis[name];
  } catch {
    return null;
  }
};

export class Journal {
  constructor(key, storage = allowed("localStorage"), place = disk) {
    Object.assign(this, { storage, place, prefix: `bimtek:${key}:`, owner: newId(), at: 0 });
  }

  key = (owner) => this.prefix + owner;

  /** Before the first look: bring back what a killed browser has only on its disk, and forget what it had forgotten. */
  async recall() {
    for (const [key, text] of await this.place.find(this.prefix)) {
      const [here, there] = [this.entry(key), parse(text)];
      if (there?.gone && there.at < Date.now() - DAY) this.place.keep(key, null);
      if (!there || (here && here.at >= there.at)) continue;
      try {
        if (there.gone) this.storage.removeItem(key);
        else this.storage.setItem(key, text);
      } catch {
        // no room, or forbidden: it stays on the disk
      }
    }
  }

  entry(key) {
    const entry = parse(this.storage?.getItem(key) ?? null);
    return entry && typeof entry.values === "object" && Number.isInteger(entry.revision) ? entry : null;
  }

  /** {owner, values, reasons, revision, sent} or null: what this window had before it was loaded again, or the latest of all. */
  read() {
    try {
      const keys = Object.keys(this.storage).filter((key) => key.startsWith(this.prefix));
      const entries = keys.map((key) => this.entry(key)).filter(Boolean).sort((one, other) => other.at - one.at);
      const mine = allowed("sessionStorage")?.getItem(this.prefix);
      return entries.find(({ owner }) => owner === mine) ?? entries[0] ?? null;
    } catch {
      return null;
    }
  }

  /** Whether it could be kept. sent: marks of what was sent and not acknowledged yet. */
  write(values, revision, reasons = {}, sent = []) {
    try {
      const text = JSON.stringify({ owner: this.owner, at: this.now(), revision, values, reasons, sent });
      this.place.keep(this.key(this.owner), text);
      this.storage.setItem(this.key(this.owner), text);
      allowed("sessionStorage")?.setItem(this.prefix, this.owner);
      return true;
    } catch {
      return false;
    }
  }

  /** Forget an entry: its words are in the store, or in another entry. */
  clear(owner = this.owner) {
    const key = this.key(owner);
    if (!this.entry(key)) return;
    this.storage.removeItem(key);
    this.place.keep(key, JSON.stringify({ gone: true, at: this.now() })); // localStorage may forget that it was removed
  }

  /** A later number at every write, also when the clock is set back. */
  now() {
    return (this.at = Math.max(Date.now(), this.at + 1));
  }
}
