// The form of one exercise: what stands where, and what happens when.

import { pageBlocks } from "./blocks.js";
import { drawRival } from "./conflict.js";
import { drawField } from "./field.js";
import { drawFindings } from "./findings.js";
import { drawHead, drawPoints, points } from "./head.js";
import { Journal } from "./journal.js";
import { Keeper, patience } from "./keeper.js";
import { button, fold, make } from "./nodes.js";
import { readAnswer } from "./reading.js";
import { STATES } from "./status.js";
import { drawTable } from "./table.js";
import { addRow, canonical, isUntouched, newId, nothingYet, withFixedRows } from "./values.js";

const HEARTBEAT = 15000; // ms
const SOON = 150; // ms between hearing that somebody saved and looking

let mounted = 0; // makes the ids of several forms on a page differ

const PREVIEW = "Begini bagian ini akan tampil di buku";

class Form {
  constructor(element, host) {
    Object.assign(this, { host, places: [], count: 0, uid: `bt${++mounted}-${newId().slice(1, 7)}` });
    this.status = make("p", { class: "bt-status", role: "status" });
    this.voice = make("p", { class: "bt-unseen", "aria-live": "polite" });
    this.body = make("div", { class: "bt-body" }, make("p", { class: "bt-empty" }, "Membuka isian …"));
    this.root = make("div", { class: "bimtek-form", lang: "id" }, this.body, this.voice);
    element.replaceChildren(this.root);
    const on = (target, name, action) => {
      target.addEventListener(name, action);
      this.listeners.push(() => target.removeEventListener(name, action));
    };
    this.listeners = [];
    on(window, "beforeunload", (event) => this.keeper?.unsaved && (event.preventDefault(), (event.returnValue = true)));
    on(window, "online", () => (this.keeper?.unsaved ? this.keeper.flush() : this.feelPulse()));
    const lost = () => this.keeper && this.tell(this.keeper.unsaved ? "lost" : "away");
    on(window, "offline", lost);
    host.watch?.(lost);
    on(document, "visibilitychange", () => (document.hidden ? this.keeper?.flush() : this.refresh()));
    on(document, "bimtek-saved", ({ detail }) => detail !== this.definition?.id && this.refreshSoon());
    on(this.root, "focusout", () => this.keeper?.flush());
    on(this.root, "keydown", (event) => {
      if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault(); // who saves by habit gets what she means
      this.keeper?.flush();
    });
    if (host.ping) this.pulse = setInterval(() => document.hidden || this.feelPulse(), HEARTBEAT);
    this.load();
  }

  async load(failures = 0) {
    const opened = await this.host.open().catch(() => ({ status: "error", message: this.host.advice ?? "", lost: true }));
    if (this.ended) return;
    if (opened.status !== "error") return this.start(opened);
    const title = opened.lost
      ? "Sambungan terputus. Isian belum dapat dibuka; halaman ini mencoba lagi sendiri."
      : "Isian ini belum dapat dibuka.";
    this.body.replaceChildren(make("div", { class: "bt-notice", role: "alert" }, make("p", {}, make("b", {}, title)),
      opened.message && make("p", {}, opened.message), button("Coba lagi", () => this.load())));
    clearTimeout(this.retry);
    if (opened.lost) this.retry = setTimeout(() => this.load(failures + 1), patience(failures));
  }

  start(opened) {
    this.definition = opened.definition;
    this.author = opened.author;
    this.notice = opened.notice;
    this.isProposed = opened.proposed && !opened.read_only;
    if (opened.read_only) return this.drawReading(opened);
    const journal = new Journal([opened.cohort, opened.seat, this.definition.id].join("/"));
    this.keeper = new Keeper((values) => this.host.save(values), journal, {
      state: (name, detail) => this.tell(name, detail),
      saved: (answer) => this.acknowledged(answer),
      rival: (theirs) => this.conflict.replaceChildren(drawRival(this, theirs)),
      replaced: () => (this.draw(), this.refresh()),
    });
    this.conflict = make("div", {});
    this.keeper.start(opened);
    this.draw();
    this.feedback(opened);
  }

  get values() {
    return this.keeper.values;
  }

  optionsOf = (field) => (field.options.length ? field.options : (this.definition.options[field.source] ?? []));
  isColumn = (field) => this.definition.fields.some((other) => other.columns?.includes(field));

  draw() {
    this.places = [];
    const { definition, values } = this;
    for (const field of definition.fields.filter(({ kind }) => kind === "table")) {
      const rows = [values[field.name] ?? []].flat().filter((row) => row && typeof row === "object");
      values[field.name] = field.rows_from ? withFixedRows(rows, definition.options[field.rows_from] ?? []) : rows;
      if (!rows.length && !field.rows_from && field.min_rows) addRow(values[field.name]); // shows at once what is asked
    }
    const fields = definition.fields.map((field) =>
      (field.kind === "table" ? drawTable(this, field) : drawField(this, field, values).node));
    this.welcome = make("p", { class: "bt-welcome" }, make("b", {}, "Mulai di sini. "),
      `${definition.how[0] ?? ""} Satu isian sudah cukup untuk memulai; semuanya disimpan sendiri.`);
    this.worth = make("div", { class: "bt-worth" });
    this.found = make("div", { class: "bt-list-of-findings" });
    this.page = make("div", { class: "bt-page" });
    this.short = make("p", { class: "bt-short" });
    this.body.replaceChildren(drawHead(definition), ...this.notices(), this.conflict,
      make("form", { class: "bt-fields", onsubmit: (event) => event.preventDefault() }, this.welcome, fields),
      make("section", { class: "bt-result", "aria-label": "Hasil sementara" }, this.worth, this.found),
      fold(PREVIEW, this.page),
      make("div", { class: "bt-bar" }, this.status, this.short));
    this.look();
  }

