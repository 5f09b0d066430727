// The form of one exercise: what stands where, and what happens when.

import { adoptValues, isInTheWay } from "./adopt.js";
import { pageBlocks } from "./blocks.js";
import { Checker } from "./checker.js";
import { drawRival } from "./conflict.js";
import { Edits } from "./edits.js";
import { Feedback } from "./feedback.js";
import { drawField, placeAt } from "./field.js";
import { drawClosed } from "./findings.js";
import { drawHead, drawPoints } from "./head.js";
import { openHistory } from "./history.js";
import { Journal } from "./journal.js";
import { Keeper, patience } from "./keeper.js";
import { listenToFormKeys } from "./keys.js";
import { button, fold, make } from "./nodes.js";
import { drawFailure, drawNotice, drawProposed, drawShortcuts, drawWelcome } from "./notices.js";
import { drawProposer } from "./proposal.js";
import { Places } from "./places.js";
import { readAnswer } from "./reading.js";
import { Status } from "./status.js";
import { Table } from "./table/table.js";
import { canonical, newId, nothingYet, rowLike, withFixedRows } from "./values.js";

const SOON = 150; // ms between hearing that somebody saved and looking

let mounted = 0; // makes the ids of several forms on a page differ

class Form {
  constructor(element, host) {
    Object.assign(this, { host, count: 0, uid: `bt${++mounted}-${newId().slice(1, 7)}`, width: 0, listeners: [] });
    Object.assign(this, { places: new Places(), tables: new Map(), openRows: new Map(), met: new Map() }); // openRows: row id → open or folded
    this.status = new Status(host);
    this.voice = make("p", { class: "bt-unseen", "aria-live": "polite" });
    this.body = make("div", { class: "bt-body" }, make("p", { class: "bt-empty" }, "Membuka isian …"));
    this.root = make("div", { class: "bimtek-form", lang: "id" }, this.body, this.voice);
    element.replaceChildren(this.root);
    this.listen();
    this.load();
  }

  listen() {
    const { host, status } = this;
    const on = (target, name, action) => {
      target.addEventListener(name, action);
      this.listeners.push(() => target.removeEventListener(name, action));
    };
    on(window, "beforeunload", (event) => this.keeper?.unsaved && (event.preventDefault(), (event.returnValue = true)));
    on(window, "online", () => (this.keeper?.unsaved ? this.keeper.flush() : status.feelPulse()));
    on(window, "offline", () => status.lost());
    host.watch?.(() => status.lost());
    on(document, "visibilitychange", () => (document.hidden ? this.keeper?.flush() : this.refresh()));
    on(document, "bimtek-saved", ({ detail }) => this.concerns(detail) && this.refreshSoon());
    on(this.root, "focusout", () => (this.edits?.undo.seal(), this.keeper?.flush()));
    listenToFormKeys(this, on);
    const sight = new ResizeObserver(() => this.measure());
    sight.observe(this.root);
    this.listeners.push(() => sight.disconnect());
  }

  /** Whether a save changes what stands here. heard: exercises that others saved; mine: the form of this page that did. */
  concerns({ heard = [], mine = "" }) {
    const { id } = this.definition ?? {};
    return heard.includes(id) || [...heard, mine].some((saved) => saved !== id && this.madeFrom?.includes(saved));
  }

