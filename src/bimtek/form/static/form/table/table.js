// A table of rows: cards, or a grid on a wide screen. Rows are added, moved, copied and removed here.

import { Found } from "../found.js";
import { button, make, setOrDrop } from "../nodes.js";
import { rowIsOpen, rowLike, withMoved, withoutRow, withRow } from "../values.js";
import { sharedColumns, wideColumns } from "./layout.js";
import { listenToKeys } from "./keys.js";
import { Near } from "./near.js";
import { listenToPaste } from "./paste.js";
import { drawReport } from "./report.js";
import { Card, Line } from "./row.js";
import { drawTools } from "./tools.js";
import { remembered, WIDE_TABLE } from "./view.js";

const GRID_FITS = 52; // rem of the form from which on a grid is offered
const ROOMY = 42; // rem from which on more than one card is open at a time
const AT_ONCE = 66; // fields of cards that are open from the beginning
const LAZY = 400; // fields of a grid from which on only those near the screen are drawn

export class Table {
  constructor(form, field) {
    Object.assign(this, { form, field, rows: form.values[field.name], fixed: Boolean(field.rows_from), views: new Map() });
    this.list = make("div", { class: "bt-rows" });
    this.head = make("div", { class: "bt-head", "aria-hidden": "true" });
    this.scroller = make("div", { class: "bt-sheet" }, this.head, this.list);
    this.box = make("div", { class: "bt-undo", hidden: true });
    this.empty = make("p", { class: "bt-empty" }, this.fixed
      ? "Belum ada baris: daftarnya berasal dari pertemuan sebelumnya."
      : "Belum ada baris. Tekan “Tambah baris” untuk mulai.");
    this.found = new Found(form);
    this.summary = make("div", { class: "bt-summary", role: "status" });
    this.tools = drawTools(this);
    this.node = make("section", { class: "bt-table", "aria-label": field.label },
      make("div", { class: "bt-title" }, make("h4", {}, field.label), this.tools.node),
      field.hint && make("p", { class: "bt-hint" }, field.hint), this.found.node, this.summary, this.scroller, this.box, this.empty,
      this.fixed ? null : button("Tambah baris", () => this.add(), { symbol: "add", kind: "add" }));
    form.places.add(this.place());
    listenToKeys(this);
    listenToPaste(this);
    this.build();
  }

  place() {
    return {
      node: this.node, holder: this.form.values, name: this.field.name, update: () => this.sync(),
      focus: () => (this.rows.length ? this.views.get(this.rows[0]).focus() : this.node.querySelector(".bt-add")?.focus()),
      show: (findings) => this.found.show(findings), reach: () => this.found.reach(),
    };
  }

  // ---- How it is seen ------------------------------------------------------------------------------------------------

  get isWide() {
    return this.field.columns.length > WIDE_TABLE;
  }

  /** "grid" or "cards", as the width of the form and the person want it. */
  wantedView() {
    if (this.isNarrow) return "cards";
    return this.isWide ? remembered(this) : "grid";
  }

  get oneAtATime() {
    return this.form.width < ROOMY;
  }

  /** Too narrow for a grid. */
  get isNarrow() {
    return this.form.width < GRID_FITS;
  }

  /** Draw it anew where the width or the person wants another view. */
  fit() {
    const view = this.wantedView();
    if (view === this.view && this.oneAtATime === this.wasNarrow) return;
    this.form.keepFocus(() => this.build());
  }

  build() {
    for (const view of this.views.values()) this.forget(view);
    this.near?.end();
    this.near = null;
    this.view = this.wantedView();
    this.wasNarrow = this.oneAtATime;
    const isGrid = this.view === "grid";
    this.node.className = `bt-table ${isGrid ? "bt-grid" : "bt-cards"}${isGrid && this.isWide ? " bt-wide" : ""}`;
    if (isGrid) {
      this.node.style.setProperty("--bt-columns", (this.isWide ? wideColumns : sharedColumns)(this.field.columns, this.fixed));
      if (this.rows.length * this.field.columns.length > LAZY) this.near = new Near(this.isWide ? this.scroller : null);
    }
    this.scroller.tabIndex = isGrid && this.isWide ? 0 : -1;
    setOrDrop(this.scroller, "role", isGrid && this.isWide && "region");
    setOrDrop(this.scroller, "aria-label", isGrid && this.isWide && `${this.field.label}, tabel`);
    this.drawHead(isGrid);
    this.tools.fit();
    this.sync();
  }

  report(words, more) {
    this.summary.replaceChildren(drawReport(this, words, more));
  }

