// The keeper: brings what was typed to the store.

import { canonical, mark } from "./values.js";

export const DEBOUNCE = 500; // ms after the last keystroke
const PATIENCE = [1000, 2000, 4000, 8000, 15000, 30000]; // ms before trying again; the last one stays
export const patience = (failures) => PATIENCE[Math.min(failures, PATIENCE.length - 1)];

export class Keeper {
  /** on: {state(name, detail), saved(answer), rival(theirs), replaced(values)} */
  constructor(save, journal, on) {
    Object.assign(this, { save, journal, on });
    this.values = {};
    this.reasons = {}; // why advice was not followed, by the key of the finding
    this.revision = 0;
    this.typed = 0; // changes so far
    this.stored = 0; // of these acknowledged
    this.failures = 0;
    this.sent = []; // marks of what was sent and may have arrived although its acknowledgement did not
    this.rival = null; // somebody else's version, until the person has chosen
    this.kept = true; // the journal works
  }

  get unsaved() {
    return this.typed > this.stored;
  }

  /** Begin with what the store holds; what the journal holds besides was typed and never acknowledged. */
  start({ values, reasons = {}, revision, saved_at, author }) {
    Object.assign(this, { values, reasons, revision });
    const entry = this.journal.read();
    if (!entry || sameContent(entry, this)) {
      if (entry) this.journal.clear(entry.owner);
      this.on.state(saved_at ? "saved" : "new", saved_at);
      return;
    }
    Object.assign(this, { values: entry.values, reasons: entry.reasons ?? {}, sent: entry.sent ?? [] });
    if (entry.revision < revision) {
      this.typed++;
      this.revision = entry.revision;
      this.kept = this.write();
      this.meetRival({ values, reasons, revision, saved_at, author });
    } else {
      this.changed(0);
    }
    if (this.kept) this.journal.clear(entry.owner); // from now on these words stand under this window's name
  }

  changed(wait = DEBOUNCE) {
    this.typed++;
    this.kept = this.write();
    if (!this.failures && !this.rival) this.on.state("saving");
    if (!this.failures) this.after(wait);
  }

  write() {
    return this.journal.write(this.values, this.revision, this.reasons, this.sent);
  }

  after(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
  }

  async flush() {
    clearTimeout(this.timer);
    if (!this.unsaved || this.sending || this.rival || this.ended) return;
    const [content, typed, rows] = [contentOf(this), this.typed, rowsOf(this.values)];
    this.sent = [...this.sent, markOf(content)].slice(-5);
    this.kept = this.write(); // whoever comes back after a kill knows her own words when they have arrived
    if (!this.failures) this.on.state("saving");
    this.sending = this.ask({ ...content, revision: this.revision }); // whoever must know how it ended waits for it, too
    const answer = await this.sending;
    this.sending = null;
    if (this.ended && answer.status !== "saved") return; // the next mount finds it in the journal
    if (answer.status === "saved") this.acknowledge(answer, typed, rows);
    else if (answer.status === "conflict") this.meetRival(answer.theirs);
    else this.fail(answer);
  }

  /** What the store answers. What is no answer (a proxy's page, half a line) is none: only words that say so are an acknowledgement. */
  async ask(content) {
    const answer = await this.save(content).catch(() => null);
    const isWhole = { saved: () => Number.isInteger(answer.revision), conflict: () => Number.isInteger(answer.theirs?.revision), error: () => true };
    return isWhole[answer?.status]?.() ? answer : { status: "lost" };
  }

  acknowledge(answer, typed, rows) {
    Object.assign(this, { revision: answer.revision, stored: typed, failures: 0, sent: [] });
    adoptIds(rows, answer.values);
    if (this.unsaved) this.write();
    else this.journal.clear();
    this.on.saved(answer);
    this.on.state(this.unsaved ? "saving" : "saved", answer.saved_at);
    if (this.unsaved) this.after(DEBOUNCE);
  }

  fail(answer) {
    const wait = patience(this.failures++);
    this.on.state(answer.status === "error" ? "refused" : "lost", answer.message);
    this.after(answer.status === "error" ? PATIENCE.at(-1) : wait);
  }

  meetRival(theirs) {
    this.failures = 0;
    if (this.sent.includes(markOf(theirs))) {
      this.revision = theirs.revision; // our own words: they had arrived, only their acknowledgement had not
      this.after(0);
      return;
    }
    this.rival = theirs;
    this.on.state("rival");
    this.on.rival(theirs);
  }

  /** The person has chosen between her own version and the rival one. Either way the store keeps both. */
  async choose(mine) {
    const { rival: theirs, typed } = this;
    if (mine) {
      Object.assign(this, { revision: theirs.revision, rival: null });
      this.changed(0);
      return;
    }
    const kept = { ...contentOf(this), revision: this.revision };
    const answer = await this.ask(kept); // what was typed since is kept there, too
    if (this.typed > typed) return this.choose(false); // and what was typed while it was on its way
    if (answer.status === "lost" || answer.status === "error") {
      this.on.state("rival", "lost");
      return;
    }
    const { values, reasons = {}, revision, saved_at } = answer.theirs ?? answer;
    Object.assign(this, { values, reasons, revision, rival: null, sent: [], stored: this.typed });
    this.journal.clear();
    this.on.replaced(values);
    this.on.state("saved", saved_at);
  }

  end() {
    this.flush();
    this.ended = true;
    clearTimeout(this.timer);
  }
}

/** What is sent: as it is now, whatever is typed meanwhile. */
const contentOf = ({ values, reasons }) => JSON.parse(JSON.stringify({ values, reasons }));
const markOf = ({ values, reasons }) => mark(canonical([values, reasons ?? {}]));
const sameContent = (one, other) => canonical([one.values, one.reasons ?? {}]) === canonical([other.values, other.reasons ?? {}]);

const isRows = (value) => Array.isArray(value) && value.every((row) => row && typeof row === "object");
const rowsOf = (values) =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (isRows(value) ? [[name, [...value]]] : [])));

/** The store may have given ids (a row without one, two rows with the same). Rows stand where they stood when sent. */
function adoptIds(sent, values) {
  for (const [name, rows] of Object.entries(sent)) {
    rows.forEach((row, index) => {
      const id = values?.[name]?.[index]?.id;
      if (id && id !== row.id) row.id = id;
    });
  }
}