  /** The width in rem decides between cards and grids. */
  measure() {
    if (!this.root.clientWidth) return; // out of sight, as in a tab behind another
    this.width = this.root.clientWidth / parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const table of this.tables.values()) table.fit();
  }

  async load(failures = 0) {
    const opened = await this.host.open().catch(() => ({ status: "error", message: this.host.advice ?? "", lost: true }));
    if (this.ended) return;
    if (opened.status !== "error") return this.start(opened);
    this.body.replaceChildren(drawFailure(opened, () => this.load()));
    clearTimeout(this.retry);
    if (opened.lost) this.retry = setTimeout(() => this.load(failures + 1), patience(failures));
  }

  async start(opened) {
    this.definition = opened.definition;
    this.madeFrom = opened.made_from;
    this.notice = opened.notice;
    this.isProposed = opened.proposed && !opened.read_only;
    if (opened.read_only) return this.drawReading(opened);
    const journal = new Journal([opened.cohort, opened.seat, this.definition.id].join("/"));
    await journal.recall();
    if (this.ended) return;
    this.keeper = new Keeper((content) => this.host.save(content), journal, {
      state: (name, detail) => this.status.tell(name, detail),
      saved: (answer) => this.acknowledged(answer),
      rival: (theirs) => this.conflict.replaceChildren(drawRival(this, theirs)),
      replaced: () => (this.edits.undo.clear(), this.draw(), this.refresh()),
    });
    this.status.keeper = this.keeper;
    this.checker = new Checker(this.host.check, this.keeper, (answer) => this.feedback.takeFindings(answer));
    this.conflict = make("div", {});
    this.edits = new Edits(this);
    this.measure();
    this.keeper.start(opened);
    this.draw();
    this.feedback.take(opened);
  }

  get values() {
    return this.keeper.values;
  }

  /** Somebody else writes: nothing can be typed here. */
  get isLocked() {
    return Boolean(this.root.closest("fieldset:disabled"));
  }

  optionsOf = (field) => [...(field.options.length ? field.options : (this.definition.options[field.source] ?? [])),
    ...(this.met.get(field.source)?.values() ?? [])];
  /** Keep the words of an option that a search brought and somebody chose. */
  meet(source, option) {
    this.met.set(source, (this.met.get(source) ?? new Map()).set(option.value, option));
  }

  isColumn = (field) => this.definition.fields.some((other) => other.columns?.includes(field));
  tableOf = (field) => this.definition.fields.find((other) => other.columns?.includes(field))?.name ?? "";

  draw() {
    for (const table of this.tables.values()) table.end();
    this.places = new Places();
    this.tables = new Map();
    this.feedback = new Feedback(this, this.feedback?.preview.open);
    const { definition } = this;
    this.head ??= drawHead(definition);
    this.welcome = drawWelcome(definition);
    this.proposed = this.isProposed && !this.keeper.typed ? drawProposed(() => this.changed()) : null;
    const fields = definition.fields.map((field) => (field.kind === "table" ? this.drawTable(field) : drawField(this, field, this.values).node));
    const { result, preview, short } = this.feedback;
    this.body.replaceChildren(...[this.head, drawNotice(this.notice), this.proposed, this.conflict,
      make("form", { class: "bt-fields", onsubmit: (event) => event.preventDefault() }, this.welcome, fields,
        definition.proposer && this.host.propose && drawProposer(this)),
      result, preview, this.tables.size ? drawShortcuts() : null, this.drawBar(short)].filter(Boolean));
    this.offerUndo();
    this.look();
  }

  drawTable(field) {
    const { values, definition } = this;
    const rows = Array.isArray(values[field.name]) ? values[field.name] : []; // the same list: what can be undone knows it
    const stored = rows.filter((row) => row && typeof row === "object");
    const wanted = field.rows_from ? withFixedRows(stored, definition.options[field.rows_from] ?? []) : stored;
    if (!wanted.length && !field.rows_from && field.min_rows) wanted.push(rowLike()); // shows at once what is asked
    rows.splice(0, rows.length, ...wanted);
    values[field.name] = rows;
    const table = new Table(this, field);
    this.tables.set(rows, table);
    return table.node;
  }

  drawBar(short) {
    const tool = (word, symbol, action) => button(word, action, { symbol, kind: "tool", title: word });
    this.backButton = tool("Urungkan", "back", () => this.edits.back());
    this.forthButton = tool("Ulangi", "forth", () => this.edits.forth());
    const history = this.host.history && tool("Riwayat", "history", () => openHistory(this, history));
    return make("div", { class: "bt-bar" }, this.status.node,
      make("div", { class: "bt-steps" }, this.backButton, this.forthButton, history), short);
  }

  offerUndo() {
    const { done, undone } = this.edits.undo;
    this.backButton.disabled = !done.length;
    this.forthButton.disabled = !undone.length;
  }

  drawReading(opened) {
    this.body.replaceChildren(...[drawHead(this.definition), drawNotice(this.notice), readAnswer(this.definition, opened.values),
      make("section", { class: "bt-result" }, make("div", {}, drawPoints(opened, this.definition)), drawClosed(opened)),
      fold("Begini bagian ini akan tampil di buku", make("div", { class: "bt-page" }, pageBlocks(opened.preview ?? []))),
      make("div", { class: "bt-bar" }, make("p", { class: "bt-status" }, "Hanya dapat dibaca"))].filter(Boolean));
  }

  changed() {
    this.look();
    this.keeper.changed();
    if (!this.isLocked) this.checker.changed();
  }

  /** What depends on this field: whether others are asked now, and sums that it is a part of. */
  askAgain(holder, name) {
    for (const place of this.places.of(holder)) {
      if (place.field?.only_if?.[0] === name) place.asked();
      if (place.field?.total?.of.includes(name)) place.total.show();
    }
  }

  /** What follows from the values alone: the welcome. */
  look() {
    this.empty = nothingYet(this.definition, this.values);
    this.welcome.hidden = !this.empty;
    if (this.proposed && this.keeper.typed) this.proposed.remove();
  }

  acknowledged(answer) {
    this.madeFrom = answer.made_from;
    this.offer({ ...this.definition.options, ...answer.options });
    if (this.checker.shown > this.keeper.stored) this.feedback.takePreview(answer); // findings of later words stand there
    else this.feedback.take(answer);
    document.dispatchEvent(new CustomEvent("bimtek-saved", { detail: { mine: this.definition.id } }));
  }

  /** Go to a field, or to a row or table as a whole. */
  jump(holder, name) {
    for (const table of this.tables.values()) table.views.get(holder)?.reveal();
    const place = this.places.at(holder, name) ?? this.places.at(holder, "") ?? { node: this.body, focus: () => {} };
    place.node.scrollIntoView({ block: "center" });
    place.focus();
    place.reach?.();
  }

  /** Lead the eye to what was just undone or done again. */
  lead({ rows, holder, name }) {
    const place = rows ? this.places.at(this.values, this.tables.get(rows)?.field.name) : this.places.at(holder, name) ?? this.places.at(holder, "");
    if (!place) return;
    place.node.scrollIntoView({ block: "nearest" });
    if (!rows && this.root.contains(document.activeElement) && !document.activeElement.closest(".bt-bar")) place.focus();
  }

  /** Draw something anew without losing the field that somebody is in. */
  keepFocus(action) {
    const here = placeAt(document.activeElement);
    action();
    if (here) this.places.at(here.holder, here.name)?.focus();
  }

  async settle(mine) {
    await this.keeper.choose(mine);
    if (!this.keeper.rival) this.conflict.replaceChildren();
  }

  say(text) {
    this.voice.textContent = text;
  }

  /** Many messages are one look, and a steady stream of them holds none back. */
  refreshSoon() {
    this.soon ??= setTimeout(() => ((this.soon = null), this.refresh()), SOON);
  }

  /** Other options than before: what somebody saved, also in this very form. */
  offer(options) {
    if (canonical(options) === canonical(this.definition.options)) return;
    this.definition = { ...this.definition, options };
    for (const place of this.places.all()) place.update?.();
    this.refill?.();
  }

  /** What others saved meanwhile: new options at once, new values only where nothing is typed and nobody's caret stands. */
  async refresh() {
    if (!this.keeper) return;
    const opened = await this.host.open().catch(() => null);
    if (!opened || opened.status === "error" || this.ended) return;
    this.offer(opened.definition.options);
    this.madeFrom = opened.made_from;
    const { unsaved, sending, rival, revision } = this.keeper;
    if (unsaved || sending || rival || opened.revision < revision) return;
    if (opened.revision > revision) {
      const here = placeAt(document.activeElement);
      const isBusy = !this.isLocked && (isInTheWay(this, opened.values, here) || this.root.querySelector("dialog[open]"));
      if (isBusy) return; // her next save meets the other version and asks
      adoptValues(this, opened.values);
      Object.assign(this.keeper, { reasons: opened.reasons ?? {}, revision: opened.revision });
      this.edits.undo.clear();
      this.look();
      this.status.tell("saved", opened.saved_at);
    }
    this.feedback.take(opened);
  }

  destroy() {
    this.keeper?.end();
    this.ended = true;
    this.checker?.end();
    this.status.end();
    for (const table of this.tables.values()) table.end();
    clearTimeout(this.retry);
    clearTimeout(this.soon);
    for (const stop of this.listeners) stop();
    this.root.remove();
  }
}

/** Draw the form of host into element. */
export function mount(element, host) {
  const form = new Form(element, host);
  return { destroy: () => form.destroy() };
}