  drawHead(isGrid) {
    const cell = ({ label, hint, group }) =>
      make("span", {}, group && this.isWide && make("span", { class: "bt-group" }, group), label, hint && make("small", {}, hint));
    this.head.replaceChildren(...(isGrid ? [make("span"), ...this.field.columns.map(cell), make("span")] : []));
  }

  startsOpen(row) {
    const chosen = this.form.openRows.get(row.id);
    if (chosen !== undefined) return chosen;
    return this.oneAtATime ? this.rows.length === 1 : this.rows.length * this.field.columns.length <= AT_ONCE;
  }

  remember(row, isOpen) {
    this.form.openRows.set(row.id, isOpen);
  }

  /** A card was opened: on a narrow screen the others close. */
  opened(card) {
    if (!this.oneAtATime) return;
    for (const other of this.views.values()) if (other !== card && other.node.open) other.fold();
  }

  // ---- Bringing nodes in line with the rows --------------------------------------------------------------------------

  forget(view) {
    this.near?.forget(view);
    view.node.remove();
    this.form.places.drop(view.row);
    this.views.delete(view.row);
  }

  /** Nodes that stay are not touched, so the caret stays. */
  sync() {
    const here = new Set(this.rows);
    for (const [row, view] of this.views) if (!here.has(row)) this.forget(view);
    this.rows.forEach((row, index) => {
      const view = this.views.get(row) ?? this.makeView(row);
      view.place(index, this.rows.length - 1);
      if (this.list.children[index] !== view.node) this.list.insertBefore(view.node, this.list.children[index] ?? null);
    });
    if (here.has(this.removed)) this.box.hidden = true;
    this.empty.hidden = this.rows.length > 0;
    this.head.hidden = !this.rows.length;
  }

  makeView(row) {
    const view = new (this.view === "grid" ? Line : Card)(this, row);
    this.views.set(row, view);
    this.form.places.add({
      node: view.node, holder: row, name: "", focus: () => view.focus(), reveal: () => view.reveal(),
      show: (findings) => view.show(findings),
    });
    view.summarize();
    return view;
  }

  /** The findings have changed: folded rows tell how many they hold. */
  tell() {
    for (const view of this.views.values()) if (!view.isDrawn || view.count) view.summarize();
  }

  nameOf(row, index) {
    if (!this.fixed) return String(index + 1);
    return this.form.definition.options[this.field.rows_from]?.find(({ value }) => value === row.id)?.label ?? row.id;
  }

  // ---- Rows ----------------------------------------------------------------------------------------------------------

  /** Let other rows stand in the table, as one step that can be taken back. */
  setRows(after, words) {
    this.form.edits.together(words, (undo) => undo.setRows(this.rows, after, words));
  }

  add(index = this.rows.length, like = {}) {
    const row = rowLike(like);
    this.setRows(withRow(this.rows, index, row), "baris baru");
    this.views.get(row).focus();
    this.form.say(`Baris ${index + 1} ditambahkan.`);
  }

  copy(row) {
    this.add(this.rows.indexOf(row) + 1, row);
  }

  remove(row) {
    const index = this.rows.indexOf(row);
    this.setRows(withoutRow(this.rows, row), `hapus baris ${index + 1}`);
    const words = `Baris ${index + 1} dihapus.`;
    if (rowIsOpen(row)) {
      (this.views.get(this.rows[Math.min(index, this.rows.length - 1)]) ?? this.place()).focus();
      this.form.say(words);
      return;
    }
    const back = button("Batalkan", () => {
      this.setRows(withRow(this.rows, Math.min(index, this.rows.length), row), "kembalikan baris");
      this.views.get(row).focus();
      this.form.say("Baris dikembalikan.");
    });
    this.box.replaceChildren(make("span", {}, words), back);
    this.removed = row;
    this.box.hidden = false;
    back.focus();
    this.form.say(`${words} Tombol Batalkan mengembalikannya.`);
  }

  /** Move a row up (-1) or down (+1); the focus goes with it. */
  move(row, step) {
    const after = this.fixed ? null : withMoved(this.rows, row, step);
    if (!after) return;
    const pressed = document.activeElement;
    this.setRows(after, "pindah baris");
    const { up, down } = this.views.get(row);
    const isAtEnd = pressed.disabled && (pressed === up || pressed === down);
    (isAtEnd ? (pressed === up ? down : up) : pressed).focus();
    this.form.say(`Baris sekarang di urutan ${this.rows.indexOf(row) + 1} dari ${this.rows.length}.`);
  }

  end() {
    this.near?.end();
  }
}
