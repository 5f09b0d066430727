// The journal: what the store has not acknowledged yet, kept in this browser.

import { newId } from "./values.js";

export class Journal {
  constructor(key, storage) {
    this.key = `bimtek:${key}`;
    this.owner = newId(); // another tab on the same answer keeps its own words
    try {
      this.storage = storage ?? globalThis.localStorage;
    } catch {
      this.storage = null; // a browser may forbid it; then the status line does not promise it
    }
  }

  /** {values, reasons, revision} or null. */
  read() {
    try {
      const entry = JSON.parse(this.storage.getItem(this.key));
      return entry && typeof entry.values === "object" && Number.isInteger(entry.revision) ? entry : null;
    } catch {
      return null;
    }
  }

  /** Whether it could be kept. */
  write(values, revision, reasons = {}) {
    try {
      this.storage.setItem(this.key, JSON.stringify({ owner: this.owner, revision, values, reasons }));
      return true;
    } catch {
      return false;
    }
  }

  clear(owner = this.owner) {
    if (this.read()?.owner === owner) this.storage.removeItem(this.key);
  }
}