  /** What must be said before anything is typed. Values of an earlier meeting count only once somebody agrees to them. */
  notices() {
    const agree = () => this.changed();
    this.proposed = this.isProposed && make("div", { class: "bt-welcome" },
      make("p", {}, make("b", {}, "Sudah terisi dari pertemuan sebelumnya. "),
        "Periksa dan ubah bila perlu. Isian ini baru tersimpan setelah Anda menyetujui atau mengubahnya."),
      button("Setuju, simpan isian ini", agree, { kind: "main" }));
    const notice = this.notice && make("div", { class: "bt-notice", role: "note" }, make("p", {}, this.notice));
    return [notice, this.proposed].filter(Boolean);
  }

  drawReading(opened) {
    this.body.replaceChildren(drawHead(this.definition), ...this.notices(), readAnswer(this.definition, opened.values),
      make("section", { class: "bt-result" }, drawPoints(opened, this.definition)),
      fold(PREVIEW, make("div", { class: "bt-page" }, pageBlocks(opened.preview ?? []))),
      make("div", { class: "bt-bar" }, make("p", { class: "bt-status" }, "Hanya dapat dibaca")));
  }

  changed() {
    this.look();
    this.keeper.changed();
  }

  /** What follows from the values alone: fields that are not asked, the welcome. */
  look() {
    for (const place of this.places) place.asked();
    this.empty = nothingYet(this.definition, this.values);
    this.welcome.hidden = !this.empty;
    if (this.proposed && this.keeper.typed) this.proposed.remove();
  }

  acknowledged(answer) {
    this.feedback(answer);
    document.dispatchEvent(new CustomEvent("bimtek-saved", { detail: this.definition.id }));
  }

  /** Findings, points and preview of what the store has; they stand beside the fields and never in them. */
  feedback(answer) {
    // Nobody is told off before the first word; what only tells (a count, an agreed result) helps with it.
    const here = (finding) => this.places.find((place) => place.name === finding.field &&
      (finding.row ? place.holder.id === finding.row && place.table === finding.table : !place.table));
    const findings = (answer.findings ?? []).filter(({ weight }) => !this.empty || weight === "info").map((finding) => {
      const place = here(finding);
      const notBegun = finding.weight === "red" && place?.name && isUntouched(place.holder[place.name]);
      return notBegun ? { ...finding, weight: "open" } : finding;
    });
    for (const place of this.places) place.show(findings.filter((finding) => here(finding) === place));
    this.worth.replaceChildren(...drawPoints(answer, this.definition));
    this.found.replaceChildren(...(this.empty ? [] : drawFindings(findings, (finding) => this.jump(here(finding)))));
    const blocks = pageBlocks(answer.preview ?? []);
    this.page.replaceChildren(...(blocks.length ? blocks : ["Belum ada yang dapat ditampilkan."]));
    this.short.textContent = answer.maximum ? `${points(answer.points)} dari ${points(answer.maximum)} poin` : "";
  }

  jump(place) {
    const target = place ?? { node: this.body, focus: () => {} };
    target.node.scrollIntoView({ block: "center" });
    target.focus();
  }

  async settle(mine) {
    await this.keeper.choose(mine);
    if (!this.keeper.rival) this.conflict.replaceChildren();
  }

  tell(name, detail) {
    const stays = name === "away" || (name === "lost" && this.keeper.failures > 1);
    const text = STATES[name](detail, this) + (stays && this.host.advice ? `. ${this.host.advice}` : "");
    if (this.status.textContent !== text) this.status.textContent = text;
    const trouble = ["lost", "away", "refused", "rival"].includes(name);
    this.status.className = `bt-status bt-is-${name}${trouble ? " bt-trouble" : ""}`;
    if (name === "saved") this.savedAt = detail;
  }

  say(text) {
    this.voice.textContent = text;
  }

  async feelPulse() {
    if (!this.keeper || this.keeper.unsaved) return;
    const alive = !this.host.ping || await this.host.ping().then(() => true, () => false);
    if (this.ended || this.keeper.unsaved) return;
    if (!alive) this.tell("away");
    else if (this.status.classList.contains("bt-is-away")) this.tell(this.savedAt ? "saved" : "new", this.savedAt);
  }

  /** Many messages are one look, and a steady stream of them holds none back. */
  refreshSoon() {
    this.soon ??= setTimeout(() => ((this.soon = null), this.refresh()), SOON);
  }

  /** What others saved meanwhile: new options at once, new values only where nothing is typed and nobody's caret stands. */
  async refresh() {
    if (!this.keeper) return;
    const opened = await this.host.open().catch(() => null);
    if (!opened || opened.status === "error" || this.ended) return;
    if (canonical(opened.definition.options) !== canonical(this.definition.options)) {
      this.definition = { ...this.definition, options: opened.definition.options };
      for (const place of this.places) place.refresh?.();
      this.refill?.();
    }
    const { unsaved, sending, rival, revision } = this.keeper;
    if (unsaved || sending || rival || opened.revision < revision) return;
    if (opened.revision > revision) {
      const isRead = this.root.closest("fieldset:disabled"); // somebody else writes: nothing can be typed here
      if (!isRead && this.root.contains(document.activeElement)) return; // her next save meets the other version and asks
      Object.assign(this.keeper, { values: opened.values, revision: opened.revision });
      this.draw();
      this.tell("saved", opened.saved_at);
    }
    this.feedback(opened);
  }

  destroy() {
    this.keeper?.end();
    this.ended = true;
    clearInterval(this.pulse);
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
