// A row of a table: as a card that folds, or as a line of a grid. Its fields are drawn when somebody can see them.

import { drawField } from "../field.js";
import { countOf } from "../findings.js";
import { Found } from "../found.js";
import { button, make } from "../nodes.js";
import { rowLabel } from "../reading.js";
import { layOut } from "./layout.js";

class RowView {
  constructor(table, row) {
    Object.assign(this, { table, row, isDrawn: false, places: [] });
    const { form } = table;
    this.number = make("span", { class: "bt-number", id: `${form.uid}-${form.count++}` });
    this.own = new Found(form);
    this.cells = make("div", { class: "bt-cells" });
    this.tools = table.fixed ? null : this.makeTools();
  }

  makeTools() {
    const { table, row } = this;
    const tool = (symbol, word, action) =>
      button(word, action, { symbol, kind: "tool", title: word, "aria-describedby": this.number.id });
    this.up = tool("up", "Naik", () => table.move(row, -1));
    this.down = tool("down", "Turun", () => table.move(row, 1));
    return make("div", { class: "bt-tools" }, this.up, this.down,
      tool("copy", "Salin", () => table.copy(row)), tool("remove", "Hapus", () => table.remove(row)));
  }

  draw() {
    if (this.isDrawn) return;
    const { form, field } = this.table;
    this.isDrawn = true;
    this.places = field.columns.map((column) => drawField(form, column, this.row, this.isCompact));
    this.cells.replaceChildren(...this.withGroups(this.places.map(({ node }) => node)));
    this.node.classList.add("bt-drawn");
    for (const place of this.places) place.show(form.feedback.at(this.row, place.name));
  }

  withGroups(nodes) {
    return nodes;
  }

  drop() {
    if (!this.isDrawn) return;
    this.isDrawn = false;
    this.table.form.places.dropFields(this.row);
    this.places = [];
    this.cells.replaceChildren();
    this.node.classList.remove("bt-drawn");
  }

  /** Where it stands now. */
  place(index, last) {
    const { table, number } = this;
    number.replaceChildren(table.fixed ? "" : make("span", { class: "bt-unseen" }, "Baris "), table.nameOf(this.row, index));
    if (!table.fixed) [this.up.disabled, this.down.disabled] = [index === 0, index === last];
  }

  reach() {
    this.own.reach();
  }

  /** What was found in the row as a whole. */
  show(findings) {
    this.own.show(findings);
  }

  focus(name) {
    this.reveal();
    (this.places.find((place) => place.name === name) ?? this.places[0])?.focus();
  }

  reveal() {
    this.draw();
  }

  summarize() {}
}

/** Folds to its name and what was found in it. */
export class Card extends RowView {
  constructor(table, row) {
    super(table, row);
    this.name = make("span", { class: "bt-name" });
    this.count = make("span", { class: "bt-count" });
    const head = make("summary", { onclick: () => this.node.open || this.draw() }, this.number, this.name, this.count);
    this.node = make("details", { class: "bt-row", "aria-labelledby": this.number.id, ontoggle: () => this.toggled() },
      head, this.own.node, this.cells, this.tools);
    this.head = head;
    if (table.startsOpen(row)) this.reveal();
  }

  withGroups(nodes) {
    const { columns } = this.table.field;
    layOut(columns, nodes);
    return nodes.flatMap((node, index) =>
      (columns[index].group ? [make("h5", { class: "bt-group" }, columns[index].group), node] : [node]));
  }

  reveal() {
    this.draw();
    this.node.open = true;
    this.table.opened(this);
  }

  fold() {
    this.node.open = false;
  }

  toggled() {
    this.table.remember(this.row, this.node.open);
    if (this.node.open) this.reveal();
    else this.drop();
    this.summarize();
  }

  leave() {
    this.head.focus();
  }

  /** The name and the count of what was found, for whoever sees it folded. */
  summarize() {
    const { form, field } = this.table;
    this.name.textContent = this.table.fixed ? "" : rowLabel(form.definition, field, this.row);
    this.count.textContent = countOf(form.feedback.inRow(this.row));
  }
}

/** A line of a grid. */
export class Line extends RowView {
  constructor(table, row) {
    super(table, row);
    this.isCompact = table.isWide;
    this.number.tabIndex = -1;
    this.number.setAttribute("data-lm-suppress-shortcuts", "true");
    this.node = make("div", { class: "bt-row", role: "group", "aria-labelledby": this.number.id },
      this.number, this.own.node, this.cells, this.tools);
    if (table.near) table.near.watch(this);
    else this.draw();
  }

  /** Far from what is seen a line keeps its height and the name of its row. */
  drop() {
    if (!this.isDrawn || this.node.contains(document.activeElement)) return;
    this.node.style.minHeight = `${this.node.offsetHeight}px`;
    super.drop();
    this.summarize();
  }

  draw() {
    super.draw();
    this.node.style.minHeight = "";
  }

  leave() {
    this.number.focus();
  }

  summarize() {
    if (!this.isDrawn) this.cells.replaceChildren(make("span", { class: "bt-name" }, rowLabel(this.table.form.definition, this.table.field, this.row)));
  }
}
